#pragma once

#include "models/view_choices.h"

#include <vector>

namespace deepmi::studio
{

class MainWindow;
class Panel;

/// What a project remembers of the window: where the docks stand, and what each panel is set up to show. None
/// of it is a change that a person is asked to save.
ViewState viewOf(const MainWindow& window);
/// After what is open was put into the workspace: columns, runs and trials are found there. A panel of which
/// the project says nothing, as those of earlier versions, stays as it is.
void showView(MainWindow& window, const ViewState& view);
/// The same of panels alone, where there is no window.
void showView(const std::vector<Panel*>& panels, const ViewState& view);

} // namespace deepmi::studio
