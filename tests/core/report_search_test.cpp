#include "report/report.h"
#include "report/search_report.h"

#include "made_experiment.h"
#include "test_data.h"

#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

using Values = std::vector<double>;

nlohmann::json golden()
{
    std::ifstream file(test::ownGolden("report.json"));
    return nlohmann::json::parse(file).at("search");
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-10 * std::max(1., std::abs(expected));
}

bool mentions(const std::string& text, const std::string& piece)
{
    return text.find(piece) != std::string::npos;
}

/// A search on arousal whose finalists have these trials on Test1.
ExperimentResult searched(const Values& plain, const std::vector<Values>& finalists,
                          const std::string& corpusName = "Corpus")
{
    std::vector<Approach> approaches;
    SearchResult search;
    search.corpus = corpusName;
    search.attribute = "arousal";
    search.result.plan.attributes = {"arousal"};
    search.result.plan.train.trials = 2;
    for (std::size_t index = 0; index <= finalists.size(); ++index) {
        const bool none = index == finalists.size();
        approaches.push_back(none ? test::approach("W/O curriculum", "none")
                                  : test::approach("F" + std::to_string(index + 1), "deepmi",
                                                   {{"pacing", index % 2 ? "root" : "step"}}));
        search.chosen.push_back(approaches.back().title);
    }
    search.result.plan.approaches = approaches;
    search.result.plan.approaches.push_back(test::approach("too bad", "random"));
    search.result.plan.approaches.push_back(test::approach("not run", "random"));
    for (std::size_t index = 0; index < search.result.plan.approaches.size() - 1; ++index) {
        const double development = .7 - .01 * static_cast<double>(index);
        test::addTrials(search.result, "arousal", search.result.plan.approaches[index].title, {},
                        {development, development + .002});
    }
    CorpusResult corpus =
        test::corpusResult(corpusName, {"arousal"}, {"Test1"}, static_cast<int>(plain.size()), approaches);
    for (std::size_t index = 0; index < finalists.size(); ++index)
        test::addTrials(corpus.result, "arousal", approaches[index].title, {{"Test1", finalists[index]}},
                        Values(finalists[index].size(), .5));
    test::addTrials(corpus.result, "arousal", "W/O curriculum", {{"Test1", plain}}, Values(plain.size(), .5));
    ExperimentResult experiment = test::experiment({"search"}, {corpus});
    experiment.plan.search.emplace();
    experiment.searches = {search};
    return experiment;
}

std::string verdictOf(const ExperimentResult& experiment)
{
    return searchVerdict(searchReports(experiment, {}), {});
}

} // namespace

/// What a search says is SciPy's, corrected, and no more than the evidence bears.
class ReportSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finalistsAreSciPysAndCorrected()
    {
        const nlohmann::json expected = golden();
        const auto reports = searchReports(searched(expected["plain"], expected["finalists"]), {});
        QCOMPARE(reports.size(), std::size_t{1});
        const SearchReport& report = reports[0];
        QCOMPARE(report.contrasts.size(), std::size_t{3});
        QCOMPARE(report.family, std::size_t{3});
        for (std::size_t index = 0; index < 3; ++index) {
            const Contrast& contrast = report.contrasts[index].contrast;
            const nlohmann::json& one = expected["contrasts"][index];
            QCOMPARE(report.contrasts[index].title, "F" + std::to_string(index + 1));
            QVERIFY(near(contrast.difference, one["difference"]));
            QVERIFY(near(contrast.low, one["low"]));
            QVERIFY(near(contrast.high, one["high"]));
            QVERIFY(std::abs(contrast.pValue - one["p"].get<double>()) < 1e-12);
            QVERIFY(std::abs(contrast.adjustedPValue - one["corrected"].get<double>()) < 1e-12);
            QCOMPARE(contrast.hedgesG > 0, contrast.difference > 0);
            QCOMPARE(contrast.effectLow > 0 || contrast.effectHigh < 0, contrast.pValue < .05);
        }
        const std::string verdict = searchVerdict(reports, {});
        QVERIFY2(mentions(verdict, "On Corpus a curriculum helps: 1 of 3 comparisons"), verdict.c_str());
        QVERIFY2(mentions(verdict, "F1 on arousal, Test1: +0.012 CCC (95 % interval +0.007 to +0.017, "
                                   "corrected p < 0.001"),
                 verdict.c_str());
        QVERIFY2(mentions(verdict, "1 is significantly worse (F3 on arousal"), verdict.c_str());
        QVERIFY(mentions(verdict, "at least 10 trials a side, Holm-corrected over 3 comparisons"));
        QVERIFY(!mentions(verdict, "may change"));
    }

    void candidatesAreRankedByDevelopmentAndCounted()
    {
        const auto reports = searchReports(searched({.5, .51}, {{.5, .52}, {.5, .53}}), {});
        const SearchReport& report = reports.at(0);
        std::vector<std::string> titles;
        for (const SearchCandidate& one : report.candidates)
            titles.push_back(one.title);
        QCOMPARE(titles, (std::vector<std::string>{"F1", "F2", "W/O curriculum", "too bad", "not run"}));
        QVERIFY(near(report.candidates[0].mean, .701));
        QVERIFY(report.candidates[0].chosen && report.candidates[2].plain && !report.candidates[3].chosen);
        QVERIFY(std::isnan(report.candidates[4].mean));
        // Four candidates of two trials of two epochs with 100 and 200 samples; three of two on the test set.
        QCOMPARE(searchBudget(report),
                 std::string("5 candidates, 8 of 10 trials by development CCC alone (16 epochs, 2,400 sample "
                             "presentations); then 6 of 6 trials on the test sets (12 epochs)."));
    }

    // Means .500 and .501 with deviations of .01: nothing is told apart, and that is no proof of nothing.
    void nothingFoundIsNotNothingThere()
    {
        const std::string verdict = verdictOf(searched({.49, .50, .51}, {{.491, .501, .511}}));
        QVERIFY2(mentions(verdict, "no curriculum was found to be better than none"), verdict.c_str());
        QVERIFY2(mentions(verdict,
                          "the one comparison is not significantly better; it is F1 on arousal, Test1: "
                          "+0.001 CCC (95 % interval −0.022 to +0.024"),
                 verdict.c_str());
        QVERIFY2(mentions(verdict,
                          "This does not show that there is no gain: its 95 % interval reaches +0.024 CCC "
                          "at most"),
                 verdict.c_str());
        QVERIFY(!mentions(verdict, "helps"));
    }

    void allWorseIsSaidSo()
    {
        const std::string verdict =
            verdictOf(searched({.60, .601, .602}, {{.50, .501, .502}, {.51, .511, .512}}));
        QVERIFY2(mentions(verdict, "of 2 comparisons none is significantly better"), verdict.c_str());
        QVERIFY2(mentions(verdict, "Every 95 % interval lies below zero"), verdict.c_str());
        QVERIFY2(mentions(verdict, "2 are significantly worse"), verdict.c_str());
        QVERIFY(!mentions(verdict, "does not show"));
    }

    void whatIsNotDoneYetIsNotJudged()
    {
        ExperimentResult experiment = searched({.6}, {{.7}});
        QVERIFY(mentions(verdictOf(experiment), "nothing can be said"));
        experiment.corpora.clear();
        const auto reports = searchReports(experiment, {});
        QVERIFY(!reports[0].result && reports[0].contrasts.empty());
        QVERIFY(mentions(searchVerdict(reports, {}), "nothing can be said yet"));
        experiment = searched({.6, .61, .62}, {{.7, .71}});
        QVERIFY(mentions(verdictOf(experiment), "Some trials are not finished; this may change."));
        QVERIFY(searchVerdict({}, {}).empty());
        QVERIFY(searchReports({}, {}).empty());
    }

    // The correction is over everything that is tried on a corpus, and over nothing else.
    void familiesAreCorpora()
    {
        ExperimentResult one = searched({.60, .61, .62}, {{.62, .63, .64}}, "A");
        const ExperimentResult other = searched({.60, .61, .62}, {{.62, .63, .64}, {.62, .63, .64}}, "B");
        one.searches.push_back(other.searches[0]);
        one.corpora.push_back(other.corpora[0]);
        const auto reports = searchReports(one, {});
        QCOMPARE(reports[0].family, std::size_t{1});
        QCOMPARE(reports[1].family, std::size_t{2});
        QCOMPARE(reports[0].contrasts[0].contrast.adjustedPValue, reports[0].contrasts[0].contrast.pValue);
        QCOMPARE(reports[1].contrasts[0].contrast.adjustedPValue,
                 std::min(1., 2 * reports[1].contrasts[0].contrast.pValue));
        QCOMPARE(searchVerdicts(reports, {}).size(), std::size_t{2});
    }

    void seedsArePairedWhereThatIsAskedFor()
    {
        ComparisonStatistics statistics;
        statistics.test = TrialTest::PairedBySeed;
        const auto paired = searchReports(searched({.50, .60, .70}, {{.51, .612, .711}}), statistics);
        const auto welch = searchReports(searched({.50, .60, .70}, {{.51, .612, .711}}), {});
        // Differences .010, .012, .011: t = .011/(.001/√3), p with 2 degrees of freedom by
        // scipy.stats.ttest_rel, SciPy 1.17.1.
        QVERIFY(std::abs(paired[0].contrasts[0].contrast.pValue - 0.002743489) < 1e-8);
        QVERIFY(welch[0].contrasts[0].contrast.pValue > .5);
    }

    /// Also of candidates that were left behind: they may have lost by it.
    void aCollapseBehindACandidateIsSaid()
    {
        const nlohmann::json expected = golden();
        ExperimentResult experiment = searched(expected["plain"], expected["finalists"]);
        experiment.searches[0].sources = {{"too bad", "arousal", "", {}, "fedcba9876543210", {}, false}};
        QVERIFY(!mentions(reportText(makeReport(experiment, {})), "collapsed"));
        experiment.searches[0].sources[0].collapsed = true;
        const Report report = makeReport(experiment, {});
        QCOMPARE(
            reportGaps(report),
            std::vector<std::string>{"Corpus, candidates of the search: too bad on arousal is made from a "
                                     "pre-training whose clusters collapsed, so that its I(X;Y) says "
                                     "little; deepmi inspect pretrain/fedcba9876543210.h5 shows by how "
                                     "much"});
        QVERIFY(mentions(reportText(report), "fedcba9876543210"));
    }
};

QTEST_GUILESS_MAIN(ReportSearchTest)
#include "report_search_test.moc"
