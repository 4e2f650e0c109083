#pragma once

#include <QSettings>

namespace deepmi::studio
{

/// What the program remembers between its runs (recent files, layout of the docks, column mappings, theme):
/// an ini file in the person's configuration folder, or below the folder named by the environment variable
/// DEEPMI_STUDIO_SETTINGS (tests, portable use).
QSettings& settings();

/// Where that file lies.
QString settingsFolder();
/// Where large things that the program keeps for itself between its runs belong by the XDG rules, apart from
/// what a person configures: $XDG_STATE_HOME/deepmi-studio, ~/.local/state/deepmi-studio where that is not
/// set; settingsFolder() where DEEPMI_STUDIO_SETTINGS names one.
QString stateFolder();

/// From here on changes are made to a copy that goes with the program: for what runs without a window, whose
/// person has changed nothing. Before settings() is first called.
void keepNoSettings();

} // namespace deepmi::studio
