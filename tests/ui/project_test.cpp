#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "models/project_state.h"
#include "panels/message_banner.h"
#include "pretrain/run_file.h"
#include "test_data.h"

#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <atomic>
#include <fstream>

using namespace deepmi;
using namespace deepmi::studio;

/// Opening by menu, command line and drop; projects that come back as they were; what a crash leaves.
class ProjectTest : public QObject
{
    Q_OBJECT

    static void openTeaching(MainWindow& window)
    {
        studio::test::find<QAction>(&window, "teachingCorpusAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
    }

    static void setAlpha(MainWindow& window, double alpha)
    {
        CurriculumSettings settings = window.workspace().settings();
        settings.alpha = alpha;
        settings.bins = 7;
        window.workspace().changeSettings(settings, QStringLiteral("α"));
    }

private Q_SLOTS:
    void init() { studio::settings().clear(); }

    void theTeachingCorpusIsOneClickAway()
    {
        MainWindow window;
        openTeaching(window);
        QCOMPARE(window.workspace().samples()->size(), std::size_t{3000});
        QVERIFY(!window.workspace().samples()->ambiguity.empty());
    }

    void whatIsGivenBesideAProjectIsNamed()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi")),
                      other = folder.filePath(QStringLiteral("other.deepmi"));
        MainWindow window;
        openTeaching(window);
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::copy(file, other));
        MainWindow again;
        again.fileActions().begin({file, other});
        QTRY_VERIFY(again.banner().text().contains(QLatin1String("other.deepmi")));
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().data() && again.workspace().jobs().isIdle(), 20000);
        QVERIFY(again.windowTitle().startsWith(QLatin1String("study")));
    }

    void aProjectComesBackAsItWas()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        MainWindow window;
        openTeaching(window);
        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
        setAlpha(window, .25);
        QVERIFY(window.isWindowModified());
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::exists(file));
        QVERIFY(!window.isWindowModified());
        QVERIFY(window.windowTitle().startsWith(QLatin1String("study")));
        // The run it refers to is a file that the command line reads.
        const auto runs = window.workspace().runs();
        QCOMPARE(readRun(runs.front().file).embedding.cluster, runs.front().run->embedding.cluster);

        MainWindow again;
        again.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().curriculum() && again.workspace().jobs().isIdle(), 20000);
        QCOMPARE(again.workspace().settings(), window.workspace().settings());
        QCOMPARE(again.workspace().attribute(), window.workspace().attribute());
        QCOMPARE(again.workspace().samples()->names, window.workspace().samples()->names);
        QCOMPARE(again.workspace().curriculum()->ranking->order(),
                 window.workspace().curriculum()->ranking->order());
        QVERIFY(!again.isWindowModified());
    }

    void aPreviewComesBackWithItsProjectAndIsNoChangeOfIt()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        MainWindow window;
        openTeaching(window);
        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
        studio::test::find<QSpinBox>(&window, "clustersSpin")->setValue(11);
        QTRY_VERIFY(window.workspace().curriculum()->isPreview());
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());

        MainWindow again;
        again.show();
        again.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(
            again.workspace().curriculum() && again.workspace().curriculum()->isPreview(), 20000);
        QCOMPARE(studio::test::find<QSpinBox>(&again, "clustersSpin")->value(), 11);
        QTRY_VERIFY(studio::test::find<QWidget>(&again, "heatmapPreview")->isVisible());
        QVERIFY(!again.isWindowModified());
    }

    /// What is compared belongs to a project; how it is trained is remembered.
    void aNewProjectComparesWhatIsComparedAtFirst()
    {
        MainWindow window;
        openTeaching(window);
        TrainingForms forms = window.workspace().forms();
        const int hidden = ++forms.train.hidden;
        forms.comparison = ComparisonChoices{
            {{QStringLiteral("none"), true, false}}, QStringLiteral("0.3"), {"arousal"}, {}};
        window.workspace().setForms(forms);
        ask::setNextAnswer(QMessageBox::Discard);
        studio::test::find<QAction>(&window, "newProjectAction")->trigger();
        QVERIFY(!window.workspace().data());
        QVERIFY(!window.workspace().forms().comparison);
        QCOMPARE(window.workspace().forms().train.hidden, hidden);
        QVERIFY(!window.isWindowModified());
    }

    /// With a run, scores, a comparison and forms; bit for bit, and saved again it is the same file.
    void allOfAProjectComesBackBitForBit()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        const auto bytes = [&](const QString& name) {
            QFile read(folder.filePath(name));
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        };
        MainWindow window;
        window.show();
        openTeaching(window);
        Workspace& before = window.workspace();
        before.addRun(studio::test::madeUpRun(*before.data()));
        before.addScores(std::make_shared<Scores>(randomScores(before.samples()->names, 5)),
                         QStringLiteral("Random"));
        setAlpha(window, 1 / 3.);
        window.showPanel(QStringLiteral("comparisonPanel"));
        studio::test::find<QSpinBox>(&window, "comparisonTrials")->setValue(1);
        studio::test::find<QSpinBox>(&window, "comparisonEpochs")->setValue(2);
        studio::test::find<QSpinBox>(&window, "comparisonHidden")->setValue(8);
        studio::test::find<QSpinBox>(&window, "binsSpin")->setValue(2);
        studio::test::find<QLineEdit>(&window, "comparisonAlphas")->setText(QStringLiteral("0.25 1"));
        studio::test::find<QSpinBox>(&window, "pretrainClusters")->setValue(23);
        auto* run = studio::test::find<QPushButton>(&window, "comparisonRun");
        QTRY_VERIFY(run->isEnabled());
        run->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            before.jobs().isIdle() && before.comparison() && before.comparison()->trials.size() == 4, 60000);
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());
        QVERIFY(before.comparisonFile() ==
                std::filesystem::path(folder.path().toStdString()) / "study_comparison.json");
        const QByteArray comparison = bytes(QStringLiteral("study_comparison.json"));

        MainWindow again;
        again.show();
        again.fileActions().open({file});
        Workspace& after = again.workspace();
        QTRY_VERIFY_WITH_TIMEOUT(after.curriculum() && after.comparison() && after.jobs().isIdle(), 20000);
        QVERIFY(!again.isWindowModified());
        QCOMPARE(after.settings(), before.settings());
        QVERIFY(after.forms() == before.forms());
        QCOMPARE(after.data()->hash, before.data()->hash);
        const PretrainRun &one = *before.run(), &other = *after.run();
        QCOMPARE(other.embedding.names, one.embedding.names);
        QCOMPARE(other.embedding.cluster, one.embedding.cluster);
        QCOMPARE(other.embedding.predicted, one.embedding.predicted);
        QVERIFY(std::equal(one.embedding.h.data(),
                           one.embedding.h.data() + one.embedding.h.rows() * one.embedding.h.columns(),
                           other.embedding.h.data()));
        QCOMPARE(after.scores().front().scores->score, before.scores().front().scores->score);
        QCOMPARE(after.scores().front().scores->bins.rank, before.scores().front().scores->bins.rank);
        QCOMPARE(after.curriculum()->ranking->order(), before.curriculum()->ranking->order());
        writeComparison(*after.comparison(),
                        std::filesystem::path(folder.path().toStdString()) / "again.json");
        QCOMPARE(bytes(QStringLiteral("again.json")), comparison);

        // The set-up is as it was: nothing is left to run.
        again.showPanel(QStringLiteral("comparisonPanel"));
        QCOMPARE(studio::test::find<QLineEdit>(&again, "comparisonAlphas")->text(), QStringLiteral("0.25 1"));
        QTRY_VERIFY(studio::test::find<QLabel>(&again, "comparisonStatus")
                        ->text()
                        .contains(QStringLiteral("All 4 trials")));
        QCOMPARE(studio::test::find<QSpinBox>(&again, "pretrainClusters")->value(), 23);
        QVERIFY(!again.isWindowModified());
        // The saved file again, but for where the docks stand.
        const QByteArray saved = bytes(QStringLiteral("study.deepmi"));
        studio::test::find<QAction>(&again, "saveProjectAction")->trigger();
        auto first = nlohmann::ordered_json::parse(saved.toStdString());
        auto second = nlohmann::ordered_json::parse(bytes(QStringLiteral("study.deepmi")).toStdString());
        first.erase("window");
        second.erase("window");
        QCOMPARE(second.dump(1), first.dump(1));
        QCOMPARE(bytes(QStringLiteral("study_comparison.json")), comparison);
    }

    void aMissingRunIsSaidAndTheRestOpens()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        {
            MainWindow window;
            openTeaching(window);
            window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
            ask::setNextFileNames({file});
            studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
            QVERIFY(std::filesystem::remove(window.workspace().runs().front().file));
        }
        const LoadedProject loaded = loadProject(file.toStdString(), Job());
        QCOMPARE(loaded.findings.size(), std::size_t{1});
        QVERIFY(loaded.findings.front().kind == ProjectFinding::Kind::Moved);
        QCOMPARE(loaded.findings.front().where.substr(0, 5), std::string("/runs"));
        QVERIFY(loaded.data && loaded.runs.empty());
    }

    void closingWithChangesAsks()
    {
        MainWindow window;
        openTeaching(window);
        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
        ask::setNextAnswer(QMessageBox::Cancel);
        QVERIFY(!window.close());
        ask::setNextAnswer(QMessageBox::Discard);
        QVERIFY(window.close());
    }

    void savingWritesScoresAsFilesThatTheCommandLineReads()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        MainWindow window;
        openTeaching(window);
        window.workspace().addScores(
            std::make_shared<Scores>(randomScores(window.workspace().samples()->names, 5)),
            QStringLiteral("Random"));
        QVERIFY(window.isWindowModified());
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());
        const OpenScores& open = window.workspace().scores().front();
        QVERIFY(!open.file.empty());
        QCOMPARE(readScores(open.file).score, open.scores->score);
    }

    void aMovedFileIsLocatedAndAChangedOneAskedAbout()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        std::filesystem::path run;
        {
            MainWindow window;
            openTeaching(window);
            window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
            ask::setNextFileNames({file});
            studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
            run = window.workspace().runs().front().file;
        }
        const std::filesystem::path moved = run.parent_path() / "renamed.h5";
        std::filesystem::rename(run, moved);
        MainWindow window;
        ask::setNextAnswer(QMessageBox::Open);
        ask::setNextFileNames({QString::fromStdString(moved.string())});
        window.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().run() && window.workspace().jobs().isIdle(), 20000);
        QVERIFY(window.workspace().runs().front().file == moved);
        QVERIFY(window.isWindowModified()); // the file still has the old place
        QVERIFY(ask::lastMessage().contains(QString::fromStdString(run.string())));

        // The same run with a bit more at its end is another file; going on is the person's choice.
        std::filesystem::rename(moved, run);
        std::ofstream(run, std::ios::app | std::ios::binary) << '!';
        MainWindow again;
        ask::setNextAnswer(QMessageBox::Cancel);
        again.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(ask::lastMessage().contains(QLatin1String("has changed")), 20000);
        QTRY_VERIFY(again.workspace().jobs().isIdle());
        QVERIFY(!again.workspace().data());
        ask::setNextAnswer(QMessageBox::Yes);
        again.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().data() && again.workspace().jobs().isIdle(), 20000);
        QVERIFY(again.isWindowModified());
    }

    void anotherWindowsChangesAreNotWrittenOverUnasked_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::newRow("cancel") << QMessageBox::Cancel;
        QTest::newRow("overwrite") << QMessageBox::Yes;
        QTest::newRow("reload") << QMessageBox::Reset;
        QTest::newRow("elsewhere") << QMessageBox::Save;
    }

    void anotherWindowsChangesAreNotWrittenOverUnasked()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        const auto alphaIn = [](const QString& path) { return readProject(path.toStdString()).alpha; };
        const auto save = [](MainWindow& window) {
            studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        };
        MainWindow one, other;
        openTeaching(one);
        ask::setNextFileNames({file});
        save(one);
        other.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(other.workspace().data() && other.workspace().jobs().isIdle(), 20000);
        // Saved again and again by one window nothing is asked.
        for (const double alpha : {.1, .2}) {
            setAlpha(other, alpha);
            save(other);
            QCOMPARE(alphaIn(file), alpha);
            QVERIFY(!other.isWindowModified());
        }
        setAlpha(one, .7);
        const QString elsewhere = folder.filePath(QStringLiteral("mine.deepmi"));
        if (answer == QMessageBox::Save)
            ask::setNextFileNames({elsewhere});
        ask::setNextAnswer(answer);
        save(one);
        QVERIFY2(ask::lastMessage().contains(QLatin1String("study.deepmi was written by another window")),
                 qPrintable(ask::lastMessage()));
        if (answer == QMessageBox::Reset)
            QTRY_VERIFY_WITH_TIMEOUT(
                one.workspace().settings().alpha == .2 && one.workspace().jobs().isIdle(), 20000);
        QCOMPARE(one.workspace().settings().alpha, answer == QMessageBox::Reset ? .2 : .7);
        QCOMPARE(one.isWindowModified(), answer == QMessageBox::Cancel);
        QCOMPARE(alphaIn(file), answer == QMessageBox::Yes ? .7 : .2);
        QCOMPARE(QFile::exists(elsewhere), answer == QMessageBox::Save);
        // Who cancelled is asked again; who chose goes on without a question.
        setAlpha(one, .9);
        if (answer == QMessageBox::Cancel)
            ask::setNextAnswer(QMessageBox::Yes);
        save(one);
        QCOMPARE(alphaIn(answer == QMessageBox::Save ? elsewhere : file), .9);
    }

    void aProjectThatWasDeletedIsSavedAgain()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        MainWindow window;
        openTeaching(window);
        ask::setNextFileNames({file});
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::remove(file));
        setAlpha(window, .3);
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QCOMPARE(readProject(file.toStdString()).alpha, .3);
    }

    void aNameWithoutSuffixIsNotWrittenOverAnotherProject()
    {
        QTemporaryDir folder;
        QFile other(folder.filePath(QStringLiteral("study.deepmi")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("mine");
        other.close();
        MainWindow window;
        openTeaching(window);
        ask::setNextFileNames({folder.filePath(QStringLiteral("study"))});
        ask::setNextAnswer(QMessageBox::Cancel);
        studio::test::find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(ask::lastMessage().contains(QLatin1String("study.deepmi")));
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), QByteArray("mine"));
    }

    void theProjectOfTheDemonstrationOpens()
    {
        // The keys that core/demo/demo_files.cpp writes, beside files that the core wrote.
        QTemporaryDir folder;
        const auto out = std::filesystem::path(folder.path().toStdString());
        TeachingCorpusParameters parameters;
        parameters.rows = 300;
        parameters.unlabeled = 60;
        ProjectData sources;
        sources.teaching = true;
        sources.teachingParameters = parameters;
        const auto data = loadData(sources, Job());
        writeRun(*studio::test::madeUpRun(*data).run, out / "run.h5");
        writeScores(randomScores(frameOf(*data, "arousal").names, 1), out / "scores_random.csv");
        std::ofstream(out / "demo.deepmi") << R"({"format": "deepmi-project", "format_version": 1,
            "attribute": "arousal", "run": "run.h5",
            "scores": [{"measure": "random", "file": "scores_random.csv"}],
            "tables": {"comparison": "comparison.csv"}, "corpus": {"generator": "teaching"},
            "settings": {"demo": {"rows": 300, "unlabeled": 60, "corpus-seed": 2024}, "seed": 0}})";
        MainWindow window;
        window.fileActions().open({QString::fromStdString((out / "demo.deepmi").string())});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().curriculum() && window.workspace().jobs().isIdle(),
                                 20000);
        QCOMPARE(window.workspace().samples()->size(), std::size_t{300});
        QCOMPARE(window.workspace().scores().front().title, QStringLiteral("Random"));
    }

    void justOpeningIsNoChange()
    {
        MainWindow window;
        openTeaching(window);
        QVERIFY(!window.isWindowModified());
        QVERIFY(window.close());
    }

    void closingWaitsForTheRunningJob()
    {
        MainWindow window;
        std::atomic<bool> started = false, stopped = false;
        window.workspace().jobs().enqueue(
            {QStringLiteral("Endless")}, &window,
            [&](JobContext& context) {
                started = true;
                try {
                    for (;;) {
                        context.job().throwIfStopped();
                        QThread::msleep(2);
                    }
                } catch (...) {
                    stopped = true;
                    throw;
                }
            },
            [] {});
        QTRY_VERIFY(started);
        ask::setNextAnswer(QMessageBox::No);
        QVERIFY(!window.close());
        QVERIFY(!stopped);
        QVERIFY(ask::lastMessage().contains(QLatin1String("Endless")));
        ask::setNextAnswer(QMessageBox::Yes);
        QVERIFY(window.close());
        QVERIFY(stopped);
    }

    void filesAreKnownByTheirContent()
    {
        REQUIRE_DATA("emotale/compare2016.h5");
        const auto folder = QString::fromStdString(::test::data("emotale").string());
        MainWindow window;
        window.fileActions().open(
            {folder + QStringLiteral("/labels_consensus.csv"), folder + QStringLiteral("/compare2016.h5")});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 30000);
        QCOMPARE(window.workspace().samples()->size(), std::size_t{800});
    }

    void aFileThatIsNothingIsSaid()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("empty.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        MainWindow window;
        QSignalSpy problems(&window.workspace(), &Workspace::problem);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QTRY_COMPARE(problems.size(), 1);
        QVERIFY(problems.first().last().toString().contains(QLatin1String("empty.csv")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ProjectTest)
#include "project_test.moc"
