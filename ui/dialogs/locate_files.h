#pragma once

#include "models/project_state.h"

class QWidget;

namespace deepmi::studio
{

/// Asks for every file of the project that has moved where it is now, or to go on without it, and puts the
/// answers into the project. Other missing files of the same name in the folder that was pointed at are taken
/// without asking. False if the person cancelled.
bool locateMovedFiles(QWidget* parent, Project& project, const std::vector<ProjectFinding>& findings);

} // namespace deepmi::studio
