#include "information/levels.h"

#include "job/error.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>

using namespace deepmi;

class LevelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sixLevelsOnOneToSevenCutAtWholeNumbers()
    {
        const Levels levels = Levels::equalWidth(6);
        QCOMPARE(levels.count(), 6);
        QCOMPARE(levels.cuts(), (std::vector<double>{2, 3, 4, 5, 6}));
        QCOMPARE(levels.scale().low, 1.0);
        QCOMPARE(levels.scale().high, 7.0);
    }

    void goldenScoresGetTheirLevel()
    {
        REQUIRE_GOLDEN("levels.json");
        std::ifstream file(test::golden("levels.json"));
        const auto pairs = nlohmann::json::parse(file);
        QVERIFY(pairs.size() > 20);
        const Levels levels = Levels::equalWidth(6);
        for (const auto& pair : pairs) {
            const int expected = pair[1];
            if (pair[0].is_string()) {
                const std::string text = pair[0];
                const double infinity = std::numeric_limits<double>::infinity();
                if (text == "nan") // level 0 for the method's authors, an error here
                    VERIFY_RAISES(levels.of(std::nan("")), ErrorKind::BadInput, "NaN");
                else
                    QCOMPARE(levels.of(text == "inf" ? infinity : -infinity), expected);
            } else {
                QVERIFY2(levels.of(pair[0].get<double>()) == expected, pair.dump().c_str());
            }
        }
    }

    void valueOnACutBelongsAboveAndOneUlpBelowItBelongsBelow()
    {
        for (const LabelScale scale :
             {LabelScale{1, 7}, LabelScale{1, 5}, LabelScale{-1, 1}, LabelScale{0, 1}}) {
            for (const int count : {2, 3, 6, 10}) {
                const Levels levels = Levels::equalWidth(count, scale);
                QCOMPARE(levels.count(), count);
                for (int cut = 0; cut < count - 1; ++cut) {
                    const double value = levels.cuts()[static_cast<std::size_t>(cut)];
                    QCOMPARE(levels.of(value), cut + 1);
                    QCOMPARE(levels.of(std::nextafter(value, -100)), cut);
                }
                QCOMPARE(levels.of(scale.low), 0);
                QCOMPARE(levels.of(scale.high), count - 1);
            }
        }
    }

    void cutsAreTheNearestDoublesOfTheirFractions()
    {
        // Adding up widths of .1 would give .30000000000000004 for the third.
        const std::vector<double> cuts = Levels::equalWidth(10, {0, 1}).cuts();
        QCOMPARE(cuts.size(), std::size_t{9});
        for (int i = 0; i < 9; ++i)
            QVERIFY(cuts[static_cast<std::size_t>(i)] == (i + 1) / 10.0);
    }

    /// A whole number divided by a whole number is the double nearest to the fraction (IEEE 754), which is
    /// also what the fraction's decimals in a file are read as: -1 to 1 in five levels cuts at -0.6, -0.2,
    /// 0.2, 0.6.
    void cutsAreWhatTheirDecimalsAreReadAs()
    {
        QCOMPARE(Levels::equalWidth(5, {-1, 1}).cuts(), (std::vector<double>{-.6, -.2, .2, .6}));
        QCOMPARE(Levels::equalWidth(4, {.1, .5}).cuts(), (std::vector<double>{.2, .3, .4}));
        QCOMPARE(Levels::equalWidth(5, {-.5, .5}).cuts(), (std::vector<double>{-.3, -.1, .1, .3}));
        for (const auto& [low, high] :
             {std::pair{-1, 1}, {-2, 2}, {-3, 3}, {1, 5}, {1, 7}, {0, 10}, {-5, 100}})
            for (int count = 2; count <= 50; ++count) {
                const Levels levels = Levels::equalWidth(count, {double(low), double(high)});
                for (int cut = 1; cut < count; ++cut)
                    QCOMPARE(levels.cuts()[static_cast<std::size_t>(cut) - 1],
                             static_cast<double>(low * count + cut * (high - low)) / count);
            }
    }

    /// What has to be scored anew, and what not.
    void scalesWhoseCutsOnceLayAboveTheirFractions()
    {
        QVERIFY(Levels::cutOnceLayAbove(5, {-1, 1})); // -0.19999999999999996
        QVERIFY(Levels::cutOnceLayAbove(10, {-2, 2}));
        // 4.333333333333334, above the mean of the ratings 4, 4 and 5.
        QVERIFY(Levels::cutOnceLayAbove(defaultLevels, {1, 5}));
        QCOMPARE(Levels::equalWidth(defaultLevels, {1, 5}).of((4. + 4. + 5.) / 3), 5);
        for (const LabelScale usual : {LabelScale{1, 7}, LabelScale{0, 1}})
            QVERIFY(!Levels::cutOnceLayAbove(defaultLevels, usual));
        QVERIFY(!Levels::cutOnceLayAbove(1, {-1, 1}));
    }

    void oneLevelTakesEverything()
    {
        const Levels levels = Levels::equalWidth(1);
        QVERIFY(levels.cuts().empty());
        for (const double value : {-1e300, 1.0, 4.0, 7.0, 1e300})
            QCOMPARE(levels.of(value), 0);
    }

    void cutsOfOnesOwnAreKept()
    {
        const Levels levels = Levels::fromCuts({3.5, 4.5});
        QCOMPARE(levels.of(std::vector<double>{1, 3.4, 3.5, 4.4, 4.5, 7}),
                 (std::vector<int>{0, 0, 1, 1, 2, 2}));
    }

    void impossibleLevelsAreRefused()
    {
        VERIFY_RAISES(Levels::equalWidth(0), ErrorKind::Usage, "0", "1 to 1000");
        VERIFY_RAISES(Levels::equalWidth(-3), ErrorKind::Usage, "-3");
        VERIFY_RAISES(Levels::equalWidth(1001), ErrorKind::Usage, "1001");
        VERIFY_RAISES(Levels::equalWidth(6, {7, 1}), ErrorKind::Usage, "scale");
        VERIFY_RAISES(Levels::equalWidth(6, {1, 1}), ErrorKind::Usage, "scale");
        VERIFY_RAISES(Levels::equalWidth(6, {1, std::nan("")}), ErrorKind::Usage, "scale");
        VERIFY_RAISES(Levels::equalWidth(6, {1, HUGE_VAL}), ErrorKind::Usage, "scale");
        VERIFY_RAISES(Levels::fromCuts({3, 3}), ErrorKind::Usage, "cut");
        VERIFY_RAISES(Levels::fromCuts({4, 3}), ErrorKind::Usage, "cut");
        VERIFY_RAISES(Levels::fromCuts({1}), ErrorKind::Usage, "cut");
        VERIFY_RAISES(Levels::fromCuts({7}), ErrorKind::Usage, "cut");
        VERIFY_RAISES(Levels::fromCuts({std::nan("")}), ErrorKind::Usage, "cut");
    }

    void aNaNAmongManyIsAnError()
    {
        const std::vector<double> values = {2, std::nan(""), 3};
        VERIFY_RAISES(Levels::equalWidth(6).of(values), ErrorKind::BadInput, "NaN");
    }
};

QTEST_GUILESS_MAIN(LevelsTest)
#include "levels_test.moc"
