#include "worker/job_queue.h"

#include "job/error.h"
#include "job/memory.h"
#include "models/core_text.h"
#include "models/text.h"
#include "worker/freed_memory.h"
#include "worker/queued_job.h"

#include <QCoreApplication>
#include <algorithm>
#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace deepmi::studio
{

namespace
{

/// Ended jobs that are remembered for the list.
constexpr std::size_t mostEnded = 50;

/// How often a job that was told to pause is asked whether it stands still.
constexpr int gateWatchMilliseconds = 40;

/// Training takes every processor it can get; the window must come first whenever it has something to do.
/// Threads that a library starts from here inherit it.
void yieldToTheWindow()
{
#ifdef __linux__
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), niceness);
#endif
}

QString outOfMemory()
{
    return QCoreApplication::translate(
        "JobQueue", "There is not enough memory for this. Close other programs, or take fewer "
                    "rows, a smaller batch or a smaller pool.");
}

} // namespace

void JobContext::post(std::function<void()> deliver) const
{
    // The application is the context, so that the call keeps its place among the job's others; whether the
    // receiver still lives can only be asked on its own thread.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [receiver = m_receiver, deliver = std::move(deliver)] {
            if (receiver)
                deliver();
        },
        Qt::QueuedConnection);
}

JobQueue::JobQueue(Policy policy, QObject* parent) : QObject(parent), m_policy(policy), m_worker(new QObject)
{
    qRegisterMetaType<JobState>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("deepmi-worker"));
    // Networks recurse little but LibTorch's own frames are large.
    m_thread.setStackSize(16 * 1024 * 1024);
    m_thread.start();
    if (policy == Policy::All)
        QMetaObject::invokeMethod(m_worker, &yieldToTheWindow, Qt::QueuedConnection);
    m_gateWatch.setInterval(gateWatchMilliseconds);
    connect(&m_gateWatch, &QTimer::timeout, this, &JobQueue::watchGate);
}

JobQueue::~JobQueue()
{
    stopAll();
    m_thread.quit();
    m_thread.wait();
}

JobOptions jobOnFile(const QString& title, const std::filesystem::path& file)
{
    JobOptions options;
    options.title = title;
    if (!file.empty())
        options.about = title + QLatin1Char('\n') + text(std::filesystem::absolute(file));
    return options;
}

int JobQueue::add(const JobOptions& options, QObject* receiver, Function function,
                  std::function<void(const JobState&)> over)
{
    if (m_policy == Policy::Latest)
        stopAll();
    auto job = std::make_shared<QueuedJob>();
    job->state.id = m_nextId++;
    job->state.title = options.title;
    job->state.about = options.about.isEmpty() ? options.title : options.about;
    job->state.hasEpochs = options.hasEpochs;
    job->state.countsTrials = options.countsTrials;
    job->state.canFinish = options.canFinish;
    job->wording = options.detail;
    job->receiver = receiver;
    job->function = std::move(function);
    job->over = std::move(over);
    job->news = [this, weak = std::weak_ptr(job)] {
        QMetaObject::invokeMethod(
            this,
            [this, weak] {
                const auto alive = weak.lock();
                QStringList warnings;
                if (!alive || alive->state.isOver() || !alive->takeNews(warnings))
                    return;
                announce(*alive);
                for (const QString& warning : warnings)
                    Q_EMIT warned(alive->state, warning);
            },
            Qt::QueuedConnection);
    };
    m_jobs.push_back(job);
    announce(*job);
    startNext();
    return job->state.id;
}

void JobQueue::startNext()
{
    if (m_running)
        return;
    const auto next = std::find_if(m_jobs.begin(), m_jobs.end(),
                                   [](const auto& job) { return job->state.status == JobStatus::Waiting; });
    if (next == m_jobs.end())
        return;
    m_running = *next;
    m_running->state.status = JobStatus::Running;
    announce(*m_running);
    QMetaObject::invokeMethod(
        m_worker,
        [this, job = m_running, isTraining = m_running->state.hasEpochs] {
            QElapsedTimer timer;
            timer.start();
            JobStatus status = JobStatus::Done;
            QString error;
            std::function<void()> deliver;
            try {
                JobContext context(Job(*job, job->stop.get_token(), &job->gate), job->receiver, job->finish);
                context.job().throwIfStopped();
                deliver = job->function(context);
            } catch (const Stopped& stopped) {
                status = JobStatus::Stopped;
                error = errorText(stopped);
            } catch (const std::exception& failure) {
                status = JobStatus::Failed;
                const bool isOwn = dynamic_cast<const Error*>(&failure) != nullptr;
                error = !isOwn && asOutOfMemory(failure) ? outOfMemory() : errorText(failure);
            } catch (...) {
                status = JobStatus::Failed;
                error = QCoreApplication::translate("JobQueue", "The job failed without saying why.");
            }
            const double seconds = static_cast<double>(timer.elapsed()) / 1000 - job->gate.secondsWaited();
            // Let go of what the function holds (corpora) here and not on the GUI thread.
            job->function = {};
            if (isTraining)
                returnFreedMemory();
            QMetaObject::invokeMethod(
                this,
                [this, job, status, error, deliver = std::move(deliver), seconds] {
                    QStringList warnings;
                    job->takeNews(warnings);
                    for (const QString& warning : warnings)
                        Q_EMIT warned(job->state, warning);
                    job->state.status = status;
                    job->state.error = error;
                    job->state.seconds = seconds;
                    job->state.secondsLeft = status == JobStatus::Done ? 0 : -1;
                    job->deliver = deliver;
                    jobEnded(job);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void JobQueue::jobEnded(const std::shared_ptr<QueuedJob>& job)
{
    if (m_running == job)
        m_running = nullptr;
    try {
        if (job->deliver && job->receiver)
            job->deliver();
    } catch (const std::exception& failure) {
        // Through Qt's event loop it would end the program, and with it what is not saved.
        job->state.status = JobStatus::Failed;
        job->state.error = errorText(failure);
    }
    job->deliver = {};
    announce(*job);
    if (job->state.status == JobStatus::Failed)
        Q_EMIT failed(job->state);
    if (job->over && job->receiver)
        job->over(job->state);
    job->over = {};
    Q_EMIT finished(job->state);
    const auto ended = static_cast<std::size_t>(
        std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto& one) { return one->state.isOver(); }));
    if (ended > mostEnded) {
        m_jobs.erase(
            std::find_if(m_jobs.begin(), m_jobs.end(), [](const auto& one) { return one->state.isOver(); }));
        Q_EMIT forgotten();
    }
    startNext();
}

void JobQueue::announce(const QueuedJob& job)
{
    Q_EMIT changed(job.state);
}

std::shared_ptr<QueuedJob> JobQueue::find(int id) const
{
    for (const auto& job : m_jobs)
        if (job->state.id == id)
            return job;
    return nullptr;
}

void JobQueue::pause(int id)
{
    const auto job = find(id);
    if (!job || !job->state.canPause())
        return;
    job->gate.pause();
    job->state.status = JobStatus::Paused;
    m_gateWatch.start();
    announce(*job);
}

void JobQueue::resume(int id)
{
    const auto job = find(id);
    if (!job || !job->state.canResume())
        return;
    job->gate.resume();
    job->state.status = JobStatus::Running;
    job->state.atRest = false;
    announce(*job);
}

void JobQueue::stepEpoch(int id)
{
    const auto job = find(id);
    if (!job || !job->state.canStep())
        return;
    job->gate.stepEpoch();
    job->state.status = JobStatus::Paused;
    job->state.atRest = false;
    m_gateWatch.start();
    announce(*job);
}

void JobQueue::watchGate()
{
    if (!m_running || m_running->state.status != JobStatus::Paused) {
        m_gateWatch.stop();
        return;
    }
    if (!m_running->gate.isWaiting())
        return;
    m_gateWatch.stop();
    m_running->state.atRest = true;
    announce(*m_running);
}

void JobQueue::finishEarly(int id)
{
    const auto job = find(id);
    if (!job || !job->state.canFinishNow())
        return;
    job->finish = true;
    job->state.finishing = true;
    job->state.status = JobStatus::Running;
    job->state.atRest = false;
    job->gate.resume();
    announce(*job);
}

void JobQueue::stop(int id)
{
    const auto job = find(id);
    if (!job || !job->state.canStop())
        return;
    job->stop.request_stop();
    job->state.atRest = false;
    if (job == m_running) {
        job->state.status = JobStatus::Stopping;
        announce(*job);
        return;
    }
    job->state.status = JobStatus::Stopped;
    job->function = {};
    jobEnded(job);
}

void JobQueue::stopAll()
{
    // Those that wait first, or the end of the running one would start them.
    const auto jobs = m_jobs;
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        stop((*job)->state.id);
}

void JobQueue::forgetEnded()
{
    std::erase_if(m_jobs, [](const auto& job) { return job->state.isOver(); });
    Q_EMIT forgotten();
}

bool JobQueue::isIdle() const
{
    return std::all_of(m_jobs.begin(), m_jobs.end(), [](const auto& job) { return job->state.isOver(); });
}

std::vector<JobState> JobQueue::states() const
{
    std::vector<JobState> states;
    for (const auto& job : m_jobs)
        states.push_back(job->state);
    std::stable_sort(states.begin(), states.end(), [](const JobState& a, const JobState& b) {
        const auto place = [](const JobState& state) {
            return state.isActive() ? 0 : state.isOver() ? 2 : 1;
        };
        return place(a) < place(b);
    });
    return states;
}

JobState JobQueue::state(int id) const
{
    const auto job = find(id);
    return job ? job->state : JobState{};
}

} // namespace deepmi::studio

#include "moc_job_queue.cpp"
