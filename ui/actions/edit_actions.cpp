#include "actions/edit_actions.h"

#include "main_window.h"

#include <QAction>
#include <QMenu>
#include <numeric>

namespace deepmi::studio
{

EditActions::EditActions(MainWindow& window, QMenu& menu) : QObject(&window)
{
    Workspace& workspace = window.workspace();
    QAction* undo = workspace.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("undoAction"));
    undo->setProperty("nameAlone", tr("&Undo")); // without what it would undo now
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = workspace.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("redoAction"));
    redo->setProperty("nameAlone", tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu.addActions({undo, redo});
    menu.addSeparator();

    const auto add = [&](const QString& title, const char* name, const QKeySequence& keys, auto act) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Select &all samples"), "selectAllAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        [&workspace] {
            std::vector<std::int32_t> rows(workspace.samples()->size());
            std::iota(rows.begin(), rows.end(), 0);
            workspace.selection().select(std::move(rows), tr("all samples"));
        });
    add(tr("&Invert selection"), "invertSelectionAction", QKeySequence(Qt::CTRL | Qt::Key_I), [&workspace] {
        std::vector<std::int32_t> rows(workspace.samples()->size());
        std::iota(rows.begin(), rows.end(), 0);
        const QString origin = workspace.selection().origin();
        workspace.selection().select(std::move(rows), tr("all but %1").arg(origin), Selection::How::Toggle);
    });
    add(tr("&Clear selection"), "clearSelectionAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
        [&workspace] { workspace.selection().clear(); });
}

} // namespace deepmi::studio

#include "moc_edit_actions.cpp"
