#include "models/core_text.h"

#include "job/error.h"
#include "models/shown_number.h"
#include "models/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <vector>

namespace deepmi::studio
{

namespace
{

struct Pattern {
    const char* shown;
    qsizetype letters; ///< that are given; the more, the better a match
    QRegularExpression expression;
    std::vector<int> places; ///< 1 to 9, of each group
};

/// Of those with places; sorted by letters, most first.
const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        const QRegularExpression place(QStringLiteral("%L?([1-9])"));
        std::vector<Pattern> made;
        for (const CoreText& core : coreTexts()) {
            const QString text = QString::fromUtf8(core.said);
            Pattern pattern{core.shown, 0, {}, {}};
            QString expression;
            qsizetype after = 0;
            for (auto match = place.globalMatch(text); match.hasNext();) {
                const QRegularExpressionMatch one = match.next();
                expression += QRegularExpression::escape(text.mid(after, one.capturedStart() - after)) +
                              QStringLiteral("(.*?)");
                pattern.letters += one.capturedStart() - after;
                pattern.places.push_back(one.captured(1).toInt());
                after = one.capturedEnd();
            }
            if (pattern.places.empty())
                continue;
            expression += QRegularExpression::escape(text.mid(after));
            pattern.letters += text.size() - after;
            pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                                    QRegularExpression::DotMatchesEverythingOption);
            pattern.expression.optimize();
            made.push_back(std::move(pattern));
        }
        std::stable_sort(made.begin(), made.end(),
                         [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
        return made;
    }();
    return all;
}

const QHash<QString, const char*>& plainTexts()
{
    static const QHash<QString, const char*> all = [] {
        QHash<QString, const char*> made;
        for (const CoreText& core : coreTexts())
            made.insert(QString::fromUtf8(core.said), core.shown);
        return made;
    }();
    return all;
}

QString filled(const QString& translation, const std::array<QString, 10>& values)
{
    static const QRegularExpression place(QStringLiteral("%(L?)([1-9])")), count(QStringLiteral("^-?\\d+$"));
    QString text;
    qsizetype after = 0;
    for (auto match = place.globalMatch(translation); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const QString& value = values[static_cast<std::size_t>(one.captured(2).toInt())];
        const bool isCount = one.capturedLength(1) > 0 && count.match(value).hasMatch();
        text +=
            translation.mid(after, one.capturedStart() - after) + (isCount ? readableNumber(value) : value);
        after = one.capturedEnd();
    }
    return text + translation.mid(after);
}

/// A place may hold a sentence of the core itself, a few deep.
QString translated(const QString& english, int depth)
{
    if (const auto plain = plainTexts().constFind(english); plain != plainTexts().constEnd())
        return QCoreApplication::translate("Core", plain.value());
    if (depth == 0)
        return english;
    for (const Pattern& pattern : patterns()) {
        const QRegularExpressionMatch match = pattern.expression.match(english);
        if (!match.hasMatch())
            continue;
        std::array<QString, 10> values;
        for (std::size_t group = 0; group < pattern.places.size(); ++group)
            values[static_cast<std::size_t>(pattern.places[group])] =
                translated(match.captured(static_cast<int>(group) + 1), depth - 1);
        return filled(QCoreApplication::translate("Core", pattern.shown), values);
    }
    return english;
}

} // namespace

QString coreText(const QString& english)
{
    return english.isEmpty() ? english : translated(english, 3);
}

QString coreText(const std::string& english)
{
    return coreText(text(english));
}

QString errorText(const std::exception& error)
{
    const auto* own = dynamic_cast<const Error*>(&error);
    if (!own)
        return coreText(QString::fromUtf8(error.what()));
    QStringList parts;
    if (!own->file().empty())
        parts << text(own->file());
    if (!own->where().empty())
        parts << coreText(own->where());
    parts << coreText(own->message());
    return parts.join(QStringLiteral(": "));
}

} // namespace deepmi::studio
