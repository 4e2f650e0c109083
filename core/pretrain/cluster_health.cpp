#include "pretrain/cluster_health.h"

#include <cmath>
#include <cstdio>

namespace deepmi
{

namespace
{

constexpr int firstWatchedEpoch = 20;

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string advice(const PretrainParameters& parameters)
{
    if (parameters.clusterHead == "reset")
        return "use --cluster-head keep, or more batches an epoch (--batch)";
    if (!parameters.uniformClusters)
        return "try --uniform-clusters, a larger --cluster-head-learning-rate, more --epochs, --keep-epoch "
               "last or "
               "fewer --clusters; --cluster-source kmeans scores by K-means itself";
    return "try a larger --cluster-head-learning-rate, more --epochs, --keep-epoch last or fewer --clusters; "
           "--cluster-source kmeans scores by K-means itself";
}

std::string describe(const PretrainEpoch& epoch, int clusters)
{
    return "the cluster classifier uses " + fixed(epoch.effectiveClassifier, 1) +
           " effective clusters of K = " + std::to_string(clusters) + " where K-means uses " +
           fixed(epoch.effectiveClusters, 1) + " (epoch " + std::to_string(epoch.epoch) +
           ", accuracy on the pseudo-labels " + fixed(epoch.classifierAccuracy, 2) + ")";
}

} // namespace

std::vector<std::int64_t> stateCounts(std::span<const int> values, int states)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(states), 0);
    for (const int value : values)
        ++counts[static_cast<std::size_t>(value)];
    return counts;
}

std::string epochSummary(const PretrainEpoch& epoch)
{
    std::string text = "CCC train " + fixed(epoch.trainCcc, 3);
    if (std::isfinite(epoch.developmentCcc))
        text += " dev " + fixed(epoch.developmentCcc, 3);
    return text + ", clusters " + fixed(epoch.effectiveClusters, 0) + "/g " +
           fixed(epoch.effectiveClassifier, 0) + ", g " + fixed(epoch.classifierAccuracy, 2);
}

CollapseWatch::CollapseWatch(const PretrainParameters& parameters, const Job& job)
    : m_parameters(parameters), m_job(job)
{
}

void CollapseWatch::observe(const PretrainEpoch& epoch)
{
    if (m_said || epoch.epoch < firstWatchedEpoch ||
        epoch.effectiveClassifier > .25 * epoch.effectiveClusters)
        return;
    m_said = true;
    m_job.warn(describe(epoch, m_parameters.clusters) + "; " + advice(m_parameters));
}

bool CollapseWatch::conclude(const PretrainEpoch& kept) const
{
    const bool collapsed = kept.effectiveClassifier < .5 * kept.effectiveClusters;
    if (collapsed)
        m_job.warn("collapse: " + describe(kept, m_parameters.clusters) +
                   "; I(X;Y) of the recognised cluster is not to be trusted; " + advice(m_parameters));
    return collapsed;
}

} // namespace deepmi
