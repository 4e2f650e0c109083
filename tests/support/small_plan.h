#pragma once

#include "experiment/approach_grid.h"
#include "experiment/experiment_tasks.h"

#include <QtCore/QTemporaryDir>

#include <set>
#include <string>
#include <vector>

// A small plan for the corpus that test::writeCorpus() leaves, and what tests ask of it.

namespace test
{

using namespace deepmi;

inline nlohmann::ordered_json smallPlan()
{
    return nlohmann::ordered_json::parse(R"({
        "format": "deepmi-plan", "name": "small",
        "corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                     "ratings": "ratings.csv", "pool": "pool.csv"}],
        "attributes": ["arousal"],
        "measures": ["none", "random", "disagreement",
                     {"measure": "deepmi", "alpha": [0, 0.5], "clusters": [2, 3]}],
        "pretrain": {"epochs": 2, "batch": 16},
        "train": {"epochs": 4, "epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8},
        "trials": 2
    })");
}

inline ExperimentPlan readPlan(const nlohmann::ordered_json& json, const QTemporaryDir* folder = nullptr)
{
    return experimentPlanFromJson(json, folder ? folder->path().toStdString() : std::string("/nowhere"));
}

inline std::vector<std::string> titlesOf(const ExperimentPlan& plan, bool hasPool = true)
{
    std::vector<std::string> titles;
    for (const ApproachDraft& draft :
         draftApproaches(plan, hasPool, [](const PlannedMeasure&, const PoolVariant&) {}))
        titles.push_back(draft.approach.title);
    return titles;
}

inline std::set<std::string> keysOf(const Experiment& experiment, TaskKind kind)
{
    std::set<std::string> keys;
    for (const ExperimentTask& task : experimentTasks(experiment))
        if (task.kind == kind)
            keys.insert(task.key);
    return keys;
}

} // namespace test
