#pragma once

#include <QStyledItemDelegate>

namespace deepmi::studio
{

/// Draws a job of JobsModel: title and status, a progress bar while it is not over, and its line of detail,
/// as many lines as it needs.
class JobDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace deepmi::studio
