#include "tour/tour_page.h"

#include "figures/line_chart_layout.h"

#include <QEvent>
#include <algorithm>

namespace deepmi::studio
{

TourPage::TourPage(Workspace& workspace, const QString& heading, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_heading(heading), m_title(new QLabel(heading)),
      m_text(new QLabel), m_layout(new QVBoxLayout(this))
{
    enlargeTitle();
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(heading);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_text);
}

void TourPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
    else if (event->type() == QEvent::FontChange)
        enlargeTitle();
}

void TourPage::enlargeTitle()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    m_title->setFont(large);
}

void drawAxisTitles(Canvas& canvas, const Panel& panel, double fontPt, const QString& x, const QString& y,
                    double lines)
{
    // A long one in smaller letters, rather than cut at the page's edge.
    const double middle = panel.x + panel.width / 2, room = 2 * std::min(middle, canvas.width() - middle);
    const double width = std::max(estimatedTextWidth(x.toStdString(), fontPt), 1e-9);
    canvas.text(middle, panel.bottom() + fontPt * (lines + .3), x.toStdString(),
                {fontPt * std::min(1., room / width), Anchor::Middle});
    canvas.text(fontPt * 1.2, panel.y + panel.height / 2, y.toStdString(),
                {fontPt, Anchor::Middle, {}, false, -90});
}

} // namespace deepmi::studio

#include "moc_tour_page.cpp"
