#include "panels/alpha_scale.h"

#include <QPainter>
#include <QSlider>
#include <QStyle>
#include <array>

namespace deepmi::studio
{

namespace
{

constexpr int markHeight = 5;
constexpr int wordsBelow = markHeight + 3; ///< px; digits nearly fill the height of their line

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
    return {120, fontMetrics().height() + wordsBelow};
}

AlphaScale::Captions AlphaScale::captionsThatFit() const
{
    const QString low = tr("0: clusters"), high = tr("1: prediction");
    const QString mark = m_paper ? QStringLiteral("▲ %1").arg(*m_paper) : QString();
    const QString paper = m_paper ? tr("▲ paper: %1").arg(*m_paper) : QString();
    const QFontMetrics metrics = fontMetrics();
    Captions captions;
    // Shorter and shorter words; the tooltip of the slider tells what the ends stand for.
    for (const auto& [left, middle, right] : {std::array{low, paper, high}, std::array{low, mark, high},
                                              std::array{QStringLiteral("0"), paper, QStringLiteral("1")},
                                              std::array{QStringLiteral("0"), mark, QStringLiteral("1")}}) {
        const int from = left.isEmpty() ? 0 : metrics.horizontalAdvance(left) + metrics.averageCharWidth();
        const int to = width() - metrics.horizontalAdvance(right) - metrics.averageCharWidth();
        captions = {left, middle, right, QRect(from, wordsBelow, to - from, height() - wordsBelow)};
        if (metrics.horizontalAdvance(middle) <= to - from)
            break;
    }
    return captions;
}

void AlphaScale::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::WindowText);
    const QRect words = rect().adjusted(0, wordsBelow, 0, 0);
    const Captions captions = captionsThatFit();
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, captions.low);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, captions.high);
    if (!m_paper)
        return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(captions.middleArea, Qt::AlignHCenter | Qt::AlignVCenter, captions.middle);
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
