#include "experiment/local_workers.h"

#include "experiment/worker_process.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <poll.h>
#include <sstream>

namespace deepmi
{

namespace
{

using nlohmann::json;

/// Of the memory that is free when the experiment begins.
constexpr double shareOfMemory = .8;

std::optional<TaskEvent> eventOf(const std::string& line)
{
    const json message = json::parse(line, nullptr, false);
    if (!message.is_object() || !message.contains("key") || !message["key"].is_string())
        return std::nullopt; // a library's chatter
    const auto text = [&](const char* name) {
        return message.contains(name) && message[name].is_string() ? message[name].get<std::string>()
                                                                   : std::string();
    };
    TaskEvent event;
    event.key = message["key"].get<std::string>();
    if (message.contains("finished")) {
        event.kind = TaskEvent::Kind::Finished;
    } else if (message.contains("error")) {
        event.kind = TaskEvent::Kind::Failed;
        event.text = text("error");
    } else if (message.contains("stopped")) {
        event.kind = TaskEvent::Kind::Stopped;
        event.text = text("stopped");
    } else if (message.contains("warning")) {
        event.kind = TaskEvent::Kind::Warning;
        event.text = text("warning");
    } else {
        event.text = text("doing");
        event.share = message.contains("share") && message["share"].is_number()
                          ? message["share"].get<double>()
                          : std::nan("");
        if (message.contains("tasks") && message["tasks"].is_number_integer())
            event.tasks = std::max(1, message["tasks"].get<int>());
    }
    return event;
}

bool endsTask(const TaskEvent& event)
{
    return event.kind == TaskEvent::Kind::Finished || event.kind == TaskEvent::Kind::Failed ||
           event.kind == TaskEvent::Kind::Stopped;
}

} // namespace

struct LocalWorkers::Worker {
    explicit Worker(const std::vector<std::string>& command) : process(command) {}

    WorkerProcess process;
    std::string key; ///< of the task it has; empty = none
    std::string group;
    double bytes = 0;
    int tasks = 1; ///< that it does together, as it last said
};

double availableMemory()
{
    std::ifstream file("/proc/meminfo");
    std::string name, unit;
    for (double kilobytes = 0; file >> name >> kilobytes;) {
        if (name == "MemAvailable:")
            return kilobytes * 1024;
        std::getline(file, unit);
    }
    return 0;
}

LocalWorkers::LocalWorkers(LocalWorkersOptions options) : m_options(std::move(options))
{
    if (m_options.bytes <= 0)
        m_options.bytes = shareOfMemory * availableMemory();
}

LocalWorkers::~LocalWorkers() = default;

std::size_t LocalWorkers::busy() const
{
    return static_cast<std::size_t>(std::count_if(m_workers.begin(), m_workers.end(),
                                                  [](const auto& worker) { return !worker->key.empty(); }));
}

bool LocalWorkers::hasRoomFor(const ExperimentTask& task) const
{
    const std::size_t running = busy();
    if (running == 0)
        return true;
    double bytes = task.bytes;
    for (const auto& worker : m_workers)
        if (!worker->key.empty())
            bytes += worker->bytes;
    return static_cast<int>(running) < m_options.jobs && (m_options.bytes <= 0 || bytes <= m_options.bytes);
}

void LocalWorkers::start(const ExperimentTask& task)
{
    const std::string line = task.key + (!task.group.empty() && m_alone.contains(task.group) ? " alone" : "");
    auto idle = std::find_if(m_workers.begin(), m_workers.end(),
                             [](const auto& worker) { return worker->key.empty(); });
    // One that died while it had nothing to do is no task's failure.
    if (idle != m_workers.end() && !(*idle)->process.writeLine(line)) {
        m_workers.erase(idle);
        idle = m_workers.end();
    } else if (idle != m_workers.end()) {
        (*idle)->key = task.key;
        (*idle)->bytes = task.bytes;
        (*idle)->group = task.group;
        (*idle)->tasks = 1;
        return;
    }
    auto worker = std::make_unique<Worker>(m_options.command);
    worker->key = task.key;
    worker->group = task.group;
    worker->bytes = task.bytes;
    worker->process.writeLine(line); // if it has died already, poll() will find out
    m_workers.push_back(std::move(worker));
}

std::vector<TaskEvent> LocalWorkers::poll(int milliseconds)
{
    std::vector<pollfd> descriptors;
    for (const auto& worker : m_workers)
        for (const int descriptor : {worker->process.outputDescriptor(), worker->process.errorDescriptor()})
            descriptors.push_back({descriptor, POLLIN, 0});
    ::poll(descriptors.data(), descriptors.size(), milliseconds);
    std::vector<TaskEvent> events;
    for (auto next = m_workers.begin(); next != m_workers.end();) {
        Worker& worker = **next;
        bool ended = false;
        worker.process.readErrors();
        for (const std::string& line : worker.process.readLines(ended))
            if (const auto event = eventOf(line); event && event->key == worker.key) {
                events.push_back(*event);
                if (event->kind == TaskEvent::Kind::Progress)
                    worker.tasks = event->tasks;
                if (endsTask(*event))
                    worker.key.clear();
            }
        if (!ended) {
            ++next;
            continue;
        }
        const std::string how = worker.process.waitForEnd();
        if (!worker.key.empty()) {
            std::string text = "its process " + (how.empty() ? "ended without a result" : how);
            if (worker.tasks > 1) {
                m_alone.insert(worker.group);
                text += " with " + std::to_string(worker.tasks) + " trials at once";
            }
            events.push_back({TaskEvent::Kind::Failed, worker.key, text, 0, worker.tasks});
        }
        next = m_workers.erase(next);
    }
    return events;
}

void LocalWorkers::stop()
{
    for (const auto& worker : m_workers) {
        if (!worker->key.empty())
            worker->process.terminate();
        worker->process.closeInput();
    }
    constexpr int interval = 100;
    while (!m_workers.empty())
        poll(interval);
}

} // namespace deepmi
