#pragma once

#include <QRegularExpression>
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
/// A menu's or a field's title without the mark of its key: "&File", "檔案(&F)" → "File", "檔案".
inline QString withoutKey(QString title)
{
    static const QRegularExpression key(QStringLiteral(" ?\\(&\\w\\)|&"));
    return title.remove(key);
}

} // namespace deepmi::studio
