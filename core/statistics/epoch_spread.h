#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace deepmi
{

/// What several trials say of each epoch.
struct EpochSpread {
    std::vector<double> mean; ///< NaN where no trial has a value
    std::vector<double> std;  ///< sample standard deviation (n−1); NaN where fewer than two trials have one
    std::vector<std::size_t> trials; ///< how many have one

    std::size_t epochs() const { return mean.size(); }
};

/// One sequence of values a trial, the first value of each is that of the first epoch; as many epochs as the
/// longest has. Of every epoch those trials count that have come so far and whose value is finite, so that a
/// trial that has just begun takes nothing off the curve of the others.
EpochSpread spreadByEpoch(std::span<const std::vector<double>> trials);

} // namespace deepmi
