#pragma once

#include "comparison/comparison.h"
#include "figures/line_chart.h"
#include "statistics/epoch_spread.h"

namespace deepmi
{

/// The epochs (from 1) in which bin 2, 3 ... enters, one that lets in several as often.
std::vector<int> binEntriesOf(const std::vector<TrainEpoch>& history);

/// How the trials of one approach learn one attribute.
struct LearningCurve {
    std::string attribute;
    std::string approach;        ///< its title
    std::string measure;         ///< Approach::measure; gives the colour
    EpochSpread development;     ///< CCC on the development set
    std::vector<int> binEntries; ///< epochs (from 1) in which bin 2, 3 ... enters; empty without a curriculum
};

/// Attribute by attribute, approach by approach, in the order of the plan; those without a trial whose
/// history is known are left out. Trials count whether or not the others of their approach are finished.
std::vector<LearningCurve> learningCurves(const ComparisonResult& result);

/// A chart an attribute, a curve an approach: the mean of the development CCC over trials, with a band of one
/// sample standard deviation to either side where there are two trials or more. Approaches keep their number
/// and colour (approachColours) in every chart; of more than seven, each seven have charts of their own.
/// Where all curricula have the same bins, their entries are marked. Two charts side by side where `style` is
/// wide enough. Raises UsageError for no curves.
ChartSheet learningCurveSheet(const std::vector<LearningCurve>& curves, const FigureStyle& style);
/// The same as a whole SVG document, as high as it needs to be unless the style says.
std::string learningCurveFigure(const std::vector<LearningCurve>& curves, const FigureStyle& style = {});

} // namespace deepmi
