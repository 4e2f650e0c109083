#pragma once

#include "device_tensors.h"
#include "emulated_gpu.h"
#include "network/runtime_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "pretrain/trainer_torch.h"

#include <QTest>

// A small training of DeepEmoCluster by LibTorch on the CPU and by core/cuda on the made-up GPU: the same
// start, batches and dropout masks.

namespace emulated
{

using namespace deepmi;

/// What is trained: a few batches, of more than one size and fewer rows than the buffers have.
struct Setting {
    GpuArithmetic arithmetic = GpuArithmetic::Fp32;
    std::int64_t features = 40, clusters = 7;
    double dropout = .3, momentum = 0;
    /// Rows that the device holds itself, the others are read on the host; below 0: it holds all.
    std::int64_t deviceRows = -1;
    bool endings = true;
    bool layersAsKernels = false; ///< GpuTrainingSetup's
};

/// Of it the same with the matrix library's products and kernels between them.
inline Setting byTheLibrary(Setting setting)
{
    setting.layersAsKernels = false;
    return setting;
}

constexpr std::int64_t samples = 61, batch = 30;
inline const std::vector<std::int64_t> borders{0, 21, 43, samples}, oneBatch{0, 21};
constexpr std::uint64_t maskSeed = 17;

inline PretrainParameters parameters(const Setting& setting)
{
    PretrainParameters made;
    made.dropout = setting.dropout;
    made.stage1LearningRate = .05;
    made.stage1Momentum = setting.momentum;
    made.stage2LearningRate = 1e-3;
    made.clusterHeadLearningRate = 2e-3;
    return made;
}

inline DeepEmoCluster network(const Setting& setting)
{
    DeepEmoCluster made(setting.features, setting.clusters, batch, at::kCPU);
    Random random(5);
    made.parameters().initialise(random);
    return made;
}

struct Data {
    at::Tensor features, labels, targets, rows;
    explicit Data(const Setting& setting)
        : features(emulated::drawn({samples, setting.features}, 29, 1)),
          labels(at::empty({samples}, at::kLong)),
          targets(emulated::drawn({samples}, 29, 2) + features.select(1, 0)),
          rows(at::empty({samples}, at::kLong))
    {
        for (std::int64_t i = 0; i < samples; ++i) {
            labels.data_ptr<std::int64_t>()[i] = i * 5 % setting.clusters;
            rows.data_ptr<std::int64_t>()[i] = i * 17 % samples; // every row once
        }
    }
};

/// Of an epoch of stage I, one step of stage II, and an epoch of each.
struct Outcome {
    at::Tensor first, gradients, values; ///< parameters after the epoch, gradients of the step, parameters
    std::vector<double> losses;
    at::Tensor h, cluster, prediction; ///< of the GPU's evaluation pass
};

/// The CPU's own way, by LibTorch.
inline Outcome onCpu(const Setting& setting)
{
    const Data data(setting);
    DeepEmoCluster net = network(setting);
    Trainer trainer(net, parameters(setting), hostGenerator(maskSeed));
    Outcome outcome;
    const auto epoch = [&](const std::vector<std::int64_t>& of, bool stage2) {
        trainer.epoch({{data.features, {}}, data.rows, data.labels, stage2 ? data.targets : at::Tensor()},
                      {at::arange(of.back(), at::kLong), of}, [](std::size_t) {});
        const Trainer::Losses losses = trainer.takeLosses();
        outcome.losses.insert(outcome.losses.end(), {losses.crossEntropy, losses.concordance});
    };
    epoch(borders, false);
    outcome.first = net.parameters().allValues().clone();
    epoch(oneBatch, true);
    outcome.gradients = net.parameters().allGradients().clone();
    epoch(borders, false);
    epoch(borders, true);
    outcome.values = net.parameters().allValues().clone();
    return outcome;
}

inline Evaluation evaluatedOnCpu(const at::Tensor& values, const Setting& setting)
{
    DeepEmoCluster net = network(setting);
    net.parameters().setAllValues(values);
    Trainer trainer(net, parameters(setting), hostGenerator(maskSeed));
    return trainer.evaluate({Data(setting).features, {}}, {}, true, Job());
}

/// What GpuSteps does with LibTorch's tensors of a GPU, with memory of the made-up one.
class GpuTrained
{
public:
    explicit GpuTrained(const Setting& setting)
        : m_setting(setting), m_data(setting), m_network(network(setting)),
          m_features(m_data.features, setting.features, setting.deviceRows, setting.arithmetic)
    {
        const ParameterStore& store = m_network.parameters();
        m_values = onDevice<float>(store.allValues());
        m_gradients.resize(m_values.size());
        GpuTrainingSetup setup;
        setup.arithmetic = setting.arithmetic;
        setup.featureStride = setting.features;
        setup.clusters = setting.clusters;
        setup.batch = batch;
        setup.dropout = setting.dropout;
        setup.layersAsKernels = setting.layersAsKernels;
        setup.values = m_values.data();
        setup.gradients = m_gradients.data();
        setup.offsets.assign(store.offsets().begin(), store.offsets().end());
        const PretrainParameters rates = parameters(setting);
        setup.stage1Rate = rates.stage1LearningRate;
        setup.stage1Momentum = rates.stage1Momentum;
        const std::size_t g = m_network.classifierBegin(), f = m_network.regressorBegin();
        if (setting.momentum > 0) {
            m_velocity.resize(setup.offsets[f]);
            setup.velocity = m_velocity.data();
        }
        const std::size_t ends[] = {0, setup.offsets[g], setup.offsets[f], setup.offsets[store.size()]};
        const double rate[] = {rates.stage2LearningRate, rates.clusterHeadLearningRate,
                               rates.stage2LearningRate};
        for (std::size_t r = 0; r < 3; ++r) {
            const std::size_t count = ends[r + 1] - ends[r];
            m_first[r].resize(count);
            m_second[r].resize(count);
            m_steps[r].resize(1);
            setup.ranges.push_back(
                {ends[r], ends[r + 1], rate[r], m_first[r].data(), m_second[r].data(), m_steps[r].data()});
        }
        m_rows = onDevice<std::int64_t>(m_data.rows);
        m_labels = onDevice<std::int64_t>(m_data.labels);
        m_targets = onDevice<float>(m_data.targets);
        m_training = gpu::makeTraining(setup);
    }
    /// Returns what was told of its progress.
    std::vector<std::size_t> epoch(const std::vector<std::int64_t>& of, bool stage2, Dropout& masks)
    {
        GpuEpoch epoch;
        epoch.features = m_features;
        epoch.rows = m_rows.data();
        epoch.labels = m_labels.data();
        epoch.borders = of;
        if (masks.rate > 0)
            for (std::size_t i = 0; i < (of.size() - 1) * masksOfStep; ++i)
                epoch.keys.push_back(masks.nextKey());
        std::vector<std::size_t> told;
        const auto progress = [&](std::size_t batches) { told.push_back(batches); };
        if (stage2) {
            epoch.targets = m_targets.data();
            m_training->stage2(epoch, progress);
        } else {
            m_training->stage1(epoch, progress);
        }
        return told;
    }
    at::Tensor values() const { return onHost(m_values, {static_cast<std::int64_t>(m_values.size())}); }

    Outcome run()
    {
        Dropout masks{m_setting.dropout, hostGenerator(maskSeed)};
        Outcome outcome;
        const auto train = [&](const std::vector<std::int64_t>& of, bool stage2) {
            epoch(of, stage2, masks);
            double entropy = 0, ccc = 0;
            m_training->takeLosses(entropy, ccc);
            const auto count = static_cast<double>(of.back());
            outcome.losses.insert(outcome.losses.end(), {entropy / count, ccc / count});
        };
        train(borders, false);
        outcome.first = values();
        train(oneBatch, true);
        outcome.gradients = onHost(m_gradients, {static_cast<std::int64_t>(m_gradients.size())});
        train(borders, false);
        train(borders, true);
        gpu::DeviceArray<float> h(samples * 256), prediction(samples);
        gpu::DeviceArray<std::int64_t> cluster(samples);
        m_training->evaluate(m_features, nullptr, samples, h.data(), cluster.data(), prediction.data());
        outcome.h = onHost(h, {samples, 256});
        outcome.cluster = onHost(cluster, {samples});
        outcome.prediction = onHost(prediction, {samples});
        outcome.values = values();
        return outcome;
    }

private:
    Setting m_setting;
    Data m_data;
    DeepEmoCluster m_network;
    emulated::DeviceFeatures m_features;
    gpu::DeviceArray<float> m_values, m_gradients, m_velocity, m_first[3], m_second[3], m_steps[3];
    gpu::DeviceArray<std::int64_t> m_rows, m_labels;
    gpu::DeviceArray<float> m_targets;
    std::unique_ptr<GpuTraining> m_training;
};

inline Outcome onGpu(const Setting& setting)
{
    emulated::setEndings(setting.endings);
    try {
        return GpuTrained(setting).run();
    } catch (const Error& error) {
        qWarning("%s", error.what()); // Qt says no more than that there was an exception
        throw;
    }
}

/// How far two trainings have come apart, as a share of the way that they went.
inline double divergence(const Outcome& found, const Outcome& expected, const Setting& setting)
{
    const at::Tensor start = network(setting).parameters().allValues();
    return shareApart(found.values - start, expected.values - start);
}

inline bool sameBits(const Outcome& a, const Outcome& b)
{
    return a.first.equal(b.first) && a.gradients.equal(b.gradients) && a.values.equal(b.values) &&
           a.losses == b.losses && a.h.equal(b.h) && a.cluster.equal(b.cluster) &&
           a.prediction.equal(b.prediction);
}

} // namespace emulated
