// How long the interactive part takes: DeepMI counted anew, α moved, samples ranked and binned. Prints the
// median and the fastest of several runs in milliseconds, for the size of MSP-Podcast 1.8 and for a million
// samples.

#include "difficulty/bins.h"
#include "difficulty/cell_histogram.h"
#include "information/deepmi.h"
#include "job/random.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>

using namespace deepmi;

namespace
{

Assignments randomAssignments(std::size_t samples)
{
    Random random(1);
    Assignments assignments;
    assignments.clusters = 50;
    for (std::size_t i = 0; i < samples; ++i) {
        assignments.names.push_back("MSP-PODCAST_" + std::to_string(i / 1000) + "_" + std::to_string(i) +
                                    ".wav");
        assignments.label.push_back(std::clamp(4 + random.normal(), 1.0, 7.0));
        assignments.predicted.push_back(assignments.label.back() + .7 * random.normal());
        assignments.cluster.push_back(static_cast<int>((random.below(30) + random.below(21)) % 50));
    }
    return assignments;
}

/// Adds up what was computed, so that no compiler can leave it out.
double checksum = 0;

void measure(const char* what, std::size_t samples, int runs, const std::function<double()>& work)
{
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        checksum += work();
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(passed.count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-44s %9zu %10.3f %10.3f\n", what, samples, milliseconds[milliseconds.size() / 2],
                milliseconds.front());
}

/// The same α, by cells: another one at every run, as a slider moves.
void measureCells(const Assignments& assignments, const DeepMI& deepmi, std::span<const std::size_t> ties,
                  int runs)
{
    const std::size_t samples = assignments.names.size();
    measure("CellGrouping, tie order known", samples, runs,
            [&] { return static_cast<double>(CellGrouping(assignments, deepmi, 1, ties).cells().size()); });
    const auto grouping = std::make_shared<const CellGrouping>(assignments, deepmi, 1, ties);
    std::vector<std::uint16_t> fine;
    for (const double label : assignments.label)
        fine.push_back(static_cast<std::uint16_t>((label - 1) * 9.99));
    const CellHistogram histogram(grouping, fine, 60);
    double moved = 0;
    const auto alpha = [&] { return moved = moved > .98 ? .01 : moved + .0173; };
    measure("α moved, by cells: ranks and bins", samples, 10 * runs,
            [&] { return BlendedRanking(grouping, alpha()).cellScore(0); });
    const auto everything = [&](double at) {
        const BlendedRanking ranking(grouping, at);
        return static_cast<double>(ranking.countsByLevel().at(0, 0) + ranking.countsByCluster().at(0, 0) +
                                   histogram.counts(ranking).at(0, 0));
    };
    measure("  and levels, clusters, 60 fine bins", samples, 10 * runs, [&] { return everything(alpha()); });
    measure("  at α = 0, cells of a cluster tied", samples, 10 * runs, [&] { return everything(0); });
    measure("  at α = 1, all clusters tied", samples, 10 * runs, [&] { return everything(1); });
    const BlendedRanking ranking(grouping, 1);
    measure("  ranks of 100 samples at α = 1", samples, 10 * runs, [&] {
        double sum = 0;
        for (std::size_t i = 0; i < 100; ++i)
            sum += static_cast<double>(ranking.rank(i * (samples / 100)));
        return sum;
    });
    measure("  order of all samples at α = 1", samples, runs,
            [&] { return static_cast<double>(ranking.order().back()); });
}

void measureAll(std::size_t samples, int runs)
{
    const Assignments assignments = randomAssignments(samples);
    const Levels levels = Levels::equalWidth(6);
    const DeepMI deepmi = computeDeepMI(assignments, levels);
    const std::vector<double> scores = deepmi.blend(.5);
    const std::vector<std::size_t> ties = tieOrder(assignments.names, 1);
    std::vector<double> untied(samples);
    Random random(2);
    for (double& value : untied)
        value = random.uniform();

    const auto last = [](const Bins& bins) { return static_cast<double>(bins.order.back()); };
    measure("computeDeepMI", samples, runs,
            [&] { return computeDeepMI(assignments, levels).clusterTerm.back(); });
    measure("blend", samples, runs, [&] { return deepmi.blend(.25).back(); });
    measure("tieOrder", samples, runs,
            [&] { return static_cast<double>(tieOrder(assignments.names, 3).back()); });
    measure("assignBins, DeepMI, tie order known", samples, runs,
            [&] { return last(assignBins(scores, ties, true)); });
    measure("assignBins, DeepMI, by names", samples, runs,
            [&] { return last(assignBins(scores, assignments.names, true, 1)); });
    measure("assignBins, DeepMI, without names", samples, runs,
            [&] { return last(assignBins(scores, true, 1)); });
    measure("assignBins, no ties, tie order known", samples, runs,
            [&] { return last(assignBins(untied, ties, true)); });
    measure("α moved: blend and assignBins", samples, runs,
            [&] { return last(assignBins(deepmi.blend(.75), ties, true)); });
    measureCells(assignments, deepmi, ties, runs);
}

} // namespace

int main()
{
    std::printf("%-44s %9s %10s %10s\n", "what", "samples", "median ms", "fastest ms");
    measureAll(44879, 41);
    measureAll(1000000, 9);
    std::printf("checksum %g\n", checksum);
}
