#include "dialogs/shortcuts_dialog.h"

#include "models/text.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

using Rows = QList<std::pair<QString, QString>>;

void collect(const QMenu& menu, Rows& rows)
{
    for (const QAction* action : menu.actions()) {
        if (action->menu()) {
            collect(*action->menu(), rows);
            continue;
        }
        QStringList keys;
        for (const QKeySequence& shortcut : action->shortcuts())
            keys << shortcut.toString(QKeySequence::NativeText);
        const QString name = action->property("nameAlone").toString();
        if (!keys.isEmpty())
            rows << std::pair(withoutKey(name.isEmpty() ? action->text() : name),
                              keys.join(QStringLiteral(", ")));
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QMainWindow& window) : QDialog(&window)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    Rows rows;
    for (const QAction* action : window.menuBar()->actions())
        if (action->menu())
            collect(*action->menu(), rows);
    rows << std::pair(tr("In a plot: move the cursor"), tr("arrow keys, Home, End"))
         << std::pair(tr("In a plot: select what is under the cursor"), tr("Enter; Shift adds, Ctrl toggles"))
         << std::pair(tr("In the map and the charts: zoom, show everything"), tr("+ and −, 0"))
         << std::pair(tr("In the table of samples: play, copy"), tr("Space, Ctrl+C"))
         << std::pair(tr("On the edges of the levels: choose, move, add, remove"),
                      tr("up and down, left and right, Insert, Delete"))
         << std::pair(tr("From one control to the next"), tr("Tab, Shift+Tab"));
    auto* table = new QTableWidget(static_cast<int>(rows.size()), 2);
    table->setObjectName(QStringLiteral("shortcutTable"));
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[row].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[row].second));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table);
    layout->addWidget(buttons);
    // As wide as its longest line; where the screen is not, in lines.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const QMargins around = layout->contentsMargins();
    const QAbstractItemView& view = *table; // where the hints are public
    const int wanted = view.sizeHintForColumn(0) + view.sizeHintForColumn(1) + 2 * table->frameWidth() +
                       table->verticalScrollBar()->sizeHint().width() + around.left() + around.right() + 8;
    resize(QSize(std::max(560, wanted), 520).boundedTo(screen()->availableSize()));
    if (width() < wanted)
        table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
}

} // namespace deepmi::studio

#include "moc_shortcuts_dialog.cpp"
