#include "studio_window.h"

#include "dialogs/ask.h"
#include "panels/message_banner.h"
#include "pretrain/pretrain.h"
#include "worker/pretrain_job.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <cmath>
#include <cstring>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

constexpr int waitMilliseconds = 120000;

/// The window with a small teaching corpus, the pre-training panel in front, and small parameters set.
struct Studio {
    MainWindow window;
    std::shared_ptr<const LoadedData> data = test::teachingData(300, 80);
    Workspace& workspace = window.workspace();

    explicit Studio(int epochs)
    {
        window.show();
        workspace.setData(data, "arousal");
        window.showPanel(QStringLiteral("pretrainPanel"));
        find<QSpinBox>(&window, "pretrainClusters")->setValue(5);
        find<QSpinBox>(&window, "pretrainEpochs")->setValue(epochs);
        find<QSpinBox>(&window, "pretrainBatch")->setValue(64);
        find<QLineEdit>(&window, "pretrainSeed")->setText(QStringLiteral("7"));
    }
    void click(const char* name) { find<QAbstractButton>(&window, name)->click(); }
    QAction* action(const char* name) { return find<QAction>(&window, name); }
    const TrainingCurve* lastCurve()
    {
        const auto& curves = workspace.trainings().curves();
        return curves.empty() ? nullptr : &curves.back();
    }
    std::size_t epochs() { return lastCurve() ? lastCurve()->epochs() : 0; }
    JobState lastJob()
    {
        JobState last;
        for (const JobState& state : workspace.jobs().states())
            if (state.id > last.id)
                last = state;
        return last;
    }
};

bool sameBits(const FloatMatrix& a, const FloatMatrix& b)
{
    return a.rows() == b.rows() && a.columns() == b.columns() &&
           std::memcmp(a.data(), b.data(), a.rows() * a.columns() * sizeof(float)) == 0;
}

} // namespace

/// A pre-training is started, watched, paused, stepped, stopped, resumed and finished through the window.
class PretrainPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio::settings().clear();
        std::filesystem::remove_all(checkpointFolder());
    }

    void theFormIsMadeFromTheParametersOwnDeclaration()
    {
        const Studio studio(3);
        for (const auto& parameter : pretrainParameters()) {
            QString name = QStringLiteral("pretrain");
            bool capital = true;
            for (const char letter : parameter.name) {
                if (letter != '-')
                    name += capital ? QChar::fromLatin1(letter).toUpper() : QChar::fromLatin1(letter);
                capital = letter == '-';
            }
            const auto* field = studio.window.findChild<QWidget*>(name);
            QVERIFY2(field, qPrintable(name));
            // The tip begins with the declared help, its first letter made a capital.
            QVERIFY(field->accessibleDescription().contains(QString::fromStdString(parameter.help).mid(1)));
            QVERIFY(!field->accessibleName().isEmpty());
        }
        QCOMPARE(find<QSpinBox>(&studio.window, "pretrainClusters")->maximum(), 500);
        QCOMPARE(find<QComboBox>(&studio.window, "pretrainKeepEpoch")->count(), 3);
        QVERIFY(!find<QCheckBox>(&studio.window, "pretrainUniformClusters")->isChecked());
    }

    void epochsArriveBeforeTheRunAndAreItsHistory()
    {
        Studio studio(3);
        int changedBeforeRun = 0;
        bool runIsThere = false;
        QObject context;
        QObject::connect(&studio.workspace.trainings(), &TrainingLog::curveChanged, &context, [&](int id) {
            if (!runIsThere && studio.workspace.trainings().curve(id)->live)
                ++changedBeforeRun;
        });
        QObject::connect(&studio.workspace, &Workspace::runsChanged, &context, [&] { runIsThere = true; });
        QVERIFY(
            find<QLabel>(&studio.window, "pretrainCost")->text().contains(QLatin1String("not known yet")));
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(runIsThere, waitMilliseconds);
        QCOMPARE(changedBeforeRun, 3);
        const auto run = studio.workspace.run();
        QCOMPARE(run->history.size(), std::size_t{3});
        QCOMPARE(run->parameters.clusters, 5);
        QCOMPARE(run->parameters.seed, std::uint64_t{7});
        QCOMPARE(studio.workspace.trainings().curves().size(), std::size_t{1});
        const TrainingCurve* curve = studio.lastCurve();
        QVERIFY(!curve->live);
        // The list of curves calls it what it is by now, as it does a run that was opened.
        QCOMPARE(curve->title, QStringLiteral("arousal, K = 5, seed 7"));
        const auto* list = find<QListWidget>(&studio.window, "trainingList");
        QTRY_COMPARE(list->item(0)->text().replace(QChar(QChar::Nbsp), QLatin1Char(' ')), curve->title);
        QCOMPARE(curve->keptEpoch, run->keptEpoch);
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            QCOMPARE(curve->pretrain[epoch].developmentCcc, run->history[epoch].developmentCcc);
            QCOMPARE(curve->pretrain[epoch].clusterSizes, run->history[epoch].clusterSizes);
        }
        QVERIFY(studio.workspace.curriculum());
        // The rate of this device is known from now on.
        QTRY_VERIFY(measuredRate("auto", 0).has_value());
        QTRY_VERIFY(find<QLabel>(&studio.window, "pretrainCost")->text().contains(QLatin1String("an epoch")));
        // A run that is done leaves no checkpoint.
        QVERIFY(!find<QWidget>(&studio.window, "pretrainResumeOffer")->isVisible());
    }

    void pauseStepAndResume()
    {
        Studio studio(200);
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 1, waitMilliseconds);
        QVERIFY(studio.action("pauseAction")->isEnabled());
        QVERIFY(!studio.action("resumeAction")->isEnabled());
        studio.click("pretrainPause");
        QTRY_VERIFY_WITH_TIMEOUT(studio.lastJob().atRest, waitMilliseconds);
        QCoreApplication::processEvents(); // the last epoch was posted before the job came to rest
        const std::size_t paused = studio.epochs();
        QVERIFY(!studio.action("pauseAction")->isEnabled());
        QVERIFY(studio.action("resumeAction")->isEnabled());
        QCOMPARE(find<QToolButton>(&studio.window, "pretrainPause")->text(), QStringLiteral("Resume"));
        studio.click("pretrainStep");
        QVERIFY(!studio.lastJob().atRest);
        QTRY_VERIFY_WITH_TIMEOUT(studio.lastJob().atRest, waitMilliseconds);
        QCoreApplication::processEvents();
        QCOMPARE(studio.epochs(), paused + 1); // none while it was at rest
        studio.action("stepAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(studio.epochs(), paused + 2, waitMilliseconds);
        studio.action("resumeAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() > paused + 3, waitMilliseconds);
        studio.action("stopAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.jobs().isIdle(), waitMilliseconds);
    }

    void aStoppedTrainingSaysWhatIsLeftAndGoesOnToTheSameBits()
    {
        Studio studio(6);
        auto* resume = find<QPushButton>(&studio.window, "pretrainResume");
        // The offer does not wait for the checkpoint to be read once more.
        bool isOfferedAtOnce = false;
        QObject context;
        QObject::connect(&studio.workspace.jobs(), &JobQueue::finished, &context, [&](const JobState& state) {
            isOfferedAtOnce = state.status == JobStatus::Stopped && resume->isVisible();
        });
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 2, waitMilliseconds);
        QCOMPARE(studio.lastCurve()->title, QStringLiteral("Pre-training arousal, K = 5, seed 7"));
        studio.click("pretrainStop");
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.jobs().isIdle(), waitMilliseconds);
        const JobState stopped = studio.lastJob();
        if (stopped.status == JobStatus::Done)
            QSKIP("the training was faster than the click");
        QCOMPARE(stopped.status, JobStatus::Stopped);
        const std::size_t done = studio.epochs();
        QVERIFY(stopped.error.contains(QStringLiteral("epoch %1 of 6").arg(done)));
        QVERIFY(find<QLabel>(&studio.window, "pretrainStatus")->text().contains(stopped.error));
        QVERIFY(studio.workspace.runs().empty());
        QVERIFY(isOfferedAtOnce);
        QCOMPARE(studio.lastCurve()->title, QStringLiteral("arousal, K = 5, seed 7, stopped"));
        QCOMPARE(resume->text(), QStringLiteral("Resume from epoch %1").arg(done));
        resume->click();
        QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);

        PretrainParameters parameters;
        parameters.clusters = 5;
        parameters.epochs = 6;
        parameters.batch = 64;
        parameters.seed = 7;
        const PretrainRun undisturbed =
            pretrain(corpusOf(*studio.data, "arousal"), unlabeledOf(*studio.data), parameters);
        QVERIFY(sameBits(studio.workspace.run()->embedding.h, undisturbed.embedding.h));
        QCOMPARE(studio.workspace.run()->embedding.cluster, undisturbed.embedding.cluster);
        QCOMPARE(studio.workspace.run()->history.size(), std::size_t{6});
        // All six are in the curve, those before the stop included.
        QCOMPARE(studio.epochs(), std::size_t{6});
    }

    void aStopInTheMiddleOfAnEpochDoesNotWaitForItsEnd()
    {
        Studio studio(3);
        find<QSpinBox>(&studio.window, "pretrainBatch")->setValue(3); // some 90 batches an epoch
        double clickedAt = -1;
        const auto connection = QObject::connect(
            &studio.workspace.jobs(), &JobQueue::changed, &studio.window, [&](const JobState& state) {
                // "1.2": in the first third of the second epoch.
                const double share = state.done - std::floor(state.done);
                if (clickedAt >= 0 || !state.canStop() || state.done < 1 || share < .02 || share > .3)
                    return;
                clickedAt = state.done;
                studio.click("pretrainStop");
            });
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.jobs().isIdle(), waitMilliseconds);
        QObject::disconnect(connection);
        const JobState stopped = studio.lastJob();
        QCOMPARE(stopped.status, JobStatus::Stopped);
        QVERIFY(stopped.done >= clickedAt && std::floor(stopped.done) == std::floor(clickedAt));
        QCOMPARE(studio.epochs(), static_cast<std::size_t>(clickedAt));

        PretrainRequest wanted;
        wanted.data = studio.data;
        wanted.attribute = "arousal";
        wanted.parameters.clusters = 5;
        wanted.parameters.epochs = 3;
        wanted.parameters.batch = 3;
        wanted.parameters.seed = 7;
        const auto left = findCheckpoint(wanted);
        QVERIFY(left);
        QCOMPARE(left->epoch, static_cast<int>(clickedAt));
        auto* resume = find<QPushButton>(&studio.window, "pretrainResume");
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible(), 5000);
        resume->click();
        QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);
        const PretrainRun undisturbed =
            pretrain(corpusOf(*studio.data, "arousal"), unlabeledOf(*studio.data), wanted.parameters);
        QVERIFY(sameBits(studio.workspace.run()->embedding.h, undisturbed.embedding.h));
        QCOMPARE(studio.workspace.run()->embedding.cluster, undisturbed.embedding.cluster);
        QCOMPARE(studio.workspace.run()->embedding.predicted, undisturbed.embedding.predicted);
    }

    void theFormHoldsWhatTheProjectHolds()
    {
        Studio studio(12);
        QCOMPARE(studio.window.isWindowModified(), true);
        TrainingForms forms = studio.workspace.forms();
        QCOMPARE(forms.pretrain.epochs, 12);
        QCOMPARE(forms.pretrain.batch, 64);
        forms.pretrain.dropout = 1 / 7.;
        forms.pretrain.keepEpoch = "last";
        forms.usePool = false;
        studio.workspace.setForms(forms);
        QCOMPARE(find<QComboBox>(&studio.window, "pretrainKeepEpoch")->currentText(), QStringLiteral("last"));
        QVERIFY(!find<QCheckBox>(&studio.window, "pretrainUsePool")->isChecked());
        // Typing one number leaves the others as they are, to the last digit.
        find<QSpinBox>(&studio.window, "pretrainEpochs")->setValue(13);
        forms.pretrain.epochs = 13;
        QVERIFY(studio.workspace.forms().pretrain.epochs == 13);
        QVERIFY(studio.workspace.forms() == forms);
    }

    void startingWhereACheckpointLiesAsksFirst()
    {
        Studio studio(200);
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 1, waitMilliseconds);
        studio.click("pretrainStop");
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.jobs().isIdle(), waitMilliseconds);
        const std::size_t jobs = studio.workspace.jobs().states().size();
        ask::setNextAnswer(QMessageBox::Cancel);
        studio.click("pretrainStart");
        QCOMPARE(studio.workspace.jobs().states().size(), jobs);
        QVERIFY(ask::lastMessage().contains(QLatin1String("of 200")));
        ask::setNextAnswer(QMessageBox::Yes);
        const std::size_t before = studio.epochs();
        studio.click("pretrainStart");
        // The new curve begins with the epochs of the checkpoint.
        QTRY_VERIFY_WITH_TIMEOUT(
            studio.workspace.trainings().curves().size() == 2 && studio.epochs() > before, waitMilliseconds);
        studio.click("pretrainStop");
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.jobs().isIdle(), waitMilliseconds);
        auto* discard = find<QPushButton>(&studio.window, "pretrainDiscard");
        QTRY_VERIFY(discard->isVisible());
        discard->click();
        QTRY_VERIFY(!discard->isVisible());
        QVERIFY(std::filesystem::is_empty(checkpointFolder()));
    }

    void aSecondTrainingWaitsForItsTurn()
    {
        Studio studio(200);
        studio.click("pretrainStart");
        const int first = studio.lastJob().id;
        find<QSpinBox>(&studio.window, "pretrainEpochs")->setValue(1);
        studio.click("pretrainStart");
        const int second = studio.lastJob().id;
        QVERIFY(second != first);
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 1, waitMilliseconds);
        QCOMPARE(studio.workspace.jobs().state(second).status, JobStatus::Waiting);
        studio.click("pretrainStop");
        QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);
        QCOMPARE(studio.workspace.jobs().state(first).status, JobStatus::Stopped);
        QCOMPARE(studio.workspace.run()->history.size(), std::size_t{1});
    }

    void finishNowKeepsTheEpochsSoFar()
    {
        Studio studio(200);
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 2, waitMilliseconds);
        QVERIFY(studio.action("finishAction")->isEnabled());
        studio.click("pretrainFinish");
        QVERIFY(!studio.action("finishAction")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);
        const std::size_t epochs = studio.workspace.run()->history.size();
        QVERIFY(epochs >= 2 && epochs < 200);
        QCOMPARE(studio.lastJob().status, JobStatus::Done);
    }

    void aRetrainingAtAnotherKStartsHere()
    {
        Studio studio(1);
        studio.workspace.requestRetraining(9);
        QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);
        QCOMPARE(studio.workspace.run()->parameters.clusters, 9);
        QCOMPARE(find<QSpinBox>(&studio.window, "pretrainClusters")->value(), 9);
    }

    void aTrainingThatCannotBeginSaysWhy()
    {
        Studio studio(1);
        find<QSpinBox>(&studio.window, "pretrainClusters")->setValue(500);
        studio.click("pretrainStart");
        QTRY_COMPARE_WITH_TIMEOUT(studio.lastJob().status, JobStatus::Failed, waitMilliseconds);
        // 500 clusters of fewer training samples: the core's sentence names both.
        QVERIFY(studio.lastJob().error.contains(QLatin1String("K = 500")));
        QVERIFY(studio.window.banner().text().contains(QLatin1String("K = 500")));
    }

    void aRunOfDataThatAreNoLongerOpenIsSavedAndNotShown()
    {
        Studio studio(3);
        studio.click("pretrainStart");
        QTRY_VERIFY_WITH_TIMEOUT(studio.epochs() >= 1, waitMilliseconds);
        const QSignalSpy said(&studio.workspace, &Workspace::information);
        studio.workspace.setData(test::teachingData(200, 0), "valence");
        QTRY_VERIFY_WITH_TIMEOUT(!said.empty(), waitMilliseconds);
        QVERIFY(said.last().last().toString().contains(QLatin1String(".h5")));
        // Others may stand there before it.
        while (!studio.window.banner().isEmpty() &&
               !studio.window.banner().text().contains(QLatin1String(".h5")))
            find<QToolButton>(&studio.window, "closeMessage")->click();
        QCOMPARE(find<QLabel>(&studio.window, "messageIcon")->accessibleName(),
                 QStringLiteral("Information"));
        QVERIFY(studio.workspace.runs().empty());
        bool saved = false;
        for (const auto& entry : std::filesystem::directory_iterator(checkpointFolder()))
            saved = saved || entry.path().extension() == ".h5";
        QVERIFY(saved);
    }

    void aLongTextOfTheFormIsBrokenAndNotCut()
    {
        MainWindow window;
        auto* pool = find<QCheckBox>(&window, "pretrainUsePool");
        pool->setText(QStringLiteral("words ").repeated(20).trimmed());
        const auto* form = find<QScrollArea>(&window, "pretrainScroll")->widget();
        QTRY_VERIFY(pool->heightForWidth(200) > 2 * pool->fontMetrics().height());
        QVERIFY2(pool->minimumSizeHint().width() < pool->fontMetrics().horizontalAdvance(pool->text()) / 4,
                 qPrintable(QString::number(pool->minimumSizeHint().width())));
        QVERIFY(form->minimumSizeHint().width() < pool->fontMetrics().horizontalAdvance(pool->text()));
    }

    void withoutDataNothingCanStart()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("pretrainPanel"));
        QVERIFY(!find<QPushButton>(&window, "pretrainStart")->isEnabled());
        for (const char* name :
             {"pretrainAction", "pauseAction", "resumeAction", "stepAction", "finishAction", "stopAction"})
            QVERIFY2(!find<QAction>(&window, name)->isEnabled(), name);
        window.workspace().requestRetraining(4);
        QVERIFY(!window.banner().text().isEmpty());
    }

    void theFormIsRememberedWithWhatWasStarted()
    {
        {
            Studio studio(2);
            find<QSpinBox>(&studio.window, "pretrainClusters")->setValue(6);
            studio.click("pretrainStart");
            QTRY_COMPARE_WITH_TIMEOUT(studio.workspace.runs().size(), std::size_t{1}, waitMilliseconds);
        }
        const MainWindow again;
        QCOMPARE(find<QSpinBox>(&again, "pretrainClusters")->value(), 6);
        QCOMPARE(find<QLineEdit>(&again, "pretrainSeed")->text(), QStringLiteral("7"));
    }
};

DEEPMI_STUDIO_TEST_MAIN(PretrainPanelTest)
#include "pretrain_panel_test.moc"
