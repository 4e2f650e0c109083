#include "command.h"
#include "difficulty/disagreement.h"
#include "difficulty/from_file.h"
#include "job/atomic_file.h"
#include "joint_table_json.h"
#include "option_values.h"
#include "output_path.h"
#include "pretrain/run_file.h"
#include "reading_options.h"
#include "sample_names.h"
#include "score_measures.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace deepmi::cli
{

namespace
{

constexpr const char* deepmiGroup = "DeepMI";
constexpr int defaultLevels = 6;

/// What was computed, with what only DeepMI has.
struct ScoreResult {
    Scores scores;
    std::string attribute;
    std::optional<double> alpha;
    std::optional<DeepMI> deepmi;
    std::vector<std::string> leftOut; ///< samples the measure says nothing of
};

std::string binsText(const Scores& scores)
{
    TextTable table({"bin", "samples", "score from", "to", "mean label", "mean |label - mean|"});
    const auto& labels = scores.deepmi ? scores.deepmi->label : std::vector<double>();
    double overall = 0;
    for (const double label : labels)
        overall += label / static_cast<double>(labels.size());
    for (int bin = 0; bin < scores.bins.count; ++bin) {
        const std::size_t begin = scores.bins.begin(bin), end = scores.bins.begin(bin + 1);
        double sum = 0, distance = 0;
        for (std::size_t rank = begin; rank < end && !labels.empty(); ++rank) {
            sum += labels[scores.bins.order[rank]];
            distance += std::abs(labels[scores.bins.order[rank]] - overall);
        }
        const auto count = static_cast<double>(end - begin);
        const bool known = !labels.empty() && end > begin;
        table.add({std::to_string(bin), std::to_string(end - begin),
                   end > begin ? brief(scores.score[scores.bins.order[begin]]) : "–",
                   end > begin ? brief(scores.score[scores.bins.order[end - 1]]) : "–",
                   known ? fixed(sum / count, 3) : "–", known ? fixed(distance / count, 3) : "–"});
    }
    return table.text();
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
                          "deepmi score --measure disagreement --ratings labels_detailed.csv --attribute "
                          "valence --out d.csv\n"
                          "deepmi score --measure random --labels labels_consensus.csv --out random.csv\n"
                          "deepmi score --measure list");
        addTextOption(*m_command, "--measure", m_measure, "the measure; list says what each one needs",
                      measureChoices())
            ->required();
        addPathOption(*m_command, "--out", m_out,
                      "SCORES.csv to write; .json writes the authors' {file: value}");
        m_command
            ->add_option_function<std::string>(
                "--bins",
                [this](const std::string& text) {
                    m_bins = static_cast<int>(parseInteger("--bins", text, 1, mostBins));
                },
                "difficulty bins [" + rangeText(1, mostBins) + "; default 10]")
            ->type_name("N");
        addDeepMIOptions();
        addSourceOptions();
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        if (m_measure == "list")
            return listMeasures();
        const auto& measures = scoreMeasures();
        const auto measure = std::find_if(measures.begin(), measures.end(),
                                          [&](const auto& known) { return known.name == m_measure; });
        checkUsage(*measure);
        ScoreResult result = compute(session);
        writeScoresByExtension(result.scores, m_out, -1, session.job);
        if (!m_jointTables.empty())
            writeFileAtomically(m_jointTables, jointTablesJson(*result.deepmi, *result.alpha).dump(1) + "\n");
        return {json(result), text(result), true};
    }

private:
    void addDeepMIOptions()
    {
        const auto add = [&](CLI::Option* option) { option->group(deepmiGroup); };
        add(addPathOption(*m_command, "--run", m_run, "RUN.h5 of deepmi pretrain"));
        add(addPathOption(*m_command, "--assignments", m_assignments,
                          "CSV name,cluster,predicted,label: clusters and predictions from anywhere"));
        add(m_command
                ->add_option_function<std::string>(
                    "--alpha",
                    [this](const std::string& text) { m_alpha = parseNumber("--alpha", text, 0, 1); },
                    "weight of I(Y';Y) against I(X;Y) [0 to 1; default by the attribute as in the paper: 0 "
                    "arousal, 0 dominance, 0.5 valence, 0 otherwise]")
                ->type_name("A"));
        add(addTextOption(*m_command, "--cluster-source", m_clusterSource,
                          "X is the classifier's cluster, as in the paper, or that of K-means [default "
                          "classifier]",
                          "classifier|kmeans"));
        add(m_command
                ->add_option_function<std::string>(
                    "--levels",
                    [this](const std::string& text) {
                        m_levels = static_cast<int>(parseInteger("--levels", text, 1, 1000));
                    },
                    "equally wide emotion levels E [1 to 1000; default the run's, else 6]")
                ->type_name("E"));
        add(m_command
                ->add_option_function<std::string>(
                    "--cuts", [this](const std::string& text) { m_cuts = parseNumbers("--cuts", text); },
                    "levels by their inner cuts instead, e.g. 2.5,4,5.5")
                ->type_name("C1,C2,..."));
        add(m_command
                ->add_option_function<std::string>(
                    "--clusters",
                    [this](const std::string& text) {
                        m_clusters = static_cast<int>(parseInteger("--clusters", text, 1, 1e6));
                    },
                    "K of --assignments [default: the largest cluster + 1]")
                ->type_name("K"));
        add(addPathOption(
            *m_command, "--joint-tables", m_jointTables,
            "write both joint tables with marginals, log ratios and contributions to this JSON"));
    }

    void addSourceOptions()
    {
        addPathOption(*m_command, "--ratings", m_ratings,
                      "single ratings: labels_detailed.csv, labels.txt or a CSV with one rating a row")
            ->group("Disagreement");
        addPathOption(*m_command, "--file", m_file, "CSV or TSV with name and score, or JSON {file: value}")
            ->group("Scores from a file");
        addTextOption(*m_command, "--score-column", m_fromFile.scoreColumn,
                      "column with the scores [default score]", "COLUMN")
            ->group("Scores from a file");
        addTextOption(*m_command, "--score-name-column", m_fromFile.nameColumn,
                      "column with the names [default name]", "COLUMN")
            ->group("Scores from a file");
        m_command
            ->add_flag("--smaller-is-easier", m_smallerIsEasier, "the smallest score is the easiest sample")
            ->group("Scores from a file");
        addPathOption(*m_command, "--labels", m_labels,
                      "take the samples of one split of these labels, and no others")
            ->group("Which samples");
        addTextOption(*m_command, "--split", m_split, "that split [default Train]",
                      "Train|Development|Test1|Test2|Test3|NA")
            ->group("Which samples");
        addPathOption(*m_command, "--names-from", m_namesFrom,
                      "random: take the names of a scores, label, rating, run or feature file")
            ->group("Which samples");
        addTextOption(*m_command, "--attribute", m_attribute,
                      "arousal, valence, dominance or a column's own name", "NAME")
            ->group("Which samples");
        addLabelReadOptions(*m_command, m_reading);
        addRaterOption(*m_command, m_reading);
    }

    bool given(const std::string& option) const { return m_command->get_option(option)->count() > 0; }

    void checkUsage(const MeasureDescription& measure) const
    {
        if (m_out.empty())
            throw UsageError("deepmi score: --out is required");
        std::string sources;
        std::size_t sourcesGiven = 0;
        for (const auto& source : measure.sources) {
            sources += (sources.empty() ? "" : " or ") + source;
            sourcesGiven += given(source);
        }
        if (sourcesGiven != 1)
            throw UsageError("--measure " + measure.name + " needs " +
                             (measure.sources.size() > 1 ? "one of " : "") + sources +
                             (sourcesGiven ? ", not several" : ""));
        for (const auto& needed : measure.needs)
            if (!given(needed))
                throw UsageError("--measure " + measure.name + " needs " + needed);
        std::vector<std::string> allowed = {"--measure", "--out", "--bins"};
        for (const auto* options : {&measure.sources, &measure.needs, &measure.takes})
            allowed.insert(allowed.end(), options->begin(), options->end());
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
        if (given("--split") && !given("--labels"))
            throw UsageError("--split needs --labels");
        const std::vector<std::filesystem::path> inputs = {m_run,  m_assignments, m_ratings,
                                                           m_file, m_labels,      m_namesFrom};
        requireWritableFile(m_out, inputs);
        if (!m_jointTables.empty()) {
            requireWritableFile(m_jointTables, inputs);
            if (m_jointTables == m_out)
                throw UsageError("--joint-tables and --out are the same file");
        }
    }

    ScoreResult compute(const Session& session) const
    {
        const std::uint64_t seed = session.common.seed;
        if (m_measure == "deepmi")
            return computeDeepMIScores(seed);
        if (m_measure == "random")
            return {randomScores(m_labels.empty() ? namesOf(m_namesFrom, m_reading, session.job)
                                                  : splitNames(session.job),
                                 seed, m_bins),
                    {},
                    {},
                    {},
                    {}};
        ScoreResult result;
        if (m_measure == "disagreement") {
            const RatingTable ratings = readRatings(m_ratings, m_reading, session.job);
            result.attribute = ratings.attributes.at(ratings.attributeIndex(m_attribute));
            DisagreementScores disagreement = disagreementScores(ratings, result.attribute, seed, m_bins);
            result.scores = std::move(disagreement.scores);
            result.leftOut = std::move(disagreement.tooFewRatings);
            if (!result.leftOut.empty())
                session.job.warn(std::to_string(result.leftOut.size()) + " of " +
                                 std::to_string(ratings.names.size()) +
                                 " samples have fewer than two ratings and get no score, the first is '" +
                                 result.leftOut.front() + "'");
        } else {
            ScoreFileOptions options = m_fromFile;
            options.largerIsEasier = !m_smallerIsEasier;
            options.seed = seed;
            options.bins = m_bins;
            result.scores = scoresFromFile(m_file, options);
        }
        if (!m_labels.empty())
            result.scores = onlyOfSplit(result.scores, session.job);
        return result;
    }

    ScoreResult computeDeepMIScores(std::uint64_t seed) const
    {
        ScoreResult result;
        Assignments assignments;
        LabelScale scale = m_reading.scale.value_or(LabelScale{});
        int levels = m_levels.value_or(defaultLevels);
        result.attribute = m_attribute;
        if (!m_run.empty()) {
            const PretrainRun run = readRun(m_run);
            if (!m_attribute.empty() && m_attribute != run.attribute)
                throw UsageError("--attribute is '" + m_attribute + "', but the run is of " + run.attribute);
            result.attribute = run.attribute;
            scale = run.scale;
            levels = m_levels.value_or(run.parameters.levels);
            assignments = assignmentsOf(run, m_clusterSource);
        } else {
            assignments = readAssignments(m_assignments, m_clusters);
        }
        const Levels edges = m_cuts ? Levels::fromCuts(*m_cuts, scale) : Levels::equalWidth(levels, scale);
        try {
            result.deepmi = computeDeepMI(assignments, edges);
        } catch (const InputError& error) {
            // The computation knows the sample, only we know the file it came from.
            throw error.file().empty()
                ? InputError(m_run.empty() ? m_assignments : m_run, error.where(), error.message())
                : error;
        }
        result.alpha = m_alpha.value_or(defaultAlpha(result.attribute));
        result.scores = deepmiScores(assignments, *result.deepmi, *result.alpha, seed, m_bins);
        return result;
    }

    std::vector<std::string> splitNames(const Job& job) const
    {
        const LabelTable labels = readLabels(m_labels, m_reading, job);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < labels.rows(); ++i)
            if (labels.splits[i] == *parseSplit(m_split))
                names.push_back(labels.names[i]);
        if (names.empty())
            throw InputError(m_labels, "", m_split + " split has no rows, scores are made for its samples");
        return names;
    }

    Scores onlyOfSplit(const Scores& scores, const Job& job) const
    {
        std::unordered_map<std::string, std::size_t> index;
        for (std::size_t i = 0; i < scores.names.size(); ++i)
            index.emplace(scores.names[i], i);
        std::vector<std::string> names, missing;
        std::vector<double> values;
        for (const auto& name : splitNames(job)) {
            const auto found = index.find(name);
            if (found == index.end()) {
                missing.push_back(name);
                continue;
            }
            names.push_back(name);
            values.push_back(scores.score[found->second]);
        }
        if (names.empty())
            throw InputError(m_labels, "",
                             "no sample of the " + m_split + " split has a score; the scores begin with '" +
                                 scores.names.front() + "', the split with '" + missing.front() + "'");
        if (!missing.empty())
            job.warn(std::to_string(missing.size()) + " samples of the " + m_split +
                     " split have no score, the first is '" + missing.front() + "'");
        return makeScores(scores.measure, scores.largerIsEasier, std::move(names), std::move(values),
                          scores.seed, m_bins);
    }

    nlohmann::ordered_json json(const ScoreResult& result) const
    {
        const auto orNull = [](const auto& value) {
            return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
        };
        nlohmann::ordered_json json = {{"measure", result.scores.measure},
                                       {"rows", result.scores.names.size()},
                                       {"distinct", distinctScores(result.scores)},
                                       {"mi_cluster_total", nullptr},
                                       {"mi_prediction_total", nullptr},
                                       {"bins", result.scores.bins.sizes()},
                                       {"alpha", orNull(result.alpha)},
                                       {"levels", nullptr},
                                       {"attribute", result.attribute.empty()
                                                         ? nlohmann::ordered_json()
                                                         : nlohmann::ordered_json(result.attribute)},
                                       {"larger_is_easier", result.scores.largerIsEasier},
                                       {"left_out", result.leftOut},
                                       {"out", m_out.string()}};
        if (result.deepmi) {
            json["mi_cluster_total"] = result.deepmi->clusterByLevel.mutualInformation();
            json["mi_prediction_total"] = result.deepmi->predictionByLevel.mutualInformation();
            json["levels"] = levelsJson(result.deepmi->levels);
            json["clusters"] = result.deepmi->clusterByLevel.firstStates();
        }
        if (!m_jointTables.empty())
            json["joint_tables"] = m_jointTables.string();
        return json;
    }

    std::string text(const ScoreResult& result) const
    {
        std::vector<std::pair<std::string, std::string>> lines = {
            {"measure", result.scores.measure},
            {"attribute", result.attribute},
            {"samples", std::to_string(result.scores.names.size()) + ", " +
                            std::to_string(distinctScores(result.scores)) + " distinct scores"},
            {"easiest", result.scores.largerIsEasier ? "largest score" : "smallest score"}};
        if (result.deepmi) {
            std::string cuts;
            for (const double cut : result.deepmi->levels.cuts())
                cuts += (cuts.empty() ? "" : ", ") + shortest(cut);
            lines.emplace_back("alpha", shortest(*result.alpha));
            lines.emplace_back("levels", std::to_string(result.deepmi->levels.count()) + ", cuts at " + cuts);
            lines.emplace_back("I(X;Y)", fixed(result.deepmi->clusterByLevel.mutualInformation(), 6) +
                                             " nats, cluster and emotion level");
            lines.emplace_back("I(Y';Y)", fixed(result.deepmi->predictionByLevel.mutualInformation(), 6) +
                                              " nats, prediction and emotion level");
        }
        lines.emplace_back("written",
                           m_out.string() +
                               (m_jointTables.empty() ? std::string() : ", " + m_jointTables.string()));
        return binsText(result.scores) + "\n" + keyValueText(lines);
    }

    static CommandOutput listMeasures()
    {
        CommandOutput output;
        output.json["measures"] = nlohmann::ordered_json::array();
        for (const auto& measure : scoreMeasures()) {
            output.json["measures"].push_back({{"name", measure.name},
                                               {"meaning", measure.meaning},
                                               {"one_of", measure.sources},
                                               {"needs", measure.needs},
                                               {"takes", measure.takes}});
            const auto all = [](const std::vector<std::string>& options, const char* between) {
                std::string text;
                for (const auto& option : options)
                    text += (text.empty() ? "" : between) + option;
                return text;
            };
            output.text += measure.name + "\n    " + wrap(measure.meaning, 96, 4) + "\n    needs  " +
                           all(measure.sources, " or ") + (measure.needs.empty() ? "" : ", ") +
                           all(measure.needs, ", ") + "\n    takes  " +
                           wrap(all(measure.takes, " "), 96, 11) + "\n";
        }
        return output;
    }

    CLI::App* m_command = nullptr;
    std::string m_measure, m_clusterSource = "classifier", m_split = "Train", m_attribute;
    std::filesystem::path m_out, m_run, m_assignments, m_jointTables, m_ratings, m_file, m_labels,
        m_namesFrom;
    int m_bins = 10;
    int m_clusters = 0;
    std::optional<int> m_levels;
    std::optional<double> m_alpha;
    std::optional<std::vector<double>> m_cuts;
    bool m_smallerIsEasier = false;
    ScoreFileOptions m_fromFile;
    LabelReadOptions m_reading;
};

} // namespace

std::unique_ptr<Command> makeScoreCommand()
{
    return std::make_unique<ScoreCommand>();
}

} // namespace deepmi::cli
