#include "difficulty/outcome_checkpoint.h"

namespace deepmi
{

namespace
{

/// Rows of one length, one after the other.
void writeRows(std::span<const std::vector<double>> rows, const std::string& name, Checkpoint& checkpoint)
{
    if (rows.empty())
        return;
    std::vector<double>& all = checkpoint.doubles[name];
    all.reserve(rows.size() * rows.front().size());
    for (const std::vector<double>& row : rows)
        all.insert(all.end(), row.begin(), row.end());
}

std::vector<std::vector<double>> readRows(const Checkpoint& checkpoint, const std::string& name,
                                          std::size_t rows, std::size_t columns)
{
    std::vector<std::vector<double>> all;
    if (rows == 0)
        return all;
    const std::vector<double>& values = checkpoint.doublesOf(name, rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
        all.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(columns));
    }
    return all;
}

} // namespace

void writeByEpoch(std::span<const std::vector<double>> byEpoch, const std::string& name,
                  Checkpoint& checkpoint)
{
    writeRows(byEpoch, name + "/by_epoch", checkpoint);
}

std::vector<std::vector<double>> readByEpoch(const Checkpoint& checkpoint, const std::string& name,
                                             std::size_t epochs, std::size_t scored)
{
    return readRows(checkpoint, name + "/by_epoch", epochs, scored);
}

void writeOutcome(const NetworkOutcome& outcome, const std::string& name, Checkpoint& checkpoint)
{
    checkpoint.integers[name + "/kept_epoch"] = {outcome.keptEpoch};
    checkpoint.integers[name + "/layers"] = {static_cast<std::int64_t>(outcome.probes.size())};
    checkpoint.doubles[name + "/ccc"] = {outcome.developmentCcc, outcome.trainCcc};
    checkpoint.doubles[name + "/predicted"] = outcome.predicted;
    writeByEpoch(outcome.byEpoch, name, checkpoint);
    writeRows(outcome.probes, name + "/probes", checkpoint);
}

NetworkOutcome readOutcome(const Checkpoint& checkpoint, const std::string& name, const NetworkTask& task,
                           const MeasureTrainingParameters& parameters)
{
    NetworkOutcome outcome;
    const std::int64_t kept = checkpoint.integerOf(name + "/kept_epoch"),
                       layers = checkpoint.integerOf(name + "/layers");
    if (kept < 1 || kept > parameters.epochs)
        checkpoint.fail(name + "/kept_epoch", "is no epoch of " + std::to_string(parameters.epochs));
    constexpr std::int64_t mostLayers = 100;
    if (layers < 0 || layers > mostLayers || (layers > 0) != task.probes)
        checkpoint.fail(name + "/layers", "is not the number of a network's layers");
    outcome.keptEpoch = static_cast<int>(kept);
    outcome.developmentCcc = checkpoint.doublesOf(name + "/ccc", 2)[0];
    outcome.trainCcc = checkpoint.doublesOf(name + "/ccc", 2)[1];
    outcome.predicted = checkpoint.doublesOf(name + "/predicted", task.scored.size());
    outcome.byEpoch =
        readByEpoch(checkpoint, name, task.everyEpoch ? static_cast<std::size_t>(parameters.epochs) : 0,
                    task.scored.size());
    outcome.probes =
        readRows(checkpoint, name + "/probes", static_cast<std::size_t>(layers), task.scored.size());
    return outcome;
}

} // namespace deepmi
