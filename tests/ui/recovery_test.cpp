#include "studio_window.h"

#include "actions/file_actions.h"
#include "comparison/comparison_json.h"
#include "dialogs/ask.h"
#include "job/error.h"
#include "models/recovery.h"

#include <QProcess>
#include <csignal>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

constexpr auto crashVariable = "DEEPMI_TEST_CRASH_IN";

void fill(Workspace& workspace)
{
    const auto data = studio::test::teachingData();
    workspace.setData(data, "arousal");
    workspace.addRun(studio::test::madeUpRun(*data));
    workspace.addScores(std::make_shared<Scores>(randomScores(workspace.samples()->names, 5)),
                        QStringLiteral("Random"));
    CurriculumSettings settings = workspace.settings();
    settings.alpha = .6;
    settings.bins = 7;
    workspace.changeSettings(settings, QStringLiteral("α"));
}

QDir recovery()
{
    return QDir(QFileInfo(studio::settings().fileName()).absolutePath() + QStringLiteral("/recovery"));
}

QString sessionFile()
{
    for (const QString& name : recovery().entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (const QString file = recovery().filePath(name + QStringLiteral("/session.deepmi"));
            QFile::exists(file))
            return file;
    return {};
}

/// The child process: opens, autosaves, and is killed as it stands.
int crash()
{
    MainWindow window;
    Workspace& workspace = window.workspace();
    if (sessionFile().isEmpty()) {
        fill(workspace);
    } else {
        ask::setNextAnswer(QMessageBox::Yes);
        window.fileActions().offerRecovery();
        if (!QTest::qWaitFor([&] { return workspace.run() && workspace.jobs().isIdle(); }, 20000))
            return 1;
        workspace.addRun(studio::test::madeUpRun(*workspace.data(), "arousal",
                                                 8 + static_cast<int>(workspace.runs().size())));
    }
    const auto runs = workspace.runs().size();
    window.fileActions().autosave();
    const auto isWritten = [&] {
        try {
            return !sessionFile().isEmpty() && readProject(sessionFile().toStdString()).runs.size() == runs;
        } catch (const Error&) {
            return false;
        }
    };
    if (!QTest::qWaitFor(isWritten, 20000))
        return 1;
    std::raise(SIGKILL);
    return 1;
}

} // namespace

/// What a killed process leaves is offered and holds everything, unsaved runs and scores too; what a living
/// or an orderly closed session leaves is not.
class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAKilledProcessLeavesIsRecovered()
    {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(crashVariable),
                           QFileInfo(studio::settings().fileName()).absolutePath());
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(child.waitForFinished(60000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        QVERIFY(!sessionFile().isEmpty());

        Workspace reference;
        fill(reference);
        {
            MainWindow window;
            ask::setNextAnswer(QMessageBox::Yes);
            window.fileActions().offerRecovery();
            QTRY_VERIFY_WITH_TIMEOUT(window.workspace().curriculum() && window.workspace().jobs().isIdle(),
                                     20000);
            QVERIFY(window.workspace().settings() == reference.settings());
            QCOMPARE(window.workspace().run()->embedding.cluster, reference.run()->embedding.cluster);
            QCOMPARE(window.workspace().scores().front().scores->score,
                     reference.scores().front().scores->score);
            // They were never saved, and still are not.
            QVERIFY(window.workspace().runs().front().file.empty());
            QVERIFY(window.workspace().scores().front().file.empty());
            QVERIFY(window.isWindowModified());
            // It can crash again and lose nothing.
            window.fileActions().autosave();
            QVERIFY(RecoveryFolder().abandoned().empty());
        }
        QVERIFY(sessionFile().isEmpty());
    }

    /// What was recovered once and crashes again: nothing is written over.
    void anotherCrashKeepsWhatTheFirstLeft()
    {
        const auto twice = [] {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QLatin1String(crashVariable),
                               QFileInfo(studio::settings().fileName()).absolutePath());
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {});
            return child.waitForFinished(60000) && child.exitStatus() == QProcess::CrashExit;
        };
        QVERIFY(twice());
        QVERIFY(twice()); // recovers, adds a run with other clusters, and crashes
        QVERIFY(twice());
        MainWindow window;
        ask::setNextAnswer(QMessageBox::Yes);
        QVERIFY(window.fileActions().offerRecovery());
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().curriculum() && window.workspace().jobs().isIdle(),
                                 20000);
        QList<int> clusters;
        for (const OpenRun& open : window.workspace().runs())
            clusters << open.run->parameters.clusters;
        QCOMPARE(clusters, (QList<int>{8, 9, 10}));
    }

    /// Autosave comes before a comparison's first word: what finishes later is found all the same, and what
    /// an earlier comparison of the session left there does not take its place.
    void trialsThatFinishAfterTheAutosaveAreFound()
    {
        MainWindow window;
        fill(window.workspace());
        const std::filesystem::path folder = window.workspace().sessionFolder() / "comparison";
        ComparisonResult earlier, result;
        for (ComparisonResult* one : {&earlier, &result}) {
            one->plan.attributes = {"arousal"};
            one->plan.approaches.resize(1);
            one->plan.approaches.front().title = "W/O curriculum";
            one->plan.train.trials = 2;
        }
        earlier.plan.train.seed = 100;
        writePlan(earlier.plan, folder);
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(result), folder);
        window.fileActions().autosave();
        const auto isWritten = [] {
            try {
                return !sessionFile().isEmpty() &&
                       !readProject(sessionFile().toStdString()).comparisons.empty();
            } catch (const Error&) {
                return false;
            }
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWritten(), 60000);

        const ComparisonTask task = comparisonTasks(result.plan).back();
        TrialRecord trial;
        trial.key = task.key;
        trial.attribute = task.attribute;
        trial.approach = "W/O curriculum";
        trial.seed = task.seed;
        trial.tests = {{"Test1", .5}};
        writeTrial(trial, folder);
        const Project project = readProject(sessionFile().toStdString());
        QCOMPARE(project.comparisons.size(), std::size_t{1});
        const ComparisonResult found = readComparison(project.comparisons.front().path);
        QCOMPARE(found.plan.train.seed, result.plan.train.seed);
        QCOMPARE(found.trials.size(), std::size_t{1});
        QCOMPARE(found.trials.front().key, task.key);
        QCOMPARE(missingTasks(found).size(), std::size_t{1});
    }

    void laterItIsOfferedAgain()
    {
        recovery().mkpath(QStringLiteral("1-1-1"));
        QFile file(recovery().filePath(QStringLiteral("1-1-1/session.deepmi")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"format": "deepmi-project", "format_version": 1, "recovery_of": "/data/mine.deepmi"})");
        file.close();
        MainWindow window;
        ask::setNextAnswer(QMessageBox::Cancel);
        QVERIFY(!window.fileActions().offerRecovery());
        QVERIFY(ask::lastMessage().contains(QLatin1String("mine.deepmi")));
        ask::setNextAnswer(QMessageBox::No);
        QVERIFY(!window.fileActions().offerRecovery());
        QVERIFY(sessionFile().isEmpty());
    }

    /// What another window saved after the crash is asked about before it is replaced.
    void theSavedProjectMayHaveChangedSince()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("mine.deepmi"));
        const auto put = [](const QString& path, const QString& text) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        };
        const QString project =
            QStringLiteral(R"({"format": "deepmi-project", "format_version": 1, "alpha": %1})");
        for (const bool changed : {false, true}) {
            put(name, project.arg(.25));
            const FileReference known = referTo(name.toStdString());
            recovery().mkpath(QStringLiteral("1-1-1"));
            put(recovery().filePath(QStringLiteral("1-1-1/session.deepmi")),
                QStringLiteral(R"({"format": "deepmi-project", "format_version": 1, "alpha": 0.75,
                                   "recovery_of": "%1", "recovery_of_hash": "%2", "recovery_of_bytes": %3})")
                    .arg(name, QString::fromStdString(known.hash))
                    .arg(known.bytes));
            MainWindow window;
            ask::setNextAnswer(QMessageBox::Yes);
            QVERIFY(window.fileActions().offerRecovery());
            QTRY_COMPARE_WITH_TIMEOUT(window.workspace().settings().alpha, .75, 20000);
            if (changed) {
                put(name, project.arg(.5));
                ask::setNextAnswer(QMessageBox::Cancel);
            }
            studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
            QCOMPARE(readProject(name.toStdString()).alpha, changed ? .5 : .75);
            QCOMPARE(window.isWindowModified(), changed);
            QVERIFY(!readProject(name.toStdString()).other.contains("recovery_of_hash"));
        }
    }

    void aLivingSessionIsNotOffered()
    {
        {
            MainWindow window;
            fill(window.workspace());
            window.fileActions().autosave();
            QTRY_VERIFY_WITH_TIMEOUT(!sessionFile().isEmpty(), 20000);
            QVERIFY(RecoveryFolder().abandoned().empty());
        }
        QVERIFY(sessionFile().isEmpty());
    }

    void declinedItIsThrownAway()
    {
        recovery().mkpath(QStringLiteral("1-1-1"));
        QFile file(recovery().filePath(QStringLiteral("1-1-1/session.deepmi")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        MainWindow window;
        ask::setNextAnswer(QMessageBox::No);
        window.fileActions().offerRecovery();
        QVERIFY(sessionFile().isEmpty());
    }

    void savingLeavesNothingToRecover()
    {
        MainWindow window;
        fill(window.workspace());
        window.fileActions().autosave();
        QTRY_VERIFY_WITH_TIMEOUT(!sessionFile().isEmpty(), 20000);
        QTemporaryDir folder;
        ask::setNextFileNames({folder.filePath(QStringLiteral("saved.deepmi"))});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());
        QVERIFY(sessionFile().isEmpty());
    }
};

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsSet(crashVariable)) {
        qputenv("DEEPMI_STUDIO_SETTINGS", qgetenv(crashVariable));
        QApplication application(argc, argv);
        return crash();
    }
    return studio::test::run<RecoveryTest>(argc, argv);
}
#include "recovery_test.moc"
