#pragma once

#include <filesystem>

namespace deepmi::studio
{

/// Where the window's checkpoints lie: "checkpoints" in stateFolder(), in settingsFolder() where that one
/// cannot be made or written. It is not made.
std::filesystem::path checkpointFolder();
/// Moves there what earlier versions of the program left beside the settings, unless one of that name is
/// there or a program is at work with it. Where it cannot be moved it stays. Files are moved, so call it on a
/// worker; does nothing at once where there are none.
void adoptEarlierCheckpoints();
/// Time between two checkpoints of a training: training/checkpoint-seconds of the settings, a minute where
/// they do not say.
double checkpointSeconds();

} // namespace deepmi::studio
