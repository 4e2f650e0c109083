#include "comparison_studio.h"
#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "worker/checkpoint_folder.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>
#include <filesystem>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;
using studio::test::madeUpComparison;

namespace
{

constexpr int waitMilliseconds = 120000;

/// A question as it was asked.
struct Asked {
    QString message, detail, yes;
};

/// Answers the questions that closing the window asks, in this order.
QList<Asked> close(MainWindow& window, QList<QMessageBox::StandardButton> answers)
{
    QList<Asked> asked;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box || answers.isEmpty())
            return;
        auto* yes = box->button(QMessageBox::Yes);
        asked.append(
            {box->text(), box->informativeText(), yes ? yes->text().remove(QLatin1Char('&')) : QString()});
        box->button(answers.takeFirst())->click();
    });
    watch.start(10);
    window.close();
    return asked;
}

JobState lastJob(Workspace& workspace)
{
    JobState last;
    for (const JobState& state : workspace.jobs().states())
        if (state.id > last.id)
            last = state;
    return last;
}

/// With the keys of their tasks, as a comparison that runs leaves its trials in a folder.
std::shared_ptr<const ComparisonResult> withKeys(ComparisonResult result)
{
    const std::vector<ComparisonTask> tasks = comparisonTasks(result.plan);
    for (TrialRecord& trial : result.trials)
        for (const ComparisonTask& task : tasks)
            if (task.attribute == trial.attribute && task.seed == trial.seed &&
                result.plan.approaches[task.approach].title == trial.approach)
                trial.key = task.key;
    return std::make_shared<const ComparisonResult>(std::move(result));
}

std::shared_ptr<const ComparisonResult> compared(std::vector<std::vector<double>> values)
{
    return std::make_shared<const ComparisonResult>(madeUpComparison(values));
}

} // namespace

/// What the questions before closing promise is true.
class ClosingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static void save(MainWindow& window, const QString& file)
    {
        ask::setNextFileNames({file});
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::exists(file) && !window.isWindowModified());
    }

private Q_SLOTS:
    void init()
    {
        studio::settings().clear();
        std::filesystem::remove_all(checkpointFolder());
    }

    void aCheckpointIsPromisedOnlyOnceAnEpochIsDone()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(300, 80), "arousal");
        window.showPanel(QStringLiteral("pretrainPanel"));
        find<QSpinBox>(&window, "pretrainClusters")->setValue(5);
        find<QSpinBox>(&window, "pretrainEpochs")->setValue(200);
        find<QSpinBox>(&window, "pretrainBatch")->setValue(64);
        find<QLineEdit>(&window, "pretrainSeed")->setText(QStringLiteral("7"));
        find<QAction>(&window, "pretrainAction")->trigger();
        // Asked before the first epoch can have arrived.
        QList<Asked> asked = close(window, {QMessageBox::No});
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked.first().detail.contains(QStringLiteral("no new checkpoint")),
                 qPrintable(asked.first().detail));
        QCOMPARE(asked.first().yes, QStringLiteral("Stop"));
        QVERIFY(!workspace.jobs().isIdle());

        find<QToolButton>(&window, "pretrainStep")->click();
        QTRY_VERIFY_WITH_TIMEOUT(lastJob(workspace).atRest, waitMilliseconds);
        QCoreApplication::processEvents(); // the last epoch was posted before the job came to rest
        asked = close(window, {QMessageBox::Yes, QMessageBox::Cancel});
        QVERIFY2(asked.first().detail.contains(QStringLiteral("last whole epoch")),
                 qPrintable(asked.first().detail));
        QCOMPARE(asked.first().yes, QStringLiteral("Stop and leave a checkpoint"));
        const JobState stopped = lastJob(workspace);
        QCOMPARE(stopped.status, JobStatus::Stopped);
        QVERIFY2(stopped.error.contains(QStringLiteral("of 200 is kept")), qPrintable(stopped.error));
        // Started anew it has done nothing yet, whatever lies there of before.
        find<QLineEdit>(&window, "pretrainSeed")->setText(QStringLiteral("8"));
        find<QAction>(&window, "pretrainAction")->trigger();
        asked = close(window, {QMessageBox::Yes, QMessageBox::Cancel});
        QCOMPARE(asked.first().yes, QStringLiteral("Stop"));
        QVERIFY(workspace.jobs().isIdle());
    }

    void aComparisonKeepsItsFinishedTrialsAndTheEpochsOfTheOneAtHand()
    {
        studio::test::ComparisonStudio studio(200);
        studio.run()->click();
        QList<Asked> asked = close(studio.window, {QMessageBox::No});
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked.first().detail.contains(QStringLiteral("begin anew")),
                 qPrintable(asked.first().detail));
        QCOMPARE(asked.first().yes, QStringLiteral("Stop"));
        const auto& curves = studio.workspace().trainings().curves();
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(curves.begin(), curves.end(),
                                             [](const auto& one) { return one.live && one.epochs() > 0; }),
                                 waitMilliseconds);
        asked = close(studio.window, {QMessageBox::Yes, QMessageBox::Cancel});
        QVERIFY2(asked.first().detail.contains(QStringLiteral("last whole epoch")),
                 qPrintable(asked.first().detail));
        QCOMPARE(asked.first().yes, QStringLiteral("Stop and leave a checkpoint"));
        QVERIFY(!std::filesystem::is_empty(checkpointFolder()));
    }

    void whatIsNoTrainingPromisesNoCheckpoint()
    {
        MainWindow window;
        window.show();
        window.workspace().jobs().enqueue(
            {QStringLiteral("Endless")}, &window,
            [](JobContext& context) {
                for (;;) {
                    context.job().throwIfStopped();
                    QThread::msleep(2);
                }
            },
            [] {});
        const QList<Asked> asked = close(window, {QMessageBox::Yes});
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().message.contains(QStringLiteral("Endless")));
        QVERIFY2(!asked.first().detail.contains(QStringLiteral("checkpoint")),
                 qPrintable(asked.first().detail));
        QCOMPARE(asked.first().yes, QStringLiteral("Stop"));
        QVERIFY(window.workspace().jobs().isIdle() && !window.isVisible());
    }

    void onlyTrialsThatAreInNoFileAreCounted()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        workspace.setComparison(compared({{.1, .2}, {.3, .4}}));
        QVERIFY(close(window, {QMessageBox::Cancel}).first().detail.contains(QStringLiteral("4 finished")));
        save(window, at("study.deepmi"));
        // As a comparison that is gone on with does: the file of before is not that of what is shown.
        workspace.setComparison(compared({{.1, .2, .25}, {.3, .4, .45}}),
                                workspace.sessionFolder() / "comparison");
        QString detail = close(window, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(detail.contains(QStringLiteral("2 finished")), qPrintable(detail));
        // Settings alone have changed since they were saved.
        workspace.setComparison(compared({{.1, .2}, {.3, .4}}), workspace.sessionFolder() / "comparison");
        detail = close(window, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(!detail.contains(QStringLiteral("trial")), qPrintable(detail));

        // Those of a project that was opened are saved as well.
        MainWindow again;
        again.show();
        again.fileActions().open({at("study.deepmi")});
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().comparison() && again.workspace().jobs().isIdle(), 20000);
        again.workspace().setComparison(compared({{.1, .2, .25}, {.3, .4}}));
        detail = close(again, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(detail.contains(QStringLiteral("1 finished")), qPrintable(detail));
        // But not with other data.
        again.workspace().setData(studio::test::teachingData(200), "arousal");
        again.workspace().setComparison(compared({{.1, .2}, {.3, .4}}));
        detail = close(again, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(detail.contains(QStringLiteral("4 finished")), qPrintable(detail));
    }

    void trialsThatFinishWhileTheProjectIsSavedAreStillToBeSaved()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.setComparison(compared({{.1, .2}, {.3, .4}}));
        QTimer::singleShot(0, &window, [&] { workspace.setComparison(compared({{.1, .2}, {.3, .4, .45}})); });
        ask::setNextFileNames({at("meanwhile.deepmi")});
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::exists(at("meanwhile_comparison.json")));
        QVERIFY(workspace.comparisonFile().empty()); // it came in between
        QTRY_COMPARE(workspace.comparison()->trials.size(), std::size_t{5});
        const QString detail = close(window, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(detail.contains(QStringLiteral("1 finished")), qPrintable(detail));
    }

    void trialsThatWereSavedBeforeACrashStillAreAfterIt_data()
    {
        QTest::addColumn<bool>(
            "isRunning");                  // its trials lie in a folder of the session, else in a file there
        QTest::addColumn<bool>("isThere"); // what was saved
        QTest::addColumn<QString>("expected");
        QTest::newRow("a comparison that went on") << true << true << QStringLiteral("2 finished");
        QTest::newRow("another result") << false << true << QStringLiteral("2 finished");
        QTest::newRow("the file is gone") << true << false << QStringLiteral("6 finished");
    }

    void trialsThatWereSavedBeforeACrashStillAreAfterIt()
    {
        QFETCH(bool, isRunning);
        QFETCH(bool, isThere);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        {
            MainWindow window;
            Workspace& workspace = window.workspace();
            workspace.setData(studio::test::teachingData(), "arousal");
            workspace.setComparison(withKeys(madeUpComparison({{.1, .2}, {.3, .4}})));
            save(window, folder.filePath(QStringLiteral("study.deepmi")));
            const auto more = withKeys(madeUpComparison({{.1, .2, .25}, {.3, .4, .45}}));
            const std::filesystem::path session = workspace.sessionFolder() / "comparison";
            if (isRunning)
                writeComparisonFolder(*more, session);
            workspace.setComparison(more, isRunning ? session : std::filesystem::path());
            window.fileActions().endFromOutside(); // leaves behind what a crash does
        }
        if (!isThere)
            QVERIFY(QFile::remove(folder.filePath(QStringLiteral("study_comparison.json"))));
        MainWindow window;
        ask::setNextAnswer(QMessageBox::Yes);
        QVERIFY(window.fileActions().offerRecovery());
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().comparison() && window.workspace().jobs().isIdle(),
                                 waitMilliseconds);
        QCOMPARE(window.workspace().comparison()->trials.size(), std::size_t{6});
        window.show();
        QString detail = close(window, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(detail.contains(expected), qPrintable(detail));
        // All of them once they are saved again.
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());
        window.workspace().setComparison(window.workspace().comparison());
        detail = close(window, {QMessageBox::Cancel}).first().detail;
        QVERIFY2(!detail.contains(QStringLiteral("trial")), qPrintable(detail));
    }

    /// Another comparison in the place of one of which a part is saved.
    /// A trial that was evaluated on other test sets since has an outcome that is in no file.
    void aTrialIsSavedWithItsTestSets()
    {
        MainWindow window;
        Workspace& workspace = window.workspace();
        ComparisonResult result = madeUpComparison({{.7, .71}, {.6, .61}});
        QVERIFY(!result.trials.empty() && !result.trials[0].tests.empty());
        workspace.setSavedTrials(std::make_shared<const ComparisonResult>(result));
        workspace.setComparison(std::make_shared<const ComparisonResult>(result));
        QCOMPARE(workspace.unsavedTrials(), 0);
        result.trials[0].tests[0].test = "elsewhere"; // as many as before
        workspace.setComparison(std::make_shared<const ComparisonResult>(result));
        QCOMPARE(workspace.unsavedTrials(), 1);
        result.trials[0].tests.erase(result.trials[0].tests.begin());
        workspace.setComparison(std::make_shared<const ComparisonResult>(result));
        QCOMPARE(workspace.unsavedTrials(), 0);
    }

    void onlyTrialsThatAreInNoFileAreGivenUp()
    {
        studio::test::ComparisonStudio studio;
        studio.run()->click();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6,
                                 waitMilliseconds);
        save(studio.window, at("part.deepmi"));
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(3);
        studio.run()->click();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 9,
                                 waitMilliseconds);
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(9);
        ask::setNextAnswer(QMessageBox::Cancel);
        studio.run()->click();
        QVERIFY2(ask::lastMessage().contains(QStringLiteral("3 finished")), qPrintable(ask::lastMessage()));
        QCOMPARE(studio.trials(), std::size_t{9});
    }
};

DEEPMI_STUDIO_TEST_MAIN(ClosingTest)
#include "closing_test.moc"
