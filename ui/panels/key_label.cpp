#include "panels/key_label.h"

#include <algorithm>

namespace deepmi::studio
{

KeyLabel::KeyLabel(const QString& text, QWidget* buddy, QWidget* parent) : QLabel(text, parent)
{
    setBuddy(buddy);
}

QSize KeyLabel::apart(const QSize& together) const
{
    const qsizetype key = text().indexOf(QLatin1Char('&'));
    if (key < 0)
        return together;
    const QString before = text().left(key), letter = text().mid(key + 1, 1), after = text().mid(key + 2);
    const QFontMetrics metrics = fontMetrics();
    const int joined = metrics.horizontalAdvance(before + letter + after);
    const int parts = metrics.horizontalAdvance(before) + metrics.horizontalAdvance(letter) +
                      metrics.horizontalAdvance(after);
    return together + QSize(std::max(0, parts - joined) + 1, 0);
}

QSize KeyLabel::sizeHint() const
{
    return apart(QLabel::sizeHint());
}

QSize KeyLabel::minimumSizeHint() const
{
    return apart(QLabel::minimumSizeHint());
}

} // namespace deepmi::studio
