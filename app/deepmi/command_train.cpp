#include "checkpoint_options.h"
#include "command.h"
#include "console_progress.h"
#include "curriculum/test_corpus.h"
#include "curriculum/train.h"
#include "data/names.h"
#include "experiment/experiment_run.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi::cli
{

namespace
{

/// One --test NAME=FEATURES,LABELS[,SPLIT].
struct TestOption {
    std::string name;
    std::filesystem::path features, labels;
    std::optional<Split> split;
};

TestOption parseTest(const std::string& text)
{
    const auto [name, files] = parsePair("--test", text);
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= files.size()) {
        const auto end = std::min(files.find(',', begin), files.size());
        parts.push_back(files.substr(begin, end - begin));
        begin = end + 1;
    }
    if (parts.size() < 2 || parts.size() > 3 || parts[0].empty() || parts[1].empty())
        throw UsageError("--test is '" + text +
                         "', expected NAME=FEATURES,LABELS or NAME=FEATURES,LABELS,SPLIT");
    if (name.find('/') != std::string::npos)
        throw UsageError("--test " + name + ": the name becomes part of a file name and must not hold a '/'");
    try {
        (void)nlohmann::json(name).dump();
    } catch (const nlohmann::json::exception&) {
        throw UsageError("--test: the name is not UTF-8, which the results are written in");
    }
    constexpr std::size_t longestName = 200;
    if (name.size() > longestName)
        throw UsageError("--test: the name '" + name.substr(0, 20) + "...' has " +
                         std::to_string(name.size()) + " bytes; it becomes part of a file name, at most " +
                         std::to_string(longestName) + " fit");
    TestOption test{name, parts[0], parts[1], std::nullopt};
    if (parts.size() == 3) {
        test.split = parseSplit(parts[2]);
        if (!test.split)
            throw UsageError("--test " + name + ": '" + parts[2] +
                             "' is no split, expected Train, Development, Test1, Test2, Test3 or NA");
    }
    return test;
}

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
        addTestOptions();
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
        requireNamedSplit(read.corpus, Split::Development, m_corpus.labels);
        std::vector<TestCorpus> tests;
        for (const TestOption& test : m_tests)
            tests.push_back(readTest(test, read.corpus, session.job));
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
    void addTestOptions()
    {
        m_command
            ->add_option_function<std::vector<std::string>>(
                "--test",
                [this](const std::vector<std::string>& texts) {
                    for (const auto& text : texts)
                        m_tests.push_back(parseTest(text));
                },
                "another corpus to evaluate on, all its labelled rows or one split, its labels z-normed by "
                "themselves; may be given several times. Test splits of --labels are evaluated in any case")
            ->type_name("NAME=FILE,FILE[,SPLIT]")
            ->expected(1)
            ->take_all()
            ->group(filesGroup);
        m_command
            ->add_option_function<std::vector<std::string>>(
                "--test-scale",
                [this](const std::vector<std::string>& texts) {
                    for (const auto& text : texts) {
                        const auto [name, scale] = parsePair("--test-scale", text);
                        m_testScales[name] = parseScale("--test-scale", scale);
                    }
                },
                "ends of the rating scale of a test corpus (default: as for --labels)")
            ->type_name("NAME=LOW:HIGH")
            ->expected(1)
            ->take_all()
            ->group(readingGroup);
        m_command
            ->add_option_function<std::vector<std::string>>(
                "--test-names-file",
                [this](const std::vector<std::string>& texts) {
                    for (const auto& text : texts) {
                        const auto [name, file] = parsePair("--test-names-file", text);
                        m_testNames[name] = file;
                    }
                },
                "row names of a test corpus whose feature file holds none")
            ->type_name("NAME=FILE")
            ->expected(1)
            ->take_all()
            ->group(readingGroup);
    }

    void checkUsage()
    {
        if (m_scores.empty() == !m_noCurriculum)
            throw UsageError(m_noCurriculum ? "--scores and --no-curriculum contradict each other, give one"
                                            : "one of --scores and --no-curriculum is needed");
        if (m_noCurriculum && m_parameters.reverse)
            throw UsageError("--reverse turns a curriculum round, but --no-curriculum has none");
        checkPacing();
        validate(m_parameters, trainParameters());
        std::set<std::string> names;
        for (const TestOption& test : m_tests)
            if (!names.insert(test.name).second)
                throw UsageError("--test " + test.name + " is given twice, names must differ");
        for (const auto& [name, scale] : m_testScales)
            if (!names.count(name))
                throw UsageError("--test-scale " + name + " does not belong to any --test");
        for (const auto& [name, file] : m_testNames)
            if (!names.count(name))
                throw UsageError("--test-names-file " + name + " does not belong to any --test");
        auto inputs = inputFiles(m_corpus);
        inputs.push_back(m_scores);
        for (const TestOption& test : m_tests)
            inputs.insert(inputs.end(), {test.features, test.labels});
        for (const auto& [name, file] : m_testNames)
            inputs.push_back(file);
        requireWritableFolder(m_out, folderResult(), inputs);
        requireWritableFile(checkpoint(), inputs);
        if (!m_corpus.unmatched.empty())
            requireWritableFile(m_corpus.unmatched, inputs);
    }

    /// Which test splits the labels have is not known yet.
    FolderResult folderResult() const
    {
        std::vector<std::string> tests = {"Test1", "Test2", "Test3"};
        for (const TestOption& test : m_tests)
            tests.push_back(test.name);
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

    TestCorpus readTest(const TestOption& test, const Corpus& training, const Job& job) const
    {
        if (test.split && *test.split == Split::None)
            job.warn("--test " + test.name + ": taking the rows whose split is NA");
        for (const char* own : {"Train", "Development", "Test1", "Test2", "Test3"})
            if (test.name == own && !training.samplesOf(*parseSplit(own)).empty())
                throw UsageError("--test " + test.name +
                                 ": the training corpus has a split of this name, choose "
                                 "another one");
        LabelReadOptions labelReading = m_corpus.labelReading;
        if (const auto scale = m_testScales.find(test.name); scale != m_testScales.end())
            labelReading.scale = scale->second;
        FeatureReadOptions featureReading = m_corpus.featureReading;
        featureReading.namesFile.clear();
        if (const auto names = m_testNames.find(test.name); names != m_testNames.end())
            featureReading.namesFile = names->second;

        Corpus corpus = joinTest(test, training.attribute, featureReading, labelReading, job);
        if (const std::string summary = corpus.report.summary(); !summary.empty())
            job.warn("--test " + test.name + ": " + summary);
        return makeTestCorpus(test.name, std::move(corpus), test.split, training);
    }

    /// What is said of a label outside the scale names the option that says this corpus' scale.
    static Corpus joinTest(const TestOption& test, const std::string& wanted,
                           const FeatureReadOptions& featureReading, const LabelReadOptions& labelReading,
                           const Job& job)
    {
        try {
            const LabelTable labels = readLabels(test.labels, labelReading, job);
            const std::string attribute = labels.attributeName(wanted);
            return joinCorpus(readFeatures(test.features, featureReading, job), labels, attribute);
        } catch (const InputError& error) {
            const std::string ofTraining = "--scale LOW:HIGH";
            std::string message = error.message();
            const std::size_t place = message.find(ofTraining);
            if (place == std::string::npos)
                throw;
            message.replace(place, ofTraining.size(), "--test-scale " + test.name + "=LOW:HIGH");
            throw InputError(error.file(), error.where(), message);
        }
    }

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
    std::vector<TestOption> m_tests;
    std::map<std::string, LabelScale> m_testScales;
    std::map<std::string, std::filesystem::path> m_testNames;
    TrainParameters m_parameters;
    CheckpointOptions m_interruption;
};

} // namespace

std::unique_ptr<Command> makeTrainCommand()
{
    return std::make_unique<TrainCommand>();
}

} // namespace deepmi::cli
