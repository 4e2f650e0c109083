#pragma once

#include <QDialog>

class QListWidget;

namespace deepmi::studio
{

class HelpBrowser;

/// The help pages, one a panel, in the program's language (English where a page is not translated).
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent = nullptr);

    /// Every page's name, in reading order.
    static QStringList pages();
    void showPage(const QString& page);
    QString currentPage() const;

private:
    QListWidget* m_list;
    HelpBrowser* m_text;
};

/// A help page as Markdown; empty if there is none of that name.
QString helpText(const QString& page);
/// Where it lies: ":/help/LANGUAGE", that of English where the page is not translated.
QString helpFolder(const QString& page);

} // namespace deepmi::studio
