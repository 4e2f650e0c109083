#pragma once

#include <string>

namespace deepmi
{

/// One line of `deepmi selfcheck`: a figure that must not exceed its tolerance on this machine.
struct SelfCheck {
    std::string name;     ///< what is checked
    double value = 0;     ///< the measured difference
    double tolerance = 0; ///< the largest value that passes
    bool passed = false;
    std::string detail; ///< one line: how it was measured, or why it was skipped
};

} // namespace deepmi
