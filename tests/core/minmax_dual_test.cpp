#include "difficulty/minmax_solver.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace deepmi;
using Side = MinmaxDual::Side;

namespace
{

/// Ratings without a meaning: every sample has `each` of them.
std::vector<LevelRating> randomRatings(std::size_t samples, std::size_t raters, std::size_t levels,
                                       std::size_t each, std::uint64_t seed)
{
    Random random(seed);
    std::vector<LevelRating> ratings;
    for (std::size_t i = 0; i < samples * each; ++i)
        // Every rater has one at least.
        ratings.push_back({i / each, i < raters ? i : random.below(raters), random.below(levels)});
    return ratings;
}

/// A dual in the middle of nowhere: random parameters and posteriors.
MinmaxDual randomDual(bool ordinal, int levels, std::uint64_t seed)
{
    MinmaxDual dual(randomRatings(7, 3, static_cast<std::size_t>(levels), 4, seed), 7, 3,
                    ConfusionModel(levels, ordinal), 1.5, .7);
    Random random(seed, 1);
    for (const Side side : {Side::Raters, Side::Samples}) {
        std::vector<double> parameters = dual.parameters(side);
        for (double& value : parameters)
            value = random.normal();
        dual.setParameters(side, parameters);
    }
    std::vector<double> posterior = dual.posterior();
    for (std::size_t begin = 0; begin < posterior.size(); begin += dual.model().levels()) {
        double sum = 0;
        for (std::size_t c = 0; c < dual.model().levels(); ++c)
            sum += posterior[begin + c] = random.uniform();
        for (std::size_t c = 0; c < dual.model().levels(); ++c)
            posterior[begin + c] /= sum;
    }
    dual.setPosterior(posterior);
    return dual;
}

double largestDifference(const std::vector<double>& values, const std::vector<double>& expected)
{
    double largest = values.size() == expected.size() ? 0 : std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < expected.size() && i < values.size(); ++i)
        largest = std::max(largest, std::abs(values[i] - expected[i]));
    return largest;
}

std::vector<double> flat(const std::vector<std::vector<double>>& rows)
{
    std::vector<double> all;
    for (const auto& row : rows)
        all.insert(all.end(), row.begin(), row.end());
    return all;
}

double differenceOfConfusions(const MinmaxDual& dual, const nlohmann::json& golden)
{
    double largest = 0;
    for (const auto& [side, key] :
         {std::pair(Side::Raters, "rater_confusion"), std::pair(Side::Samples, "sample_confusion")})
        for (std::size_t owner = 0; owner < dual.owners(side); ++owner)
            largest = std::max(
                largest, largestDifference(dual.confusion(side, owner), flat(golden.at(key).at(owner))));
    return largest;
}

MinmaxDual dualOf(const nlohmann::json& golden)
{
    std::vector<LevelRating> ratings;
    for (const auto& rating : golden.at("ratings"))
        ratings.push_back({rating.at(0), rating.at(1), rating.at(2)});
    return {std::move(ratings),  golden.at("samples"),
            golden.at("raters"), ConfusionModel(golden.at("levels"), golden.at("ordinal")),
            golden.at("alpha"),  golden.at("beta")};
}

nlohmann::json goldenCase(const QString& name)
{
    // Made by make_minmax_entropy.py beside it, with SciPy.
    std::ifstream file(test::ownGolden("minmax_entropy.json"));
    return nlohmann::json::parse(file).at(name.toStdString());
}

} // namespace

class MinmaxDualTest : public QObject
{
    Q_OBJECT

private:
    static void models()
    {
        QTest::addColumn<bool>("ordinal");
        QTest::addColumn<int>("levels");
        for (const int levels : {2, 3, 6}) {
            QTest::addRow("ordinal %d", levels) << true << levels;
            QTest::addRow("categorical %d", levels) << false << levels;
        }
    }
    static void goldenCases()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"ordinal", "categorical", "ordinal, strong", "categorical, weak"})
            QTest::newRow(name) << name;
    }

private Q_SLOTS:
    void theOrdinalMatrixIsMadeOfHalfPlanes()
    {
        // d_r for c < r: 1, 10, 100; for c ≥ r: 2, 20, 200. Element (c,k) sums the thresholds r ≤ k.
        const std::vector<double> parameters = {1, 10, 100, 2, 20, 200};
        std::vector<double> matrix(16);
        ConfusionModel(4, true).expand(parameters.data(), matrix.data());
        QCOMPARE(matrix, (std::vector<double>{0, 1, 11, 111, 0, 2, 12, 112, 0, 2, 22, 122, 0, 2, 22, 222}));
    }

    void theGradientIsThatOfTheDual_data() { models(); }
    void theGradientIsThatOfTheDual()
    {
        QFETCH(bool, ordinal);
        QFETCH(int, levels);
        MinmaxDual dual = randomDual(ordinal, levels, 3);
        for (const Side side : {Side::Raters, Side::Samples}) {
            const std::vector<double> gradient = dual.gradient(side), start = dual.parameters(side);
            for (std::size_t i = 0; i < start.size(); ++i) {
                const double step = 1e-5;
                std::vector<double> moved = start;
                const auto valueAt = [&](double value) {
                    moved[i] = value;
                    dual.setParameters(side, moved);
                    return dual.value();
                };
                const double slope = (valueAt(start[i] + step) - valueAt(start[i] - step)) / (2 * step);
                QVERIFY(std::abs(slope - gradient[i]) < 1e-7);
            }
            dual.setParameters(side, start);
        }
    }

    void theCurvatureIsThatOfTheGradient_data() { models(); }
    void theCurvatureIsThatOfTheGradient()
    {
        QFETCH(bool, ordinal);
        QFETCH(int, levels);
        MinmaxDual dual = randomDual(ordinal, levels, 4);
        const std::size_t size = dual.model().parameters();
        for (const Side side : {Side::Raters, Side::Samples})
            for (std::size_t owner = 0; owner < dual.owners(side); ++owner) {
                const std::vector<double> curvature = dual.curvature(side, owner),
                                          start = dual.parameters(side);
                for (std::size_t i = 0; i < size; ++i) {
                    const double step = 1e-5;
                    std::vector<double> moved = start;
                    moved[owner * size + i] = start[owner * size + i] + step;
                    dual.setParameters(side, moved);
                    const std::vector<double> above = dual.gradient(side);
                    moved[owner * size + i] = start[owner * size + i] - step;
                    dual.setParameters(side, moved);
                    const std::vector<double> below = dual.gradient(side);
                    for (std::size_t j = 0; j < size; ++j) {
                        const double slope = (below[owner * size + j] - above[owner * size + j]) / (2 * step);
                        QVERIFY(std::abs(slope - curvature[i * size + j]) < 1e-7);
                    }
                }
                dual.setParameters(side, start);
            }
    }

    /// Of one rater the inner problem has one block alone: the step as taken against curvature and gradient.
    void theStepIsNewtons_data() { models(); }
    void theStepIsNewtons()
    {
        QFETCH(bool, ordinal);
        QFETCH(int, levels);
        MinmaxDual dual = randomDual(ordinal, levels, 5);
        const std::size_t size = dual.model().parameters();
        for (const Side side : {Side::Raters, Side::Samples}) {
            // Near the maximum, where steps are whole.
            while (dual.improve(side) > 1e-2) {
            }
            const std::vector<double> gradient = dual.gradient(side), start = dual.parameters(side);
            std::vector<std::vector<double>> curvatures;
            for (std::size_t owner = 0; owner < dual.owners(side); ++owner)
                curvatures.push_back(dual.curvature(side, owner));
            dual.improve(side);
            for (std::size_t owner = 0; owner < dual.owners(side); ++owner)
                for (std::size_t i = 0; i < size; ++i) {
                    double product = 0;
                    for (std::size_t j = 0; j < size; ++j)
                        product += curvatures[owner][i * size + j] *
                                   (dual.parameters(side)[owner * size + j] - start[owner * size + j]);
                    QVERIFY(std::abs(product - gradient[owner * size + i]) < 1e-12);
                }
        }
    }

    void everyStepAscends_data() { models(); }
    void everyStepAscends()
    {
        QFETCH(bool, ordinal);
        QFETCH(int, levels);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            MinmaxDual dual = randomDual(ordinal, levels, seed);
            // Far from the maximum a whole Newton step overshoots.
            std::vector<double> far = dual.parameters(Side::Raters);
            for (double& value : far)
                value *= 5;
            dual.setParameters(Side::Raters, far);
            double value = dual.value();
            const auto ascends = [&] {
                const double next = dual.value();
                const bool does = next >= value - 1e-12 * std::abs(value);
                value = next;
                return does;
            };
            for (int i = 0; i < 10; ++i) {
                dual.improve(Side::Raters);
                QVERIFY(ascends());
                dual.improve(Side::Samples);
                QVERIFY(ascends());
                if (i % 3 == 2) {
                    dual.updatePosterior();
                    QVERIFY(ascends());
                }
            }
        }
    }

    /// The concave part: σ and τ for given posteriors, here the votes.
    void scipyFindsTheSameMatricesForTheVotes_data() { goldenCases(); }
    void scipyFindsTheSameMatricesForTheVotes()
    {
        QFETCH(QString, name);
        const auto golden = goldenCase(name);
        MinmaxDual dual = dualOf(golden);
        for (int i = 0; i < 1000 && dual.improve(Side::Raters) + dual.improve(Side::Samples) > 1e-12; ++i) {
        }
        QVERIFY(std::abs(dual.value() - golden.at("votes").at("value").get<double>()) < 1e-10);
        QVERIFY(differenceOfConfusions(dual, golden.at("votes")) < 1e-9);
    }

    /// All of it: SciPy climbs over the parameters with the posteriors maximised out.
    void scipyFindsTheSameMaximum_data() { goldenCases(); }
    void scipyFindsTheSameMaximum()
    {
        QFETCH(QString, name);
        const auto golden = goldenCase(name);
        MinmaxDual dual = dualOf(golden);
        const MinmaxConvergence convergence = climb(dual, 1e-10, 10000);
        QVERIFY(convergence.converged);
        QVERIFY(convergence.gradient < 1e-7);
        QVERIFY(std::abs(dual.value() - golden.at("whole").at("value").get<double>()) < 1e-10);
        QVERIFY(differenceOfConfusions(dual, golden.at("whole")) < 1e-8);
        QVERIFY(largestDifference(dual.posterior(), flat(golden.at("whole").at("posterior"))) < 1e-8);
    }

    void theDualNeverFalls_data() { models(); }
    void theDualNeverFalls()
    {
        QFETCH(bool, ordinal);
        QFETCH(int, levels);
        MinmaxDual dual(randomRatings(200, 10, static_cast<std::size_t>(levels), 5, 6), 200, 10,
                        ConfusionModel(levels, ordinal), 1, 5);
        const MinmaxConvergence convergence = climb(dual, 1e-9, 20000);
        QVERIFY(convergence.converged);
        QVERIFY(convergence.iterations.back().residual <= 1e-9);
        QVERIFY(convergence.gradient < 1e-5);
        QCOMPARE(convergence.tolerance, 1e-9);
        for (std::size_t i = 1; i < convergence.iterations.size(); ++i)
            QVERIFY(convergence.iterations[i].dual >= convergence.iterations[i - 1].dual - 1e-9);
    }

    void anEndWithoutConvergenceIsSaid()
    {
        MinmaxDual dual(randomRatings(50, 5, 4, 4, 7), 50, 5, ConfusionModel(4, true), 1, 5);
        const MinmaxConvergence convergence = climb(dual, 1e-12, 2);
        QVERIFY(!convergence.converged);
        QCOMPARE(convergence.iterations.size(), std::size_t{2});
        QVERIFY(convergence.iterations.back().residual > 1e-12);
    }

    void stopsBetweenIterations()
    {
        struct StopAtThird : Progress {
            void report(const ProgressUpdate& update) override
            {
                last = update.done;
                if (update.done >= 3)
                    stop.request_stop();
            }
            void warn(const std::string&) override {}
            double last = 0;
            std::stop_source stop;
        } watcher;
        MinmaxDual dual(randomRatings(50, 5, 4, 4, 7), 50, 5, ConfusionModel(4, true), 1, 5);
        VERIFY_RAISES(climb(dual, 1e-12, 1000, Job(watcher, watcher.stop.get_token())), ErrorKind::Stopped,
                      "");
        QCOMPARE(watcher.last, 3.);
    }

    void oneLevelHasNoConfusion() { VERIFY_RAISES(ConfusionModel(1, true), ErrorKind::Usage, "levels is 1"); }
};

QTEST_GUILESS_MAIN(MinmaxDualTest)
#include "minmax_dual_test.moc"
