#pragma once

#include "studio_options.h"

namespace deepmi::studio
{

/// --export and --list-figures: the panels' figures of a project without a window. Names of written files, or
/// the list, go to standard output. Returns the exit code; raises deepmi::Error. Needs a QApplication.
int exportFigures(const StudioOptions& options);

} // namespace deepmi::studio
