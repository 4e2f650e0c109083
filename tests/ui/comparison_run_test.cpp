#include "comparison_studio.h"

#include "comparison/comparison_table.h"
#include "dialogs/ask.h"
#include "pretrain/run_file.h"

#include <QLabel>

#include <algorithm>

using namespace deepmi;
using namespace deepmi::studio;
using test::ComparisonStudio;
using test::find;

/// A comparison that runs in the real window: trained, stopped, gone on with, made larger.
class ComparisonRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// There is one number of bins in the window: what the panel Curriculum shows is trained, after undo too.
    void theBinsThatAreShownAreTrained()
    {
        ComparisonStudio studio;
        auto* shown = find<QSpinBox>(&studio.window, "binsSpin");
        const auto* told = find<QLabel>(studio.panel, "comparisonBins");
        const auto trained = [&] { return studio.workspace().forms().train.pacing.bins; };
        shown->setValue(5);
        QCOMPARE(trained(), 5);
        QVERIFY2(told->text().startsWith(QLatin1String("5,")), qPrintable(told->text()));
        studio.workspace().undoStack().undo();
        QCOMPARE(shown->value(), 10);
        QCOMPARE(trained(), 10);
        QVERIFY2(told->text().startsWith(QLatin1String("10,")), qPrintable(told->text()));
        shown->setValue(3);
        find<QPushButton>(studio.panel, "trainingSettingsDefaults")->click(); // the paper's, but for the bins
        QCOMPARE(trained(), 3);
        find<QSpinBox>(studio.panel, "comparisonEpochs")->setValue(2);
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(8);
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(1);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.pacing.bins, 3);

        // The table is of three bins still when the window shows four; no curriculum has none.
        const auto* status = find<QLabel>(studio.panel, "comparisonStatus");
        QVERIFY2(!status->text().contains(QStringLiteral("of the table")), qPrintable(status->text()));
        shown->setValue(4);
        QTRY_VERIFY2(status->text().contains(QStringLiteral("2 trial(s) of the table")),
                     qPrintable(status->text()));
        shown->setValue(3);
        QTRY_VERIFY2(!status->text().contains(QStringLiteral("of the table")), qPrintable(status->text()));
    }

    void cellsFillAsTrialsFinish()
    {
        ComparisonStudio studio;
        QVERIFY(studio.run()->isEnabled());
        QSet<std::size_t> seen;
        QList<int> filled;
        connect(&studio.workspace(), &Workspace::comparisonChanged, this, [&] {
            seen.insert(studio.trials());
            int cells = 0;
            for (int row = 0; row < studio.table()->rowCount(); ++row)
                cells += studio.cell(row, 0).contains(QLatin1Char('.')) ? 1 : 0;
            filled << cells;
        });
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(find<QPushButton>(studio.panel, "comparisonStop")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        QCOMPARE(seen.size(), 7); // none, then one more each time
        QVERIFY(filled.first() == 0 && filled.contains(1) && filled.contains(2));

        // Rows and numbers are the core's.
        const ComparisonTable expected = tabulate(*studio.workspace().comparison());
        QCOMPARE(studio.table()->rowCount(), 3);
        QCOMPARE(studio.table()->columnCount(), 2);
        QCOMPARE(studio.table()->headerData(2, Qt::Vertical).toString(), QStringLiteral("DeepMI (α = 0) ♠"));
        QCOMPARE(studio.table()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("arousal\nTest2"));
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 2; ++column) {
                const ComparisonCell& cell =
                    expected.cell(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
                QString mean = QString::fromStdString(fixedText(cell.summary.mean, 3));
                mean.replace(QLatin1Char('-'), QChar(0x2212));
                QVERIFY2(studio.cell(row, column).startsWith(mean), qPrintable(studio.cell(row, column)));
                QVERIFY(studio.cell(row, column).contains(QStringLiteral("VAR")));
                QCOMPARE(cell.ccc.size(), std::size_t{2});
            }
        const QString tip = studio.table()->index(2, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QStringLiteral("against W/O curriculum")) &&
                tip.contains(QStringLiteral("p ")) && tip.contains(QStringLiteral("Welch")) &&
                tip.contains(QStringLiteral("95 % interval")) && tip.contains(QStringLiteral("seed 1")));

        // A live curve a trial, all over now.
        QCOMPARE(studio.workspace().trainings().curves().size() -
                     static_cast<std::size_t>(std::count_if(
                         studio.workspace().trainings().curves().begin(),
                         studio.workspace().trainings().curves().end(),
                         [](const auto& one) { return one.kind == TrainingCurve::Kind::Pretraining; })),
                 std::size_t{6});
        const TrainingCurve& curve = studio.workspace().trainings().curves().back();
        QCOMPARE(curve.title, QStringLiteral("DeepMI (α = 0), trial 2"));
        QCOMPARE(curve.epochs(), std::size_t{2});
        QVERIFY(!curve.live);
        QVERIFY(!studio.run()->isEnabled()); // all of it is finished

        // DeepMI is what the core's own functions give.
        const Assignments assignments = assignmentsOf(*studio.workspace().run());
        const Scores scores = deepmiScores(
            assignments, computeDeepMI(assignments, Levels::equalWidth(6, studio.workspace().scale())), 0, 0,
            2);
        const ComparisonPlan& plan = studio.workspace().comparison()->plan;
        const TrainResult direct =
            train(corpusOf(*studio.data, "arousal"), &scores, {}, plan.train, {"auto", 1});
        QCOMPARE(studio.workspace().comparison()->trials[5].tests[0].ccc, direct.trials[1].tests[0].ccc);
    }

    void stoppedItGoesOnWhereItWas()
    {
        ComparisonStudio studio(40);
        auto* stop = find<QPushButton>(studio.panel, "comparisonStop");
        const auto connection = connect(&studio.workspace(), &Workspace::comparisonChanged, this, [&] {
            if (studio.trials() == 1)
                QTest::mouseClick(stop, Qt::LeftButton);
        });
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle(), 60000);
        disconnect(connection);
        QVERIFY(studio.trials() >= 1 && studio.trials() < 6);
        QTRY_COMPARE(studio.run()->text(), QStringLiteral("Continue"));
        QVERIFY(studio.run()->isEnabled() && !stop->isEnabled());
        QVERIFY(find<QLabel>(studio.panel, "comparisonStatus")->text().contains(QStringLiteral("Stopped")));
        const std::vector<TrialRecord> kept = studio.workspace().comparison()->trials;
        QSignalSpy changes(&studio.workspace(), &Workspace::comparisonChanged);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        QCOMPARE(static_cast<std::size_t>(changes.size()), 1 + 6 - kept.size()); // none ran again

        // As if it had never been stopped.
        const auto stopped = studio.workspace().comparison();
        studio.workspace().setComparison(nullptr);
        QTRY_VERIFY(studio.run()->isEnabled());
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        for (std::size_t trial = 0; trial < 6; ++trial)
            QCOMPARE(studio.workspace().comparison()->trials[trial].tests[0].ccc,
                     stopped->trials[trial].tests[0].ccc);
    }

    void trialsThatWereNotSavedAreNotGivenUpWithoutAsking()
    {
        ComparisonStudio studio;
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        // One more trial each takes all of them over.
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(3);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 9, 60000);
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(9);
        ask::setNextAnswer(QMessageBox::Cancel);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QVERIFY(ask::lastMessage().contains(QLatin1String("9")));
        QVERIFY(studio.workspace().jobs().isIdle());
        QCOMPARE(studio.trials(), std::size_t{9});
        ask::setNextAnswer(QMessageBox::Discard);
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(1);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.hidden, 9);
        // In a file it is safe.
        studio.workspace().setComparisonFile("/somewhere/study_comparison.json");
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(10);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.hidden, 10);
    }
};

DEEPMI_STUDIO_TEST_MAIN(ComparisonRunTest)
#include "comparison_run_test.moc"
