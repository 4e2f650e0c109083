#include "dialogs/export_preview.h"

#include "job/error.h"
#include "models/core_text.h"
#include "models/text.h"
#include "plots/theme.h"

#include <QPainter>

namespace deepmi::studio
{

namespace
{

constexpr int margin = 10;
/// While a spin box is being turned only its last value is drawn.
constexpr int delayMs = 40;

} // namespace

ExportPreview::ExportPreview(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("exportPreview"));
    setAccessibleName(tr("Preview"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &ExportPreview::draw);
}

void ExportPreview::setFigure(const Figure& figure, const ExportOptions& options)
{
    m_figure = figure;
    m_options = options;
    setAccessibleDescription(figure.missing.isEmpty() ? figure.description : figure.missing);
    m_delay.start();
}

void ExportPreview::draw()
{
    m_message = m_figure.missing;
    if (m_message.isEmpty() && !m_figure.draw)
        m_message = tr("This is a table: it is exported as CSV.");
    QString error;
    if (m_message.isEmpty()) {
        try {
            const FigureStyle style = exportStyle(m_figure, m_options);
            m_page = QSizeF(style.widthMm, style.heightMm);
        } catch (const Error& problem) {
            error = errorText(problem);
        }
    }
    Q_EMIT problem(error);
    if (!m_message.isEmpty()) {
        m_picture = {};
        update();
        Q_EMIT drawn();
        return;
    }
    if (!error.isEmpty())
        return;
    const double line = fontMetrics().height() + 6;
    const double pixelsPerMm =
        qMin((width() - 2 * margin) / m_page.width(), (height() - 2 * margin - line) / m_page.height());
    m_caption = tr("%1 × %2 mm, shown at %3 %")
                    .arg(m_page.width(), 0, 'f', 0)
                    .arg(m_page.height(), 0, 'f', 0)
                    .arg(qRound(100 * pixelsPerMm / (logicalDpiX() / 25.4)));
    ExportOptions small = m_options;
    small.dpi = qBound(30, static_cast<int>(pixelsPerMm * 25.4 * devicePixelRatioF()), 600);
    m_queue.enqueue(
        {tr("Preview of %1").arg(m_figure.title), false}, this,
        [figure = m_figure, small](JobContext&) { return imageOf(figure, small); },
        [this](const QImage& image) {
            m_picture = image;
            update();
            Q_EMIT drawn();
        },
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                Q_EMIT problem(state.error);
        });
}

void ExportPreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_delay.start();
}

void ExportPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(isDark(palette()) ? QPalette::Base : QPalette::Mid));
    painter.setPen(palette().color(QPalette::WindowText));
    if (m_picture.isNull()) {
        painter.fillRect(rect(), palette().color(QPalette::Window));
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_message);
        return;
    }
    const int line = fontMetrics().height() + 6;
    const QRectF room = QRectF(rect()).adjusted(margin, margin, -margin, -margin - line);
    const QSizeF size = m_page.scaled(room.size(), Qt::KeepAspectRatio);
    const QRectF page(room.center() - QPointF(size.width() / 2, size.height() / 2), size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(page, m_picture);
    const QRectF strip(0, height() - line - margin / 2., width(), line);
    painter.drawText(strip, Qt::AlignCenter, m_caption);
}

} // namespace deepmi::studio

#include "moc_export_preview.cpp"
