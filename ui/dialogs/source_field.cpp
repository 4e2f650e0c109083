#include "dialogs/source_field.h"

#include "dialogs/ask.h"
#include "models/shown_number.h"
#include "models/text.h"

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFocusEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// Moments after the last letter before a file of that name is read, and before it is said that there is
/// none: most names of none are the beginning of one.
constexpr int pauseMs = 400, longPauseMs = 1000;

} // namespace

SourceField::SourceField(const QString& name, const QString& title, SourceRole role, const QString& tip,
                         QWidget* parent)
    : QWidget(parent), m_role(role), m_title(title), m_label(new QLabel(title)), m_edit(new QLineEdit),
      m_status(new QLabel), m_pause(new QTimer(this))
{
    setObjectName(name);
    setAcceptDrops(true);
    m_edit->setObjectName(name + QStringLiteral("Path"));
    m_edit->setAccessibleName(title);
    m_edit->setToolTip(tip);
    m_edit->setPlaceholderText(tr("Type a path, or drop a file here"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setAcceptDrops(false); // the field's own drop takes the path without "file://"
    m_edit->installEventFilter(this);
    m_label->setBuddy(m_edit);
    auto* browseButton = new QToolButton;
    browseButton->setObjectName(name + QStringLiteral("Browse"));
    browseButton->setIcon(style()->standardIcon(QStyle::SP_DirOpenIcon));
    browseButton->setToolTip(tr("Choose the file: %1").arg(title));
    browseButton->setAccessibleName(browseButton->toolTip());
    m_status->setObjectName(name + QStringLiteral("Status"));
    // A long name without blanks makes nothing wider.
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(6);
    layout->setVerticalSpacing(1);
    layout->addWidget(m_label, 0, 0);
    layout->addWidget(m_edit, 0, 1);
    layout->addWidget(browseButton, 0, 2);
    layout->addWidget(m_status, 1, 1, 1, 2);
    layout->setColumnStretch(1, 1);
    m_label->setMinimumWidth(labelWidth(font()));

    connect(browseButton, &QToolButton::clicked, this, &SourceField::browse);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (const QString trimmed = m_edit->text().trimmed(); trimmed != m_edit->text())
            m_edit->setText(trimmed);
        setPath(m_edit->text());
    });
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& now) {
        if (now.isEmpty())
            setPath({});
    });
    m_pause->setSingleShot(true);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_pause->start(pauseMs);
        Q_EMIT typed();
    });
    connect(m_pause, &QTimer::timeout, this, [this] {
        if (m_pause->interval() == longPauseMs || QFileInfo(m_edit->text().trimmed()).isFile())
            setPath(m_edit->text());
        else
            m_pause->start(longPauseMs);
    });
}

int SourceField::labelWidth(const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    int width = 0;
    for (const char* title :
         {"Features", "Labels", "Ratings", "Unlabelled pool", "Audio folder", "· features", "· labels"})
        width = std::max(width, QFontMetrics(bold).horizontalAdvance(
                                    QCoreApplication::translate("deepmi::studio::OpenDataDialog", title)));
    return width + QFontMetrics(font).horizontalAdvance(QStringLiteral("  "));
}

std::filesystem::path SourceField::path() const
{
    const QString typed = m_edit->text().trimmed();
    return typed.isEmpty() ? std::filesystem::path() : std::filesystem::absolute(pathOf(typed));
}

bool SourceField::isBeingTyped() const
{
    return m_edit->text().trimmed() != m_lastPath;
}

void SourceField::setPath(const QString& path)
{
    m_pause->stop();
    const QString trimmed = path.trimmed();
    if (trimmed == m_lastPath)
        return;
    m_lastPath = trimmed;
    if (m_edit->text().trimmed() != trimmed) // a blank at the end may be the middle of a name
        m_edit->setText(trimmed);
    m_preview = {};
    m_status->hide();
    options = trimmed.isEmpty() ? FileOptions{} : rememberedOptions(this->path());
    Q_EMIT pathChanged();
}

void SourceField::setSource(const QString& path, const FileOptions& how)
{
    {
        const QSignalBlocker quiet(this);
        setPath(path);
    }
    options = how;
    Q_EMIT pathChanged();
}

void SourceField::browse()
{
    Q_EMIT chosen();
    const QString file = ask::openFile(window(), m_title, tr("All files (*)"), QStringLiteral("data"));
    if (!file.isEmpty())
        setPath(file);
}

void SourceField::setReading()
{
    m_reading = true;
    showStatus(tr("Reading…"), false);
}

void SourceField::setPreview(FilePreview preview)
{
    m_reading = false;
    m_preview = std::move(preview);
    if (!m_preview.isUsable()) {
        setProblem(m_preview.error);
        return;
    }
    const auto number = [](std::size_t value) { return countText(value); };
    switch (m_role) {
    case SourceRole::Features:
    case SourceRole::Pool:
        showStatus(tr("%1 rows × %2 columns").arg(number(m_preview.rows), number(m_preview.columns)), false);
        break;
    case SourceRole::Labels:
        showStatus(tr("%1 rows, %n attribute(s)", nullptr, static_cast<int>(m_preview.columns))
                       .arg(number(m_preview.rows)),
                   false);
        break;
    case SourceRole::Ratings:
        showStatus(tr("%1 ratings of %2 samples")
                       .arg(number(m_preview.rows), number(m_preview.ratings->names.size())),
                   false);
        break;
    }
}

void SourceField::setProblem(const QString& message)
{
    m_reading = false;
    m_preview.error = message;
    showStatus(message, true);
}

void SourceField::showStatus(const QString& words, bool isProblem)
{
    m_status->setText((isProblem ? QStringLiteral("⚠ ") : QString()) + words);
    QPalette colours = palette();
    if (isProblem) {
        const bool dark = palette().color(QPalette::Window).lightness() < 128;
        colours.setColor(QPalette::WindowText, dark ? QColor(255, 150, 140) : QColor(176, 0, 32));
    } else {
        colours.setColor(QPalette::WindowText, palette().color(QPalette::PlaceholderText));
    }
    m_status->setPalette(colours);
    m_status->setToolTip(isProblem ? words : QString());
    m_status->setVisible(!words.isEmpty());
    m_edit->setAccessibleDescription(words);
}

void SourceField::setCurrent(bool current)
{
    QFont font = m_label->font();
    font.setBold(current);
    m_label->setFont(font);
}

bool SourceField::eventFilter(QObject* watched, QEvent* event)
{
    // Where the keyboard is when the window comes to the front was not chosen by that.
    if (event->type() == QEvent::FocusIn &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT chosen();
    return QWidget::eventFilter(watched, event);
}

void SourceField::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void SourceField::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    setPath(event->mimeData()->urls().first().toLocalFile());
    Q_EMIT chosen();
}

} // namespace deepmi::studio

#include "moc_source_field.cpp"
