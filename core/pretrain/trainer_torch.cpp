#include "pretrain/trainer_torch.h"

#include "job/error.h"
#include "network/losses_torch.h"
#include "network/reduced_passes_torch.h"
#include "network/resident_torch.h"

#include <utility>

namespace deepmi
{

namespace
{

/// Adam's ranges of stage II, in this order.
enum Range : std::size_t { FeatureExtractor, ClusterClassifier, Regressor };
constexpr double resetDeviation = .01;

Adam stage2Optimiser(const DeepEmoCluster& network, const PretrainParameters& parameters)
{
    const ParameterStore& store = network.parameters();
    const std::size_t g = network.classifierBegin(), f = network.regressorBegin();
    const auto range = [&](std::size_t first, std::size_t last, double rate) {
        return Adam::Range{store.values(first, last), store.gradients(first, last), rate,
                           store.reduced(first, last)};
    };
    return Adam({range(0, g, parameters.stage2LearningRate), range(g, f, parameters.clusterHeadLearningRate),
                 range(f, store.size(), parameters.stage2LearningRate)});
}

} // namespace

Trainer::Trainer(DeepEmoCluster& network, const PretrainParameters& parameters, at::Generator generator,
                 Precision precision)
    : m_network(network), m_dropout{parameters.dropout, std::move(generator)},
      m_stage1(network.parameters().values(0, network.regressorBegin()),
               network.parameters().gradients(0, network.regressorBegin()), parameters.stage1LearningRate,
               parameters.stage1Momentum, network.parameters().reduced(0, network.regressorBegin())),
      m_stage2(stage2Optimiser(network, parameters)),
      m_gpu(GpuSteps::make(network, parameters, m_stage1, m_stage2, precision, m_reason))
{
    const auto options = network.parameters().allValues().options();
    const std::int64_t clusters = network.parameters().value(network.topLayer()).size(0);
    m_logitsGradient = at::zeros({network.rows(), clusters}, options);
    m_predictionGradient = at::zeros({network.rows(), 1}, options);
    m_lossSums = at::zeros({2}, options.dtype(at::kDouble));
    if (!m_gpu && precision == Precision::BFloat16 && network.parameters().allValues().is_cuda())
        throw UsageError("--precision bf16 needs the GPU's kernels, and " + m_reason +
                         "; use --precision tf32 or a smaller --batch");
    if (m_gpu) // masks are made from keys there, as on the CPU, and keys are drawn on the host
        m_dropout.generator = hostGenerator(m_dropout.generator.current_seed());
}

PlacedFeatures Trainer::place(const FloatMatrix& matrix, const Job& job, std::int64_t rowsToCome)
{
    if (m_gpu)
        return m_gpu->place(matrix, rowsToCome, job);
    return {resident(matrix, m_network.parameters().allValues().device()), {}};
}

const at::Tensor& Trainer::batchBuffer()
{
    if (!m_batch.defined())
        m_batch = m_network.batchBuffer();
    return m_batch;
}

void Trainer::epoch(const StageSamples& samples, const EpochBatches& batches,
                    const std::function<void(std::size_t)>& progress)
{
    if (m_gpu) {
        m_gpu->epoch(samples.features, samples.rows, samples.labels, samples.targets, batches, m_dropout,
                     progress);
        m_samples += batches.order.size(0);
        return;
    }
    const at::Tensor &features = samples.features.onDevice, &buffer = batchBuffer();
    const auto rowsOf = [&](const at::Tensor& index) {
        return samples.rows.defined() ? samples.rows.index_select(0, index) : index;
    };
    fetchRowsSoon(features, rowsOf(batches.samples(0)));
    for (std::size_t b = 0; b < batches.count(); ++b) {
        const at::Tensor index = batches.samples(b);
        at::Tensor batch = head(buffer, index.size(0));
        gatherRows(batch, features, rowsOf(index));
        if (b + 1 < batches.count())
            fetchRowsSoon(features, rowsOf(batches.samples(b + 1)));
        const at::Tensor labels = samples.labels.index_select(0, index);
        if (samples.targets.defined())
            stage2(batch, labels, samples.targets.index_select(0, index));
        else
            stage1(batch, labels);
        progress(b + 1);
    }
}

void Trainer::step(const at::Tensor& features, const at::Tensor& pseudoLabels, const at::Tensor* targets)
{
    const std::int64_t rows = features.size(0);
    const double weight = static_cast<double>(rows);
    Dropout* dropout = m_dropout.rate > 0 ? &m_dropout : nullptr;
    const at::Tensor h = m_network.embed(features, dropout);
    at::Tensor logitsGradient = head(m_logitsGradient, rows),
               predictionGradient = head(m_predictionGradient, rows);
    m_lossSums[0].add_(crossEntropyLoss(m_network.classify(h), pseudoLabels, logitsGradient), weight);
    if (targets)
        m_lossSums[1].add_(concordanceLoss(m_network.regress(h), *targets, predictionGradient), weight);
    m_network.backward(features, h, logitsGradient, targets ? &predictionGradient : nullptr, dropout);
    m_samples += rows;
}

void Trainer::stage1(const at::Tensor& features, const at::Tensor& pseudoLabels)
{
    step(features, pseudoLabels, nullptr);
    m_stage1.step();
}

void Trainer::stage2(const at::Tensor& features, const at::Tensor& pseudoLabels, const at::Tensor& targets)
{
    step(features, pseudoLabels, &targets);
    m_stage2.step();
}

void Trainer::resetClusterHead(Random& random)
{
    m_network.parameters().initialiseNormal(m_network.topLayer(), resetDeviation, random);
    m_stage2.forget(ClusterClassifier);
}

void Trainer::addTo(TrainingState& state) const
{
    const ParameterStore& store = m_network.parameters();
    const std::size_t g = m_network.classifierBegin(), f = m_network.regressorBegin();
    state.add("parameters", store.allValues(), store, 0, store.size());
    for (const at::Tensor& velocity : m_stage1.state())
        state.add("stage1_descent.0", velocity, store, 0, f);
    // The ranges' first moments, their second moments, their counters.
    const std::vector<at::Tensor> adam = m_stage2.state();
    const std::size_t borders[] = {0, g, f, store.size()}, ranges = std::size(borders) - 1;
    for (std::size_t i = 0; i < adam.size(); ++i) {
        const std::string name = "stage2_adam." + std::to_string(i);
        if (i < 2 * ranges)
            state.add(name, adam[i], store, borders[i % ranges], borders[i % ranges + 1]);
        else
            state.add(name, adam[i]);
    }
    state.add("dropout", m_dropout.generator);
}

Trainer::Losses Trainer::takeLosses()
{
    const at::Tensor sums = m_lossSums.to(at::kCPU);
    double crossEntropy = sums[0].item<double>(), concordance = sums[1].item<double>();
    if (m_gpu)
        m_gpu->addLosses(crossEntropy, concordance);
    Losses losses;
    losses.samples = m_samples;
    if (m_samples > 0) {
        losses.crossEntropy = crossEntropy / static_cast<double>(m_samples);
        losses.concordance = concordance / static_cast<double>(m_samples);
    }
    m_lossSums.zero_();
    m_samples = 0;
    return losses;
}

Evaluation Trainer::evaluate(const PlacedFeatures& placed, const at::Tensor& rows, bool heads, const Job& job)
{
    const std::int64_t count = rows.defined() ? rows.size(0) : placed.rows();
    const auto options = m_network.parameters().allValues().options();
    Evaluation result;
    result.h = at::empty({count, DeepEmoCluster::embeddingWidth}, options);
    if (heads) {
        result.cluster = at::empty({count}, options.dtype(at::kLong));
        result.prediction = at::empty({count}, options);
    }
    if (m_gpu) {
        m_gpu->evaluate(placed, rows, result.h, result.cluster, result.prediction);
        return result;
    }
    const at::Tensor &features = placed.onDevice, &buffer = batchBuffer();
    const at::Tensor all =
        rows.defined() ? rows : at::arange(count, options.dtype(at::kLong)); // also rounds, where it must
    const auto rowsFrom = [&](std::int64_t first) {
        return all.narrow(0, first, std::min(m_network.rows(), count - first));
    };
    if (count > 0)
        fetchRowsSoon(features, rowsFrom(0));
    std::optional<DeepEmoCluster::PackedWeights> packed;
    if (count >= 2 * m_network.rows())
        packed.emplace(m_network);
    for (std::int64_t first = 0; first < count; first += m_network.rows()) {
        job.throwIfStopped();
        const std::int64_t height = std::min(m_network.rows(), count - first);
        at::Tensor batch = head(buffer, height);
        gatherRows(batch, features, rowsFrom(first));
        if (first + height < count)
            fetchRowsSoon(features, rowsFrom(first + height));
        const at::Tensor h = m_network.embed(batch, nullptr);
        result.h.narrow(0, first, height).copy_(h);
        if (heads) {
            result.cluster.narrow(0, first, height).copy_(m_network.classify(h).argmax(1));
            result.prediction.narrow(0, first, height).copy_(m_network.regress(h).squeeze(1));
        }
    }
    return result;
}

} // namespace deepmi
