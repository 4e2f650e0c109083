#pragma once

#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace deepmi::studio
{

class Panel;
class Workspace;

/// Where a panel's dock stands at first.
enum class DockPlace { Side, SideBelow, Centre, Bottom };

struct PanelEntry {
    const char* objectName; ///< of the panel; its dock is objectName + "Dock"
    QString title;
    DockPlace place;
    std::function<Panel*(Workspace&, QWidget*)> make;
};

/// Every panel of the window, in the order of its tabs.
std::vector<PanelEntry> panelList();

} // namespace deepmi::studio
