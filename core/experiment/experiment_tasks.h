#pragma once

#include "experiment/experiment.h"

#include <memory>
#include <optional>
#include <set>

namespace deepmi
{

enum class TaskKind { Pretrain, Score, Trial };
/// "pretrain", "score", "trial".
const char* toString(TaskKind kind);

/// One piece of an experiment's work: its result is one file, written atomically, so that a task is done when
/// its file is there.
struct ExperimentTask {
    TaskKind kind = TaskKind::Trial;
    std::string key;
    std::string title;              ///< "DeepMI (K = 10), EmoTale, arousal, seed 3"
    std::vector<std::string> needs; ///< keys of the tasks whose results it reads
    std::filesystem::path
        file; ///< in the experiment's folder: pretrain/KEY.h5, scores/KEY.csv, trials/KEY.json
    std::vector<std::string> tests; ///< of a trial: the test sets that its result must have
    std::string group;              ///< of a trial: one text for those of an approach and attribute
    double flops = 0;               ///< estimated operations
    double bytes = 0;               ///< estimated memory at the peak, LibTorch included
};

/// Every task that is known now, those that others need before them: pre-trainings, scores, trials, each in
/// the order of the plan and once.
std::vector<ExperimentTask> experimentTasks(const Experiment& experiment);
bool isFinished(const ExperimentTask& task, const std::filesystem::path& folder);

/// Runs tasks of one experiment, one after the other, and keeps what several of them read: for the process
/// that does the work, on this machine or on another that sees the folder.
class TaskRunner
{
public:
    /// Reads experiment.json. `device.threads` and `.precision` are ignored: each task has the plan's. A
    /// trial's task trains up to `trialsTogether` trials at once, those of its approach and attribute whose
    /// seeds follow its own and that are to do, or with which it was stopped, and leaves the results of all:
    /// for a GPU, which one trial does not fill, and for one process alone, for another may be given the key
    /// of one of them.
    TaskRunner(std::filesystem::path folder, const DeviceOptions& device, int trialsTogether = 1);
    ~TaskRunner();

    /// Does nothing if it is finished. Goes on from the task's checkpoint where there is one, and leaves one
    /// when it is stopped and every `checkpointSeconds`. Raises UsageError for a key of no task, InputError
    /// where a result that it needs is missing, Stopped, and whatever the work raises.
    void run(const std::string& key, const Job& job, double checkpointSeconds = 60);
    /// The trials of this one's approach and attribute are each trained alone from now on, whatever was
    /// stopped together.
    void trainAlone(const std::string& key);
    /// How many tasks the one that runs does: trials that are trained together, else 1.
    int tasksAtHand() const { return m_atHand; }

private:
    struct Inputs;
    /// Valid until the next call; null if there is none, not even in what has been added since.
    const ExperimentTask* find(const std::string& key);
    void pretrain(const PlannedRun& run, const Job& job, double checkpointSeconds);
    void score(const PlannedScores& scores, const Job& job, double checkpointSeconds);
    void trial(const ExperimentTask& wanted, const Job& job, double checkpointSeconds);
    /// Trials of one approach and attribute whose seeds follow the first one's.
    struct TrialsAtHand {
        ComparisonTask first;
        int count = 1;
    };
    TrialsAtHand trialsWith(std::size_t comparison, const ComparisonTask& task) const;
    std::optional<TrialsAtHand> interruptedTrials(std::size_t comparison, const ComparisonTask& task) const;
    ComparisonPlan planOf(std::size_t comparison, const TrialsAtHand& atHand) const;
    void trainTrials(std::size_t comparison, const TrialsAtHand& atHand, const Job& job,
                     double checkpointSeconds);

    std::filesystem::path m_folder;
    DeviceOptions m_device;
    int m_trialsTogether, m_atHand = 1;
    std::set<std::string> m_alone; ///< groups whose trials are trained alone from now on
    Experiment m_experiment;
    std::vector<ExperimentTask> m_tasks;
    std::unique_ptr<Inputs> m_inputs;
};

} // namespace deepmi
