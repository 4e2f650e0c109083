#pragma once

#include "job/job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// How a program of the system ended and what it said.
struct CommandOutcome {
    int exitCode = -1; ///< 128 + N where signal N ended it
    std::string out, err;
};

/// How runCommand treats its child.
struct CommandSettings {
    /// Variables of the environment that the child does not get: "SQUEUE_" stands for all that begin so.
    std::vector<std::string> withoutVariables;
    /// A stop of the job ends the child and raises Stopped; without it the child is waited for.
    bool stoppable = false;
};

/// Runs a program found in PATH with these arguments (the first is its name), with no input, and waits for
/// it. It is in a process group of its own, so that a Ctrl-C meant for this program does not end it half-way.
/// Raises Error(Failed) where there is no such program or it cannot be started.
CommandOutcome runCommand(const std::vector<std::string>& arguments, const CommandSettings& settings,
                          const Job& job);

/// The text as one word of a shell: in single quotes.
std::string shellQuoted(const std::string& text);

/// The file that this program was started from, absolute. Raises Error(Failed).
std::filesystem::path thisProgram();

} // namespace deepmi
