#include "application.h"

#include "command.h"
#include "console_progress.h"
#include "help.h"
#include "job/closest_name.h"
#include "job/memory.h"
#include "job/version.h"
#include "json_output.h"
#include "stop_signals.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>

namespace deepmi::cli
{

namespace
{

constexpr const char* description = "deepmi finds out which samples of a speech emotion corpus are easy and "
                                    "which are hard, and why: it clusters\n"
                                    "them with a deep network, measures the mutual information of cluster, "
                                    "prediction and emotion level (DeepMI),\n"
                                    "and trains and compares curricula that go from easy to hard.";

/// A file that cannot be written, or data that need more memory than there is, are as much the person's to
/// mend as a file that cannot be read: all exit with 3.
int exitCode(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::Failed:
        return error.file().empty() && !dynamic_cast<const OutOfMemory*>(&error) ? 1 : 3;
    case ErrorKind::Usage:
        return 2;
    case ErrorKind::BadInput:
        return 3;
    case ErrorKind::Stopped:
        return 130;
    }
    return 1;
}

/// The program's commands and the CLI::App that parses into them.
class Program
{
public:
    Program(int argc, char** argv) : m_app(description, "deepmi")
    {
        m_app.formatter(std::make_shared<HelpFormatter>());
        m_app.require_subcommand(1);
        m_app.set_version_flag("--version", std::string("deepmi ") + version);
        m_commands.push_back(makeDemoCommand());
        m_commands.push_back(makeInspectCommand());
        m_commands.push_back(makePretrainCommand());
        m_commands.push_back(makeScoreCommand());
        m_commands.push_back(makeInformationCommand());
        m_commands.push_back(makeTrainCommand());
        m_commands.push_back(makeExperimentCommand());
        m_commands.push_back(makeReportCommand());
        m_commands.push_back(makeConvertCommand());
        m_commands.push_back(makeSelfcheckCommand());
        m_commands.push_back(makeBenchCommand());
        m_commands.push_back(makeCompletionCommand());
        // Not for people: no help or completion speaks of it.
        if (argc > 1 && std::strcmp(argv[1], "experiment-task") == 0)
            m_commands.push_back(makeExperimentTaskCommand());
        for (const auto& command : m_commands) {
            CLI::App* declared = command->declare(m_app);
            addCommonOptions(*declared, m_common);
            declared->set_help_flag("-h,--help", "print this help")->group(commonGroup);
            m_declared.push_back(declared);
        }
    }

    const CommonOptions& common() const { return m_common; }

    /// Returns false where only help or the version was asked for, which is then printed.
    bool parse(int argc, char** argv)
    {
        // CLI11 reports a wrong option before it has read a --json behind it.
        for (int i = 1; i < argc; ++i)
            m_common.json = m_common.json || std::strcmp(argv[i], "--json") == 0;
        requireKnownCommand(argc, argv);
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::CallForHelp&) {
            printOut(m_app.help());
            return false;
        } catch (const CLI::CallForVersion& versionText) {
            printOut(std::string(versionText.what()) + "\n");
            return false;
        } catch (const CLI::ParseError& error) {
            throw UsageError(explained(error));
        }
        return true;
    }

    CommandOutput run(const Job& job)
    {
        for (std::size_t i = 0; i < m_commands.size(); ++i)
            if (m_declared[i]->parsed())
                return m_commands[i]->run({m_common, job});
        throw UsageError("no command was given");
    }

private:
    void requireKnownCommand(int argc, char** argv) const
    {
        const auto names = commandNames(m_app);
        std::string all;
        for (const auto& name : names)
            all += (all.empty() ? "" : ", ") + name;
        if (argc < 2)
            throw UsageError("a command is needed: " + all + "; see deepmi --help");
        const std::string given = argv[1];
        const auto command = std::find_if(argv + 1, argv + argc, [&](const char* argument) {
            return std::find(names.begin(), names.end(), argument) != names.end();
        });
        if (given.starts_with("--") && given != "--help" && given != "--version" && command != argv + argc)
            throw UsageError("options come after the command: deepmi " + std::string(*command) + " " + given +
                             " ...; see deepmi --help");
        if (given.empty() || given[0] == '-' || std::find(names.begin(), names.end(), given) != names.end())
            return;
        const std::string meant = closestName(given, names);
        throw UsageError("there is no command '" + given + "'" +
                         (meant.empty() ? "" : ", did you mean " + meant + "?") + "; the commands are " +
                         all);
    }

    /// Of an option that takes one value and was given several times.
    static std::optional<std::string> aboutRepeated(const CLI::App& command)
    {
        for (const CLI::Option* option : command.get_options())
            if (option->get_items_expected_max() == 1 && option->count() > 1 &&
                option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw)
                return option->get_name() + " is given " + std::to_string(option->count()) +
                       " times, expected once";
        return std::nullopt;
    }

    std::string explained(const CLI::ParseError& error) const
    {
        const CLI::App* command = nullptr;
        for (const CLI::App* declared : m_declared)
            if (declared->parsed())
                command = declared;
        if (!command)
            return std::string(error.what()) + "; see deepmi --help";
        std::string text = error.what();
        if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
            text = aboutRepeated(*command).value_or(text);
        // What is missing is often there under a mistyped name.
        const bool missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
        if (missing || dynamic_cast<const CLI::ExtrasError*>(&error)) {
            for (const std::string& extra : m_app.remaining(true)) {
                if (missing && !extra.starts_with('-'))
                    continue;
                const std::string option = extra.substr(0, extra.find('='));
                text = "there is no option '" + option + "'";
                if (option.empty() || option[0] != '-')
                    text = "'" + extra + "' was not expected here";
                else if (const std::string meant = closestName(option, longOptions(*command)); !meant.empty())
                    text += ", did you mean " + meant + "?";
                break;
            }
        }
        return "deepmi " + command->get_name() + ": " + text + "; see deepmi " + command->get_name() +
               " --help";
    }

    CLI::App m_app;
    CommonOptions m_common;
    std::vector<std::unique_ptr<Command>> m_commands;
    std::vector<CLI::App*> m_declared;
};

int report(const Error& error, const CommonOptions& common)
{
    try {
        if (common.json)
            printOut(jsonText(errorJson(error, common)));
        else
            std::fprintf(stderr, "error: %s\n", error.what());
    } catch (const std::exception& unprintable) {
        std::fprintf(stderr, "error: %s\nerror: %s\n", error.what(), unprintable.what());
    }
    return exitCode(error);
}

int runProgram(Program& program, ConsoleProgress& progress, int argc, char** argv)
{
    if (!program.parse(argc, argv))
        return 0;
    progress.setQuiet(program.common().quiet);
    const CommandOutput output = program.run(Job(progress, watchStopSignals()));
    progress.finish();
    if (program.common().json) {
        auto json = resultJson(output.json, program.common(), progress.warnings());
        for (const InputError& error : output.unread) {
            const auto details = errorJson(error, program.common()).at("error");
            if (!json.contains("error"))
                json["error"] = details;
            json["errors"].push_back(details);
        }
        printOut(jsonText(json));
    } else {
        printOut(output.text);
        for (const InputError& error : output.unread)
            std::fprintf(stderr, "error: %s\n", error.what());
    }
    if (!output.unread.empty())
        return exitCode(output.unread.front());
    return output.passed ? 0 : 1;
}

} // namespace

int runApplication(int argc, char** argv)
{
    try {
        Program program(argc, argv);
        ConsoleProgress progress;
        const auto failed = [&](const Error& error) {
            progress.finish();
            return report(error, program.common());
        };
        try {
            return runProgram(program, progress, argc, argv);
        } catch (const Error& error) {
            return failed(error);
        } catch (const std::exception& error) {
            if (const auto memory = asOutOfMemory(error))
                return failed(*memory);
            return failed(Error(ErrorKind::Failed, std::string("an unexpected error: ") + error.what()));
        }
    } catch (...) {
        std::fputs("error: an unexpected error of unknown kind\n", stderr);
        return 1;
    }
}

} // namespace deepmi::cli
