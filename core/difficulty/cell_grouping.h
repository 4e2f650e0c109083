#pragma once

#include "information/deepmi.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deepmi
{

/// All samples of one cluster, one level of the label and one level of the prediction. They share both terms
/// of DeepMI, so they share its value at every α.
struct DeepMICell {
    int cluster = 0;           ///< 0 .. clusters−1
    int level = 0;             ///< of the label, 0 .. levels−1
    int predictedLevel = 0;    ///< 0 .. levels−1
    std::uint32_t count = 0;   ///< samples in it, at least 1
    double clusterTerm = 0;    ///< I(x;y), nats
    double predictionTerm = 0; ///< I(y';y), nats
};

/// The samples sorted into their cells, at most K·E² of them: what makes another α cheap. Built once in O(N);
/// holds nothing of what it was built from, never changes, and may be read from any thread.
class CellGrouping
{
public:
    /// `tieOrder` is tieOrder(names, seed) of difficulty/bins.h where it is at hand (the same names with
    /// other levels or clusters); empty = it is computed here. Raises UsageError where the two do not fit
    /// each other, for names that stand twice, a tie order that is no permutation, terms that are not finite,
    /// 2³² samples or more.
    CellGrouping(const Assignments& assignments, const DeepMI& deepmi, std::uint64_t seed,
                 std::span<const std::size_t> tieOrder = {});

    std::size_t samples() const { return m_cellOf.size(); }
    int clusters() const { return m_clusters; }
    int levels() const { return m_levels; }
    std::uint64_t seed() const { return m_seed; }

    /// The occupied cells, by cluster, then level, then predicted level.
    std::span<const DeepMICell> cells() const { return m_cells; }
    /// Samples of a cell in the order in which ties are settled.
    std::span<const std::uint32_t> members(std::size_t cell) const
    {
        return {m_members.data() + m_begin[cell], m_cells[cell].count};
    }
    /// Place of each of these members in the tie order of all samples, ascending.
    std::span<const std::uint32_t> tiePlaces(std::size_t cell) const
    {
        return {m_tiePlaces.data() + m_begin[cell], m_cells[cell].count};
    }
    std::uint32_t cellOf(std::size_t sample) const { return m_cellOf[sample]; }
    /// Index into members(cellOf(sample)).
    std::uint32_t positionInCell(std::size_t sample) const { return m_position[sample]; }
    /// First place of a cell in an array that holds the members of all cells one after the other.
    std::size_t memberBegin(std::size_t cell) const { return m_begin[cell]; }
    /// All samples in the order in which ties are settled.
    std::vector<std::uint32_t> tieOrder() const;

private:
    int m_clusters = 0;
    int m_levels = 0;
    std::uint64_t m_seed = 0;
    std::vector<DeepMICell> m_cells;
    std::vector<std::size_t> m_begin;       ///< [cell] into m_members
    std::vector<std::uint32_t> m_members;   ///< samples, cell by cell
    std::vector<std::uint32_t> m_tiePlaces; ///< of m_members
    std::vector<std::uint32_t> m_cellOf;    ///< [sample]
    std::vector<std::uint32_t> m_position;  ///< [sample]
};

} // namespace deepmi
