#pragma once

#include "experiment/slurm_commands.h"
#include "experiment/slurm_run.h"

#include <map>
#include <optional>
#include <set>

namespace deepmi
{

/// The tasks of one experiment on their way through Slurm: what stands behind runOnSlurm().
class SlurmFollower
{
public:
    /// `folder` is absolute. Reads what earlier calls have submitted.
    SlurmFollower(std::filesystem::path folder, const SlurmSettings& settings, const Job& job,
                  const ExperimentWatch& watch);

    /// The tasks as they are known now; what is known of those that were there before stays.
    void load(std::vector<ExperimentTask> tasks);
    /// Submits and follows until every task is finished, failed or blocked.
    void run();
    ExperimentProgress progress() const;
    const std::vector<FailedTask>& failed() const { return m_failed; }

private:
    enum class State { Idle, Waiting, Running, Finished, Failed, Blocked };

    /// An element of an array.
    struct Element {
        int array = 0; ///< SlurmArray::number
        int index = 0;
        bool operator<(const Element& other) const
        {
            return std::pair(array, index) < std::pair(other.array, other.index);
        }
    };

    struct Followed {
        ExperimentTask task;
        State state = State::Idle;
        Element element;                ///< of its last submission; no array = none
        std::vector<std::string> after; ///< what that waits for
        int failures = 0;
        double memoryFactor = 1;
        bool missing = false; ///< its job has ended and its result is not there
        Stopwatch sinceMissing;
        std::string endedAs;    ///< its job's last state; empty where Slurm does not know
        bool accounted = false; ///< sacct was asked for it
        Stopwatch sinceRunning;
    };

    using Queue = std::map<Element, SlurmJob>;

    void begin();
    void follow();
    bool lookAtQueue(Queue& queue);
    void adopt(const Queue& queue, bool all);
    void update(const Queue& queue);
    void lookAt(Followed& one, const SlurmJob& job);
    void lookForResults();
    void askAccounting();
    void settleMissing();
    void endedWithoutResult(Followed& one);
    std::string story(const Followed& one) const;
    void finish(Followed& one);
    void forgetElement(Followed& one);

    void setBlocked();
    bool submitReady();
    bool submit(const std::vector<SlurmSubmission>& group);
    void refused(const std::string& refusal);
    /// The elements that have to end before it can run, or none where some need is not on its way.
    std::optional<std::vector<std::string>> elementsBefore(const Followed& one) const;
    std::string nameOf(const Element& element) const;
    std::filesystem::path logOf(const Followed& one) const; ///< of its last element, in the folder
    bool inSlurm(const Followed& one) const;
    bool anyInSlurm() const;
    void wait();
    [[noreturn]] void stop() const;
    void tell() const;

    std::filesystem::path m_folder;
    const SlurmSettings& m_settings;
    const Job& m_job;
    const ExperimentWatch& m_watch;
    SlurmCommands m_slurm;
    SlurmRecord m_record;
    std::optional<SlurmLimits> m_limits;
    Stopwatch m_sinceLook;        ///< since squeue answered last
    bool m_looksAreClose = false; ///< no job can have run and left the queue between the last two looks
    std::vector<Followed> m_tasks;
    std::map<std::string, std::size_t> m_index; ///< by key
    std::set<std::string> m_failedElements;     ///< ended without a result: what waits for them is cancelled
    std::set<std::string> m_toldOfHold;
    std::string m_queueTrouble; ///< told already; empty while squeue answers
    std::string m_refusal;      ///< why sbatch took nothing the last time; empty if it did
    Stopwatch m_sinceRefusal;
    double m_work = 0; ///< operations of the tasks that finished since the call
    Stopwatch m_clock;
    std::vector<FailedTask> m_failed;
};

} // namespace deepmi
