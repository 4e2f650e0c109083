#pragma once

#include "models/view_choices.h"

namespace deepmi::studio
{

class MainWindow;

/// What a project remembers of the window: where the docks stand, and what each panel is set up to show. None
/// of it is a change that a person is asked to save.
ViewState viewOf(const MainWindow& window);
/// After what is open was put into the workspace: columns, runs and trials are found there. A panel of which
/// the project says nothing, as those of earlier versions, stays as it is.
void showView(MainWindow& window, const ViewState& view);

} // namespace deepmi::studio
