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

/// Calls `check` with the file at `path` cut to every length below that of `bytes`, `step` bytes apart.
template <class Check>
void forEveryCut(const std::filesystem::path& path, std::string_view bytes, std::size_t step,
                 const Check& check)
{
    writeBytes(path, bytes);
    for (std::size_t cut = 1; cut <= bytes.size(); cut += step) {
        std::filesystem::resize_file(path, bytes.size() - cut);
        check();
    }
}

} // namespace test
