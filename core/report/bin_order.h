#pragma once

#include "experiment/experiment_result.h"
#include "figures/figures.h"
#include "statistics/ordered_groups.h"

#include <string>
#include <vector>

namespace deepmi
{

/// In which order a measure takes the label scale: the statistic behind the paper's Figure 2 ("extremes
/// first" under DeepMI, bell-shaped bins under Disagreement).
///
/// The order is Spearman's correlation ρ of |label − mean label| and bin over all samples and all bins, with
/// a two-tailed permutation p: ρ < 0 = the extremes come first, ρ > 0 = the middle of the scale does. The
/// shape of a bin is Sarle's bimodality coefficient of its labels: above 5/9 (that of a flat distribution) it
/// has two peaks, or is strongly skewed; below, it is bell-shaped.
struct BinOrder {
    std::string measure;  ///< title of the approach
    std::string colourOf; ///< name of its measure; see approachColours()
    std::vector<std::string> names;
    std::vector<double> label; ///< one a sample, on the scale
    std::vector<int> bin;      ///< one a sample, 0 the easiest
    int bins = 0;

    double overallDistance = 0;     ///< mean |label − mean label| of all samples
    std::vector<double> distance;   ///< the same of each bin
    std::vector<double> bimodality; ///< of each bin; NaN for fewer than four samples or one value
    OrderedTrend trend;
    double correctedP = 1; ///< Holm's over the measures that stand together

    enum class Order { ExtremesFirst, MiddleFirst, None };
    /// None where the corrected p is not below `significance`.
    Order order(double significance) const;
    /// How many bins are above 5/9.
    std::size_t twoPeaked() const;
};

/// One corpus and attribute: the rows of a figure.
struct BinOrders {
    std::size_t corpus = 0; ///< into ExperimentResult::corpora
    std::string attribute;
    LabelScale scale;
    std::vector<BinOrder> measures;
    std::vector<std::string> missing; ///< approaches whose scores are not there yet
};

/// Order and shape of one measure. Raises UsageError for no samples, lengths that differ, a bin out of range,
/// a label that is not finite.
BinOrder binOrderOf(std::string measure, std::vector<std::string> names, std::vector<double> label,
                    std::vector<int> bin, int bins, std::uint64_t seed, int permutations);

/// Of every corpus and attribute of the experiment, from the scores and labels in its folder: the training
/// samples alone, in the bins that the training cuts. Raises InputError for files that cannot be read, a
/// training sample without a score.
std::vector<BinOrders> binOrders(const ExperimentResult& experiment, int permutations);

/// Figure 2 of these measures.
std::string binOrderFigure(const BinOrders& orders, const FigureStyle& style);
/// What it shows: a sentence a measure.
std::vector<std::string> binOrderFindings(const BinOrders& orders, double significance);
/// What the statistic is, for the figure's caption.
std::string binOrderMethod(int permutations, double significance);

} // namespace deepmi
