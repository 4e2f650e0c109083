#include "command.h"
#include "curriculum/train.h"
#include "experiment/experiment_tasks.h"
#include "job/memory.h"
#include "json_output.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"

#include <chrono>
#include <iostream>

namespace deepmi::cli
{

namespace
{

using nlohmann::ordered_json;

/// What a task says on its way, as lines of JSON on standard output (see LocalWorkers).
class LineProgress final : public Progress
{
public:
    LineProgress(std::string key, const TaskRunner& runner) : m_key(std::move(key)), m_runner(runner) {}

    void report(const ProgressUpdate& update) override
    {
        const auto now = std::chrono::steady_clock::now();
        if (now < m_next)
            return;
        constexpr auto interval = std::chrono::milliseconds(300);
        m_next = now + interval;
        ordered_json line = {{"key", m_key},
                             {"doing", update.stage + (update.detail.empty() ? "" : ", " + update.detail)}};
        if (update.total > 0)
            line["share"] = update.done / update.total;
        line["tasks"] = m_runner.tasksAtHand();
        printOut(jsonText(line));
    }
    void warn(const std::string& message) override
    {
        printOut(jsonText({{"key", m_key}, {"warning", message}}));
    }

private:
    std::string m_key;
    const TaskRunner& m_runner;
    std::chrono::steady_clock::time_point m_next;
};

/// The process that does an experiment's tasks. It is not for people, who use `deepmi experiment`, but for
/// that command and for batch systems.
class ExperimentTaskCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        auto* command = app.add_subcommand("experiment-task", "do tasks of an experiment by their keys");
        addPathOption(*command, "folder", m_folder, "the folder of deepmi experiment", "FOLDER")->required();
        command->add_option("keys", m_keys, "keys of tasks")->type_name("KEY")->expected(0, -1);
        command
            ->add_option(
                "--trials-together", m_trialsTogether,
                "train so many trials of an approach at once, whose seeds follow each other, at most")
            ->type_name("N")
            ->check(CLI::Range(1, mostTrialsBatched));
        command->add_flag("--serve", m_serve, "read keys from standard input, report in lines of JSON");
        command
            ->add_option_function<std::string>(
                "--checkpoint-seconds",
                [this](const std::string& text) {
                    m_checkpointSeconds = parseNumber("--checkpoint-seconds", text, 0);
                },
                "least time between two checkpoints of a task")
            ->type_name("X");
        return command;
    }

    CommandOutput run(const Session& session) override
    {
        if (m_keys.empty() != m_serve)
            throw UsageError("deepmi experiment-task: either keys or --serve is needed");
        TaskRunner runner(m_folder, session.common.device, m_trialsTogether);
        if (m_serve) {
            serve(runner, session.job);
            return {};
        }
        CommandOutput output;
        for (const std::string& key : m_keys) {
            runner.run(key, session.job, m_checkpointSeconds);
            output.json["finished"].push_back(key);
            output.text += key + " finished\n";
        }
        return output;
    }

private:
    void serve(TaskRunner& runner, const Job& job)
    {
        for (std::string key; std::getline(std::cin, key);) {
            constexpr std::string_view alone = " alone";
            if (key.ends_with(alone)) {
                key.resize(key.size() - alone.size());
                runner.trainAlone(key);
            }
            LineProgress progress(key, runner);
            ordered_json line = {{"key", key}};
            try {
                runner.run(key, job.reportingTo(progress), m_checkpointSeconds);
                line["finished"] = true;
            } catch (const Stopped& stopped) {
                line["stopped"] = stopped.what();
                printOut(jsonText(line));
                return;
            } catch (const std::exception& error) {
                const auto memory = asOutOfMemory(error);
                line["error"] = memory ? memory->what() : error.what();
            }
            printOut(jsonText(line));
        }
    }

    std::filesystem::path m_folder;
    std::vector<std::string> m_keys;
    bool m_serve = false;
    int m_trialsTogether = 1;
    double m_checkpointSeconds = 60;
};

} // namespace

std::unique_ptr<Command> makeExperimentTaskCommand()
{
    return std::make_unique<ExperimentTaskCommand>();
}

} // namespace deepmi::cli
