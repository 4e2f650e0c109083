#include "models/training_forms.h"

#include "models/text.h"

namespace deepmi::studio
{

namespace
{

using nlohmann::ordered_json;

/// Everything that a project says of them.
ordered_json allOf(const TrainingForms& forms)
{
    ordered_json json = {{"pretrain", toJson(forms.pretrain, pretrainParameters())},
                         {"pretrain-seed", forms.pretrain.seed},
                         {"train", toJson(forms.train, trainParameters())},
                         {"pacing", toJson(forms.train.pacing, pacingParameters())},
                         {"train-seed", forms.train.seed},
                         {"other", ordered_json::object()}};
    writeSettings(forms, json["other"]);
    return json;
}

std::vector<std::string> textsOf(const ordered_json& json, const char* name)
{
    std::vector<std::string> texts;
    if (json.contains(name) && json[name].is_array())
        for (const ordered_json& one : json[name])
            if (one.is_string())
                texts.push_back(one.get<std::string>());
    return texts;
}

} // namespace

bool TrainingForms::operator==(const TrainingForms& other) const
{
    return allOf(*this) == allOf(other);
}

void writeSettings(const TrainingForms& forms, ordered_json& settings)
{
    if (!settings.is_object())
        settings = ordered_json::object();
    if (!settings["pretrain"].is_object())
        settings["pretrain"] = ordered_json::object();
    settings["pretrain"]["use-pool"] = forms.usePool;
    if (!forms.comparison) {
        settings.erase("comparison");
        return;
    }
    ordered_json& comparison = settings["comparison"] = ordered_json::object();
    comparison["measures"] = ordered_json::array();
    for (const ComparisonChoices::Measure& one : forms.comparison->measures)
        comparison["measures"].push_back({{"measure", one.id.toStdString()},
                                          {"easy-first", one.easyFirst},
                                          {"hard-first", one.hardFirst}});
    comparison["alphas"] = forms.comparison->alphas.toStdString();
    comparison["attributes"] = forms.comparison->attributes;
    comparison["tests"] = forms.comparison->tests;
}

void readSettings(const ordered_json& settings, TrainingForms& forms)
{
    if (!settings.is_object())
        return;
    const ordered_json::json_pointer usePool("/pretrain/use-pool");
    if (settings.contains(usePool) && settings.at(usePool).is_boolean())
        forms.usePool = settings.at(usePool).get<bool>();
    if (!settings.contains("comparison") || !settings["comparison"].is_object())
        return;
    const ordered_json& comparison = settings["comparison"];
    ComparisonChoices choices;
    if (comparison.contains("measures") && comparison["measures"].is_array())
        for (const ordered_json& one : comparison["measures"]) {
            if (!one.is_object() || !one.contains("measure") || !one["measure"].is_string())
                continue;
            const auto isSet = [&](const char* name) {
                return one.contains(name) && one[name].is_boolean() && one[name].get<bool>();
            };
            choices.measures.push_back(
                {text(one["measure"].get<std::string>()), isSet("easy-first"), isSet("hard-first")});
        }
    if (comparison.contains("alphas") && comparison["alphas"].is_string())
        choices.alphas = text(comparison["alphas"].get<std::string>());
    choices.attributes = textsOf(comparison, "attributes");
    choices.tests = textsOf(comparison, "tests");
    forms.comparison = std::move(choices);
}

} // namespace deepmi::studio
