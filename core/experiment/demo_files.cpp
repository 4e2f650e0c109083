#include "experiment/demo_report.h"
#include "experiment/figures.h"
#include "job/atomic_file.h"
#include "job/number_text.h"
#include "job/version.h"

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

std::string comparisonCsv(const std::vector<DemoComparison>& comparison)
{
    std::string text = "test,approach,trials,mean,std,var_percent,difference,p_value\n";
    for (const DemoComparison& row : comparison)
        text += row.test + "," + row.approach + "," + std::to_string(row.ccc.size()) + "," +
                number(row.mean) + "," + number(row.std) + "," + number(row.varPercent) + "," +
                number(row.difference) + "," + number(row.pValue) + "\n";
    return text;
}

/// The name under which the comparison lists this training.
const std::string& approachOf(const DemoResult& result, std::size_t training)
{
    return result.comparison[training].approach;
}

std::string trialsCsv(const DemoResult& result)
{
    std::string text = "approach,seed,best_epoch,development_ccc";
    for (const TestSummary& test : result.training.front().summary)
        text += "," + test.name;
    text += '\n';
    for (std::size_t index = 0; index < result.training.size(); ++index)
        for (const TrialResult& trial : result.training[index].trials) {
            text += approachOf(result, index) + "," + std::to_string(trial.seed) + "," +
                    std::to_string(trial.bestEpoch) + "," + number(trial.developmentCcc);
            for (const TestOutcome& test : trial.tests)
                text += "," + number(test.ccc);
            text += '\n';
        }
    return text;
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
    for (const TrainEpoch& epoch : trial.history) {
        if (showBins && !curve.development.empty())
            for (int bin = trial.history[curve.development.size() - 1].bins; bin < epoch.bins; ++bin)
                curve.binEntries.push_back(epoch.epoch);
        curve.development.push_back(epoch.developmentCcc);
        curve.training.push_back(1 - epoch.trainingLoss);
    }
    return curve;
}

std::string comparisonFigure(const DemoResult& result, const FigureStyle& style)
{
    std::vector<ComparisonPanel> panels;
    for (const DemoComparison& row : result.comparison) {
        if (panels.empty() || panels.back().test != row.test)
            panels.push_back({row.test, {}});
        const std::string note = std::isnan(row.pValue) ? ""
                                 : row.pValue < .001    ? "p < 0.001"
                                                        : "p = " + fixedText(row.pValue, 3);
        panels.back().approaches.push_back({row.approach, row.ccc, note});
    }
    // The teaching corpus' own splits: Test1 like the training data, Test2 from an unseen condition.
    for (ComparisonPanel& panel : panels)
        panel.test += panel.test == "Test2" ? " (unseen condition)" : "";
    return approachComparison(panels, style);
}

ordered_json projectJson(const DemoResult& result)
{
    ordered_json scores = ordered_json::array();
    for (const Scores& one : result.scores) {
        ordered_json entry = {{"measure", one.measure}, {"file", "scores_" + one.measure + ".csv"}};
        if (one.measure == "deepmi")
            entry["alpha"] = result.parameters.alpha;
        scores.push_back(std::move(entry));
    }
    return {{"format", "deepmi-project"},
            {"format_version", 1},
            {"version", version},
            {"attribute", result.parameters.attribute},
            {"run", "run.h5"},
            {"scores", std::move(scores)},
            {"tables",
             {{"bins", "bins.csv"},
              {"comparison", "comparison.csv"},
              {"trials", "trials.csv"},
              {"history", "history.csv"}}},
            {"figures",
             {{"bins", "figures/bins.svg"},
              {"heatmap", "figures/heatmap.svg"},
              {"curves", "figures/curves.svg"},
              {"comparison", "figures/comparison.svg"}}},
            {"corpus", result.parameters.writeCorpus ? ordered_json{{"features", "corpus/features.h5"},
                                                                    {"labels", "corpus/labels_consensus.csv"},
                                                                    {"ratings", "corpus/labels_detailed.csv"},
                                                                    {"truth", "corpus/truth.csv"}}
                                                     : ordered_json{{"generator", "teaching"}}},
            {"settings",
             {{"demo", toJson(result.parameters, demoParameters())},
              {"seed", result.parameters.seed},
              {"pretrain", toJson(result.run.parameters, pretrainParameters())},
              {"train", toJson(result.training.front().parameters, trainParameters())},
              {"pacing", toJson(result.training.front().parameters.pacing, pacingParameters())}}},
            {"summary", {result.sentences[0], result.sentences[1]}}};
}

} // namespace

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
    write("trials.csv", trialsCsv(result));
    write("history.csv", historyCsv(result));
    write("comparison.csv", comparisonCsv(result.comparison));
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
                        samples[index].label, result.scores[index].bins.bin,
                        result.scores[index].bins.count});
    // Means of five whole ratings lie a fifth apart: cells of two fifths hold two of them each.
    write("figures/bins.svg", binHistograms(rows, attribute, result.run.scale, 15, style));
    write("figures/heatmap.svg", informationHeatmap(deepmi.clusterByLevel, deepmi.levels, attribute, style));
    std::vector<CccCurve> curves = {curveOf(result.run)};
    for (const std::size_t index : {std::size_t{0}, result.training.size() - 1})
        curves.push_back(curveOf(approachOf(result, index) + ", first trial",
                                 result.training[index].trials.front(), index > 0));
    write("figures/curves.svg", cccCurves(curves, style));
    write("figures/comparison.svg", comparisonFigure(result, style));
    write("demo.deepmi", projectJson(result).dump(2) + "\n");
}

} // namespace deepmi
