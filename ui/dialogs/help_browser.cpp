#include "dialogs/help_browser.h"

#include <QDir>
#include <QImage>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextDocument>

namespace deepmi::studio
{

HelpBrowser::HelpBrowser(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    // Always there, so that a picture's width does not come and go with it.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
}

void HelpBrowser::showMarkdown(const QString& markdown, const QString& folder)
{
    m_markdown = markdown;
    m_folder = folder;
    layOut();
    verticalScrollBar()->setValue(0);
}

void HelpBrowser::layOut()
{
    const int place = verticalScrollBar()->value();
    document()->clear(); // with the pictures of another width
    setMarkdown(m_markdown);
    verticalScrollBar()->setValue(place);
}

QVariant HelpBrowser::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource)
        return QTextBrowser::loadResource(type, name);
    QImage picture(QDir::cleanPath(m_folder + QLatin1Char('/') + name.path()));
    const int room = viewport()->width() - 2 * qRound(document()->documentMargin());
    if (picture.isNull() || room < 1 || picture.width() <= room)
        return picture;
    picture = picture.convertToFormat(QImage::Format_ARGB32); // few colours cannot be blended
    return picture.scaledToWidth(room, Qt::SmoothTransformation);
}

void HelpBrowser::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOut();
}

void HelpBrowser::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

} // namespace deepmi::studio

#include "moc_help_browser.cpp"
