#include "actions/project_view.h"

#include "main_window.h"
#include "panels/panel.h"

namespace deepmi::studio
{

namespace
{

constexpr auto panelsKey = "panels";

} // namespace

ViewState viewOf(const MainWindow& window)
{
    ViewState view = window.layoutState();
    for (const Panel* panel : window.panels())
        if (ViewState state = panel->viewState(); !state.is_null())
            view[panelsKey][panel->objectName().toStdString()] = std::move(state);
    return view;
}

void showView(MainWindow& window, const ViewState& view)
{
    window.restoreLayout(view);
    showView(window.panels(), view);
}

void showView(const std::vector<Panel*>& panels, const ViewState& view)
{
    const auto kept = view.find(panelsKey);
    if (kept == view.end())
        return;
    for (Panel* panel : panels)
        if (const auto state = kept->find(panel->objectName().toStdString());
            state != kept->end() && state->is_object())
            panel->restoreView(*state);
}

} // namespace deepmi::studio
