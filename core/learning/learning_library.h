#pragma once

#include "benchmark/benchmark.h"
#include "cluster/kmeans.h"
#include "curriculum/train.h"
#include "difficulty/network_training.h"
#include "job/selfcheck.h"
#include "network/device.h"
#include "network/weights.h"
#include "pretrain/pretrain.h"

namespace deepmi
{

/// The functions that need LibTorch, as libdeepmi-learning.so exports them. Opening LibTorch costs about a
/// third of a second and 400 MB of address space, so the library is opened when one of them is first called
/// and not before; everything else (reading, scores, figures) never pays for it. Callers use the plain
/// functions of the public headers, which forward to here.
struct LearningFunctions {
    KMeansResult (*kmeans)(const FloatMatrix&, const KMeansParameters&, const FloatMatrix*,
                           const DeviceOptions&, const Job&);
    PretrainRun (*pretrain)(Corpus, std::optional<FeatureTable>, const PretrainParameters&,
                            const DeviceOptions&, const Job&, const PretrainWatch&);
    TrainResult (*train)(Corpus, const Scores*, std::vector<TestCorpus>, const TrainParameters&,
                         const DeviceOptions&, const Job&, const TrainWatch&);
    std::vector<NetworkOutcome> (*trainNetworks)(const Corpus&, MeasureNetwork,
                                                 const std::vector<NetworkTask>&,
                                                 const MeasureTrainingParameters&, const DeviceOptions&,
                                                 const Job&, const MeasureWatch&);
    std::vector<NetworkOutcome> (*trainFrameNetworks)(const FrameCorpus&, const std::vector<NetworkTask>&,
                                                      const MeasureTrainingParameters&, const DeviceOptions&,
                                                      const Job&, const MeasureWatch&);
    void (*writeTorchWeights)(const Weights&, const std::filesystem::path&);
    std::vector<DeviceDescription> (*availableDevices)();
    std::vector<SelfCheck> (*networkSelfChecks)(const DeviceOptions&, const Job&);
    BenchmarkResult (*benchmarkNetworks)(const BenchmarkOptions&, const DeviceOptions&, const Job&);
};

/// Opens libdeepmi-learning.so beside libdeepmi-core.so on the first call. Raises Error(Failed) saying how to
/// get it if it is not there or cannot be loaded. Thread-safe.
const LearningFunctions& learningLibrary();

} // namespace deepmi
