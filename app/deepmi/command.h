#pragma once

#include "common_options.h"
#include "job/error.h"
#include "job/job.h"

#include <CLI/App.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// What a command has found: the same result twice, for scripts and for people.
struct CommandOutput {
    nlohmann::ordered_json json = nlohmann::ordered_json::object(); ///< version, seed and warnings are added
    std::string text;                                               ///< ends with a newline
    bool passed = true; ///< false makes the exit code 1 although the result is printed (`selfcheck`)
    /// What could not be read where the rest of the result is printed all the same: told after it, and the
    /// exit code is theirs.
    std::vector<InputError> unread = {};
};

/// What a running command gets to see of its surroundings.
struct Session {
    const CommonOptions& common;
    const Job& job;
};

/// One command of `deepmi`. It owns the values its options are parsed into, so it must outlive the CLI::App.
class Command
{
public:
    virtual ~Command() = default;
    /// Adds the command with its options to `app` and returns it; parsing writes into this object.
    virtual CLI::App* declare(CLI::App& app) = 0;
    virtual CommandOutput run(const Session& session) = 0;
};

std::unique_ptr<Command> makeDemoCommand();
std::unique_ptr<Command> makeInspectCommand();
std::unique_ptr<Command> makePretrainCommand();
std::unique_ptr<Command> makeScoreCommand();
std::unique_ptr<Command> makeInformationCommand();
std::unique_ptr<Command> makeTrainCommand();
std::unique_ptr<Command> makeExperimentCommand();
std::unique_ptr<Command> makeExperimentTaskCommand();
std::unique_ptr<Command> makeReportCommand();
std::unique_ptr<Command> makeConvertCommand();
std::unique_ptr<Command> makeSelfcheckCommand();
std::unique_ptr<Command> makeBenchCommand();
std::unique_ptr<Command> makeCompletionCommand();

} // namespace deepmi::cli
