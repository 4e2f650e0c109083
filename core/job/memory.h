#pragma once

#include "job/error.h"

#include <exception>
#include <optional>
#include <string>

namespace deepmi
{

/// There is not enough memory. An Error(Failed), so that whoever knows the file can name it.
class OutOfMemory : public Error
{
public:
    /// `what` took or asked for `bytes` (0 = not known); the sentence says so, what is free, and what to
    /// change.
    OutOfMemory(const std::string& what, double bytes, std::filesystem::path file = {});
    /// The same error with its file.
    OutOfMemory(const OutOfMemory& error, std::filesystem::path file);
};

/// What an exception that nobody in between understood says of memory: std::bad_alloc, a container's
/// std::length_error, and LibTorch's own errors on the processor. None if it is of something else.
std::optional<OutOfMemory> asOutOfMemory(const std::exception& error);

/// Bytes that this process can still have: what is free in the machine (with its swap), in its control group
/// and below its own limit (ulimit -v), whichever is least, at least 1. 0 where it cannot be told.
double memoryLeft();
/// Of memoryLeft(), what is kept free of features and of networks beside others, in bytes: room for what
/// comes of them.
constexpr double memoryKeptFree = 1 << 30;

/// Bytes that an environment variable, a number of gigabytes, allows: infinitely many where it is not set or
/// empty. Raises UsageError for one that is no number.
double allowedBytes(const char* variable);

/// "17.2 GB", "640 MB".
std::string memoryText(double bytes);

} // namespace deepmi
