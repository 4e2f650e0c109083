// How long minmax entropy takes, from the table of ratings to the scores: 100,000 ratings of 20,000 samples
// by 3,000 raters, and the size of WHiSER, six levels, both models, default parameters. Raters of whom three
// in ten answer at random. Prints the median and the fastest of several runs in seconds of the processor, of
// which one core is used.

#include "difficulty/minmax_entropy.h"
#include "planted_ratings.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace deepmi;

namespace
{

void measure(std::size_t samples, std::size_t raters, std::size_t each, bool categorical, int runs)
{
    const test::PlantedWorld world = test::plantedWorld(samples, raters, each, .3, 1);
    MinmaxEntropyParameters parameters;
    parameters.categorical = categorical;
    std::vector<double> seconds;
    MinmaxEntropyScores result;
    for (int run = 0; run < runs; ++run) {
        const std::clock_t start = std::clock();
        result = minmaxEntropyScores(world.table, "arousal", Levels::equalWidth(6), parameters, 1);
        seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::ranges::sort(seconds);
    std::printf("%-12s %9zu %8zu %7zu %11zu %10.1e %9.2f %9.2f\n", categorical ? "categorical" : "ordinal",
                world.table.ratings.size(), samples, raters, result.convergence.iterations.size(),
                result.convergence.iterations.back().residual, seconds[seconds.size() / 2], seconds.front());
    std::fflush(stdout);
}

} // namespace

int main()
{
    std::printf("%-12s %9s %8s %7s %11s %10s %9s %9s\n", "model", "ratings", "samples", "raters",
                "iterations", "residual", "median s", "fastest s");
    for (const bool categorical : {false, true}) {
        measure(5431, 33, 5, categorical, 3);
        measure(20000, 3000, 5, categorical, 3);
        measure(20000, 300, 5, categorical, 3);
    }
}
