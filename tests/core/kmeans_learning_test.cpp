#include "cluster/kmeans_torch.h"
#include "data/numpy_file.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace deepmi;

namespace
{

FloatMatrix matrixOf(const std::vector<double>& values, std::size_t columns)
{
    FloatMatrix matrix(values.size() / columns, columns);
    for (std::size_t i = 0; i < values.size(); ++i)
        matrix.data()[i] = static_cast<float>(values[i]);
    return matrix;
}

/// `groups` tight groups of `each` rows around corners far from each other.
FloatMatrix separated(int groups, int each, std::size_t columns)
{
    Random random(1);
    FloatMatrix matrix(static_cast<std::size_t>(groups * each), columns);
    for (std::size_t i = 0; i < matrix.rows(); ++i)
        for (std::size_t c = 0; c < columns; ++c)
            matrix.row(i)[c] = static_cast<float>(.01 * random.normal() +
                                                  (c == i % static_cast<std::size_t>(groups) ? 10 : 0));
    return matrix;
}

KMeansParameters parametersOf(int clusters, std::uint64_t seed = 0)
{
    KMeansParameters parameters;
    parameters.clusters = clusters;
    parameters.seed = seed;
    return parameters;
}

} // namespace

class KMeansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Expected values: scikit-learn's Lloyd from the same centres, tolerance 0, 20 iterations.
    void lloydFromGivenCentresEqualsGolden()
    {
        REQUIRE_GOLDEN("kmeans_lloyd_given_init.npz");
        const auto path = test::golden("kmeans_lloyd_given_init.npz");
        const FloatMatrix rows = matrixOf(readNpzArray(path, "X").toDoubles(), 8);
        const FloatMatrix start = matrixOf(readNpzArray(path, "init").toDoubles(), 8);
        const KMeansResult result = kmeans(rows, parametersOf(5), &start, {"cpu", 0});
        const auto labels = readNpzArray(path, "labels").toIntegers();
        for (std::size_t i = 0; i < labels.size(); ++i)
            QCOMPARE(static_cast<std::int64_t>(result.cluster[i]), labels[i]);
        const auto centres = readNpzArray(path, "centers").toDoubles();
        for (std::size_t i = 0; i < centres.size(); ++i)
            QVERIFY(std::abs(static_cast<double>(result.centres.data()[i]) - centres[i]) < 1e-5);
        const double inertia = readNpzArray(path, "inertia").toDoubles().front();
        QVERIFY(std::abs(result.inertia - inertia) < 1e-5 * inertia);
    }

    /// What Lloyd's algorithm is, computed the long way in double after every number of iterations: members
    /// are nearest to their centre, centres are the means of their members. Rows that only change their
    /// cluster are moved between sums, so that many iterations are looked at; K lies around the widths that
    /// minima are taken in.
    void everyIterationIsLloydsForAnyKAndThreads()
    {
        Random random(5);
        FloatMatrix rows(2500, 7);
        for (std::size_t k = 0; k < rows.rows() * rows.columns(); ++k)
            rows.data()[k] = static_cast<float>(random.normal());
        for (const int clusters : {1, 2, 15, 16, 17, 33, 64})
            for (const int threads : {1, 2}) {
                FloatMatrix start(static_cast<std::size_t>(clusters), rows.columns());
                std::copy_n(rows.data(), start.rows() * start.columns(), start.data());
                std::vector<std::vector<double>> centres;
                for (std::size_t k = 0; k < start.rows(); ++k)
                    centres.emplace_back(start.row(k).begin(), start.row(k).end());
                const auto nearest = [&](std::size_t row, double& distance) {
                    std::size_t best = 0;
                    distance = std::numeric_limits<double>::infinity();
                    for (std::size_t k = 0; k < centres.size(); ++k) {
                        double sum = 0;
                        for (std::size_t j = 0; j < rows.columns(); ++j)
                            sum += std::pow(static_cast<double>(rows.row(row)[j]) - centres[k][j], 2);
                        if (sum < distance) {
                            distance = sum;
                            best = k;
                        }
                    }
                    return best;
                };
                constexpr int iterations = 6;
                for (int iteration = 0; iteration < iterations; ++iteration) {
                    std::vector<std::vector<double>> sums(centres.size(),
                                                          std::vector<double>(rows.columns()));
                    std::vector<double> sizes(centres.size());
                    double distance = 0;
                    for (std::size_t i = 0; i < rows.rows(); ++i) {
                        const std::size_t k = nearest(i, distance);
                        ++sizes[k];
                        for (std::size_t j = 0; j < rows.columns(); ++j)
                            sums[k][j] += static_cast<double>(rows.row(i)[j]);
                    }
                    for (std::size_t k = 0; k < centres.size(); ++k)
                        for (std::size_t j = 0; j < rows.columns(); ++j)
                            centres[k][j] = sums[k][j] / sizes[k];
                }
                KMeansParameters parameters = parametersOf(clusters);
                parameters.iterations = iterations;
                const KMeansResult found = kmeans(rows, parameters, &start, {"cpu", threads});
                double worst = 0, inertia = 0, distance = 0;
                std::size_t other = 0;
                for (std::size_t k = 0; k < centres.size(); ++k)
                    for (std::size_t j = 0; j < rows.columns(); ++j)
                        worst = std::max(
                            worst, std::abs(centres[k][j] - static_cast<double>(found.centres.row(k)[j])));
                for (std::size_t i = 0; i < rows.rows(); ++i) {
                    other += static_cast<int>(nearest(i, distance)) != found.cluster[i];
                    inertia += distance;
                }
                QVERIFY2(worst < 1e-5, std::to_string(worst).c_str());
                QCOMPARE(other, std::size_t{0});
                QVERIFY(std::abs(found.inertia - inertia) < 1e-5 * inertia);
            }
    }

    void separatedGroupsAreFound()
    {
        const FloatMatrix rows = separated(12, 40, 16);
        for (const std::uint64_t seed : {1u, 2u, 3u}) {
            const KMeansResult result = kmeans(rows, parametersOf(12, seed), nullptr, {"cpu", 0});
            std::set<std::pair<std::size_t, int>> pairs;
            for (std::size_t i = 0; i < rows.rows(); ++i)
                pairs.emplace(i % 12, result.cluster[i]);
            QCOMPARE(pairs.size(), std::size_t(12));
            QVERIFY(result.inertia < 480 * 16 * 1e-4 * 1.5);
        }
    }

    void objectiveNeverRisesAndImbalanceIsInItsRange()
    {
        Random random(5);
        FloatMatrix rows(3000, 10);
        for (std::size_t i = 0; i < 30000; ++i)
            rows.data()[i] = static_cast<float>(random.normal());
        const KMeansResult result = kmeans(rows, parametersOf(25), nullptr, {"cpu", 0});
        for (std::size_t i = 0; i < result.history.size(); ++i) {
            QVERIFY(result.history[i].imbalance >= 1 && result.history[i].imbalance <= 25);
            if (i > 0)
                QVERIFY(result.history[i].objective <= result.history[i - 1].objective * (1 + 1e-6));
        }
        QVERIFY(result.inertia <= result.history.back().objective * (1 + 1e-6));
    }

    void emptyClustersAreRefilled()
    {
        const FloatMatrix rows = separated(4, 30, 8);
        FloatMatrix start(4, 8); // three of the centres so far away that no row is nearest to them
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t c = 0; c < 8; ++c)
                start.row(k)[c] = k == 0 ? 1.F : 1000.F * static_cast<float>(k);
        const KMeansResult result = kmeans(rows, parametersOf(4), &start, {"cpu", 0});
        int refilled = 0;
        for (const auto& iteration : result.history)
            refilled += iteration.refilled;
        QVERIFY(refilled >= 3);
        QCOMPARE(std::set<int>(result.cluster.begin(), result.cluster.end()).size(), std::size_t(4));
    }

    void fewerDistinctRowsThanClustersIsNoCrash()
    {
        FloatMatrix rows(20, 3);
        for (std::size_t i = 0; i < 60; ++i)
            rows.data()[i] = i / 3 < 10 ? 1.F : 2.F;
        const KMeansResult result = kmeans(rows, parametersOf(5), nullptr, {"cpu", 0});
        QVERIFY(result.inertia < 1e-9);
        QVERIFY(std::isfinite(result.centres.data()[0]));
    }

    void everyRowIsAClusterWhenKIsN()
    {
        const FloatMatrix rows = separated(6, 1, 6);
        const KMeansResult result = kmeans(rows, parametersOf(6), nullptr, {"cpu", 0});
        QCOMPARE(std::set<int>(result.cluster.begin(), result.cluster.end()).size(), std::size_t(6));
        QVERIFY(result.inertia < 1e-3); // squares of 100 in float32
    }

    void oneRowOneCluster()
    {
        const FloatMatrix rows = separated(1, 1, 3);
        const KMeansResult result = kmeans(rows, parametersOf(1), nullptr, {"cpu", 0});
        QCOMPARE(result.cluster, std::vector<int>{0});
    }

    void sameSeedGivesTheSameBits()
    {
        Random random(9);
        FloatMatrix rows(2000, 32);
        for (std::size_t i = 0; i < 64000; ++i)
            rows.data()[i] = static_cast<float>(random.normal());
        const KMeansResult first = kmeans(rows, parametersOf(20, 4), nullptr, {"cpu", 0});
        const KMeansResult second = kmeans(rows, parametersOf(20, 4), nullptr, {"cpu", 0});
        const KMeansResult other = kmeans(rows, parametersOf(20, 5), nullptr, {"cpu", 0});
        QCOMPARE(first.cluster, second.cluster);
        QCOMPARE(std::memcmp(first.centres.data(), second.centres.data(), 20 * 32 * sizeof(float)), 0);
        QVERIFY(first.cluster != other.cluster);
    }

    void tooManyClustersIsAUsageError()
    {
        const FloatMatrix rows = separated(2, 2, 3);
        VERIFY_RAISES(kmeans(rows, parametersOf(5), nullptr, {"cpu", 0}), ErrorKind::Usage, "K is 5", "4");
        const FloatMatrix start(2, 2);
        VERIFY_RAISES(kmeans(rows, parametersOf(2), &start, {"cpu", 0}), ErrorKind::Usage,
                      "2 centres of width 2");
    }
};

QTEST_GUILESS_MAIN(KMeansTest)
#include "kmeans_learning_test.moc"
