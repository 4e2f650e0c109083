#include "difficulty/prediction_depth.h"

#include "data/normalisation.h"
#include "job/error.h"

#include <cmath>

namespace deepmi
{

std::vector<double> predictionDepth(const std::vector<std::vector<double>>& probes,
                                    std::span<const double> predicted, std::span<const double> labels,
                                    double tolerance, double deviation)
{
    if (!(deviation > 0))
        throw UsageError("the deviation of the labels is " + numberText(deviation) +
                         ", expected more than 0");
    std::vector<double> values;
    values.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::size_t depth = probes.size();
        while (depth > 0 && std::abs(probes[depth - 1][i] - predicted[i]) <= tolerance * deviation)
            --depth;
        const double error = std::abs(predicted[i] - labels[i]) / deviation;
        values.push_back(static_cast<double>(depth) + error / (1 + error));
    }
    return values;
}

MeasureValues predictionDepth(const Corpus& corpus, const MeasureTrainingParameters& parameters,
                              std::uint64_t seed, const DeviceOptions& device, const Job& job,
                              const MeasureWatch& watch)
{
    validate(parameters, measureTrainingParameters());
    const MeasureNetwork network =
        parameters.network == "resnet" ? MeasureNetwork::ResNet : MeasureNetwork::Theta;
    NetworkTask task = trainingSplitTask(corpus);
    task.probes = true;
    const std::vector<double> labels = labelsOf(corpus, task.scored);
    const double deviation = LabelNormalisation::fit(labels).deviation;
    MeasureValues result{namesOf(corpus, task.scored), std::vector<double>(labels.size(), 0), {}};
    for (const NetworkOutcome& outcome : trainNetworks(
             corpus, network, repeated(task, seed, parameters.repeats), parameters, device, job, watch)) {
        const std::vector<double> depths =
            predictionDepth(outcome.probes, outcome.predicted, labels, parameters.tolerance, deviation);
        for (std::size_t i = 0; i < depths.size(); ++i)
            result.values[i] += depths[i] / parameters.repeats;
    }
    return result;
}

} // namespace deepmi
