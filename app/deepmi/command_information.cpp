#include "command.h"
#include "information/discrete_variables.h"
#include "information/multimodal.h"
#include "job/atomic_file.h"
#include "joint_table_json.h"
#include "option_values.h"
#include "output_path.h"
#include "parameter_options.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"
#include "reading_options.h"
#include "text_table.h"

#include <cmath>
#include <map>

namespace deepmi::cli
{

namespace
{

constexpr const char* tableGroup = "A table";
constexpr const char* runGroup = "Runs";
constexpr const char* confidenceGroup = "How far it can be believed";

/// The variables, with what is said of how they were found.
struct Variables {
    std::vector<DiscreteVariable> all;
    nlohmann::ordered_json leftOut = nlohmann::ordered_json::array(); ///< of each run, names
    std::string source;
};

std::vector<std::string> numberedStates(int count)
{
    std::vector<std::string> states;
    for (int state = 0; state < count; ++state)
        states.push_back(std::to_string(state));
    return states;
}

class InformationCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand(
            "information", "mutual information of any two discrete variables of the same samples");
        m_command->footer(
            "deepmi information --run speech.h5 --second-run text.h5 --bootstrap 1000\n"
            "deepmi information --table clusters.csv --variables cluster,speaker,label --levels "
            "label=6 --scale label=1:7");
        addPathOption(*m_command, "--run", m_run,
                      "RUN.h5 of deepmi pretrain: its clusters, predicted levels and levels")
            ->group(runGroup);
        addPathOption(*m_command, "--second-run", m_secondRun,
                      "another run of the same samples and labels, on another modality: I(X1;X2), I(X1;Y), "
                      "I(X2;Y); samples are joined by name")
            ->group(runGroup);
        addTextOption(*m_command, "--cluster-source", m_clusterSource,
                      "X is the classifier's cluster, as in the paper, or that of K-means [default "
                      "classifier]",
                      "classifier|kmeans")
            ->group(runGroup);
        addPathOption(*m_command, "--table", m_table,
                      "CSV or TSV with a header: a column a variable, a row a sample")
            ->group(tableGroup);
        m_command
            ->add_option_function<std::string>(
                "--variables", [this](const std::string& text) { m_variables = splitNames(text); },
                "columns to compare, every two of them [default: all but name]")
            ->type_name("A,B,...")
            ->group(tableGroup);
        addCutOptions();
        m_bootstrap.resamples = 0;
        addParameterOptions(*m_command, m_bootstrap, bootstrapParameters(), confidenceGroup);
        addPathOption(*m_command, "--joint-tables", m_jointTables,
                      "write every joint table with marginals, log ratios, contributions and, with "
                      "--bootstrap, the interval of every cell to this JSON");
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        checkUsage();
        m_bootstrap.seed = session.common.seed;
        const Variables variables = m_run.empty() ? ofTable(session.job) : ofRuns(session.job);
        CommandOutput output;
        nlohmann::ordered_json& json = output.json;
        json["source"] = variables.source;
        json["rows"] = variables.all.front().state.size();
        json["unit"] = "nats";
        json["variables"] = nlohmann::ordered_json::array();
        json["pairs"] = nlohmann::ordered_json::array();
        nlohmann::ordered_json tables = nlohmann::ordered_json::array();
        std::vector<std::string> header = {"first",        "second",    "I(first;second)",
                                           "Miller-Madow", "by chance", "NMI"};
        const bool bootstrap = m_bootstrap.resamples > 0;
        if (bootstrap)
            header.insert(header.end(), {"interval from", "to"});
        TextTable text(header);
        double fewest = HUGE_VAL;
        for (const VariablePair& pair : pairsOf(variables.all)) {
            const std::string &first = variables.all[pair.first].name,
                              &second = variables.all[pair.second].name;
            std::optional<TableConfidence> confidence;
            if (bootstrap)
                confidence = tableConfidence(pair.table, m_bootstrap, session.job);
            json["pairs"].push_back(pairJson(pair.table, first, second, confidence));
            if (!m_jointTables.empty())
                tables.push_back(jointTableJson(pair.table, first, second, confidence));
            std::vector<std::string> line = {first,
                                             second,
                                             fixed(pair.table.mutualInformation(), 4),
                                             fixed(millerMadowInformation(pair.table), 4),
                                             fixed(informationByChance(pair.table), 4),
                                             fixed(pair.table.normalisedMutualInformation(), 4)};
            if (confidence) {
                line.push_back(fixed(confidence->total.basic.low, 4));
                line.push_back(fixed(confidence->total.basic.high, 4));
            }
            text.add(std::move(line));
            fewest = std::min(fewest, samplesACell(pair.table));
        }
        TextTable about({"variable", "states", "in use", "H"});
        for (const DiscreteVariable& variable : variables.all) {
            std::vector<std::int64_t> counts(variable.states.size());
            for (const int state : variable.state)
                ++counts[static_cast<std::size_t>(state)];
            const double effective = effectiveStates(counts);
            about.add({variable.name, std::to_string(variable.states.size()), fixed(effective, 2),
                       fixed(std::log(effective), 4)});
            json["variables"].push_back({{"name", variable.name},
                                         {"states", variable.states.size()},
                                         {"effective_states", effective},
                                         {"entropy", std::log(effective)}});
        }
        json["left_out"] = variables.leftOut;
        if (!m_jointTables.empty()) {
            writeTables(variables, std::move(tables));
            json["joint_tables"] = m_jointTables.string();
        }
        output.text = text.text() + "\n" + about.text() + "\n" + notes(variables, fewest);
        return output;
    }

private:
    void addCutOptions()
    {
        const auto add = [&](const char* option, const std::string& help, const char* type, auto parse) {
            m_command
                ->add_option_function<std::vector<std::string>>(option,
                                                                [option, parse](const auto& texts) {
                                                                    for (const std::string& text : texts)
                                                                        parse(option,
                                                                              parsePair(option, text));
                                                                })
                ->type_name(type)
                ->group(tableGroup)
                ->description(help);
        };
        add("--levels",
            "cut the numbers of a column into E equally wide levels [1 to " + std::to_string(mostLevels) +
                "]",
            "COLUMN=E", [this](const std::string& option, const std::pair<std::string, std::string>& pair) {
                m_levels[pair.first] = static_cast<int>(parseInteger(option, pair.second, 1, mostLevels));
            });
        add("--cuts", "the same by the inner cuts of the levels, e.g. label=2.5,4,5.5", "COLUMN=C1,C2,...",
            [this](const std::string& option, const std::pair<std::string, std::string>& pair) {
                m_cuts[pair.first] = parseNumbers(option, pair.second);
            });
        add("--scale", "the scale of a column that is cut [default 1:7]", "COLUMN=LO:HI",
            [this](const std::string& option, const std::pair<std::string, std::string>& pair) {
                m_scales[pair.first] = parseScale(option, pair.second);
            });
    }

    static std::vector<std::string> splitNames(const std::string& text)
    {
        std::vector<std::string> names;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            if (end == begin)
                throw UsageError("--variables is '" + text + "', expected names with commas between them");
            names.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        return names;
    }

    bool given(const char* option) const { return m_command->get_option(option)->count() > 0; }

    void checkUsage() const
    {
        if (m_run.empty() == m_table.empty())
            throw UsageError("deepmi information: one of --run and --table is needed" +
                             std::string(m_run.empty() ? "" : ", not both"));
        for (const char* option : {"--second-run", "--cluster-source"})
            if (given(option) && m_run.empty())
                throw UsageError(std::string(option) + " needs --run");
        for (const char* option : {"--variables", "--levels", "--cuts", "--scale"})
            if (given(option) && m_table.empty())
                throw UsageError(std::string(option) + " belongs to --table, a run knows its own levels");
        for (const auto& [name, cuts] : m_cuts)
            if (m_levels.contains(name))
                throw UsageError("--levels and --cuts of " + name + " contradict each other, give one");
        for (const auto& [name, scale] : m_scales)
            if (!m_levels.contains(name) && !m_cuts.contains(name))
                throw UsageError("--scale of " + name + " needs --levels or --cuts of it");
        if (given("--confidence") && m_bootstrap.resamples == 0)
            throw UsageError("--confidence needs --bootstrap");
        if (!m_jointTables.empty())
            requireWritableFile(m_jointTables, {m_run, m_secondRun, m_table});
    }

    Variables ofTable(const Job& job) const
    {
        std::map<std::string, Levels> levels;
        const auto scaleOf = [&](const std::string& name) {
            const auto found = m_scales.find(name);
            return found == m_scales.end() ? LabelScale{} : found->second;
        };
        for (const auto& [name, count] : m_levels)
            levels.insert_or_assign(name, Levels::equalWidth(count, scaleOf(name)));
        for (const auto& [name, cuts] : m_cuts)
            levels.insert_or_assign(name, Levels::fromCuts(cuts, scaleOf(name)));
        Variables variables;
        variables.all = readDiscreteVariables(m_table, m_variables, levels);
        variables.source = m_table.string();
        for (const DiscreteVariable& variable : variables.all)
            for (const std::string& warning : warningsOf(variable))
                job.warn(m_table.string() + ": " + warning);
        return variables;
    }

    Variables ofRuns(const Job& job) const
    {
        const PretrainRun first = readRun(m_run);
        warnOfCollapse(first, m_clusterSource, job);
        const Levels levels = Levels::equalWidth(first.parameters.levels, first.scale);
        const Assignments assignments = assignmentsOf(first, m_clusterSource);
        Variables variables;
        variables.source = m_run.string();
        try {
            if (m_secondRun.empty()) {
                const DeepMI deepmi = computeDeepMI(assignments, levels);
                variables.all = {{"cluster", assignments.cluster, numberedStates(assignments.clusters)},
                                 {"predicted level", deepmi.predictedLevel, levelNames(levels)},
                                 {"level", deepmi.labelLevel, levelNames(levels)}};
                return variables;
            }
            const PretrainRun second = readRun(m_secondRun);
            warnOfCollapse(second, m_clusterSource, job);
            requireSameLabels(first, second);
            const ModalityPair pair =
                joinModalities(assignments, m_run, assignmentsOf(second, m_clusterSource), m_secondRun);
            if (const std::string summary = pair.summary(); !summary.empty())
                job.warn(summary);
            variables.source += ", " + m_secondRun.string();
            variables.leftOut.push_back(pair.firstAlone);
            variables.leftOut.push_back(pair.secondAlone);
            variables.all = {{"cluster 1", pair.first, numberedStates(pair.firstClusters)},
                             {"cluster 2", pair.second, numberedStates(pair.secondClusters)},
                             {"level", computeMultimodalMI(pair, levels).labelLevel, levelNames(levels)}};
        } catch (const InputError& error) {
            // The computation knows the sample, only we know the file it came from.
            throw error.file().empty() ? InputError(m_run, error.where(), error.message()) : error;
        }
        return variables;
    }

    void requireSameLabels(const PretrainRun& first, const PretrainRun& second) const
    {
        if (first.attribute != second.attribute)
            throw InputError(m_secondRun, "",
                             "this run is of " + second.attribute + ", that of " + m_run.string() +
                                 " is of " + first.attribute + "; both must have the same labels");
    }

    static double samplesACell(const JointTable& table)
    {
        std::int64_t occupied = 0;
        for (int first = 0; first < table.firstStates(); ++first)
            for (int second = 0; second < table.secondStates(); ++second)
                occupied += table.count(first, second) > 0;
        return static_cast<double>(table.total()) / static_cast<double>(occupied);
    }

    static nlohmann::ordered_json pairJson(const JointTable& table, const std::string& first,
                                           const std::string& second,
                                           const std::optional<TableConfidence>& confidence)
    {
        nlohmann::ordered_json json = {{"first", first},
                                       {"second", second},
                                       {"mutual_information", table.mutualInformation()},
                                       {"miller_madow", millerMadowInformation(table)},
                                       {"by_chance", informationByChance(table)},
                                       {"normalised_mutual_information", table.normalisedMutualInformation()},
                                       {"joint_entropy", table.jointEntropy()},
                                       {"samples_a_cell", samplesACell(table)}};
        if (confidence)
            json["bootstrap"] = bootstrapJson(*confidence);
        return json;
    }

    void writeTables(const Variables& variables, nlohmann::ordered_json tables) const
    {
        nlohmann::ordered_json states = nlohmann::ordered_json::object();
        for (const DiscreteVariable& variable : variables.all)
            states[variable.name] = variable.states;
        const nlohmann::ordered_json all = {
            {"unit", "nats"}, {"states", std::move(states)}, {"tables", std::move(tables)}};
        writeFileAtomically(m_jointTables, all.dump(1) + "\n");
    }

    std::string notes(const Variables& variables, double fewest) const
    {
        std::string note =
            "I, H in nats; Miller-Madow: without most of the bias of counting; by chance: what "
            "unrelated variables\nof these sizes would give on average";
        if (m_bootstrap.resamples > 0)
            note += "; interval: basic bootstrap, " + shortest(100 * m_bootstrap.confidence) + " %, " +
                    std::to_string(m_bootstrap.resamples) + " resamples";
        note += ".\n";
        if (fewest < 5)
            note +=
                "Only " + fixed(fewest, 1) +
                " samples an occupied cell: even corrected numbers say too much. Take fewer states or more "
                "samples.\n";
        std::vector<std::pair<std::string, std::string>> lines = {
            {"samples", std::to_string(variables.all.front().state.size())},
            {"written", m_jointTables.string()}};
        return note + "\n" + keyValueText(lines);
    }

    CLI::App* m_command = nullptr;
    std::filesystem::path m_run, m_secondRun, m_table, m_jointTables;
    std::string m_clusterSource = "classifier";
    std::vector<std::string> m_variables;
    std::map<std::string, int> m_levels;
    std::map<std::string, std::vector<double>> m_cuts;
    std::map<std::string, LabelScale> m_scales;
    BootstrapParameters m_bootstrap;
};

} // namespace

std::unique_ptr<Command> makeInformationCommand()
{
    return std::make_unique<InformationCommand>();
}

} // namespace deepmi::cli
