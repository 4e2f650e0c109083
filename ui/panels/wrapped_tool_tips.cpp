#include "panels/wrapped_tool_tips.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHeaderView>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr int widestLine = 80; ///< letters of mean width

struct ToolTip {
    QString words;
    QRect area = {}; ///< that it is of; empty = the whole widget
};

/// What Qt would show there.
ToolTip toolTipAt(const QWidget& widget, const QPoint& at)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget.parentWidget());
    if (!view || view->viewport() != &widget)
        return {widget.toolTip()};
    if (const auto* header = qobject_cast<const QHeaderView*>(view)) {
        const int section = header->logicalIndexAt(at);
        return {header->model() && section >= 0
                    ? header->model()->headerData(section, header->orientation(), Qt::ToolTipRole).toString()
                    : QString()};
    }
    const QModelIndex index = view->indexAt(at);
    const QString ofItem = index.data(Qt::ToolTipRole).toString();
    return ofItem.isEmpty() ? ToolTip{view->toolTip()} : ToolTip{ofItem, view->visualRect(index)};
}

} // namespace

bool WrappedToolTips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched);
    const auto* help = static_cast<const QHelpEvent*>(event);
    const ToolTip tip = toolTipAt(*widget, help->pos());
    const QStringList lines = tip.words.split(QLatin1Char('\n'));
    const QFontMetrics metrics(QToolTip::font());
    const bool fits = std::all_of(lines.begin(), lines.end(), [&metrics](const QString& line) {
        return metrics.horizontalAdvance(line) <= widestLine * metrics.averageCharWidth();
    });
    if (fits || Qt::mightBeRichText(tip.words))
        return false;
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("<p>%1</p>")
                           .arg(tip.words.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"))),
                       widget, tip.area);
    return true;
}

} // namespace deepmi::studio
