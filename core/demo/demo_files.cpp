#include "comparison/learning_curves.h"
#include "demo/demo_report.h"
#include "figures/figures.h"
#include "job/atomic_file.h"
#include "job/number_text.h"
#include "job/version.h"
#include "project/project.h"

#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

/// The shortest text that reads back to the same double; empty for NaN.
std::string number(double value)
{
    if (std::isnan(value))
        return {};
    return numberText(value);
}

std::string binsCsv(const DemoResult& result, const Levels& levels, const std::vector<DemoSamples>& samples)
{
    std::string text = "measure,bin,samples,mean_label,mean_distance,mean_ambiguity";
    for (int level = 0; level < levels.count(); ++level)
        text += ",level_" + std::to_string(level);
    text += '\n';
    for (std::size_t index = 0; index < result.scores.size(); ++index) {
        const Scores& scores = result.scores[index];
        const std::vector<std::size_t> sizes = scores.bins.sizes();
        for (std::size_t bin = 0; bin < sizes.size(); ++bin) {
            double label = 0, ambiguity = 0;
            std::vector<std::size_t> counts(static_cast<std::size_t>(levels.count()));
            for (std::size_t rank = scores.bins.begin(static_cast<int>(bin));
                 rank < scores.bins.begin(static_cast<int>(bin) + 1); ++rank) {
                const std::size_t sample = scores.bins.order[rank];
                label += samples[index].label[sample];
                ambiguity += samples[index].ambiguity[sample];
                ++counts[static_cast<std::size_t>(levels.of(samples[index].label[sample]))];
            }
            const auto size = static_cast<double>(sizes[bin]);
            text += scores.measure + "," + std::to_string(bin) + "," + std::to_string(sizes[bin]) + "," +
                    number(label / size) + "," + number(result.binDistance[index][bin]) + "," +
                    number(ambiguity / size);
            for (const std::size_t count : counts)
                text += "," + std::to_string(count);
            text += '\n';
        }
    }
    return text;
}

/// The name under which the comparison lists this training.
const std::string& approachOf(const DemoResult& result, std::size_t training)
{
    return result.comparison[training].approach;
}

std::string historyCsv(const DemoResult& result)
{
    std::string text = "approach,seed,epoch,bins,samples,learning_rate,training_loss,development_ccc\n";
    for (std::size_t index = 0; index < result.training.size(); ++index)
        for (const TrialResult& trial : result.training[index].trials)
            for (const TrainEpoch& epoch : trial.history)
                text += approachOf(result, index) + "," + std::to_string(trial.seed) + "," +
                        std::to_string(epoch.epoch) + "," + std::to_string(epoch.bins) + "," +
                        std::to_string(epoch.samples) + "," + number(epoch.learningRate) + "," +
                        number(epoch.trainingLoss) + "," + number(epoch.developmentCcc) + "\n";
    return text;
}

CccCurve curveOf(const PretrainRun& run)
{
    CccCurve curve{"Pre-training", {}, {}, run.bestEpoch, {}};
    for (const PretrainEpoch& epoch : run.history) {
        curve.development.push_back(epoch.developmentCcc);
        curve.training.push_back(epoch.trainCcc);
    }
    return curve;
}

/// The first trial's curves. The training curve is 1 − the training loss, with dropout on.
CccCurve curveOf(const std::string& title, const TrialResult& trial, bool showBins)
{
    CccCurve curve{title, {}, {}, trial.bestEpoch, {}};
    if (showBins)
        curve.binEntries = binEntriesOf(trial.history);
    for (const TrainEpoch& epoch : trial.history) {
        curve.development.push_back(epoch.developmentCcc);
        curve.training.push_back(1 - epoch.trainingLoss);
    }
    return curve;
}

std::string comparisonFigure(const DemoResult& result, const FigureStyle& style)
{
    std::vector<ComparisonPanel> panels = comparisonPanels(tabulate(result.trials));
    // The teaching corpus' own splits: Test1 like the training data, Test2 from an unseen condition.
    for (ComparisonPanel& panel : panels)
        panel.test += panel.test == "Test2" ? " (unseen condition)" : "";
    return approachComparison(panels, style);
}

/// The corpus files as a project refers to them, or the generator that makes the same data again.
ProjectData dataOf(const DemoParameters& parameters, const std::filesystem::path& out)
{
    ProjectData data;
    if (!parameters.writeCorpus) {
        data.teaching = true;
        data.teachingParameters = teachingCorpusOf(parameters);
        return data;
    }
    const auto file = [&](const char* name) { return referTo(out / "corpus" / name); };
    data.features = FeatureSource{file("features.h5"), {}};
    if (parameters.unlabeled > 0)
        data.unlabeled = FeatureSource{file("unlabeled.h5"), {}};
    data.labels = LabelSource{file("labels_consensus.csv"), {}};
    data.ratings = LabelSource{file("labels_detailed.csv"), {}};
    return data;
}

Project projectOf(const DemoResult& result, const std::filesystem::path& out)
{
    const auto name = [&](const char* file) { return std::filesystem::absolute(out / file).string(); };
    Project project;
    project.data = dataOf(result.parameters, out);
    project.attribute = result.parameters.attribute;
    // Without its hash: the run holds times, and two demonstrations of one seed write the same project.
    project.runs = {{{out / "run.h5", {}, 0}, result.parameters.attribute}};
    for (const Scores& one : result.scores) {
        ProjectScores scores{one.measure, referTo(out / ("scores_" + one.measure + ".csv"))};
        if (one.measure == "deepmi")
            scores.alpha = result.parameters.alpha;
        project.scores.push_back(std::move(scores));
    }
    project.alpha = result.parameters.alpha;
    project.bins = result.parameters.bins;
    project.levels = result.run.parameters.levels;
    project.seed = result.parameters.seed;
    project.pretrain = result.run.parameters;
    project.train = result.training.front().parameters;
    project.comparisons = {{out / "comparison.json", {}, 0}}; // for the same reason as the run
    project.tables = {{"bins", name("bins.csv")},
                      {"comparison", name("comparison.csv")},
                      {"trials", name("trials.csv")},
                      {"history", name("history.csv")}};
    project.figures = {{"bins", name("figures/bins.svg")},
                       {"heatmap", name("figures/heatmap.svg")},
                       {"curves", name("figures/curves.svg")},
                       {"comparison", name("figures/comparison.svg")}};
    project.other["corpus"] = result.parameters.writeCorpus
                                  ? ordered_json{{"features", name("corpus/features.h5")},
                                                 {"labels", name("corpus/labels_consensus.csv")},
                                                 {"ratings", name("corpus/labels_detailed.csv")},
                                                 {"truth", name("corpus/truth.csv")}}
                                  : ordered_json{{"generator", "teaching"}};
    project.settings = {{"demo", toJson(result.parameters, demoParameters())}};
    project.summary = {result.sentences[0], result.sentences[1]};
    return project;
}

} // namespace

std::vector<std::filesystem::path> demoFiles(const DemoParameters& parameters)
{
    std::vector<std::filesystem::path> files = {"run.h5",
                                                "scores_deepmi.csv",
                                                "scores_disagreement.csv",
                                                "scores_random.csv",
                                                "bins.csv",
                                                "trials.csv",
                                                "history.csv",
                                                "comparison.csv",
                                                "comparison.json",
                                                "comparison.txt",
                                                "summary.txt",
                                                "figures/bins.svg",
                                                "figures/heatmap.svg",
                                                "figures/curves.svg",
                                                "figures/comparison.svg",
                                                "demo.deepmi"};
    if (parameters.writeCorpus)
        for (const char* file :
             {"features.h5", "unlabeled.h5", "labels_consensus.csv", "labels_detailed.csv", "truth.csv"})
            if (parameters.unlabeled > 0 || std::string(file) != "unlabeled.h5")
                files.push_back(std::filesystem::path("corpus") / file);
    return files;
}

void writeDemoFiles(DemoResult& result, const DeepMI& deepmi, const std::vector<DemoSamples>& samples,
                    const std::filesystem::path& out)
{
    const auto write = [&](const std::filesystem::path& name, const std::string& text) {
        writeFileAtomically(out / name, text);
        result.files.push_back(name);
    };
    for (const Scores& scores : result.scores) {
        const std::string name = "scores_" + scores.measure + ".csv";
        writeScores(scores, out / name);
        result.files.push_back(name);
    }
    write("bins.csv", binsCsv(result, deepmi.levels, samples));
    write("trials.csv", trialsCsv(result.trials));
    write("history.csv", historyCsv(result));
    write("comparison.csv", comparisonCsv(tabulate(result.trials)));
    writeComparison(result.trials, out / "comparison.json");
    result.files.push_back("comparison.json");
    write("comparison.txt", result.table);
    write("summary.txt", result.sentences[0] + "\n" + result.sentences[1] + "\n");

    const std::string& attribute = result.parameters.attribute;
    FigureStyle style;
    style.provenance = {{"program", "DeepMI Studio"},
                        {"version", version},
                        {"data", "teaching corpus"},
                        {"attribute", attribute},
                        {"seed", result.parameters.seed},
                        {"alpha", result.parameters.alpha},
                        {"clusters", result.parameters.clusters},
                        {"corpus_seed", result.parameters.corpusSeed}};
    std::vector<BinHistogramRow> rows;
    for (std::size_t index = 0; index < result.scores.size(); ++index)
        rows.push_back({demoMeasureName(result.scores[index].measure, result.parameters.alpha),
                        samples[index].label,
                        result.scores[index].bins.bin,
                        result.scores[index].bins.count,
                        {},
                        result.scores[index].measure});
    // Means of five whole ratings lie a fifth apart: cells of two fifths hold two of them each.
    write("figures/bins.svg", binHistograms(rows, attribute, result.run.scale, 15, style));
    write("figures/heatmap.svg", informationHeatmap(deepmi.clusterByLevel, deepmi.levels, attribute, style));
    std::vector<CccCurve> curves = {curveOf(result.run)};
    for (const std::size_t index : {std::size_t{0}, result.training.size() - 1})
        curves.push_back(curveOf(approachOf(result, index) + ", first trial",
                                 result.training[index].trials.front(), index > 0));
    write("figures/curves.svg", cccCurves(curves, style));
    write("figures/comparison.svg", comparisonFigure(result, style));
    writeProject(projectOf(result, out), out / "demo.deepmi");
    result.files.push_back("demo.deepmi");
}

} // namespace deepmi
