#include "harness.h"

#include "job/error.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace deepmi::fuzz
{

namespace
{

[[noreturn]] void finding(const char* what, const Error* error)
{
    std::fprintf(stderr, "FINDING: %s: %s\n", what, error ? error->what() : "");
    std::abort();
}

void call(const std::filesystem::path& path, const std::function<void(const std::filesystem::path&)>& read)
{
    try {
        read(path);
    } catch (const InputError& error) {
        if (error.file().empty())
            finding("the error names no file", &error);
        if (error.message().empty())
            finding("the error says nothing", &error);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Stopped)
            finding("nobody stopped it", &error);
    }
}

} // namespace

int run(const std::uint8_t* bytes, std::size_t size, const char* extension,
        const std::function<void(const std::filesystem::path&)>& read)
{
    const std::filesystem::path path = std::string("/nowhere/input") + extension;
    input = {path.native(), {reinterpret_cast<const char*>(bytes), size}};
    call(path, read);
    input = {};
    return 0;
}

int runOnDisk(const std::uint8_t* bytes, std::size_t size,
              const std::function<void(const std::filesystem::path&)>& read)
{
    // One file, overwritten by every execution.
    static const int descriptor = ::memfd_create("input", 0);
    static const std::filesystem::path path = "/proc/self/fd/" + std::to_string(descriptor);
    if (descriptor < 0 || ::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, bytes, size, 0) != static_cast<ssize_t>(size))
        finding("no file in memory could be written", nullptr);
    input = {path.native(), {reinterpret_cast<const char*>(bytes), size}};
    call(path, read);
    return 0;
}

} // namespace deepmi::fuzz
