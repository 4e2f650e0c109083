#include "report/search_report.h"

#include "statistics/multiple_testing.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<SearchCandidate> candidatesOf(const SearchResult& search)
{
    std::vector<SearchCandidate> candidates;
    for (const Approach& approach : search.result.plan.approaches) {
        SearchCandidate one;
        one.title = approach.title;
        one.factors = approach.factors;
        one.plain = approach.measure == "none";
        one.chosen =
            std::find(search.chosen.begin(), search.chosen.end(), approach.title) != search.chosen.end();
        for (const TrialRecord& trial : search.result.trials)
            if (trial.approach == approach.title && trial.attribute == search.attribute &&
                std::isfinite(trial.developmentCcc))
                one.development.push_back(trial.developmentCcc);
        if (!one.development.empty()) {
            const Summary summary = summarise(one.development);
            one.mean = summary.mean;
            one.std = summary.std;
        }
        candidates.push_back(std::move(one));
    }
    const auto key = [](const SearchCandidate& one) { return std::isnan(one.mean) ? -INFINITY : one.mean; };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const auto& a, const auto& b) { return key(a) > key(b); });
    return candidates;
}

std::vector<FinalistContrast> contrastsOf(const ComparisonTable& table)
{
    std::vector<FinalistContrast> contrasts;
    const auto plain = table.plain();
    if (!plain)
        return contrasts;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; row != *plain && column < table.columns.size(); ++column) {
            const ComparisonCell &cell = table.cell(row, column), &other = table.cell(*plain, column);
            contrasts.push_back({table.rows[row].title, table.columns[column].test, cell.ccc.size(),
                                 other.ccc.size(), cell.summary.mean, other.summary.mean,
                                 cell.against[*plain]});
        }
    return contrasts;
}

/// Holm's correction over all contrasts of one corpus.
void correct(std::vector<SearchReport>& reports)
{
    for (std::size_t first = 0; first < reports.size(); ++first) {
        std::vector<FinalistContrast*> family;
        std::vector<SearchReport*> members;
        bool earlier = false;
        for (std::size_t other = 0; other < reports.size(); ++other)
            if (reports[other].corpus == reports[first].corpus &&
                reports[other].featureSet == reports[first].featureSet) {
                earlier = earlier || other < first;
                members.push_back(&reports[other]);
                for (FinalistContrast& contrast : reports[other].contrasts)
                    family.push_back(&contrast);
            }
        if (earlier)
            continue;
        std::vector<double> p;
        for (const FinalistContrast* contrast : family)
            p.push_back(contrast->contrast.pValue);
        const std::vector<double> corrected = holmAdjusted(p);
        const auto tested = static_cast<std::size_t>(
            std::count_if(p.begin(), p.end(), [](double one) { return !std::isnan(one); }));
        for (std::size_t one = 0; one < family.size(); ++one)
            family[one]->contrast.adjustedPValue = corrected[one];
        for (SearchReport* member : members)
            member->family = tested;
    }
}

} // namespace

std::string SearchReport::title() const
{
    return corpus + (featureSet.empty() ? "" : " (" + featureSet + ")") + ", " + attribute;
}

std::vector<SearchReport> searchReports(const ExperimentResult& experiment,
                                        const ComparisonStatistics& statistics)
{
    // The family of a table is not that of a corpus, whose attributes are tables of their own.
    ComparisonStatistics uncorrected = statistics;
    uncorrected.correction = Correction::None;
    std::vector<SearchReport> reports;
    for (const SearchResult& search : experiment.searches) {
        SearchReport report;
        report.corpus = search.corpus;
        report.featureSet = search.featureSet;
        report.attribute = search.attribute;
        report.candidates = candidatesOf(search);
        report.trials = search.result.trials.size();
        report.plannedTrials =
            search.result.plan.approaches.size() * static_cast<std::size_t>(search.result.plan.train.trials);
        for (const TrialRecord& trial : search.result.trials)
            for (const TrainEpoch& epoch : trial.history) {
                ++report.epochs;
                report.presentations += epoch.samples;
            }
        for (std::size_t index = 0; index < experiment.corpora.size(); ++index) {
            const CorpusResult& corpus = experiment.corpora[index];
            const auto& attributes = corpus.result.plan.attributes;
            if (corpus.corpus != search.corpus || corpus.featureSet != search.featureSet ||
                std::find(attributes.begin(), attributes.end(), search.attribute) == attributes.end())
                continue;
            report.result = index;
            report.finalTrials = corpus.result.trials.size();
            report.plannedFinalTrials = corpus.result.plan.approaches.size() *
                                        static_cast<std::size_t>(corpus.result.plan.train.trials);
            for (const TrialRecord& trial : corpus.result.trials)
                report.finalEpochs += trial.history.size();
            report.contrasts = contrastsOf(tabulate(corpus.result, uncorrected));
            break;
        }
        reports.push_back(std::move(report));
    }
    correct(reports);
    return reports;
}

} // namespace deepmi
