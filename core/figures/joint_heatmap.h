#pragma once

#include "figures/canvas.h"
#include "information/joint_table.h"
#include "information/levels.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// What the colour of a cell stands for.
enum class HeatmapValue {
    Contribution, ///< I(x;y), eq. 2 of the paper, nats
    Probability,  ///< P(x,y)
    Count,        ///< samples
    LogRatio      ///< log P(x,y)/(P(x)P(y)), nats; not defined where there is no sample
};

/// What the columns are sorted by.
enum class HeatmapOrder {
    Number,         ///< of the cluster or the predicted level
    MeanLevel,      ///< of the column's samples
    Size,           ///< samples in the column
    Information,    ///< the column's share of I(X;Y)
    EffectiveLevels ///< exp H(Y|x): over how many levels its samples spread
};

/// How a joint table is shown: columns from left to right, levels of the label from the bottom up.
struct HeatmapOptions {
    HeatmapValue value = HeatmapValue::Contribution;
    HeatmapOrder order = HeatmapOrder::MeanLevel;
    bool descending = false;
    bool ofPredictions = false; ///< columns are predicted levels Y' in place of clusters X
    bool numbers = true;        ///< written into the cells where all of them fit
    std::string attribute;      ///< "arousal"
    std::string note;           ///< below the title, e.g. that this is a preview; may be empty
};

/// The number a cell's colour stands for, in the unit named at HeatmapValue; a log ratio without samples
/// is −∞.
double heatmapValue(const JointTable& table, HeatmapValue value, int first, int second);
/// What a column is sorted by; a column without samples has 0. Information: Σ_y I(x;y)/I(X;Y), 0 where
/// I is 0.
double columnStatistic(const JointTable& table, HeatmapOrder order, int first);
/// Columns by their statistic, ties by number; those without samples stand last either way.
std::vector<int> sortedColumns(const JointTable& table, HeatmapOrder order, bool descending = false);
/// The interval of a level on the scale, "1–2".
std::string levelRange(const Levels& levels, int level);

/// A rectangle of the page, in points, y downwards.
struct HeatmapRect {
    double x = 0, y = 0, width = 0, height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    bool operator==(const HeatmapRect&) const = default;
};

/// A cell by where it stands: place 0 is the left column, level 0 the bottom row.
struct HeatmapCell {
    int place = 0;
    int level = 0;
    bool operator==(const HeatmapCell&) const = default;
    auto operator<=>(const HeatmapCell&) const = default;
};

/// Where everything of a heatmap stands. Drawing and hit-testing both ask this, so what is clicked is what
/// is seen.
struct HeatmapLayout {
    HeatmapRect grid;         ///< all cells
    HeatmapRect bars;         ///< above it: each column's share of the samples
    HeatmapRect columnLabels; ///< below it
    HeatmapRect rowLabels;    ///< left of it
    HeatmapRect legend;       ///< the bar of colours
    std::vector<int> order;   ///< [place] cluster or predicted level
    std::vector<int> placeOf; ///< [cluster or predicted level] its place
    int levels = 0;
    int columnLabelStep = 1; ///< every how many columns are labelled
    int rowLabelStep = 1;    ///< every how many levels are labelled
    double columnFont = 0;   ///< pt, of the columns' labels
    double numberFont = 0;   ///< pt, of the numbers in the cells; 0 = they do not fit

    int columns() const { return static_cast<int>(order.size()); }
    int stateAt(int place) const { return order[static_cast<std::size_t>(place)]; }
    HeatmapRect cell(int place, int level) const;
    HeatmapRect cell(HeatmapCell where) const { return cell(where.place, where.level); }
    /// The cell under a point; none outside the grid.
    std::optional<HeatmapCell> cellAt(double x, double y) const;
    /// The column whose bar or label is under a point.
    std::optional<int> columnAt(double x, double y) const;
    /// The level whose label is under a point.
    std::optional<int> rowAt(double x, double y) const;
    /// Cells that a rectangle touches, by place, then level.
    std::vector<HeatmapCell> cellsIn(const HeatmapRect& area) const;
};

/// Lays a table out on a page of that size. Raises UsageError where table and levels do not fit each other.
HeatmapLayout heatmapLayout(const JointTable& table, const Levels& levels, const HeatmapOptions& options,
                            double widthPt, double heightPt, double fontPt);

/// Draws it by heatmapLayout. Cells carry data-cluster (or data-predicted-level), data-level, data-count and
/// data-value, always the contribution, and data-shown where another value is shown. Colours are symmetric
/// about 0 for contribution and log ratio, from 0 up for the others; columns that never occur, and cells
/// whose log ratio is not defined, are grey.
void drawJointHeatmap(Canvas& canvas, const JointTable& table, const Levels& levels,
                      const HeatmapOptions& options, const FigureStyle& style);
/// Height that suits it, mm.
double jointHeatmapHeightMm(const Levels& levels, double fontPt);

/// The data behind it, a line a cell: cluster (or predicted_level), level, level_low, level_high, count,
/// p_xy, p_x, p_y, log_ratio (empty where there is no sample), contribution. Columns in the order shown.
std::string jointHeatmapCsv(const JointTable& table, const Levels& levels, const HeatmapOptions& options);

} // namespace deepmi
