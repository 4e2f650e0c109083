#include "difficulty/cell_grouping.h"

#include "difficulty/bins.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace deepmi
{

namespace
{

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

void check(const Assignments& assignments, const DeepMI& deepmi)
{
    const std::size_t samples = assignments.names.size();
    if (samples == 0)
        throw UsageError("there are no samples to group");
    if (samples >= none)
        throw UsageError("there are " + std::to_string(samples) + " samples, at most " +
                         std::to_string(none - 1) + " can be grouped");
    for (const std::size_t length :
         {assignments.cluster.size(), deepmi.labelLevel.size(), deepmi.predictedLevel.size(),
          deepmi.clusterTerm.size(), deepmi.predictionTerm.size()})
        if (length != samples)
            throw UsageError("the assignments are of " + std::to_string(samples) +
                             " samples, DeepMI was computed of " + std::to_string(length));
    for (std::size_t i = 0; i < samples; ++i) {
        const auto inside = [&](int value, int count) { return value >= 0 && value < count; };
        if (!inside(assignments.cluster[i], assignments.clusters) ||
            !inside(deepmi.labelLevel[i], deepmi.levels.count()) ||
            !inside(deepmi.predictedLevel[i], deepmi.levels.count()))
            throw UsageError("sample '" + assignments.names[i] + "' has a cluster or level out of its range");
        if (!std::isfinite(deepmi.clusterTerm[i]) || !std::isfinite(deepmi.predictionTerm[i]))
            throw UsageError("sample '" + assignments.names[i] + "' has a term of DeepMI that is not finite");
    }
}

/// The key of each sample's cell, ascending in cluster, level, predicted level.
std::vector<std::uint64_t> keysOf(const Assignments& assignments, const DeepMI& deepmi)
{
    const auto levels = static_cast<std::uint64_t>(deepmi.levels.count());
    std::vector<std::uint64_t> keys(assignments.cluster.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = (static_cast<std::uint64_t>(assignments.cluster[i]) * levels +
                   static_cast<std::uint64_t>(deepmi.labelLevel[i])) *
                      levels +
                  static_cast<std::uint64_t>(deepmi.predictedLevel[i]);
    return keys;
}

/// Numbers the distinct keys in ascending order; `cellOf` becomes each sample's number. Returns how many.
std::size_t numberKeys(const std::vector<std::uint64_t>& keys, std::uint64_t possible,
                       std::vector<std::uint32_t>& cellOf)
{
    // A table of all possible cells where it is no larger than the samples' own arrays, else a sort.
    if (possible <= 4 * static_cast<std::uint64_t>(keys.size()) + 65536) {
        std::vector<std::uint32_t> number(static_cast<std::size_t>(possible), none);
        for (const std::uint64_t key : keys)
            number[key] = 0;
        std::uint32_t next = 0;
        for (std::uint32_t& cell : number)
            if (cell != none)
                cell = next++;
        for (std::size_t i = 0; i < keys.size(); ++i)
            cellOf[i] = number[keys[i]];
        return next;
    }
    std::vector<std::uint64_t> distinct = keys;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::size_t i = 0; i < keys.size(); ++i)
        cellOf[i] = static_cast<std::uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), keys[i]) -
                                               distinct.begin());
    return distinct.size();
}

} // namespace

CellGrouping::CellGrouping(const Assignments& assignments, const DeepMI& deepmi, std::uint64_t seed,
                           std::span<const std::size_t> tieOrder)
    : m_clusters(assignments.clusters), m_levels(deepmi.levels.count()), m_seed(seed)
{
    check(assignments, deepmi);
    const std::size_t samples = assignments.names.size();
    std::vector<std::size_t> computed;
    if (tieOrder.empty()) {
        computed = deepmi::tieOrder(assignments.names, seed);
        tieOrder = computed;
    }
    if (tieOrder.size() != samples)
        throw UsageError("there are " + std::to_string(samples) + " samples for a tie order of " +
                         std::to_string(tieOrder.size()));

    m_cellOf.resize(samples);
    const auto states = static_cast<std::uint64_t>(m_levels);
    m_cells.resize(numberKeys(keysOf(assignments, deepmi),
                              static_cast<std::uint64_t>(m_clusters) * states * states, m_cellOf));
    for (std::size_t i = 0; i < samples; ++i) {
        DeepMICell& cell = m_cells[m_cellOf[i]];
        if (cell.count++ == 0) {
            cell.cluster = assignments.cluster[i];
            cell.level = deepmi.labelLevel[i];
            cell.predictedLevel = deepmi.predictedLevel[i];
            cell.clusterTerm = deepmi.clusterTerm[i];
            cell.predictionTerm = deepmi.predictionTerm[i];
        }
    }
    std::size_t begin = 0;
    for (const DeepMICell& cell : m_cells) {
        m_begin.push_back(begin);
        begin += cell.count;
    }

    m_members.resize(samples);
    m_tiePlaces.resize(samples);
    m_position.assign(samples, none);
    std::vector<std::uint32_t> filled(m_cells.size());
    for (std::size_t place = 0; place < samples; ++place) {
        const std::size_t sample = tieOrder[place];
        if (sample >= samples || m_position[sample] != none)
            throw UsageError("the tie order is no permutation of the samples: it has " +
                             std::to_string(sample) + " at place " + std::to_string(place));
        const std::uint32_t cell = m_cellOf[sample];
        const std::uint32_t position = filled[cell]++;
        m_position[sample] = position;
        m_members[m_begin[cell] + position] = static_cast<std::uint32_t>(sample);
        m_tiePlaces[m_begin[cell] + position] = static_cast<std::uint32_t>(place);
    }
}

std::vector<std::uint32_t> CellGrouping::tieOrder() const
{
    std::vector<std::uint32_t> order(samples());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[m_tiePlaces[i]] = m_members[i];
    return order;
}

} // namespace deepmi
