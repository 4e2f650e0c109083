#include "score_measures.h"

#include "data/names.h"
#include "minmax_options.h"
#include "text_table.h"

#include <algorithm>

namespace deepmi::cli
{

namespace
{

std::string optionOf(MeasureInput input)
{
    switch (input) {
    case MeasureInput::Run:
        return "--run";
    case MeasureInput::SecondRun:
        return "--second-run";
    case MeasureInput::Assignments:
        return "--assignments";
    case MeasureInput::Attribute:
        return "--attribute";
    case MeasureInput::Names:
        return "--names-from";
    case MeasureInput::Labels:
        return "--labels";
    case MeasureInput::Ratings:
        return "--ratings";
    case MeasureInput::Features:
        return "--features";
    case MeasureInput::Frames:
        return "--frames";
    case MeasureInput::File:
        return "--file";
    case MeasureInput::Scores:
        return "--scores";
    }
    return {};
}

std::vector<std::string> optionsOf(const std::vector<MeasureInput>& inputs)
{
    std::vector<std::string> options;
    for (const MeasureInput input : inputs)
        options.push_back(optionOf(input));
    return options;
}

std::string joined(const std::vector<std::string>& words, const char* between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

} // namespace

MeasureOptions optionsOf(const MeasureDescription& measure)
{
    MeasureOptions options{optionsOf(measure.sources), optionsOf(measure.needs), optionsOf(measure.takes)};
    const auto take = [&](const std::vector<std::string>& more) {
        for (const std::string& option : more)
            if (std::find(options.takes.begin(), options.takes.end(), option) == options.takes.end())
                options.takes.push_back(option);
    };
    for (const std::string& parameter : measure.parameters)
        take({"--" + parameter});
    // How an input is read goes with it.
    const bool trained = measure.uses(MeasureInput::Features) || measure.uses(MeasureInput::Frames);
    if (measure.trains())
        take({"--resume", "--checkpoint-seconds"});
    if (measure.uses(MeasureInput::Assignments))
        take({"--scale", "--joint-tables"});
    if (measure.name == "deepmi")
        take({"--clusters"}); // the clusters of two modalities are told by their files
    if (measure.name == "deepmi-multimodal")
        take({"--second-run", "--second-assignments"});
    if (measure.name == "minmax-entropy")
        take(minmaxOptionNames());
    if (measure.uses(MeasureInput::Run))
        take({"--bootstrap", "--confidence"});
    if (measure.uses(MeasureInput::File))
        take({"--smaller-is-easier", "--larger-is-easier", "--first-rank", "--score-column",
              "--score-name-column"});
    if (measure.uses(MeasureInput::Features))
        take({"--dataset", "--names-dataset", "--names-file"});
    if (measure.uses(MeasureInput::Labels) && !trained)
        take({"--split"});
    if (measure.uses(MeasureInput::Labels) && !measure.uses(MeasureInput::Attribute))
        take({"--attribute"}); // of the labels that are averaged over each bin
    if (measure.uses(MeasureInput::Ratings))
        take({"--rater-column"});
    if (measure.uses(MeasureInput::Labels) || measure.uses(MeasureInput::Ratings))
        take({"--name-column", "--split-column", "--column", "--scale"});
    take({"--reverse"});
    return options;
}

std::string measureChoices()
{
    std::string choices;
    for (const auto& measure : difficultyMeasures())
        choices += measure.name + "|";
    return choices + "list";
}

CommandOutput listMeasures()
{
    CommandOutput output;
    output.json["measures"] = nlohmann::ordered_json::array();
    for (const auto& measure : difficultyMeasures()) {
        const MeasureOptions options = optionsOf(measure);
        output.json["measures"].push_back({{"name", measure.name},
                                           {"title", measure.title},
                                           {"meaning", measure.meaning},
                                           {"larger_is_easier", measure.largerIsEasier},
                                           {"one_of", options.sources},
                                           {"needs", options.needs},
                                           {"takes", options.takes}});
        output.text += measure.name + "\n    " + wrap(measure.meaning, 96, 4) + "\n    needs  " +
                       joined(options.sources, " or ") + (options.needs.empty() ? "" : ", ") +
                       joined(options.needs, ", ") + "\n    takes  " +
                       wrap(joined(options.takes, " "), 96, 11) + "\n";
    }
    return output;
}

void writeScoresByExtension(const Scores& scores, const std::filesystem::path& path, int decimals,
                            const Job& job)
{
    if (lowerCase(path.extension().string()) != ".json") {
        writeScores(scores, path);
        return;
    }
    writeScoresJson(scores, path, decimals);
    if (!scores.largerIsEasier)
        job.warn(path.string() +
                 ": the smallest of these scores is the easiest, which JSON cannot hold: it will be read as "
                 "larger is easier; keep SCORES.csv, or read it with deepmi score --measure file "
                 "--smaller-is-easier");
}

} // namespace deepmi::cli
