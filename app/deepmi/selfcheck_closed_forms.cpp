#include "selfcheck_closed_forms.h"

#include "curriculum/pacing.h"
#include "data/normalisation.h"
#include "difficulty/bins.h"
#include "difficulty/scores.h"
#include "information/deepmi.h"
#include "job/random.h"
#include "network/ccc.h"
#include "statistics/t_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi::cli
{

namespace
{

SelfCheck check(std::string name, double value, double tolerance, std::string detail)
{
    return {std::move(name), value, tolerance, value <= tolerance, std::move(detail)};
}

Assignments randomAssignments(Random& random, std::size_t samples, int clusters)
{
    Assignments table;
    table.clusters = clusters;
    for (std::size_t i = 0; i < samples; ++i) {
        const double label = 1 + 6 * random.uniform();
        table.names.push_back("sample" + std::to_string(i));
        table.label.push_back(label);
        table.predicted.push_back(label + random.normal());
        // Clusters that know something of the label, so that the mutual information is well above 0.
        const int near = static_cast<int>((label - 1) / 6 * clusters);
        table.cluster.push_back(random.uniform() < .5
                                    ? std::min(near, clusters - 1)
                                    : static_cast<int>(random.below(static_cast<std::uint64_t>(clusters))));
    }
    return table;
}

double wrongLevels()
{
    const Levels levels = Levels::equalWidth(6, {1, 7});
    double wrong = 0;
    for (int level = 0; level < 6; ++level) {
        const double cut = level + 1;
        wrong += levels.of(cut) != level;
        wrong += levels.of(std::nextafter(cut + 1, 0)) != level;
    }
    wrong += levels.of(7.0) != 5;
    wrong += levels.of(-HUGE_VAL) != 0;
    wrong += levels.of(HUGE_VAL) != 5;
    return wrong;
}

/// H(X) + H(Y) − H(X,Y), the identity that the sum of contributions has to meet.
double identityGap(const JointTable& table)
{
    return std::abs(table.mutualInformation() -
                    (table.firstEntropy() + table.secondEntropy() - table.jointEntropy()));
}

/// The sum over the joint support out of the samples' own terms: a cell counted n times adds its term once.
double sampleSumGap(const JointTable& table, const std::vector<int>& first, const std::vector<int>& second,
                    const std::vector<double>& terms)
{
    double sum = 0;
    for (std::size_t i = 0; i < terms.size(); ++i)
        sum += terms[i] / static_cast<double>(table.count(first[i], second[i]));
    return std::abs(sum - table.mutualInformation());
}

double concordanceGap(Random& random)
{
    // Y' = a·Y + b has CCC 2a·v / (v + a²v + (m − am − b)²) with v and m of Y.
    std::vector<double> label, predicted;
    for (int i = 0; i < 1000; ++i) {
        label.push_back(random.normal());
        predicted.push_back(.7 * label.back() + .3);
    }
    double mean = 0, variance = 0;
    for (const double value : label)
        mean += value / 1000;
    for (const double value : label)
        variance += (value - mean) * (value - mean) / 1000;
    const double shift = mean - .7 * mean - .3;
    const double expected = 2 * .7 * variance / (variance + .49 * variance + shift * shift);
    return std::abs(concordance(predicted, label) - expected);
}

double wrongBins(Random& random)
{
    double wrong = 0;
    for (const std::size_t samples : {std::size_t{1}, std::size_t{9}, std::size_t{997}, std::size_t{44879}}) {
        std::vector<double> scores(samples);
        for (double& score : scores)
            score = static_cast<double>(random.below(50));
        const Bins bins = assignBins(scores, true, random.next());
        std::vector<bool> seen(samples, false);
        for (std::size_t rank = 0; rank < samples; ++rank) {
            const std::size_t sample = bins.order[rank];
            wrong += seen[sample];
            seen[sample] = true;
            wrong += bins.rank[sample] != rank;
            wrong += rank > 0 && scores[bins.order[rank - 1]] < scores[sample];
        }
        const auto sizes = bins.sizes();
        for (std::size_t bin = 0; bin < sizes.size(); ++bin)
            wrong += sizes[bin] != (bin + 1) * samples / 10 - bin * samples / 10;
    }
    return wrong;
}

double scheduleGap()
{
    const PacingParameters parameters;
    double gap = 0;
    for (int epoch = 0; epoch < parameters.epochs; ++epoch) {
        const int bins = std::min(epoch / 5 + 1, 10);
        const PacingStep step = curriculumStep(parameters, epoch, 44879);
        gap = std::max(gap, std::abs(step.learningRate - 1e-3 * std::pow(.5, bins - 1)));
        gap += step.samples != static_cast<std::size_t>(bins) * 44879 / 10;
    }
    return gap;
}

double normalisationGap(Random& random)
{
    constexpr std::size_t rows = 500, columns = 3;
    FloatMatrix values(rows, columns);
    for (std::size_t row = 0; row < rows; ++row) {
        values.row(row)[0] = static_cast<float>(1e14 * (1 + .01 * random.normal()));
        values.row(row)[1] = static_cast<float>(random.normal());
        values.row(row)[2] = 5;
    }
    std::vector<std::size_t> all(rows);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto normalisation = FeatureNormalisation::fit(values, all, HUGE_VAL);
    normalisation.apply(values);
    double gap = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        double mean = 0, square = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            mean += double{values.row(row)[column]} / rows;
            square += double{values.row(row)[column]} * double{values.row(row)[column]} / rows;
        }
        gap = std::max({gap, std::abs(mean), column == 2 ? square : std::abs(square - 1)});
    }
    return gap;
}

double studentGap()
{
    // Two samples of two values: Student's t has 2 degrees of freedom, whose distribution is elementary:
    // p = 1 − t/√(2 + t²).
    const std::vector<double> first = {1, 2}, second = {4, 7};
    const TTest test = pooledTTest(first, second);
    const double t = 4 / std::sqrt(2.5);
    return std::max(std::abs(std::abs(test.statistic) - t),
                    std::abs(test.pValue - (1 - t / std::sqrt(2 + t * t))));
}

double seedGap(std::uint64_t seed)
{
    std::vector<std::string> names;
    for (int i = 0; i < 1000; ++i)
        names.push_back("sample" + std::to_string(i));
    const Scores first = randomScores(names, seed), second = randomScores(names, seed);
    double differing = 0;
    for (std::size_t i = 0; i < names.size(); ++i)
        differing += first.score[i] != second.score[i] || first.bins.rank[i] != second.bins.rank[i];
    return differing;
}

} // namespace

std::vector<SelfCheck> closedFormChecks(std::uint64_t seed)
{
    Random random(seed);
    std::vector<SelfCheck> checks;
    checks.push_back(
        check("emotion levels at their cuts", wrongLevels(), 0, "values on, just below and beyond cuts"));

    const Assignments table = randomAssignments(random, 20000, 50);
    const DeepMI deepmi = computeDeepMI(table, Levels::equalWidth(6));
    checks.push_back(check("I(X;Y) = H(X) + H(Y) - H(X,Y)", identityGap(deepmi.clusterByLevel), 1e-12,
                           "20000 samples, K=50, E=6, nats"));
    checks.push_back(check("I(Y';Y) = H(Y') + H(Y) - H(Y',Y)", identityGap(deepmi.predictionByLevel), 1e-12,
                           "the same samples, nats"));
    checks.push_back(
        check("sum of the samples' terms = I(X;Y)",
              sampleSumGap(deepmi.clusterByLevel, table.cluster, deepmi.labelLevel, deepmi.clusterTerm),
              1e-12, "each cell of the joint support once"));
    checks.push_back(check("sum of the samples' terms = I(Y';Y)",
                           sampleSumGap(deepmi.predictionByLevel, deepmi.predictedLevel, deepmi.labelLevel,
                                        deepmi.predictionTerm),
                           1e-12, "each cell of the joint support once"));
    const JointTable identity(deepmi.labelLevel, 6, deepmi.labelLevel, 6);
    checks.push_back(check("I(Y;Y) = H(Y)", std::abs(identity.mutualInformation() - identity.firstEntropy()),
                           1e-12, "a variable tells all of itself"));
    const std::vector<int> constant(deepmi.labelLevel.size(), 0);
    checks.push_back(check("I(constant;Y) = 0",
                           std::abs(JointTable(constant, 1, deepmi.labelLevel, 6).mutualInformation()), 1e-12,
                           "a constant tells nothing"));
    checks.push_back(check("CCC of Y' = a Y + b", concordanceGap(random), 1e-12, "closed form, 1000 values"));
    checks.push_back(check("ranks and bins", wrongBins(random), 0, "N = 1, 9, 997, 44879 with many ties"));
    checks.push_back(
        check("curriculum schedule", scheduleGap(), 1e-18, "bins and learning rate of 70 epochs"));
    checks.push_back(check("z-norm of features around 1e14", normalisationGap(random), 1e-5,
                           "mean 0, deviation 1, constant to 0"));
    checks.push_back(
        check("Student's t with 2 degrees of freedom", studentGap(), 1e-12, "p = 1 - t / sqrt(2 + t^2)"));
    checks.push_back(check("the same seed twice", seedGap(seed), 0, "random scores and ranks of 1000 names"));
    return checks;
}

} // namespace deepmi::cli
