#pragma once

#include "learning/learning_library.h"

/// The implementations behind LearningFunctions, inside libdeepmi-learning.so. They carry the names of the
/// public functions in a namespace of their own, so that a forwarder can never call itself.
namespace deepmi::learning
{

KMeansResult kmeans(const FloatMatrix& rows, const KMeansParameters& parameters, const FloatMatrix* start,
                    const DeviceOptions& device, const Job& job);
PretrainRun pretrain(Corpus corpus, std::optional<FeatureTable> unlabeled,
                     const PretrainParameters& parameters, const DeviceOptions& device, const Job& job,
                     const PretrainWatch& watch);
TrainResult train(Corpus corpus, const Scores* scores, std::vector<TestCorpus> tests,
                  const TrainParameters& parameters, const DeviceOptions& device, const Job& job,
                  const TrainWatch& watch);
std::vector<NetworkOutcome> trainNetworks(const Corpus& corpus, MeasureNetwork network,
                                          const std::vector<NetworkTask>& tasks,
                                          const MeasureTrainingParameters& parameters,
                                          const DeviceOptions& device, const Job& job,
                                          const MeasureWatch& watch);
std::vector<NetworkOutcome> trainFrameNetworks(const FrameCorpus& corpus,
                                               const std::vector<NetworkTask>& tasks,
                                               const MeasureTrainingParameters& parameters,
                                               const DeviceOptions& device, const Job& job,
                                               const MeasureWatch& watch);
void writeTorchWeights(const Weights& weights, const std::filesystem::path& path);
std::vector<DeviceDescription> availableDevices();
BenchmarkResult benchmarkNetworks(const BenchmarkOptions& options, const DeviceOptions& device,
                                  const Job& job);
std::vector<SelfCheck> networkSelfChecks(const DeviceOptions& device, const Job& job);

} // namespace deepmi::learning
