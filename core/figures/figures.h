#pragma once

#include "figures/canvas.h"
#include "information/joint_table.h"
#include "information/levels.h"

#include <string>
#include <vector>

namespace deepmi
{

/// The figures of the paper. Each is one drawing function on a Canvas, used by the window, by every export
/// and, as a whole SVG document without Qt, by a server without a screen (the function that returns text; it
/// does not touch the disk). Numbers that a figure shows are also in data-... attributes of its elements, so
/// that another program can read them back. Titles and axes say what is drawn and in which unit.

/// One measure's bins, for binHistograms.
struct BinHistogramRow {
    std::string measure;        ///< as it is to be written, e.g. "DeepMI (α = 0)"
    std::vector<double> labels; ///< one a training sample, on the scale
    std::vector<int> bin;       ///< one a training sample, 0 .. bins−1, 0 the easiest
    int bins = 10;
    std::string note = {};     ///< beside the measure, e.g. a statistic; may be empty
    std::string colourOf = {}; ///< name of the measure whose colour it has; see approachColours()
};

/// Figure 2 of the paper: label distribution of the data new in the first four bins and the last (every bin
/// if there are five or fewer), one row a measure, with the distribution of all its samples behind in grey;
/// one common vertical axis, in per cent of the samples of the bin. `cells` histogram cells over the scale.
/// Raises UsageError for no rows, lengths that differ, a bin without samples or out of range.
std::string binHistograms(const std::vector<BinHistogramRow>& rows, const std::string& attribute,
                          LabelScale scale, int cells = 12, const FigureStyle& style = {});
void drawBinHistograms(Canvas& canvas, const std::vector<BinHistogramRow>& rows, const std::string& attribute,
                       LabelScale scale, int cells, const FigureStyle& style);
/// The same from counts, of any bins, cells and units: figures/bin_figure.h.

/// I(x;y) of every cell of cluster × level (JointTable::contribution), clusters from left to right by the
/// mean level of their samples, levels from the bottom up; clusters that never occur stand last, in grey.
/// Colours are symmetric about 0. Above it, each cluster's share of the samples.
std::string informationHeatmap(const JointTable& clusterByLevel, const Levels& levels,
                               const std::string& attribute, const FigureStyle& style = {});
void drawInformationHeatmap(Canvas& canvas, const JointTable& clusterByLevel, const Levels& levels,
                            const std::string& attribute, const FigureStyle& style);

/// One panel of cccCurves.
struct CccCurve {
    std::string title;
    std::vector<double> development; ///< one an epoch; NaN leaves a gap
    std::vector<double> training;    ///< one an epoch, or empty
    int bestEpoch = 0;               ///< from 1; 0 = none marked
    std::vector<int> binEntries;     ///< epochs (from 1) in which bin 2, 3 ... enters; empty without bins
};

/// CCC by epoch, panels side by side with one common vertical axis, the best epoch marked and bins' entries
/// as ticks from above. Raises UsageError for no panels or a panel without epochs.
std::string cccCurves(const std::vector<CccCurve>& panels, const FigureStyle& style = {});
void drawCccCurves(Canvas& canvas, const std::vector<CccCurve>& panels, const FigureStyle& style);

/// One approach's trials on one test corpus.
struct ApproachTrials {
    std::string approach;
    std::vector<double> ccc;   ///< one a trial
    std::string note;          ///< beside its name, e.g. "p = .03"; may be empty
    std::string colourOf = {}; ///< name of the measure whose colour it has; see approachColours()
};
/// One panel of approachComparison.
struct ComparisonPanel {
    std::string test; ///< name of the test corpus
    std::vector<ApproachTrials> approaches;
    std::string group = {}; ///< panels of one group (an attribute) share their axis
};

/// A dot a trial, the mean and its 95 % interval (Student's t over trials; none for one trial) for every
/// approach, panels by test corpus side by side, in several lines where there are many; approaches keep their
/// line and colour in every panel. Raises UsageError for no panels or no trials.
std::string approachComparison(const std::vector<ComparisonPanel>& panels, const FigureStyle& style = {});
/// Height at which nothing of it is cramped, at the style's width and font, mm.
double approachComparisonHeightMm(const std::vector<ComparisonPanel>& panels, const FigureStyle& style);
void drawApproachComparison(Canvas& canvas, const std::vector<ComparisonPanel>& panels,
                            const FigureStyle& style);

} // namespace deepmi
