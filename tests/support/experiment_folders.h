#pragma once

#include "run_contents.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace test
{

/// Every file of an experiment's folder with what is in it, but for the lock, which names its process, and
/// slurm/, which says how the work was done and not what came of it.
inline std::map<std::string, std::string> experimentFiles(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (!entry.is_regular_file() || name == "lock" || name.starts_with("slurm/"))
            continue;
        if (entry.path().extension() == ".h5") {
            files[name] = runContents(entry.path());
            continue;
        }
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        files[name] = text.str();
    }
    return files;
}

/// The name of a file that one of the folders has and the other has not, or that differs; empty if they are
/// the same, bit for bit.
inline std::string firstDifference(const std::filesystem::path& expected, const std::filesystem::path& found)
{
    const auto first = experimentFiles(expected), second = experimentFiles(found);
    for (const auto& [name, text] : first)
        if (!second.contains(name))
            return name + " is missing";
        else if (second.at(name) != text)
            return name + " differs";
    for (const auto& [name, text] : second)
        if (!first.contains(name))
            return name + " is too many";
    return {};
}

} // namespace test
