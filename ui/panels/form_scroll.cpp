#include "panels/form_scroll.h"

#include <QEvent>
#include <QScrollBar>

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
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            QScrollArea::minimumSizeHint().height()};
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event)
{
    // Its words are others now: what is around asks anew.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace deepmi::studio
