#include "difficulty/bins.h"

#include "job/error.h"
#include "job/random.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace deepmi
{

namespace
{

/// A sample and the number it is sorted by, ascending.
struct Entry {
    std::uint64_t key;
    std::size_t sample;
};

/// Maps a double to an integer of the same order; both zeros map to one.
std::uint64_t orderedBits(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return bits >> 63 ? ~bits : bits | (std::uint64_t{1} << 63);
}

/// Stable, by key, least significant digit first; digits that all keys share cost nothing.
void sortByDigits(std::vector<Entry>& entries)
{
    constexpr int digitBits = 11;
    constexpr std::size_t digits = 6, buckets = std::size_t{1} << digitBits;
    const auto digitOf = [](std::uint64_t key, std::size_t digit) {
        return static_cast<std::size_t>(key >> (digit * digitBits)) & (buckets - 1);
    };
    std::array<std::vector<std::size_t>, digits> counts;
    for (auto& count : counts)
        count.assign(buckets, 0);
    for (const Entry& entry : entries)
        for (std::size_t digit = 0; digit < digits; ++digit)
            ++counts[digit][digitOf(entry.key, digit)];
    std::vector<Entry> other(entries.size());
    for (std::size_t digit = 0; digit < digits; ++digit) {
        auto& place = counts[digit];
        if (place[digitOf(entries.front().key, digit)] == entries.size())
            continue;
        std::size_t begin = 0;
        for (std::size_t& bucket : place)
            begin += std::exchange(bucket, begin);
        for (const Entry& entry : entries)
            other[place[digitOf(entry.key, digit)]++] = entry;
        entries.swap(other);
    }
}

/// Stable, by key.
void sortByKey(std::vector<Entry>& entries)
{
    constexpr std::size_t fewEntries = 2048;
    if (entries.size() < fewEntries)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.key < b.key; });
    else
        sortByDigits(entries);
}

void checkBins(std::size_t samples, int bins)
{
    if (samples == 0)
        throw UsageError("there are no samples to rank");
    if (bins < 1 || bins > mostBins)
        throw UsageError("the number of bins is " + std::to_string(bins) + ", expected 1 to " +
                         std::to_string(mostBins));
}

std::uint64_t easinessKey(double score, std::size_t sample, bool largerIsEasier)
{
    if (std::isnan(score))
        throw UsageError("the score of sample " + std::to_string(sample) +
                         " is NaN (not a number) and has no rank");
    const std::uint64_t bits = orderedBits(score);
    return largerIsEasier ? ~bits : bits;
}

/// The samples by key, those of one key as they follow each other in `base` (empty: in the file), when there
/// are few distinct keys: DeepMI has a value a table cell, not a sample. Empty when there are too many.
std::vector<std::size_t> orderOfFewKeys(std::span<const double> scores, bool largerIsEasier,
                                        std::span<const std::size_t> base)
{
    constexpr int slotBits = 13;
    constexpr std::size_t slots = std::size_t{1} << slotBits, most = slots / 2;
    constexpr std::uint16_t none = 0xFFFF;
    std::vector<std::uint64_t> slotKey(slots);
    std::vector<std::uint16_t> slotGroup(slots, none);
    std::vector<std::uint64_t> keys; // of each group, in order of appearance
    std::vector<std::size_t> counts; // of each group
    std::vector<std::uint16_t> group(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::uint64_t key = easinessKey(scores[i], i, largerIsEasier);
        auto slot = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> (64 - slotBits));
        while (slotGroup[slot] != none && slotKey[slot] != key)
            slot = (slot + 1) & (slots - 1);
        if (slotGroup[slot] == none) {
            if (keys.size() == most)
                return {};
            slotGroup[slot] = static_cast<std::uint16_t>(keys.size());
            slotKey[slot] = key;
            keys.push_back(key);
            counts.push_back(0);
        }
        group[i] = slotGroup[slot];
        ++counts[group[i]];
    }
    std::vector<std::size_t> ascending(keys.size());
    std::iota(ascending.begin(), ascending.end(), std::size_t{0});
    std::sort(ascending.begin(), ascending.end(),
              [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::size_t begin = 0;
    for (const std::size_t next : ascending)
        begin += std::exchange(counts[next], begin);
    std::vector<std::size_t> order(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::size_t sample = base.empty() ? i : base[i];
        order[counts[group[sample]]++] = sample;
    }
    return order;
}

/// The samples from the easiest to the hardest, tied ones as they follow each other in `base`.
std::vector<std::size_t> orderOf(std::span<const double> scores, bool largerIsEasier,
                                 std::span<const std::size_t> base = {})
{
    std::vector<std::size_t> order = orderOfFewKeys(scores, largerIsEasier, base);
    if (!order.empty())
        return order;
    std::vector<Entry> entries(scores.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t sample = base.empty() ? i : base[i];
        entries[i] = {easinessKey(scores[sample], sample, largerIsEasier), sample};
    }
    sortByKey(entries);
    order.resize(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = entries[i].sample;
    return order;
}

Bins binsOfOrder(std::vector<std::size_t> order, int bins)
{
    Bins result;
    result.count = bins;
    result.order = std::move(order);
    const std::size_t samples = result.order.size();
    result.rank = std::vector<std::size_t>(samples);
    result.bin = std::vector<int>(samples);
    std::size_t rank = 0;
    for (int current = 0; current < bins; ++current) {
        for (const std::size_t end = binBegin(samples, bins, current + 1); rank < end; ++rank) {
            const std::size_t sample = result.order[rank];
            result.rank[sample] = rank;
            result.bin[sample] = current;
        }
    }
    return result;
}

} // namespace

std::size_t Bins::begin(int index) const
{
    return binBegin(order.size(), count, index);
}

std::vector<std::size_t> Bins::sizes() const
{
    std::vector<std::size_t> result(static_cast<std::size_t>(count));
    for (int index = 0; index < count; ++index)
        result[static_cast<std::size_t>(index)] = begin(index + 1) - begin(index);
    return result;
}

std::size_t binBegin(std::size_t samples, int bins, int bin)
{
    if (bins < 1 || bin < 0 || bin > bins)
        throw UsageError("bin " + std::to_string(bin) + " of " + std::to_string(bins) +
                         " does not exist, expected 0 to the number of bins, which is at least 1");
    // bin·samples/bins without the product, which could overflow.
    const auto count = static_cast<std::size_t>(bins), index = static_cast<std::size_t>(bin);
    return samples / count * index + samples % count * index / count;
}

Bins assignBins(std::span<const double> scores, bool largerIsEasier, std::uint64_t seed, int bins)
{
    checkBins(scores.size(), bins);
    std::vector<std::size_t> order = orderOf(scores, largerIsEasier);
    std::vector<Entry> tied;
    for (std::size_t begin = 0; begin < order.size();) {
        const double score = scores[order[begin]];
        std::size_t end = begin + 1;
        while (end < order.size() && scores[order[end]] == score)
            ++end;
        if (end - begin > 1) {
            // Keyed by the tied score and by places inside the tie alone, so that samples of other scores
            // cannot change the outcome.
            const std::uint64_t group = Random::mix(Random::mix(seed) ^ orderedBits(score));
            tied.resize(end - begin);
            for (std::size_t i = begin; i < end; ++i)
                tied[i - begin] = {Random::mix(group + (i - begin)), order[i]};
            sortByKey(tied);
            for (std::size_t i = begin; i < end; ++i)
                order[i] = tied[i - begin].sample;
        }
        begin = end;
    }
    return binsOfOrder(std::move(order), bins);
}

Bins assignBins(std::span<const double> scores, std::span<const std::string> names, bool largerIsEasier,
                std::uint64_t seed, int bins)
{
    checkBins(scores.size(), bins);
    if (names.size() != scores.size())
        throw UsageError("there are " + std::to_string(scores.size()) + " scores for " +
                         std::to_string(names.size()) + " names");
    return assignBins(scores, tieOrder(names, seed), largerIsEasier, bins);
}

std::uint64_t nameKey(std::string_view name, std::uint64_t seed)
{
    // FNV-1a, whose low bits are poor for short names until they are mixed.
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char character : name) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 0x100000001B3u;
    }
    return Random::mix(Random::mix(seed) ^ hash);
}

std::vector<std::size_t> tieOrder(std::span<const std::string> names, std::uint64_t seed)
{
    std::vector<Entry> entries(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        entries[i] = {nameKey(names[i], seed), i};
    sortByKey(entries);
    // Two names of one key are rare beyond luck, but file order must not settle even them.
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin + 1;
        while (end < entries.size() && entries[end].key == entries[begin].key)
            ++end;
        if (end - begin > 1) {
            std::sort(entries.begin() + static_cast<std::ptrdiff_t>(begin),
                      entries.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](const Entry& a, const Entry& b) { return names[a.sample] < names[b.sample]; });
            for (std::size_t i = begin + 1; i < end; ++i)
                if (names[entries[i].sample] == names[entries[i - 1].sample])
                    throw UsageError("the name '" + names[entries[i].sample] +
                                     "' stands twice; ties are settled by names, which must be unique");
        }
        begin = end;
    }
    std::vector<std::size_t> order(names.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = entries[i].sample;
    return order;
}

Bins assignBins(std::span<const double> scores, std::span<const std::size_t> tieOrder, bool largerIsEasier,
                int bins)
{
    checkBins(scores.size(), bins);
    if (tieOrder.size() != scores.size())
        throw UsageError("there are " + std::to_string(scores.size()) + " scores for a tie order of " +
                         std::to_string(tieOrder.size()) + " samples");
    std::vector<bool> seen(scores.size());
    for (std::size_t i = 0; i < tieOrder.size(); ++i) {
        if (tieOrder[i] >= scores.size() || seen[tieOrder[i]])
            throw UsageError("the tie order is no permutation of the samples: it has " +
                             std::to_string(tieOrder[i]) + " at place " + std::to_string(i));
        seen[tieOrder[i]] = true;
    }
    return binsOfOrder(orderOf(scores, largerIsEasier, tieOrder), bins);
}

Bins binsOfRanks(std::span<const std::size_t> ranks, int bins)
{
    checkBins(ranks.size(), bins);
    std::vector<std::size_t> order(ranks.size());
    std::vector<bool> seen(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] >= ranks.size() || seen[ranks[i]])
            throw UsageError("the ranks are no permutation: sample " + std::to_string(i) + " has rank " +
                             std::to_string(ranks[i]));
        seen[ranks[i]] = true;
        order[ranks[i]] = i;
    }
    return binsOfOrder(std::move(order), bins);
}

} // namespace deepmi
