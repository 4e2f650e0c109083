#pragma once

#include "figures/canvas.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace deepmi
{

/// The ranks that two measures give to the same samples.
struct RankScatter {
    std::string xMeasure, yMeasure;   ///< as they are to be written
    std::vector<std::uint32_t> x, y;  ///< one a sample that both measures know, 0 the easiest, below size()
    std::vector<std::uint32_t> shown; ///< samples that are drawn, see thinned()
    std::vector<std::uint32_t> selected; ///< samples drawn in front, highlighted
    double spearman = 0;                 ///< NaN where it is not defined

    std::size_t size() const { return x.size(); }
};

/// Ranks 0 .. n−1 among these samples alone, by ascending value; equal values are ordered by `tieKey`, one a
/// sample. Raises UsageError for lengths that differ, NaN.
std::vector<std::uint32_t> ranksOf(std::span<const double> values, std::span<const std::uint64_t> tieKey);

/// At most `most` of `count` samples, evenly drawn by a hash of the place, so that the same are taken every
/// time; all of them where they are not more. Ascending.
std::vector<std::uint32_t> thinned(std::size_t count, std::size_t most);

/// Where the points stand: a square plot with a linear axis of ranks each way.
Panel rankScatterPanel(double widthPt, double heightPt, double fontPt, std::size_t samples);

/// The points, the diagonal of equal ranks, ρ, and "n shown / n total" where not all are shown. Draws the
/// axes alone, and says so, for fewer than two samples.
void drawRankScatter(Canvas& canvas, const RankScatter& scatter, const FigureStyle& style);

} // namespace deepmi
