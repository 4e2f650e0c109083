#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "models/text.h"
#include "pretrain/run_file.h"

#include <QAction>
#include <QFile>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;

/// What is in no file of the person's is not given up without a question.
class UnsavedTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QByteArray contents(const QString& file)
    {
        QFile open(file);
        return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
    }
    /// A project that was saved under a name and changed since.
    static void openChanged(MainWindow& window, const QString& file)
    {
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        ask::setNextFileNames({file});
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(!window.isWindowModified());
        CurriculumSettings settings = workspace.settings();
        settings.alpha = .7;
        workspace.changeSettings(settings, QStringLiteral("α"));
        QVERIFY(window.isWindowModified());
    }
    /// What a question says in its second paragraph; it is answered by Cancel.
    static QString detailAskedBy(const std::function<void()>& act)
    {
        QString detail;
        QTimer watch;
        connect(&watch, &QTimer::timeout, &watch, [&] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                detail = box->informativeText();
                box->button(QMessageBox::Cancel)->click();
            }
        });
        watch.start(10);
        act();
        return detail;
    }

private Q_SLOTS:
    void init() { studio::settings().clear(); }

    void theTourAsksBeforeItTakesTheProjectsPlace()
    {
        const QString file = at("study.deepmi");
        MainWindow window;
        window.show();
        openChanged(window, file);
        const QByteArray saved = contents(file);
        Workspace& workspace = window.workspace();
        const auto before = workspace.data();
        find<QAction>(&window, "tourAction")->trigger();
        auto* start = find<QPushButton>(&window, "tourStart");

        ask::setNextAnswer(QMessageBox::Cancel);
        start->click();
        QVERIFY(workspace.jobs().isIdle());
        QCOMPARE(workspace.data(), before);
        QCOMPARE(workspace.runs().size(), std::size_t{1});
        QCOMPARE(window.fileActions().projectFile(), pathOf(file));
        QVERIFY(window.isWindowModified());
        // The tour goes on, and asks again.
        QVERIFY(start->isEnabled() && start->isVisible());
        ask::setNextAnswer(QMessageBox::Discard);
        start->click();
        QTRY_VERIFY_WITH_TIMEOUT(workspace.data() != before && workspace.data(), 60000);
        QVERIFY(window.fileActions().projectFile().empty());
        QVERIFY(workspace.runs().empty());
        // What is made of the corpus while its pre-training runs is of the corpus.
        workspace.addScores(std::make_shared<Scores>(randomScores({"a", "b"}, 1, 2)),
                            QStringLiteral("Random"));
        QTRY_VERIFY_WITH_TIMEOUT(workspace.jobs().isIdle(), 240000);
        QCOMPARE(workspace.runs().size(), std::size_t{1});
        QCOMPARE(workspace.scores().size(), std::size_t{1});
        QVERIFY(start->isEnabled());

        // Saving asks for a name, and the project that was open is as it was saved.
        ask::setNextFileNames({QString()});
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(window.isWindowModified());
        QCOMPARE(contents(file), saved);
    }

    void closingARunThatIsInNoFileAsks()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data(), "arousal", 4));
        auto* close = find<QToolButton>(&window, "closeRunButton");
        ask::setNextAnswer(QMessageBox::Cancel);
        close->click();
        QCOMPARE(workspace.runs().size(), std::size_t{1});
        // No name was given: it stays.
        ask::setNextAnswer(QMessageBox::Save);
        ask::setNextFileNames({QString()});
        close->click();
        QTest::qWait(50);
        QCOMPARE(workspace.runs().size(), std::size_t{1});
        // Nor does it go where it cannot be written.
        ask::setNextAnswer(QMessageBox::Save);
        ask::setNextFileNames({at("no such folder/run.h5")});
        const QSignalSpy problems(&workspace, &Workspace::problem);
        close->click();
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 20000);
        QCOMPARE(workspace.runs().size(), std::size_t{1});

        ask::setNextAnswer(QMessageBox::Save);
        ask::setNextFileNames({at("run.h5")});
        close->click();
        QTRY_VERIFY_WITH_TIMEOUT(workspace.runs().empty(), 20000);
        const auto run = std::make_shared<const PretrainRun>(readRun(pathOf(at("run.h5"))));
        QCOMPARE(run->parameters.clusters, 4);
        // One that is in a file goes at once.
        workspace.addRun({run, pathOf(at("run.h5"))});
        close->click();
        QVERIFY(workspace.runs().empty());
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        ask::setNextAnswer(QMessageBox::Discard);
        close->click();
        QVERIFY(workspace.runs().empty());
    }

    void closingScoresThatAreInNoFileAsks()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        find<QAction>(&window, "addRandomAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(workspace.scores().size(), std::size_t{1}, 20000);
        const auto scores = workspace.scores().front().scores;
        auto* close = find<QToolButton>(&window, "closeScoresButton");
        ask::setNextAnswer(QMessageBox::Cancel);
        close->click();
        QCOMPARE(workspace.scores().size(), std::size_t{1});
        QVERIFY(ask::lastMessage().contains(QStringLiteral("Random")));
        ask::setNextAnswer(QMessageBox::Save);
        ask::setNextFileNames({at("random.csv")});
        close->click();
        QTRY_VERIFY_WITH_TIMEOUT(workspace.scores().empty(), 20000);
        QVERIFY(QFile::exists(at("random.csv")));
        workspace.addScores(scores, QStringLiteral("random.csv"), pathOf(at("random.csv")));
        close->click();
        QVERIFY(workspace.scores().empty());
        workspace.addScores(scores, QStringLiteral("Random"));
        ask::setNextAnswer(QMessageBox::Discard);
        close->click();
        QVERIFY(workspace.scores().empty());
    }

    void trialsThatWouldBeLostAreNamed()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        const auto close = [&window] { QVERIFY(!window.close()); };
        const QString without = detailAskedBy(close);
        QVERIFY2(without.contains(QStringLiteral("runs")) && !without.contains(QStringLiteral("trial")),
                 qPrintable(without));
        auto comparison = std::make_shared<ComparisonResult>();
        comparison->trials.resize(23);
        workspace.setComparison(comparison);
        const QString with = detailAskedBy(close);
        QVERIFY2(with.contains(QStringLiteral("23")) && with.contains(QStringLiteral("trial")),
                 qPrintable(with));
        // Those that are in a file are not lost.
        workspace.setComparison(comparison, pathOf(at("comparison.json")));
        QCOMPARE(detailAskedBy(close), without);
    }
};

DEEPMI_STUDIO_TEST_MAIN(UnsavedTest)
#include "unsaved_test.moc"
