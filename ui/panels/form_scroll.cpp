#include "panels/form_scroll.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace deepmi::studio
{

FormScroll::FormScroll(QWidget* form, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(form);
}

QSize FormScroll::minimumSizeHint() const
{
    // Some rows stay in sight when a message or other panels take the height.
    constexpr int rows = 8;
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            std::min(widget()->sizeHint().height(), rows * fontMetrics().height())};
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event)
{
    // Its words are others now: what is around asks anew.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace deepmi::studio
