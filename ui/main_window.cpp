#include "main_window.h"

#include "actions/edit_actions.h"
#include "actions/export_actions.h"
#include "actions/file_actions.h"
#include "actions/help_actions.h"
#include "actions/run_actions.h"
#include "actions/view_actions.h"
#include "models/job_text.h"
#include "models/settings.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "panels/panel.h"
#include "panels/panel_list.h"
#include "panels/wrapped_tool_tips.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QResizeEvent>
#include <QScreen>
#include <QShowEvent>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <algorithm>
#include <utility>

namespace deepmi::studio
{

namespace
{

constexpr auto geometryKey = "window/geometry";
constexpr auto layoutKey = "window/layout";
/// Raised when docks come or go, so that a layout of another version is not restored.
constexpr int layoutVersion = 1;
/// What warnings of trainings are about, for the banner.
const auto ofOpenData = QStringLiteral("open data");

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_banner(new MessageBanner)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("DeepMI Studio"));
    setDockNestingEnabled(true);
    qApp->installEventFilter(new WrappedToolTips(this));
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    makeDocks();
    makeMenus();
    makeStatusLine();
    connect(&m_workspace, &Workspace::problem, m_banner,
            [this](const QString& title, const QString& message) { m_banner->show(title, message); });
    connect(&m_workspace, &Workspace::information, m_banner,
            [this](const QString& title, const QString& message) {
                m_banner->show(title, message, {}, MessageBanner::Kind::Information);
            });
    m_banner->follow(m_workspace.jobs());
    connect(&m_workspace.jobs(), &JobQueue::warned, this,
            [this](const JobState& job, const QString& warning) {
                m_banner->show(job.title + QLatin1Char(':'), warning, ofOpenData);
            });
    // What a training says of data that are closed would be read as if it were of those that are open.
    connect(&m_workspace, &Workspace::dataChanged, m_banner, [this] { m_banner->withdraw(ofOpenData); });
    // With its frame on the smallest screen that it is made for.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() -
                                      QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight))));
    resetLayout();
    restoreGeometry(studio::settings().value(QLatin1String(geometryKey)).toByteArray());
    m_layoutIsSet =
        restoreState(studio::settings().value(QLatin1String(layoutKey)).toByteArray(), layoutVersion);
    showMessages();
}

MainWindow::~MainWindow()
{
    // Jobs deliver to panels: let them end while panels live.
    m_workspace.previews().stopAll();
    m_workspace.jobs().stopAll();
    // The actions speak to the workspace and the banner, which go before a QObject's children do.
    delete m_fileActions;
}

void MainWindow::makeDocks()
{
    // The banner stands above the docks as a tool bar of its own, across the whole window.
    // A widget that is hidden when a tool bar takes it never shows again, so the bar itself comes and goes.
    m_messageBar = new QToolBar(tr("Messages"), this);
    m_messageBar->setObjectName(QStringLiteral("messageBar"));
    m_messageBar->setMovable(false);
    m_banner->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_messageBar->addWidget(m_banner);
    m_messageBar->toggleViewAction()->setVisible(false);
    addToolBar(Qt::TopToolBarArea, m_messageBar);
    connect(m_banner, &MessageBanner::changed, this, &MainWindow::showMessages);

    for (const PanelEntry& entry : panelList()) {
        auto* dock = new QDockWidget(entry.title, this);
        dock->installEventFilter(this);
        const QString name = QString::fromLatin1(entry.objectName);
        dock->setObjectName(name + QStringLiteral("Dock"));
        Panel* panel = entry.make(m_workspace, dock);
        panel->setObjectName(name);
        panel->setAccessibleName(entry.title);
        dock->setWidget(panel);
        m_panels.push_back(panel);
        m_docks.push_back(dock);
    }
}

void MainWindow::resetLayout()
{
    QDockWidget* first[4] = {};
    const std::vector<PanelEntry> entries = panelList();
    for (QDockWidget* dock : m_docks)
        removeDockWidget(dock);
    // The first of each place before any tabs: a dock cannot be split once it has tabs.
    for (std::size_t index = 0; index < m_docks.size(); ++index) {
        QDockWidget* dock = m_docks[index];
        QDockWidget*& group = first[static_cast<int>(entries[index].place)];
        if (!group) {
            switch (entries[index].place) {
            case DockPlace::Side:
                addDockWidget(Qt::LeftDockWidgetArea, dock);
                break;
            case DockPlace::SideBelow:
                splitDockWidget(first[static_cast<int>(DockPlace::Side)], dock, Qt::Vertical);
                break;
            case DockPlace::Centre:
                addDockWidget(Qt::RightDockWidgetArea, dock);
                break;
            case DockPlace::Bottom:
                splitDockWidget(first[static_cast<int>(DockPlace::Centre)], dock, Qt::Vertical);
                break;
            }
            group = dock;
        }
    }
    for (std::size_t index = 0; index < m_docks.size(); ++index) {
        QDockWidget* group = first[static_cast<int>(entries[index].place)];
        if (m_docks[index] != group)
            tabifyDockWidget(group, m_docks[index]);
        m_docks[index]->setFloating(false);
        m_docks[index]->show();
    }
    for (QDockWidget* dock : first)
        if (dock)
            dock->raise();
    QDockWidget* side = first[static_cast<int>(DockPlace::Side)];
    QDockWidget* below = first[static_cast<int>(DockPlace::SideBelow)];
    QDockWidget* centre = first[static_cast<int>(DockPlace::Centre)];
    QDockWidget* bottom = first[static_cast<int>(DockPlace::Bottom)];
    // On a wide screen the room is the plots'.
    const int sideWidth = std::min(width() * 28 / 100, fontMetrics().height() * 26);
    resizeDocks({side, centre}, {sideWidth, width() - sideWidth}, Qt::Horizontal);
    resizeDocks({side, below}, {height() * 50 / 100, height() * 50 / 100}, Qt::Vertical);
    resizeDocks({centre, bottom}, {height() * 64 / 100, height() * 36 / 100}, Qt::Vertical);
}

nlohmann::ordered_json MainWindow::layoutState() const
{
    nlohmann::ordered_json state = {{"docks", saveState(layoutVersion).toBase64().toStdString()}};
    if (const QDockWidget* side = dockIn(Qt::LeftDockWidgetArea))
        state["side"] = side->width();
    return state;
}

void MainWindow::restoreLayout(const nlohmann::ordered_json& state)
{
    if (!state.is_object() || !state.contains("docks") || !state["docks"].is_string())
        return;
    if (restoreState(QByteArray::fromBase64(QByteArray::fromStdString(state["docks"].get<std::string>())),
                     layoutVersion)) {
        m_layoutIsSet = true;
        // A window of another width would share out the difference among both sides.
        if (const auto side = state.find("side"); side != state.end() && side->is_number_integer()) {
            // Also for when the window gets its size only after this, as on leaving the full screen.
            m_sideWidth = std::min(side->get<int>(), width() / 2);
            setSideWidth(m_sideWidth);
        }
    }
    showMessages();
}

void MainWindow::showMessages()
{
    m_messageBar->setVisible(!m_banner->isEmpty());
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    m_fileActions = new FileActions(*this, *file);
    new ExportActions(*this, *file);
    new EditActions(*this, *menuBar()->addMenu(tr("&Edit")));
    new RunActions(*this, *menuBar()->addMenu(tr("&Run")));
    new ViewActions(*this, *menuBar()->addMenu(tr("&View")));
    new HelpActions(*this, *menuBar()->addMenu(tr("&Help")));
}

void MainWindow::makeStatusLine()
{
    auto* selection = new QLabel;
    selection->setObjectName(QStringLiteral("selectionStatus"));
    selection->setAccessibleName(tr("Selection"));
    statusBar()->addWidget(selection, 1);
    auto* job = new QLabel;
    job->setObjectName(QStringLiteral("jobStatus"));
    job->setAccessibleName(tr("Running job"));
    statusBar()->addPermanentWidget(job);
    const auto showSelection = [this, selection] {
        const Selection& chosen = m_workspace.selection();
        const auto all = static_cast<int>(m_workspace.samples()->size());
        selection->setText(chosen.isEmpty() ? tr("%Ln sample(s)", nullptr, all)
                                            : tr("%L1 of %Ln sample(s) selected: %2", nullptr, all)
                                                  .arg(chosen.rows().size())
                                                  .arg(chosen.origin()));
    };
    connect(&m_workspace.selection(), &Selection::changed, selection, showSelection);
    connect(&m_workspace, &Workspace::samplesChanged, selection, showSelection);
    connect(&m_workspace.jobs(), &JobQueue::changed, job, [job, shown = 0](const JobState& state) mutable {
        // What waits, or is taken off, does not hide the one that runs.
        if (!state.isActive() && state.id != shown)
            return;
        shown = state.isActive() ? state.id : 0;
        const QString percent = state.total > 0
                                    ? QStringLiteral(" · %1 %").arg(qRound(100 * state.done / state.total))
                                    : QString();
        const bool stands = state.atRest || state.status == JobStatus::Stopping;
        const QString status = stands ? QStringLiteral(" · ") + statusText(state) : QString();
        job->setText(state.isActive() ? state.title + percent + status : QString());
    });
    showSelection();
}

void MainWindow::showPanel(const QString& objectName)
{
    for (std::size_t index = 0; index < m_panels.size(); ++index)
        if (m_panels[index]->objectName() == objectName) {
            m_docks[index]->show();
            m_docks[index]->raise();
            m_panels[index]->setFocus();
        }
}

QDockWidget* MainWindow::dockIn(Qt::DockWidgetArea area) const
{
    for (QDockWidget* dock : m_docks)
        // Behind another tab it counts as visible too, beyond the window's edge and as wide as it was once.
        if (dockWidgetArea(dock) == area && !dock->isFloating() && dock->isVisible() &&
            rect().intersects(dock->geometry()))
            return dock;
    return nullptr;
}

int MainWindow::narrowestSide() const
{
    int narrowest = 0;
    for (QDockWidget* dock : m_docks)
        if (dockWidgetArea(dock) == Qt::LeftDockWidgetArea && !dock->isFloating())
            narrowest = std::max(narrowest, dock->minimumSizeHint().width());
    return narrowest;
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    // The layout has shared out the new width among both sides by now.
    QMainWindow::resizeEvent(event);
    m_knownWidth = width();
    setSideWidth(m_sideWidth);
}

void MainWindow::setSideWidth(int sideWidth)
{
    QDockWidget* side = dockIn(Qt::LeftDockWidgetArea);
    QDockWidget* plots = dockIn(Qt::RightDockWidgetArea);
    // One of them alone is not obeyed.
    if (side && plots && sideWidth > 0)
        resizeDocks({side, plots}, {sideWidth, side->width() + plots->width() - sideWidth}, Qt::Horizontal);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_knownWidth = width();
    // Until it is seen, a window may be given any size.
    if (!std::exchange(m_layoutIsSet, true))
        resetLayout();
    if (const QDockWidget* side = dockIn(Qt::LeftDockWidgetArea))
        m_sideWidth = side->width();
}

bool MainWindow::eventFilter(QObject* object, QEvent* event)
{
    // A border that was dragged, a layout that was restored: not a window that is being resized.
    if (event->type() == QEvent::Resize && object == dockIn(Qt::LeftDockWidgetArea) &&
        width() == m_knownWidth) {
        const int now = static_cast<QResizeEvent*>(event)->size().width();
        // What large texts need is not what the person left.
        if (now <= m_sideWidth || now > narrowestSide())
            m_sideWidth = now;
    }
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_fileActions->mayReplace()) {
        event->ignore();
        return;
    }
    studio::settings().setValue(QLatin1String(geometryKey), saveGeometry());
    studio::settings().setValue(QLatin1String(layoutKey), saveState(layoutVersion));
    event->accept();
}

} // namespace deepmi::studio

#include "moc_main_window.cpp"
