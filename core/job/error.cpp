#include "job/error.h"

#include <utility>

namespace deepmi
{

namespace
{

std::string sentence(const std::string& message, const std::filesystem::path& file, const std::string& where)
{
    std::string text;
    if (!file.empty())
        text += file.string() + ": ";
    if (!where.empty())
        text += where + ": ";
    return text + message;
}

} // namespace

const char* toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Failed:
        return "failed";
    case ErrorKind::Usage:
        return "usage";
    case ErrorKind::BadInput:
        return "bad-input";
    case ErrorKind::Stopped:
        return "stopped";
    }
    return "failed";
}

Error::Error(ErrorKind kind, const std::string& message, std::filesystem::path file, std::string where)
    : std::runtime_error(sentence(message, file, where)), m_kind(kind), m_file(std::move(file)),
      m_where(std::move(where)), m_message(message)
{
}

InputError::InputError(std::filesystem::path file, std::string where, const std::string& message)
    : Error(ErrorKind::BadInput, message, std::move(file), std::move(where))
{
}

UsageError::UsageError(const std::string& message) : Error(ErrorKind::Usage, message) {}

Stopped::Stopped(const std::string& message) : Error(ErrorKind::Stopped, message) {}

} // namespace deepmi
