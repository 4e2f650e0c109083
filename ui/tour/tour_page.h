#pragma once

#include "figures/canvas.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

namespace deepmi::studio
{

class Workspace;

/// One chapter of the tour: a heading, what there is to understand in words and numbers of the open corpus,
/// and something to try.
class TourPage : public QWidget
{
    Q_OBJECT

public:
    TourPage(Workspace& workspace, const QString& heading, QWidget* parent = nullptr);

    const QString& heading() const { return m_heading; }
    /// The explanation as it now stands, for tests and screen readers.
    QString explanation() const { return m_text->text(); }
    /// Brings words, numbers and drawings up to date; called when the page is turned to and when values
    /// change.
    virtual void refresh() = 0;

protected:
    Workspace& workspace() const { return m_workspace; }
    void explain(const QString& richText) { m_text->setText(richText); }
    QVBoxLayout& contents() { return *m_layout; }
    void changeEvent(QEvent* event) override;

private:
    void enlargeTitle();

    Workspace& m_workspace;
    QString m_heading;
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_layout;
};

/// What the axes of a page's drawing stand for: below the panel by `lines` lines of text, and left of it,
/// reading upwards.
void drawAxisTitles(Canvas& canvas, const Panel& panel, double fontPt, const QString& x, const QString& y,
                    double lines = 2.6);

} // namespace deepmi::studio
