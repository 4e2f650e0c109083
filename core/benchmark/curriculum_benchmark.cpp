#include "benchmark/benchmark.h"
#include "benchmark/timing.h"
#include "difficulty/bins.h"
#include "difficulty/cell_histogram.h"
#include "information/deepmi.h"
#include "job/random.h"

#include <algorithm>
#include <memory>

namespace deepmi
{

namespace
{

/// Labels of seven points, predictions near them and clusters of unequal size, as a pre-training leaves them.
Assignments randomAssignments(std::size_t samples, int clusters, std::uint64_t seed)
{
    Random random(seed, 7);
    Assignments assignments;
    assignments.clusters = clusters;
    const auto half = static_cast<std::uint64_t>(clusters) / 2 + 1;
    for (std::size_t i = 0; i < samples; ++i) {
        assignments.names.push_back("utterance_" + std::to_string(i));
        assignments.label.push_back(std::clamp(4 + random.normal(), 1.0, 7.0));
        assignments.predicted.push_back(assignments.label.back() + .7 * random.normal());
        assignments.cluster.push_back(static_cast<int>((random.below(half) + random.below(half)) %
                                                       static_cast<std::uint64_t>(clusters)));
    }
    return assignments;
}

/// Parts whose keys end in `name` and whose titles in `size`.
void addOfSize(std::vector<BenchmarkPart>& parts, std::size_t samples, const std::string& name,
               const std::string& size, const BenchmarkOptions& options, const Job& job)
{
    const int repeats = options.quick ? 5 : 21;
    const Assignments assignments = randomAssignments(samples, options.clusters, options.seed);
    const Levels levels = Levels::equalWidth(6);
    const std::vector<std::size_t> ties = tieOrder(assignments.names, options.seed);
    const auto add = [&](const std::string& key, const std::string& title, double seconds, double bytes) {
        BenchmarkPart part;
        part.key = key + "_" + name;
        part.title = title + ", " + size;
        part.seconds = seconds;
        part.repeats = repeats;
        part.samples = static_cast<double>(samples);
        part.bytes = bytes * static_cast<double>(samples);
        part.bound = bytes > 0 ? BenchmarkPart::Bound::Memory : BenchmarkPart::Bound::None;
        job.report("bench", 0, 0, part.title);
        parts.push_back(part);
    };
    double kept = 0; // so that nothing is left out as unused
    // Read: a label and a prediction of 8 bytes, a cluster of 4; written: two terms and two levels.
    const DeepMI deepmi = computeDeepMI(assignments, levels);
    add("deepmi_recount", "DeepMI counted from clusters and labels",
        medianSeconds(repeats, job, [&] { kept += computeDeepMI(assignments, levels).clusterTerm.back(); }),
        20 + 24);
    const auto grouping = std::make_shared<const CellGrouping>(assignments, deepmi, options.seed, ties);
    std::vector<std::uint16_t> fine;
    for (const double label : assignments.label)
        fine.push_back(static_cast<std::uint16_t>((label - 1) * 9.99));
    const CellHistogram histogram(grouping, fine, 60);
    double alpha = 0;
    add("alpha", "α moved: histograms, heatmap, borders of the bins",
        medianSeconds(repeats * 10, job,
                      [&] {
                          alpha = alpha > .98 ? .01 : alpha + .0173;
                          const BlendedRanking ranking(grouping, alpha);
                          kept += static_cast<double>(ranking.countsByLevel().at(0, 0) +
                                                      ranking.countsByCluster().at(0, 0) +
                                                      histogram.counts(ranking).at(0, 0));
                      }),
        0);
    const BlendedRanking ranking(grouping, .5);
    add("ranks", "the rank of every sample at one α",
        medianSeconds(repeats, job, [&] { kept += static_cast<double>(ranking.order().back()); }), 0);
    const std::vector<double> scores = deepmi.blend(.5);
    add("bins", "bins of any scores, sorted",
        medianSeconds(repeats, job,
                      [&] { kept += static_cast<double>(assignBins(scores, ties, true).order.back()); }),
        0);
    if (kept == .123456789)
        job.report("bench", 0, 0, {});
}

} // namespace

std::vector<BenchmarkPart> benchmarkCurriculum(const BenchmarkOptions& options, const Job& job)
{
    std::vector<BenchmarkPart> parts;
    if (options.rows > 0) {
        addOfSize(parts, static_cast<std::size_t>(options.rows), "rows",
                  std::to_string(options.rows) + " samples", options, job);
    } else {
        addOfSize(parts, 45000, "45k", "45 thousand", options, job);
        addOfSize(parts, 1000000, "1m", "a million", options, job);
    }
    return parts;
}

} // namespace deepmi
