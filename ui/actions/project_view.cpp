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
    const auto panels = view.find(panelsKey);
    if (panels == view.end())
        return;
    for (Panel* panel : window.panels())
        if (const auto state = panels->find(panel->objectName().toStdString());
            state != panels->end() && state->is_object())
            panel->restoreView(*state);
}

} // namespace deepmi::studio
