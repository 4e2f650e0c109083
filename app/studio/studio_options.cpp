#include "studio_options.h"

#include "job/error.h"
#include "job/version.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>

namespace deepmi::studio
{

namespace
{

/// Those of Qt that take a value; QApplication reads them.
constexpr std::array<std::string_view, 8> qtOptions = {
    "-platform", "-platformpluginpath", "-platformtheme", "-style", "-stylesheet",
    "-display",  "-qwindowgeometry",    "-session"};

/// In reverse order, as CLI11 takes them.
std::vector<std::string> ownArguments(int argc, char** argv)
{
    std::vector<std::string> arguments;
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument = argv[index];
        if (std::find(qtOptions.begin(), qtOptions.end(), argument) != qtOptions.end())
            ++index;
        else if (argument != "-reverse" && !argument.starts_with("-style="))
            arguments.emplace_back(argument);
    }
    std::reverse(arguments.begin(), arguments.end());
    return arguments;
}

void requireSense(const StudioOptions& options, const CLI::App& app)
{
    const bool isExport = options.action == StudioOptions::Action::Export;
    if (!isExport) {
        for (const char* name : {"--out", "--format", "--width", "--height", "--font", "--dpi"})
            if (app.count(name) > 0)
                throw UsageError(std::string(name) + " is only used with --export; see deepmi-studio --help");
        if (options.action == StudioOptions::Action::Window && !options.project.empty())
            throw UsageError("--project is used with --export and --list-figures; to open a project in the "
                             "window name it alone: deepmi-studio " +
                             options.project.string());
        return;
    }
    if (options.project.empty())
        throw UsageError("--export needs --project FILE.deepmi");
    if (options.out.empty())
        throw UsageError(options.figure == "all" ? "--export all needs --out FOLDER"
                                                 : "--export " + options.figure + " needs --out FILE");
    if (!options.files.empty())
        throw UsageError("'" + options.files.front() +
                         "' was not expected here: --export takes its data from "
                         "--project");
    if (options.figure != "all" && app.count("--format") > 0)
        throw UsageError("--format is only used with --export all; else the extension of --out says it");
}

} // namespace

StudioOptions parseStudioOptions(int argc, char** argv)
{
    StudioOptions options;
    bool list = false;
    CLI::App app("DeepMI Studio: explore which samples of a speech emotion corpus are easy, which are hard, "
                 "and why.\nOpens a window, or draws figures without one.",
                 "deepmi-studio");
    app.footer("deepmi-studio study.deepmi\n"
               "deepmi-studio features.csv labels.csv\n"
               "deepmi-studio --export heatmap --project study.deepmi --out heatmap.pdf --width 88\n"
               "deepmi-studio --export all --project study.deepmi --out figures --format svg\n\n"
               "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 bad input or nothing to draw yet.");
    app.set_version_flag("--version", std::string("deepmi-studio ") + version);
    app.add_option("FILES", options.files,
                   "what the window opens: a project, or features and labels, runs, scores");
    app.add_option("--theme", options.theme, "light, dark, or system as the desktop is")
        ->check(CLI::IsMember({"light", "dark", "system"}));
    app.add_option(
           "--language", options.language,
           "of the window (else the one chosen in it) and of figures (else English): en, es, zh_TW, or "
           "system")
        ->check(CLI::IsMember({"system", "en", "es", "zh_TW"}));
    const std::string group = "Figures without a window";
    app.add_option("--export", options.figure, "draw this figure; all = every one that the project has")
        ->type_name("FIGURE")
        ->group(group);
    app.add_flag("--list-figures", list, "names every figure, and what is missing for it")->group(group);
    app.add_option("--project", options.project, "the project that is drawn")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--out", options.out,
                   "file to be written, .pdf .svg .png or .csv; a folder with --export all")
        ->type_name("PATH")
        ->group(group);
    app.add_option("--format", options.format, "with --export all: pdf, svg, png or csv [default pdf]")
        ->check(CLI::IsMember({"pdf", "svg", "png", "csv"}))
        ->group(group);
    app.add_option("--width", options.widthMm, "mm; 88 for one column of a paper, 180 for two [default 180]")
        ->check(CLI::Range(10., 2000.))
        ->type_name("MM")
        ->group(group);
    app.add_option("--height", options.heightMm, "mm [default: what suits the figure]")
        ->check(CLI::Range(10., 2000.))
        ->type_name("MM")
        ->group(group);
    app.add_option("--font", options.fontPt, "size of texts in print, pt [default 8]")
        ->check(CLI::Range(2., 72.))
        ->type_name("PT")
        ->group(group);
    app.add_option("--dpi", options.dpi, "resolution of a PNG [default 300]")
        ->check(CLI::Range(30, 2400))
        ->type_name("N")
        ->group(group);
    try {
        app.parse(ownArguments(argc, argv));
    } catch (const CLI::CallForHelp&) {
        options.action = StudioOptions::Action::PrintText;
        options.text = app.help();
        return options;
    } catch (const CLI::CallForVersion& text) {
        options.action = StudioOptions::Action::PrintText;
        options.text = std::string(text.what()) + "\n";
        return options;
    } catch (const CLI::ParseError& error) {
        throw UsageError(std::string(error.what()) + "; see deepmi-studio --help");
    }
    if (list && app.count("--export") > 0)
        throw UsageError("--list-figures and --export exclude each other");
    options.action = list                        ? StudioOptions::Action::ListFigures
                     : app.count("--export") > 0 ? StudioOptions::Action::Export
                                                 : StudioOptions::Action::Window;
    requireSense(options, app);
    return options;
}

} // namespace deepmi::studio
