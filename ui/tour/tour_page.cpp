#include "tour/tour_page.h"

#include "experiment/canvas.h"
#include "models/text.h"

#include <QEvent>

namespace deepmi::studio
{

TourPage::TourPage(Workspace& workspace, const QString& heading, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_heading(heading), m_title(new QLabel(heading)),
      m_text(new QLabel), m_layout(new QVBoxLayout(this))
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    m_title->setFont(large);
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
}

QString fixed(double value, int decimals)
{
    QString digits = text(fixedText(value, decimals));
    if (digits.startsWith(QLatin1Char('-')))
        digits.replace(0, 1, QChar(0x2212));
    return digits;
}

} // namespace deepmi::studio

#include "moc_tour_page.cpp"
