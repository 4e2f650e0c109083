#include "actions/export_actions.h"

#include "dialogs/export_dialog.h"
#include "export/figure_list.h"
#include "export/figure_watch.h"
#include "job/error.h"
#include "main_window.h"
#include "models/core_text.h"
#include "models/text.h"
#include "panels/panel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QMenu>
#include <algorithm>

namespace deepmi::studio
{

ExportActions::ExportActions(MainWindow& window, QMenu& menu)
    : QObject(&window), m_window(window), m_lastTurnedTo(window.panels())
{
    auto* action = new QAction(tr("&Export…"), &menu);
    action->setObjectName(QStringLiteral("exportAction"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    action->setToolTip(tr("Figures and tables as PDF, SVG, PNG or CSV"));
    connect(action, &QAction::triggered, this, [this] { showDialog(); });
    // Leaving the program stays the last entry.
    QAction* last = menu.findChild<QAction*>(QStringLiteral("quitAction"));
    if (!last && m_window.findChild<QAction*>(QStringLiteral("quitAction")))
        last = m_window.findChild<QAction*>(QStringLiteral("quitAction"));
    menu.insertAction(menu.actions().contains(last) ? last : nullptr, action);
    if (menu.actions().contains(last))
        menu.insertSeparator(last);
    // By its address alone: a panel may be going with the window.
    const auto turnTo = [this](const QWidget* widget) {
        for (; widget; widget = widget->parentWidget()) {
            const auto found = std::find(m_lastTurnedTo.begin(), m_lastTurnedTo.end(), widget);
            if (found != m_lastTurnedTo.end())
                std::rotate(m_lastTurnedTo.begin(), found, found + 1);
        }
    };
    connect(qApp, &QApplication::focusChanged, this,
            [turnTo](const QWidget*, const QWidget* now) { turnTo(now); });
    connect(&window, &QMainWindow::tabifiedDockWidgetActivated, this,
            [turnTo](const QDockWidget* dock) { turnTo(dock ? dock->widget() : nullptr); });
    for (Panel* panel : window.panels())
        panel->installEventFilter(this);
}

QString ExportActions::figureInView() const
{
    for (const Panel* view : m_lastTurnedTo)
        // A panel behind another tab counts as visible.
        if (view->isVisible() && !view->visibleRegion().isEmpty())
            if (const QString figure = view->figureInView(); !figure.isEmpty())
                return figure;
    return {};
}

void ExportActions::showDialog(const QString& figure)
{
    const QString first = figure.isEmpty() ? figureInView() : figure;
    auto* dialog = new ExportDialog(figuresOf(m_window.panels()), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->choose(first);
    const auto* watch = new FigureWatch(
        m_window.workspace(), [this] { return figuresOf(m_window.panels()); }, dialog);
    connect(watch, &FigureWatch::renewed, dialog, &ExportDialog::renew);
    dialog->open();
}

bool ExportActions::eventFilter(QObject* watched, QEvent* event)
{
    // Only what no widget inside the panel wanted for itself comes here.
    if (event->type() == QEvent::ContextMenu)
        if (auto* panel = qobject_cast<Panel*>(watched); panel && !panel->figures().empty()) {
            showMenu(*panel, static_cast<QContextMenuEvent*>(event)->globalPos());
            return true;
        }
    return QObject::eventFilter(watched, event);
}

void ExportActions::showMenu(Panel& panel, const QPoint& at)
{
    auto* menu = new QMenu(&panel);
    menu->setObjectName(QStringLiteral("figureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto figures = panel.figures();
    for (const Figure& figure : figures) {
        if (menu->actions().size() > 1)
            menu->addSeparator();
        QAction* save = menu->addAction(tr("Export “%1”…").arg(figure.title));
        save->setObjectName(QStringLiteral("export_") + figure.id);
        connect(save, &QAction::triggered, this, [this, id = figure.id] { showDialog(id); });
        QAction* copy = menu->addAction(tr("Copy “%1”").arg(figure.title));
        copy->setObjectName(QStringLiteral("copy_") + figure.id);
        connect(copy, &QAction::triggered, this, [this, figure] {
            try {
                QApplication::clipboard()->setMimeData(clipboardDataOf(figure, {}).release());
            } catch (const Error& error) {
                m_window.workspace().report(tr("The figure was not copied."), errorText(error));
            }
        });
        for (QAction* action : {save, copy}) {
            action->setEnabled(figure.missing.isEmpty());
            action->setToolTip(figure.missing.isEmpty() ? figure.description : figure.missing);
        }
    }
    menu->popup(at);
}

} // namespace deepmi::studio

#include "moc_export_actions.cpp"
