#pragma once

#include "comparison/comparison_table.h"
#include "experiment/experiment_result.h"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// One way of training that a search tried on the development set.
struct SearchCandidate {
    std::string title;
    std::map<std::string, std::string> factors;
    std::vector<double> development; ///< CCC, one a finished trial
    double mean = std::numeric_limits<double>::quiet_NaN(), std = mean;
    bool plain = false;  ///< W/O curriculum
    bool chosen = false; ///< went on to the test sets
};

/// A finalist against W/O curriculum on one test set.
struct FinalistContrast {
    std::string title, test;
    std::size_t trials = 0, plainTrials = 0; ///< finished, of each side
    double mean = 0, plainMean = 0;          ///< CCC
    /// Its adjusted p is Holm's over all comparisons of the corpus; intervals are of each by itself.
    Contrast contrast = Contrast::unknown(std::numeric_limits<double>::quiet_NaN());
};

/// A search on one corpus and attribute.
struct SearchReport {
    std::string corpus, featureSet, attribute;
    std::vector<SearchCandidate> candidates;   ///< best mean development CCC first, those without trials last
    std::size_t trials = 0, plannedTrials = 0; ///< of stage 1
    std::uint64_t epochs = 0, presentations = 0; ///< of stage 1: epochs trained, samples seen in them
    std::uint64_t finalEpochs = 0;               ///< of stage 2
    std::size_t finalTrials = 0, plannedFinalTrials = 0;
    std::optional<std::size_t> result; ///< stage 2: into ExperimentResult::corpora; none = not there yet
    std::vector<FinalistContrast> contrasts;
    std::size_t family = 0; ///< comparisons that the adjusted p is corrected for

    std::string title() const; ///< "EmoTale, arousal"
};

/// What the searches of an experiment found; contrasts are corrected over all attributes, finalists and test
/// sets of a corpus: the family that answers "does any curriculum help here".
std::vector<SearchReport> searchReports(const ExperimentResult& experiment,
                                        const ComparisonStatistics& statistics);

/// "24 candidates, 48 of 48 trials …": what the search cost.
std::string searchBudget(const SearchReport& report);
/// What the evidence says of one corpus, favourable or not, from the numbers alone; `reports` are those of
/// one corpus.
std::string searchVerdict(const std::vector<SearchReport>& reports, const ComparisonStatistics& statistics);
/// The verdict of every corpus, in order.
std::vector<std::string> searchVerdicts(const std::vector<SearchReport>& reports,
                                        const ComparisonStatistics& statistics);

} // namespace deepmi
