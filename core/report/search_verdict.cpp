#include "report/search_report.h"

#include "figures/canvas.h"
#include "figures/table_text.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// One contrast with the attribute that it is of.
struct Placed {
    const SearchReport* report = nullptr;
    const FinalistContrast* finalist = nullptr;
    const Contrast& contrast() const { return finalist->contrast; }
};

std::string grouped(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string percent(double share)
{
    return shortText(100 * share) + " %";
}

/// "DeepMI on arousal, Test1: +0.012 CCC (95 % interval +0.004 to +0.020, corrected p = 0.010, g = 1.30)".
std::string described(const Placed& one, double confidence)
{
    const Contrast& contrast = one.contrast();
    return one.finalist->title + " on " + one.report->attribute + ", " + one.finalist->test + ": " +
           signedNumber(contrast.difference) + " CCC (" + percent(confidence) + " interval " +
           signedNumber(contrast.low) + " to " + signedNumber(contrast.high) + ", corrected " +
           probabilityEquation(contrast.adjustedPValue) +
           (std::isfinite(contrast.hedgesG) ? ", Hedges' g = " + signedNumber(contrast.hedgesG, 2) : "") +
           ")";
}

std::string listed(const std::vector<Placed>& ones, double confidence)
{
    std::string text;
    for (const Placed& one : ones)
        text += (text.empty() ? "" : "; ") + described(one, confidence);
    return text;
}

std::string comparisons(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " comparison" : " comparisons");
}

} // namespace

std::string searchBudget(const SearchReport& report)
{
    std::string text = std::to_string(report.candidates.size()) +
                       (report.candidates.size() == 1 ? " candidate, " : " candidates, ") +
                       std::to_string(report.trials) + " of " + std::to_string(report.plannedTrials) +
                       " trials by development CCC alone";
    if (report.epochs > 0)
        text += " (" + grouped(report.epochs) + " epochs, " + grouped(report.presentations) +
                " sample presentations)";
    if (report.result)
        text += "; then " + std::to_string(report.finalTrials) + " of " +
                std::to_string(report.plannedFinalTrials) + " trials on the test sets" +
                (report.finalEpochs > 0 ? " (" + grouped(report.finalEpochs) + " epochs)" : "");
    return text + ".";
}

std::string searchVerdict(const std::vector<SearchReport>& reports, const ComparisonStatistics& statistics)
{
    if (reports.empty())
        return {};
    const SearchReport& first = reports.front();
    const std::string corpus = first.corpus + (first.featureSet.empty() ? "" : " (" + first.featureSet + ")");
    std::vector<Placed> better, worse, tested;
    std::size_t untested = 0, fewest = static_cast<std::size_t>(-1);
    bool unfinished = false;
    for (const SearchReport& report : reports) {
        unfinished = unfinished || !report.result || report.finalTrials < report.plannedFinalTrials;
        for (const FinalistContrast& one : report.contrasts) {
            if (std::isnan(one.contrast.adjustedPValue)) {
                ++untested;
                continue;
            }
            tested.push_back({&report, &one});
            fewest = std::min({fewest, one.trials, one.plainTrials});
            if (one.contrast.adjustedPValue < statistics.significance)
                (one.contrast.difference > 0 ? better : worse).push_back({&report, &one});
        }
    }
    if (tested.empty())
        return "On " + corpus +
               (unfinished ? " nothing can be said yet: the finalists have too few finished trials on the "
                             "test sets."
                           : " nothing can be said: there is no finalist beside W/O curriculum that could be "
                             "tested.");
    const double confidence = statistics.confidence;
    const std::string interval = percent(confidence) + " interval";
    std::string text;
    if (!better.empty()) {
        text = "On " + corpus + " a curriculum helps: " + std::to_string(better.size()) + " of " +
               comparisons(tested.size()) + " with W/O curriculum " + (better.size() == 1 ? "is" : "are") +
               " significantly better (" + listed(better, confidence) + ").";
    } else {
        const auto largest =
            *std::max_element(tested.begin(), tested.end(), [](const Placed& a, const Placed& b) {
                return a.contrast().difference < b.contrast().difference;
            });
        double bound = -INFINITY;
        for (const Placed& one : tested)
            bound = std::max(bound, one.contrast().high);
        text = "On " + corpus + " no curriculum was found to be better than none: " +
               (tested.size() == 1 ? "the one comparison is not significantly better; it is "
                                   : "of " + comparisons(tested.size()) +
                                         " none is significantly better; the largest difference is ") +
               described(largest, confidence) + ".";
        if (bound > 0)
            text += " This does not show that there is no gain: " +
                    std::string(tested.size() == 1 ? "its " + interval + " reaches "
                                                   : "the " + interval + "s reach ") +
                    signedNumber(bound) +
                    " CCC at most, and a gain up to that is compatible with these trials.";
        else
            text += std::string(" ") +
                    (tested.size() == 1 ? "Its " + interval + " lies" : "Every " + interval + " lies") +
                    " below zero: on these test sets the finalists are not as good as no curriculum.";
    }
    if (!worse.empty())
        text += " " + std::to_string(worse.size()) + (worse.size() == 1 ? " is" : " are") +
                " significantly worse (" + listed(worse, confidence) + ").";
    text +=
        " Two-tailed " + std::string(toString(statistics.test)) + ", at least " + std::to_string(fewest) +
        " trials a side, Holm-corrected over " + comparisons(tested.size()) + ", p < " +
        numberText(statistics.significance) +
        "; intervals are of each comparison by itself. They speak of random initialisations on these test "
        "sets, not of other speakers or corpora.";
    if (untested > 0)
        text += " " + comparisons(untested) + " could not be tested.";
    if (unfinished)
        text += " Some trials are not finished; this may change.";
    return text;
}

std::vector<std::string> searchVerdicts(const std::vector<SearchReport>& reports,
                                        const ComparisonStatistics& statistics)
{
    std::vector<std::vector<SearchReport>> corpora;
    for (const SearchReport& report : reports) {
        const auto known = std::find_if(corpora.begin(), corpora.end(), [&](const auto& one) {
            return one.front().corpus == report.corpus && one.front().featureSet == report.featureSet;
        });
        if (known == corpora.end())
            corpora.push_back({report});
        else
            known->push_back(report);
    }
    std::vector<std::string> verdicts;
    for (const auto& corpus : corpora)
        verdicts.push_back(searchVerdict(corpus, statistics));
    return verdicts;
}

} // namespace deepmi
