#pragma once

#include <CLI/App.hpp>
#include <string>

namespace deepmi::cli
{

/// A completion script for "bash", "zsh" or "fish", made from the options that `app` has, so that it never
/// tells of others. Choices and files are completed after the options that take them.
std::string completionScript(const CLI::App& app, const std::string& shell);

} // namespace deepmi::cli
