#include "data/row_conversion.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace deepmi
{

namespace
{

/// A smaller file is read by the time threads have started.
constexpr std::uint64_t bytesForThreads = std::uint64_t(4) << 20;
/// Reading and cutting rows into cells is left to one and was 30 % of the work in a profile: more would
/// wait for that one.
constexpr unsigned mostThreads = 4;
/// Batches that wait for each thread; each holds a block of the file.
constexpr std::size_t waitingForEach = 2;

} // namespace

RowConversion::RowConversion(std::uint64_t bytes, Convert convert) : m_convert(std::move(convert))
{
    if (bytes < bytesForThreads)
        return;
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, mostThreads);
    for (unsigned i = 1; i < threads; ++i)
        try {
            m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
        } catch (const std::system_error&) { // no more threads to be had
            return;
        }
}

RowConversion::~RowConversion()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
    }
    for (std::jthread& thread : m_threads)
        thread.request_stop();
}

void RowConversion::addAll(DelimitedReader& reader, const std::function<float*()>& place)
{
    try {
        while (reader.next())
            add(reader, place());
    } catch (const InputError&) {
        finish(); // a row before this one may be wrong too
        throw;
    }
    finish();
}

void RowConversion::add(DelimitedReader& reader, float* out)
{
    if (m_threads.empty()) {
        m_convert({reader.cells(), reader.line(), out});
        return;
    }
    const std::shared_ptr<const TextBlock> block = reader.block();
    if (block != m_open.block && m_open.block)
        hand(std::exchange(m_open, {}));
    m_open.block = block;
    const auto cells = reader.cells();
    m_open.cells.insert(m_open.cells.end(), cells.begin(), cells.end());
    m_open.ends.push_back(m_open.cells.size());
    m_open.lines.push_back(reader.line());
    m_open.outs.push_back(out);
}

void RowConversion::finish()
{
    if (m_open.block)
        hand(std::exchange(m_open, {}));
    std::unique_lock lock(m_mutex);
    while (convertOne(lock))
        continue;
    m_changed.wait(lock, [&] { return m_busy == 0; });
    if (m_error)
        std::rethrow_exception(m_error);
}

void RowConversion::hand(Batch batch)
{
    std::unique_lock lock(m_mutex);
    if (m_error) { // earlier ones may be wrong too
        lock.unlock();
        finish();
    }
    batch.number = m_batches++;
    m_waiting.push_back(std::move(batch));
    m_changed.notify_one();
    while (m_waiting.size() > m_threads.size() * waitingForEach)
        convertOne(lock);
}

bool RowConversion::convertOne(std::unique_lock<std::mutex>& lock)
{
    if (m_waiting.empty())
        return false;
    Batch batch = std::move(m_waiting.front());
    m_waiting.pop_front();
    const std::size_t number = batch.number;
    if (m_error && number > m_failedBatch)
        return true;
    ++m_busy;
    lock.unlock();
    std::exception_ptr error;
    try {
        convert(batch);
    } catch (...) {
        error = std::current_exception();
    }
    batch = {}; // what it holds is given back while others go on
    lock.lock();
    --m_busy;
    if (error && (!m_error || number < m_failedBatch)) {
        m_error = error;
        m_failedBatch = number;
    }
    m_changed.notify_all();
    return true;
}

void RowConversion::convert(const Batch& batch)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i < batch.lines.size(); ++i) {
        const std::size_t end = batch.ends[i];
        m_convert({std::span(batch.cells).subspan(begin, end - begin), batch.lines[i], batch.outs[i]});
        begin = end;
    }
}

void RowConversion::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [&] { return !m_waiting.empty(); }))
        convertOne(lock);
}

} // namespace deepmi
