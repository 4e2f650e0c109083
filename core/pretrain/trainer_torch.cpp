#include "pretrain/trainer_torch.h"

#include "network/losses_torch.h"

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

Trainer::Trainer(DeepEmoCluster& network, const PretrainParameters& parameters, at::Generator generator)
    : m_network(network), m_dropout{parameters.dropout, std::move(generator)},
      m_stage1(network.parameters().values(0, network.regressorBegin()),
               network.parameters().gradients(0, network.regressorBegin()), parameters.stage1LearningRate,
               parameters.stage1Momentum, network.parameters().reduced(0, network.regressorBegin())),
      m_stage2(stage2Optimiser(network, parameters))
{
    const auto options = network.parameters().allValues().options();
    const std::int64_t clusters = network.parameters().value(network.topLayer()).size(0);
    m_logitsGradient = at::zeros({network.rows(), clusters}, options);
    m_predictionGradient = at::zeros({network.rows(), 1}, options);
    m_lossSums = at::zeros({2}, options.dtype(at::kDouble));
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
    state.add("parameters", m_network.parameters().allValues());
    state.add("stage1_descent", m_stage1.state());
    state.add("stage2_adam", m_stage2.state());
    state.add("dropout", m_dropout.generator);
}

Trainer::Losses Trainer::takeLosses()
{
    const at::Tensor sums = m_lossSums.to(at::kCPU);
    Losses losses;
    losses.samples = m_samples;
    if (m_samples > 0) {
        losses.crossEntropy = sums[0].item<double>() / static_cast<double>(m_samples);
        losses.concordance = sums[1].item<double>() / static_cast<double>(m_samples);
    }
    m_lossSums.zero_();
    m_samples = 0;
    return losses;
}

Evaluation evaluate(DeepEmoCluster& network, const at::Tensor& features, const at::Tensor& index, bool heads,
                    const Job& job)
{
    const std::int64_t count = index.size(0);
    Evaluation result;
    result.h = at::empty({count, DeepEmoCluster::embeddingWidth}, features.options());
    if (heads) {
        result.cluster = at::empty({count}, index.options());
        result.prediction = at::empty({count}, features.options());
    }
    const at::Tensor gathered = head(network.batchBuffer(), std::min(network.rows(), count));
    for (std::int64_t first = 0; first < count; first += network.rows()) {
        job.throwIfStopped();
        const std::int64_t rows = std::min(network.rows(), count - first);
        at::Tensor batch = head(gathered, rows);
        gatherRows(batch, features, index.narrow(0, first, rows));
        const at::Tensor h = network.embed(batch, nullptr);
        result.h.narrow(0, first, rows).copy_(h);
        if (heads) {
            result.cluster.narrow(0, first, rows).copy_(network.classify(h).argmax(1));
            result.prediction.narrow(0, first, rows).copy_(network.regress(h).squeeze(1));
        }
    }
    return result;
}

} // namespace deepmi
