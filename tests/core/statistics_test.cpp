#include "statistics/anova.h"
#include "statistics/correlation.h"
#include "statistics/effect_size.h"
#include "statistics/multiple_testing.h"
#include "statistics/noncentrality.h"
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

void verifyEffect(const EffectSize& effect, const nlohmann::json& expected)
{
    const QByteArray place = QByteArray::fromStdString(expected.dump());
    QVERIFY2(near(effect.cohensD, expected.at("d")), place);
    if (expected.at("g").is_null())
        QVERIFY2(std::isnan(effect.hedgesG), place);
    else
        QVERIFY2(near(effect.hedgesG, expected.at("g")), place);
    QVERIFY2(near(effect.low, expected.at("interval").at(0)), place);
    QVERIFY2(near(effect.high, expected.at("interval").at(1)), place);
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

    void effectSizesEqualSciPys()
    {
        int paired = 0;
        for (const auto& entry : golden("t_tests")) {
            const Values first = entry.at("first"), second = entry.at("second");
            const auto& effect = entry.at("effect");
            verifyEffect(pooledEffectSize(first, second), effect.at("pooled"));
            verifyEffect(welchEffectSize(first, second), effect.at("welch"));
            if (effect.contains("paired")) {
                verifyEffect(pairedEffectSize(first, second), effect.at("paired"));
                ++paired;
            }
        }
        QCOMPARE(paired, 5);
        for (const auto& entry : golden("noncentral_t")) {
            const auto limits = noncentralTInterval(entry.at(0), entry.at(1), entry.at(2));
            QVERIFY2(near(limits.low, entry.at(3).at(0)), entry.dump().c_str());
            QVERIFY2(near(limits.high, entry.at(3).at(1)), entry.dump().c_str());
        }
    }

    // Γ(1)/(Γ(1/2)·1) = 1/√π for two degrees of freedom; 1 − 3/(4ν−1) comes near for many.
    void hedgesCorrectionIsExact()
    {
        const auto golden_ = golden("hedges");
        QVERIFY(golden_.size() >= 8);
        for (const auto& entry : golden_)
            QVERIFY2(near(hedgesCorrection(entry.at(0)), entry.at(1)), entry.dump().c_str());
        QVERIFY(near(hedgesCorrection(2), 1 / std::sqrt(std::acos(-1.0)), 1e-15));
        QVERIFY(near(hedgesCorrection(1e5), 1 - 3 / (4e5 - 1), 1e-10));
        VERIFY_RAISES(hedgesCorrection(1), ErrorKind::Usage, "more than one degree");
        VERIFY_RAISES(hedgesCorrection(std::nan("")), ErrorKind::Usage, "degree");
    }

    void theEffectsIntervalAgreesWithItsTest()
    {
        const Values first = {1, 2, 4, 3, 2.5}, second = {2, 6, 7, 3, 4};
        for (const double confidence : {.5, .9, .93, .95, .99}) {
            const auto agree = [&](const TTest& test, const EffectSize& effect) {
                return (effect.low > 0 || effect.high < 0) == (test.pValue < 1 - confidence) &&
                       effect.low < effect.cohensD && effect.cohensD < effect.high;
            };
            QVERIFY(agree(pooledTTest(first, second), pooledEffectSize(first, second, confidence)));
            QVERIFY(agree(welchTTest(first, second), welchEffectSize(first, second, confidence)));
            QVERIFY(agree(pairedTTest(first, second), pairedEffectSize(first, second, confidence)));
        }
        // The other way round everything changes its sign.
        const EffectSize there = welchEffectSize(first, second), back = welchEffectSize(second, first);
        QCOMPARE(back.cohensD, -there.cohensD);
        QVERIFY(near(back.low, -there.high, 1e-13));
    }

    void effectsWithoutVarianceHaveNoInterval()
    {
        const Values ones(4, 1), twos(4, 2), two = {1, 2};
        for (const EffectSize& effect :
             {pooledEffectSize(ones, twos), welchEffectSize(ones, twos), pairedEffectSize(ones, twos)}) {
            QCOMPARE(effect.cohensD, -std::numeric_limits<double>::infinity());
            QVERIFY(std::isnan(effect.low) && std::isnan(effect.high));
        }
        QVERIFY(std::isnan(pooledEffectSize(ones, ones).cohensD));
        QVERIFY(std::isnan(pairedEffectSize(two, Values{2, 5}).hedgesG)); // one degree of freedom
        VERIFY_RAISES(pooledEffectSize(Values{1}, two), ErrorKind::Usage, "first");
        VERIFY_RAISES(pairedEffectSize(two, ones), ErrorKind::Usage, "2", "4");
        VERIFY_RAISES(welchEffectSize(two, ones, 2), ErrorKind::Usage, "confidence");
    }

    // Beyond |t| = 1e4 (F·ν = 1e8) by another way, which has to go on where the first one ends.
    void noncentralityOfEnormousStatistics()
    {
        for (const double df : {1., 2.5, 18.}) {
            const auto before = noncentralTInterval(1e4, df, .95),
                       behind = noncentralTInterval(10001, df, .95);
            QVERIFY(near(before.low * 1.0001, behind.low, 2e-7));
            QVERIFY(near(before.high * 1.0001, behind.high, 2e-7));
            const auto mirrored = noncentralTInterval(-1e15, df, .95);
            QVERIFY(near(mirrored.high, -noncentralTInterval(1e15, df, .95).low));
            const auto f = noncentralFInterval(5e7, 2, df, .95),
                       more = noncentralFInterval(5.0001e7, 2, df, .95);
            QVERIFY(near(f.high * 1.00002, more.high, 1e-6));
        }
        QVERIFY(std::isnan(noncentralTInterval(HUGE_VAL, 3, .95).low));
        QCOMPARE(noncentralFInterval(0, 2, 9, .95).high, 0.0);
        VERIFY_RAISES(noncentralTInterval(1, 0, .95), ErrorKind::Usage, "degrees of freedom");
        VERIFY_RAISES(noncentralTInterval(1, 3, 0), ErrorKind::Usage, "confidence");
        VERIFY_RAISES(noncentralFInterval(-1, 3, 3, .95), ErrorKind::Usage, "-1");
    }

    // statsmodels' multipletests(method="holm").
    void holmsCorrectionEqualsStatsmodels()
    {
        const auto cases = golden("holm");
        QVERIFY(cases.size() >= 7);
        for (const auto& entry : cases) {
            const Values adjusted = holmAdjusted(entry.at("p").get<Values>());
            const Values expected = entry.at("adjusted");
            QCOMPARE(adjusted.size(), expected.size());
            for (std::size_t i = 0; i < adjusted.size(); ++i)
                QVERIFY2(near(adjusted[i], expected[i], 1e-14), entry.dump().c_str());
        }
        QVERIFY(holmAdjusted(Values{}).empty());
        // What was not tested does not make the others dearer.
        const Values some = holmAdjusted(Values{.01, std::nan(""), .04});
        QCOMPARE(some[0], .02);
        QCOMPARE(some[2], .04);
        QVERIFY(std::isnan(some[1]));
        VERIFY_RAISES(holmAdjusted(Values{.1, 1.5}), ErrorKind::Usage, "p-value 1", "1.5");
        VERIFY_RAISES(holmAdjusted(Values{-.1}), ErrorKind::Usage, "p-value 0");
    }

    void intervalsOfMeansEqualSciPys()
    {
        for (const auto& entry : golden("summaries")) {
            const MeanInterval interval = meanInterval(entry.at("values").get<Values>());
            QVERIFY(near(interval.low, entry.at("interval").at(0)));
            QVERIFY(near(interval.high, entry.at("interval").at(1)));
        }
        QVERIFY(std::isnan(meanInterval(Values{.6}).low));
        VERIFY_RAISES(meanInterval(Values{1, 2}, 1), ErrorKind::Usage, "confidence");
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
            QVERIFY(near(anova.etaSquared, entry.at("eta_squared")));
            QVERIFY(near(anova.omegaSquared, entry.at("omega_squared")));
            QVERIFY(near(anova.low, entry.at("interval").at(0)));
            QVERIFY(near(anova.high, entry.at("interval").at(1)));
        }
    }

    void analysisOfVarianceOfTwoGroupsIsTheSquareOfT()
    {
        const std::vector<Values> groups = {{1, 2, 4}, {2, 6, 7, 3}};
        const TTest test = pooledTTest(groups[0], groups[1]);
        const Anova anova = oneWayAnova(groups);
        QVERIFY(near(anova.statistic, test.statistic * test.statistic));
        QVERIFY(near(anova.pValue, test.pValue));
        // η² = t²/(t²+ν).
        QVERIFY(near(anova.etaSquared, test.statistic * test.statistic /
                                           (test.statistic * test.statistic + test.degreesOfFreedom)));
    }

    void analysisOfVarianceEdgeCases()
    {
        QCOMPARE(oneWayAnova(std::vector<Values>{{1, 1}, {2, 2}}).pValue, 0.0);
        QVERIFY(std::isnan(oneWayAnova(std::vector<Values>{{1, 1}, {1, 1}}).pValue));
        QCOMPARE(oneWayAnova(std::vector<Values>{{1, 1}, {2, 2}}).etaSquared, 1.0);
        QVERIFY(std::isnan(oneWayAnova(std::vector<Values>{{1, 1}, {1, 1}}).omegaSquared));
        // Means that are all alike: F = 0, and ω² = −(k−1)·MS/(SS+MS) = −1/5 with MS = 1, SS = 4, k = 2.
        const Anova none = oneWayAnova(std::vector<Values>{{1, 2, 3}, {1, 2, 3}});
        QCOMPARE(none.etaSquared, 0.0);
        QCOMPARE(none.omegaSquared, -1.0 / 5);
        QCOMPARE(none.low, 0.0);
        VERIFY_RAISES(oneWayAnova(std::vector<Values>{{1, 2}, {3, 4}}, 1.5), ErrorKind::Usage, "confidence");
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
