#include "checkpoint_options.h"
#include "command.h"
#include "console_progress.h"
#include "curriculum/train.h"
#include "data/names.h"
#include "experiment/experiment_run.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "test_options.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi::cli
{

namespace
{

std::string trialsText(const TrainResult& result)
{
    std::vector<std::string> header = {"trial seed", "best epoch", "dev CCC"};
    for (const TestSummary& test : result.summary)
        header.push_back(test.name + " CCC");
    TextTable trials(header);
    for (const TrialResult& trial : result.trials) {
        std::vector<std::string> cells = {std::to_string(trial.seed), std::to_string(trial.bestEpoch),
                                          fixed(trial.developmentCcc, 4)};
        for (const TestSummary& test : result.summary) {
            const auto outcome = std::find_if(trial.tests.begin(), trial.tests.end(),
                                              [&](const TestOutcome& o) { return o.name == test.name; });
            cells.push_back(outcome == trial.tests.end() ? "–" : fixed(outcome->ccc, 4));
        }
        trials.add(std::move(cells));
    }
    TextTable summary({"test corpus", "mean CCC", "std", "VAR %"});
    for (const TestSummary& test : result.summary)
        summary.add({test.name, fixed(test.mean, 4), fixed(test.std, 4), fixed(test.varPercent, 2)});
    return trials.text() + (summary.empty() ? "" : "\n" + summary.text());
}

class TrainCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand(
            "train",
            "train the curriculum regressor from easy to hard, over several trials, and evaluate it");
        m_command->footer(
            "deepmi train --features train.h5 --labels labels_consensus.csv --attribute arousal \\\n"
            "    --scores SCORES.csv --test IEMOCAP=iemocap.h5,iemocap.csv --out curriculum\n"
            "deepmi train --features train.h5 --labels labels_consensus.csv --attribute arousal \\\n"
            "    --no-curriculum --out plain");
        addCorpusOptions(*m_command, m_corpus);
        addPathOption(
            *m_command, "--scores", m_scores,
            "difficulty of every training sample (SCORES.csv of deepmi score, or the authors' JSON)")
            ->group(filesGroup);
        m_command->add_flag("--no-curriculum", m_noCurriculum, "all training samples in every epoch")
            ->group(filesGroup);
        addPathOption(*m_command, "--out", m_out,
                      "folder for trials, summary, history, predictions, models and their normalisation; "
                      "made if missing",
                      "FOLDER")
            ->required()
            ->group(filesGroup);
        m_tests.declare(*m_command);
        addParameterOptions(*m_command, m_parameters.pacing, pacingParameters(), "Schedule");
        addParameterOptions(*m_command, m_parameters, trainParameters(), "Training");
        addCheckpointOptions(*m_command, m_interruption, "in the folder of --out");
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        m_parameters.seed = session.common.seed;
        checkUsage();
        const FolderLock lock(m_out, session.job);
        removeHalfWritten(m_out);
        std::optional<Scores> scores;
        if (!m_scores.empty())
            scores = lowerCase(m_scores.extension().string()) == ".json"
                         ? readScoresJson(m_scores, session.common.seed, m_parameters.pacing.bins)
                         : readScores(m_scores, session.common.seed);
        CorpusRead read = readCorpus(m_corpus, session.job);
        requireSplit(read.corpus, Split::Development, m_corpus.labels);
        std::vector<TestCorpus> tests = m_tests.read(m_corpus, read.corpus, session.job);
        const TrainResult result =
            train(std::move(read.corpus), scores ? &*scores : nullptr, std::move(tests), m_parameters,
                  session.common.device, session.job, watchOf<TrainWatch>(m_interruption, checkpoint()));
        writeFinished(checkpoint(), [&] { writeTrainResult(result, m_out); });
        std::string others;
        for (const std::string& file : filesOfEarlierTrainings(result, m_out))
            others += (others.empty() ? "" : ", ") + file;
        if (!others.empty())
            session.job.warn(m_out.string() + " also holds " + others +
                             " of an earlier training; remove what is not wanted, or take a folder for each");
        return {json(result, read), text(result, read), true};
    }

private:
    void checkUsage()
    {
        if (m_scores.empty() == !m_noCurriculum)
            throw UsageError(m_noCurriculum ? "--scores and --no-curriculum contradict each other, give one"
                                            : "one of --scores and --no-curriculum is needed");
        if (m_noCurriculum && m_parameters.reverse)
            throw UsageError("--reverse turns a curriculum round, but --no-curriculum has none");
        checkPacing();
        validate(m_parameters, trainParameters());
        m_tests.check();
        auto inputs = inputFiles(m_corpus);
        inputs.push_back(m_scores);
        const auto ofTests = m_tests.inputFiles();
        inputs.insert(inputs.end(), ofTests.begin(), ofTests.end());
        requireWritableFolder(m_out, folderResult(), inputs);
        requireWritableFile(checkpoint(), inputs);
        if (!m_corpus.unmatched.empty())
            requireWritableFile(m_corpus.unmatched, inputs);
        requireOutsideOf(m_out, folderResult(), {"--unmatched", m_corpus.unmatched});
        requireDifferentFiles({{"the checkpoint", checkpoint()}, {"--unmatched", m_corpus.unmatched}});
    }

    /// Which test splits the labels have is not known yet.
    FolderResult folderResult() const
    {
        std::vector<std::string> tests = m_tests.names();
        tests.insert(tests.end(), {"Test1", "Test2", "Test3"});
        FolderResult result{"training", {}, {{"trials.csv", trainTrialsBeginning}, {"checkpoint"}}};
        for (const std::string& file : trainResultFiles(tests, m_parameters))
            result.files.push_back({file});
        return result;
    }

    /// What is asked for must have an effect. Those of the curriculum alone may stand beside --no-curriculum:
    /// scripts that compare the two give both the same options.
    void checkPacing() const
    {
        const PacingParameters& pacing = m_parameters.pacing;
        validate(pacing, pacingParameters());
        const std::set<std::string> used = usedPacingParameters(pacing, true);
        for (const Parameter<PacingParameters>& parameter : pacingParameters()) {
            const std::string option = "--" + parameter.name;
            if (used.contains(parameter.name) || m_command->get_option(option)->count() == 0)
                continue;
            std::string with = "--pacing " + pacing.family;
            if (parameter.name.starts_with("rate-"))
                with = "--rate-rule " + pacing.rateRule;
            else if (parameter.name == "epochs-per-bin")
                with += " and --final-epoch " + std::to_string(pacing.finalEpoch);
            throw UsageError(option + " has no effect with " + with + "; leave it out");
        }
    }

    std::filesystem::path checkpoint() const { return m_out / "checkpoint"; }

    nlohmann::ordered_json json(const TrainResult& result, const CorpusRead& read) const
    {
        auto json = deepmi::toJson(result);
        json["out"] = m_out.string();
        json["join"] = read.join;
        json["features"] = read.features;
        return json;
    }

    std::string text(const TrainResult& result, const CorpusRead& read) const
    {
        return trialsText(result) + "\n" +
               keyValueText({{"attribute", result.attribute},
                             {"curriculum", result.curriculum},
                             {"features", read.featuresText},
                             {"samples", read.splitsText},
                             {"device", result.device + ", " + result.precision},
                             {"time", durationText(result.seconds) + ", " +
                                          fixed(result.samplesPerSecond, 0) + " samples/s"},
                             {"written", (m_out / "").string()}});
    }

    CLI::App* m_command = nullptr;
    CorpusOptions m_corpus;
    std::filesystem::path m_scores, m_out;
    bool m_noCurriculum = false;
    TestOptions m_tests;
    TrainParameters m_parameters;
    CheckpointOptions m_interruption;
};

} // namespace

std::unique_ptr<Command> makeTrainCommand()
{
    return std::make_unique<TrainCommand>();
}

} // namespace deepmi::cli
