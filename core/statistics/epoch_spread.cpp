#include "statistics/epoch_spread.h"

#include "statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deepmi
{

EpochSpread spreadByEpoch(std::span<const std::vector<double>> trials)
{
    std::size_t epochs = 0;
    for (const std::vector<double>& trial : trials)
        epochs = std::max(epochs, trial.size());
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    EpochSpread spread{std::vector<double>(epochs, none), std::vector<double>(epochs, none),
                       std::vector<std::size_t>(epochs)};
    std::vector<double> values;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        values.clear();
        for (const std::vector<double>& trial : trials)
            if (epoch < trial.size() && std::isfinite(trial[epoch]))
                values.push_back(trial[epoch]);
        spread.trials[epoch] = values.size();
        if (values.empty())
            continue;
        spread.mean[epoch] = mean(values);
        spread.std[epoch] = std::sqrt(sampleVariance(values)); // NaN of one value
    }
    return spread;
}

} // namespace deepmi
