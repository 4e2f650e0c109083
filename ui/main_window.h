#pragma once

#include "models/workspace.h"

#include <QMainWindow>
#include <vector>

class QDockWidget;
class QToolBar;

namespace deepmi::studio
{

class FileActions;
class MessageBanner;
class Panel;

/// The window: makes the workspace, a dock for each panel, and the menus, and connects them. What happens in
/// them is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Workspace& workspace() { return m_workspace; }
    FileActions& fileActions() { return *m_fileActions; }
    const std::vector<Panel*>& panels() const { return m_panels; }
    const std::vector<QDockWidget*>& docks() const { return m_docks; }
    MessageBanner& banner() { return *m_banner; }
    /// Brings a panel's dock to the front, by the panel's object name.
    void showPanel(const QString& objectName);
    /// All docks back to where they stand at first.
    void resetLayout();
    /// Where the docks stand, for a project; restoring what is not such a state changes nothing.
    nlohmann::ordered_json layoutState() const;
    void restoreLayout(const nlohmann::ordered_json& state);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    /// The first dock that is seen there; null if none is.
    QDockWidget* dockIn(Qt::DockWidgetArea area) const;
    /// Of the panels at the left, px; the plots get the rest.
    void setSideWidth(int sideWidth);
    /// What the panels there need, px.
    int narrowestSide() const;
    void makeDocks();
    void makeMenus();
    void makeStatusLine();
    /// Also after a layout was restored, which shows or hides tool bars as they were.
    void showMessages();

    Workspace m_workspace;
    MessageBanner* m_banner;
    QToolBar* m_messageBar = nullptr; ///< holds the banner; seen while there are messages
    FileActions* m_fileActions = nullptr;
    std::vector<Panel*> m_panels;
    std::vector<QDockWidget*> m_docks;
    bool m_layoutIsSet = false; ///< of the last session, or of a project
    int m_sideWidth = 0;        ///< of the panels at the left, as the person left it, px
    int m_knownWidth = 0;       ///< of the window when m_sideWidth was noted, px
};

} // namespace deepmi::studio
