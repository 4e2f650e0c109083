#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace deepmi
{

/// What kind of failure an Error is; the command line turns it into its exit code.
enum class ErrorKind {
    Failed,   ///< not the input's fault: exit 1 (no such device), or 3 where it names a file (disk full)
    Usage,    ///< an option or parameter is out of range or does not fit another: exit 2
    BadInput, ///< a file cannot be used as it is: exit 3
    Stopped   ///< the person stopped the job: exit 130
};

/// The name used in `--json` errors: "failed", "usage", "bad-input", "stopped".
const char* toString(ErrorKind kind);

/// Every error this library raises. what() is one full sentence a person can act on: file, place, what is
/// wrong and what was expected.
class Error : public std::runtime_error
{
public:
    /// `where` is a place inside the file: "row 12, column 3", "dataset /features", "" if the whole file is
    /// meant.
    Error(ErrorKind kind, const std::string& message, std::filesystem::path file = {},
          std::string where = {});

    ErrorKind kind() const { return m_kind; }
    const std::filesystem::path& file() const { return m_file; }
    const std::string& where() const { return m_where; }
    /// The message without file and place.
    const std::string& message() const { return m_message; }

private:
    ErrorKind m_kind;
    std::filesystem::path m_file;
    std::string m_where;
    std::string m_message;
};

/// A file that cannot be used as it is. what() reads "FILE: WHERE: MESSAGE".
class InputError : public Error
{
public:
    InputError(std::filesystem::path file, std::string where, const std::string& message);
};

/// A parameter out of its range, or two that contradict each other.
class UsageError : public Error
{
public:
    explicit UsageError(const std::string& message);
};

/// The job was stopped by its stop token; what it has to say of a checkpoint is in what().
class Stopped : public Error
{
public:
    explicit Stopped(const std::string& message = "stopped");
};

} // namespace deepmi
