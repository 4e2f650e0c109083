#include "statistics/anova.h"
#include "statistics/correlation.h"
#include "statistics/summary.h"
#include "statistics/t_test.h"

#include "job/error.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>

using namespace deepmi;

namespace
{

using Values = std::vector<double>;

/// SciPy's and NumPy's values; tests/golden/README.md says how they are made.
nlohmann::json golden(const char* part)
{
    std::ifstream file(test::ownGolden("statistics.json"));
    return nlohmann::json::parse(file).at(part);
}

bool near(double value, double expected, double tolerance = 1e-10)
{
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// p-values may be tiny: every digit counts, not just the first ten decimals.
bool nearShare(double value, double expected)
{
    return std::abs(value - expected) <= 1e-10 * std::abs(expected);
}

void verifyTest(const TTest& test, const nlohmann::json& expected, const Values& first, const Values& second)
{
    const QByteArray place = QByteArray::fromStdString(expected.dump());
    QVERIFY2(near(test.statistic, expected.at("t")), place);
    QVERIFY2(near(test.degreesOfFreedom, expected.at("df")), place);
    QVERIFY2(nearShare(test.pValue, expected.at("p")), place);
    QVERIFY2(near(test.low, expected.at("interval").at(0)), place);
    QVERIFY2(near(test.high, expected.at("interval").at(1)), place);
    QVERIFY2(near(test.difference, mean(first) - mean(second)), place);
}

} // namespace

class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tTestsEqualSciPys()
    {
        int paired = 0;
        const auto cases = golden("t_tests");
        QCOMPARE(cases.size(), std::size_t{7});
        for (const auto& entry : cases) {
            const Values first = entry.at("first"), second = entry.at("second");
            verifyTest(pooledTTest(first, second), entry.at("pooled"), first, second);
            verifyTest(welchTTest(first, second), entry.at("welch"), first, second);
            if (entry.contains("paired")) {
                verifyTest(pairedTTest(first, second), entry.at("paired"), first, second);
                ++paired;
            }
        }
        QCOMPARE(paired, 5);
    }

    void sidesCanBeSwapped()
    {
        const Values first = {1, 2, 4}, second = {2, 6, 7, 3};
        const TTest there = welchTTest(first, second), back = welchTTest(second, first);
        QCOMPARE(back.statistic, -there.statistic);
        QCOMPARE(back.pValue, there.pValue);
        QCOMPARE(back.low, -there.high);
    }

    void theIntervalExcludesZeroExactlyWhenPIsBelowItsComplement()
    {
        for (const double confidence : {.5, .9, .95, .99, .9999}) {
            const TTest test = pooledTTest(Values{1, 2, 4, 3}, Values{2, 6, 7, 3}, confidence);
            QCOMPARE(test.confidence, confidence);
            QCOMPARE(test.low > 0 || test.high < 0, test.pValue < 1 - confidence);
        }
    }

    void withoutVarianceADifferenceIsCertainAndNoneIsUndefined()
    {
        const Values ones(4, 1), twos(4, 2);
        for (const TTest& test : {pooledTTest(twos, ones), welchTTest(twos, ones), pairedTTest(twos, ones)}) {
            QCOMPARE(test.statistic, std::numeric_limits<double>::infinity());
            QCOMPARE(test.pValue, 0.0);
            QCOMPARE(test.low, 1.0);
            QCOMPARE(test.high, 1.0);
        }
        QCOMPARE(pooledTTest(ones, twos).statistic, -std::numeric_limits<double>::infinity());
        // .1 three times: the mean must not invent a variance.
        const Values tenths(3, .1);
        for (const TTest& test :
             {pooledTTest(tenths, tenths), welchTTest(tenths, tenths), pairedTTest(tenths, tenths)}) {
            QVERIFY(std::isnan(test.statistic));
            QVERIFY(std::isnan(test.pValue));
            QCOMPARE(test.low, 0.0);
        }
    }

    void tTestsRefuseWhatTheyCannotTest()
    {
        const Values one = {1}, two = {1, 2}, three = {1, 2, 3}, nan = {1, std::nan("")};
        VERIFY_RAISES(pooledTTest(one, three), ErrorKind::Usage, "first", "1");
        VERIFY_RAISES(welchTTest(three, one), ErrorKind::Usage, "second");
        VERIFY_RAISES(pairedTTest(two, three), ErrorKind::Usage, "2", "3");
        VERIFY_RAISES(pooledTTest(two, nan), ErrorKind::Usage, "second", "finite");
        VERIFY_RAISES(pooledTTest(two, three, 1), ErrorKind::Usage, "confidence");
        VERIFY_RAISES(pooledTTest(two, three, 0), ErrorKind::Usage, "confidence");
        VERIFY_RAISES(pooledTTest(two, three, std::nan("")), ErrorKind::Usage, "confidence");
    }

    void analysisOfVarianceEqualsSciPys()
    {
        const auto cases = golden("anova");
        QCOMPARE(cases.size(), std::size_t{3});
        for (const auto& entry : cases) {
            const std::vector<Values> groups = entry.at("groups");
            const Anova anova = oneWayAnova(groups);
            QVERIFY(near(anova.statistic, entry.at("f")));
            QVERIFY(nearShare(anova.pValue, entry.at("p")));
            QCOMPARE(anova.betweenDegrees, static_cast<double>(groups.size() - 1));
        }
    }

    void analysisOfVarianceOfTwoGroupsIsTheSquareOfT()
    {
        const std::vector<Values> groups = {{1, 2, 4}, {2, 6, 7, 3}};
        const TTest test = pooledTTest(groups[0], groups[1]);
        const Anova anova = oneWayAnova(groups);
        QVERIFY(near(anova.statistic, test.statistic * test.statistic));
        QVERIFY(near(anova.pValue, test.pValue));
    }

    void analysisOfVarianceEdgeCases()
    {
        QCOMPARE(oneWayAnova(std::vector<Values>{{1, 1}, {2, 2}}).pValue, 0.0);
        QVERIFY(std::isnan(oneWayAnova(std::vector<Values>{{1, 1}, {1, 1}}).pValue));
        VERIFY_RAISES(oneWayAnova(std::vector<Values>{{1, 2}}), ErrorKind::Usage, "two groups");
        VERIFY_RAISES(oneWayAnova(std::vector<Values>{{1, 2}, {}}), ErrorKind::Usage, "group 1", "empty");
        VERIFY_RAISES(oneWayAnova(std::vector<Values>{{1}, {2}}), ErrorKind::Usage, "more values");
        VERIFY_RAISES(oneWayAnova(std::vector<Values>{{1, 2}, {HUGE_VAL}}), ErrorKind::Usage, "group 1",
                      "finite");
    }

    void correlationsEqualSciPys()
    {
        const auto cases = golden("correlations");
        QCOMPARE(cases.size(), std::size_t{4});
        for (const auto& entry : cases) {
            const Values first = entry.at("first"), second = entry.at("second");
            QCOMPARE(midRanks(first), entry.at("first_ranks").get<Values>());
            QVERIFY(near(pearsonCorrelation(first, second), entry.at("pearson"), 1e-13));
            QVERIFY(near(spearmanCorrelation(first, second), entry.at("spearman"), 1e-13));
        }
    }

    void tiesShareTheMeanOfTheirRanks()
    {
        QCOMPARE(midRanks(Values{5, 1, 5, 5, -2}), (Values{4, 2, 4, 4, 1}));
        QCOMPARE(midRanks(Values{7, 7}), (Values{1.5, 1.5}));
        QCOMPARE(midRanks(Values{}), Values{});
    }

    void correlationWithAConstantIsUndefined()
    {
        const Values tenths(7, .1), values = {1, 2, 3, 4, 5, 6, 7};
        QVERIFY(std::isnan(pearsonCorrelation(tenths, values)));
        QVERIFY(std::isnan(spearmanCorrelation(values, tenths)));
    }

    void correlationsRefuseWhatTheyCannotCompare()
    {
        const Values one = {1}, two = {1, 2}, three = {1, 2, 3}, nan = {1, std::nan("")};
        VERIFY_RAISES(pearsonCorrelation(two, three), ErrorKind::Usage, "2", "3");
        VERIFY_RAISES(spearmanCorrelation(one, one), ErrorKind::Usage, "two samples");
        VERIFY_RAISES(pearsonCorrelation(nan, two), ErrorKind::Usage, "value 1", "NaN");
        VERIFY_RAISES(spearmanCorrelation(two, nan), ErrorKind::Usage, "value 1", "NaN");
    }

    void summariesEqualNumPys()
    {
        const auto cases = golden("summaries");
        QCOMPARE(cases.size(), std::size_t{3});
        for (const auto& entry : cases) {
            const Values values = entry.at("values");
            const Summary summary = summarise(values);
            QCOMPARE(summary.count, values.size());
            QVERIFY(near(summary.mean, entry.at("mean"), 1e-14));
            QVERIFY(near(summary.std, entry.at("std"), 1e-13));
            QVERIFY(near(summary.varPercent, entry.at("var_percent"), 1e-13));
            QCOMPARE(summary.minimum, *std::min_element(values.begin(), values.end()));
            QCOMPARE(summary.maximum, *std::max_element(values.begin(), values.end()));
        }
    }

    void oneTrialHasNoDeviationAndNoTrialNoSummary()
    {
        const Summary one = summarise(Values{.6});
        QCOMPARE(one.mean, .6);
        QVERIFY(std::isnan(one.std));
        QVERIFY(std::isnan(one.varPercent));
        QVERIFY(std::isnan(summarise(Values{-1, 1}).varPercent));
        QCOMPARE(summarise(Values(5, .1)).std, 0.0);
        VERIFY_RAISES(summarise(Values{}), ErrorKind::Usage, "no values");
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
