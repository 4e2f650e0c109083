#pragma once

#include "data/delimited_text.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace deepmi
{

/// The rows of a text table made numbers: those of a large file by several threads, while the caller reads
/// on. What is wrong is told as if they were converted one after the other.
class RowConversion
{
public:
    struct Row {
        std::span<const std::string_view> cells;
        std::size_t line; ///< of the file, from 1
        float* out;       ///< where the row's numbers go
    };
    /// May raise anything; called from several threads at once.
    using Convert = std::function<void(const Row&)>;

    /// For a file of this many bytes.
    RowConversion(std::uint64_t bytes, Convert convert);
    RowConversion(const RowConversion&) = delete;
    RowConversion& operator=(const RowConversion&) = delete;
    /// What is not converted yet is given up.
    ~RowConversion();

    /// All rows that the reader has left: `place` is called at each, in their order, and says where its
    /// numbers go. Raises the error of the first row that has one, whether the reader, `place` or Convert
    /// raised it; Stopped at once.
    void addAll(DelimitedReader& reader, const std::function<float*()>& place);

private:
    /// Rows of one block of text.
    struct Batch {
        std::size_t number = 0;
        std::shared_ptr<const TextBlock> block;
        std::vector<std::string_view> cells; ///< of all rows, one after the other
        std::vector<std::size_t> ends;       ///< where each row's cells end
        std::vector<std::size_t> lines;
        std::vector<float*> outs;
    };

    void add(DelimitedReader& reader, float* out);
    void hand(Batch batch);
    void finish();
    void convert(const Batch& batch);
    /// Converts a batch that waits; false if there is none.
    bool convertOne(std::unique_lock<std::mutex>& lock);
    void work(const std::stop_token& stop);

    Convert m_convert;
    Batch m_open; ///< being filled
    std::size_t m_batches = 0;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Batch> m_waiting;
    std::size_t m_busy = 0; ///< batches that are being converted
    std::size_t m_failedBatch = 0;
    std::exception_ptr m_error;          ///< of the first batch that failed, m_failedBatch
    std::vector<std::jthread> m_threads; ///< last: they use the rest
};

} // namespace deepmi
