#include "driven_studio.h"
#include "run_contents.h"

#include "comparison/comparison.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "project/project.h"

#include <QSettings>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace test;
using namespace deepmi;

namespace
{

/// Of a pre-training that is to be killed long before its end.
constexpr int killedEpochs = 60;

/// QMessageBox::Yes, which needs the library of widgets.
const QString yes = QStringLiteral("16384");

/// A folder with a small corpus and settings by which every epoch leaves a checkpoint.
struct Session {
    QTemporaryDir folder;

    Session()
    {
        writeCorpus(QDir(folder.path()));
        QDir(folder.path()).mkdir(QStringLiteral("settings"));
        setCheckpointSeconds(0);
    }
    /// For the windows that are opened from now on. A checkpoint waits for the disk: where none is looked
    /// for, there are better none.
    void setCheckpointSeconds(int seconds) const
    {
        QSettings settings(folder.filePath(QStringLiteral("settings/settings.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("training/checkpoint-seconds"), seconds);
    }
    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
    QStringList files() const
    {
        return {QStringLiteral("features.csv"), QStringLiteral("labels.csv"), QStringLiteral("pool.csv")};
    }

    /// Files below settings/`under` whose name ends so.
    std::vector<std::filesystem::path> left(const char* under, const std::string& end) const
    {
        std::vector<std::filesystem::path> found;
        std::error_code missing;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(path("settings") / under, missing))
            if (entry.path().filename().string().ends_with(end))
                found.push_back(entry.path());
        return found;
    }
    /// A whole checkpoint whose position says so: "epoch 3 of 200".
    bool hasReached(const std::string& position) const
    {
        for (const auto& file : left("checkpoints", ".checkpoint"))
            try {
                if (readCheckpoint(file).position.find(position) != std::string::npos)
                    return true;
            } catch (const Error&) {
                // It is being replaced just now.
            }
        return false;
    }
    /// A session file that names a run's data, and a comparison if that is what runs.
    bool isAutosaved(bool comparing = false) const
    {
        for (const auto& file : left("recovery", "session.deepmi"))
            try {
                const Project project = readProject(file);
                if (project.data.features && (!comparing || !project.comparisons.empty()))
                    return true;
            } catch (const Error&) {
                // It is being replaced just now.
            }
        return false;
    }
    /// Finished trials of the comparison at hand.
    std::size_t trials() const
    {
        std::size_t count = 0;
        for (const auto& file : left("recovery", ".json"))
            count += file.parent_path().filename() == "trials";
        return count;
    }
};

QStringList pretraining(int epochs)
{
    return {QStringLiteral("await pretrainStart"),
            QStringLiteral("set pretrainClusters 4"),
            QStringLiteral("set pretrainEpochs %1").arg(epochs),
            QStringLiteral("set pretrainBatch 16"),
            QStringLiteral("set pretrainSeed 7"),
            QStringLiteral("set pretrainThreads 1"),
            QStringLiteral("choose pretrainDevice cpu"),
            QStringLiteral("click pretrainStart")};
}

/// W/O curriculum and Random, three trials each.
QStringList comparing()
{
    return {QStringLiteral("trigger comparisonPanelAction"),
            QStringLiteral("set comparisonTrials 3"),
            QStringLiteral("click comparisonSettings"),
            QStringLiteral("set comparisonEpochs 300"),
            QStringLiteral("set comparisonHidden 8"),
            QStringLiteral("set binsSpin 2"),
            QStringLiteral("set comparisonBatch 16"),
            QStringLiteral("set comparisonThreads 1"),
            QStringLiteral("choose comparisonDevice cpu"),
            QStringLiteral("click trainingSettingsClose"),
            QStringLiteral("click comparisonRun")};
}

QStringList savingAs(const QString& name)
{
    return {QStringLiteral("trigger saveProjectAsAction"), QStringLiteral("file ") + name,
            QStringLiteral("saved"), QStringLiteral("trigger quitAction")};
}

} // namespace

/// The real program is killed in the middle of its work, started again, and loses nothing.
class StudioCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledPretrainingIsRecoveredAndEndsWithTheSameBits()
    {
        const Session session;
        {
            DrivenStudio studio(session.folder.path(), pretraining(killedEpochs), session.files());
            QTRY_VERIFY_WITH_TIMEOUT(session.isAutosaved() && session.hasReached("epoch "), patience);
            studio.kill();
        }
        session.setCheckpointSeconds(100000);
        QVERIFY(!session.hasReached("epoch 60 "));
        {
            DrivenStudio studio(
                session.folder.path(),
                QStringList{
                    QStringLiteral("answer ") + yes, QStringLiteral("await pretrainResume Resume from epoch"),
                    QStringLiteral("choose pretrainDevice cpu"), QStringLiteral("click pretrainResume"),
                    QStringLiteral("await pretrainStatus done"), QStringLiteral("say trained")} +
                    savingAs(QStringLiteral("study.deepmi")));
            QVERIFY(studio.waitFor("trained"));
            QCOMPARE(studio.waitForEnd(), 0);
        }
        const Project project = readProject(session.path("study.deepmi"));
        QVERIFY(project.data.features && project.data.features->file.path == session.path("features.csv"));
        QVERIFY(project.data.unlabeled && project.data.labels);
        QCOMPARE(project.attribute, std::string("arousal"));
        QCOMPARE(project.pretrain.epochs, killedEpochs);
        QCOMPARE(project.runs.size(), std::size_t{1});

        const Outcome undisturbed = test::deepmi(
            QStringLiteral("pretrain --features features.csv --labels labels.csv --unlabeled pool.csv "
                           "--attribute arousal --clusters 4 --epochs 60 --batch 16 --seed 7 --threads 1 "
                           "--device cpu --out undisturbed.h5 --quiet"),
            session.folder.path());
        QVERIFY2(undisturbed.exitCode == 0, undisturbed.err.constData());
        QVERIFY(runContents(project.runs.front().file.path) == runContents(session.path("undisturbed.h5")));
        // An orderly end leaves nothing to recover, and a finished training no checkpoint.
        QVERIFY(session.left("recovery", "").empty());
        QVERIFY(session.left("checkpoints", "").empty());
    }

    void aSignalLeavesACheckpointAndTheSession_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    /// No checkpoint is due by time: the one that is there was left at the stop.
    void aSignalLeavesACheckpointAndTheSession()
    {
        QFETCH(int, signal);
        const Session session;
        session.setCheckpointSeconds(100000);
        {
            QStringList script = pretraining(2000);
            script << QStringLiteral("await pretrainStatus CCC train") << QStringLiteral("say begun");
            DrivenStudio studio(session.folder.path(), script, session.files());
            QVERIFY(studio.waitFor("begun"));
            QVERIFY(session.left("checkpoints", ".checkpoint").empty());
            studio.send(signal);
            QCOMPARE(studio.waitForEnd(), 128 + signal);
        }
        QCOMPARE(session.left("checkpoints", ".checkpoint").size(), std::size_t{1});
        QVERIFY(session.hasReached("epoch "));
        QVERIFY(session.left("checkpoints", ".lock").empty());
        QVERIFY(session.isAutosaved());
        // Another window is at it just now.
        const std::filesystem::path lock =
            session.left("checkpoints", ".checkpoint").at(0).string() + ".lock";
        write(QString::fromStdString(lock.string()), "process 4711 on elsewhere\n");
        const int held = ::open(lock.c_str(), O_RDWR);
        QCOMPARE(::flock(held, LOCK_EX), 0);
        DrivenStudio studio(session.folder.path(),
                            {QStringLiteral("answer ") + yes,
                             QStringLiteral("await pretrainResumeText was stopped after epoch"),
                             QStringLiteral("choose pretrainDevice cpu"),
                             QStringLiteral("click pretrainResume"),
                             QStringLiteral("await pretrainStatus process 4711 on elsewhere is at work in"),
                             QStringLiteral("say refused")});
        QVERIFY(studio.waitFor("refused"));
        QCOMPARE(session.left("checkpoints", ".checkpoint").size(), std::size_t{1});
        ::close(held);
    }

    /// The offer says which one it is, and what it leads to is what an undisturbed training comes to.
    void aDamagedCheckpointIsNotTheEnd()
    {
        const Session session;
        {
            DrivenStudio studio(session.folder.path(), pretraining(killedEpochs), session.files());
            QTRY_VERIFY_WITH_TIMEOUT(session.isAutosaved() && session.hasReached("epoch ") &&
                                         !session.left("checkpoints", ".previous").empty(),
                                     patience);
            studio.kill();
        }
        session.setCheckpointSeconds(100000);
        const std::filesystem::path last = session.left("checkpoints", ".checkpoint").at(0);
        const QString name = QString::fromStdString(last.string());
        const QByteArray whole = read(name);
        QVERIFY(QFile::remove(name)); // the one before it may be the same file
        write(name, whole.left(whole.size() / 2));
        {
            DrivenStudio studio(
                session.folder.path(),
                QStringList{QStringLiteral("answer ") + yes,
                            QStringLiteral("await pretrainResumeText Its last checkpoint is damaged"),
                            QStringLiteral("await pretrainResume Resume from epoch"),
                            QStringLiteral("choose pretrainDevice cpu"),
                            QStringLiteral("click pretrainResume"),
                            QStringLiteral("await pretrainStatus done"), QStringLiteral("say trained")} +
                    savingAs(QStringLiteral("study.deepmi")));
            QVERIFY(studio.waitFor("trained"));
            QCOMPARE(studio.waitForEnd(), 0);
        }
        const Outcome undisturbed = test::deepmi(
            QStringLiteral("pretrain --features features.csv --labels labels.csv --unlabeled pool.csv "
                           "--attribute arousal --clusters 4 --epochs 60 --batch 16 --seed 7 --threads 1 "
                           "--device cpu --out undisturbed.h5 --quiet"),
            session.folder.path());
        QVERIFY2(undisturbed.exitCode == 0, undisturbed.err.constData());
        const Project project = readProject(session.path("study.deepmi"));
        QCOMPARE(project.runs.size(), std::size_t{1});
        QVERIFY(runContents(project.runs.front().file.path) == runContents(session.path("undisturbed.h5")));
        QVERIFY(session.left("checkpoints", "").empty());
    }

    void aKilledComparisonKeepsItsTrialsAndGoesOnInTheMiddleOfOne()
    {
        const Session session;
        {
            DrivenStudio studio(session.folder.path(), comparing(), session.files());
            // A first trial; the second one begins at once.
            QTRY_VERIFY_WITH_TIMEOUT(
                session.trials() >= 1 && session.isAutosaved(true) && session.hasReached("epoch "), patience);
            studio.kill();
        }
        session.setCheckpointSeconds(100000);
        {
            DrivenStudio studio(
                session.folder.path(),
                QStringList{
                    QStringLiteral("answer ") + yes, QStringLiteral("trigger comparisonPanelAction"),
                    // Kept with the program's settings, if there was time for it.
                    QStringLiteral("click comparisonSettings"), QStringLiteral("set comparisonThreads 1"),
                    QStringLiteral("choose comparisonDevice cpu"),
                    QStringLiteral("click trainingSettingsClose"),
                    QStringLiteral("await comparisonRun Continue"),
                    QStringLiteral("await comparisonStatus 6 trials are finished"),
                    QStringLiteral("click comparisonRun"),
                    QStringLiteral("await comparisonStatus All 6 trials"), QStringLiteral("say compared")} +
                    savingAs(QStringLiteral("study.deepmi")));
            QVERIFY(studio.waitFor("compared"));
            QCOMPARE(studio.waitForEnd(), 0);
        }
        QVERIFY(session.left("recovery", "").empty());
        QVERIFY(session.left("checkpoints", "").empty());

        const Session undisturbed;
        undisturbed.setCheckpointSeconds(100000);
        DrivenStudio studio(undisturbed.folder.path(),
                            comparing() + QStringList{QStringLiteral("await comparisonStatus All 6 trials")} +
                                savingAs(QStringLiteral("study.deepmi")),
                            undisturbed.files());
        QCOMPARE(studio.waitForEnd(), 0);
        const QByteArray expected =
            read(undisturbed.folder.filePath(QStringLiteral("study_comparison.json")));
        QVERIFY(expected.count("\"seed\": ") > 6);
        QCOMPARE(read(session.folder.filePath(QStringLiteral("study_comparison.json"))), expected);
        const Project project = readProject(session.path("study.deepmi"));
        QCOMPARE(project.comparisons.size(), std::size_t{1});
        QCOMPARE(project.train.trials, 3);
        QCOMPARE(project.train.pacing.epochs, 300);
    }
};

QTEST_GUILESS_MAIN(StudioCrashTest)
#include "studio_crash_learning_test.moc"
