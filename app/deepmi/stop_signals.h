#pragma once

#include <stop_token>

namespace deepmi::cli
{

/// From here on Ctrl-C and SIGTERM ask for a stop through the returned token instead of ending the program; a
/// second one ends it at once. A write beyond the file size limit becomes an error of that write. Call once,
/// before any other thread is started: threads inherit which signals they leave to the watcher.
std::stop_token watchStopSignals();

} // namespace deepmi::cli
