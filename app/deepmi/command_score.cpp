#include "checkpoint_options.h"
#include "command.h"
#include "information/levels.h"
#include "job/atomic_file.h"
#include "joint_table_json.h"
#include "minmax_options.h"
#include "option_values.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "score_inputs.h"
#include "score_measures.h"
#include "score_multimodal.h"
#include "score_output.h"

#include <algorithm>
#include <cmath>

namespace deepmi::cli
{

namespace
{

constexpr const char* deepmiGroup = "DeepMI";
constexpr const char* multimodalGroup = "DeepMI of two modalities";
constexpr const char* confidenceGroup = "How far mutual information can be believed";
constexpr const char* trainedGroup = "Measures that train a network";

/// Those parameters of a list that have one of these names.
template <class S>
std::vector<Parameter<S>> chosen(const std::vector<Parameter<S>>& parameters,
                                 const std::vector<std::string>& names)
{
    std::vector<Parameter<S>> some;
    for (const Parameter<S>& parameter : parameters)
        if (std::find(names.begin(), names.end(), parameter.name) != names.end())
            some.push_back(parameter);
    return some;
}

class ScoreCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand("score", "how easy or hard each training sample is, by any measure");
        m_command->footer("deepmi score --measure deepmi --run RUN.h5 --alpha 0 --out SCORES.csv\n"
                          "deepmi score --measure deepmi --assignments clusters.csv --levels 6 --scale 1:7 "
                          "--out SCORES.csv\n"
                          "deepmi score --measure deepmi-multimodal --run speech.h5 --second-run text.h5 "
                          "--out SCORES.csv\n"
                          "deepmi score --measure disagreement --ratings labels_detailed.csv --attribute "
                          "valence --out d.csv\n"
                          "deepmi score --measure minmax-entropy --ratings labels_detailed.csv --attribute "
                          "arousal --out m.csv\n"
                          "deepmi score --measure random --labels labels_consensus.csv --out random.csv\n"
                          "deepmi score --measure pretrained-lstm --frames lld.h5 --labels labels.csv "
                          "--attribute arousal --out l.csv\n"
                          "deepmi score --measure ensemble --scores SCORES.csv --scores d.csv --out e.csv\n"
                          "deepmi score --measure list");
        addTextOption(*m_command, "--measure", m_measure, "the measure; list says what each one needs",
                      measureChoices())
            ->required();
        addPathOption(*m_command, "--out", m_out,
                      "SCORES.csv to write; .json writes the authors' {file: value}");
        addParameterOptions(*m_command, m_parameters, chosen(measureParameters(), {"bins", "reverse"}),
                            "Ranking");
        addDeepMIOptions();
        addScoreInputOptions(*m_command, m_options);
        addParameterOptions(*m_command, m_parameters, chosen(measureParameters(), {"group-column"}),
                            trainedGroup);
        addParameterOptions(*m_command, m_parameters.training, measureTrainingParameters(), trainedGroup);
        addMinmaxOptions(*m_command, m_minmax);
        addCheckpointOptions(*m_command, m_interruption, "beside SCORES.csv (SCORES.csv.checkpoint)");
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        if (m_measure == "list")
            return listMeasures();
        const MeasureDescription& measure = difficultyMeasure(m_measure);
        checkUsage(measure);
        m_parameters.seed = session.common.seed;
        m_parameters.minmax = m_minmax.parameters;
        const ScoreResult result = compute(measure, session);
        const auto write = [&] { writeScoresByExtension(result.scores, m_out, -1, session.job); };
        if (measure.trains())
            writeFinished(checkpoint(), write);
        else
            write();
        if (result.minmax)
            writeMinmaxFiles(*result.minmax, m_minmax);
        if (!m_jointTables.empty())
            writeFileAtomically(m_jointTables,
                                (result.multimodal
                                     ? result.multimodal->jointTables()
                                     : jointTablesJson(*result.deepmi, *result.alpha,
                                                       result.clusterConfidence, result.predictionConfidence))
                                        .dump(1) +
                                    "\n");
        const ScoreFiles files{m_out, m_jointTables};
        return {scoreJson(result, files, m_minmax), scoreText(result, files, m_minmax), true};
    }

private:
    void addDeepMIOptions()
    {
        const auto add = [&](CLI::Option* option) { option->group(deepmiGroup); };
        add(m_command
                ->add_option_function<std::string>(
                    "--alpha",
                    [this](const std::string& text) {
                        m_parameters.alpha = parseNumber("--alpha", text, 0, 1);
                    },
                    "weight of I(Y';Y) against I(X;Y) [0 to 1; default by the attribute as in the paper: 0 "
                    "arousal, 0 dominance, 0.5 valence, 0 otherwise]")
                ->type_name("A"));
        addParameterOptions(*m_command, m_parameters, chosen(measureParameters(), {"cluster-source"}),
                            deepmiGroup);
        add(m_command
                ->add_option_function<std::string>(
                    "--levels",
                    [this](const std::string& text) {
                        m_parameters.levels = static_cast<int>(parseInteger("--levels", text, 1, mostLevels));
                    },
                    "equally wide emotion levels E [1 to " + std::to_string(mostLevels) +
                        "; default the run's, else " + std::to_string(defaultLevels) + "]")
                ->type_name("E"));
        add(m_command
                ->add_option_function<std::string>(
                    "--cuts",
                    [this](const std::string& text) { m_parameters.cuts = parseNumbers("--cuts", text); },
                    "levels by their inner cuts instead, e.g. 2.5,4,5.5")
                ->type_name("C1,C2,..."));
        add(addPathOption(
            *m_command, "--joint-tables", m_jointTables,
            "write the joint tables with marginals, log ratios, contributions and, with --bootstrap, the "
            "interval of every cell to this JSON"));
        addMultimodalOptions(*m_command, m_multimodal, multimodalGroup);
        m_bootstrap.resamples = 0;
        addParameterOptions(*m_command, m_bootstrap, bootstrapParameters(), confidenceGroup);
    }

    /// Of a measure that trains.
    std::filesystem::path checkpoint() const { return m_out.string() + ".checkpoint"; }

    bool given(const std::string& option) const { return m_command->get_option(option)->count() > 0; }

    void checkUsage(const MeasureDescription& measure) const
    {
        if (m_out.empty())
            throw UsageError("deepmi score: --out is required");
        const MeasureOptions options = optionsOf(measure);
        std::string sources;
        std::size_t sourcesGiven = 0;
        for (const auto& source : options.sources) {
            sources += (sources.empty() ? "" : " or ") + source;
            sourcesGiven += given(source);
        }
        if (sourcesGiven != 1)
            throw UsageError("--measure " + measure.name + " needs " +
                             (options.sources.size() > 1 ? "one of " : "") + sources +
                             (sourcesGiven ? ", not several" : ""));
        for (const auto& needed : options.needs)
            if (!given(needed))
                throw UsageError("--measure " + measure.name + " needs " + needed);
        std::vector<std::string> allowed = {"--measure", "--out", "--bins"};
        for (const auto* list : {&options.sources, &options.needs, &options.takes})
            allowed.insert(allowed.end(), list->begin(), list->end());
        for (const CLI::Option* option : m_command->get_options()) {
            const std::string name = option->get_name();
            if (option->count() && option->get_group() != commonGroup &&
                std::find(allowed.begin(), allowed.end(), name) == allowed.end())
                throw UsageError(name + " does not belong to --measure " + measure.name +
                                 "; see deepmi score --measure list");
        }
        if (given("--cuts") && given("--levels"))
            throw UsageError("--levels and --cuts contradict each other, give one");
        if (given("--cluster-source") && !given("--run"))
            throw UsageError("--cluster-source belongs to --run, --assignments has one cluster a sample");
        if (given("--clusters") && given("--run"))
            throw UsageError("--clusters belongs to --assignments, a run knows its own");
        if (given("--scale") && given("--run"))
            throw UsageError("--scale belongs to --assignments, a run knows its own");
        if (given("--confidence") && m_bootstrap.resamples == 0)
            throw UsageError("--confidence needs --bootstrap");
        if (given("--split") && !given("--labels"))
            throw UsageError("--split needs --labels");
        if (!measure.uses(MeasureInput::Attribute) && given("--attribute") && !given("--labels"))
            throw UsageError("--attribute needs --labels");
        if (given("--scores") && m_options.scores.size() < 2)
            throw UsageError("--scores is given once, an ensemble needs the scores of two measures or more");
        std::vector<std::filesystem::path> inputs = m_options.files();
        inputs.insert(inputs.end(), {m_multimodal.secondRun, m_multimodal.secondAssignments});
        requireWritableFile(m_out, inputs);
        std::vector<NamedOutput> outputs = {{"--out", m_out}, {"--joint-tables", m_jointTables}};
        if (measure.trains())
            outputs.push_back({"the checkpoint", checkpoint()});
        for (NamedOutput& file : minmaxFiles(m_minmax))
            outputs.push_back(std::move(file));
        for (std::size_t i = 1; i < outputs.size(); ++i)
            if (!outputs[i].path.empty())
                requireWritableFile(outputs[i].path, inputs);
        requireDifferentFiles(outputs);
    }

    ScoreResult compute(const MeasureDescription& measure, const Session& session) const
    {
        BootstrapParameters bootstrap = m_bootstrap;
        bootstrap.seed = session.common.seed;
        if (measure.name == "deepmi-multimodal")
            return computeMultimodal(measure, bootstrap, session);
        const ScoreInputs read(m_options, measure, m_parameters, session.job);
        ScoreResult result;
        result.attribute = read.attribute();
        try {
            if (measure.name == "minmax-entropy") {
                result.minmax = minmaxEntropyOf(read.inputs(), m_parameters, session.job);
                result.scores =
                    m_parameters.reverse ? reversed(result.minmax->scores) : result.minmax->scores;
            } else {
                result.scores =
                    computeMeasure(measure.name, read.inputs(), m_parameters, session.common.device,
                                   session.job, watchOf<MeasureWatch>(m_interruption, checkpoint()));
            }
            if (measure.name == "deepmi") {
                DeepMISource source = deepmiSource(read.inputs(), m_parameters);
                result.deepmi = computeDeepMI(source.assignments, source.levels);
                result.alpha = source.alpha;
                if (bootstrap.resamples > 0) {
                    result.clusterConfidence =
                        tableConfidence(result.deepmi->clusterByLevel, bootstrap, session.job);
                    result.predictionConfidence =
                        tableConfidence(result.deepmi->predictionByLevel, bootstrap, session.job);
                }
            }
        } catch (const InputError& error) {
            // The computation knows the sample, only we know the file it came from.
            throw error.file().empty() ? InputError(read.mainFile(), error.where(), error.message()) : error;
        }
        if (result.scores.names.size() > 1 && distinctScores(result.scores) == 1)
            session.job.warn("the scores of all " + std::to_string(result.scores.names.size()) +
                             " samples are equal: their order and their bins are chance, by --seed");
        warnOfLeftOut(result.scores, read.inputs(), result.minmax ? m_minmax.parameters.minRatings : 2,
                      session.job);
        const bool learnsLabels = read.inputs().corpus || read.inputs().frames;
        if (!m_options.labels.empty() && !learnsLabels && !measure.uses(MeasureInput::Names))
            result.scores = read.onlyOfSplit(result.scores, m_options, session.job);
        if (const auto count = static_cast<std::size_t>(result.scores.bins.count);
            count > result.scores.names.size())
            session.job.warn("there are fewer samples (" + std::to_string(result.scores.names.size()) +
                             ") than bins (" + std::to_string(count) +
                             "): some bins are empty, and a training refuses so many; ask for fewer with "
                             "--bins");
        result.labels = read.labelsOf(result.scores);
        result.parameters = measureParametersJson(measure, m_parameters);
        return result;
    }

    /// Two files of a kind, which says in its own words what did not match.
    ScoreResult computeMultimodal(const MeasureDescription& measure, const BootstrapParameters& bootstrap,
                                  const Session& session) const
    {
        MultimodalScoreResult found = multimodalScore(
            {m_options.run, m_options.assignments, m_parameters.clusterSource, m_options.labelReading.scale,
             m_parameters.levels, m_parameters.cuts, m_options.attribute},
            m_multimodal, bootstrap, session.common.seed, m_parameters.bins, session.job);
        ScoreResult result;
        result.scores = found.scores;
        if (m_parameters.reverse)
            result.scores = reversed(std::move(result.scores));
        result.labels = found.pair.label;
        result.attribute = found.attribute;
        MeasureParameters parameters = m_parameters;
        parameters.weights = found.weights;
        result.parameters = measureParametersJson(measure, parameters);
        result.multimodal = std::move(found);
        return result;
    }

    static void warnOfLeftOut(const Scores& scores, const MeasureInputs& inputs, int leastRatings,
                              const Job& job)
    {
        if (scores.leftOut.empty())
            return;
        const std::string all = std::to_string(scores.leftOut.size() + scores.names.size());
        job.warn(std::to_string(scores.leftOut.size()) + " of " + all +
                 (inputs.ratings ? " samples have fewer than " +
                                       (leastRatings == 2 ? "two" : std::to_string(leastRatings)) +
                                       " ratings and get no score, the first is '"
                                 : " samples are not in all of the scores and get none, the first is '") +
                 scores.leftOut.front() + "'");
    }

    CLI::App* m_command = nullptr;
    std::string m_measure;
    std::filesystem::path m_out, m_jointTables;
    MeasureParameters m_parameters;
    ScoreInputOptions m_options;
    MultimodalOptions m_multimodal;
    MinmaxOptions m_minmax;
    BootstrapParameters m_bootstrap;
    CheckpointOptions m_interruption;
};

} // namespace

std::unique_ptr<Command> makeScoreCommand()
{
    return std::make_unique<ScoreCommand>();
}

} // namespace deepmi::cli
