#include "difficulty/pretrained.h"

#include <cmath>
#include <functional>

namespace deepmi
{

namespace
{

MeasureValues meanError(const Corpus& corpus, const MeasureTrainingParameters& parameters, std::uint64_t seed,
                        const std::function<NetworkOutcome(const NetworkTask&)>& train)
{
    validate(parameters, measureTrainingParameters());
    NetworkTask task = trainingSplitTask(corpus);
    const std::vector<double> labels = labelsOf(corpus, task.scored);
    MeasureValues result{namesOf(corpus, task.scored), std::vector<double>(labels.size(), 0), {}};
    task.of = parameters.repeats;
    for (task.number = 0; task.number < task.of; ++task.number) {
        task.seed = seed + static_cast<std::uint64_t>(task.number);
        const NetworkOutcome outcome = train(task);
        for (std::size_t i = 0; i < labels.size(); ++i)
            result.values[i] += std::abs(outcome.predicted[i] - labels[i]) / task.of;
    }
    return result;
}

} // namespace

NetworkTask trainingSplitTask(const Corpus& corpus)
{
    requireSplit(corpus, Split::Train, corpus.labelFile);
    NetworkTask task;
    task.train = task.scored = corpus.samplesOf(Split::Train);
    task.development = corpus.samplesOf(Split::Development);
    return task;
}

std::vector<std::string> namesOf(const Corpus& corpus, const std::vector<std::size_t>& samples)
{
    std::vector<std::string> names;
    names.reserve(samples.size());
    for (const std::size_t sample : samples)
        names.push_back(corpus.names[sample]);
    return names;
}

std::vector<double> labelsOf(const Corpus& corpus, const std::vector<std::size_t>& samples)
{
    std::vector<double> labels;
    labels.reserve(samples.size());
    for (const std::size_t sample : samples)
        labels.push_back(corpus.labels[sample]);
    return labels;
}

MeasureValues pretrainedResNet(const Corpus& corpus, const MeasureTrainingParameters& parameters,
                               std::uint64_t seed, const DeviceOptions& device, const Job& job)
{
    return meanError(corpus, parameters, seed, [&](const NetworkTask& task) {
        return trainNetwork(corpus, MeasureNetwork::ResNet, task, parameters, device, job);
    });
}

MeasureValues pretrainedLstm(const FrameCorpus& corpus, const MeasureTrainingParameters& parameters,
                             std::uint64_t seed, const DeviceOptions& device, const Job& job)
{
    return meanError(corpus.samples, parameters, seed, [&](const NetworkTask& task) {
        return trainFrameNetwork(corpus, task, parameters, device, job);
    });
}

} // namespace deepmi
