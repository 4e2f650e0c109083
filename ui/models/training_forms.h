#pragma once

#include "curriculum/train.h"
#include "pretrain/pretrain.h"

#include <QString>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace deepmi::studio
{

/// What the set-up of a comparison has checked.
struct ComparisonChoices {
    struct Measure {
        QString id; ///< as ComparisonMeasure::id
        bool easyFirst = false, hardFirst = false;
        bool operator==(const Measure&) const = default;
    };
    std::vector<Measure> measures; ///< those that are checked
    QString alphas;                ///< of DeepMI as they were typed; empty = as the slider stands
    std::vector<std::string> attributes, tests;

    bool operator==(const ComparisonChoices&) const = default;
};

/// What the forms of the next trainings hold. A project keeps it.
struct TrainingForms {
    PretrainParameters pretrain;
    bool usePool = true;                         ///< stage I on the unlabelled pool
    TrainParameters train;                       ///< of a comparison, its trials among them
    std::optional<ComparisonChoices> comparison; ///< nullopt = what the set-up has of itself

    bool operator==(const TrainingForms& other) const;
};

/// What a project's parameters do not say, for its "settings" ("pretrain" and "comparison"), beside what
/// stands there; and back. What is missing or of another type is left as it is.
void writeSettings(const TrainingForms& forms, nlohmann::ordered_json& settings);
void readSettings(const nlohmann::ordered_json& settings, TrainingForms& forms);

} // namespace deepmi::studio
