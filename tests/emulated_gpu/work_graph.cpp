#include "work_graph.h"

#include "device_state.h"

#include <algorithm>
#include <map>
#include <unordered_set>

using emulated::device;
using emulated::Work;
using emulated::WorkPointer;

/// What everything that comes next in a stream has to wait for.
struct CUstream_st {
    std::vector<WorkPointer> tail;
    CUgraph_st* capture = nullptr;
};
struct CUevent_st {
    std::vector<WorkPointer> at;
    std::uint64_t capture = 0; ///< CUgraph_st::number, 0 = none: the graph itself may be gone
};
struct CUgraph_st {
    std::uint64_t number = 0;
    std::vector<WorkPointer> works; ///< each after what it needs
    CUstream_st* origin = nullptr;
    std::vector<WorkPointer> end;
    std::vector<CUstream_st*> streams;
    std::vector<std::vector<WorkPointer>> tailsBefore;
};
struct CUgraphExec_st {
    std::vector<WorkPointer> works;
};

namespace
{

/// All streams but the default one, and what is given to that.
std::vector<CUstream_st*> streams;
std::vector<WorkPointer> defaultTail, pending;
/// The last work that used a workspace, of what runs and of the graph that is captured.
std::map<const void*, WorkPointer> lastInRoom, lastInRoomOfGraph;
/// The graphs that are being captured, by their numbers.
std::map<std::uint64_t, CUgraph_st*> captures;
std::uint64_t graphs = 0;

void addAll(std::vector<WorkPointer>& to, const std::vector<WorkPointer>& from)
{
    for (const WorkPointer& work : from)
        if (std::find(to.begin(), to.end(), work) == to.end())
            to.push_back(work);
}

bool comesBefore(const WorkPointer& earlier, const std::vector<WorkPointer>& later)
{
    std::vector<WorkPointer> open = later;
    std::unordered_set<const Work*> seen;
    while (!open.empty()) {
        const WorkPointer work = open.back();
        open.pop_back();
        if (work == earlier)
            return true;
        if (seen.insert(work.get()).second)
            open.insert(open.end(), work->needs.begin(), work->needs.end());
    }
    return false;
}

/// Two that may run at once must not share a workspace.
cudaError_t takeRoom(std::map<const void*, WorkPointer>& last, const WorkPointer& work)
{
    if (!work->room)
        return cudaSuccess;
    WorkPointer& before = last[work->room];
    if (before && !before->done && !comesBefore(before, work->needs))
        return emulated::fail(cudaErrorLaunchFailure, "two products that may run at once share a workspace");
    before = work;
    return cudaSuccess;
}

std::vector<WorkPointer> tailOf(cudaStream_t stream)
{
    if (stream)
        return stream->tail;
    std::vector<WorkPointer> all = defaultTail; // the default stream waits for all others
    for (const CUstream_st* other : streams)
        addAll(all, other->tail);
    return all;
}

void setTail(cudaStream_t stream, std::vector<WorkPointer> tail)
{
    if (!stream) {
        for (CUstream_st* other : streams)
            other->tail = tail;
        defaultTail = tail;
        return;
    }
    stream->tail = std::move(tail);
}

/// One of what can be done, in the order that is set.
WorkPointer next()
{
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const std::vector<WorkPointer>& needs = pending[i]->needs;
        if (std::all_of(needs.begin(), needs.end(), [](const WorkPointer& work) { return work->done; }))
            ready.push_back(i);
    }
    std::size_t chosen = ready.front();
    if (device().order == emulated::Order::Reversed)
        chosen = ready.back();
    else if (device().order == emulated::Order::Random)
        chosen = ready[device().random() % ready.size()];
    WorkPointer work = pending[chosen];
    pending.erase(pending.begin() + static_cast<std::ptrdiff_t>(chosen));
    return work;
}

/// Does what these need, and perhaps more.
void complete(const std::vector<WorkPointer>& wanted)
{
    ++device().counts.waits;
    while (std::any_of(wanted.begin(), wanted.end(), [](const WorkPointer& work) { return !work->done; })) {
        const WorkPointer work = next();
        if (device().leftToLoss > 0 && --device().leftToLoss == 0) {
            emulated::fail(cudaErrorLaunchFailure, "the device is lost");
            device().isLost = true;
        }
        if (device().status == cudaSuccess) // what follows a failure is not done any more
            work->run();
        work->done = true;
        work->needs.clear();
    }
}

cudaError_t status()
{
    return device().status;
}

} // namespace

namespace emulated
{

void completeAll()
{
    complete(std::vector<WorkPointer>(pending));
    lastInRoom.clear();
}

bool isCapturing()
{
    return !captures.empty();
}

cudaError_t append(cudaStream_t stream, std::function<void()> run, const void* room)
{
    auto work = std::make_shared<Work>();
    work->run = std::move(run);
    work->room = room;
    if (stream && stream->capture) {
        work->needs = stream->tail;
        if (const cudaError_t shared = takeRoom(lastInRoomOfGraph, work); shared != cudaSuccess)
            return shared;
        stream->capture->works.push_back(work);
        stream->tail = {work};
        return cudaSuccess;
    }
    if (!stream && isCapturing())
        return fail(cudaErrorStreamCaptureUnsupported, "the default stream while a graph is captured");
    work->needs = tailOf(stream);
    if (const cudaError_t shared = takeRoom(lastInRoom, work); shared != cudaSuccess)
        return shared;
    pending.push_back(work);
    setTail(stream, {work});
    if (device().unified) // the host may take its memory back whenever it likes
        completeAll();
    return status();
}

} // namespace emulated

cudaError_t cudaDeviceSynchronize()
{
    emulated::completeAll();
    return status();
}

cudaError_t cudaStreamCreate(cudaStream_t* stream)
{
    *stream = new CUstream_st;
    (*stream)->tail = defaultTail;
    streams.push_back(*stream);
    return cudaSuccess;
}

cudaError_t cudaStreamDestroy(cudaStream_t stream)
{
    if (!stream)
        return cudaSuccess;
    complete(std::vector<WorkPointer>(stream->tail));
    streams.erase(std::find(streams.begin(), streams.end(), stream));
    delete stream;
    return cudaSuccess;
}

cudaError_t cudaStreamSynchronize(cudaStream_t stream)
{
    if (stream && stream->capture)
        return emulated::fail(cudaErrorStreamCaptureUnsupported, "waiting while a graph is captured");
    complete(tailOf(stream));
    return status();
}

cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned)
{
    CUgraph_st* graph = nullptr;
    if (event->capture) {
        const auto open = captures.find(event->capture);
        if (open == captures.end())
            return emulated::fail(cudaErrorInvalidValue,
                                  "waiting for an event of a graph whose capture has ended");
        graph = open->second;
    }
    if (graph && !stream->capture) { // the stream joins the capture
        stream->capture = graph;
        graph->streams.push_back(stream);
        graph->tailsBefore.push_back(stream->tail);
        stream->tail.clear();
    }
    if (stream->capture != graph)
        return emulated::fail(cudaErrorStreamCaptureIsolation,
                              "a graph that waits for what is outside of it");
    addAll(stream->tail, event->at);
    return cudaSuccess;
}

cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned)
{
    *event = new CUevent_st;
    return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t event)
{
    delete event;
    return cudaSuccess;
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream)
{
    event->at = tailOf(stream);
    event->capture = stream && stream->capture ? stream->capture->number : 0;
    return cudaSuccess;
}

cudaError_t cudaEventSynchronize(cudaEvent_t event)
{
    if (event->capture)
        return emulated::fail(cudaErrorStreamCaptureUnsupported, "waiting for an event of a graph");
    complete(event->at);
    return status();
}

cudaError_t cudaStreamBeginCapture(cudaStream_t stream, cudaStreamCaptureMode)
{
    auto* graph = new CUgraph_st;
    graph->number = ++graphs;
    graph->origin = stream;
    graph->streams = {stream};
    graph->tailsBefore = {stream->tail};
    stream->capture = graph;
    stream->tail.clear();
    lastInRoomOfGraph.clear();
    captures[graph->number] = graph;
    return cudaSuccess;
}

cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* made)
{
    CUgraph_st* graph = stream->capture;
    if (!graph || graph->origin != stream)
        return emulated::fail(cudaErrorInvalidValue, "the end of a capture that has not begun");
    graph->end = stream->tail;
    for (std::size_t i = 0; i < graph->streams.size(); ++i) {
        graph->streams[i]->capture = nullptr;
        graph->streams[i]->tail = graph->tailsBefore[i];
    }
    captures.erase(graph->number);
    for (const WorkPointer& work : graph->works)
        if (!comesBefore(work, graph->end)) {
            delete graph;
            return emulated::fail(cudaErrorStreamCaptureUnjoined, "work of a graph that nothing waits for");
        }
    *made = graph;
    return cudaSuccess;
}

cudaError_t cudaGraphInstantiate(cudaGraphExec_t* made, cudaGraph_t graph, unsigned long long)
{
    *made = new CUgraphExec_st{graph->works};
    return cudaSuccess;
}

cudaError_t cudaGraphDestroy(cudaGraph_t graph)
{
    delete graph;
    return cudaSuccess;
}

cudaError_t cudaGraphExecDestroy(cudaGraphExec_t graph)
{
    emulated::completeAll();
    delete graph;
    return cudaSuccess;
}

cudaError_t cudaGraphLaunch(cudaGraphExec_t graph, cudaStream_t stream)
{
    ++device().counts.graphs;
    const std::vector<WorkPointer> before = tailOf(stream);
    std::map<const Work*, WorkPointer> copies;
    std::vector<WorkPointer> leaves;
    for (const WorkPointer& work : graph->works) {
        auto copy = std::make_shared<Work>();
        copy->run = work->run;
        copy->room = work->room;
        for (const WorkPointer& need : work->needs) {
            copy->needs.push_back(copies.at(need.get()));
            std::erase(leaves, copies.at(need.get()));
        }
        if (work->needs.empty())
            copy->needs = before;
        copies[work.get()] = copy;
        leaves.push_back(copy);
        pending.push_back(copy);
        if (const cudaError_t shared = takeRoom(lastInRoom, copy); shared != cudaSuccess)
            return shared;
    }
    setTail(stream, leaves);
    if (device().unified)
        emulated::completeAll();
    return status();
}
