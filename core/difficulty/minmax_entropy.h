#pragma once

#include "data/label_table.h"
#include "difficulty/minmax_solver.h"
#include "difficulty/scores.h"
#include "information/levels.h"
#include "job/parameters.h"

namespace deepmi
{

/// Choices of minmax entropy. With n ratings by R raters of N samples in use and E levels, the paper's rule
/// is α = γE² for raters and β = α·(n/R)/(n/N) for samples: who is described by more ratings than the other
/// side may depart further from telling all levels alike.
struct MinmaxEntropyParameters {
    bool categorical = false;        ///< E×E confusion matrices without an order of the levels
    double regularisation = .25;     ///< γ; the authors try .25, .5, 1, 2, 4 and ship .25
    double raterRegularisation = 0;  ///< α; 0 = by the rule
    double sampleRegularisation = 0; ///< β; 0 = by the rule
    double minmaxTolerance = 1e-8;   ///< what the residual of an iteration has to reach
    int minmaxIterations = 1000;     ///< at most
    int minRatings = 2;              ///< samples with fewer take no part and get no score
};

const std::vector<Parameter<MinmaxEntropyParameters>>& minmaxEntropyParameters();

/// What the model says of one rater.
struct MinmaxRater {
    std::string name;
    std::size_t ratings = 0; ///< in use
    double skill = 0;        ///< trace / sum of `confusion`: 1/E tells nothing, 1 always gives the true level
    std::vector<double> confusion; ///< E×E, row = true level, of a sample of no difficulty of its own (τ = 0)
};

struct MinmaxEntropyScores {
    Scores scores; ///< of the samples with at least `minRatings` ratings, in the table's order
    std::vector<std::string> tooFewRatings;
    /// [scored sample][level]: the probability that the level is the sample's true one.
    std::vector<std::vector<double>> posterior;
    /// [scored sample]: its confusion matrix, E×E, row = true level: how it is labelled by a rater of no
    /// skill or bias of their own (σ = 0). The score is trace / sum.
    std::vector<std::vector<double>> confusion;
    std::vector<MinmaxRater> raters; ///< who have ratings in use, by name
    Levels levels = Levels::equalWidth(1);
    double raterRegularisation = 0, sampleRegularisation = 0; ///< α and β as used
    MinmaxConvergence convergence;
};

/// Regularised minimax conditional entropy of the ratings of one attribute (Zhou, Liu, Platt and Meek,
/// "Aggregating Ordinal Labels from Crowds by Minimax Conditional Entropy", ICML 2014), solved by its dual
/// (`MinmaxDual`): who rates at random, or with a bias, is told from samples that are hard. The classes are
/// the E levels; a rating is the level that it falls into (1-7 with E=6: 6 and 7 share the top one). The
/// score is trace / sum of the sample's confusion matrix, larger is easier; where there are few ratings a
/// sample the rule holds it near 1/E, and the order is what counts.
///
/// Ratings that miss the attribute (NaN) do not count; ratings of a sample by the same rater all count.
/// Nothing depends on the order of the file; sums, and so the last bits, depend on the order of the names. A
/// rater with few ratings is held near chance by the regularisation. Warns where the tolerance is not reached
/// and where the posteriors stay near uniform, because then the scores are little more than votes. Raises
/// InputError naming the rating file for an unknown attribute, ratings whose rater is not named, or if no
/// sample has `minRatings` ratings; UsageError for a parameter out of its range and for fewer than 2 or more
/// than 20 levels.
MinmaxEntropyScores minmaxEntropyScores(const RatingTable& ratings, const std::string& attribute,
                                        const Levels& levels, const MinmaxEntropyParameters& parameters,
                                        std::uint64_t seed, int bins = 10, const Job& job = {});

/// CSV, a row a rater: rater,ratings,skill and p_C_K, the probability that they give level K where level C is
/// true; levels from 0. Atomic.
void writeMinmaxRaters(const MinmaxEntropyScores& result, const std::filesystem::path& path);
/// CSV, a row a scored sample: name,level and p_C, the posterior probability of level C; `level` is the most
/// probable one, the lower of two that tie. Atomic.
void writeMinmaxPosteriors(const MinmaxEntropyScores& result, const std::filesystem::path& path);

} // namespace deepmi
