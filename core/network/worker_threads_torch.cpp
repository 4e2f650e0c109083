#include "network/worker_threads_torch.h"

#include "network/flush_denormals_torch.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deepmi
{

int threadsForStep(std::int64_t parameters, std::int64_t rows, int threads)
{
    // Of Θ at 384 features two threads had .43 of one thread's samples a second at a step of 25 million
    // operations, .85 at 302, 1.03 at 605 (tests/benchmarks/README.md).
    constexpr double operationsAThread = 250e6;
    const double operations = 6. * static_cast<double>(parameters) * static_cast<double>(rows);
    return static_cast<int>(std::clamp(operations / operationsAThread, 1., static_cast<double>(threads)));
}

int workersFor(int pieces, int threads, int worth)
{
    // Of Θ at 384 features, batch and width 512, two trials on a thread each took 1.84 times as long as one
    // on two threads.
    const auto speed = [](int share) { return std::pow(share, .85); };
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int workers = 1; workers <= std::min(std::max(1, pieces), threads); ++workers) {
        const int rounds = (pieces + workers - 1) / workers;
        const double time = rounds / speed(std::min(threads / workers, std::max(1, worth)));
        if (time <= least) {
            best = workers;
            least = time;
        }
    }
    return best;
}

WorkerThreads::WorkerThreads(int wanted, int mostThreadsEach)
{
    const int threads = at::get_num_threads();
    m_count = std::clamp(wanted, 1, threads);
    m_threadsEach = std::clamp(threads / m_count, 1, std::max(1, mostThreadsEach));
    if (m_count == 1 && m_threadsEach == threads)
        return;
    m_busy = m_count;
    try {
        for (int worker = 0; worker < m_count; ++worker)
            m_threads.emplace_back([this, worker] { serve(worker); });
    } catch (...) {
        end(); // those that could be started
        throw;
    }
    std::unique_lock lock(m_mutex);
    m_ended.wait(lock, [this] { return m_busy == 0; });
    // They have set what threads yet to come begin with, too.
    at::set_num_threads(threads);
}

WorkerThreads::~WorkerThreads()
{
    end();
}

void WorkerThreads::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_begun.notify_all();
}

void WorkerThreads::run(int pieces, const std::function<void(int)>& work)
{
    if (m_threads.empty()) {
        for (int piece = 0; piece < pieces; ++piece)
            work(piece);
        return;
    }
    std::vector<std::exception_ptr> raised;
    {
        std::unique_lock lock(m_mutex);
        m_work = &work;
        m_raised.assign(static_cast<std::size_t>(pieces), nullptr);
        m_pieces = pieces;
        m_busy = m_count;
        ++m_round;
        m_begun.notify_all();
        m_ended.wait(lock, [this] { return m_busy == 0; });
        raised.swap(m_raised);
    }
    for (const std::exception_ptr& error : raised)
        if (error)
            std::rethrow_exception(error);
}

void WorkerThreads::serve(int worker)
{
    // A thread's first question undoes what was set before it, and LibTorch and this library each have a
    // first one of their own: the function is inline.
    at::get_num_threads();
    at::internal::lazy_init_num_threads();
    at::set_num_threads(m_threadsEach);
    const c10::InferenceMode inference;
    const FlushDenormals flush;
    std::uint64_t seen = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        if (--m_busy == 0)
            m_ended.notify_one();
        m_begun.wait(lock, [&] { return m_over || m_round != seen; });
        if (m_over)
            return;
        seen = m_round;
        const int pieces = m_pieces;
        lock.unlock();
        std::exception_ptr error;
        int piece = worker;
        try {
            for (; piece < pieces; piece += m_count)
                (*m_work)(piece);
        } catch (...) {
            error = std::current_exception();
        }
        lock.lock();
        if (error)
            m_raised[static_cast<std::size_t>(piece)] = std::move(error);
    }
}

} // namespace deepmi
