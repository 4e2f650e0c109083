#include "score_output.h"

#include "joint_table_json.h"
#include "option_values.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>

namespace deepmi::cli
{

namespace
{

/// Mean of the labels known in a bin and their mean distance from the mean of all.
struct BinLabels {
    double mean = std::nan(""), distance = std::nan("");
};

std::vector<BinLabels> binLabels(const ScoreResult& result)
{
    const Bins& bins = result.scores.bins;
    double sumOfAll = 0, known = 0;
    for (const double label : result.labels)
        if (std::isfinite(label)) {
            sumOfAll += label;
            ++known;
        }
    std::vector<BinLabels> all(static_cast<std::size_t>(bins.count));
    for (int bin = 0; bin < bins.count; ++bin) {
        double sum = 0, distance = 0, count = 0;
        for (std::size_t rank = bins.begin(bin); rank < bins.begin(bin + 1); ++rank) {
            const double label = result.labels[bins.order[rank]];
            if (!std::isfinite(label))
                continue;
            sum += label;
            distance += std::abs(label - sumOfAll / known);
            ++count;
        }
        if (count > 0)
            all[static_cast<std::size_t>(bin)] = {sum / count, distance / count};
    }
    return all;
}

std::string binsText(const ScoreResult& result)
{
    std::vector<std::string> header = {"bin", "samples", "score from", "to"};
    std::vector<BinLabels> labels;
    if (!result.labels.empty()) {
        header.insert(header.end(), {"mean label", "mean |label - mean|"});
        labels = binLabels(result);
    }
    TextTable table(header);
    const Scores& scores = result.scores;
    for (int bin = 0; bin < scores.bins.count; ++bin) {
        const std::size_t begin = scores.bins.begin(bin), end = scores.bins.begin(bin + 1);
        std::vector<std::string> row = {std::to_string(bin), std::to_string(end - begin),
                                        end > begin ? brief(scores.score[scores.bins.order[begin]]) : "–",
                                        end > begin ? brief(scores.score[scores.bins.order[end - 1]]) : "–"};
        if (!labels.empty()) {
            const BinLabels& known = labels[static_cast<std::size_t>(bin)];
            row.insert(row.end(), {fixed(known.mean, 3), fixed(known.distance, 3)});
        }
        table.add(row);
    }
    return table.text();
}

/// "6, cuts at 2, 3, 4, 5, 6"
std::string levelsText(const Levels& levels)
{
    constexpr std::size_t shown = 10;
    std::string text = std::to_string(levels.count());
    for (std::size_t i = 0; i < std::min(shown, levels.cuts().size()); ++i)
        text += (i ? ", " : ", cuts at ") + rounded(levels.cuts()[i]);
    return text + (levels.cuts().size() > shown ? ", ..." : "");
}

} // namespace

nlohmann::ordered_json scoreJson(const ScoreResult& result, const ScoreFiles& files,
                                 const MinmaxOptions& minmax)
{
    const auto orNull = [](const auto& value) {
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
    };
    nlohmann::ordered_json json = {{"measure", result.scores.measure},
                                   {"rows", result.scores.names.size()},
                                   {"distinct", distinctScores(result.scores)},
                                   {"mi_cluster_total", nullptr},
                                   {"mi_prediction_total", nullptr},
                                   {"bins", result.scores.bins.sizes()},
                                   {"alpha", orNull(result.alpha)},
                                   {"levels", nullptr},
                                   {"attribute", result.attribute.empty()
                                                     ? nlohmann::ordered_json()
                                                     : nlohmann::ordered_json(result.attribute)},
                                   {"larger_is_easier", result.scores.largerIsEasier},
                                   {"reversed", result.scores.reversed},
                                   {"left_out", result.scores.leftOut},
                                   {"parameters", result.parameters},
                                   {"out", files.scores.string()}};
    if (!result.labels.empty()) {
        for (const BinLabels& bin : binLabels(result)) {
            json["bin_label_mean"].push_back(bin.mean);
            json["bin_label_distance"].push_back(bin.distance);
        }
    }
    if (result.deepmi) {
        json["mi_cluster_total"] = result.deepmi->clusterByLevel.mutualInformation();
        json["mi_prediction_total"] = result.deepmi->predictionByLevel.mutualInformation();
        json["levels"] = levelsJson(result.deepmi->levels);
        json["clusters"] = result.deepmi->clusterByLevel.firstStates();
        json["mi_cluster_miller_madow"] = millerMadowInformation(result.deepmi->clusterByLevel);
        json["mi_cluster_by_chance"] = informationByChance(result.deepmi->clusterByLevel);
        json["mi_prediction_miller_madow"] = millerMadowInformation(result.deepmi->predictionByLevel);
        json["mi_prediction_by_chance"] = informationByChance(result.deepmi->predictionByLevel);
        if (result.clusterConfidence) {
            json["mi_cluster_bootstrap"] = bootstrapJson(*result.clusterConfidence);
            json["mi_prediction_bootstrap"] = bootstrapJson(*result.predictionConfidence);
        }
    }
    if (result.multimodal)
        json.update(result.multimodal->json());
    if (result.minmax) {
        json["levels"] = levelsJson(result.minmax->levels);
        json["minmax"] = minmaxJson(*result.minmax, minmax);
    }
    if (!files.jointTables.empty())
        json["joint_tables"] = files.jointTables.string();
    return json;
}

std::string scoreText(const ScoreResult& result, const ScoreFiles& files, const MinmaxOptions& minmax)
{
    std::string easiest = result.scores.largerIsEasier ? "largest score" : "smallest score";
    if (result.scores.reversed)
        easiest = "the hardest come first: " + easiest;
    std::vector<std::pair<std::string, std::string>> lines = {
        {"measure", result.scores.measure + (result.scores.reversed ? " (reversed)" : "")},
        {"attribute", result.attribute},
        {"samples", std::to_string(result.scores.names.size()) + ", " +
                        std::to_string(distinctScores(result.scores)) + " distinct scores"},
        {"easiest", easiest}};
    if (result.deepmi) {
        lines.emplace_back("alpha", shortest(*result.alpha));
        lines.emplace_back("levels", levelsText(result.deepmi->levels));
        const auto pointer = [](const auto& optional) { return optional ? &*optional : nullptr; };
        lines.emplace_back("I(X;Y)",
                           informationText(result.deepmi->clusterByLevel, pointer(result.clusterConfidence)) +
                               "; cluster and emotion level");
        lines.emplace_back("I(Y';Y)", informationText(result.deepmi->predictionByLevel,
                                                      pointer(result.predictionConfidence)) +
                                          "; prediction and emotion level");
    }
    if (result.multimodal)
        for (auto& line : result.multimodal->lines())
            lines.push_back(std::move(line));
    if (result.minmax)
        for (auto& line : minmaxLines(*result.minmax, minmax))
            lines.push_back(std::move(line));
    lines.emplace_back("written",
                       files.scores.string() +
                           (files.jointTables.empty() ? std::string() : ", " + files.jointTables.string()));
    return binsText(result) + "\n" + keyValueText(lines);
}

} // namespace deepmi::cli
