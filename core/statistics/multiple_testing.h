#pragma once

#include <span>
#include <vector>

namespace deepmi
{

/// Holm's step-down correction (Holm 1979): p-values that may each be held against α while the chance of any
/// false finding in the whole family stays at or below α, whatever the tests have to do with each other. With
/// p₍₁₎ ≤ … ≤ p₍ₘ₎ the i-th is max over j ≤ i of min(1, (m−j+1)·p₍ⱼ₎). In the order given. NaN stands for no
/// test: it stays NaN and does not count into m. Raises UsageError for a p outside 0..1.
std::vector<double> holmAdjusted(std::span<const double> pValues);

} // namespace deepmi
