#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace deepmi
{

/// A ranking cut into bins: rank 0 is the easiest sample, bin 0 the easiest bin.
struct Bins {
    int count = 10;
    std::vector<std::size_t> rank;  ///< one a sample
    std::vector<int> bin;           ///< one a sample
    std::vector<std::size_t> order; ///< sample at each rank

    /// Ranks of bin b are begin(b) .. begin(b+1)−1.
    std::size_t begin(int bin) const;
    std::vector<std::size_t> sizes() const;
};

/// int(bin·samples/bins) in integers: the first rank of a bin.
std::size_t binBegin(std::size_t samples, int bins, int bin);

/// Ranks by descending score (largerIsEasier) or ascending, ties broken by a seeded shuffle and never by file
/// order: the same seed and scores give the same ranks, and the permutation of tied samples does not depend
/// on where they stand in the file relative to others of other scores. Raises UsageError for NaN, no samples,
/// bins < 1.
Bins assignBins(std::span<const double> scores, bool largerIsEasier, std::uint64_t seed, int bins = 10);

} // namespace deepmi
