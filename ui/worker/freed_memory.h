#pragma once

namespace deepmi::studio
{

/// All threads take their memory from one place. The C library would give each its own (an arena), and keeps
/// what lay at the highest place of each for ever: that became more with every hour. To be called before
/// there are threads.
void shareOneArena();

/// Gives what was freed back to the system, which the C library would keep for later: a training's large
/// blocks, after hours, would leave the program there with more than it uses. Takes milliseconds; any thread.
void returnFreedMemory();

} // namespace deepmi::studio
