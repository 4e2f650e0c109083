#include "demo/demo.h"
#include "demo/demo_report.h"
#include "report/bin_order.h"
#include "test_data.h"

#include <QTemporaryDir>

using namespace deepmi;

/// Figure 2's finding on the teaching corpus, with the statistic that reports state: under DeepMI (α = 0) the
/// extremes come first, farther out than disagreement puts them, and some bins are not bell-shaped;
/// disagreement's bins all are, and a random order has no trend. How strong DeepMI's trend is hangs on how a
/// pre-training went (ρ from −.31 to −.08 over five seeds and two libraries of products; disagreement −.20),
/// so the mean over three seeds is looked at.
class Figure2Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extremesComeFirstUnderDeepMIAlone()
    {
        constexpr int seeds = 3;
        double correlation = 0;
        for (int seed = 0; seed < seeds; ++seed) {
            const BinOrders orders = ordersOf(static_cast<std::uint64_t>(seed));
            for (const std::string& finding : binOrderFindings(orders, .05))
                qInfo("%s", finding.c_str());
            const BinOrder &deepmi = orders.measures.at(0), &disagreement = orders.measures.at(1),
                           &random = orders.measures.at(2);
            QVERIFY(deepmi.measure == "deepmi" && disagreement.measure == "disagreement");
            QVERIFY(deepmi.order(.01) == BinOrder::Order::ExtremesFirst);
            QVERIFY(deepmi.distance.front() > disagreement.distance.front());
            QVERIFY(deepmi.bimodality.front() > disagreement.bimodality.front());
            QVERIFY(deepmi.twoPeaked() > 0);
            QCOMPARE(disagreement.twoPeaked(), std::size_t{0});
            QVERIFY(random.order(.01) == BinOrder::Order::None);
            QCOMPARE(random.twoPeaked(), std::size_t{0});
            correlation += deepmi.trend.correlation / seeds;
        }
        QVERIFY2(correlation < -.15, std::to_string(correlation).c_str());
    }

private:
    static BinOrders ordersOf(std::uint64_t seed)
    {
        DemoParameters parameters;
        parameters.seed = seed;
        parameters.trials = 1; // only the order of the samples is looked at
        parameters.trainEpochs = 10;
        parameters.epochsPerBin = 1;
        const QTemporaryDir folder;
        const DemoResult result = runDemo(parameters, folder.path().toStdString());
        BinOrders orders;
        orders.attribute = parameters.attribute;
        for (const Scores& scores : result.scores)
            orders.measures.push_back(
                binOrderOf(scores.measure, scores.names,
                           inOrderOf(scores, result.run.embedding.names, result.run.embedding.label),
                           scores.bins.bin, scores.bins.count, parameters.seed, 999));
        return orders;
    }
};

QTEST_GUILESS_MAIN(Figure2Test)
#include "figure2_learning_test.moc"
