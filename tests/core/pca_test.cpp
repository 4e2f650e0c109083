#include "cluster/pca.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>

using namespace deepmi;

namespace
{

FloatMatrix matrixOf(const std::vector<std::vector<double>>& values)
{
    FloatMatrix matrix(values.size(), values.empty() ? 0 : values.front().size());
    for (std::size_t row = 0; row < matrix.rows(); ++row)
        for (std::size_t column = 0; column < matrix.columns(); ++column)
            matrix.row(row)[column] = static_cast<float>(values[row][column]);
    return matrix;
}

double largestDifference(std::span<const double> values, const std::vector<double>& expected)
{
    if (values.size() != expected.size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        largest = std::max(largest, std::abs(values[i] - expected[i]));
    return largest;
}

double largestDifference(const FloatMatrix& values, const std::vector<std::vector<double>>& expected)
{
    double largest = values.rows() == expected.size() ? 0 : std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < expected.size() && row < values.rows(); ++row)
        largest = std::max(
            largest, largestDifference({std::vector<double>(values.row(row).begin(), values.row(row).end())},
                                       expected[row]));
    return largest;
}

FloatMatrix randomRows(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Random random(seed);
    FloatMatrix matrix(rows, columns);
    for (std::size_t row = 0; row < rows; ++row) {
        const double along = random.normal();
        for (std::size_t column = 0; column < columns; ++column)
            matrix.row(row)[column] =
                static_cast<float>(along * static_cast<double>(column % 5) + random.normal());
    }
    return matrix;
}

/// Stops when it is told of this stage.
struct StopAt : Progress {
    explicit StopAt(std::string stage_) : stage(std::move(stage_)) {}
    void report(const ProgressUpdate& update) override
    {
        if (update.stage == stage)
            stop.request_stop();
    }
    void warn(const std::string&) override {}
    std::string stage;
    std::stop_source stop;
};

} // namespace

class PcaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tall", "wide", "square"})
            QTest::newRow(name) << name;
    }
    void agreesWithScikitLearn()
    {
        QFETCH(QString, name);
        std::ifstream file(test::ownGolden("principal_components.json"));
        const auto golden = nlohmann::json::parse(file).at(name.toStdString());
        const FloatMatrix values = matrixOf(golden.at("values"));
        const std::vector<std::vector<double>> axes = golden.at("axes");
        const Pca pca = fitPca(values, static_cast<int>(axes.size()));
        QCOMPARE(pca.components(), axes.size());
        QVERIFY(largestDifference(pca.mean, golden.at("mean")) < 1e-12);
        for (std::size_t component = 0; component < axes.size(); ++component)
            QVERIFY(largestDifference(pca.axes[component], axes[component]) < 1e-9);
        const std::vector<double> variance = golden.at("variance");
        QVERIFY(largestDifference(pca.variance, variance) < 1e-11 * variance.front());
        QVERIFY(largestDifference(pca.varianceRatio, golden.at("variance_ratio")) < 1e-12);
        // Coordinates are float32 of up to some tens.
        QVERIFY(largestDifference(project(pca, values), golden.at("coordinates")) < 1e-5);
        QVERIFY(largestDifference(project(pca, matrixOf(golden.at("further"))),
                                  golden.at("further_coordinates")) < 1e-5);
    }

    void coordinatesHaveTheVariancesOfTheirComponents()
    {
        // More rows than a block, which is 256.
        const FloatMatrix rows = randomRows(1000, 30, 4);
        const Pca pca = fitPca(rows, 3);
        const FloatMatrix coordinates = project(pca, rows);
        for (std::size_t component = 0; component < 3; ++component) {
            double sum = 0, squares = 0, length = 0;
            for (std::size_t row = 0; row < 1000; ++row) {
                sum += coordinates.row(row)[component];
                squares += std::pow(coordinates.row(row)[component], 2);
            }
            for (const double loading : pca.axes[component])
                length += loading * loading;
            QVERIFY(std::abs(sum / 1000) < 1e-5);
            QVERIFY(std::abs(squares / 999 / pca.variance[component] - 1) < 1e-5);
            QVERIFY(std::abs(length - 1) < 1e-12);
            QVERIFY(*std::ranges::max_element(pca.axes[component]) >=
                    -*std::ranges::min_element(pca.axes[component]));
        }
        QVERIFY(pca.variance[0] >= pca.variance[1] && pca.variance[1] >= pca.variance[2]);
    }

    void twiceTheSameIsTheSame()
    {
        const FloatMatrix rows = randomRows(700, 20, 5);
        const Pca a = fitPca(rows), b = fitPca(rows);
        QVERIFY(a.axes == b.axes);
        QVERIFY(a.variance == b.variance);
        const FloatMatrix first = project(a, rows), second = project(b, rows);
        QVERIFY(std::equal(first.data(), first.data() + 1400, second.data()));
    }

    void whatDoesNotVaryHasNoAxis()
    {
        // Columns 0 and 2 are constant; all variance lies in column 1: mean 4, squares 9+1+16 over n−1 = 2.
        const Pca pca = fitPca(matrixOf({{7, 1, 5}, {7, 3, 5}, {7, 8, 5}}), 2);
        QCOMPARE(pca.mean, (std::vector<double>{7, 4, 5}));
        QCOMPARE(pca.axes[0], (std::vector<double>{0, 1, 0}));
        QCOMPARE(pca.axes[1], (std::vector<double>{0, 0, 0}));
        QCOMPARE(pca.variance, (std::vector<double>{13, 0}));
        QCOMPARE(pca.varianceRatio, (std::vector<double>{1, 0}));
        const FloatMatrix coordinates = project(pca, matrixOf({{9, 6, -5}}));
        QCOMPARE(coordinates.row(0)[0], 2.f);
        QCOMPARE(coordinates.row(0)[1], 0.f);
    }

    void oneRowOrEqualRowsStandInTheOrigin()
    {
        for (const std::size_t count : {1u, 5u}) {
            const std::vector<std::vector<double>> values(count, {1.5, -2, 1e6});
            const Pca pca = fitPca(matrixOf(values), 2);
            const FloatMatrix coordinates = project(pca, matrixOf(values));
            for (std::size_t row = 0; row < count; ++row)
                for (const float value : coordinates.row(row))
                    QCOMPARE(value, 0.f);
            QCOMPARE(pca.varianceRatio, (std::vector<double>{0, 0}));
        }
    }

    void fewerColumnsThanComponentsGiveZeros()
    {
        const Pca pca = fitPca(matrixOf({{1}, {2}, {6}}), 3);
        QCOMPARE(pca.components(), std::size_t{3});
        const FloatMatrix coordinates = project(pca, matrixOf({{1}, {6}}));
        QCOMPARE(coordinates.columns(), std::size_t{3});
        QCOMPARE(coordinates.row(0)[0], -2.f);
        QCOMPARE(coordinates.row(1)[0], 3.f);
        QCOMPARE(coordinates.row(1)[2], 0.f);
    }

    void aLargeOffsetCostsNoPrecision()
    {
        // 2²⁰ is far from the origin of values a unit apart, where E[x²] − E[x]² would be all rounding.
        const double far = 1048576;
        const Pca pca = fitPca(matrixOf({{far + 1, far}, {far - 1, far}, {far, far}}), 1);
        QCOMPARE(pca.variance[0], 1.);
        QCOMPARE(pca.axes[0], (std::vector<double>{1, 0}));
    }

    void whatCannotBeUsedIsRefused()
    {
        std::vector<std::vector<double>> values(300, {1, 2, 3});
        values[270][1] = std::nan("");
        VERIFY_RAISES(fitPca(matrixOf(values)), ErrorKind::BadInput, "row 271, column 2", "finite");
        values[270][1] = std::numeric_limits<double>::infinity();
        VERIFY_RAISES(fitPca(matrixOf(values)), ErrorKind::BadInput, "row 271, column 2");
        values[270][1] = 2;
        const Pca pca = fitPca(matrixOf(values));
        values[3][0] = std::nan("");
        VERIFY_RAISES(project(pca, matrixOf(values)), ErrorKind::BadInput, "row 4, column 1");
        VERIFY_RAISES(project(pca, matrixOf({{1, 2}})), ErrorKind::Usage, "3", "2");
        VERIFY_RAISES(fitPca(FloatMatrix(0, 3)), ErrorKind::Usage, "at least one row");
        VERIFY_RAISES(fitPca(FloatMatrix(3, 0)), ErrorKind::Usage, "one column");
        VERIFY_RAISES(fitPca(matrixOf({{1, 2}, {2, 1}}), 0), ErrorKind::Usage, "components is 0");
    }

    void stopsBetweenBlocks()
    {
        const FloatMatrix rows = randomRows(2000, 8, 6);
        for (const char* stage : {"mean", "principal components"}) {
            StopAt watcher(stage);
            VERIFY_RAISES(fitPca(rows, 2, Job(watcher, watcher.stop.get_token())), ErrorKind::Stopped, "");
        }
        const Pca pca = fitPca(rows);
        StopAt watcher("projecting");
        VERIFY_RAISES(project(pca, rows, Job(watcher, watcher.stop.get_token())), ErrorKind::Stopped, "");
    }
};

QTEST_GUILESS_MAIN(PcaTest)
#include "pca_test.moc"
