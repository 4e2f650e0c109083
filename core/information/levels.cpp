#include "information/levels.h"

#include "job/error.h"
#include "job/number_text.h"

#include <cmath>
#include <string>

namespace deepmi
{

namespace
{

void checkScale(LabelScale scale)
{
    if (!std::isfinite(scale.low) || !std::isfinite(scale.high) || !(scale.high > scale.low))
        throw UsageError("the label scale is " + numberText(scale.low) + " to " + numberText(scale.high) +
                         ", expected two finite numbers, the lower one first");
}

void checkCount(std::size_t count)
{
    if (count < 1 || count > mostLevels)
        throw UsageError("the number of levels is " + std::to_string(count) + ", expected 1 to " +
                         std::to_string(mostLevels));
}

} // namespace

Levels Levels::equalWidth(int count, LabelScale scale)
{
    checkScale(scale);
    if (count < 1)
        throw UsageError("the number of levels is " + std::to_string(count) + ", expected 1 to " +
                         std::to_string(mostLevels));
    checkCount(static_cast<std::size_t>(count));
    std::vector<double> cuts;
    cuts.reserve(static_cast<std::size_t>(count) - 1);
    // The double nearest to the cut, which is what the same number in a file is read as: a rating of -0.2
    // must not fall below the cut -0.2. On a scale of whole numbers all but the division is exact, on others
    // the wider type leaves the one rounding that counts.
    using Wide = long double;
    for (int cut = 1; cut < count; ++cut)
        cuts.push_back(static_cast<double>(
            (static_cast<Wide>(scale.low) * (count - cut) + static_cast<Wide>(scale.high) * cut) / count));
    return fromCuts(std::move(cuts), scale);
}

bool Levels::cutOnceLayAbove(int count, LabelScale scale)
{
    const Levels levels = equalWidth(count, scale);
    for (int cut = 1; cut < count; ++cut)
        if (scale.low + cut * (scale.high - scale.low) / count >
            levels.cuts()[static_cast<std::size_t>(cut) - 1])
            return true;
    return false;
}

Levels Levels::fromCuts(std::vector<double> cuts, LabelScale scale)
{
    checkScale(scale);
    checkCount(cuts.size() + 1);
    double below = scale.low;
    for (const double cut : cuts) {
        if (!(cut > below) || !(cut < scale.high))
            throw UsageError("the cut " + numberText(cut) + " between levels must lie above " +
                             numberText(below) + " and below the top of the scale, " +
                             numberText(scale.high));
        below = cut;
    }
    Levels levels;
    levels.m_cuts = std::move(cuts);
    levels.m_scale = scale;
    return levels;
}

int Levels::of(double value) const
{
    if (std::isnan(value))
        throw Error(ErrorKind::BadInput, "a value is NaN (not a number) and belongs to no level");
    int level = 0;
    // Counting the cuts at or below the value needs no branch and beats a search for the usual handful.
    for (const double cut : m_cuts)
        level += value >= cut ? 1 : 0;
    return level;
}

std::vector<int> Levels::of(std::span<const double> values) const
{
    std::vector<int> levels(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        levels[i] = of(values[i]);
    return levels;
}

} // namespace deepmi
