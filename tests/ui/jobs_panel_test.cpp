#include "studio_window.h"

#include "job/error.h"
#include "models/duration_text.h"
#include "models/job_text.h"
#include "models/jobs_model.h"
#include "models/language.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <atomic>
#include <thread>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

/// Runs until it is stopped, epoch after epoch.
void endless(JobContext& context)
{
    for (int epoch = 1;; ++epoch) {
        context.job().throwIfStopped();
        context.job().report("training", epoch % 100, 100, "CCC .5");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        context.job().epochDone();
    }
}

} // namespace

/// The list of jobs keeps in step with the queue, and its buttons act on the chosen one.
class JobsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelKeepsInStepWithTheQueue()
    {
        JobQueue queue;
        JobsModel model(queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int first = queue.enqueue({QStringLiteral("first"), true}, this, endless, [] {});
        const int second = queue.enqueue({QStringLiteral("second"), true}, this, endless, [] {});
        const int third = queue.enqueue(
            {QStringLiteral("third")}, this, [](JobContext&) { throw InputError("a.csv", "", "is bad"); },
            [] {});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf(first), 0);
        QCOMPARE(model.rowOf(second), 1);
        QTRY_VERIFY(model.index(0).data(JobsModel::ProgressRole).toDouble() > 0);
        QVERIFY(model.index(0).data(JobsModel::DetailRole).toString().contains(QLatin1String("CCC .5")));
        QTRY_VERIFY(model.index(0).data(JobsModel::DetailRole).toString().contains(QLatin1String("left")));
        queue.stop(first);
        QTRY_COMPARE(model.rowOf(second), 0);
        QCOMPARE(model.rowOf(first), 2);
        queue.stop(second);
        QTRY_VERIFY(queue.isIdle());
        // What ended last stands first.
        QCOMPARE(model.rowOf(third), 0);
        QCOMPARE(model.rowOf(first), 2);
        QCOMPARE(model.index(0).data(JobsModel::StatusRole).toString(), QStringLiteral("failed"));
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("a.csv")));
        queue.forgetEnded();
        QCOMPARE(model.rowCount(), 0);
    }

    void epochsAndTrialsAreCountedByThemselves()
    {
        installLanguage(QStringLiteral("en")); // its plurals
        JobState state;
        state.status = JobStatus::Running;
        state.stage = QStringLiteral("pre-training");
        state.hasEpochs = true;
        state.total = 12;
        const auto said = [&](double done) {
            state.done = done;
            return detailText(state);
        };
        QCOMPARE(said(0), QStringLiteral("pre-training · epoch 1 of 12"));
        QCOMPARE(said(.5), QStringLiteral("pre-training · epoch 1 of 12"));
        QCOMPARE(said(1), QStringLiteral("pre-training · epoch 1 of 12")); // it is being evaluated
        QCOMPARE(said(1.01), QStringLiteral("pre-training · epoch 2 of 12"));
        QCOMPARE(said(12), QStringLiteral("pre-training · epoch 12 of 12"));
        state.countsTrials = true;
        QCOMPARE(said(1.5), QStringLiteral("pre-training · 1 of 12 trials done"));
    }

    void warningsAreListedWithTheirJob()
    {
        JobQueue queue;
        JobsModel model(queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        queue.enqueue(
            {QStringLiteral("job")}, this,
            [](JobContext& context) { context.job().warn("the clusters collapsed"); }, [] {});
        QTRY_VERIFY(queue.isIdle());
        QCOMPARE(model.index(0).data(JobsModel::WarningsRole).toStringList(),
                 QStringList{QStringLiteral("the clusters collapsed")});
    }

    void theButtonsActOnTheChosenJob()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("jobsPanel"));
        QVERIFY(find<QWidget>(&window, "jobsEmpty")->isVisible());
        JobQueue& queue = window.workspace().jobs();
        const int first = queue.enqueue({QStringLiteral("first"), true}, this, endless, [] {});
        const int second = queue.enqueue({QStringLiteral("second"), true}, this, endless, [] {});
        auto* list = find<QListView>(&window, "jobsList");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->currentIndex().data(JobsModel::IdRole).toInt(), first);
        // The first can be paused, the second, which waits, only be stopped.
        auto* pause = find<QToolButton>(&window, "jobPause");
        auto* stop = find<QToolButton>(&window, "jobStop");
        QVERIFY(pause->isEnabled());
        QVERIFY(!find<QToolButton>(&window, "jobFinish")->isEnabled());
        pause->click();
        QTRY_VERIFY(queue.state(first).atRest);
        QCOMPARE(pause->text(), QStringLiteral("Resume"));
        pause->click();
        QCOMPARE(queue.state(first).status, JobStatus::Running);
        list->setCurrentIndex(list->model()->index(1, 0));
        QVERIFY(!pause->isEnabled());
        stop->click();
        QCOMPARE(queue.state(second).status, JobStatus::Stopped);
        QCOMPARE(queue.state(first).status, JobStatus::Running);
        list->setCurrentIndex(list->model()->index(0, 0));
        stop->click();
        QTRY_VERIFY(queue.isIdle());
        auto* forget = find<QPushButton>(&window, "jobsForget");
        QTRY_VERIFY(forget->isEnabled());
        forget->click();
        QVERIFY(find<QWidget>(&window, "jobsEmpty")->isVisible());
        QVERIFY(!forget->isEnabled());
    }

    void timesReadAsPeopleSayThem()
    {
        QCOMPARE(timeLeftText(-1), QString());
        QCOMPARE(timeLeftText(std::nan("")), QString());
        QCOMPARE(timeLeftText(3), QStringLiteral("less than 10 s left"));
        QCOMPARE(timeLeftText(38), QStringLiteral("about 40 s left"));
        QCOMPARE(timeLeftText(58), QStringLiteral("about 1 min left"));
        QCOMPARE(timeLeftText(181), QStringLiteral("about 3 min left"));
        QCOMPARE(timeLeftText(3599), QStringLiteral("about 1 h left"));
        QCOMPARE(timeLeftText(7800), QStringLiteral("about 2 h 10 min left"));
        QCOMPARE(timeLeftText(10790), QStringLiteral("about 3 h left"));
        QCOMPARE(timeLeftText(5 * 86400), QStringLiteral("about 5 days left"));
        QCOMPARE(durationText(1e300), QStringLiteral("very long"));
        QCOMPARE(bytesText(2.34e9), QStringLiteral("2.3 GB"));
        QCOMPARE(bytesText(12.2e6), QStringLiteral("12 MB"));
    }
};

DEEPMI_STUDIO_TEST_MAIN(JobsPanelTest)
#include "jobs_panel_test.moc"
