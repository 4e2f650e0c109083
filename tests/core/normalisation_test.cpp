#include "data/normalisation.h"

#include "data/hdf5_file.h"
#include "data/numpy_file.h"
#include "job/error.h"
#include "job/random.h"

#include "test_data.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using namespace deepmi;

namespace
{

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

FloatMatrix matrix(std::size_t rows, std::size_t columns, const std::vector<float>& values)
{
    FloatMatrix result(rows, columns);
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

std::vector<std::size_t> allRows(const FloatMatrix& values)
{
    std::vector<std::size_t> rows(values.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

/// Mean and population deviation of the finite values in long double, the plain textbook way.
std::pair<double, double> reference(const FloatMatrix& values, std::size_t column)
{
    long double sum = 0;
    std::size_t count = 0;
    for (std::size_t row = 0; row < values.rows(); ++row)
        if (std::isfinite(values.row(row)[column])) {
            sum += static_cast<long double>(values.row(row)[column]);
            ++count;
        }
    if (count == 0)
        return {0, 0};
    const long double mean = sum / static_cast<long double>(count);
    long double squares = 0;
    for (std::size_t row = 0; row < values.rows(); ++row)
        if (std::isfinite(values.row(row)[column])) {
            const long double difference = static_cast<long double>(values.row(row)[column]) - mean;
            squares += difference * difference;
        }
    return {static_cast<double>(mean),
            static_cast<double>(std::sqrt(squares / static_cast<long double>(count)))};
}

bool close(double a, double b, double relative)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

} // namespace

class NormalisationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheAuthorsButForInfiniteResults();
    void statisticsArePopulationMomentsOfTheFiniteValues();
    void onlyTheGivenRowsCount();
    void constantColumnHasExactlyZeroDeviation_data();
    void constantColumnHasExactlyZeroDeviation();
    void smallSpreadFarFromZeroIsNotLost();
    void everyBlockShapeGivesTheSameAsLongDouble();
    void resultIsClippedAndFinite();
    void realFunctionalsAgreeWithLongDouble();
    void wrongUseIsNamed();
    void labelsAreNormalisedAndPutBack();
    void stopIsHeeded();
};

void NormalisationTest::agreesWithTheAuthorsButForInfiniteResults()
{
    REQUIRE_GOLDEN("znorm.npz");
    const auto array = [](const char* name) {
        return readNpzArray(test::golden("znorm.npz"), name).toDoubles();
    };
    const auto raw = array("raw"), mean = array("mean"), deviation = array("std"), out = array("out");
    FloatMatrix values(1, raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i)
        values.data()[i] = static_cast<float>(raw[i]);
    FeatureNormalisation normalisation;
    normalisation.mean = mean;
    normalisation.deviation = deviation;
    normalisation.apply(values);
    std::size_t differing = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        // The golden values are the authors', who clip x/0 and infinite values to ±3; the method's rule is
        // that everything that is not finite after the z-norm becomes 0.
        const bool notFinite = deviation[i] == 0 || !std::isfinite(raw[i]);
        differing += notFinite && out[i] != 0 ? 1 : 0;
        const double expected = notFinite ? 0 : out[i];
        QVERIFY2(std::abs(static_cast<double>(values.data()[i]) - expected) < 1e-6,
                 qPrintable(QString("entry %1: %2, expected %3").arg(i).arg(values.data()[i]).arg(expected)));
    }
    QCOMPARE(differing, std::size_t{4});
}

void NormalisationTest::statisticsArePopulationMomentsOfTheFiniteValues()
{
    // Column 0: 1,2,3,4 (mean 2.5, variance 1.25); 1: finite 2 and 4; 2: nothing finite; 3: one value.
    const auto values = matrix(4, 4,
                               {1, 2, missing, missing,          //
                                2, missing, infinity, 5,         //
                                3, infinity, missing, -infinity, //
                                4, 4, -infinity, missing});
    const auto result = FeatureNormalisation::fit(values, allRows(values));
    QCOMPARE(result.mean, (std::vector<double>{2.5, 3, 0, 5}));
    QCOMPARE(result.deviation, (std::vector<double>{std::sqrt(1.25), 1, 0, 0}));
    QCOMPARE(result.constantColumns(), (std::vector<std::size_t>{2, 3}));
}

void NormalisationTest::onlyTheGivenRowsCount()
{
    const auto values = matrix(4, 1, {1, 100, 3, -100});
    const std::vector<std::size_t> rows = {0, 2};
    const auto result = FeatureNormalisation::fit(values, rows);
    QCOMPARE(result.mean.front(), 2.0);
    QCOMPARE(result.deviation.front(), 1.0);
}

void NormalisationTest::constantColumnHasExactlyZeroDeviation_data()
{
    QTest::addColumn<float>("value");
    for (const float value : {0.1f, -0.3f, 1e14f, 3.4e38f, 1e-45f, 0.f, 16777217.f})
        QTest::addRow("%g", static_cast<double>(value)) << value;
}

void NormalisationTest::constantColumnHasExactlyZeroDeviation()
{
    QFETCH(float, value);
    FloatMatrix values(1001, 3);
    for (std::size_t row = 0; row < values.rows(); ++row) {
        values.row(row)[0] = value;
        values.row(row)[1] = row == 500 ? missing : value;
        // One value that is the next float: no rounding noise but a real difference, which must be kept.
        values.row(row)[2] = row == 7 ? std::nextafter(value, infinity) : value;
    }
    const auto result = FeatureNormalisation::fit(values, allRows(values));
    QCOMPARE(result.deviation[0], 0.0);
    QCOMPARE(result.deviation[1], 0.0);
    QCOMPARE(result.mean[0], static_cast<double>(value));
    QVERIFY(result.deviation[2] > 0);
    result.apply(values);
    for (std::size_t row = 0; row < values.rows(); ++row)
        QCOMPARE(values.row(row)[0], 0.f);
}

void NormalisationTest::smallSpreadFarFromZeroIsNotLost()
{
    // 2^23 ± 1 alternating beside a column of 1e14: exact answers are known.
    FloatMatrix values(10000, 2);
    for (std::size_t row = 0; row < values.rows(); ++row) {
        values.row(row)[0] = row % 2 ? 8388609.f : 8388607.f;
        values.row(row)[1] = row % 2 ? 1e14f : -1e14f;
    }
    const auto result = FeatureNormalisation::fit(values, allRows(values));
    QCOMPARE(result.mean[0], 8388608.0);
    QCOMPARE(result.deviation[0], 1.0);
    QCOMPARE(result.mean[1], 0.0);
    QCOMPARE(result.deviation[1], static_cast<double>(1e14f));
}

void NormalisationTest::everyBlockShapeGivesTheSameAsLongDouble()
{
    Random random(3);
    for (const std::size_t rows :
         {std::size_t{1}, std::size_t{127}, std::size_t{128}, std::size_t{129}, std::size_t{300}})
        for (const std::size_t columns :
             {std::size_t{1}, std::size_t{511}, std::size_t{512}, std::size_t{513}, std::size_t{1030}}) {
            FloatMatrix values(rows, columns);
            for (std::size_t i = 0; i < rows * columns; ++i)
                values.data()[i] =
                    random.below(50) == 0
                        ? missing
                        : static_cast<float>(random.normal() * std::pow(10.0, double(i % columns % 15)) + 3);
            const auto result = FeatureNormalisation::fit(values, allRows(values));
            for (std::size_t column = 0; column < columns; ++column) {
                const auto [mean, deviation] = reference(values, column);
                QVERIFY(std::abs(result.mean[column] - mean) <= 1e-13 * std::max(std::abs(mean), deviation));
                QVERIFY(close(result.deviation[column], deviation, 1e-12));
            }
        }
}

void NormalisationTest::resultIsClippedAndFinite()
{
    auto values = matrix(2, 3, {10, -10, missing, 1, infinity, -2});
    FeatureNormalisation normalisation;
    normalisation.mean = {0, 0, 0};
    normalisation.deviation = {1, 1, 2};
    normalisation.apply(values);
    QCOMPARE(std::vector<float>(values.data(), values.data() + 6), (std::vector<float>{3, -3, 0, 1, 0, -1}));

    auto unclipped = matrix(1, 3, {10, -10, infinity});
    normalisation.clip = std::numeric_limits<double>::infinity();
    normalisation.deviation = {.5, 1, 1};
    normalisation.apply(unclipped);
    QCOMPARE(std::vector<float>(unclipped.data(), unclipped.data() + 3), (std::vector<float>{20, -10, 0}));
}

void NormalisationTest::realFunctionalsAgreeWithLongDouble()
{
    REQUIRE_DATA("emotale/compare2016.h5");
    FloatMatrix values(800, 6373);
    Hdf5File::openForReading(test::data("emotale/compare2016.h5"))
        .readFloatRows("/features", 0, values.rows(), values.data());
    const auto result = FeatureNormalisation::fit(values, allRows(values));
    double largest = 0;
    for (std::size_t column = 0; column < values.columns(); ++column) {
        const auto [mean, deviation] = reference(values, column);
        largest = std::max(largest, std::abs(mean));
        QVERIFY(std::abs(result.mean[column] - mean) <= 1e-13 * std::max(std::abs(mean), deviation));
        QVERIFY(close(result.deviation[column], deviation, 1e-12));
    }
    QVERIFY(largest > 1e12);
    result.apply(values);
    for (std::size_t i = 0; i < values.rows() * values.columns(); ++i)
        QVERIFY(std::abs(values.data()[i]) <= 3);
}

void NormalisationTest::wrongUseIsNamed()
{
    auto values = matrix(2, 2, {1, 2, 3, 4});
    VERIFY_RAISES(FeatureNormalisation::fit(values, std::vector<std::size_t>{}), ErrorKind::Usage, "no rows");
    VERIFY_RAISES(FeatureNormalisation::fit(values, std::vector<std::size_t>{2}), ErrorKind::Usage, "row 2");
    VERIFY_RAISES(FeatureNormalisation::fit(values, allRows(values), 0), ErrorKind::Usage, "clip");
    VERIFY_RAISES(FeatureNormalisation::fit(values, allRows(values), std::nan("")), ErrorKind::Usage, "clip");
    const auto narrow = matrix(2, 1, {1, 2});
    const auto normalisation = FeatureNormalisation::fit(narrow, allRows(narrow));
    VERIFY_RAISES(normalisation.apply(values), ErrorKind::Usage, "2 columns", "from 1");
}

void NormalisationTest::labelsAreNormalisedAndPutBack()
{
    const std::vector<double> labels = {2, 4, 4, 4, 5, 5, 7, 9};
    const auto normalisation = LabelNormalisation::fit(labels);
    QCOMPARE(normalisation.mean, 5.0);
    QCOMPARE(normalisation.deviation, 2.0);
    QCOMPARE(normalisation.normalise(9), 2.0);
    QCOMPARE(normalisation.restore(normalisation.normalise(7)), 7.0);

    const std::vector<double> equal(1000, 3.3);
    const auto constant = LabelNormalisation::fit(equal);
    QCOMPARE(constant.mean, 3.3);
    QCOMPARE(constant.deviation, 0.0);
    QCOMPARE(constant.normalise(3.3), 0.0);
    VERIFY_RAISES(LabelNormalisation::fit({}), ErrorKind::Usage, "no labels");
    const std::vector<double> withHole = {1, std::nan("")};
    VERIFY_RAISES(LabelNormalisation::fit(withHole), ErrorKind::Usage, "not a number");
}

void NormalisationTest::stopIsHeeded()
{
    struct Silent : Progress {
        void report(const ProgressUpdate&) override {}
        void warn(const std::string&) override {}
    } silent;
    std::stop_source source;
    source.request_stop();
    const Job job(silent, source.get_token());
    auto values = matrix(2, 1, {1, 2});
    VERIFY_RAISES(FeatureNormalisation::fit(values, allRows(values), 3, job), ErrorKind::Stopped, "stopped");
    const auto normalisation = FeatureNormalisation::fit(values, allRows(values));
    VERIFY_RAISES(normalisation.apply(values, job), ErrorKind::Stopped, "stopped");
}

QTEST_GUILESS_MAIN(NormalisationTest)
#include "normalisation_test.moc"
