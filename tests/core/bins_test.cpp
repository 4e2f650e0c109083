#include "difficulty/bins.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <numeric>

using namespace deepmi;

namespace
{

/// Scores with many ties, as DeepMI has them, and names in no order.
struct Sample {
    std::vector<double> scores;
    std::vector<std::string> names;
};

Sample manyTies(std::size_t count, std::uint64_t values)
{
    Random random(5);
    Sample sample;
    for (std::size_t i = 0; i < count; ++i) {
        sample.scores.push_back(static_cast<double>(random.below(values)) / 7 - 1);
        sample.names.push_back("utterance_" + std::to_string(i * 7919 % 100003) + ".wav");
    }
    return sample;
}

std::vector<std::size_t> permutation(std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed).shuffle(std::span(order));
    return order;
}

void verifyWhole(const Bins& bins, std::size_t count, int binCount)
{
    QCOMPARE(bins.count, binCount);
    QCOMPARE(bins.order.size(), count);
    QCOMPARE(bins.rank.size(), count);
    QCOMPARE(bins.bin.size(), count);
    std::vector<bool> seen(count);
    for (std::size_t rank = 0; rank < count; ++rank) {
        const std::size_t sample = bins.order[rank];
        QVERIFY(sample < count && !seen[sample]);
        seen[sample] = true;
        QCOMPARE(bins.rank[sample], rank);
        QVERIFY(bins.begin(bins.bin[sample]) <= rank && rank < bins.begin(bins.bin[sample] + 1));
    }
    const auto sizes = bins.sizes();
    QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}), count);
}

} // namespace

class BinsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAreThoseOfTheGoldenTable()
    {
        REQUIRE_GOLDEN("bin_sizes.csv");
        const DelimitedText golden = DelimitedText::read(test::golden("bin_sizes.csv"));
        QCOMPARE(golden.rows(), std::size_t{13});
        for (std::size_t row = 0; row < golden.rows(); ++row) {
            const auto samples = static_cast<std::size_t>(golden.integer(row, 0));
            QCOMPARE(binBegin(samples, 10, 0), std::size_t{0});
            for (int level = 1; level <= 10; ++level)
                QCOMPARE(static_cast<long long>(binBegin(samples, 10, level)),
                         golden.integer(row, static_cast<std::size_t>(level)));
        }
    }

    void sizesAreTheIntegerOnesWhereDoublesFallShort()
    {
        REQUIRE_GOLDEN("bin_float_vs_integer.json");
        std::ifstream file(test::golden("bin_float_vs_integer.json"));
        const auto golden = nlohmann::json::parse(file);
        QCOMPARE(golden.at("first").size(), std::size_t{40});
        for (const auto& row : golden.at("first")) // N, level, in doubles, in integers
            QCOMPARE(binBegin(row.at(0), 10, row.at(1)), row.at(3).get<std::size_t>());
        // All of them, counted as the golden file did.
        int differing = 0;
        for (std::size_t samples = 1; samples <= 200000; ++samples)
            for (int level = 1; level <= 10; ++level)
                differing += static_cast<std::size_t>(level / 10.0 * static_cast<double>(samples)) !=
                             binBegin(samples, 10, level);
        QCOMPARE(differing, golden.at("count").get<int>());
    }

    void hugeCountsDoNotOverflow()
    {
        const std::size_t most = std::numeric_limits<std::size_t>::max();
        QCOMPARE(binBegin(most, 10, 10), most);
        QCOMPARE(binBegin(most, 3, 2), most / 3 * 2);
    }

    void largerScoresAreEasierOrHarderAsAsked()
    {
        const std::vector<double> scores = {.3, -1, 7, 0, 2.5};
        const Bins larger = assignBins(scores, true, 0, 5);
        QCOMPARE(larger.order, (std::vector<std::size_t>{2, 4, 0, 3, 1}));
        QCOMPARE(larger.rank, (std::vector<std::size_t>{2, 4, 0, 3, 1}));
        QCOMPARE(larger.bin, (std::vector<int>{2, 4, 0, 3, 1}));
        const Bins smaller = assignBins(scores, false, 0, 2);
        QCOMPARE(smaller.order, (std::vector<std::size_t>{1, 3, 0, 4, 2}));
        QCOMPARE(smaller.bin, (std::vector<int>{1, 0, 1, 0, 1}));
        QCOMPARE(smaller.sizes(), (std::vector<std::size_t>{2, 3}));
    }

    void everyDoubleHasItsPlace()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const double tiny = std::numeric_limits<double>::denorm_min();
        const std::vector<double> ascending = {-infinity, -1e300, -1, -tiny, 0, tiny, 1, 1e300, infinity};
        std::vector<double> shuffled;
        for (const std::size_t i : permutation(ascending.size(), 4))
            shuffled.push_back(ascending[i]);
        const Bins bins = assignBins(shuffled, false, 0, 1);
        for (std::size_t rank = 0; rank < ascending.size(); ++rank)
            QVERIFY(shuffled[bins.order[rank]] == ascending[rank]);
    }

    void longListsAreSortedAsShortOnes()
    {
        // Short lists are sorted by comparison, long ones digit by digit.
        Random random(8);
        std::vector<double> scores(20000);
        for (double& score : scores)
            score = random.normal() * std::pow(10, random.normal() * 20);
        for (const bool largerIsEasier : {true, false}) {
            const Bins bins = assignBins(scores, largerIsEasier, 0, 10);
            verifyWhole(bins, scores.size(), 10);
            for (std::size_t rank = 1; rank < scores.size(); ++rank) {
                const double before = scores[bins.order[rank - 1]], here = scores[bins.order[rank]];
                QVERIFY(largerIsEasier ? before > here : before < here);
            }
        }
    }

    void tiesAreNeitherInFileOrderNorInReverse()
    {
        const std::vector<double> scores(1000, .5);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < scores.size(); ++i)
            names.push_back("sample" + std::to_string(i));
        for (const Bins& bins : {assignBins(scores, true, 1), assignBins(scores, names, true, 1)}) {
            verifyWhole(bins, scores.size(), 10);
            std::size_t ascents = 0;
            double fileOrder = 0;
            for (std::size_t rank = 1; rank < scores.size(); ++rank) {
                ascents += bins.order[rank] > bins.order[rank - 1];
                fileOrder +=
                    (static_cast<double>(rank) - 499.5) * (static_cast<double>(bins.order[rank]) - 499.5);
            }
            // A random permutation of 1000: 499.5 ± 9.1 ascents, rank correlation 0 ± .032.
            QVERIFY(ascents > 450 && ascents < 550);
            QVERIFY(std::abs(fileOrder / (1000.0 * (1000.0 * 1000.0 - 1) / 12)) < .15);
            // Every part of the file is found in the first bin.
            std::vector<int> parts(10);
            for (std::size_t rank = 0; rank < 100; ++rank)
                ++parts[bins.order[rank] / 100];
            for (const int part : parts)
                QVERIFY(part >= 1 && part <= 25);
        }
    }

    void theSameSeedGivesTheSameBinsAndAnotherMovesTiesAlone()
    {
        const Sample sample = manyTies(5000, 12);
        const Bins first = assignBins(sample.scores, sample.names, true, 1);
        QCOMPARE(assignBins(sample.scores, sample.names, true, 1).order, first.order);
        QCOMPARE(assignBins(sample.scores, true, 9).order, assignBins(sample.scores, true, 9).order);
        for (const Bins& other :
             {assignBins(sample.scores, sample.names, true, 2), assignBins(sample.scores, true, 2)}) {
            std::size_t moved = 0;
            for (std::size_t rank = 0; rank < sample.scores.size(); ++rank) {
                QVERIFY(sample.scores[other.order[rank]] == sample.scores[first.order[rank]]);
                moved += other.order[rank] != first.order[rank];
            }
            QVERIFY(moved > 4500);
        }
    }

    void theOrderOfTheFileDoesNotMatterToNamedSamples()
    {
        const Sample sample = manyTies(5000, 12);
        const Bins bins = assignBins(sample.scores, sample.names, true, 3);
        const auto order = permutation(sample.scores.size(), 17);
        Sample moved;
        for (const std::size_t i : order) {
            moved.scores.push_back(sample.scores[i]);
            moved.names.push_back(sample.names[i]);
        }
        const Bins again = assignBins(moved.scores, moved.names, true, 3);
        for (std::size_t i = 0; i < order.size(); ++i) {
            QCOMPARE(again.rank[i], bins.rank[order[i]]);
            QCOMPARE(again.bin[i], bins.bin[order[i]]);
        }
    }

    void theOrderOfTheFileDoesNotMatterToUntiedSamples()
    {
        Random random(2);
        std::vector<double> scores(3000), moved;
        for (double& score : scores)
            score = random.uniform();
        const Bins bins = assignBins(scores, true, 3);
        const auto order = permutation(scores.size(), 18);
        for (const std::size_t i : order)
            moved.push_back(scores[i]);
        const Bins again = assignBins(moved, true, 3);
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(again.rank[i], bins.rank[order[i]]);
    }

    void samplesOfOtherScoresDoNotChangeATie()
    {
        // Unnamed: three tied samples keep their order when others come to stand between them.
        const std::vector<double> alone = {5, 5, 5, 5, 5, 5, 5, 5},
                                  among = {5, 1, 5, 9, 5, 5, 2, 5, 5, 8, 5, 5, 0};
        const std::vector<std::size_t> places = {0, 2, 4, 5, 7, 8, 10, 11};
        const Bins first = assignBins(alone, true, 6), second = assignBins(among, true, 6);
        for (std::size_t rank = 0; rank < alone.size(); ++rank)
            QCOMPARE(second.order[rank + 2], places[first.order[rank]]);
    }

    void bothZerosTie()
    {
        std::vector<double> scores;
        for (int i = 0; i < 100; ++i)
            scores.push_back(i % 2 ? 0.0 : -0.0);
        const Bins bins = assignBins(scores, true, 1, 2);
        int positive = 0;
        for (std::size_t rank = 0; rank < 50; ++rank)
            positive += std::signbit(scores[bins.order[rank]]) ? 0 : 1;
        QVERIFY(positive > 10 && positive < 40);
    }

    void aTieOrderComputedOnceServesEveryAlpha()
    {
        const Sample sample = manyTies(3000, 20);
        const auto ties = tieOrder(sample.names, 4);
        for (const bool largerIsEasier : {true, false})
            QCOMPARE(assignBins(sample.scores, ties, largerIsEasier, 7).order,
                     assignBins(sample.scores, sample.names, largerIsEasier, 4, 7).order);
    }

    void edgeCasesHaveWholeBins_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("bins");
        for (const int samples : {1, 2, 5, 9, 10, 11, 997, 1003, 5000})
            for (const int bins : {1, 2, 10, 12})
                QTest::addRow("%d samples, %d bins", samples, bins) << samples << bins;
    }

    void edgeCasesHaveWholeBins()
    {
        QFETCH(int, samples);
        QFETCH(int, bins);
        const auto count = static_cast<std::size_t>(samples);
        const Sample tied = manyTies(count, 3), untied = manyTies(count, 1000000000);
        for (const Sample& sample : {tied, untied}) {
            verifyWhole(assignBins(sample.scores, true, 1, bins), count, bins);
            verifyWhole(assignBins(sample.scores, sample.names, false, 1, bins), count, bins);
        }
        const std::vector<double> equal(count, 0);
        verifyWhole(assignBins(equal, true, 1, bins), count, bins);
    }

    void ranksFromElsewhereAreCut()
    {
        const std::vector<std::size_t> ranks = {3, 0, 2, 1};
        const Bins bins = binsOfRanks(ranks, 2);
        QCOMPARE(bins.order, (std::vector<std::size_t>{1, 3, 2, 0}));
        QCOMPARE(bins.bin, (std::vector<int>{1, 0, 1, 0}));
        VERIFY_RAISES(binsOfRanks(std::vector<std::size_t>{0, 0}, 1), ErrorKind::Usage, "permutation");
        VERIFY_RAISES(binsOfRanks(std::vector<std::size_t>{0, 2}, 1), ErrorKind::Usage, "permutation");
    }

    void whatCannotBeRankedIsRefused()
    {
        const std::vector<double> scores = {1, 2, 3}, none, nan = {1, std::nan(""), 2};
        const std::vector<std::string> names = {"a", "b", "c"}, two = {"a", "b"}, twice = {"a", "b", "a"};
        VERIFY_RAISES(assignBins(nan, true, 0), ErrorKind::Usage, "sample 1", "NaN");
        VERIFY_RAISES(assignBins(none, true, 0), ErrorKind::Usage, "no samples");
        VERIFY_RAISES(assignBins(scores, true, 0, 0), ErrorKind::Usage, "0", "1 to 10000");
        VERIFY_RAISES(assignBins(scores, true, 0, 10001), ErrorKind::Usage, "10001");
        VERIFY_RAISES(assignBins(nan, names, true, 0), ErrorKind::Usage, "sample 1");
        VERIFY_RAISES(assignBins(scores, two, true, 0), ErrorKind::Usage, "3", "2");
        VERIFY_RAISES(assignBins(scores, twice, true, 0), ErrorKind::Usage, "'a'", "twice");
        VERIFY_RAISES(assignBins(scores, std::vector<std::size_t>{0, 1}, true), ErrorKind::Usage, "3", "2");
        VERIFY_RAISES(assignBins(scores, std::vector<std::size_t>{0, 1, 1}, true), ErrorKind::Usage,
                      "permutation");
        VERIFY_RAISES(binBegin(10, 10, 11), ErrorKind::Usage, "11");
        VERIFY_RAISES(binBegin(10, 0, 0), ErrorKind::Usage, "0");
    }
};

QTEST_GUILESS_MAIN(BinsTest)
#include "bins_test.moc"
