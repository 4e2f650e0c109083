#pragma once

#include <QSettings>

namespace deepmi::studio
{

/// What the program remembers between its runs (recent files, layout of the docks, column mappings, theme):
/// an ini file in the person's configuration folder, or below the folder named by the environment variable
/// DEEPMI_STUDIO_SETTINGS (tests, portable use).
QSettings& settings();

} // namespace deepmi::studio
