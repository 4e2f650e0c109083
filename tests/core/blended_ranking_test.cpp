// The expected ranks and bins are those of deepmiScores() and assignBins(), which touch every sample.

#include "difficulty/blended_ranking.h"

#include "data/teaching_corpus.h"
#include "difficulty/cell_histogram.h"
#include "difficulty/tied_cells.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace deepmi;

namespace
{

const std::vector<double> alphas = {0, 1e-9, .1, .25, 1. / 3, .5, .75, 1 - 1e-9, 1};

struct Case {
    Assignments assignments;
    DeepMI deepmi;
    std::shared_ptr<const CellGrouping> grouping;
};

Case makeCase(Assignments assignments, int levels, std::uint64_t seed, bool giveTies = false)
{
    Case made;
    made.deepmi = computeDeepMI(assignments, Levels::equalWidth(levels));
    const std::vector<std::size_t> ties = tieOrder(assignments.names, seed);
    made.grouping = giveTies ? std::make_shared<CellGrouping>(assignments, made.deepmi, seed, ties)
                             : std::make_shared<CellGrouping>(assignments, made.deepmi, seed);
    made.assignments = std::move(assignments);
    return made;
}

Assignments randomAssignments(std::size_t samples, int clusters, std::uint64_t seed, double noise = .7)
{
    Random random(seed);
    Assignments assignments;
    assignments.clusters = clusters;
    for (std::size_t i = 0; i < samples; ++i) {
        assignments.names.push_back("u" + std::to_string(seed) + "_" + std::to_string(i * 7919 % samples) +
                                    ".wav");
        assignments.label.push_back(std::clamp(4 + random.normal(), 1.0, 7.0));
        assignments.predicted.push_back(assignments.label.back() + noise * random.normal());
        assignments.cluster.push_back(static_cast<int>(random.below(static_cast<std::uint64_t>(clusters))));
    }
    return assignments;
}

/// Every sample of both, and the counts a bin counted sample by sample.
void compare(const Case& made, double alpha, int bins)
{
    const Scores expected = deepmiScores(made.assignments, made.deepmi, alpha, made.grouping->seed(), bins);
    const BlendedRanking ranking(made.grouping, alpha, bins);
    const std::size_t samples = expected.score.size();
    QCOMPARE(ranking.bins(), bins);
    BinCounts level{static_cast<std::size_t>(bins), static_cast<std::size_t>(made.deepmi.levels.count()), {}};
    level.counts.resize(level.bins * level.columns);
    BinCounts predicted = level;
    BinCounts cluster{
        static_cast<std::size_t>(bins), static_cast<std::size_t>(made.assignments.clusters), {}};
    cluster.counts.resize(cluster.bins * cluster.columns);
    for (std::size_t sample = 0; sample < samples; ++sample) {
        const auto bin = static_cast<std::size_t>(expected.bins.bin[sample]);
        QVERIFY(ranking.score(sample) == expected.score[sample]); // exactly, without QCOMPARE's tolerance
        QCOMPARE(ranking.rank(sample), expected.bins.rank[sample]);
        QCOMPARE(ranking.bin(sample), expected.bins.bin[sample]);
        ++level.counts[bin * level.columns + static_cast<std::size_t>(made.deepmi.labelLevel[sample])];
        ++predicted
              .counts[bin * level.columns + static_cast<std::size_t>(made.deepmi.predictedLevel[sample])];
        ++cluster.counts[bin * cluster.columns + static_cast<std::size_t>(made.assignments.cluster[sample])];
    }
    for (std::size_t rank = 0; rank < samples; rank += 1 + rank / 50)
        QCOMPARE(ranking.sampleAt(rank), expected.bins.order[rank]);
    QCOMPARE(ranking.countsByLevel().counts, level.counts);
    QCOMPARE(ranking.countsByPredictedLevel().counts, predicted.counts);
    QCOMPARE(ranking.countsByCluster().counts, cluster.counts);
    const std::vector<std::size_t> sizes = expected.bins.sizes();
    for (int bin = 0; bin < bins; ++bin) {
        QCOMPARE(ranking.binBegin(bin), expected.bins.begin(bin));
        QCOMPARE(ranking.binSize(bin), sizes[static_cast<std::size_t>(bin)]);
        const auto begin = expected.bins.order.begin() + static_cast<std::ptrdiff_t>(ranking.binBegin(bin));
        QVERIFY(std::ranges::equal(ranking.samplesOf(bin), std::span(begin, ranking.binSize(bin))));
    }
    QVERIFY(std::ranges::equal(ranking.order(), expected.bins.order));
    QCOMPARE(ranking.distinctScores(), distinctScores(expected));
}

void compareAll(const Case& made, std::initializer_list<int> bins)
{
    for (const double alpha : alphas)
        for (const int count : bins) {
            compare(made, alpha, count);
            if (QTest::currentTestFailed()) {
                qWarning("at α = %g with %d bins", alpha, count);
                return;
            }
        }
}

} // namespace

class BlendedRankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksAndBinsAreThoseOfEverySampleSorted_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("clusters");
        QTest::addColumn<int>("levels");
        QTest::newRow("two samples") << 2 << 2 << 2;
        QTest::newRow("few") << 37 << 3 << 4;
        QTest::newRow("as the paper, small") << 1500 << 50 << 6;
        QTest::newRow("few large cells") << 4000 << 2 << 2;
        QTest::newRow("more cells than samples") << 600 << 300 << 40;
        QTest::newRow("cells of a huge table") << 300 << 200 << 700;
        QTest::newRow("one level") << 500 << 7 << 1;
        QTest::newRow("one cluster") << 500 << 1 << 6;
    }
    void ranksAndBinsAreThoseOfEverySampleSorted()
    {
        QFETCH(int, samples);
        QFETCH(int, clusters);
        QFETCH(int, levels);
        for (const std::uint64_t seed : {0u, 1u, 77u})
            compareAll(makeCase(randomAssignments(static_cast<std::size_t>(samples), clusters, seed), levels,
                                seed, seed == 1),
                       {1, 2, 10, 33});
    }

    void moreBinsThanSamplesLeaveTheSameBinsEmpty()
    {
        compareAll(makeCase(randomAssignments(23, 3, 5), 6, 5), {22, 23, 24, 100, mostBins});
    }

    void manyBordersInsideOneTieAreCutAsManyAsThereAre()
    {
        // α = 0 and 1 on few cells: hundreds of borders in each group of tied cells.
        compareAll(makeCase(randomAssignments(3000, 2, 9), 3, 9), {300, 2999});
    }

    void oneSampleIsRankZeroInTheBinThatAssignBinsGivesIt()
    {
        compareAll(makeCase(randomAssignments(1, 1, 3), 6, 3), {1, 2, 10});
    }

    void samplesOfOneCellOrOfOneValueFollowTheTieOrder()
    {
        Assignments one = randomAssignments(200, 1, 4);
        std::fill(one.label.begin(), one.label.end(), 4.5);
        std::fill(one.predicted.begin(), one.predicted.end(), 4.5);
        const Case cell = makeCase(one, 6, 4);
        QCOMPARE(cell.grouping->cells().size(), std::size_t{1});
        compareAll(cell, {1, 7, 10});
        // Independent variables of equal counts: every term is 0, in 2·2·2 cells.
        Assignments tied;
        tied.clusters = 2;
        for (int i = 0; i < 160; ++i) {
            tied.names.push_back("s" + std::to_string(i));
            tied.cluster.push_back(i & 1);
            tied.label.push_back(i & 2 ? 2 : 6);
            tied.predicted.push_back(i & 4 ? 2 : 6);
        }
        const Case all = makeCase(tied, 2, 12);
        QCOMPARE(all.grouping->cells().size(), std::size_t{8});
        QCOMPARE(BlendedRanking(all.grouping, .5).distinctScores(), std::size_t{1});
        compareAll(all, {1, 7, 10, 160, 200});
    }

    void theTeachingCorpusRanksAlike()
    {
        TeachingCorpusParameters parameters;
        parameters.rows = 2400;
        parameters.unlabeled = 0;
        const TeachingCorpus corpus = makeTeachingCorpus(parameters);
        const std::vector<double>& arousal = corpus.labels.values[corpus.labels.attributeIndex("arousal")];
        // Consensus labels lie a fifth apart, so they fall on cuts; clusters and predictions from the truth.
        Assignments assignments;
        assignments.names = corpus.labels.names;
        assignments.clusters = 16;
        for (std::size_t i = 0; i < arousal.size(); ++i) {
            assignments.label.push_back(arousal[i]);
            assignments.predicted.push_back(corpus.trueEmotion[0][i] * 1.2 - .8);
            assignments.cluster.push_back(static_cast<int>(corpus.trueEmotion[1][i]) * 2 +
                                          (corpus.ambiguity[i] > .5 ? 1 : 0));
        }
        compareAll(makeCase(assignments, 6, 2024), {10});
    }

    void theOrderOfTheFileDoesNotMatter()
    {
        const Assignments forward = randomAssignments(400, 5, 6);
        Assignments backward = forward;
        std::ranges::reverse(backward.names);
        std::ranges::reverse(backward.cluster);
        std::ranges::reverse(backward.label);
        std::ranges::reverse(backward.predicted);
        const BlendedRanking a(makeCase(forward, 6, 8).grouping, 0), b(makeCase(backward, 6, 8).grouping, 0);
        for (std::size_t rank = 0; rank < 400; ++rank)
            QCOMPARE(forward.names[a.sampleAt(rank)], backward.names[b.sampleAt(rank)]);
    }

    void anotherSeedSettlesTiesOtherwise()
    {
        const Assignments assignments = randomAssignments(400, 2, 6);
        const BlendedRanking a(makeCase(assignments, 3, 1).grouping, 0),
            b(makeCase(assignments, 3, 2).grouping, 0);
        QVERIFY(a.order() != b.order());
    }

    void aHistogramCountsEverySampleOfEveryBin()
    {
        const Case made = makeCase(randomAssignments(3000, 12, 21), 6, 21);
        const std::size_t fine = 31;
        std::vector<std::uint16_t> valueBin;
        for (const double label : made.assignments.label)
            valueBin.push_back(label > 6.5
                                   ? CellHistogram::leftOut
                                   : static_cast<std::uint16_t>((label - 1) / 6 * static_cast<double>(fine)));
        const CellHistogram histogram(made.grouping, valueBin, fine);
        std::vector<std::uint32_t> total(fine);
        for (const std::uint16_t bin : valueBin)
            if (bin != CellHistogram::leftOut)
                ++total[bin];
        QCOMPARE(histogram.total(), total);
        for (const double alpha : alphas) {
            const BlendedRanking ranking(made.grouping, alpha, 10);
            const BinCounts counts = histogram.counts(ranking);
            const Bins expected = assignBins(made.deepmi.blend(alpha), made.assignments.names, true, 21, 10);
            BinCounts counted{10, fine, std::vector<std::uint32_t>(10 * fine)};
            for (std::size_t i = 0; i < valueBin.size(); ++i)
                if (valueBin[i] != CellHistogram::leftOut)
                    ++counted.counts[static_cast<std::size_t>(expected.bin[i]) * fine + valueBin[i]];
            QCOMPARE(counts.counts, counted.counts);
            QCOMPARE(counts.row(3)[7], counts.at(3, 7));
        }
    }

    void becomesTheScoresThatAreSavedAndTrainedOn()
    {
        const Case made = makeCase(randomAssignments(900, 9, 30), 6, 30);
        const Scores expected = deepmiScores(made.assignments, made.deepmi, .5, 30, 10);
        const Scores scores = BlendedRanking(made.grouping, .5, 10).toScores(made.assignments, made.deepmi);
        QCOMPARE(scores.measure, expected.measure);
        QCOMPARE(scores.largerIsEasier, expected.largerIsEasier);
        QCOMPARE(scores.seed, expected.seed);
        QCOMPARE(scores.names, expected.names);
        QVERIFY(scores.score == expected.score);
        QCOMPARE(scores.bins.count, expected.bins.count);
        QCOMPARE(scores.bins.order, expected.bins.order);
        QCOMPARE(scores.bins.rank, expected.bins.rank);
        QCOMPARE(scores.bins.bin, expected.bins.bin);
        QCOMPARE(scores.deepmi->cluster, expected.deepmi->cluster);
        QVERIFY(scores.deepmi->clusterTerm == expected.deepmi->clusterTerm);
        QVERIFY(scores.deepmi->predictionTerm == expected.deepmi->predictionTerm);
        QVERIFY(scores.deepmi->label == expected.deepmi->label);
        QVERIFY(scores.deepmi->predicted == expected.deepmi->predicted);
    }

    void bothWaysOfCuttingTiedCellsAgree()
    {
        const Case made = makeCase(randomAssignments(2000, 40, 50), 6, 50);
        std::vector<std::uint32_t> cells(made.grouping->cells().size());
        std::iota(cells.begin(), cells.end(), 0u);
        const std::vector<std::uint32_t> none(cells.size());
        // All cells as one list: the tie order itself says who is in front of a cut.
        const std::vector<std::uint32_t> order = made.grouping->tieOrder();
        std::vector<std::size_t> cuts(1999);
        std::iota(cuts.begin(), cuts.end(), std::size_t{1});
        std::vector<std::uint32_t> merged;
        cutTiedCells(*made.grouping, cells, cuts,
                     [&](std::size_t, std::uint32_t cell, std::uint32_t first, std::uint32_t last) {
                         for (std::uint32_t i = first; i < last; ++i)
                             merged.push_back(made.grouping->members(cell)[i]);
                     });
        QCOMPARE(merged, order);
        for (const std::size_t cut : {1u, 2u, 1000u, 1999u, 2000u}) {
            const std::vector<std::uint32_t> split = splitTiedCells(*made.grouping, cells, cut, none);
            std::vector<std::uint32_t> before(order.begin(),
                                              order.begin() + static_cast<std::ptrdiff_t>(cut)),
                found;
            for (std::size_t i = 0; i < cells.size(); ++i)
                for (std::uint32_t member = 0; member < split[i]; ++member)
                    found.push_back(made.grouping->members(cells[i])[member]);
            std::ranges::sort(before);
            std::ranges::sort(found);
            QCOMPARE(found, before);
        }
    }

    void whatDoesNotFitIsRefused()
    {
        const Case made = makeCase(randomAssignments(50, 4, 2), 6, 2);
        VERIFY_RAISES(BlendedRanking(made.grouping, -.01), ErrorKind::Usage, "α is -0.01");
        VERIFY_RAISES(BlendedRanking(made.grouping, std::nan("")), ErrorKind::Usage, "α");
        VERIFY_RAISES(BlendedRanking(made.grouping, .5, 0), ErrorKind::Usage, "bins is 0");
        VERIFY_RAISES(BlendedRanking(made.grouping, .5, mostBins + 1), ErrorKind::Usage, "bins");
        VERIFY_RAISES(BlendedRanking(nullptr, .5), ErrorKind::Usage, "no samples");
        VERIFY_RAISES(BlendedRanking(made.grouping, .5).sampleAt(50), ErrorKind::Usage, "rank 50");

        const Assignments fewer = randomAssignments(49, 4, 2);
        VERIFY_RAISES(CellGrouping(fewer, made.deepmi, 2), ErrorKind::Usage, "49", "50");
        VERIFY_RAISES(BlendedRanking(made.grouping, .5).toScores(fewer, made.deepmi), ErrorKind::Usage, "49");
        VERIFY_RAISES(CellGrouping({}, {}, 0), ErrorKind::Usage, "no samples");
        Assignments twice = made.assignments;
        twice.names[3] = twice.names[4];
        VERIFY_RAISES(CellGrouping(twice, made.deepmi, 2), ErrorKind::Usage, twice.names[4].c_str());
        std::vector<std::size_t> ties(50, 7);
        VERIFY_RAISES(CellGrouping(made.assignments, made.deepmi, 2, ties), ErrorKind::Usage, "permutation");
        ties.resize(20);
        VERIFY_RAISES(CellGrouping(made.assignments, made.deepmi, 2, ties), ErrorKind::Usage, "20");
        DeepMI broken = made.deepmi;
        broken.clusterTerm[5] = std::nan("");
        VERIFY_RAISES(CellGrouping(made.assignments, broken, 2), ErrorKind::Usage, "not finite");

        const std::vector<std::uint16_t> valueBin(50, 3);
        VERIFY_RAISES(CellHistogram(made.grouping, valueBin, 3), ErrorKind::Usage, "is 3", "0 to 2");
        VERIFY_RAISES(CellHistogram(made.grouping, std::span(valueBin).first(9), 4), ErrorKind::Usage, "9");
        const CellHistogram histogram(made.grouping, valueBin, 4);
        const Case other = makeCase(made.assignments, 6, 2);
        VERIFY_RAISES(histogram.counts(BlendedRanking(other.grouping, .5)), ErrorKind::Usage, "other cells");
    }
};

QTEST_GUILESS_MAIN(BlendedRankingTest)
#include "blended_ranking_test.moc"
