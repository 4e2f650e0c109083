#include "pretrain/pretrain_cost.h"

namespace deepmi
{

namespace
{

constexpr double embeddingWidth = 256;
constexpr double hiddenUnits = 1024 + 512 + 256;

} // namespace

NetworkSize networkSize(std::size_t columns, int clusters)
{
    NetworkSize size;
    double width = static_cast<double>(columns);
    for (const double next : {1024.0, 512.0, 256.0}) {
        // A linear layer, then two residual units of two square matrices each.
        size.extractor += width * next + 4 * next * next;
        width = next;
    }
    size.classifier = width * width + width * clusters;
    size.regressor = width * width + width;
    return size;
}

PretrainCost pretrainCost(const PretrainParameters& parameters, const PretrainSize& size)
{
    const NetworkSize network = networkSize(size.columns, parameters.clusters);
    const auto train = static_cast<double>(size.train), development = static_cast<double>(size.development),
               pool = static_cast<double>(size.unlabeled), columns = static_cast<double>(size.columns);
    const double kmeans = 2 * embeddingWidth * parameters.clusters * parameters.kmeansIterations;
    PretrainCost cost;
    cost.flopsPerEpoch =
        pool * (2 * network.extractor + kmeans + 6 * (network.extractor + network.classifier)) +
        train * ((pool > 0 ? 2 * network.extractor : 0) + kmeans + 6 * network.all()) +
        (train + development) * 2 * network.all();
    constexpr double parameterCopies = 6, buffersPerUnit = 13, embeddings = 3;
    cost.bytes =
        sizeof(float) *
        ((static_cast<double>(size.rows) + pool) * columns + parameterCopies * network.all() +
         buffersPerUnit * hiddenUnits * parameters.batch + embeddings * embeddingWidth * (train + pool));
    return cost;
}

} // namespace deepmi
