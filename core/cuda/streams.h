#pragma once

#include "cuda/device_memory.h"

#include <utility>

namespace deepmi::gpu
{

/// A stream that keeps its place with LibTorch's own (the default stream): each waits for what the other was
/// given before.
class Stream
{
public:
    Stream() { check(cudaStreamCreate(&m_stream), "cudaStreamCreate"); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { cudaStreamDestroy(m_stream); }
    operator cudaStream_t() const { return m_stream; }

private:
    cudaStream_t m_stream = nullptr;
};

class Event
{
public:
    Event() { check(cudaEventCreateWithFlags(&m_event, cudaEventDisableTiming), "cudaEventCreate"); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { cudaEventDestroy(m_event); }
    void record(cudaStream_t stream) { check(cudaEventRecord(m_event, stream), "cudaEventRecord"); }
    /// The stream goes on when what was recorded is done.
    void holds(cudaStream_t stream) { check(cudaStreamWaitEvent(stream, m_event, 0), "cudaStreamWaitEvent"); }
    void wait() { check(cudaEventSynchronize(m_event), "a training step"); }

private:
    cudaEvent_t m_event = nullptr;
};

/// Streams for work beside what another one does next.
template <int Count>
class SideStreams
{
public:
    cudaStream_t operator[](int side) const { return m_streams[side]; }
    /// The next one, which goes on when what `stream` was given is done.
    int fork(cudaStream_t stream)
    {
        m_next = (m_next + 1) % Count;
        m_fork.record(stream);
        m_fork.holds(m_streams[m_next]);
        m_forked[m_next] = true;
        return m_next;
    }
    int last() const { return m_next; }
    /// `stream` goes on when all that was forked is done.
    void join(cudaStream_t stream)
    {
        for (int side = 0; side < Count; ++side)
            if (std::exchange(m_forked[side], false)) {
                m_join[side].record(m_streams[side]);
                m_join[side].holds(stream);
            }
    }
    /// The same streams for the same work again.
    void begin() { m_next = 0; }

private:
    Stream m_streams[Count];
    Event m_fork, m_join[Count];
    bool m_forked[Count] = {};
    int m_next = 0;
};

/// A captured graph of kernels, launched as one.
class Graph
{
public:
    Graph() = default;
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    ~Graph()
    {
        if (m_graph)
            cudaGraphExecDestroy(m_graph);
    }
    explicit operator bool() const { return m_graph; }
    /// What `work` gives to the stream, and to those that wait for it.
    template <class Work>
    void capture(cudaStream_t stream, const Work& work)
    {
        cudaGraph_t graph = nullptr;
        check(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "cudaStreamBeginCapture");
        try {
            work();
        } catch (...) {
            cudaStreamEndCapture(stream, &graph);
            if (graph)
                cudaGraphDestroy(graph);
            throw;
        }
        check(cudaStreamEndCapture(stream, &graph), "cudaStreamEndCapture");
        const cudaError_t status = cudaGraphInstantiate(&m_graph, graph, 0);
        cudaGraphDestroy(graph);
        check(status, "cudaGraphInstantiate");
    }
    void launch(cudaStream_t stream) { check(cudaGraphLaunch(m_graph, stream), "a training step"); }

private:
    cudaGraphExec_t m_graph = nullptr;
};

} // namespace deepmi::gpu
