#pragma once

#include <QSettings>

namespace deepmi::studio
{

/// What the program remembers between its runs (recent files, layout of the docks, column mappings, theme):
/// an ini file in the person's configuration folder, or below the folder named by the environment variable
/// DEEPMI_STUDIO_SETTINGS (tests, portable use).
QSettings& settings();

/// From here on changes are made to a copy that goes with the program: for what runs without a window, whose
/// person has changed nothing. Before settings() is first called.
void keepNoSettings();

} // namespace deepmi::studio
