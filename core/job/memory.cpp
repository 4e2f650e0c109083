#include "job/memory.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <new>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DEEPMI_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define DEEPMI_SANITIZED
#endif
#endif

namespace
{

/// What std::bad_alloc does not tell: how much was asked for when there was none.
std::atomic<std::size_t> lastRefused = 0;

} // namespace

#ifndef DEEPMI_SANITIZED
// As the C++ library's own, which allocates by malloc and frees by free(); only that it remembers the size.
void* operator new(std::size_t bytes)
{
    for (;;) {
        if (void* place = std::malloc(std::max<std::size_t>(bytes, 1)))
            return place;
        lastRefused = bytes;
        const std::new_handler handler = std::get_new_handler();
        if (!handler)
            throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* place) noexcept
{
    std::free(place);
}

void operator delete(void* place, std::size_t) noexcept
{
    std::free(place);
}
#endif

namespace deepmi
{

namespace
{

/// One text, as it is translated.
constexpr std::string_view freeAndAdvice = " are free; take fewer rows or columns, a smaller pool or batch, "
                                           "fewer tasks at once, or a machine with more memory";
constexpr std::string_view advice = freeAndAdvice.substr(std::string_view(" are free").size());

std::string sentence(const std::string& what, double bytes)
{
    const double left = memoryLeft();
    if (left > 0)
        return what + ": " + (bytes > 0 ? memoryText(bytes) + " were asked for, " : std::string()) +
               memoryText(left) + std::string(freeAndAdvice);
    return what + (bytes > 0 ? ": " + memoryText(bytes) + " were asked for" : std::string()) +
           std::string(advice);
}

/// The number in a file that holds one; not finite where it says "max" or there is none.
double numberIn(const std::string& path)
{
    std::ifstream file(path);
    double number = 0;
    return file >> number ? number : std::nan("");
}

double freeInMachine()
{
    std::ifstream file("/proc/meminfo");
    std::string name, rest;
    double sum = 0;
    for (double kilobytes = 0; file >> name >> kilobytes; std::getline(file, rest))
        if (name == "MemAvailable:" || name == "SwapFree:")
            sum += kilobytes * 1024;
    return sum > 0 ? sum : std::numeric_limits<double>::infinity();
}

/// Of the control group that a batch system or container put this process in. What it has cached counts as
/// used there, but is given back when needed.
double freeInGroup()
{
    std::ifstream groups("/proc/self/cgroup");
    double least = std::numeric_limits<double>::infinity();
    for (std::string line; std::getline(groups, line);) {
        const std::size_t first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string kind = line.substr(first + 1, second - first - 1), name = line.substr(second + 1);
        const bool unified = kind.empty();
        if (!unified && kind != "memory")
            continue;
        const std::string folder = (unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory") + name + "/";
        const double limit = numberIn(folder + (unified ? "memory.max" : "memory.limit_in_bytes"));
        const double used = numberIn(folder + (unified ? "memory.current" : "memory.usage_in_bytes"));
        double cached = 0;
        std::ifstream statistics(folder + "memory.stat");
        std::string key;
        for (double bytes = 0; statistics >> key >> bytes;)
            if (key == "inactive_file" || key == "active_file")
                cached += bytes;
        if (limit > 0 && used >= 0)
            least = std::min(least, std::max(0.0, limit - used + cached));
    }
    return least;
}

/// Below ulimit -v.
double freeInLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::numeric_limits<double>::infinity();
    const double pages = numberIn("/proc/self/statm");
    const double used = std::isfinite(pages) ? pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) : 0;
    return std::max(0.0, static_cast<double>(limit.rlim_cur) - used);
}

} // namespace

OutOfMemory::OutOfMemory(const std::string& what, double bytes, std::filesystem::path file)
    : Error(ErrorKind::Failed, sentence(what, bytes), std::move(file))
{
}

OutOfMemory::OutOfMemory(const OutOfMemory& error, std::filesystem::path file)
    : Error(ErrorKind::Failed, error.message(), std::move(file), error.where())
{
}

std::optional<OutOfMemory> asOutOfMemory(const std::exception& error)
{
    constexpr auto text = "there is not enough memory";
    if (const auto* own = dynamic_cast<const OutOfMemory*>(&error))
        return *own;
    if (dynamic_cast<const std::bad_alloc*>(&error))
        return OutOfMemory(text, static_cast<double>(lastRefused.load()));
    if (dynamic_cast<const std::length_error*>(&error))
        return OutOfMemory(text, 0);
    // c10::Error is known to LibTorch's files alone; its sentence has not changed for years.
    const std::string said = error.what();
    constexpr std::string_view mark = "you tried to allocate ";
    const std::size_t place = said.find(mark);
    if (said.find("DefaultCPUAllocator") == std::string::npos || place == std::string::npos)
        return std::nullopt;
    return OutOfMemory(text, std::strtod(said.c_str() + place + mark.size(), nullptr));
}

double memoryLeft()
{
    const double left = std::min({freeInMachine(), freeInGroup(), freeInLimit()});
    return std::isfinite(left) ? std::max(left, 1.) : 0;
}

double allowedBytes(const char* variable)
{
    const char* text = std::getenv(variable);
    if (!text || !*text)
        return std::numeric_limits<double>::infinity();
    double gigabytes = 0;
    const auto [end, error] = std::from_chars(text, text + std::strlen(text), gigabytes);
    if (error != std::errc() || *end != 0 || !(gigabytes >= 0))
        throw UsageError(std::string(variable) + " is '" + text + "', expected a number of gigabytes");
    return gigabytes * 1e9;
}

std::string memoryText(double bytes)
{
    std::array<char, 32> text{};
    if (bytes >= 1e9)
        std::snprintf(text.data(), text.size(), "%.1f GB", bytes / 1e9);
    else if (bytes >= 1e6)
        std::snprintf(text.data(), text.size(), "%.0f MB", bytes / 1e6);
    else
        std::snprintf(text.data(), text.size(), "%.0f kB", std::ceil(bytes / 1e3));
    return text.data();
}

} // namespace deepmi
