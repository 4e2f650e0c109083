#pragma once

#include "data/label_table.h"

#include <span>
#include <vector>

namespace deepmi
{

/// E, where nothing else is said: the paper's.
inline constexpr int defaultLevels = 6;
/// More levels than this cannot be told apart on any rating scale, and their tables grow with the square.
inline constexpr int mostLevels = 1000;

/// Emotion levels: E intervals over the label scale. Equal width by default: on 1-7 with E=6 the cuts are
/// 2,3,4,5,6. A value on a cut belongs to the level above it; values beyond the ends of the scale are clamped
/// to the first and last level (predictions go out of range; ±infinity included). NaN is an error.
class Levels
{
public:
    /// E equal-width levels, E from 1 to mostLevels; raises UsageError otherwise or if the scale is not two
    /// finite numbers with low < high.
    static Levels equalWidth(int count, LabelScale scale = {});
    /// Whether a cut of these levels once lay a rounding above its fraction, so that a label on it fell
    /// below: scores that were made then are others. With E = 6 none of 1 to 7 did, and one of 1 to 5: 13/3,
    /// the mean of the ratings 4, 4 and 5.
    static bool cutOnceLayAbove(int count, LabelScale scale);
    /// Levels by their inner cuts, strictly ascending, all inside the scale; raises UsageError otherwise.
    static Levels fromCuts(std::vector<double> cuts, LabelScale scale = {});

    int count() const { return static_cast<int>(m_cuts.size()) + 1; }
    const std::vector<double>& cuts() const { return m_cuts; } ///< the E−1 inner edges
    LabelScale scale() const { return m_scale; }
    /// 0 .. E−1. Raises Error(BadInput) for NaN.
    int of(double value) const;
    std::vector<int> of(std::span<const double> values) const;

private:
    std::vector<double> m_cuts;
    LabelScale m_scale;
};

} // namespace deepmi
