#include "plots/waveform_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace deepmi::studio
{

WaveformView::WaveformView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Waveform"));
    setToolTip(tr("Waveform of the sample in focus. Click, or press left and right, to play from elsewhere; "
                  "Space plays and pauses."));
}

void WaveformView::setPeaks(std::shared_ptr<const AudioPeaks> peaks, const QString& words)
{
    m_peaks = std::move(peaks);
    m_words = words;
    m_position = 0;
    setAccessibleDescription(m_peaks ? tr("%1 seconds").arg(m_peaks->seconds, 0, 'f', 1) : words);
    update();
}

void WaveformView::setPosition(double seconds)
{
    if (seconds == m_position)
        return;
    m_position = seconds;
    update();
}

QSize WaveformView::sizeHint() const
{
    return {fontMetrics().height() * 14, fontMetrics().height() * 3};
}

QSize WaveformView::minimumSizeHint() const
{
    return {fontMetrics().height() * 4, fontMetrics().height() * 2};
}

void WaveformView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const AudioPeaks none;
    const AudioPeaks& peaks = m_peaks ? *m_peaks : none;
    const double share = peaks.seconds > 0 ? m_position / peaks.seconds : 0;
    QImage image = waveformImage(peaks, size() * devicePixelRatioF(),
                                 {palette().color(QPalette::Base), palette().color(QPalette::PlaceholderText),
                                  palette().color(QPalette::Highlight), palette().color(QPalette::Mid)},
                                 share);
    image.setDevicePixelRatio(devicePixelRatioF());
    painter.drawImage(QPointF(0, 0), image);
    if (m_peaks && m_position > 0) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawLine(QPointF(share * width(), 0), QPointF(share * width(), height()));
    }
    if (!m_words.isEmpty()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.drawText(rect().adjusted(4, 0, -4, 0), Qt::AlignCenter | Qt::TextWordWrap, m_words);
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void WaveformView::seekTo(double x)
{
    if (m_peaks && width() > 0)
        Q_EMIT seekRequested(std::clamp(x / width(), 0., 1.) * m_peaks->seconds);
}

void WaveformView::mousePressEvent(QMouseEvent* event)
{
    seekTo(event->position().x());
}

void WaveformView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        seekTo(event->position().x());
}

void WaveformView::keyPressEvent(QKeyEvent* event)
{
    constexpr double step = .5;
    switch (event->key()) {
    case Qt::Key_Space:
        Q_EMIT playRequested();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (m_peaks)
            Q_EMIT seekRequested(
                std::clamp(m_position + (event->key() == Qt::Key_Left ? -step : step), 0., m_peaks->seconds));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace deepmi::studio

#include "moc_waveform_view.cpp"
