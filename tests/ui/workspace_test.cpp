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

    /// What was set for other data tells nothing of these.
    void otherDataStartWithTheDefaults()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        CurriculumSettings settings = workspace.settings();
        settings.alpha = .7;
        settings.bins = 5;
        workspace.changeSettings(settings, QStringLiteral("α"), Workspace::AlphaMerge);
        workspace.setData(data, "valence");
        QCOMPARE(workspace.settings().alpha, .5); // the paper's for valence
        QCOMPARE(workspace.settings().bins, 10);
        workspace.setData(nullptr);
        QVERIFY(workspace.settings() == CurriculumSettings());
    }

    void curvesGoWithTheDataTheyWereTrainedOn()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        TrainingLog& log = workspace.trainings();
        const int trial = log.add(TrainingCurve::Kind::Regressor, QStringLiteral("Random, trial 1"), true);
        log.append(trial, TrainEpoch{});
        log.finish(trial);
        QCOMPARE(log.curves().size(), std::size_t{2});
        workspace.setData(nullptr);
        QVERIFY(log.curves().empty());
        // What still arrives from a training of data that are closed is nobody's.
        log.append(trial, TrainEpoch{});
        log.finish(trial);
        QVERIFY(log.curves().empty());
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

    void aRunOfLabelsThatAreNotThereIsRefused()
    {
        const auto whole = test::teachingData();
        auto data = std::make_shared<LoadedData>(*whole);
        const auto valence =
            std::find(data->labels.attributes.begin(), data->labels.attributes.end(), "valence");
        QVERIFY(valence != data->labels.attributes.end());
        data->labels.values.erase(data->labels.values.begin() + (valence - data->labels.attributes.begin()));
        data->labels.attributes.erase(valence);
        data->labels.text.clear();
        Workspace workspace;
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        const auto before = workspace.curriculum();
        const QSignalSpy problems(&workspace, &Workspace::problem);
        workspace.addRun(test::madeUpRun(*whole, "valence"));
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.front().back().toString().contains(QStringLiteral("valence")));
        QCOMPARE(workspace.runs().size(), std::size_t{1});
        QCOMPARE(workspace.currentRun(), 0);
        QCOMPARE(workspace.attribute(), std::string("arousal"));
        QCOMPARE(workspace.curriculum(), before);
    }

    void closingARunLeavesTheShownOne()
    {
        const auto data = test::teachingData();
        Workspace workspace;
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data, "arousal", 4));
        workspace.addRun(test::madeUpRun(*data, "arousal", 5));
        workspace.addRun(test::madeUpRun(*data, "arousal", 6));
        workspace.setCurrentRun(1);
        workspace.removeRun(0);
        QCOMPARE(workspace.run()->parameters.clusters, 5);
        QCOMPARE(workspace.curriculum()->clusters(), 5);
    }

    void theRunThatFollowsAClosedOneIsOfTheShownLabels()
    {
        const auto data = test::teachingData();
        Workspace workspace;
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data, "arousal", 4));
        workspace.addRun(test::madeUpRun(*data, "valence", 5));
        workspace.addRun(test::madeUpRun(*data, "valence", 6));
        QCOMPARE(workspace.attribute(), std::string("valence"));
        workspace.removeRun(2);
        QCOMPARE(workspace.run()->parameters.clusters, 5);
        workspace.removeRun(1);
        // The labels are those of valence: no run is of them.
        QVERIFY(!workspace.run());
        QVERIFY(!workspace.curriculum());
        workspace.setCurrentRun(0);
        QCOMPARE(workspace.attribute(), std::string("arousal"));
        QVERIFY(workspace.curriculum());

        Workspace runsAlone;
        runsAlone.addRun(test::madeUpRun(*data, "arousal", 4));
        runsAlone.addRun(test::madeUpRun(*data, "valence", 5));
        runsAlone.removeRun(1);
        QCOMPARE(runsAlone.attribute(), std::string("arousal"));
        QCOMPARE(runsAlone.samples()->label.front(), runsAlone.run()->embedding.label.front());
    }

    void scoresOfOneNameInTwoFoldersStandBesideEachOther()
    {
        Workspace workspace;
        const auto scores = [](std::uint64_t seed) {
            return std::make_shared<Scores>(randomScores({"a", "b", "c"}, seed, 3));
        };
        const QString title = QStringLiteral("scores.csv");
        workspace.addScores(scores(1), title, "/study/arousal/scores.csv");
        workspace.addScores(scores(2), title, "/study/valence/scores.csv");
        QCOMPARE(workspace.scores().size(), std::size_t{2});
        QCOMPARE(workspace.scores()[0].title, title);
        QCOMPARE(workspace.scores()[1].title, QStringLiteral("valence/scores.csv"));
        // The same file again takes its own place.
        workspace.addScores(scores(3), title, "/study/valence/scores.csv");
        workspace.addScores(scores(4), title, "/study/arousal/scores.csv");
        QCOMPARE(workspace.scores().size(), std::size_t{2});
        QCOMPARE(workspace.scores()[0].scores->score, scores(4)->score);
        QCOMPARE(workspace.scores()[1].scores->score, scores(3)->score);
    }

    void clustersThatCameWithScoresGoWithThem()
    {
        const auto data = test::teachingData();
        const Assignments arousal = assignmentsOf(*test::madeUpRun(*data).run);
        const DeepMI deepmi = computeDeepMI(arousal, Levels::equalWidth(6));
        const auto scores = std::make_shared<Scores>(deepmiScores(arousal, deepmi, 0, 0));
        Workspace workspace;
        workspace.setData(data, "arousal");
        const std::size_t rows = workspace.samples()->size();
        workspace.addScores(scores, QStringLiteral("DeepMI"));
        QVERIFY(workspace.curriculum());
        // They are of arousal, whatever is shown.
        workspace.setAttribute("valence");
        QVERIFY(!workspace.curriculum());
        workspace.setAttribute("arousal");
        QVERIFY(workspace.curriculum());
        workspace.addScores(std::make_shared<Scores>(randomScores({"a", "b"}, 1, 2)),
                            QStringLiteral("Random"));
        QCOMPARE(workspace.samples()->size(), rows + 2);
        workspace.removeScores(1);
        QCOMPARE(workspace.samples()->size(), rows);
        workspace.removeScores(0);
        QVERIFY(!workspace.curriculum());
        QVERIFY(workspace.scores().empty());
    }
};

DEEPMI_STUDIO_TEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
