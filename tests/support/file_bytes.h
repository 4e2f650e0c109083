#pragma once

#include <QtCore/QFile>

#include <filesystem>
#include <string>
#include <string_view>

namespace test
{

/// The whole of a file; "" if it cannot be read.
inline std::string bytesOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Without the syncing of the library's own writers, so that a test can write thousands of small files.
inline void writeBytes(const std::filesystem::path& path, std::string_view bytes)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        qFatal("cannot write %s", path.c_str());
}

} // namespace test
