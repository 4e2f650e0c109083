#include "file_bytes.h"
#include "studio_window.h"

#include "data/inspect.h"
#include "difficulty/disagreement.h"
#include "models/file_kinds.h"
#include "models/file_memory.h"
#include "models/project_state.h"
#include "models/text.h"
#include "pretrain/run_file.h"

#include <fstream>

using namespace deepmi;
using namespace deepmi::studio;

/// A project saved and opened again is what was open; files that moved, changed or broke are said.
class ProjectStateTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const { return pathOf(m_folder.path()) / name; }

    ProjectData sources() const
    {
        ProjectData data;
        data.features = FeatureSource{{at("features.h5"), {}, 0}, {}};
        data.unlabeled = FeatureSource{{at("unlabeled.h5"), {}, 0}, {}};
        data.labels = LabelSource{{at("labels_consensus.csv"), {}, 0}, {}};
        data.ratings = LabelSource{{at("labels_detailed.csv"), {}, 0}, {}};
        return data;
    }

    void fill(Workspace& workspace) const
    {
        const auto data = loadData(sources(), Job());
        workspace.setData(data, "valence");
        workspace.addRun(studio::test::madeUpRun(*data, "arousal"));
        workspace.addRun(studio::test::madeUpRun(*data, "valence", 5));
        workspace.addScores(std::make_shared<Scores>(disagreementScores(*data->ratings, "valence", 3).scores),
                            QStringLiteral("Disagreement"));
        CurriculumSettings settings = workspace.settings();
        settings.alpha = .3;
        settings.bins = 7;
        settings.cuts = {2, 3.5, 5};
        settings.levels = 4; // what a project says of three cuts
        settings.clusterSource = "kmeans";
        settings.seed = 18446744073709551615u;
        workspace.changeSettings(settings, QStringLiteral("all"));
    }

private Q_SLOTS:
    /// The teaching corpus as files, as a person would have them.
    void initTestCase()
    {
        TeachingCorpusParameters parameters;
        parameters.rows = 300;
        parameters.unlabeled = 80;
        parameters.features = 16;
        writeTeachingCorpus(makeTeachingCorpus(parameters), pathOf(m_folder.path()));
    }

    void whatIsSavedIsOpenedAgain()
    {
        Workspace before;
        fill(before);
        const SavedProject saved = saveProject(snapshotOf(before), at("whole.deepmi"), Job());
        QCOMPARE(saved.runs.size(), std::size_t{2});
        QVERIFY(fileKindOf(saved.runs.front()) == FileKind::Run);
        QVERIFY(fileKindOf(saved.scores.front()) == FileKind::Scores);

        const LoadedProject loaded = loadProject(at("whole.deepmi"), Job());
        QVERIFY(loaded.findings.empty());
        Workspace after;
        showProject(after, loaded);
        QCOMPARE(after.attribute(), std::string("valence"));
        QVERIFY(after.settings() == before.settings());
        QCOMPARE(after.runs().size(), std::size_t{2});
        QCOMPARE(after.run()->attribute, std::string("valence"));
        QCOMPARE(after.run()->embedding.cluster, before.run()->embedding.cluster);
        QCOMPARE(after.scores().size(), std::size_t{1});
        QCOMPARE(after.scores().front().title, QStringLiteral("Disagreement"));
        QCOMPARE(after.scores().front().scores->score, before.scores().front().scores->score);
        QCOMPARE(after.data()->hash, before.data()->hash);
        QCOMPARE(after.data()->unlabeled->rows(), std::size_t{80});
        QVERIFY(!after.undoStack().canUndo());
        const auto& was = before.curriculum()->ranking;
        for (std::size_t sample = 0; sample < before.curriculum()->size(); ++sample)
            QCOMPARE(after.curriculum()->ranking->rank(sample), was->rank(sample));
    }

    void savingAgainWritesNoSecondCopies()
    {
        Workspace workspace;
        fill(workspace);
        const SavedProject saved = saveProject(snapshotOf(workspace), at("twice.deepmi"), Job());
        Workspace again;
        showProject(again, loadProject(at("twice.deepmi"), Job()));
        const SavedProject second = saveProject(snapshotOf(again, saved.project), at("twice.deepmi"), Job());
        QVERIFY(second.runs == saved.runs);
        QVERIFY(second.scores == saved.scores);
        // Another project beside it keeps its hands off these files.
        const SavedProject other = saveProject(snapshotOf(workspace), at("twice.deepmi"), Job());
        for (const auto& run : other.runs)
            QVERIFY(std::find(saved.runs.begin(), saved.runs.end(), run) == saved.runs.end());
    }

    void movedAndChangedFilesAreSaid()
    {
        Workspace workspace;
        fill(workspace);
        SavedProject saved = saveProject(snapshotOf(workspace), at("moved.deepmi"), Job());
        std::filesystem::rename(saved.runs.front(), at("elsewhere.h5"));
        std::ofstream(saved.scores.front(), std::ios::app) << "\n";
        LoadedProject loaded = loadProject(at("moved.deepmi"), Job());
        QCOMPARE(loaded.findings.size(), std::size_t{2});
        QVERIFY(loaded.findings[0].kind == ProjectFinding::Kind::Moved);
        QCOMPARE(loaded.findings[0].where, std::string("/runs/0"));
        QVERIFY(loaded.findings[0].message.contains(text(saved.runs.front())));
        QVERIFY(loaded.findings[1].kind == ProjectFinding::Kind::Changed);
        QCOMPARE(loaded.findings[1].where, std::string("/scores/0"));
        QCOMPARE(loaded.runs.size(), std::size_t{1});
        QCOMPARE(loaded.scores.size(), std::size_t{1});

        // Put right, and what changed is referred to as it is now.
        loaded.project.runs.front().file.path = at("elsewhere.h5");
        loaded = loadProject(loaded.project, at("moved.deepmi"), Job());
        QVERIFY(loaded.findings.empty());
        QCOMPARE(loaded.runs.size(), std::size_t{2});
    }

    void aPoolThatIsGoneIsNotForgotten()
    {
        Workspace workspace;
        fill(workspace);
        saveProject(snapshotOf(workspace), at("pool.deepmi"), Job());
        std::filesystem::rename(at("unlabeled.h5"), at("pool_away.h5"));
        const LoadedProject loaded = loadProject(at("pool.deepmi"), Job());
        QCOMPARE(loaded.findings.size(), std::size_t{1});
        QCOMPARE(loaded.findings.front().where, std::string("/data/unlabeled"));
        QVERIFY(loaded.data && !loaded.data->unlabeled);
        QVERIFY(loaded.data->sources.unlabeled.has_value());
        std::filesystem::rename(at("pool_away.h5"), at("unlabeled.h5"));
    }

    void aBrokenRunDoesNotStopTheRest()
    {
        Workspace workspace;
        fill(workspace);
        const SavedProject saved = saveProject(snapshotOf(workspace), at("broken.deepmi"), Job());
        std::ofstream(saved.runs.back(), std::ios::trunc) << "no HDF5";
        const LoadedProject loaded = loadProject(at("broken.deepmi"), Job());
        QVERIFY(loaded.data);
        QCOMPARE(loaded.runs.size(), std::size_t{1});
        QVERIFY(loaded.findings.back().kind == ProjectFinding::Kind::Unreadable);
    }

    void theTeachingCorpusIsSavedByItsParameters()
    {
        Workspace workspace;
        workspace.setData(studio::test::teachingData(240, 60));
        saveProject(snapshotOf(workspace), at("teaching.deepmi"), Job());
        const LoadedProject loaded = loadProject(at("teaching.deepmi"), Job());
        QVERIFY(loaded.data->sources.teaching);
        QCOMPARE(loaded.data->hash, workspace.data()->hash);
    }

    void filesAreSortedByContent()
    {
        Workspace workspace;
        fill(workspace);
        const SavedProject saved = saveProject(snapshotOf(workspace), at("sorted.deepmi"), Job());
        std::ofstream(at("authors.json")) << R"({"a.wav": -0.25, "b.wav": 1.5})";
        std::ofstream(at("empty.csv"));
        const SortedFiles sorted =
            sortFiles({at("authors.json"), at("sorted.deepmi"), at("features.h5"), saved.runs.front(),
                       at("labels_consensus.csv"), at("labels_detailed.csv"), saved.scores.front(),
                       at("empty.csv"), at("nothing.csv")},
                      Job());
        QVERIFY(sorted.projects == std::vector{at("sorted.deepmi")});
        QVERIFY(sorted.features == std::vector{at("features.h5")});
        QVERIFY(sorted.labels == std::vector{at("labels_consensus.csv")});
        QVERIFY(sorted.ratings == std::vector{at("labels_detailed.csv")});
        QVERIFY(sorted.runs == std::vector{saved.runs.front()});
        QCOMPARE(sorted.scores.size(), std::size_t{2});
        QCOMPARE(sorted.refused.size(), 2);
        QVERIFY(sorted.refused.first().contains(text(at("empty.csv"))));
    }

    void aMappingIsRememberedByPathAndSize()
    {
        const auto path = at("mapped.csv");
        std::ofstream(path) << "id,a\nx,3\n";
        FileOptions options;
        options.labels.nameColumn = "id";
        options.labels.attributeColumns["arousal"] = "a";
        options.labels.scale = LabelScale{1, 5};
        options.features.namesFile = at("names.txt");
        rememberOptions(path, options);
        const FileOptions again = rememberedOptions(path);
        QCOMPARE(again.labels.nameColumn, std::string("id"));
        QCOMPARE(again.labels.attributeColumns.at("arousal"), std::string("a"));
        QCOMPARE(again.labels.scale->high, 5.);
        QVERIFY(again.features.namesFile == at("names.txt"));
        std::ofstream(path) << "id,a\nanother,3\n";
        QVERIFY(rememberedOptions(path).isDefault());
    }
};

DEEPMI_STUDIO_TEST_MAIN(ProjectStateTest)
#include "project_state_test.moc"
