#include "command.h"
#include "console_progress.h"
#include "experiment/damaged_results.h"
#include "experiment/earlier_trials.h"
#include "experiment/experiment_run.h"
#include "experiment/local_workers.h"
#include "experiment_display.h"
#include "experiment_output.h"
#include "job/atomic_file.h"
#include "job/external_command.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "slurm_options.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

namespace deepmi::cli
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;

/// What a processor's core does about this often in training, for a first idea of how long it will take.
constexpr double nominalRate = 40e9;

/// Warnings of tasks without tearing the table apart.
class WarningsAbove final : public Progress
{
public:
    WarningsAbove(const Job& job, ExperimentDisplay& display) : m_job(job), m_display(display) {}

    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override
    {
        m_display.clear();
        m_job.warn(message);
    }

private:
    const Job& m_job;
    ExperimentDisplay& m_display;
};

std::string bytesText(double bytes)
{
    return bytes >= 1e9 ? fixed(bytes / 1e9, 1) + " GB" : fixed(bytes / 1e6, 0) + " MB";
}

/// Said once before anything begins, not by every task. Those of Slurm run on other machines.
void requireDevice(const std::string& device)
{
    if (!device.starts_with("cuda"))
        return;
    const std::string wanted = device == "cuda" ? "cuda:0" : device;
    std::string available;
    for (const DeviceDescription& one : availableDevices()) {
        if (one.name == wanted)
            return;
        available += (available.empty() ? "" : ", ") + one.name;
    }
    throw Error(ErrorKind::Failed, "device " + device + " is not available, this machine has " + available +
                                       "; use --device cpu");
}

class ExperimentCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        std::string names;
        for (const PackagedPlan& plan : packagedPlans())
            names += (names.empty() ? "" : ", ") + plan.name;
        m_command = app.add_subcommand(
            "experiment",
            "run a whole plan of experiments: pre-training, scores and trials, in parallel; what is "
            "finished is never run again");
        m_command->footer("deepmi experiment table2 --corpora CORPORA.json --out table2\n"
                          "deepmi experiment PLAN.json --out results --jobs 4\n"
                          "deepmi experiment PLAN.json --out /shared/results --slurm "
                          "--slurm-option=\"--partition=cpu\"");
        addPathOption(*m_command, "plan", m_plan, "a plan (JSON), or the name of a packaged one: " + names,
                      "PLAN")
            ->required();
        addPathOption(
            *m_command, "--corpora", m_corpora,
            "JSON file {\"corpora\": [...]} with the corpora to run the plan on, instead of its own")
            ->group(filesGroup);
        addPathOption(
            *m_command, "--out", m_out,
            "folder of all results; made if missing. The same command goes on with what is missing in it",
            "FOLDER")
            ->required()
            ->group(filesGroup);
        addNumber(
            "--jobs", m_jobs,
            "tasks at once, at most; 0 = as many as the cores allow, on a GPU one, which trains up to " +
                std::to_string(mostTrialsBatched) + " trials of an approach together",
            0, 4096);
        addNumber("--retries", m_retries,
                  "times that a task which fails is tried again (with --slurm 2 unless given)", 0, 100);
        m_command
            ->add_option_function<std::string>(
                "--memory",
                [this](const std::string& text) { m_gigabytes = parseNumber("--memory", text, 0); },
                parameterHelp("memory that all tasks together may take; 0 = four fifths of what is free",
                              "GB", 0, std::numeric_limits<double>::infinity(), "0"))
            ->type_name("X")
            ->group(runningGroup);
        m_command
            ->add_option_function<std::string>(
                "--checkpoint-seconds",
                [this](const std::string& text) {
                    m_checkpointSeconds = text;
                    parseNumber("--checkpoint-seconds", text, 0);
                },
                parameterHelp(
                    "a running task leaves a checkpoint when this time has gone by since its last one",
                    "seconds", 0, std::numeric_limits<double>::infinity(), "60"))
            ->type_name("X")
            ->group(runningGroup);
        m_command
            ->add_flag("--dry-run", m_dryRun,
                       "list the tasks with what they are estimated to cost, and run none")
            ->group(runningGroup);
        addSlurmOptions(*m_command, m_slurm);
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        checkSlurmUsage(*m_command, m_slurm, {"--jobs", "--memory"});
        std::error_code missing;
        const bool isNew = !fs::exists(m_out / "experiment.json", missing);
        if (isNew && !m_slurm.use && !m_dryRun)
            requireDevice(session.common.device.device);
        const ExperimentPlan plan = planOf(session.common);
        requireNothingOverwritten(m_out, experimentFiles(m_out), {m_plan, m_corpora});
        if (m_dryRun) {
            const std::optional<Experiment> earlier = whatWasThere(plan, session.job);
            return listed(planned(plan, {}, session.job), earlier, session);
        }
        requireWritableFolder(m_out);
        const FolderLock lock(m_out, session.job);
        if (!m_slurm.use) {
            requireNoSlurmJobs(m_out, session.job);
            removeHalfWritten(m_out);
        }
        const std::optional<Experiment> earlier = whatWasThere(plan, session.job);
        Experiment experiment = planned(plan, m_out, session.job);
        if (earlier) {
            extendSearch(experiment, m_out); // its last stage may want other test sets, too
            takeOver(earlierTrials(*earlier, experiment, session.job), m_out);
        }
        const std::vector<ExperimentTask> tasks = experimentTasks(experiment);
        if (!isNew && !m_slurm.use &&
            !std::all_of(tasks.begin(), tasks.end(),
                         [&](const ExperimentTask& task) { return isFinished(task, m_out); }))
            requireDevice(session.common.device.device);
        writeExperiment(experiment, m_out);
        const ExperimentOutcome outcome = runTasks(experiment, session);
        const ExperimentResult result = readExperiment(m_out);
        for (const DamagedResult& damaged : result.damaged)
            session.job.warn(damaged.warning());
        writeComparisons(result, m_out);
        return {experimentJson(result, outcome, m_out), experimentText(result, outcome, m_out),
                outcome.failed.empty()};
    }

private:
    static constexpr const char* runningGroup = "Running";

    void addNumber(const std::string& name, int& value, const std::string& help, int low, int high)
    {
        m_command
            ->add_option_function<std::string>(
                name,
                [&value, name, low, high](const std::string& text) {
                    value = static_cast<int>(parseInteger(name, text, low, high));
                },
                parameterHelp(help, "", low, high, std::to_string(value)))
            ->type_name("N")
            ->group(runningGroup);
    }

    bool given(const char* option) const { return m_command->get_option(option)->count() > 0; }

    ExperimentPlan planOf(const CommonOptions& common) const
    {
        ExperimentPlan plan = readExperimentPlan(m_plan, m_corpora);
        if (given("--seed"))
            plan.seed = plan.pretrain.seed = plan.train.seed = common.seed;
        if (common.device.threads > 0) // of each task
            plan.threads = common.device.threads;
        if (given("--precision"))
            plan.precision = common.device.precision;
        return plan;
    }

    /// Planning knows the field, only we know the file that it stands in.
    Experiment planned(const ExperimentPlan& plan, const fs::path& folder, const Job& job) const
    {
        try {
            return planExperiment(plan, folder, job);
        } catch (const InputError& error) {
            if (!error.file().empty())
                throw;
            const bool ofCorpora = !m_corpora.empty() && error.where().starts_with("/corpora");
            throw InputError(ofCorpora ? m_corpora : m_plan, error.where(), error.message());
        }
    }

    /// What the folder was used for before, and what of that serves the plan.
    std::optional<Experiment> whatWasThere(const ExperimentPlan& plan, const Job& job) const
    {
        std::error_code missing;
        if (!fs::exists(m_out / "experiment.json", missing))
            return std::nullopt;
        try {
            Experiment before = readExperimentFile(m_out);
            if (before.plan.name != plan.name)
                job.warn((m_out / "").string() + " holds the results of the plan " + before.plan.name +
                         "; its finished tasks stay there and serve " + plan.name +
                         " where they are the same");
            return before;
        } catch (const InputError& error) {
            job.warn(std::string(error.what()) + "; it is planned anew");
            return std::nullopt;
        }
    }

    EarlierTrials earlierTrials(const Experiment& earlier, const Experiment& experiment, const Job& job) const
    {
        EarlierTrials trials = findEarlierTrials(earlier, experiment, m_out);
        for (const std::string& warning : trials.warnings())
            job.warn(warning);
        return trials;
    }

    /// On a GPU one process, which trains several trials at once: several processes take turns there, and
    /// each holds everything once more.
    int jobsOf(const ExperimentPlan& plan, bool gpu) const
    {
        if (m_jobs > 0)
            return m_jobs;
        if (gpu)
            return 1;
        return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / plan.threads);
    }

    ExperimentOutcome runTasks(Experiment& experiment, const Session& session) const
    {
        ExperimentDisplay display(session.common.quiet);
        WarningsAbove warnings(session.job, display);
        ExperimentWatch watch;
        watch.progress = [&](const ExperimentProgress& progress) { display.show(progress); };
        watch.failed = [&](const ExperimentTask& task, const std::string& error) {
            display.say("failed: " + task.title + ": " + error);
        };
        const Job job = session.job.reportingTo(warnings);
        const std::vector<std::string> taskOptions = {"--device", session.common.device.device,
                                                      "--checkpoint-seconds", m_checkpointSeconds};
        if (m_slurm.use) {
            SlurmSettings settings = slurmSettings(m_slurm, m_out, taskOptions);
            settings.threads = experiment.plan.threads;
            if (given("--retries"))
                settings.parameters.attempts = m_retries + 1;
            ExperimentOutcome outcome = runOnSlurm(experiment, m_out, settings, job, watch);
            removeHalfWritten(m_out); // nothing is at work there any more
            return outcome;
        }
        LocalWorkersOptions options;
        options.command = {thisProgram().string(), "experiment-task", m_out.string(), "--serve", "--quiet"};
        options.command.insert(options.command.end(), taskOptions.begin(), taskOptions.end());
        const std::vector<ExperimentTask> tasks = experimentTasks(experiment);
        const bool isDone = std::all_of(tasks.begin(), tasks.end(),
                                        [&](const ExperimentTask& task) { return isFinished(task, m_out); });
        const bool gpu = !isDone && usesGpu(session.common.device.device); // which costs half a second to ask
        options.jobs = jobsOf(experiment.plan, gpu);
        if (gpu && options.jobs == 1)
            options.command.insert(options.command.end(),
                                   {"--trials-together", std::to_string(mostTrialsBatched)});
        options.bytes = m_gigabytes * 1e9;
        LocalWorkers workers(std::move(options));
        return runExperiment(experiment, m_out, workers, {m_retries}, job, watch);
    }

    CommandOutput listed(const Experiment& experiment, const std::optional<Experiment>& earlier,
                         const Session& session) const
    {
        CommandOutput output;
        TextTable table({"task", "key", "state", "TFLOP", "memory"});
        double left = 0;
        std::size_t finished = 0;
        output.json["tasks"] = ordered_json::array();
        const std::vector<ExperimentTask> tasks = experimentTasks(experiment);
        const auto damages = damagesOf(tasks, m_out);
        std::set<std::string> usable;
        if (earlier)
            for (const TrialRecord& trial : earlierTrials(*earlier, experiment, session.job).usable)
                usable.insert(trial.key);
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const ExperimentTask& task = tasks[i];
            const bool done = (isFinished(task, m_out) && !damages[i]) || usable.contains(task.key);
            finished += done;
            left += done ? 0 : task.flops;
            table.add({task.title, task.key, done ? "finished" : "to do", fixed(task.flops / 1e12, 3),
                       bytesText(task.bytes)});
            output.json["tasks"].push_back({{"kind", toString(task.kind)},
                                            {"key", task.key},
                                            {"title", task.title},
                                            {"needs", task.needs},
                                            {"finished", done},
                                            {"flops", task.flops},
                                            {"bytes", task.bytes}});
        }
        const bool gpu = !m_slurm.use && usesGpu(session.common.device.device);
        const int jobs = jobsOf(experiment.plan, gpu);
        const double seconds = left / (nominalRate * experiment.plan.threads * jobs);
        output.json["flops_left"] = left;
        output.json["jobs"] = jobs;
        output.json["left_out"] = ordered_json::array();
        for (const PlannedComparison& comparison : experiment.comparisons)
            addLeftOut(comparison.plan.corpus, comparison.leftOut, output.json["left_out"]);
        output.text = table.text() + "\n" + std::to_string(tasks.size() - finished) + " of " +
                      std::to_string(tasks.size()) + " tasks to do, " + fixed(left / 1e12, 1) + " TFLOP";
        if (!gpu) // whose rate depends on the card and on what is trained together
            output.text += "; about " + durationText(seconds) + " with " + std::to_string(jobs) +
                           (jobs == 1 ? " task" : " tasks") + " at once at " + fixed(nominalRate / 1e9, 0) +
                           " GFLOP/s a core";
        output.text += "\n";
        if (experiment.plan.search)
            output.text += "Stage 2 of the search is known once stage 1 is done and comes on top.\n";
        return output;
    }

    CLI::App* m_command = nullptr;
    fs::path m_plan, m_corpora, m_out;
    int m_jobs = 0, m_retries = 0;
    double m_gigabytes = 0;
    std::string m_checkpointSeconds = "60";
    bool m_dryRun = false;
    SlurmOptions m_slurm;
};

} // namespace

std::unique_ptr<Command> makeExperimentCommand()
{
    return std::make_unique<ExperimentCommand>();
}

} // namespace deepmi::cli
