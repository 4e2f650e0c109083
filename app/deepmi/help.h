#pragma once

#include <CLI/App.hpp>
#include <string>

namespace deepmi::cli
{

/// Prints the help of `deepmi` and of each command from what the CLI::App holds: its options with their
/// groups, and as examples the lines of each command's footer.
class HelpFormatter final : public CLI::FormatterBase
{
public:
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

/// "--features FILE", "-h, --help", "FILE..." for positionals.
std::string optionSyntax(const CLI::Option& option);
/// Every long option of a command ("--features") that a person can see.
std::vector<std::string> longOptions(const CLI::App& command);
/// Every command's name, in the order of help.
std::vector<std::string> commandNames(const CLI::App& app);

} // namespace deepmi::cli
