#pragma once

#include <QTextBrowser>

namespace deepmi::studio
{

/// Shows a help page with its pictures as wide as the page at most. Links are told by anchorClicked and not
/// followed.
class HelpBrowser final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit HelpBrowser(QWidget* parent = nullptr);

    /// `folder` is where the page lies, e.g. ":/help/en"; its pictures are named relative to it.
    void showMarkdown(const QString& markdown, const QString& folder);

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();

    QString m_markdown, m_folder;
};

} // namespace deepmi::studio
