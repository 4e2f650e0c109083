#include "help.h"

#include "text_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace deepmi::cli
{

namespace
{

constexpr const char* fileFormats =
    R"(Features      HDF5, .npy, .npz, MATLAB .mat 4/5/7.3, HTK, a folder with one .mat or .htk a sample, openSMILE CSV
              and ARFF, CSV/TSV with a name column; a row a sample, told from the content
Labels        labels_consensus.csv and labels.txt of the MSP corpora, any CSV/TSV with a header
Ratings       labels_detailed.csv of the MSP corpora, any CSV/TSV with one rating a row
Assignments   CSV name,cluster,predicted,label: clusters and predictions of any other system
SCORES.csv    name,score,rank,bin (rank 0 and bin 0 are the easiest); DeepMI adds cluster,predicted,label,
              mi_cluster,mi_prediction, every other measure the column measure; the authors' JSON
              {file: value} is read and written by convert, and the tables of aucurriculum (mean,ranks), in which lower is easier, wherever scores are
PLAN.json     what experiment runs: measures, parameters and corpora; described in plan.schema.json
RUN.h5        what pretrain writes: weights, normalisation, parameters, history, a row a training sample
Weights       PyTorch .pt and .pth (nothing in them is executed), .safetensors: what pretrain can start from
)";

constexpr const char* environment =
    R"(CUDA_VISIBLE_DEVICES   which GPUs may be used, e.g. 1, or empty for none
)";

constexpr const char* exitCodes =
    R"(0    done
1    failed for a reason outside the files: no such device
2    wrong usage: an option is missing, unknown or out of range
3    a file cannot be used: bad input, or it cannot be written (disk full), or it needs more memory
     than there is; the message names the file, the place and what was expected
130  stopped by Ctrl-C or SIGTERM; a second one ends the program at once
)";

/// More choices than fit here are listed behind an option's description, where lines can break.
constexpr std::size_t widestChoices = 70;

std::size_t pageWidth()
{
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60)
        return std::min<std::size_t>(size.ws_col, 120);
    return 100;
}

std::string section(const std::string& title, const std::string& body)
{
    std::string text = "\n" + title + "\n";
    std::size_t begin = 0;
    while (begin < body.size()) {
        const std::size_t end = std::min(body.find('\n', begin), body.size());
        text += end > begin ? "  " + body.substr(begin, end - begin) + "\n" : "\n";
        begin = end + 1;
    }
    return text;
}

/// Two columns, the second wrapped; a first cell too long for its column gets a line of its own.
std::string twoColumns(const std::vector<std::pair<std::string, std::string>>& lines, std::size_t widest)
{
    std::size_t column = 0;
    for (const auto& [left, right] : lines)
        column = std::max(column, std::min(displayWidth(left), widest));
    std::string text;
    for (const auto& [left, right] : lines) {
        const std::size_t indent = column + 4;
        const std::size_t used = displayWidth(left);
        text += "  " + left;
        text += used > column ? "\n" + std::string(indent, ' ') : std::string(indent - 2 - used, ' ');
        text += wrap(right, pageWidth(), indent) + "\n";
    }
    return text;
}

std::vector<std::string> examplesOf(const CLI::App& command)
{
    std::vector<std::string> lines;
    const std::string text = command.get_footer();
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string programHelp(const CLI::App& app)
{
    std::string text = app.get_description() + "\n\nUsage: deepmi COMMAND [options]\n";
    text += "       deepmi COMMAND --help     every option of a command with its unit, range and default\n";
    std::vector<std::pair<std::string, std::string>> commands;
    std::string examples;
    for (const CLI::App* command : app.get_subcommands({})) {
        commands.emplace_back(command->get_name(), command->get_description());
        for (const auto& line : examplesOf(*command)) {
            examples += line + "\n";
            if (line.back() != '\\')
                break;
        }
    }
    text += "\nCommands\n" + twoColumns(commands, 20);
    text += section("Examples", examples);
    std::vector<std::pair<std::string, std::string>> common;
    for (const CLI::Option* option : app.get_subcommands({}).front()->get_options())
        if (option->get_group() == "Common options")
            common.emplace_back(optionSyntax(*option), option->get_description());
    text += "\nOptions of every command\n" + twoColumns(common, 26);
    text += section("Files", fileFormats);
    text += section("Environment", environment);
    text += section("Exit codes", exitCodes);
    text += "\nResults go to standard output, progress and warnings to standard error.\n";
    return text;
}

/// The choices that optionSyntax leaves out.
std::string longChoices(const CLI::Option& option)
{
    std::string choices = option.get_type_name();
    if (option.get_positional() || choices.size() <= widestChoices)
        return {};
    for (std::size_t bar = choices.find('|'); bar != std::string::npos; bar = choices.find('|', bar))
        choices.replace(bar, 1, ", ");
    return ": " + choices;
}

std::string commandHelp(const CLI::App& command)
{
    std::string usage = "deepmi " + command.get_name();
    std::vector<std::pair<std::string, std::string>> positionals;
    bool optional = false;
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional()) {
            usage +=
                " " + (option->get_required() ? optionSyntax(*option) : "[" + optionSyntax(*option) + "]");
            positionals.emplace_back(optionSyntax(*option), option->get_description());
        } else if (option->get_required()) {
            usage += " " + optionSyntax(*option);
        } else {
            optional = true;
        }
    }
    std::string text = wrap(command.get_description(), pageWidth(), 0) +
                       "\n\nUsage: " + wrap(usage + (optional ? " [options]" : ""), pageWidth() - 7, 11) +
                       "\n";
    if (!positionals.empty())
        text += "\nArguments\n" + twoColumns(positionals, 30);
    auto groups = command.get_groups();
    std::stable_partition(groups.begin(), groups.end(),
                          [](const std::string& group) { return group != "Common options"; });
    for (const std::string& group : groups) {
        std::vector<std::pair<std::string, std::string>> lines;
        for (const CLI::Option* option : command.get_options())
            if (option->get_group() == group && !option->get_positional())
                lines.emplace_back(optionSyntax(*option), option->get_description() + longChoices(*option) +
                                                              (option->get_required() ? " (required)" : ""));
        if (!lines.empty() && !group.empty())
            text += "\n" + group + "\n" + twoColumns(lines, 30);
    }
    std::string examples;
    for (const auto& line : examplesOf(command))
        examples += line + "\n";
    return examples.empty() ? text : text + section("Examples", examples);
}

} // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const
{
    return app->get_parent() ? commandHelp(*app) : programHelp(*app);
}

std::string optionSyntax(const CLI::Option& option)
{
    if (option.get_positional())
        return option.get_type_name() + (option.get_expected_max() > 1 ? "..." : "");
    std::string syntax;
    for (const auto& name : option.get_snames())
        syntax += (syntax.empty() ? "-" : ", -") + name;
    for (const auto& name : option.get_lnames())
        syntax += (syntax.empty() ? "--" : ", --") + name;
    if (option.get_expected_max() == 0)
        return syntax;
    const std::string type = option.get_type_name();
    return syntax + " " + (type.size() > widestChoices ? "NAME" : type);
}

std::vector<std::string> longOptions(const CLI::App& command)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const auto& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

std::vector<std::string> commandNames(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({}))
        names.push_back(command->get_name());
    return names;
}

} // namespace deepmi::cli
