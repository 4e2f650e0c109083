#pragma once

#include <QObject>

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

    /// Opens the dialog with that figure chosen; empty = the first of the panel in focus.
    void showDialog(const QString& figure = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu(Panel& panel, const QPoint& at);
    QString figureInFocus() const;

    MainWindow& m_window;
};

} // namespace deepmi::studio
