#include "statistics/effect_size.h"

#include "job/error.h"
#include "statistics/noncentrality.h"
#include "statistics/summary.h"
#include "statistics/t_test.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace deepmi
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// d of a test's difference, with the limits of δ: t is d times a number that the sizes (and variances) of
/// the sides give, and so are the limits of its noncentrality.
EffectSize finish(const TTest& test, double deviation, double standardError, double correctionDegrees)
{
    EffectSize effect;
    effect.confidence = test.confidence;
    if (deviation == 0) {
        effect.cohensD = effect.hedgesG =
            test.difference == 0 ? notANumber
                                 : std::copysign(std::numeric_limits<double>::infinity(), test.difference);
        effect.low = effect.high = notANumber;
        return effect;
    }
    effect.cohensD = test.difference / deviation;
    // As few as two trials a side have. With fewer, near 1, it is all correction and no difference.
    constexpr double fewestDegrees = 2;
    effect.hedgesG = correctionDegrees >= fewestDegrees ? hedgesCorrection(correctionDegrees) * effect.cohensD
                                                        : notANumber;
    const NoncentralityInterval limits =
        noncentralTInterval(test.statistic, test.degreesOfFreedom, test.confidence);
    const double scale = standardError / deviation;
    effect.low = limits.low * scale;
    effect.high = limits.high * scale;
    return effect;
}

} // namespace

double hedgesCorrection(double degreesOfFreedom)
{
    if (!(degreesOfFreedom > 1))
        throw UsageError("Hedges' correction needs more than one degree of freedom, here are " +
                         std::to_string(degreesOfFreedom));
    // The ratio Γ(ν/2 − 1/2)/Γ(ν/2) as a whole: either alone overflows from ν = 342 on.
    const double half = degreesOfFreedom / 2;
    return 1 / (std::sqrt(half) * boost::math::tgamma_delta_ratio(half - .5, .5));
}

EffectSize pooledEffectSize(std::span<const double> first, std::span<const double> second, double confidence)
{
    const TTest test = pooledTTest(first, second, confidence);
    const auto n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
    const double deviation = std::sqrt(((n - 1) * sampleVariance(first) + (m - 1) * sampleVariance(second)) /
                                       test.degreesOfFreedom);
    return finish(test, deviation, deviation * std::sqrt(1 / n + 1 / m), test.degreesOfFreedom);
}

EffectSize welchEffectSize(std::span<const double> first, std::span<const double> second, double confidence)
{
    const TTest test = welchTTest(first, second, confidence);
    const auto n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
    const double a = sampleVariance(first), b = sampleVariance(second);
    const double degrees = (n - 1) * (m - 1) * (a + b) * (a + b) / ((m - 1) * a * a + (n - 1) * b * b);
    return finish(test, std::sqrt((a + b) / 2), std::sqrt(a / n + b / m), degrees);
}

EffectSize pairedEffectSize(std::span<const double> first, std::span<const double> second, double confidence)
{
    const TTest test = pairedTTest(first, second, confidence);
    std::vector<double> differences(first.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        differences[i] = first[i] - second[i];
    const double deviation = std::sqrt(sampleVariance(differences));
    return finish(test, deviation, deviation / std::sqrt(static_cast<double>(first.size())),
                  test.degreesOfFreedom);
}

} // namespace deepmi
