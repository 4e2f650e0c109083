#include "difficulty/pretrained.h"

#include <cmath>
#include <functional>

namespace deepmi
{

namespace
{

MeasureValues
meanError(const Corpus& corpus, const MeasureTrainingParameters& parameters, std::uint64_t seed,
          const std::function<std::vector<NetworkOutcome>(const std::vector<NetworkTask>&)>& train)
{
    validate(parameters, measureTrainingParameters());
    const NetworkTask task = trainingSplitTask(corpus);
    const std::vector<double> labels = labelsOf(corpus, task.scored);
    MeasureValues result{namesOf(corpus, task.scored), std::vector<double>(labels.size(), 0), {}};
    for (const NetworkOutcome& outcome : train(repeated(task, seed, parameters.repeats)))
        for (std::size_t i = 0; i < labels.size(); ++i)
            result.values[i] += std::abs(outcome.predicted[i] - labels[i]) / parameters.repeats;
    return result;
}

} // namespace

std::vector<NetworkTask> repeated(const NetworkTask& task, std::uint64_t seed, int repeats)
{
    std::vector<NetworkTask> tasks(static_cast<std::size_t>(repeats), task);
    for (NetworkTask& one : tasks)
        one.seed = seed++;
    return tasks;
}

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
                               std::uint64_t seed, const DeviceOptions& device, const Job& job,
                               const MeasureWatch& watch)
{
    return meanError(corpus, parameters, seed, [&](const std::vector<NetworkTask>& tasks) {
        return trainNetworks(corpus, MeasureNetwork::ResNet, tasks, parameters, device, job, watch);
    });
}

MeasureValues pretrainedLstm(const FrameCorpus& corpus, const MeasureTrainingParameters& parameters,
                             std::uint64_t seed, const DeviceOptions& device, const Job& job,
                             const MeasureWatch& watch)
{
    return meanError(corpus.samples, parameters, seed, [&](const std::vector<NetworkTask>& tasks) {
        return trainFrameNetworks(corpus, tasks, parameters, device, job, watch);
    });
}

} // namespace deepmi
