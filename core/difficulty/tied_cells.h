#pragma once

#include "difficulty/cell_grouping.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace deepmi
{

/// Cells of one and the same value: their samples are one list, in tie order, that is never written out.
/// Places of a cell's members in the tie order are ascending, so any cut of that list is found by bisection.

/// How many members each of the cells has among the first `count` samples of the list. `from` holds such
/// numbers of an earlier cut, or zeros; both have one entry a cell.
std::vector<std::uint32_t> splitTiedCells(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                                          std::size_t count, std::span<const std::uint32_t> from);

/// Cuts the list before each of the ascending `cuts` (1 .. samples−1) and after the last sample, and hands
/// over each piece: its number from 0, the cell, its first and last+1 member.
using TiedPiece =
    std::function<void(std::size_t piece, std::uint32_t cell, std::uint32_t first, std::uint32_t last)>;
void cutTiedCells(const CellGrouping& grouping, std::span<const std::uint32_t> cells,
                  std::span<const std::size_t> cuts, const TiedPiece& piece);

} // namespace deepmi
