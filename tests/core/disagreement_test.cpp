#include "difficulty/disagreement.h"

#include "job/error.h"
#include "test_data.h"

#include <cmath>

using namespace deepmi;

namespace
{

/// A table of one attribute from the ratings of each sample.
RatingTable table(const std::vector<std::vector<double>>& ratings)
{
    RatingTable result;
    result.attributes = {"arousal"};
    result.source = "ratings.csv";
    for (std::size_t sample = 0; sample < ratings.size(); ++sample) {
        result.names.push_back("s" + std::to_string(sample));
        for (const double value : ratings[sample])
            result.ratings.push_back({sample, RatingTable::unnamed, {value}});
    }
    return result;
}

} // namespace

class DisagreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallDeviationsComeFirst()
    {
        const DisagreementScores result =
            disagreementScores(table({{1, 7}, {3, 3, 3}, {2, 4, 4}, {4, 5}}), "arousal", 0, 2);
        const Scores& scores = result.scores;
        QCOMPARE(scores.measure, std::string("disagreement"));
        QVERIFY(!scores.largerIsEasier);
        // n−1 in the denominator, by hand.
        const std::vector<double> expected = {std::sqrt(18.0), 0, std::sqrt(4.0 / 3), std::sqrt(.5)};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(scores.score[i] - expected[i]) < 1e-15);
        QCOMPARE(scores.bins.rank, (std::vector<std::size_t>{3, 0, 2, 1}));
        QCOMPARE(scores.bins.bin, (std::vector<int>{1, 0, 1, 0}));
        QVERIFY(result.tooFewRatings.empty());
    }

    void samplesWithFewerThanTwoRatingsAreListed()
    {
        const double missing = std::nan("");
        const DisagreementScores result =
            disagreementScores(table({{1}, {2, 3}, {}, {4, missing}, {5, missing, 6}}), "arousal", 0);
        QCOMPARE(result.tooFewRatings, (std::vector<std::string>{"s0", "s2", "s3"}));
        QCOMPARE(result.scores.names, (std::vector<std::string>{"s1", "s4"}));
        QVERIFY(result.scores.score[0] == result.scores.score[1]);
    }

    void equalDisagreementTiesToTheLastBitWhoeverRatedFirst()
    {
        const auto scores = disagreementScores(table({{1, 2, 4},
                                                      {4, 1, 2},
                                                      {7, 5, 4},
                                                      {2.5, 4.5, 1.5},
                                                      {1.1, 1.1, 1.1},
                                                      {1, 1, 2},
                                                      {1, 2, 2}}),
                                               "arousal", 0)
                                .scores.score;
        QVERIFY(scores[0] == scores[1]);
        QVERIFY(scores[0] == scores[2]); // the mirror image of it, shifted
        QVERIFY(scores[0] == scores[3]);
        QVERIFY(scores[4] == 0);
        QVERIFY(scores[5] == scores[6]);
    }

    void eachAttributeIsTakenFromItsOwnColumn()
    {
        RatingTable ratings = table({{1, 3}, {1, 1}});
        ratings.attributes = {"arousal", "valence"};
        ratings.ratings[0].values.push_back(2);
        ratings.ratings[1].values.push_back(2);
        ratings.ratings[2].values.push_back(1);
        ratings.ratings[3].values.push_back(4);
        QCOMPARE(disagreementScores(ratings, "arousal", 0).scores.bins.rank,
                 (std::vector<std::size_t>{1, 0}));
        QCOMPARE(disagreementScores(ratings, "valence", 0).scores.bins.rank,
                 (std::vector<std::size_t>{0, 1}));
    }

    void withoutSecondRatingsThereIsNoDisagreement()
    {
        VERIFY_RAISES(disagreementScores(table({{1}, {2}}), "arousal", 0), ErrorKind::BadInput, "ratings.csv",
                      "arousal", "two ratings");
        VERIFY_RAISES(disagreementScores(table({{1, 2}}), "colour", 0), ErrorKind::BadInput, "colour");
    }

    void realRatersDisagree()
    {
        REQUIRE_DATA("emotale");
        const RatingTable ratings = readRatings(test::data("emotale") / "labels_detailed.csv");
        const DisagreementScores result = disagreementScores(ratings, "arousal", 1);
        QCOMPARE(result.scores.names.size() + result.tooFewRatings.size(), std::size_t{800});
        for (std::size_t i = 0; i < result.scores.score.size(); ++i)
            QVERIFY(result.scores.score[i] >= 0 && result.scores.score[i] <= std::sqrt(18.0));
        QVERIFY(distinctScores(result.scores) > 5);
    }
};

QTEST_GUILESS_MAIN(DisagreementTest)
#include "disagreement_test.moc"
