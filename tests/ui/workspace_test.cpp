#include "studio_window.h"

#include "pretrain/run_file.h"

#include <QSignalSpy>

using namespace deepmi;
using namespace deepmi::studio;

/// The workspace keeps data, runs, scores and the curriculum consistent, and undoes what was set.
class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCurriculumIsTheCoresOwn()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        QVERIFY(!workspace.curriculum());
        workspace.addRun(test::madeUpRun(*data));
        const auto curriculum = workspace.curriculum();
        QVERIFY(curriculum);
        // The same by the core's functions that know nothing of cells.
        const Assignments assignments = assignmentsOf(*workspace.run());
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6, workspace.scale()));
        const Scores expected = deepmiScores(assignments, deepmi, 0, 0, 10);
        for (std::size_t sample = 0; sample < assignments.names.size(); ++sample) {
            QCOMPARE(curriculum->ranking->rank(sample), expected.bins.rank[sample]);
            const auto row = static_cast<std::size_t>(curriculum->rowOfSample(sample));
            QCOMPARE(workspace.samples()->names[row], assignments.names[sample]);
            QCOMPARE(curriculum->sampleOfRow(static_cast<std::int32_t>(row)),
                     static_cast<std::int32_t>(sample));
        }
    }

    void alphaMovesAndIsUndone()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        const QSignalSpy spy(&workspace, &Workspace::curriculumChanged);
        for (const double alpha : {.1, .3, .7}) {
            CurriculumSettings settings = workspace.settings();
            settings.alpha = alpha;
            workspace.changeSettings(settings, QStringLiteral("α"), Workspace::AlphaMerge);
        }
        QCOMPARE(spy.size(), 3);
        QCOMPARE(spy.last().first().toBool(), false);
        QCOMPARE(workspace.curriculum()->ranking->alpha(), .7);
        // A dragged slider is one step.
        QCOMPARE(workspace.undoStack().count(), 1);
        workspace.undoStack().undo();
        QCOMPARE(workspace.settings().alpha, 0.);
        QCOMPARE(workspace.curriculum()->ranking->alpha(), 0.);
        workspace.undoStack().redo();
        QCOMPARE(workspace.curriculum()->ranking->alpha(), .7);
    }

    void settingsOutOfRangeAreRefusedWithAReason()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        const QSignalSpy problems(&workspace, &Workspace::problem);
        CurriculumSettings settings = workspace.settings();
        settings.cuts = {3, 2};
        workspace.changeSettings(settings, QStringLiteral("cuts"));
        QCOMPARE(problems.size(), 1);
        QVERIFY(workspace.settings().cuts.empty());
        QCOMPARE(workspace.undoStack().count(), 0);
    }

    void anotherAttributeIsUndone()
    {
        Workspace workspace;
        workspace.setData(test::teachingData(), "arousal");
        workspace.setAttribute("valence");
        QCOMPARE(workspace.attribute(), std::string("valence"));
        QCOMPARE(workspace.settings().alpha, .5);
        workspace.undoStack().undo();
        QCOMPARE(workspace.attribute(), std::string("arousal"));
        QCOMPARE(workspace.settings().alpha, 0.);
    }

    void scoresAloneMakeRows()
    {
        Workspace workspace;
        workspace.addScores(std::make_shared<Scores>(randomScores({"a", "b", "c"}, 1, 3)),
                            QStringLiteral("Random"));
        QCOMPARE(workspace.samples()->size(), std::size_t{3});
        QCOMPARE(workspace.scores().front().scoreOf.size(), std::size_t{3});
        QVERIFY(!workspace.curriculum());
    }
};

DEEPMI_STUDIO_TEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
