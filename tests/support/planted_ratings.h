#pragma once

#include "data/label_table.h"
#include "job/random.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace test
{

/// Raters of whom some answer at random, and samples of which some are harder than others.
struct PlantedWorld {
    deepmi::RatingTable table;
    std::vector<double> noise;    ///< of each sample: what is hard is heard with more noise
    std::vector<double> ownNoise; ///< of each rater: 0.5 to 1.2 times the sample's; 5 = at random
};

/// Ratings round(y + noise·own noise·ε) on 1-7 of a true label y, or uniform
/// on 1 to 7.
inline PlantedWorld plantedWorld(std::size_t samples, std::size_t raters, std::size_t each, double atRandom,
                                 std::uint64_t seed)
{
    PlantedWorld world;
    world.table.attributes = {"arousal"};
    deepmi::Random random(seed);
    for (std::size_t rater = 0; rater < raters; ++rater) {
        world.table.raters.push_back("r" + std::to_string(rater));
        world.ownNoise.push_back(random.uniform() < atRandom ? 5 : .5 + .7 * random.uniform());
    }
    for (std::size_t sample = 0; sample < samples; ++sample) {
        world.table.names.push_back("s" + std::to_string(sample));
        const double label = std::clamp(4 + 1.15 * random.normal(), 1.0, 7.0);
        world.noise.push_back(.1 + 1.4 * random.uniform());
        std::vector<std::size_t> who(raters);
        for (std::size_t rater = 0; rater < raters; ++rater)
            who[rater] = rater;
        random.shuffle(std::span(who));
        for (std::size_t i = 0; i < each; ++i) {
            const double own = world.ownNoise[who[i]];
            const double heard = world.noise.back() * own * random.normal();
            const double value = own == 5 ? 1 + static_cast<double>(random.below(7))
                                          : std::clamp(std::round(label + heard), 1.0, 7.0);
            world.table.ratings.push_back({sample, who[i], {value}});
        }
    }
    return world;
}

} // namespace test
