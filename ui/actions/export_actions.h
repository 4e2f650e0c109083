#pragma once

#include <QObject>
#include <vector>

class QMenu;
class QPoint;

namespace deepmi::studio
{

class MainWindow;
class Panel;

/// Export in the File menu, and export and copy in the context menu of every panel that has figures.
class ExportActions : public QObject
{
    Q_OBJECT

public:
    ExportActions(MainWindow& window, QMenu& menu);

    /// Opens the dialog with that figure chosen; empty = the one that is looked at.
    void showDialog(const QString& figure = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu(Panel& panel, const QPoint& at);
    /// The figure of that view among those to be seen which was last turned to, by its tab or by the keyboard
    /// focus.
    QString figureInView() const;

    MainWindow& m_window;
    std::vector<Panel*> m_lastTurnedTo; ///< all panels, the latest first
};

} // namespace deepmi::studio
