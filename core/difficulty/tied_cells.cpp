#include "difficulty/tied_cells.h"

#include <algorithm>
#include <utility>

namespace deepmi
{

namespace
{

/// Every cut by itself: right for a few cuts of large cells.
void cutByBisection(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                    std::span<const std::size_t> cuts, const TiedPiece& piece)
{
    std::vector<std::uint32_t> done(cells.size());
    for (std::size_t number = 0; number <= cuts.size(); ++number) {
        std::vector<std::uint32_t> until;
        if (number < cuts.size())
            until = splitTiedCells(grouping, cells, cuts[number], done);
        else
            for (const std::uint32_t cell : cells)
                until.push_back(grouping.cells()[cell].count);
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (until[i] > done[i])
                piece(number, cells[i], done[i], until[i]);
        done = std::move(until);
    }
}

/// The list written out and walked: right for many cuts, or for very many cells of a sample or two.
void cutByMerging(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                  std::span<const std::size_t> cuts, const TiedPiece& piece)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> list; // place in the tie order, index into `cells`
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (const std::uint32_t place : grouping.tiePlaces(cells[i]))
            list.emplace_back(place, static_cast<std::uint32_t>(i));
    std::sort(list.begin(), list.end());
    std::vector<std::uint32_t> done(cells.size()), until(cells.size()), touched;
    std::size_t next = 0;
    for (std::size_t number = 0; number <= cuts.size(); ++number) {
        touched.clear();
        for (const std::size_t end = number < cuts.size() ? cuts[number] : list.size(); next < end; ++next) {
            const std::uint32_t index = list[next].second;
            if (until[index]++ == done[index])
                touched.push_back(index);
        }
        std::sort(touched.begin(), touched.end());
        for (const std::uint32_t index : touched) {
            piece(number, cells[index], done[index], until[index]);
            done[index] = until[index];
        }
    }
}

} // namespace

std::vector<std::uint32_t> splitTiedCells(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                                          std::size_t count, std::span<const std::uint32_t> from)
{
    std::vector<std::uint32_t> low(from.begin(), from.end()), high, middle(cells.size());
    for (const std::uint32_t cell : cells)
        high.push_back(grouping.cells()[cell].count);
    // The first place in the tie order that has `count` samples of these cells before it. Places are
    // distinct, so there it is exactly `count`.
    std::size_t lowPlace = 0, highPlace = grouping.samples();
    while (lowPlace < highPlace) {
        const std::size_t place = lowPlace + (highPlace - lowPlace) / 2;
        std::size_t before = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto places = grouping.tiePlaces(cells[i]);
            middle[i] = static_cast<std::uint32_t>(
                std::lower_bound(places.begin() + low[i], places.begin() + high[i], place) - places.begin());
            before += middle[i];
        }
        if (before == count)
            return middle;
        if (before > count) {
            high = middle;
            highPlace = place;
        } else {
            low = middle;
            lowPlace = place + 1;
        }
    }
    return high;
}

void cutTiedCells(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                  std::span<const std::size_t> cuts, const TiedPiece& piece)
{
    std::size_t samples = 0;
    for (const std::uint32_t cell : cells)
        samples += grouping.cells()[cell].count;
    // A bisection looks some sixty times into every cell, sorting some twenty times at every sample.
    if (cuts.size() * cells.size() * 3 <= samples)
        cutByBisection(grouping, cells, cuts, piece);
    else
        cutByMerging(grouping, cells, cuts, piece);
}

} // namespace deepmi
