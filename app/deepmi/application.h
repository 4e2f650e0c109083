#pragma once

namespace deepmi::cli
{

/// The whole program but for main(): parses, runs one command, prints its result or its error and returns the
/// exit code. Raises nothing.
int runApplication(int argc, char** argv);

} // namespace deepmi::cli
