#include "experiment/demo.h"
#include "experiment/demo_report.h"
#include "report/bin_order.h"
#include "test_data.h"

#include <QTemporaryDir>

using namespace deepmi;

/// Figure 2's finding on the teaching corpus, with the statistic that reports state: under DeepMI (α = 0) the
/// extremes come first, in a first bin of two peaks; disagreement leans that way far less, bell-shaped from
/// the start, and a random order not at all.
class Figure2Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extremesComeFirstUnderDeepMIAlone()
    {
        DemoParameters parameters;
        parameters.trials = 1; // only the order of the samples is looked at
        parameters.trainEpochs = 10;
        parameters.epochsPerBin = 1;
        const QTemporaryDir folder;
        const DemoResult result = runDemo(parameters, folder.path().toStdString());
        BinOrders orders;
        orders.attribute = parameters.attribute;
        for (const Scores& scores : result.scores) {
            orders.measures.push_back(
                binOrderOf(scores.measure, scores.names,
                           inOrderOf(scores, result.run.embedding.names, result.run.embedding.label),
                           scores.bins.bin, scores.bins.count, parameters.seed, 999));
        }
        for (const std::string& finding : binOrderFindings(orders, .05))
            qInfo("%s", finding.c_str());
        const BinOrder &deepmi = orders.measures.at(0), &disagreement = orders.measures.at(1),
                       &random = orders.measures.at(2);
        QVERIFY(deepmi.measure == "deepmi" && disagreement.measure == "disagreement");
        QVERIFY(deepmi.order(.01) == BinOrder::Order::ExtremesFirst);
        QVERIFY(deepmi.trend.correlation < -.25);
        QVERIFY(deepmi.bimodality.front() > uniformBimodality);
        QVERIFY(deepmi.bimodality.back() < uniformBimodality);
        QVERIFY(deepmi.trend.correlation < disagreement.trend.correlation - .1);
        QVERIFY(deepmi.bimodality.front() > disagreement.bimodality.front());
        QCOMPARE(disagreement.twoPeaked(), std::size_t{0});
        QVERIFY(random.order(.01) == BinOrder::Order::None);
        QCOMPARE(random.twoPeaked(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(Figure2Test)
#include "figure2_learning_test.moc"
