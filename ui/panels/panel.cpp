#include "panels/panel.h"

#include <QEvent>

namespace deepmi::studio
{

Panel::Panel(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {}

QString Panel::figureInView() const
{
    const std::vector<Figure> all = figures();
    return all.empty() ? QString() : all.front().id;
}

void Panel::requestRefresh()
{
    m_stale = true;
    if (!isVisible())
        return;
    m_stale = false;
    refresh();
}

void Panel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        requestRefresh();
}

void Panel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Plots take their colours from the palette and their fonts from the presentation scale.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        requestRefresh();
}

} // namespace deepmi::studio

#include "moc_panel.cpp"
