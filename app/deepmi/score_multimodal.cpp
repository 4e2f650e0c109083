#include "score_multimodal.h"

#include "data/label_columns.h"
#include "information/levels.h"
#include "job/error.h"
#include "option_values.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"
#include "reading_options.h"

#include <array>

namespace deepmi::cli
{

using nlohmann::ordered_json;

namespace
{

/// What is said of each of the three tables.
struct Term {
    const char* key; ///< of JSON
    const char *symbol, *first, *second;
    JointTable MultimodalMI::*table;
};
constexpr std::array<Term, 3> terms = {
    {{"mi_pair", "I(X1;X2)", "cluster 1", "cluster 2", &MultimodalMI::firstBySecond},
     {"mi_first", "I(X1;Y)", "cluster 1", "level of the label", &MultimodalMI::firstByLevel},
     {"mi_second", "I(X2;Y)", "cluster 2", "level of the label", &MultimodalMI::secondByLevel}}};

std::array<double, 3> listOf(const MultimodalWeights& weights)
{
    return {weights.pair, weights.first, weights.second};
}

struct Modality {
    Assignments assignments;
    std::filesystem::path file;
    std::string attribute; ///< "" of a table, which does not say
    LabelScale scale;
    int levels = defaultLevels;
};

Modality readModality(const std::filesystem::path& runFile, const std::filesystem::path& table,
                      const std::string& clusterSource, const Job& job)
{
    if (runFile.empty())
        return {readAssignments(table), table, {}, {}, defaultLevels};
    const PretrainRun run = readRun(runFile);
    warnOfCollapse(run, clusterSource, job);
    return {assignmentsOf(run, clusterSource), runFile, run.attribute, run.scale, run.parameters.levels};
}

void requireSameAttribute(const Modality& one, const std::string& attribute, const std::string& other)
{
    if (!one.attribute.empty() && !attribute.empty() && one.attribute != canonicalAttribute(attribute))
        throw InputError(one.file, "",
                         "this run is of " + one.attribute + ", " + other + " is " + attribute +
                             "; both modalities must have the same labels");
}

} // namespace

void addMultimodalOptions(CLI::App& command, MultimodalOptions& options, const std::string& group)
{
    addPathOption(command, "--second-run", options.secondRun,
                  "RUN.h5 of another modality of the same samples and labels, joined by name")
        ->group(group);
    addPathOption(command, "--second-assignments", options.secondAssignments,
                  "the same as a CSV name,cluster,predicted,label")
        ->group(group);
    command
        .add_option_function<std::string>(
            "--weights",
            [&options](const std::string& text) {
                const std::vector<double> values = parseNumbers("--weights", text);
                if (values.size() != 3)
                    throw UsageError("--weights is '" + text + "', expected three numbers W12,W1,W2");
                options.weights = {values[0], values[1], values[2]};
            },
            "weights of I(x1;x2), I(x1;y) and I(x2;y), any numbers that are not all 0 [default a third each]")
        ->type_name("W12,W1,W2")
        ->group(group);
}

MultimodalScoreResult multimodalScore(const FirstModality& first, const MultimodalOptions& options,
                                      const BootstrapParameters& bootstrap, std::uint64_t seed, int bins,
                                      const Job& job)
{
    if (options.secondRun.empty() == options.secondAssignments.empty())
        throw UsageError("--measure deepmi-multimodal needs one of --second-run or --second-assignments" +
                         std::string(options.secondRun.empty() ? "" : ", not both"));
    const Modality one = readModality(first.run, first.assignments, first.clusterSource, job);
    const Modality other =
        readModality(options.secondRun, options.secondAssignments, first.clusterSource, job);
    requireSameAttribute(one, first.attribute, "--attribute");
    const std::string attribute = one.attribute.empty() ? first.attribute : one.attribute;
    requireSameAttribute(other, attribute,
                         one.attribute.empty() ? "--attribute" : "that of " + one.file.string());

    MultimodalScoreResult result;
    result.attribute = attribute.empty() ? other.attribute : attribute;
    result.weights = options.weights;
    // A run knows its scale; where only the second is one, its scale holds for the labels of both.
    const Modality& known = !first.run.empty() || options.secondRun.empty() ? one : other;
    const LabelScale scale = known.attribute.empty() ? first.scale.value_or(LabelScale{}) : known.scale;
    const Levels levels = first.cuts ? Levels::fromCuts(*first.cuts, scale)
                                     : Levels::equalWidth(first.levels.value_or(known.levels), scale);
    result.pair = joinModalities(one.assignments, one.file, other.assignments, other.file);
    if (const std::string summary = result.pair.summary(); !summary.empty())
        job.warn(summary);
    try {
        result.information = computeMultimodalMI(result.pair, levels);
    } catch (const InputError& error) {
        // The computation knows the sample, only we know the file it came from.
        throw error.file().empty() ? InputError(one.file, error.where(), error.message()) : error;
    }
    result.scores = multimodalScores(result.pair, result.information, options.weights, seed, bins);
    result.scores.leftOut = result.pair.firstAlone;
    result.scores.leftOut.insert(result.scores.leftOut.end(), result.pair.secondAlone.begin(),
                                 result.pair.secondAlone.end());
    if (bootstrap.resamples > 0)
        for (const Term& term : terms)
            result.confidence.push_back(tableConfidence(result.information.*term.table, bootstrap, job));
    return result;
}

ordered_json MultimodalScoreResult::json() const
{
    ordered_json json = {{"weights", listOf(weights)}, {"levels", levelsJson(information.levels)}};
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const JointTable& table = information.*terms[i].table;
        const std::string key = terms[i].key;
        json[key + "_total"] = table.mutualInformation();
        json[key + "_miller_madow"] = millerMadowInformation(table);
        json[key + "_by_chance"] = informationByChance(table);
        if (!confidence.empty())
            json[key + "_bootstrap"] = bootstrapJson(confidence[i]);
    }
    json["left_out_first"] = pair.firstAlone;
    json["left_out_second"] = pair.secondAlone;
    return json;
}

std::vector<std::pair<std::string, std::string>> MultimodalScoreResult::lines() const
{
    std::vector<std::pair<std::string, std::string>> lines;
    for (std::size_t i = 0; i < terms.size(); ++i)
        lines.emplace_back(
            terms[i].symbol,
            "weight " + rounded(listOf(weights)[i]) + "; " +
                informationText(information.*terms[i].table, confidence.empty() ? nullptr : &confidence[i]));
    return lines;
}

ordered_json MultimodalScoreResult::jointTables() const
{
    ordered_json json = {
        {"unit", "nats"}, {"weights", listOf(weights)}, {"levels", levelsJson(information.levels)}};
    constexpr std::array<const char*, 3> keys = {"first_by_second", "first_by_level", "second_by_level"};
    for (std::size_t i = 0; i < terms.size(); ++i)
        json[keys[i]] = jointTableJson(information.*terms[i].table, terms[i].first, terms[i].second,
                                       confidence.empty() ? std::nullopt : std::optional(confidence[i]));
    return json;
}

} // namespace deepmi::cli
