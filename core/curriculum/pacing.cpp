#include "curriculum/pacing.h"

#include "curriculum/bins.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

void check(const PacingParameters& parameters, int epoch)
{
    validate(parameters, pacingParameters());
    if (epoch < 0)
        throw UsageError("epoch " + std::to_string(epoch) + " does not exist, epochs are counted from 0");
}

} // namespace

const std::vector<Parameter<PacingParameters>>& pacingParameters()
{
    using P = PacingParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"bins", &P::bins, "bins", "difficulty bins that the ranked samples are cut into", 1, mostBins},
        {"epochs", &P::epochs, "epochs", "epochs of training in all", 1, 1e6},
        {"epochs-per-bin", &P::epochsPerBin, "epochs", "epochs before the next harder bin enters", 1, 1e6},
        {"learning-rate", &P::learningRate, "", "learning rate while only the easiest bin is in use", 1e-9,
         10},
        {"rate-decay", &P::rateDecay, "", "factor on the learning rate each time a bin enters", 1e-3, 1},
    };
    return parameters;
}

PacingStep curriculumStep(const PacingParameters& parameters, int epoch, std::size_t samples)
{
    check(parameters, epoch);
    const int entered = epoch / parameters.epochsPerBin;
    PacingStep step;
    step.bins = std::min(entered, parameters.bins - 1) + 1;
    step.samples = binBegin(samples, parameters.bins, step.bins);
    step.learningRate = parameters.learningRate * std::pow(parameters.rateDecay, step.bins - 1);
    step.binEntered = epoch % parameters.epochsPerBin == 0 && entered < parameters.bins;
    return step;
}

PacingStep plainStep(const PacingParameters& parameters, int epoch, std::size_t samples)
{
    check(parameters, epoch);
    return {parameters.bins, samples, parameters.learningRate, epoch == 0};
}

} // namespace deepmi
