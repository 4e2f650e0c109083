#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "models/project_state.h"
#include "pretrain/run_file.h"
#include "test_data.h"

#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>

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
        const LoadedProject loaded = loadProject(file.toStdString());
        QCOMPARE(loaded.findings.size(), std::size_t{1});
        QCOMPARE(loaded.findings.front().state, FileState::Missing);
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

    void whatACrashLeavesIsOffered()
    {
        MainWindow window;
        openTeaching(window);
        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data()));
        setAlpha(window, .6);
        window.fileActions().autosave();
        const QString recovery = QFileInfo(studio::settings().fileName()).absolutePath() +
                                 QStringLiteral("/recovery/session.deepmi");
        QTRY_VERIFY(QFile::exists(recovery));
        // As after a crash: the files are there and another window starts.
        MainWindow again;
        ask::setNextAnswer(QMessageBox::Yes);
        again.fileActions().offerRecovery();
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().curriculum() && again.workspace().jobs().isIdle(), 20000);
        QCOMPARE(again.workspace().settings().alpha, .6);
        QCOMPARE(again.workspace().settings().bins, 7);
        QVERIFY(again.isWindowModified());
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
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().last().toString().contains(QLatin1String("empty.csv")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ProjectTest)
#include "project_test.moc"
