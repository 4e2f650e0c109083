#include "pretrain/history_checkpoint.h"

#include "pretrain/run_layout.h"

namespace deepmi
{

namespace
{

/// The numbers of an epoch one after the other: history, then times.
std::vector<HistoryColumn> allColumns()
{
    std::vector<HistoryColumn> columns = historyColumns();
    columns.insert(columns.end(), timeColumns().begin(), timeColumns().end());
    return columns;
}

constexpr std::size_t valuesAnIteration = 3;

} // namespace

void writeHistory(const std::vector<PretrainEpoch>& history, Checkpoint& checkpoint)
{
    std::vector<std::int64_t>& counts = checkpoint.integers["history/counts"];
    std::vector<std::int64_t>& sizes = checkpoint.integers["history/sizes"];
    std::vector<std::int64_t>& refilled = checkpoint.integers["history/refilled"];
    std::vector<double>& numbers = checkpoint.doubles["history/numbers"];
    std::vector<double>& iterations = checkpoint.doubles["history/iterations"];
    for (const PretrainEpoch& epoch : history) {
        counts.insert(counts.end(),
                      {epoch.kmeansRefills, static_cast<std::int64_t>(epoch.kmeansIterations.size())});
        sizes.insert(sizes.end(), epoch.clusterSizes.begin(), epoch.clusterSizes.end());
        sizes.insert(sizes.end(), epoch.classifierSizes.begin(), epoch.classifierSizes.end());
        for (const HistoryColumn& column : allColumns())
            numbers.push_back(epoch.*column.member);
        for (const KMeansIteration& iteration : epoch.kmeansIterations) {
            refilled.push_back(iteration.refilled);
            iterations.insert(iterations.end(),
                              {iteration.objective, iteration.imbalance, iteration.seconds});
        }
    }
}

std::vector<PretrainEpoch> readHistory(const Checkpoint& checkpoint, int clusters)
{
    const auto& counts = checkpoint.integersOf("history/counts");
    const std::size_t epochs = counts.size() / 2;
    const auto width = static_cast<std::size_t>(clusters);
    const auto columns = allColumns();
    const auto& sizes = checkpoint.integersOf("history/sizes", epochs * 2 * width);
    const auto& numbers = checkpoint.doublesOf("history/numbers", epochs * columns.size());
    const auto& refilled = checkpoint.integersOf("history/refilled");
    const auto& iterations = checkpoint.doublesOf("history/iterations", refilled.size() * valuesAnIteration);
    std::vector<PretrainEpoch> history(epochs);
    std::size_t iteration = 0;
    for (std::size_t i = 0; i < epochs; ++i) {
        PretrainEpoch& epoch = history[i];
        epoch.epoch = static_cast<int>(i) + 1;
        epoch.kmeansRefills = static_cast<int>(counts[2 * i]);
        const auto size = [&](std::size_t part) {
            const auto begin = sizes.begin() + static_cast<std::ptrdiff_t>((2 * i + part) * width);
            return std::vector<std::int64_t>(begin, begin + static_cast<std::ptrdiff_t>(width));
        };
        epoch.clusterSizes = size(0);
        epoch.classifierSizes = size(1);
        for (std::size_t c = 0; c < columns.size(); ++c)
            epoch.*columns[c].member = numbers[i * columns.size() + c];
        for (std::int64_t left = counts[2 * i + 1]; left > 0; --left, ++iteration) {
            if (iteration >= refilled.size())
                checkpoint.fail("history/counts", "lists more iterations than there are");
            const double* values = iterations.data() + iteration * valuesAnIteration;
            epoch.kmeansIterations.push_back(
                {values[0], values[1], static_cast<int>(refilled[iteration]), values[2]});
        }
    }
    return history;
}

} // namespace deepmi
