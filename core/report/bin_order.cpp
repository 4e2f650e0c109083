#include "report/bin_order.h"

#include "curriculum/curriculum_order.h"
#include "data/delimited_text.h"
#include "figures/canvas.h"
#include "figures/table_text.h"
#include "job/error.h"
#include "job/number_text.h"
#include "statistics/multiple_testing.h"
#include "statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace deepmi
{

namespace
{

constexpr int histogramCells = 15;

/// The training samples with their labels: a curriculum is an order of these alone.
struct TrainingLabels {
    Corpus corpus; ///< of its names alone
    std::vector<std::size_t> samples;
    std::vector<double> label;
};

TrainingLabels readTrainingLabels(const std::filesystem::path& path)
{
    const DelimitedText table = DelimitedText::read(path);
    const std::size_t name = table.columnIndex("name"), split = table.columnIndex("split"),
                      label = table.columnIndex("label");
    TrainingLabels training;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (parseSplit(std::string(table.cell(row, split))) != Split::Train)
            continue;
        const double value = table.number(row, label);
        if (!std::isfinite(value))
            throw table.error(row, label, "the value is not a finite number");
        training.samples.push_back(training.label.size());
        training.corpus.names.emplace_back(table.cell(row, name));
        training.label.push_back(value);
    }
    if (training.label.empty())
        throw InputError(path, "", "has no sample of the Train split");
    return training;
}

/// Of the axis alone: the scale of the labels; in an experiment that does not know it, the one that the plan
/// states, else the whole numbers around the labels.
LabelScale scaleOf(const ExperimentPlan& plan, const CorpusResult& corpus, const std::string& attribute,
                   const std::vector<double>& labels)
{
    if (const auto known = corpus.scales.find(attribute); known != corpus.scales.end())
        return known->second;
    for (const ExperimentCorpus& one : plan.corpora)
        if (one.name == corpus.corpus && one.featureSet == corpus.featureSet && one.labels.options.scale)
            return *one.labels.options.scale;
    const auto [low, high] = std::minmax_element(labels.begin(), labels.end());
    return {std::floor(*low), std::max(std::ceil(*high), std::floor(*low) + 1)};
}

/// Bins as the training cuts them: of the training samples in the order of their ranks.
BinOrder orderOfFile(const ComparisonPlan& plan, const Approach& approach, const ApproachSource& source,
                     const TrainingLabels& training, std::uint64_t seed, int permutations)
{
    const Scores scores = readScores(source.scores, seed);
    const std::vector<std::size_t> order =
        curriculumOrder(training.corpus, training.samples, scores, approach.reverse);
    std::vector<std::size_t> rank(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        rank[order[place]] = place;
    const int bins = trainParametersOf(plan, approach).pacing.bins;
    BinOrder found = binOrderOf(approach.title, training.corpus.names, training.label,
                                binsOfRanks(rank, bins).bin, bins, seed, permutations);
    found.colourOf = approach.measure;
    return found;
}

/// A title as the grid makes it: "Chance (B) (α = 0, pacing step), hardest first".
struct TitleParts {
    std::string name;               ///< "Chance (B)"
    std::vector<std::string> parts; ///< "α = 0", "pacing step"
    std::string end;                ///< ", hardest first"

    std::string text() const
    {
        std::string title = name;
        for (std::size_t part = 0; part < parts.size(); ++part)
            title += (part == 0 ? " (" : ", ") + parts[part];
        return title + (parts.empty() ? "" : ")") + end;
    }
};

TitleParts partsOf(const std::string& title)
{
    const std::size_t close = title.rfind(')'), open = title.rfind(" (");
    if (open == std::string::npos || close == std::string::npos || close < open)
        return {title, {}, {}};
    TitleParts found{title.substr(0, open), {}, title.substr(close + 1)};
    for (std::size_t begin = open + 2, end = 0; begin <= close; begin = end + 2) {
        end = std::min(title.find(", ", begin), close);
        found.parts.push_back(title.substr(begin, end - begin));
    }
    return found;
}

/// One more approach of an order: the parts that it does not share go from the title of the same name.
void addTitle(std::vector<TitleParts>& titles, TitleParts other)
{
    for (TitleParts& one : titles)
        if (one.name == other.name && one.end == other.end) {
            std::erase_if(one.parts, [&other](const std::string& part) {
                return std::find(other.parts.begin(), other.parts.end(), part) == other.parts.end();
            });
            return;
        }
    titles.push_back(std::move(other));
}

std::string trendText(const BinOrder& order)
{
    return "ρ = " + signedNumber(order.trend.correlation, 2) +
           (std::isnan(order.correctedP) ? "" : ", " + probabilityEquation(order.correctedP));
}

} // namespace

BinOrder::Order BinOrder::order(double significance) const
{
    if (!(correctedP < significance))
        return Order::None;
    return trend.correlation < 0 ? Order::ExtremesFirst : Order::MiddleFirst;
}

std::size_t BinOrder::twoPeaked() const
{
    return static_cast<std::size_t>(std::count_if(bimodality.begin(), bimodality.end(),
                                                  [](double value) { return value > uniformBimodality; }));
}

BinOrder binOrderOf(std::string measure, std::vector<std::string> names, std::vector<double> label,
                    std::vector<int> bin, int bins, std::uint64_t seed, int permutations)
{
    if (label.empty() || label.size() != bin.size() || names.size() != label.size())
        throw UsageError(measure + " has " + std::to_string(label.size()) + " labels and " +
                         std::to_string(bin.size()) + " bin numbers, expected one of each a sample");
    BinOrder order;
    order.bins = bins;
    const double centre = mean(label);
    std::vector<double> distance(label.size());
    std::vector<std::vector<double>> labels(static_cast<std::size_t>(bins)), distances(labels.size());
    for (std::size_t sample = 0; sample < label.size(); ++sample) {
        if (bin[sample] < 0 || bin[sample] >= bins || !std::isfinite(label[sample]))
            throw UsageError("sample " + std::to_string(sample) + " of " + measure +
                             " has no label or a bin outside 0 to " + std::to_string(bins - 1));
        distance[sample] = std::abs(label[sample] - centre);
        labels[static_cast<std::size_t>(bin[sample])].push_back(label[sample]);
        distances[static_cast<std::size_t>(bin[sample])].push_back(distance[sample]);
    }
    for (std::size_t one = 0; one < labels.size(); ++one) {
        order.distance.push_back(distances[one].empty() ? std::nan("") : mean(distances[one]));
        order.bimodality.push_back(bimodalityCoefficient(labels[one]));
    }
    order.overallDistance = mean(distance);
    order.trend = distance.size() > 1 ? orderedTrend(distance, bin, seed, permutations)
                                      : OrderedTrend{std::nan(""), std::nan(""), permutations};
    order.correctedP = order.trend.pValue;
    order.measure = std::move(measure);
    order.names = std::move(names);
    order.label = std::move(label);
    order.bin = std::move(bin);
    return order;
}

std::vector<BinOrders> binOrders(const ExperimentResult& experiment, int permutations)
{
    std::vector<BinOrders> all;
    for (std::size_t index = 0; index < experiment.corpora.size(); ++index) {
        const CorpusResult& corpus = experiment.corpora[index];
        for (const std::string& attribute : corpus.result.plan.attributes) {
            BinOrders orders;
            orders.corpus = index;
            orders.attribute = attribute;
            const auto file = corpus.labels.find(attribute);
            if (file == corpus.labels.end() || !std::filesystem::exists(file->second))
                continue; // not planned that far yet
            const TrainingLabels training = readTrainingLabels(file->second);
            orders.scale = scaleOf(experiment.plan, corpus, attribute, training.label);
            std::vector<double> p;
            // Pacing and learning rate change nothing about bins: approaches that differ in them alone are
            // one order, which stands once and is tested once.
            std::map<std::tuple<std::filesystem::path, bool, int>, std::size_t> known;
            std::vector<std::vector<TitleParts>> titles; // of each order
            for (const Approach& approach : corpus.result.plan.approaches) {
                const ApproachSource* source = corpus.sourceOf(approach.title, attribute);
                if (approach.measure == "none" || !source || source->scores.empty())
                    continue;
                if (!std::filesystem::exists(source->scores) || experiment.isDamaged(source->scores)) {
                    orders.missing.push_back(approach.title);
                    continue;
                }
                const int bins = trainParametersOf(corpus.result.plan, approach).pacing.bins;
                const auto [same, isNew] =
                    known.try_emplace({source->scores, approach.reverse, bins}, orders.measures.size());
                titles.resize(std::max(titles.size(), same->second + 1));
                addTitle(titles[same->second], partsOf(approach.title));
                if (!isNew)
                    continue;
                orders.measures.push_back(orderOfFile(corpus.result.plan, approach, *source, training,
                                                      experiment.plan.seed, permutations));
                p.push_back(orders.measures.back().trend.pValue);
            }
            const std::vector<double> corrected = holmAdjusted(p);
            for (std::size_t measure = 0; measure < corrected.size(); ++measure) {
                orders.measures[measure].correctedP = corrected[measure];
                std::string& title = orders.measures[measure].measure = titles[measure][0].text();
                for (std::size_t other = 1; other < titles[measure].size(); ++other)
                    title += ", " + titles[measure][other].text();
            }
            if (!orders.measures.empty() || !orders.missing.empty())
                all.push_back(std::move(orders));
        }
    }
    return all;
}

std::string binOrderFigure(const BinOrders& orders, const FigureStyle& style)
{
    std::vector<BinHistogramRow> rows;
    for (const BinOrder& one : orders.measures)
        rows.push_back({one.measure, one.label, one.bin, one.bins, trendText(one), one.colourOf});
    return binHistograms(rows, orders.attribute, orders.scale, histogramCells, style);
}

std::vector<std::string> binOrderFindings(const BinOrders& orders, double significance)
{
    std::vector<std::string> findings;
    for (const BinOrder& one : orders.measures) {
        if (std::isnan(one.trend.correlation)) {
            findings.push_back(one.measure +
                               ": the labels' distance from their mean, or the bin, is the same "
                               "for all samples; there is no order to speak of.");
            continue;
        }
        const BinOrder::Order order = one.order(significance);
        const std::string what = order == BinOrder::Order::ExtremesFirst ? "takes the extremes first"
                                 : order == BinOrder::Order::MiddleFirst
                                     ? "takes the middle of the scale first"
                                     : "shows no significant order of extremes and middle";
        const std::size_t peaked = one.twoPeaked();
        const std::string shape =
            peaked == 0 ? "the labels of every bin are bell-shaped"
                        : "the labels of " + std::to_string(peaked) + " of " + std::to_string(one.bins) +
                              " bins are not bell-shaped (bimodality coefficient of the first one " +
                              shownNumber(one.bimodality.front(), 2) + ")";
        findings.push_back(one.measure + " " + what + " (" + trendText(one) +
                           "): labels of its first bin are " + fixedText(one.distance.front(), 2) +
                           " from the mean label on average, of its last " +
                           fixedText(one.distance.back(), 2) + ", of all " +
                           fixedText(one.overallDistance, 2) + "; " + shape + ".");
    }
    return findings;
}

std::string binOrderMethod(int permutations, double significance)
{
    return "ρ is Spearman's correlation of a sample's |label − mean label| and its bin, over all bins: "
           "negative where the extremes come first. p is two-tailed, by " +
           std::to_string(permutations) +
           " permutations (Phipson and Smyth, 2010), Holm-corrected over the measures of a figure and held "
           "against " +
           numberText(significance) +
           ". A bin is called bell-shaped where Sarle's bimodality coefficient of its labels is not above "
           "5/9, "
           "that of a flat distribution (Pfister et al., 2013); a strong skew raises it too.";
}

} // namespace deepmi
