#include "difficulty/training_dynamics.h"

#include "job/error.h"

#include <cmath>

namespace deepmi
{

namespace
{

/// Mean over the epochs of `value`(prediction, sample).
template <class Value>
std::vector<double> sumOverEpochs(const TrainingDynamics& dynamics, Value value)
{
    std::vector<double> sums(dynamics.labels.size(), 0);
    for (const std::vector<double>& epoch : dynamics.predicted)
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += value(epoch[i], i);
    return sums;
}

void divide(std::vector<double>& values, double by)
{
    for (double& value : values)
        value /= by;
}

double squared(double value)
{
    return value * value;
}

} // namespace

std::vector<TrainingDynamics> trainingDynamics(const Corpus& corpus,
                                               const MeasureTrainingParameters& parameters,
                                               std::uint64_t seed, const DeviceOptions& device,
                                               const Job& job, const MeasureWatch& watch)
{
    validate(parameters, measureTrainingParameters());
    const MeasureNetwork network =
        parameters.network == "resnet" ? MeasureNetwork::ResNet : MeasureNetwork::Theta;
    NetworkTask task = trainingSplitTask(corpus);
    // All epochs count, whichever is the best.
    task.development.clear();
    task.everyEpoch = true;
    MeasureTrainingParameters all = parameters;
    all.keepEpoch = "last";
    std::vector<TrainingDynamics> result;
    for (NetworkOutcome& outcome :
         trainNetworks(corpus, network, repeated(task, seed, parameters.repeats), all, device, job, watch))
        result.push_back(
            {namesOf(corpus, task.scored), labelsOf(corpus, task.scored), std::move(outcome.byEpoch)});
    return result;
}

std::vector<double> lossAtEpoch(const TrainingDynamics& dynamics, int epoch)
{
    if (epoch < 1 || static_cast<std::size_t>(epoch) > dynamics.predicted.size())
        throw UsageError("--at-epoch is " + std::to_string(epoch) +
                         ", but the training has the epochs 1 to " +
                         std::to_string(dynamics.predicted.size()));
    const std::vector<double>& predicted = dynamics.predicted[static_cast<std::size_t>(epoch) - 1];
    std::vector<double> losses;
    losses.reserve(predicted.size());
    for (std::size_t i = 0; i < predicted.size(); ++i)
        losses.push_back(squared(predicted[i] - dynamics.labels[i]));
    return losses;
}

std::vector<double> cumulativeLoss(const TrainingDynamics& dynamics)
{
    return sumOverEpochs(dynamics,
                         [&](double value, std::size_t i) { return squared(value - dynamics.labels[i]); });
}

std::vector<double> predictionVariability(const TrainingDynamics& dynamics)
{
    const auto epochs = static_cast<double>(dynamics.predicted.size());
    std::vector<double> means = sumOverEpochs(dynamics, [](double value, std::size_t) { return value; });
    divide(means, epochs);
    std::vector<double> deviations =
        sumOverEpochs(dynamics, [&](double value, std::size_t i) { return squared(value - means[i]); });
    divide(deviations, epochs);
    for (double& value : deviations)
        value = std::sqrt(value);
    return deviations;
}

std::vector<double> meanAbsoluteError(const TrainingDynamics& dynamics)
{
    std::vector<double> errors = sumOverEpochs(
        dynamics, [&](double value, std::size_t i) { return std::abs(value - dynamics.labels[i]); });
    divide(errors, static_cast<double>(dynamics.predicted.size()));
    return errors;
}

} // namespace deepmi
