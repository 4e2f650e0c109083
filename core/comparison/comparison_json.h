#pragma once

#include "comparison/comparison.h"

#include <nlohmann/json.hpp>

namespace deepmi
{

/// All parameters of a training by their names, those of its pacing and the seed among them.
nlohmann::ordered_json trainJson(const TrainParameters& parameters);

nlohmann::ordered_json planJson(const ComparisonPlan& plan);
nlohmann::ordered_json trialJson(const TrialRecord& trial);
/// Raise InputError with the place below `where`.
ComparisonPlan planFromJson(const nlohmann::ordered_json& json, const std::string& where);
TrialRecord trialFromJson(const nlohmann::ordered_json& json, const std::string& where);

/// plan.json and trials/KEY.json of a comparison's folder (see ComparisonWatch::folder).
void writePlan(const ComparisonPlan& plan, const std::filesystem::path& folder);
void writeTrial(const TrialRecord& trial, const std::filesystem::path& folder);
/// The finished trials in such a folder, in order of their file names; none where it does not exist.
std::vector<TrialRecord> readTrials(const std::filesystem::path& folder);
/// One trials/KEY.json. Raises InputError.
TrialRecord readTrial(const std::filesystem::path& file);
/// Those of a plan's own that are there and can be read, found by their keys: other files in the folder are
/// not looked at.
ComparisonResult readComparisonTrials(const ComparisonPlan& plan, const std::filesystem::path& folder);

} // namespace deepmi
