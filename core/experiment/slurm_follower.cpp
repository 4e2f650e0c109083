#include "experiment/slurm_follower.h"

#include "experiment/failed_tasks.h"
#include "job/atomic_file.h"
#include "job/error.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

/// The last line of an element's log that says something; empty without a log.
std::string lastWords(const fs::path& log)
{
    constexpr std::streamoff most = 4000;
    std::ifstream file(log, std::ios::binary | std::ios::ate);
    if (!file)
        return {};
    const std::streamoff size = file.tellg();
    file.seekg(std::max<std::streamoff>(0, size - most));
    std::string last;
    for (std::string line; std::getline(file, line);)
        if (line.find_first_not_of(" \r\t") != std::string::npos)
            last = line;
    return last;
}

/// What an element warned of, as deepmi writes it into a log.
std::vector<std::string> warningsIn(const fs::path& log)
{
    constexpr std::size_t most = 20; // more of them is a flood that nobody reads
    const std::string mark = "warning: ";
    std::vector<std::string> warnings;
    std::ifstream file(log);
    for (std::string line; warnings.size() < most && std::getline(file, line);)
        if (line.starts_with(mark) &&
            std::find(warnings.begin(), warnings.end(), line.substr(mark.size())) == warnings.end())
            warnings.push_back(line.substr(mark.size()));
    return warnings;
}

} // namespace

SlurmFollower::SlurmFollower(fs::path folder, const SlurmSettings& settings, const Job& job,
                             const ExperimentWatch& watch)
    : m_folder(std::move(folder)), m_settings(settings), m_job(job), m_watch(watch),
      m_record(readSlurmRecord(m_folder))
{
}

void SlurmFollower::load(std::vector<ExperimentTask> tasks)
{
    std::vector<Followed> followed;
    for (ExperimentTask& task : tasks) {
        const auto known = m_index.find(task.key);
        Followed one;
        if (known != m_index.end())
            one = m_tasks[known->second];
        else if (isFinished(task, m_folder))
            one.state = State::Finished;
        else
            removeFailure(m_folder, task.key); // it is tried again
        one.task = std::move(task);
        followed.push_back(std::move(one));
    }
    m_tasks = std::move(followed);
    m_index.clear();
    for (std::size_t i = 0; i < m_tasks.size(); ++i)
        m_index[m_tasks[i].task.key] = i;
}

void SlurmFollower::run()
{
    try {
        if (!m_limits)
            begin();
        follow();
    } catch (const Stopped&) {
        stop(); // while a program of Slurm was waited for
    }
}

void SlurmFollower::begin()
{
    const SlurmLimits limits = m_slurm.limits(m_job);
    const fs::path logs = m_folder / "slurm" / "logs";
    std::error_code error;
    fs::create_directories(logs, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), logs);
    Queue queue;
    if (!lookAtQueue(queue))
        throw Error(ErrorKind::Failed, "--slurm: Slurm does not answer: " + m_queueTrouble);
    adopt(queue, true);
    m_limits = limits;
}

void SlurmFollower::follow()
{
    Queue queue;
    for (;;) {
        setBlocked();
        while (submitReady()) {
        }
        tell();
        if (!anyInSlurm())
            return;
        wait();
        if (lookAtQueue(queue)) {
            adopt(queue, false);
            update(queue);
            askAccounting();
            settleMissing();
        } else {
            lookForResults();
        }
    }
}

bool SlurmFollower::lookAtQueue(Queue& queue)
{
    std::string trouble;
    const auto jobs = m_slurm.queue(trouble, m_job);
    if (!jobs) {
        // A controller that is restarted is back in a while; nothing can be told from its silence.
        if (m_queueTrouble.empty())
            m_job.warn("Slurm does not answer (" + trouble + "); waiting for it, its jobs go on meanwhile");
        m_queueTrouble = trouble;
        return false;
    }
    m_queueTrouble.clear();
    m_looksAreClose = m_limits && m_sinceLook.seconds() < m_limits->minJobAge;
    m_sinceLook = {};
    queue.clear();
    for (const SlurmJob& one : *jobs)
        if (const auto number = m_record.numberOf(one.name))
            queue[{*number, one.index}] = one;
    return true;
}

/// Takes up jobs that are in Slurm and that this call has not submitted, or does not know to have: all arrays
/// of earlier calls, or only those whose number was never told.
void SlurmFollower::adopt(const Queue& queue, bool all)
{
    bool changed = false;
    std::vector<std::size_t> adopted;
    for (auto array = m_record.arrays.rbegin(); array != m_record.arrays.rend(); ++array) {
        if (!all && !array->job.empty())
            continue;
        for (std::size_t i = 0; i < array->keys.size(); ++i) {
            const Element element{array->number, static_cast<int>(i)};
            const auto job = queue.find(element);
            if (job == queue.end())
                continue;
            if (array->job.empty()) {
                array->job = job->second.array;
                changed = true;
            }
            const auto found = m_index.find(array->keys[i]);
            if (job->second.ended() || found == m_index.end())
                continue;
            Followed& one = m_tasks[found->second];
            if (one.state != State::Idle)
                continue;
            one.element = element;
            one.state = State::Waiting;
            adopted.push_back(found->second);
        }
    }
    changed = std::erase_if(m_record.arrays, [](const SlurmArray& array) { return array.job.empty(); }) > 0 ||
              changed;
    if (changed)
        writeSlurmRecord(m_record, m_folder);
    for (const std::size_t i : adopted)
        m_tasks[i].after = elementsBefore(m_tasks[i]).value_or(std::vector<std::string>());
}

void SlurmFollower::update(const Queue& queue)
{
    for (Followed& one : m_tasks) {
        if (!inSlurm(one))
            continue;
        if (isFinished(one.task, m_folder)) {
            finish(one);
            continue;
        }
        const auto job = queue.find(one.element);
        if (job != queue.end() && !job->second.ended()) {
            lookAt(one, job->second);
            continue;
        }
        if (!one.missing) {
            one.missing = true;
            one.sinceMissing = {};
            // Slurm keeps no trace of an element that is cancelled before it was made a job of its own.
            if (job == queue.end() && one.state == State::Waiting && m_looksAreClose)
                one.endedAs = "CANCELLED";
        }
        if (job != queue.end())
            one.endedAs = job->second.state;
    }
}

/// A job that waits or runs.
void SlurmFollower::lookAt(Followed& one, const SlurmJob& job)
{
    one.missing = false;
    if (job.running() && one.state != State::Running) {
        one.state = State::Running;
        one.sinceRunning = {};
    } else if (!job.running()) {
        one.state = State::Waiting;
    }
    if (!job.held())
        return;
    const std::string name = nameOf(one.element);
    if (job.reason == "DependencyNeverSatisfied") {
        m_slurm.cancel({name}, m_job);
        forgetElement(one);
    } else if (m_toldOfHold.insert(name).second) {
        m_job.warn(one.task.title + ": Slurm holds job " + name + " (" + job.reason + "); scontrol release " +
                   name + " lets it go on, scancel " + name + " has it submitted again");
    }
}

void SlurmFollower::lookForResults()
{
    for (Followed& one : m_tasks)
        if (inSlurm(one) && isFinished(one.task, m_folder))
            finish(one);
}

/// For elements that squeue does not know any more.
void SlurmFollower::askAccounting()
{
    std::set<std::string> arrays;
    for (Followed& one : m_tasks)
        if (one.missing && one.endedAs.empty() && !one.accounted) {
            one.accounted = true;
            arrays.insert(m_record.array(one.element.array)->job);
        }
    if (arrays.empty())
        return;
    const auto states = m_slurm.accounting({arrays.begin(), arrays.end()}, m_job);
    for (Followed& one : m_tasks)
        if (one.missing && one.endedAs.empty())
            if (const auto found = states.find(nameOf(one.element)); found != states.end())
                one.endedAs = found->second;
}

void SlurmFollower::settleMissing()
{
    for (Followed& one : m_tasks) {
        if (!one.missing)
            continue;
        // A network's file system may show a file late. A job that failed has none to show.
        const bool mayBeLate = one.endedAs.empty() || one.endedAs == "COMPLETED";
        if (isFinished(one.task, m_folder))
            finish(one);
        else if (!mayBeLate || one.sinceMissing.seconds() >= m_settings.parameters.graceSeconds)
            endedWithoutResult(one);
    }
}

void SlurmFollower::endedWithoutResult(Followed& one)
{
    m_failedElements.insert(nameOf(one.element));
    const std::string text = story(one);
    // Slurm cancels what waits for a job that failed, or lets it run although its input is not there.
    const bool becauseOfOthers =
        std::any_of(one.after.begin(), one.after.end(),
                    [&](const std::string& element) { return m_failedElements.contains(element); });
    if (one.endedAs == "OUT_OF_MEMORY")
        one.memoryFactor *= 2;
    forgetElement(one);
    if (becauseOfOthers)
        return;
    const int attempts = m_settings.parameters.attempts;
    if (++one.failures < attempts) {
        m_job.warn(one.task.title + ": " + text + "; it is submitted again (attempt " +
                   std::to_string(one.failures + 1) + " of " + std::to_string(attempts) + ")");
        return;
    }
    one.state = State::Failed;
    const std::string error = text + (attempts > 1 ? "; this was attempt " + std::to_string(attempts) +
                                                         " of " + std::to_string(attempts)
                                                   : "");
    writeFailure(m_folder, one.task.key, error);
    m_failed.push_back({one.task.key, one.task.title, error});
    if (m_watch.failed)
        m_watch.failed(one.task, error);
}

std::string SlurmFollower::story(const Followed& one) const
{
    const fs::path log = logOf(one);
    std::string text = "job " + nameOf(one.element);
    if (one.endedAs.empty())
        text += " has left no result, and Slurm does not know it any more";
    else if (one.endedAs == "COMPLETED")
        text += " is done, but its result " + one.task.file.string() + " is not here";
    else
        text += " ended as " + one.endedAs;
    std::error_code error;
    if (const std::string last = lastWords(m_folder / log); !last.empty())
        text += "; the last it said (" + log.string() + "): " + last;
    else if (one.endedAs != "CANCELLED" && !fs::exists(m_folder / log, error))
        text += "; there is no " + log.string() + " either: is this folder the same on every node?";
    return text;
}

void SlurmFollower::finish(Followed& one)
{
    one.state = State::Finished;
    one.missing = false;
    m_work += one.task.flops;
    for (const std::string& warning : warningsIn(m_folder / logOf(one)))
        m_job.warn(one.task.title + ": " + warning);
    if (m_watch.finished)
        m_watch.finished(one.task);
}

void SlurmFollower::forgetElement(Followed& one)
{
    one.element = {};
    one.after.clear();
    one.missing = one.accounted = false;
    one.endedAs.clear();
    one.state = State::Idle;
}

void SlurmFollower::setBlocked()
{
    for (Followed& one : m_tasks) { // what others need stands before them
        if (one.state != State::Idle)
            continue;
        for (const std::string& key : one.task.needs)
            if (const auto found = m_index.find(key); found != m_index.end()) {
                const State need = m_tasks[found->second].state;
                if (need == State::Failed || need == State::Blocked)
                    one.state = State::Blocked;
            }
    }
}

std::optional<std::vector<std::string>> SlurmFollower::elementsBefore(const Followed& one) const
{
    std::vector<std::string> elements;
    for (const std::string& key : one.task.needs) {
        const auto found = m_index.find(key);
        if (found == m_index.end() || m_tasks[found->second].state == State::Finished)
            continue;
        if (!inSlurm(m_tasks[found->second]))
            return std::nullopt;
        elements.push_back(nameOf(m_tasks[found->second].element));
    }
    return elements;
}

/// Submits what can be now; true if that makes more possible.
bool SlurmFollower::submitReady()
{
    constexpr double pollsAfterRefusal = 6;
    if (!m_refusal.empty() && anyInSlurm() &&
        m_sinceRefusal.seconds() < pollsAfterRefusal * m_settings.parameters.pollSeconds)
        return false;
    std::vector<SlurmSubmission> submissions;
    for (const Followed& one : m_tasks) {
        if (one.state != State::Idle)
            continue;
        if (const auto before = elementsBefore(one))
            submissions.push_back({&one.task, *before, slurmMegabytes(one.task.bytes * one.memoryFactor)});
    }
    for (const auto& group : groupedForArrays(submissions, m_limits->maxArraySize))
        if (!submit(group))
            return false;
    return !submissions.empty();
}

bool SlurmFollower::submit(const std::vector<SlurmSubmission>& group)
{
    if (m_job.stopRequested())
        stop();
    SlurmArray array;
    array.number = m_record.arrays.empty() ? 1 : m_record.arrays.back().number + 1;
    array.kind = group.front().task->kind;
    std::string tasks;
    for (const SlurmSubmission& one : group) {
        array.keys.push_back(one.task->key);
        tasks += one.task->key + "\n";
    }
    const std::string name = std::to_string(array.number);
    writeFileAtomically(m_folder / "slurm" / (name + ".tasks"), tasks);
    writeFileAtomically(m_folder / "slurm" / (name + ".sh"),
                        slurmScript(array, m_folder, m_settings.command));
    // Before sbatch, so that jobs whose number is never told (this program is killed) are known by name.
    m_record.arrays.push_back(array);
    writeSlurmRecord(m_record, m_folder);

    std::string refusal;
    const auto number = m_slurm.submit(
        sbatchArguments(m_record, array, group.front(), m_settings.threads, m_folder, m_settings.options),
        refusal, m_job);
    if (!number) {
        refused(refusal);
        return false;
    }
    m_refusal.clear();
    m_record.arrays.back().job = *number;
    writeSlurmRecord(m_record, m_folder);
    for (std::size_t i = 0; i < group.size(); ++i) {
        Followed& one = m_tasks[m_index.at(group[i].task->key)];
        one.element = {array.number, static_cast<int>(i)};
        one.after = group[i].after;
        one.state = State::Waiting;
    }
    return true;
}

/// While other jobs are in Slurm, a limit on their number may be what stands in the way, and time helps.
void SlurmFollower::refused(const std::string& refusal)
{
    if (!anyInSlurm()) {
        // "Socket timed out" is said of jobs that were taken, too.
        Queue queue;
        if (lookAtQueue(queue))
            adopt(queue, false);
        if (!anyInSlurm())
            throw Error(ErrorKind::Failed, "sbatch refused the jobs: " + refusal);
    }
    if (m_refusal != refusal)
        m_job.warn("sbatch takes no more jobs for now (" + refusal + "); trying again in a while");
    m_refusal = refusal;
    m_sinceRefusal = {};
}

std::string SlurmFollower::nameOf(const Element& element) const
{
    for (const SlurmArray& array : m_record.arrays)
        if (array.number == element.array)
            return array.job + "_" + std::to_string(element.index);
    return {};
}

fs::path SlurmFollower::logOf(const Followed& one) const
{
    return fs::path("slurm") / "logs" / (nameOf(one.element) + ".log");
}

bool SlurmFollower::inSlurm(const Followed& one) const
{
    return one.state == State::Waiting || one.state == State::Running;
}

bool SlurmFollower::anyInSlurm() const
{
    return std::any_of(m_tasks.begin(), m_tasks.end(), [&](const Followed& one) { return inSlurm(one); });
}

void SlurmFollower::wait()
{
    constexpr std::chrono::milliseconds slice(100); // how soon a stop is seen
    constexpr double secondsBetweenTellings = 1;
    const Stopwatch watch;
    Stopwatch sinceTold;
    do {
        if (m_job.stopRequested())
            stop();
        std::this_thread::sleep_for(slice);
        if (sinceTold.seconds() >= secondsBetweenTellings) {
            tell();
            sinceTold = {};
        }
    } while (watch.seconds() < m_settings.parameters.pollSeconds);
}

void SlurmFollower::stop() const
{
    const auto count =
        std::count_if(m_tasks.begin(), m_tasks.end(), [&](const Followed& one) { return inSlurm(one); });
    if (count == 0)
        throw Stopped("stopped; no jobs are in Slurm, the same command goes on");
    throw Stopped("stopped following; " + std::to_string(count) + (count == 1 ? " job stays" : " jobs stay") +
                  " in Slurm, and the same command follows them again. To cancel them: sh " +
                  (m_folder / "slurm" / "cancel").string());
}

ExperimentProgress SlurmFollower::progress() const
{
    ExperimentProgress progress;
    double left = 0;
    for (const Followed& one : m_tasks) {
        TaskCounts& counts = progress.kinds.at(static_cast<std::size_t>(one.task.kind));
        ++counts.total;
        counts.finished += one.state == State::Finished;
        counts.running += one.state == State::Running;
        counts.failed += one.state == State::Failed;
        counts.blocked += one.state == State::Blocked;
        if (one.state == State::Idle || inSlurm(one))
            left += one.task.flops;
        if (one.state == State::Running)
            progress.running.push_back({one.task.title, "Slurm's job " + nameOf(one.element), std::nan(""),
                                        one.sinceRunning.seconds()});
    }
    progress.seconds = m_clock.seconds();
    progress.secondsLeft = m_work > 0 ? left * progress.seconds / m_work : std::nan("");
    return progress;
}

void SlurmFollower::tell() const
{
    if (m_watch.progress)
        m_watch.progress(progress());
}

} // namespace deepmi
