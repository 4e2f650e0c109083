#pragma once

#include "network/device.h"

#include <CLI/App.hpp>
#include <cstdint>

namespace deepmi::cli
{

/// The options every command has.
struct CommonOptions {
    std::uint64_t seed = 0;
    DeviceOptions device;
    bool json = false;
    bool quiet = false;
};

inline constexpr const char* commonGroup = "Common options";

/// Adds them to one command, in the group `commonGroup`.
void addCommonOptions(CLI::App& command, CommonOptions& options);

} // namespace deepmi::cli
