#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace deepmi
{

/// Calls work(0) … work(count − 1), on the calling thread and on others, as many as there are processors:
/// fewer where no more can be started: short work on many files or rows. When all is done the error of the
/// smallest index is raised.
template <class Work>
void inParallel(std::size_t count, const Work& work)
{
    constexpr std::size_t mostThreads = 16, fewestEach = 16;
    std::vector<std::exception_ptr> errors(count);
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t index = next++; index < count; index = next++)
            try {
                work(index);
            } catch (...) {
                errors[index] = std::current_exception();
            }
    };
    const std::size_t processors =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, mostThreads);
    {
        std::vector<std::jthread> others;
        const std::size_t threads = std::min(processors, count / fewestEach);
        others.reserve(threads);
        try {
            while (others.size() + 1 < threads)
                others.emplace_back(take);
        } catch (const std::system_error&) {
            // Where there may be no more threads those that there are do all of it.
        }
        take();
    }
    for (const std::exception_ptr& error : errors)
        if (error)
            std::rethrow_exception(error);
}

} // namespace deepmi
