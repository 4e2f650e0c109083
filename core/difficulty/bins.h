#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

/// More bins than this serve no curriculum; it is also the limit of the parameter.
constexpr int mostBins = 10000;

/// A ranking cut into bins: rank 0 is the easiest sample, bin 0 the easiest bin.
struct Bins {
    int count = 10;
    std::vector<std::size_t> rank;  ///< one a sample
    std::vector<int> bin;           ///< one a sample
    std::vector<std::size_t> order; ///< sample at each rank

    /// Ranks of bin b are begin(b) .. begin(b+1)−1.
    std::size_t begin(int index) const;
    std::vector<std::size_t> sizes() const;
};

/// int(bin·samples/bins) in integers: the first rank of a bin.
std::size_t binBegin(std::size_t samples, int bins, int bin);

/// Ranks by descending score (largerIsEasier) or ascending, ties broken by a seeded shuffle and never by file
/// order: the same seed and scores give the same ranks, and the permutation of tied samples does not depend
/// on where they stand in the file relative to others of other scores. Raises UsageError for NaN, no samples,
/// bins outside 1..mostBins.
Bins assignBins(std::span<const double> scores, bool largerIsEasier, std::uint64_t seed, int bins = 10);

/// The same with ties broken by a random key made from the seed and the sample's own name, so that the rank
/// of a named sample is the same however the file is sorted. Names must be unique and as many as the scores;
/// raises UsageError otherwise and as above.
Bins assignBins(std::span<const double> scores, std::span<const std::string> names, bool largerIsEasier,
                std::uint64_t seed, int bins = 10);

/// The samples in the order in which ties among them are settled: by the key of seed and name. Computed once,
/// it serves any number of assignBins below, e.g. while α is dragged.
std::vector<std::size_t> tieOrder(std::span<const std::string> names, std::uint64_t seed);

/// As the overload with names, given their tieOrder.
Bins assignBins(std::span<const double> scores, std::span<const std::size_t> tieOrder, bool largerIsEasier,
                int bins = 10);

/// A random key of a name: the same on every machine, for every order of the names.
std::uint64_t nameKey(std::string_view name, std::uint64_t seed);

/// Bins of ranks that are known already; raises UsageError if they are no permutation of 0 .. N−1.
Bins binsOfRanks(std::span<const std::size_t> ranks, int bins);

} // namespace deepmi
