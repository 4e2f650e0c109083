#pragma once

#include "job/parameters.h"

#include <cstddef>
#include <vector>

namespace deepmi
{

/// The paper's schedule: one bin more every `epochsPerBin` epochs, the learning rate halved each time.
struct PacingParameters {
    int bins = 10;              ///< difficulty bins
    int epochs = 70;            ///< epochs in all
    int epochsPerBin = 5;       ///< epochs before the next bin enters
    double learningRate = 1e-3; ///< of the first bin (and of all epochs without curriculum)
    double rateDecay = .5;      ///< factor on the learning rate each time a bin enters
};

const std::vector<Parameter<PacingParameters>>& pacingParameters();

struct PacingStep {
    int bins = 0;            ///< bins in use
    std::size_t samples = 0; ///< easiest samples in use: binBegin(N, bins, bins in use); 0 while N < bins
    double learningRate = 0;
    bool binEntered = false; ///< a bin enters with this epoch (true for epoch 0)
};

/// Epoch counted from 0. Raises UsageError for a parameter out of its range.
PacingStep curriculumStep(const PacingParameters& parameters, int epoch, std::size_t samples);
/// W/O curriculum: all samples, constant learning rate.
PacingStep plainStep(const PacingParameters& parameters, int epoch, std::size_t samples);

} // namespace deepmi
