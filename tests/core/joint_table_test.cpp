#include "information/joint_table.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class JointTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsMadeElsewhereAreTheSameTable()
    {
        const JointTable counted(std::vector<int>{0, 0, 1, 2}, 4, std::vector<int>{1, 1, 0, 2}, 3);
        const JointTable given = JointTable::ofCounts({0, 2, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0}, 4, 3);
        QCOMPARE(given.total(), counted.total());
        QCOMPARE(given.mutualInformation(), counted.mutualInformation());
        QVERIFY(given.contributions() == counted.contributions());
        QCOMPARE(given.contributions()[1], given.contribution(0, 1));
        QCOMPARE(given.firstCount(0), std::int64_t(2));
        QCOMPARE(given.secondCount(2), std::int64_t(1));
        VERIFY_RAISES(JointTable::ofCounts({1, 2}, 2, 2), ErrorKind::Usage, "2 counts");
        VERIFY_RAISES(JointTable::ofCounts({0, 0}, 1, 2), ErrorKind::Usage, "at least one sample");
        VERIFY_RAISES(JointTable::ofCounts({1, -1}, 1, 2), ErrorKind::Usage, "below 0");
        VERIFY_RAISES(JointTable::requireCountable(100'000, 100'000), ErrorKind::Usage, "too large");
    }

    void everyCellIsThatOfAHandCount()
    {
        // 0: a a b, 1: b b b, 2: never; worked out by hand.
        const std::vector<int> first = {0, 0, 0, 1, 1, 1}, second = {0, 0, 1, 1, 1, 1};
        const JointTable table(first, 3, second, 3);
        const std::int64_t counts[3][3] = {{2, 1, 0}, {0, 3, 0}, {0, 0, 0}};
        for (int x = 0; x < 3; ++x)
            for (int y = 0; y < 3; ++y)
                QCOMPARE(table.count(x, y), counts[x][y]);
        QCOMPARE(table.total(), std::int64_t{6});
        QCOMPARE(table.firstCount(0), std::int64_t{3});
        QCOMPARE(table.firstCount(2), std::int64_t{0});
        QCOMPARE(table.secondCount(1), std::int64_t{4});
        QCOMPARE(table.probability(0, 0), 2.0 / 6);
        QCOMPARE(table.firstProbability(1), .5);
        QCOMPARE(table.secondProbability(2), 0.0);
        QVERIFY(near(table.logRatio(0, 0), std::log(2.0))); // (2/6)/(3/6·2/6)
        QVERIFY(near(table.contribution(0, 0), 2.0 / 6 * std::log(2.0)));
        QVERIFY(near(table.contribution(0, 1), 1.0 / 6 * std::log(.5)));  // (1/6)/(3/6·4/6)
        QVERIFY(near(table.contribution(1, 1), 3.0 / 6 * std::log(1.5))); // (3/6)/(3/6·4/6)
        QCOMPARE(table.logRatio(1, 0), 0.0);
        QCOMPARE(table.contribution(2, 2), 0.0);
        QVERIFY(near(table.firstEntropy(), std::log(2.0)));
    }

    void informationIsTheSumOfEntropiesMinusTheJointOne()
    {
        Random random(11);
        std::vector<int> first(3000), second(3000);
        for (std::size_t i = 0; i < first.size(); ++i) {
            first[i] = static_cast<int>(random.below(20));
            second[i] = random.below(2) ? first[i] % 7 : static_cast<int>(random.below(7));
        }
        const JointTable table(first, 25, second, 7);
        QVERIFY(near(table.mutualInformation(),
                     table.firstEntropy() + table.secondEntropy() - table.jointEntropy()));
        // The same variable twice: all of its entropy.
        const JointTable self(first, 25, first, 25);
        QVERIFY(near(self.mutualInformation(), self.firstEntropy()));
        QVERIFY(near(self.normalisedMutualInformation(), 1));
    }

    void equalsScikitLearn()
    {
        // tests/golden/README.md says how the values and the samples behind them are made.
        std::ifstream file(test::ownGolden("mutual_information.json"));
        const auto golden = nlohmann::json::parse(file);
        QVERIFY(golden.at("formula").size() >= 7);
        for (const auto& entry : golden.at("formula")) {
            const auto samples = entry.at("samples").get<std::uint64_t>();
            const auto firstStates = entry.at("first_states").get<std::uint64_t>();
            const auto secondStates = entry.at("second_states").get<std::uint64_t>();
            const auto base = entry.at("seed").get<std::uint64_t>() * 1000000;
            std::vector<int> first, second;
            for (std::uint64_t i = 0; i < samples; ++i) {
                const std::uint64_t state = Random::mix(base + 2 * i) % firstStates;
                first.push_back(static_cast<int>(state));
                second.push_back(static_cast<int>(i % 3 == 0 ? state % secondStates
                                                             : Random::mix(base + 2 * i + 1) % secondStates));
            }
            const JointTable table(first, static_cast<int>(firstStates), second,
                                   static_cast<int>(secondStates));
            QVERIFY2(near(table.mutualInformation(), entry.at("mutual_information")), entry.dump().c_str());
            QVERIFY2(near(table.normalisedMutualInformation(), entry.at("normalised")), entry.dump().c_str());
        }
    }

    void independentVariablesShareExactlyNothing()
    {
        std::vector<int> first, second;
        for (int x = 0; x < 7; ++x)
            for (int y = 0; y < 3; ++y)
                for (int i = 0; i < 5; ++i) {
                    first.push_back(x);
                    second.push_back(y);
                }
        const JointTable table(first, 7, second, 3);
        for (int x = 0; x < 7; ++x)
            for (int y = 0; y < 3; ++y)
                QVERIFY(table.contribution(x, y) == 0);
        QVERIFY(table.mutualInformation() == 0);
    }

    void oneStateAndOneSampleShareNothing()
    {
        const std::vector<int> zeros(5, 0), one = {0};
        QCOMPARE(JointTable(zeros, 1, zeros, 1).mutualInformation(), 0.0);
        QCOMPARE(JointTable(zeros, 1, zeros, 1).normalisedMutualInformation(), 1.0);
        QCOMPARE(JointTable(one, 4, one, 6).mutualInformation(), 0.0);
        QCOMPARE(JointTable(one, 4, one, 6).probability(0, 0), 1.0);
    }

    void anEmptyTableCanBeAsked()
    {
        const JointTable table;
        QCOMPARE(table.total(), std::int64_t{0});
        QCOMPARE(table.mutualInformation(), 0.0);
        QCOMPARE(table.jointEntropy(), 0.0);
    }

    void effectiveStatesCountsWhatIsInUse()
    {
        QCOMPARE(effectiveStates(std::vector<std::int64_t>{}), 0.0);
        QCOMPARE(effectiveStates(std::vector<std::int64_t>{0, 0}), 0.0);
        QCOMPARE(effectiveStates(std::vector<std::int64_t>{0, 9, 0}), 1.0);
        QVERIFY(near(effectiveStates(std::vector<std::int64_t>{5, 5, 5, 5, 0}), 4));
        // exp(−.75·ln .75 − .25·ln .25)
        QVERIFY(near(effectiveStates(std::vector<std::int64_t>{3, 1}), 1.7547653506033432));
        VERIFY_RAISES(effectiveStates(std::vector<std::int64_t>{3, -1}), ErrorKind::Usage, "-1");
    }

    void whatIsNoTableIsRefused()
    {
        const std::vector<int> two = {0, 1}, three = {0, 1, 2}, none, negative = {0, -1};
        VERIFY_RAISES(JointTable(two, 2, three, 3), ErrorKind::Usage, "2", "3");
        VERIFY_RAISES(JointTable(none, 2, none, 2), ErrorKind::Usage, "at least one sample");
        VERIFY_RAISES(JointTable(two, 1, two, 2), ErrorKind::Usage, "first", "sample 1");
        VERIFY_RAISES(JointTable(two, 2, negative, 2), ErrorKind::Usage, "second", "-1");
        VERIFY_RAISES(JointTable(two, 0, two, 2), ErrorKind::Usage, "state");
        VERIFY_RAISES(JointTable(two, 1000000, two, 1000), ErrorKind::Usage, "1000000", "too large");
        VERIFY_RAISES(JointTable(two, 2, two, 2).count(2, 0), ErrorKind::Usage, "2,0");
        VERIFY_RAISES(JointTable(two, 2, two, 2).contribution(0, -1), ErrorKind::Usage, "0,-1");
    }
};

QTEST_GUILESS_MAIN(JointTableTest)
#include "joint_table_test.moc"
