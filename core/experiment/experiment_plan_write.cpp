#include "experiment/experiment_plan.h"
#include "experiment/experiment_plan_format.h"
#include "network/precision.h"
#include "project/project_json.h"

#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

ordered_json corpusJson(const ExperimentCorpus& corpus, const ProjectPaths& paths)
{
    ordered_json json = {{"name", corpus.name}};
    if (!corpus.featureSet.empty())
        json["feature_set"] = corpus.featureSet;
    json["features"] = featuresJson(corpus.features, paths);
    json["labels"] = labelsJson(corpus.labels, paths);
    if (corpus.ratings)
        json["ratings"] = labelsJson(*corpus.ratings, paths);
    if (corpus.frames)
        json["frames"] = fileJson(*corpus.frames, paths);
    if (corpus.pool)
        json["pool"] = featuresJson(*corpus.pool, paths);
    for (const ExperimentTest& test : corpus.tests) {
        ordered_json one = {{"name", test.source.name},
                            {"features", featuresJson(test.source.features, paths)},
                            {"labels", labelsJson(test.source.labels, paths)}};
        if (test.split)
            one["split"] = toString(*test.split);
        json["tests"].push_back(std::move(one));
    }
    if (!corpus.attributes.empty())
        json["attributes"] = corpus.attributes;
    for (const auto& [name, files] : corpus.scores)
        for (const auto& [attribute, file] : files)
            json["scores"][name][attribute] = fileJson(file, paths);
    return json;
}

ordered_json measureJson(const PlannedMeasure& measure)
{
    ordered_json json = {{"measure", measure.measure}};
    if (!measure.title.empty())
        json["title"] = measure.title;
    for (const double alpha : measure.alphas)
        json["alpha"].push_back(std::isnan(alpha) ? ordered_json("paper") : ordered_json(alpha));
    if (!measure.clusters.empty())
        json["clusters"] = measure.clusters;
    if (!measure.pools.empty())
        json["pools"] = measure.pools;
    for (const bool reverse : measure.reverse)
        json["reverse"].push_back(reverse);
    if (!measure.scores.empty())
        json["scores"] = measure.scores;
    if (!measure.options.empty())
        json["options"] = measure.options;
    return json;
}

} // namespace

ordered_json toJson(const ExperimentPlan& plan)
{
    const ProjectPaths paths; // absolute: an experiment's folder may lie anywhere
    ordered_json json = {
        {"format", planFormatName}, {"format_version", planFormatVersion}, {"name", plan.name}};
    if (!plan.title.empty())
        json["title"] = plan.title;
    if (!plan.shows.empty())
        json["shows"] = plan.shows;
    json["corpora"] = ordered_json::array();
    for (const ExperimentCorpus& corpus : plan.corpora)
        json["corpora"].push_back(corpusJson(corpus, paths));
    json["attributes"] = plan.attributes;
    if (!plan.tests.empty())
        json["tests"] = plan.tests;
    json["where_possible"] = plan.wherePossible;
    json["pools"] = ordered_json::array();
    for (const PoolVariant& pool : plan.pools) {
        json["pools"].push_back({{"name", pool.name}, {"share", pool.share}});
        if (pool.clusters > 0)
            json["pools"].back()["clusters"] = pool.clusters;
    }
    json["measures"] = ordered_json::array();
    for (const PlannedMeasure& measure : plan.measures)
        json["measures"].push_back(measureJson(measure));
    json["pretrain"] = toJson(plan.pretrain, pretrainParameters());
    json["train"] = toJson(plan.train, trainParameters());
    json["train"].update(toJson(plan.train.pacing, pacingParameters()));
    for (const char* elsewhere : {"trials", "reverse"})
        json["train"].erase(elsewhere);
    for (const GridAxis& axis : plan.grid)
        json["grid"][axis.parameter] = axis.values;
    json["trials"] = plan.scoresOnly ? 0 : plan.train.trials;
    json["seed"] = plan.seed;
    json["threads"] = plan.threads;
    if (const std::string precision = plannedPrecision(plan.precision); precision != "fp32")
        json["precision"] = precision;
    if (plan.search)
        json["search"] = {{"trials", plan.search->trials},
                          {"best", plan.search->best},
                          {"final_trials", plan.search->finalTrials},
                          {"final_seed", plan.search->finalSeed}};
    return json;
}

} // namespace deepmi
