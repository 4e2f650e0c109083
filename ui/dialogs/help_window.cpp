#include "dialogs/help_window.h"

#include "dialogs/help_browser.h"
#include "models/language.h"
#include "plots/theme.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScreen>

namespace deepmi::studio
{

namespace
{

/// The page's first heading, "# Bins" → "Bins".
QString headingOf(const QString& markdown)
{
    return markdown.section(QLatin1Char('\n'), 0, 0).mid(2);
}

} // namespace

QString helpFolder(const QString& page)
{
    const QString own = QStringLiteral(":/help/") + currentLanguage();
    return QFile::exists(QStringLiteral("%1/%2.md").arg(own, page)) ? own : QStringLiteral(":/help/en");
}

QString helpText(const QString& page)
{
    QFile file(QStringLiteral("%1/%2.md").arg(helpFolder(page), page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList HelpWindow::pages()
{
    return {QStringLiteral("start"),      QStringLiteral("data"),       QStringLiteral("pretraining"),
            QStringLiteral("jobs"),       QStringLiteral("curriculum"), QStringLiteral("heatmap"),
            QStringLiteral("bins"),       QStringLiteral("embedding"),  QStringLiteral("training"),
            QStringLiteral("comparison"), QStringLiteral("samples"),    QStringLiteral("export")};
}

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent), m_list(new QListWidget), m_text(new HelpBrowser)
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    m_list->setObjectName(QStringLiteral("helpList"));
    m_list->setAccessibleName(tr("Help pages"));
    m_list->setFixedWidth(m_list->fontMetrics().averageCharWidth() * 28);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Help page"));
    for (const QString& page : pages()) {
        auto* item = new QListWidgetItem(headingOf(helpText(page)), m_list);
        item->setData(Qt::UserRole, page);
    }
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        const QString page = pages().value(row);
        m_text->showMarkdown(helpText(page), helpFolder(page));
    });
    // A link names another page.
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { showPage(link.path()); });
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_text, 1);
    resize((QSizeF(860, 640) * presentationScale()).toSize().boundedTo(screen()->availableSize()));
    m_list->setCurrentRow(0);
}

void HelpWindow::showPage(const QString& page)
{
    const auto row = static_cast<int>(pages().indexOf(page));
    if (row >= 0)
        m_list->setCurrentRow(row);
}

QString HelpWindow::currentPage() const
{
    return pages().value(m_list->currentRow());
}

} // namespace deepmi::studio

#include "moc_help_window.cpp"
