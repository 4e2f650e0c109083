#include "panels/alpha_scale.h"

#include <QPainter>
#include <QSlider>
#include <QStyle>

namespace deepmi::studio
{

namespace
{

constexpr int markHeight = 5;

} // namespace

AlphaScale::AlphaScale(QSlider& slider, QWidget* parent) : QWidget(parent), m_slider(slider)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AlphaScale::setPaperAlpha(std::optional<double> alpha)
{
    m_paper = alpha;
    update();
}

QSize AlphaScale::sizeHint() const
{
    return {120, fontMetrics().height() + markHeight};
}

void AlphaScale::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::WindowText);
    const QRect words = rect().adjusted(0, markHeight, 0, 0);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, tr("0: clusters"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, tr("1: prediction"));
    if (!m_paper)
        return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter, tr("▲ paper: %1").arg(*m_paper));
    // Under the middle of the handle as it would stand at this value.
    const double half = m_slider.style()->pixelMetric(QStyle::PM_SliderLength, nullptr, &m_slider) / 2.0;
    const double x = half + *m_paper * (width() - 2 * half);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{
        {x, 0.}, {x - markHeight * .8, double(markHeight)}, {x + markHeight * .8, double(markHeight)}});
}

} // namespace deepmi::studio

#include "moc_alpha_scale.cpp"
