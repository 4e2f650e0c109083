#include "score_measures.h"

#include "data/names.h"

namespace deepmi::cli
{

const std::vector<MeasureDescription>& scoreMeasures()
{
    const std::vector<std::string> labelReading = {"--name-column", "--split-column", "--column", "--scale"};
    const auto with = [&](std::vector<std::string> options) {
        options.insert(options.end(), labelReading.begin(), labelReading.end());
        return options;
    };
    static const std::vector<MeasureDescription> measures = {
        {"deepmi",
         "how much cluster and prediction of a sample tell of its emotion level (eq. 3); larger is easier",
         {"--run", "--assignments"},
         {},
         {"--alpha", "--attribute", "--cluster-source", "--levels", "--cuts", "--scale", "--clusters",
          "--joint-tables"}},
        {"random",
         "a seeded random order: the control that any curriculum has to beat",
         {"--labels", "--names-from"},
         {},
         with({"--split"})},
        {"disagreement",
         "standard deviation of a sample's ratings; small is easy",
         {"--ratings"},
         {"--attribute"},
         with({"--labels", "--split", "--rater-column"})},
        {"file",
         "values from anywhere: a CSV with name,score or a JSON {file: value}",
         {"--file"},
         {},
         with({"--smaller-is-easier", "--score-column", "--score-name-column", "--labels", "--split"})},
    };
    return measures;
}

std::string measureChoices()
{
    std::string choices;
    for (const auto& measure : scoreMeasures())
        choices += measure.name + "|";
    return choices + "list";
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
