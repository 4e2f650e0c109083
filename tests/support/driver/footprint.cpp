#include "footprint.h"

#include <QApplication>
#include <QDir>
#include <QPixmapCache>
#include <QWidget>
#include <malloc.h>
#include <map>

namespace
{

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    return 0;
}

qsizetype entries(const char* folder)
{
    return QDir(QLatin1String(folder))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

/// Everything below the application and its windows, once each.
QObjectList objects()
{
    QObjectList all = qApp->findChildren<QObject*>();
    for (QWidget* window : QApplication::topLevelWidgets())
        // A window with a parent is among that one's children.
        if (!window->parent())
            all << window << window->findChildren<QObject*>();
    return all;
}

} // namespace

std::string footprint()
{
    QPixmapCache::clear();
    // Read first: what follows takes memory itself.
    const auto heap = mallinfo2();
    const qint64 resident = residentBytes();
    const auto word = [](const char* name, auto value) { return name + ('=' + std::to_string(value)) + ' '; };
    return word("rss", resident) + word("heap", heap.uordblks + heap.hblkhd) +
           word("descriptors", entries("/proc/self/fd")) + word("threads", entries("/proc/self/task")) +
           word("widgets", QApplication::allWidgets().size()) +
           word("windows", QApplication::topLevelWidgets().size()) +
           "objects=" + std::to_string(objects().size());
}

std::string census()
{
    std::map<std::string, int> counts;
    for (const QObject* object : objects()) {
        std::string name = object->metaObject()->className();
        if (const auto* window = qobject_cast<const QWidget*>(object); window && window->isWindow())
            name +=
                ":" +
                QString(window->objectName() + window->windowTitle()).remove(QLatin1Char(' ')).toStdString();
        ++counts[name];
    }
    std::string text;
    for (const auto& [name, count] : counts)
        text += (text.empty() ? "" : " ") + name + "=" + std::to_string(count);
    return text;
}
