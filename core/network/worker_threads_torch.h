#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace deepmi
{

/// Threads of its own that a training step is worth, 1 … `threads`, by its size: a network's parameters times
/// rows. Where a product ends too soon, threads wait for each other longer than they work.
int threadsForStep(std::int64_t parameters, std::int64_t rows, int threads);

/// How many workers finish `pieces` equal trainings first, 1 … `threads`, where none can use more than
/// `worth` threads: two threads are not quite twice as fast as one, but three trainings by two workers leave
/// one of them idle at the end.
int workersFor(int pieces, int threads, int worth);

/// Threads that compute with LibTorch side by side, each with an equal share of the threads that this thread
/// may use now: of 8 threads, 3 workers have 2 each. What a worker computes has the bits that a thread
/// with its share alone would get. A single worker that has all threads is the calling thread itself.
class WorkerThreads
{
public:
    /// As many as asked for, but no more than there are threads to share out; none has more than
    /// `mostThreadsEach`.
    WorkerThreads(int wanted, int mostThreadsEach);
    ~WorkerThreads();
    WorkerThreads(const WorkerThreads&) = delete;
    WorkerThreads& operator=(const WorkerThreads&) = delete;

    int count() const { return m_count; }
    int threadsEach() const { return m_threadsEach; }
    /// Calls work(0) … work(pieces−1) and waits for all, in inference mode where they are not the calling
    /// thread: piece i by worker i mod count(), one after the other where there are more than workers. What
    /// they raise is raised here, that of the first of them in their order; a worker begins no other piece
    /// after it.
    void run(int pieces, const std::function<void(int)>& work);

private:
    void serve(int worker);
    void end();

    int m_count, m_threadsEach;
    std::mutex m_mutex;
    std::condition_variable m_begun, m_ended;
    const std::function<void(int)>* m_work = nullptr;
    std::vector<std::exception_ptr> m_raised;
    std::uint64_t m_round = 0;    ///< of calls of run()
    int m_pieces = 0, m_busy = 0; ///< m_busy: workers
    bool m_over = false;
    std::vector<std::jthread> m_threads; ///< none where the calling thread does it
};

} // namespace deepmi
