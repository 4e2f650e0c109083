#include "difficulty/cross_validation.h"

#include "difficulty/bins.h"
#include "job/error.h"
#include "job/random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deepmi
{

namespace
{

/// Another key than the ones that settle ties and make the random order.
constexpr std::uint64_t foldStream = 0x464F4C4453000001u;

} // namespace

std::vector<int> crossValidationFolds(std::span<const std::string> names, std::span<const std::string> groups,
                                      int folds, std::uint64_t seed)
{
    struct Group {
        std::uint64_t key = 0;
        const std::string* name = nullptr;
        std::vector<std::size_t> samples;
    };
    std::map<std::string_view, Group> byName;
    const auto& owners = groups.empty() ? names : groups;
    for (std::size_t i = 0; i < owners.size(); ++i) {
        Group& group = byName[owners[i]];
        group.name = &owners[i];
        group.samples.push_back(i);
    }
    if (byName.size() < static_cast<std::size_t>(folds))
        throw UsageError(
            "--folds is " + std::to_string(folds) + ", but there are only " + std::to_string(byName.size()) +
            (groups.empty() ? " training samples" : " groups of training samples") + " to be cut into folds");
    std::vector<Group> order;
    for (auto& [name, group] : byName) {
        group.key = nameKey(name, seed ^ foldStream);
        order.push_back(std::move(group));
    }
    // The largest groups first, each to the smallest fold: random among equals, and close to equal in size.
    std::sort(order.begin(), order.end(), [](const Group& a, const Group& b) {
        if (a.samples.size() != b.samples.size())
            return a.samples.size() > b.samples.size();
        return a.key != b.key ? a.key < b.key : *a.name < *b.name;
    });
    std::vector<std::size_t> sizes(static_cast<std::size_t>(folds), 0);
    std::vector<int> result(names.size(), 0);
    for (const Group& group : order) {
        const auto smallest = std::min_element(sizes.begin(), sizes.end());
        *smallest += group.samples.size();
        for (const std::size_t sample : group.samples)
            result[sample] = static_cast<int>(smallest - sizes.begin());
    }
    return result;
}

MeasureValues crossValidatedLoss(const Corpus& corpus, std::span<const std::string> groups,
                                 const MeasureTrainingParameters& parameters, std::uint64_t seed,
                                 const DeviceOptions& device, const Job& job, const MeasureWatch& watch)
{
    validate(parameters, measureTrainingParameters());
    const NetworkTask whole = trainingSplitTask(corpus);
    const MeasureNetwork network =
        parameters.network == "resnet" ? MeasureNetwork::ResNet : MeasureNetwork::Theta;
    MeasureValues result{namesOf(corpus, whole.scored), std::vector<double>(whole.scored.size(), 0), {}};
    std::vector<NetworkTask> tasks;
    std::vector<std::vector<std::size_t>> places; // of each task's scored samples in the result
    for (int repeat = 0; repeat < parameters.repeats; ++repeat) {
        const std::uint64_t cut = seed + static_cast<std::uint64_t>(repeat);
        const std::vector<int> folds = crossValidationFolds(result.names, groups, parameters.folds, cut);
        for (int fold = 0; fold < parameters.folds; ++fold) {
            NetworkTask task;
            task.development = whole.development;
            task.seed = cut;
            places.emplace_back();
            for (std::size_t i = 0; i < folds.size(); ++i) {
                (folds[i] == fold ? task.scored : task.train).push_back(whole.scored[i]);
                if (folds[i] == fold)
                    places.back().push_back(i);
            }
            tasks.push_back(std::move(task));
        }
    }
    const std::vector<NetworkOutcome> outcomes =
        trainNetworks(corpus, network, tasks, parameters, device, job, watch);
    for (std::size_t t = 0; t < tasks.size(); ++t)
        for (std::size_t i = 0; i < places[t].size(); ++i)
            result.values[places[t][i]] +=
                std::abs(outcomes[t].predicted[i] - corpus.labels[tasks[t].scored[i]]) / parameters.repeats;
    return result;
}

} // namespace deepmi
