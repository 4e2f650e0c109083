#pragma once

namespace deepmi::studio
{

/// Gives what was freed back to the system. The C library keeps it, in one arena a thread, where a training's
/// large blocks leave holes: after hours the program would stand there with more than it uses. Takes
/// milliseconds; any thread.
void returnFreedMemory();

} // namespace deepmi::studio
