#include "demo/demo_report.h"
#include "job/error.h"
#include "test_data.h"

#include <cmath>

using namespace deepmi;

namespace
{

/// One training with the given CCC a trial on Test1.
TrainResult trainingWith(const std::vector<double>& ccc)
{
    TrainResult result;
    double mean = 0;
    for (const double value : ccc) {
        TrialResult trial;
        trial.tests.push_back({"Test1", value, {}});
        result.trials.push_back(std::move(trial));
        mean += value / static_cast<double>(ccc.size());
    }
    result.summary.push_back({"Test1", mean, 0, 0});
    return result;
}

DemoResult resultWith(const std::vector<double>& without, const std::vector<double>& with)
{
    DemoResult result;
    result.scores.push_back(makeScores("deepmi", true, {"a", "b", "c", "d"}, {4, 3, 2, 1}, 0, 2));
    result.scores.push_back(makeScores("disagreement", false, {"a", "b", "c", "d"}, {1, 2, 3, 4}, 0, 2));
    result.binDistance = {{2, .5}, {1, 1}};
    result.ambiguityCorrelation = {.25, .7};
    result.training.push_back(trainingWith(without));
    result.training.push_back(trainingWith(with));
    std::vector<Approach> approaches(2);
    approaches[0].title = "W/O curriculum";
    approaches[1].title = "DeepMI";
    approaches[1].measure = "deepmi";
    result.trials = comparisonOf(result.training, approaches);
    result.comparison = compareApproaches(tabulate(result.trials));
    return result;
}

bool mentions(const std::string& text, const char* piece)
{
    return text.find(piece) != std::string::npos;
}

} // namespace

class DemoReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Means and Welch's p by scipy.stats.ttest_ind(equal_var=False).
    void comparisonIsAgainstTheFirstTraining()
    {
        const auto rows = resultWith({.70, .71, .72}, {.74, .76, .75}).comparison;
        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(std::abs(rows[0].mean - .71) < 1e-12);
        QVERIFY(std::abs(rows[0].std - .01) < 1e-12);
        QVERIFY(std::isnan(rows[0].pValue));
        QVERIFY(std::abs(rows[1].difference - .04) < 1e-12);
        QVERIFY(std::abs(rows[1].pValue - 0.008049893) < 1e-8);
    }

    void sentencesSayWhatTheNumbersSay()
    {
        const auto better = demoSentences(resultWith({.70, .71, .72}, {.74, .76, .75}));
        QVERIFY(mentions(better[0], "takes the extremes first"));
        QVERIFY(mentions(better[0], "2.00") && mentions(better[0], "0.50"));
        QVERIFY(mentions(better[0], "more often ambiguous") && mentions(better[0], "0.25"));
        QVERIFY(mentions(better[1], "0.750") && mentions(better[1], "0.710") &&
                mentions(better[1], "+0.040"));
        QVERIFY(mentions(better[1], "helps significantly"));
        QVERIFY(
            mentions(demoSentences(resultWith({.74, .76, .75}, {.70, .71, .72}))[1], "harms significantly"));
        QVERIFY(mentions(demoSentences(resultWith({.70, .71, .72}, {.71, .70, .73}))[1],
                         "no significant difference"));
        QVERIFY(mentions(demoSentences(resultWith({.70}, {.74}))[1], "too few"));
    }

    void sentencesChangeWithTheOrder()
    {
        DemoResult result = resultWith({.70, .71, .72}, {.71, .70, .73});
        result.binDistance[0] = {.5, 2};
        result.ambiguityCorrelation[0] = -.3;
        QVERIFY(mentions(demoSentences(result)[0], "takes the middle of the scale first"));
        QVERIFY(mentions(demoSentences(result)[0], "less often ambiguous"));
        result.binDistance[0] = {1, 1.1};
        result.ambiguityCorrelation[0] = .02;
        QVERIFY(mentions(demoSentences(result)[0], "alike"));
        QVERIFY(mentions(demoSentences(result)[0], "little to do"));
    }

    void tableHasALineForEachApproach()
    {
        const std::string table =
            comparisonText(tabulate(resultWith({.70, .71, .72}, {.74, .76, .75}).trials));
        QVERIFY(mentions(table, "Test1  W/O curriculum [*]       3     0.710  0.010"));
        // Hedges' g: the difference is four deviations, shrunk by Γ(2)/(√2·Γ(1.5)) = .7979 for 4 degrees.
        QVERIFY2(mentions(table, "+0.040  0.008  3.19  *"), table.c_str());
    }

    // Labels 1, 7, 3, 5 have mean 4: distances 3, 3 in the first bin and 1, 1 in the last.
    void distanceIsTakenFromTheMeanOfAllLabels()
    {
        const Scores scores = makeScores("deepmi", true, {"a", "b", "c", "d"}, {4, 3, 2, 1}, 0, 2);
        QCOMPARE(distanceByBin(scores, {1, 7, 3, 5}), (std::vector<double>{3, 1}));
    }

    void valuesAreJoinedByName()
    {
        const Scores scores = makeScores("deepmi", true, {"a", "b"}, {1, 2}, 0, 2);
        QCOMPARE(inOrderOf(scores, {"c", "b", "a"}, {3, 2, 1}), (std::vector<double>{1, 2}));
        VERIFY_RAISES(inOrderOf(scores, {"c", "b"}, {3, 2}), ErrorKind::Usage, "'a'");
    }
};

QTEST_GUILESS_MAIN(DemoReportTest)
#include "demo_report_test.moc"
