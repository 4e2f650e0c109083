#include "actions/help_actions.h"

#include "actions/file_actions.h"
#include "dialogs/help_window.h"
#include "dialogs/shortcuts_dialog.h"
#include "job/version.h"
#include "main_window.h"
#include "models/text.h"
#include "panels/panel.h"
#include "tour/tour_dialog.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QSysInfo>

namespace deepmi::studio
{

namespace
{

/// The help page of the panel that has the keyboard, or of the first visible one.
QString pageInFocus(const MainWindow& window)
{
    for (const Panel* panel : window.panels())
        if (panel->hasFocus() || (panel->isVisible() && panel->isAncestorOf(QApplication::focusWidget())))
            return panel->helpPage();
    return QStringLiteral("start");
}

void showAbout(MainWindow& window)
{
    QMessageBox box(&window);
    box.setObjectName(QStringLiteral("aboutBox"));
    box.setWindowTitle(HelpActions::tr("About DeepMI Studio"));
    box.setIconPixmap(QApplication::windowIcon().pixmap(64, 64));
    box.setTextFormat(Qt::RichText);
    box.setText(
        HelpActions::tr("<h3>DeepMI Studio %1</h3>"
                        "<p>Which samples are easy, which are hard, and why: curricula for speech emotion by "
                        "mutual information between clusters, predictions and labels.</p>"
                        "<p>Qt %2, compiled with Qt %3, on %4.</p>"
                        "<p>Free software under the GNU General Public License, version 3.</p>")
            .arg(text(std::string(version)), QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
                 QSysInfo::prettyProductName().toHtmlEscaped()));
    box.setStandardButtons(QMessageBox::Close);
    box.exec();
}

} // namespace

HelpActions::HelpActions(MainWindow& window, QMenu& menu) : QObject(&window)
{
    const auto add = [&](const QString& title, const char* name, const QKeySequence& keys, auto act) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Guided &tour"), "tourAction", QKeySequence(Qt::CTRL | Qt::Key_F1), [this, &window] {
        if (!m_tour) {
            m_tour = new TourDialog(window.workspace(), &window);
            m_tour->setKeeper(
                [&window] { return window.fileActions().mayReplace(); },
                [&window](const std::shared_ptr<const LoadedData>& data, const std::string& attribute) {
                    window.fileActions().take(data, attribute);
                });
        }
        m_tour->show();
        m_tour->raise();
        m_tour->activateWindow();
    });
    add(tr("&Help on this panel"), "helpAction", QKeySequence(Qt::Key_F1), [this, &window] {
        const QString page = pageInFocus(window);
        if (!m_help)
            m_help = new HelpWindow(&window);
        m_help->showPage(page);
        m_help->show();
        m_help->raise();
        m_help->activateWindow();
    });
    add(tr("&Keyboard shortcuts"), "shortcutsAction", QKeySequence(Qt::CTRL | Qt::Key_Slash), [&window] {
        auto* dialog = new ShortcutsDialog(window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    menu.addSeparator();
    add(tr("&About DeepMI Studio"), "aboutAction", {}, [&window] { showAbout(window); });
}

} // namespace deepmi::studio

#include "moc_help_actions.cpp"
