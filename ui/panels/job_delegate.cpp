#include "panels/job_delegate.h"

#include "models/jobs_model.h"

#include <QApplication>
#include <QListView>
#include <QPainter>

namespace deepmi::studio
{

namespace
{

constexpr int margin = 6, spacing = 3, barHeight = 6;

QString detailOf(const QModelIndex& index)
{
    QString detail = index.data(JobsModel::DetailRole).toString();
    const auto warnings = index.data(JobsModel::WarningsRole).toStringList();
    if (!warnings.isEmpty())
        detail += (detail.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("⚠ ") +
                  warnings.join(QStringLiteral("\n⚠ "));
    return detail;
}

int widthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QListView*>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

int detailHeight(const QStyleOptionViewItem& option, const QModelIndex& index, int width)
{
    const QString detail = detailOf(index);
    return detail.isEmpty()
               ? 0
               : option.fontMetrics
                     .boundingRect(QRect(0, 0, width - 2 * margin, 10000), Qt::TextWordWrap, detail)
                     .height();
}

} // namespace

QSize JobDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = widthOf(option);
    const int detail = detailHeight(option, index, width);
    const bool bar = !index.data(JobsModel::OverRole).toBool();
    return {width, 2 * margin + option.fontMetrics.height() + (bar ? spacing + barHeight : 0) +
                       (detail > 0 ? spacing + detail : 0)};
}

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);

    const bool selected = option.state & QStyle::State_Selected;
    const QPalette& palette = option.palette;
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor muted = ink;
    muted.setAlphaF(.75F);
    painter->save();
    QRect area = option.rect.adjusted(margin, margin, -margin, -margin);
    const QString status = index.data(JobsModel::StatusRole).toString();
    const QFontMetrics metrics = option.fontMetrics;
    const int statusWidth = metrics.horizontalAdvance(status);
    painter->setPen(muted);
    painter->drawText(area, Qt::AlignTop | Qt::AlignRight, status);
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(ink);
    painter->drawText(area, Qt::AlignTop | Qt::AlignLeft,
                      QFontMetrics(bold).elidedText(index.data(JobsModel::TitleRole).toString(),
                                                    Qt::ElideMiddle,
                                                    area.width() - statusWidth - 2 * margin));
    painter->setFont(option.font);
    area.setTop(area.top() + metrics.height() + spacing);
    if (!index.data(JobsModel::OverRole).toBool()) {
        const double progress = index.data(JobsModel::ProgressRole).toDouble();
        const QRect bar(area.left(), area.top(), area.width(), barHeight);
        painter->fillRect(bar, palette.color(QPalette::Mid));
        if (progress > 0)
            painter->fillRect(QRect(bar.left(), bar.top(), qRound(bar.width() * progress), barHeight),
                              selected ? ink : palette.color(QPalette::Highlight));
        area.setTop(bar.bottom() + 1 + spacing);
    }
    painter->setPen(muted);
    painter->drawText(area, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, detailOf(index));
    painter->restore();
}

} // namespace deepmi::studio
