#pragma once

#include <QString>
#include <filesystem>
#include <string>

namespace deepmi::studio
{

/// The core speaks UTF-8.
inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}
inline std::filesystem::path pathOf(const QString& path)
{
    return std::filesystem::path(path.toStdString());
}
inline QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace deepmi::studio
