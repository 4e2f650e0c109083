#pragma once

#include <QByteArray>
#include <QString>

namespace test
{

/// As long as it lives, no matrix has room in memory: it lies in a scratch file in the folder.
struct NoMemory {
    explicit NoMemory(const QString& folder, const char* gigabytes = "0")
    {
        qputenv("DEEPMI_MEMORY", gigabytes);
        qputenv("DEEPMI_SCRATCH", folder.toUtf8());
    }
    ~NoMemory()
    {
        qunsetenv("DEEPMI_MEMORY");
        qunsetenv("DEEPMI_SCRATCH");
    }
};

} // namespace test
