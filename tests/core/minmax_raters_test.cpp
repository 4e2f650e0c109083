#include "difficulty/disagreement.h"
#include "difficulty/minmax_entropy.h"
#include "planted_ratings.h"
#include "statistics/correlation.h"
#include "test_data.h"

using namespace deepmi;

namespace
{

MinmaxEntropyScores scoresOf(const RatingTable& table, const std::string& attribute, bool categorical)
{
    MinmaxEntropyParameters parameters;
    parameters.categorical = categorical;
    return minmaxEntropyScores(table, attribute, Levels::equalWidth(6, table.scale), parameters, 1);
}

} // namespace

/// Minmax entropy where much is rated: planted truth, and real people.
class MinmaxRatersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The promise of the measure: where some people answer at random, what is hard is told better than by
    /// the spread of the ratings. Where all are alike the spread, which takes the ratings as numbers, is
    /// better.
    void tellsHardSamplesFromCarelessRaters_data()
    {
        QTest::addColumn<bool>("isCategorical");
        QTest::addColumn<double>("margin");
        QTest::newRow("ordinal") << false << .1;
        QTest::newRow("categorical") << true << .2;
    }
    void tellsHardSamplesFromCarelessRaters()
    {
        QFETCH(bool, isCategorical);
        QFETCH(double, margin);
        for (const std::uint64_t seed : {1, 2, 3}) {
            const test::PlantedWorld world = test::plantedWorld(1500, 50, 8, .4, seed);
            const MinmaxEntropyScores result = scoresOf(world.table, "arousal", isCategorical);
            QVERIFY(result.convergence.converged);
            const Scores disagreement = disagreementScores(world.table, "arousal", 1).scores;
            QCOMPARE(result.scores.names, world.table.names);
            const double here = -spearmanCorrelation(result.scores.score, world.noise);
            const double raw = spearmanCorrelation(disagreement.score, world.noise);
            std::vector<double> skill, truth;
            for (const MinmaxRater& rater : result.raters) {
                skill.push_back(rater.skill);
                truth.push_back(-world.ownNoise[std::stoul(rater.name.substr(1))]);
            }
            const double skills = spearmanCorrelation(skill, truth);
            qInfo("seed %d: Spearman with planted difficulty %.3f, disagreement %.3f; skills with planted "
                  "ones %.3f",
                  static_cast<int>(seed), here, raw, skills);
            QVERIFY2(here > raw + margin, qPrintable(QStringLiteral("%1 against %2").arg(here).arg(raw)));
            QVERIFY2(skills > .75, qPrintable(QString::number(skills)));
        }
    }

    void realRatersConverge_data()
    {
        QTest::addColumn<QString>("corpus");
        QTest::addColumn<bool>("isCategorical");
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("raters");
        QTest::newRow("WHiSER, ordinal") << "whiser" << false << 5427 << 33;
        QTest::newRow("WHiSER, categorical") << "whiser" << true << 5427 << 33;
        QTest::newRow("EmoTale, ordinal") << "emotale" << false << 800 << 3;
        QTest::newRow("EmoTale, categorical") << "emotale" << true << 800 << 3;
    }
    void realRatersConverge()
    {
        QFETCH(QString, corpus);
        QFETCH(bool, isCategorical);
        QFETCH(int, samples);
        QFETCH(int, raters);
        const auto path = test::data(corpus.toStdString()) / "labels_detailed.csv";
        if (!std::filesystem::exists(path))
            QSKIP("real data is not here: set DEEPMI_TEST_DATA to the folder that has whiser and emotale");
        const RatingTable table = readRatings(path);
        for (const char* attribute : {"arousal", "valence"}) {
            const MinmaxEntropyScores result = scoresOf(table, attribute, isCategorical);
            QVERIFY(result.convergence.converged);
            QVERIFY(result.convergence.gradient < 1e-3);
            QCOMPARE(result.scores.names.size(), static_cast<std::size_t>(samples));
            QCOMPARE(result.raters.size(), static_cast<std::size_t>(raters));
            QVERIFY(result.tooFewRatings.empty());
            const Scores disagreement = disagreementScores(table, attribute, 1).scores;
            QCOMPARE(disagreement.names, result.scores.names);
            const double correlation = -spearmanCorrelation(result.scores.score, disagreement.score);
            // People agree more on what comes out as the easiest tenth than on the hardest.
            double easiest = 0, hardest = 0;
            const auto tenth = static_cast<std::size_t>(samples / 10);
            for (std::size_t rank = 0; rank < tenth; ++rank) {
                const auto& order = result.scores.bins.order;
                easiest += disagreement.score[order[rank]] / static_cast<double>(tenth);
                hardest += disagreement.score[order[order.size() - 1 - rank]] / static_cast<double>(tenth);
            }
            qInfo("%s: %zu iterations, Spearman with agreement %.3f, mean deviation of the easiest tenth "
                  "%.2f, of "
                  "the hardest %.2f",
                  attribute, result.convergence.iterations.size(), correlation, easiest, hardest);
            QVERIFY(correlation > .1);
            QVERIFY(easiest < hardest);
        }
    }

    void sentencesOfUnknownReadersAreRefused()
    {
        REQUIRE_DATA("emobank");
        const RatingTable table = readRatings(test::data("emobank") / "individual_reader_ratings.csv", [] {
            LabelReadOptions options;
            options.scale = LabelScale{1, 5};
            return options;
        }());
        VERIFY_RAISES(scoresOf(table, "valence", false), ErrorKind::BadInput, "individual_reader_ratings.csv",
                      "names no rater");
    }
};

QTEST_GUILESS_MAIN(MinmaxRatersTest)
#include "minmax_raters_test.moc"
