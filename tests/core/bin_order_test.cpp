#include "report/bin_order.h"

#include "job/error.h"
#include "job/number_text.h"
#include "job/random.h"
#include "made_experiment.h"
#include "statistics/summary.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

/// SciPy's numbers: tests/golden/make_report.py.
nlohmann::json golden(const char* part)
{
    std::ifstream file(test::ownGolden("report.json"));
    return nlohmann::json::parse(file).at(part);
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-10 * std::max(1., std::abs(expected));
}

bool mentions(const std::string& text, const std::string& piece)
{
    return text.find(piece) != std::string::npos;
}

/// Bins by rank of a score, small first.
std::vector<int> binsOf(const std::vector<double>& score, int bins)
{
    return assignBins(score, false, 1, bins).bin;
}

BinOrder orderOf(const std::string& measure, const std::vector<double>& label, const std::vector<int>& bin)
{
    return binOrderOf(measure, std::vector<std::string>(label.size(), "x"), label, bin, 10, 7, 999);
}

} // namespace

/// The statistic of Figure 2's finding: SciPy's numbers, and what it calls extremes first or bell-shaped.
class BinOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreSciPys()
    {
        const nlohmann::json expected = golden("order");
        const std::vector<double> label = expected["label"];
        const BinOrder order = orderOf("M", label, expected["bin"]);
        QVERIFY(near(order.trend.correlation, expected["rho"]));
        for (std::size_t bin = 0; bin < 10; ++bin) {
            QVERIFY(near(order.distance[bin], expected["distance"][bin]));
            QVERIFY(near(order.bimodality[bin], expected["bimodality"][bin]));
        }
        QCOMPARE(order.trend.pValue, 1. / 1000); // none of 999 permutations comes near −.69
        QVERIFY(order.order(.05) == BinOrder::Order::ExtremesFirst);
    }

    // p of 8 values in 3 groups by going through all orders; 20,000 random ones have a standard error of
    // √(p(1−p)/20000).
    void permutationsComeNearTheExactP()
    {
        const nlohmann::json expected = golden("permutation");
        const std::vector<double> values = expected["values"];
        const std::vector<int> groups = expected["groups"];
        const OrderedTrend trend = orderedTrend(values, groups, 3, 20000);
        const double p = expected["p"];
        QVERIFY(near(trend.correlation, expected["rho"]));
        QVERIFY2(std::abs(trend.pValue - p) < 4 * std::sqrt(p * (1 - p) / 20000),
                 QByteArray::number(trend.pValue));
        QCOMPARE(orderedTrend(values, groups, 3, 20000).pValue, trend.pValue);
        QVERIFY(orderedTrend(values, groups, 4, 20000).pValue != trend.pValue);
        QCOMPARE(trend.permutations, 20000);
    }

    void whatHasNoOrderHasNone()
    {
        const std::vector<double> same(5, 1.), rising = {1, 2, 3, 4, 5};
        QVERIFY(std::isnan(orderedTrend(same, std::vector<int>{0, 1, 2, 3, 4}, 1, 99).pValue));
        QVERIFY(std::isnan(orderedTrend(rising, std::vector<int>(5, 0), 1, 99).correlation));
        VERIFY_RAISES(orderedTrend(rising, std::vector<int>(5, 0), 1, 0), ErrorKind::Usage, "permutation");
        VERIFY_RAISES(orderedTrend(rising, std::vector<int>(4, 0), 1, 9), ErrorKind::Usage, "5", "4");
        QVERIFY(std::isnan(bimodalityCoefficient(same)));
        QVERIFY(std::isnan(bimodalityCoefficient(std::vector<double>{1, 2, 3})));
        VERIFY_RAISES(bimodalityCoefficient(std::vector<double>{1, 2, 3, std::nan("")}), ErrorKind::Usage,
                      "value 3");
        const BinOrder flat = orderOf("M", std::vector<double>(20, 4.), std::vector<int>(20, 3));
        QVERIFY(flat.order(.05) == BinOrder::Order::None);
        VERIFY_RAISES(orderOf("M", {1, 2}, {0, 10}), ErrorKind::Usage, "sample 1", "0 to 9");
        VERIFY_RAISES(orderOf("M", {1, 2}, {0}), ErrorKind::Usage, "2 labels", "1 bin");
    }

    // Bell, flat and two peaks in closed form: −1 and 1 in equal numbers have skewness 0 and kurtosis 1, so
    // that the coefficient goes to 1; a uniform grid's kurtosis 9/5 gives 5/9.
    void shapesAreWhatTheyAre()
    {
        std::vector<double> peaks, grid, bell;
        Random random(5);
        for (int i = 0; i < 20000; ++i) {
            peaks.push_back(i % 2 ? 1 : -1);
            grid.push_back(i);
            bell.push_back(random.normal());
        }
        QVERIFY(std::abs(bimodalityCoefficient(peaks) - 1) < 1e-3);
        QVERIFY(std::abs(bimodalityCoefficient(grid) - uniformBimodality) < 1e-3);
        QVERIFY(std::abs(bimodalityCoefficient(bell) - 1. / 3) < .02);
    }

    // On a planted corpus: ordered by distance from the mean, by its reverse, and at random.
    void plantedOrdersAreFound()
    {
        Random random(11);
        std::vector<double> label, extremes, middle, chance;
        for (int i = 0; i < 3000; ++i) {
            label.push_back(4 + random.normal());
            const double distance = std::abs(label.back() - 4), noise = .5 * random.normal();
            extremes.push_back(noise - distance);
            middle.push_back(noise + distance);
            chance.push_back(random.normal());
        }
        BinOrders orders;
        orders.attribute = "valence";
        orders.scale = {1, 7};
        orders.measures = {orderOf("Extremes", label, binsOf(extremes, 10)),
                           orderOf("Middle", label, binsOf(middle, 10)),
                           orderOf("Chance", label, binsOf(chance, 10))};
        QVERIFY(orders.measures[0].order(.05) == BinOrder::Order::ExtremesFirst);
        QVERIFY(orders.measures[1].order(.05) == BinOrder::Order::MiddleFirst);
        QVERIFY(orders.measures[2].order(.05) == BinOrder::Order::None);
        QVERIFY(orders.measures[0].bimodality.front() > uniformBimodality);
        QCOMPARE(orders.measures[2].twoPeaked(), std::size_t{0});
        QVERIFY(orders.measures[0].distance.front() > 2 * orders.measures[0].distance.back());
        const auto findings = binOrderFindings(orders, .05);
        QVERIFY2(mentions(findings[0], "Extremes takes the extremes first (ρ = −0."), findings[0].c_str());
        QVERIFY2(mentions(findings[0], "not bell-shaped (bimodality coefficient of the first one 0."),
                 findings[0].c_str());
        QVERIFY2(mentions(findings[1], "takes the middle of the scale first"), findings[1].c_str());
        QVERIFY2(mentions(findings[2], "shows no significant order") &&
                     mentions(findings[2], "the labels of every bin are bell-shaped"),
                 findings[2].c_str());
        const FigureStyle style;
        const std::string figure = binOrderFigure(orders, style);
        QVERIFY(mentions(figure, "ρ = −0.") && mentions(figure, "Extremes") && !mentions(figure, "nan"));
    }

    void scoresAndLabelsOfAnExperimentAreJoined()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::vector<std::string> names;
        std::vector<double> score;
        std::ofstream labels(path / "labels.csv");
        labels << "name,split,label\n";
        for (int i = 0; i < 40; ++i) {
            names.push_back("s" + std::to_string(i));
            score.push_back(i);
            // Names stand in another order than in the scores; extremes have large scores.
            labels << "s" << 39 - i << ",Train," << numberText(3 + (i % 2 ? 1 : -1) * .04 * (39 - i)) << "\n";
        }
        // Scores of other samples are no part of the curriculum; they would push all of it out of its bins.
        for (int i = 0; i < 60; ++i) {
            names.push_back("t" + std::to_string(i));
            score.push_back(20.5);
            labels << "t" << i << ",Test1,1\n";
        }
        labels.close();
        writeScores(makeScores("file", true, names, score, 1, 10), path / "scores.csv");
        CorpusResult corpus =
            test::corpusResult("Corpus", {"valence"}, {}, 1,
                               {test::approach("W/O curriculum", "none"), test::approach("Mine", "file"),
                                test::approach("Later", "file"), test::approach("Back", "file")});
        corpus.result.plan.approaches.back().reverse = true;
        corpus.labels = {{"valence", path / "labels.csv"}};
        corpus.sources = {{"Mine", "valence", "k", path / "scores.csv", "", {}},
                          {"Later", "valence", "l", path / "none.csv", "", {}},
                          {"Back", "valence", "k", path / "scores.csv", "", {}}};
        ExperimentResult experiment = test::experiment({"figure2"}, {corpus});
        const auto all = binOrders(experiment, 199);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].measures.size(), std::size_t{2});
        QCOMPARE(all[0].measures[0].label.size(), std::size_t{40});
        QCOMPARE(all[0].measures[1].trend.correlation, -all[0].measures[0].trend.correlation);
        QCOMPARE(all[0].missing, std::vector<std::string>{"Later"});
        // Distances fall strictly from bin to bin of four: Spearman's of 40 values in 10 ties of four.
        QVERIFY(all[0].measures[0].trend.correlation < -.98);
        QVERIFY(near(all[0].measures[0].overallDistance, mean(std::vector<double>{.78})));
        QCOMPARE(all[0].scale.low, 1.);
        QCOMPARE(all[0].scale.high, 5.);
        QCOMPARE(all[0].measures[0].correctedP, 2. / 200); // Holm's of two
        experiment.plan.corpora.emplace_back().name = "Corpus";
        experiment.plan.corpora[0].labels.options.scale = LabelScale{1, 9};
        QCOMPARE(binOrders(experiment, 99)[0].scale.high, 9.);
        // What planning has found out of the labels is better than both.
        experiment.corpora[0].scales["valence"] = {1, 7};
        QCOMPARE(binOrders(experiment, 99)[0].scale.high, 7.);

        // Approaches of one order are one row and one test, called by what their titles share.
        const auto& approaches = experiment.corpora[0].result.plan.approaches;
        std::vector<Approach> grid = {approaches[0]};
        for (const char* title : {"Mine (B) (a, pacing step)", "Mine (B) (a, pacing root)",
                                  "Back (pacing step), hardest first", "Back (pacing root), hardest first"}) {
            grid.push_back(approaches[title[0] == 'M' ? 1 : 3]);
            grid.back().title = title;
            experiment.corpora[0].sources.push_back({title, "valence", "k", path / "scores.csv", "", {}});
        }
        experiment.corpora[0].result.plan.approaches = grid;
        const std::vector<BinOrder> shared = binOrders(experiment, 199)[0].measures;
        QCOMPARE(shared.size(), std::size_t{2});
        QCOMPARE(shared[0].measure, std::string("Mine (B) (a)"));
        QCOMPARE(shared[1].measure, std::string("Back, hardest first"));
        QCOMPARE(shared[0].correctedP, 2. / 200); // Holm's of two, not of four
        // Other bins are another order.
        experiment.corpora[0].result.plan.approaches[2].train.emplace(
            experiment.corpora[0].result.plan.train);
        experiment.corpora[0].result.plan.approaches[2].train->pacing.bins = 5;
        QCOMPARE(binOrders(experiment, 199)[0].measures.size(), std::size_t{3});

        std::ofstream(path / "labels.csv") << "name,split,label\ns0,Train,3\nzz,Train,3\n";
        VERIFY_RAISES(binOrders(experiment, 99), ErrorKind::BadInput, "scores.csv", "'zz'", "no score");
        std::ofstream(path / "labels.csv") << "name,split,label\ns0,Test1,3\n";
        VERIFY_RAISES(binOrders(experiment, 99), ErrorKind::BadInput, "labels.csv", "Train");
        std::filesystem::remove(path / "labels.csv");
        QVERIFY(binOrders(experiment, 99).empty());
    }
};

QTEST_GUILESS_MAIN(BinOrderTest)
#include "bin_order_test.moc"
