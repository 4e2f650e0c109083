#include "panels/message_banner.h"

#include "worker/job_queue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace deepmi::studio
{

MessageBanner::MessageBanner(QWidget* parent) : QFrame(parent), m_icon(new QLabel), m_label(new QLabel)
{
    setObjectName(QStringLiteral("messageBanner"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_label->setObjectName(QStringLiteral("messageText"));
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setAccessibleName(tr("Message"));
    m_icon->setObjectName(QStringLiteral("messageIcon"));
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closeMessage"));
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, [this] {
        m_waiting.removeFirst();
        showNext();
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_label, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
}

QSize MessageBanner::sizeHint() const
{
    const QMargins around = layout()->contentsMargins();
    // Before it was ever shown: as wide as the window.
    const int beside = 2 * frameWidth() + around.left() + around.right() + 2 * layout()->spacing() + 60;
    const int room =
        isVisible() && m_label->width() > 0 ? m_label->width() : std::max(200, window()->width() - beside);
    const int text = std::max(24, m_label->heightForWidth(room));
    return {window()->width(), text + around.top() + around.bottom() + 2 * frameWidth()};
}

void MessageBanner::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void MessageBanner::show(const QString& title, const QString& message, const QString& about, Kind kind)
{
    for (const Message& waiting : m_waiting)
        if (waiting.title == title && waiting.text == message && waiting.about == about)
            return;
    m_waiting << Message{title, message, about, kind};
    showNext();
}

void MessageBanner::withdraw(const QString& about)
{
    const auto isOver = [&](const Message& message) { return !about.isEmpty() && message.about == about; };
    if (m_waiting.removeIf(isOver) > 0)
        showNext();
}

void MessageBanner::follow(const JobQueue& queue)
{
    connect(&queue, &JobQueue::failed, this,
            [this](const JobState& job) { show(tr("%1 failed.").arg(job.title), job.error, job.about); });
    connect(&queue, &JobQueue::finished, this, [this](const JobState& job) {
        if (job.status == JobStatus::Done)
            withdraw(job.about);
    });
}

QString MessageBanner::text() const
{
    return m_waiting.isEmpty() ? QString() : m_waiting.first().text;
}

void MessageBanner::showNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    const bool isWarning = m_waiting.first().kind == Kind::Warning;
    const auto icon = isWarning ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
    m_icon->setPixmap(style()->standardIcon(icon).pixmap(20, 20));
    m_icon->setAccessibleName(isWarning ? tr("Warning") : tr("Information"));
    const qsizetype more = m_waiting.size() - 1;
    m_label->setText(
        QStringLiteral("<b>%1</b> %2%3")
            .arg(m_waiting.first().title.toHtmlEscaped(),
                 m_waiting.first().text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")),
                 more > 0 ? QStringLiteral(" <i>") + tr("(%n more)", nullptr, static_cast<int>(more)) +
                                QStringLiteral("</i>")
                          : QString()));
    updateGeometry();
    Q_EMIT changed();
}

} // namespace deepmi::studio

#include "moc_message_banner.cpp"
