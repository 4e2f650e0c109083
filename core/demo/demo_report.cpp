#include "demo/demo_report.h"

#include "figures/svg.h"
#include "job/error.h"
#include "network/precision.h"
#include "statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace deepmi
{

namespace
{

/// ".031" or "< .001", as papers write p.
std::string probabilityText(double p)
{
    if (std::isnan(p))
        return "not known";
    return p < .001 ? "< 0.001" : "= " + fixedText(p, 3);
}

std::string signedText(double value)
{
    const std::string text = fixedText(value, 3);
    return text.starts_with('-') ? "−" + text.substr(1) : "+" + text;
}

/// "DeepMI reached … (difference …, p = …)" for one test split.
std::string helpText(const DemoComparison& with, const DemoComparison& without)
{
    return "on " + with.test + " CCC " + fixedText(with.mean, 3) + " with the DeepMI curriculum against " +
           fixedText(without.mean, 3) + " without (" + signedText(with.difference) + ", p " +
           probabilityText(with.pValue) + ")";
}

bool significant(const DemoComparison& row)
{
    return row.pValue < .05;
}

std::string verdict(const std::vector<const DemoComparison*>& rows)
{
    std::size_t better = 0, worse = 0;
    for (const auto* row : rows)
        if (significant(*row))
            ++(row->difference > 0 ? better : worse);
    if (rows.empty() ||
        std::any_of(rows.begin(), rows.end(), [](auto* row) { return std::isnan(row->pValue); }))
        return "the trials are too few to say whether the curriculum helps";
    if (better == 0 && worse == 0)
        return "on this data the curriculum makes no significant difference";
    if (better > 0 && worse > 0)
        return "on this data the curriculum helps on one test split and harms on another";
    const std::size_t clear = better + worse;
    const std::string extent =
        clear == rows.size() ? "significantly" : "significantly on one of the test splits";
    return std::string("on this data the curriculum ") + (better > 0 ? "helps " : "harms ") + extent;
}

std::size_t placeOf(const DemoResult& result, const std::string& measure)
{
    for (std::size_t index = 0; index < result.scores.size(); ++index)
        if (result.scores[index].measure == measure)
            return index;
    throw UsageError("the demonstration has no scores of the measure '" + measure + "'");
}

} // namespace

std::string demoMeasureName(const std::string& measure, double alpha)
{
    if (measure == "deepmi")
        return "DeepMI (α = " + shortText(alpha) + ")";
    std::string name = measure;
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::vector<double> inOrderOf(const Scores& scores, const std::vector<std::string>& names,
                              const std::vector<double>& values)
{
    std::unordered_map<std::string, double> valueOf;
    for (std::size_t index = 0; index < names.size(); ++index)
        valueOf.emplace(names[index], values[index]);
    std::vector<double> ordered;
    ordered.reserve(scores.names.size());
    for (const std::string& name : scores.names) {
        const auto found = valueOf.find(name);
        if (found == valueOf.end())
            throw UsageError("the scores of " + scores.measure + " name '" + name + "', which has no value");
        ordered.push_back(found->second);
    }
    return ordered;
}

std::vector<double> distanceByBin(const Scores& scores, const std::vector<double>& label)
{
    const double centre = mean(label);
    const std::vector<std::size_t> sizes = scores.bins.sizes();
    std::vector<double> distance(sizes.size());
    for (std::size_t sample = 0; sample < label.size(); ++sample) {
        const auto bin = static_cast<std::size_t>(scores.bins.bin[sample]);
        distance[bin] += std::abs(label[sample] - centre) / static_cast<double>(sizes[bin]);
    }
    return distance;
}

ComparisonResult comparisonOf(const std::vector<TrainResult>& training,
                              const std::vector<Approach>& approaches)
{
    ComparisonResult result;
    ComparisonPlan& plan = result.plan;
    plan.attributes = {training.front().attribute};
    plan.approaches = approaches;
    plan.train = training.front().parameters;
    plan.precision = precisionNameOf(training.front().precision);
    plan.train.trials = static_cast<int>(training.front().trials.size());
    for (const TestSummary& test : training.front().summary)
        plan.tests.push_back(test.name);
    for (const ComparisonTask& task : comparisonTasks(plan)) {
        const TrainResult& one = training[task.approach];
        const TrialResult& trial = one.trials[task.seed - plan.train.seed];
        TrialRecord record{task.key,     task.attribute,  approaches[task.approach].title,
                           task.seed,    trial.bestEpoch, trial.developmentCcc,
                           {},           trial.history,   one.device,
                           one.precision};
        for (const TestOutcome& test : trial.tests)
            record.tests.push_back({test.name, test.ccc});
        for (TrainEpoch& epoch : record.history)
            epoch.seconds = 0;
        result.add(std::move(record));
    }
    return result;
}

std::vector<DemoComparison> compareApproaches(const ComparisonTable& table)
{
    std::vector<DemoComparison> rows;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t index = 0; index < table.rows.size(); ++index) {
            const ComparisonCell& cell = table.cell(index, column);
            const Contrast contrast = table.against(index, column, "none");
            rows.push_back({table.rows[index].title, table.columns[column].test, cell.ccc, cell.summary.mean,
                            cell.summary.std, cell.summary.varPercent,
                            table.plain() == index ? 0 : contrast.difference, contrast.pValue});
        }
    return rows;
}

std::array<std::string, 2> demoSentences(const DemoResult& result)
{
    const std::size_t deepmi = placeOf(result, "deepmi"), disagreement = placeOf(result, "disagreement");
    const std::vector<double>& distance = result.binDistance[deepmi];
    const double first = distance.front(), last = distance.back();
    const double ratio = first / last;
    const std::string order = ratio >= 1.25  ? "DeepMI takes the extremes first"
                              : ratio <= 0.8 ? "DeepMI takes the middle of the scale first"
                                             : "DeepMI takes extremes and middle of the scale alike";
    const double correlation = result.ambiguityCorrelation[deepmi];
    const std::string relation = correlation >= .1    ? "what it calls hard is more often ambiguous"
                                 : correlation <= -.1 ? "what it calls hard is less often ambiguous"
                                                      : "its order has little to do with ambiguity";
    std::array<std::string, 2> sentences;
    sentences[0] = order + ": the labels of its first bin are " + fixedText(first, 2) +
                   " from the mean label on average and those of its last bin " + fixedText(last, 2) +
                   ", and " + relation + " (Spearman of its rank with the known ambiguity " +
                   fixedText(correlation, 2) + "; the raters' own disagreement has " +
                   fixedText(result.ambiguityCorrelation[disagreement], 2) + ").";

    std::string text;
    std::vector<const DemoComparison*> curricula;
    for (const DemoComparison& row : result.comparison) {
        if (row.approach != "DeepMI")
            continue;
        for (const DemoComparison& other : result.comparison)
            if (other.test == row.test && other.approach == "W/O curriculum")
                text += (text.empty() ? "" : ", ") + helpText(row, other);
        curricula.push_back(&row);
    }
    if (!text.empty())
        text[0] = 'O';
    sentences[1] = text + ": " + verdict(curricula) + ".";
    return sentences;
}

} // namespace deepmi
