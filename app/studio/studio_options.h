#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi::studio
{

/// What was asked for on the command line.
struct StudioOptions {
    enum class Action { Window, Export, ListFigures, PrintText };

    Action action = Action::Window;
    std::string text; ///< help or version, for PrintText
    // --- the window
    std::vector<std::string> files; ///< to be opened
    std::string theme;              ///< light, dark, system; empty = as the person chose
    std::string language;           ///< "es", "zh_TW"; empty = that of the system
    // --- figures without a window
    std::string figure; ///< id, or "all"
    std::filesystem::path project;
    std::filesystem::path out; ///< file, or with "all" a folder
    std::string format;        ///< of "all": pdf, svg, png, csv
    double widthMm = 180;
    double heightMm = 0;
    double fontPt = 8;
    int dpi = 300;
};

/// Qt's own options (-platform, -style ...) are skipped. Raises UsageError.
StudioOptions parseStudioOptions(int argc, char** argv);

} // namespace deepmi::studio
