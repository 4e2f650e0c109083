#include "file_bytes.h"
#include "studio_window.h"

#include "difficulty/disagreement.h"
#include "inspect/inspect.h"
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

    static std::shared_ptr<const ComparisonResult> comparison(int trials)
    {
        ComparisonResult result;
        result.plan.corpus = "made up";
        result.plan.attributes = {"valence", "arousal"};
        result.plan.tests = {"Test2"};
        result.plan.train.trials = 3;
        result.plan.train.seed = 11;
        result.plan.train.hidden = 64;
        result.plan.approaches.resize(4);
        result.plan.approaches[0].title = "W/O curriculum";
        result.plan.approaches[1].title = "DeepMI (α = 0.25)";
        result.plan.approaches[1].measure = "deepmi";
        result.plan.approaches[1].alpha = .25;
        result.plan.approaches[2].title = "DeepMI (α = 1)";
        result.plan.approaches[2].measure = "deepmi";
        result.plan.approaches[2].alpha = 1;
        result.plan.approaches[3].title = "Disagreement, hardest first";
        result.plan.approaches[3].measure = "disagreement";
        result.plan.approaches[3].reverse = true;
        const std::vector<ComparisonTask> tasks = comparisonTasks(result.plan);
        for (int index = 0; index < trials; ++index) {
            const ComparisonTask& task = tasks[static_cast<std::size_t>(index)];
            TrialRecord trial;
            trial.key = task.key;
            trial.attribute = task.attribute;
            trial.approach = result.plan.approaches[task.approach].title;
            trial.seed = task.seed;
            trial.developmentCcc = .1 * index + 1 / 3.;
            trial.tests = {{"Test2", .1 / (index + 3)}};
            trial.history.push_back({1, 2, 30, 1e-3, .7, .1 * index, 0});
            result.add(trial);
        }
        return std::make_shared<const ComparisonResult>(std::move(result));
    }

    std::string bytesOf(const ComparisonResult& result) const
    {
        writeComparison(result, at("bytes.json"));
        return ::test::bytesOf(at("bytes.json"));
    }

    static TrainingForms forms()
    {
        TrainingForms forms;
        forms.pretrain.clusters = 17;
        forms.pretrain.epochs = 9;
        forms.pretrain.dropout = 1 / 7.;
        forms.pretrain.seed = 18446744073709551615u;
        forms.usePool = false;
        forms.train.trials = 7;
        forms.train.hidden = 33;
        forms.train.seed = 4;
        forms.train.pacing.epochs = 21;
        forms.train.pacing.bins = 7; // those of fill()
        forms.comparison = ComparisonChoices{
            {{QStringLiteral("deepmi"), true, true}, {QStringLiteral("file:Disagreement"), false, true}},
            QStringLiteral("0 0.5"),
            {"valence"},
            {"Test1"}};
        return forms;
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

    void aPreviewOfAnotherKIsFoundAgain()
    {
        Workspace before;
        fill(before);
        CurriculumSettings settings = before.settings();
        settings.previewClusters = 12;
        before.changeSettings(settings, QStringLiteral("preview"));
        QTRY_VERIFY(before.curriculum()->isPreview());
        saveProject(snapshotOf(before), at("preview.deepmi"), Job());

        const LoadedProject loaded = loadProject(at("preview.deepmi"), Job());
        Workspace after;
        showProject(after, loaded);
        QVERIFY(after.settings() == before.settings());
        const QSignalSpy changes(&after, &Workspace::modified);
        QTRY_VERIFY(after.curriculum()->isPreview());
        QCOMPARE(after.curriculum()->samples->assignments.cluster,
                 before.curriculum()->samples->assignments.cluster);
        QVERIFY(!after.undoStack().canUndo());
        QVERIFY(changes.empty()); // what was opened is what was saved

        // Without it, and with one that the run cannot have, the run's own clusters are shown.
        settings.previewClusters = 0;
        after.changeSettings(settings, QStringLiteral("back"));
        const Project own = projectOf(after, loaded.project);
        QVERIFY(!own.other.contains("preview_clusters"));
        for (const nlohmann::ordered_json& wrong :
             {nlohmann::ordered_json(100000u), nlohmann::ordered_json(-1), nlohmann::ordered_json("twelve"),
              nlohmann::ordered_json(18446744073709551615u)}) {
            LoadedProject strange = loaded;
            strange.project.other["preview_clusters"] = wrong;
            Workspace workspace;
            const QSignalSpy problems(&workspace, &Workspace::problem);
            showProject(workspace, strange);
            QCOMPARE(workspace.settings().previewClusters, 0);
            QCOMPARE(workspace.settings().alpha, .3);
            QVERIFY(problems.empty());
        }
    }

    void aComparisonIsSavedAndOpenedAgain()
    {
        Workspace before;
        fill(before);
        before.setComparison(comparison(5));
        const SavedProject saved = saveProject(snapshotOf(before), at("compared.deepmi"), Job());
        QVERIFY(saved.comparison == at("compared_comparison.json"));
        before.setComparisonFile(saved.comparison);

        const LoadedProject loaded = loadProject(at("compared.deepmi"), Job());
        QVERIFY(loaded.findings.empty());
        Workspace after;
        showProject(after, loaded);
        QVERIFY(after.comparison());
        QVERIFY(bytesOf(*after.comparison()) == bytesOf(*before.comparison()));
        QVERIFY(after.comparisonFile() == saved.comparison);
        // Saved with nothing new, nothing is written twice.
        const SavedProject again =
            saveProject(snapshotOf(after, loaded.project), at("compared.deepmi"), Job());
        QVERIFY(again.comparison == saved.comparison);
        QCOMPARE(again.project.comparisons.size(), std::size_t{1});
        QVERIFY(!std::filesystem::exists(at("compared_comparison_2.json")));

        // More trials of the same take its place, another comparison stands beside it.
        after.setComparison(comparison(8));
        const SavedProject more = saveProject(snapshotOf(after, again.project), at("compared.deepmi"), Job());
        QVERIFY(more.comparison == saved.comparison);
        QCOMPARE(more.project.comparisons.size(), std::size_t{1});
        QCOMPARE(readComparison(saved.comparison).trials.size(), std::size_t{8});
        after.setComparison(comparison(2));
        const SavedProject other = saveProject(snapshotOf(after, more.project), at("compared.deepmi"), Job());
        QVERIFY(other.comparison == at("compared_comparison_2.json"));
        QCOMPARE(other.project.comparisons.size(), std::size_t{2});
        QCOMPARE(readComparison(saved.comparison).trials.size(), std::size_t{8});
        QCOMPARE(loadProject(at("compared.deepmi"), Job()).comparison->trials.size(), std::size_t{2});
    }

    void aComparisonThatIsGoneOrBrokenIsSaidAndNotForgotten()
    {
        Workspace workspace;
        fill(workspace);
        workspace.setComparison(comparison(3));
        const SavedProject saved = saveProject(snapshotOf(workspace), at("gone.deepmi"), Job());
        std::filesystem::rename(saved.comparison, at("away.json"));
        LoadedProject loaded = loadProject(at("gone.deepmi"), Job());
        QCOMPARE(loaded.findings.size(), std::size_t{1});
        QVERIFY(loaded.findings.front().message.contains(QStringLiteral("comparison")));
        Workspace without;
        showProject(without, loaded);
        QVERIFY(!without.comparison());
        QCOMPARE(projectOf(without, loaded.project).comparisons.size(), std::size_t{1});
        std::ofstream(saved.comparison) << "{}";
        loaded = loadProject(at("gone.deepmi"), Job());
        QVERIFY(loaded.findings.back().kind == ProjectFinding::Kind::Unreadable);
        QVERIFY(loaded.data && !loaded.comparison);
    }

    void theFormsOfTheNextTrainingsAreSaved()
    {
        Workspace before;
        fill(before);
        before.setForms(forms());
        saveProject(snapshotOf(before), at("forms.deepmi"), Job());
        const LoadedProject loaded = loadProject(at("forms.deepmi"), Job());
        Workspace after;
        showProject(after, loaded);
        QVERIFY(after.forms() == forms());
        QCOMPARE(after.forms().pretrain.dropout, 1 / 7.);
        QCOMPARE(after.forms().train.seed, std::uint64_t{4});
        QVERIFY(!(after.forms() == TrainingForms{}));
    }

    /// Projects of before, when the two could differ.
    void theCurriculumsBinsAreTheTrainingsToo()
    {
        Workspace before;
        fill(before);
        LoadedProject loaded;
        loaded.project = projectOf(before);
        QCOMPARE(loaded.project.train.pacing.bins, 7);
        loaded.project.train.pacing.bins = 4;
        loaded.data = before.data();
        Workspace after;
        showProject(after, loaded);
        QCOMPARE(after.settings().bins, 7);
        QCOMPARE(after.forms().train.pacing.bins, 7);
        QCOMPARE(projectOf(after).train.pacing.bins, 7);
        after.setData(nullptr);
        QCOMPARE(after.forms().train.pacing.bins, after.settings().bins);
    }

    void whatWasComparedIsWhatTheFormsHoldWhereTheProjectDoesNotSay()
    {
        Workspace before;
        fill(before);
        before.setComparison(comparison(5));
        QVERIFY(!before.forms().comparison);
        saveProject(snapshotOf(before), at("derived.deepmi"), Job());
        Workspace after;
        showProject(after, loadProject(at("derived.deepmi"), Job()));
        const ComparisonChoices expected{{{QStringLiteral("none"), true, false},
                                          {QStringLiteral("deepmi"), true, false},
                                          {QStringLiteral("disagreement"), false, true}},
                                         QStringLiteral("0.25 1"),
                                         {"valence", "arousal"},
                                         {"Test2"}};
        QVERIFY(after.forms().comparison == expected);
        QCOMPARE(after.forms().train.hidden, 64);
        QCOMPARE(after.forms().train.seed, std::uint64_t{11});
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

    void savingForgetsNoFileThatIsGone()
    {
        Workspace workspace;
        fill(workspace);
        const SavedProject saved = saveProject(snapshotOf(workspace), at("gone.deepmi"), Job());
        const std::vector<std::filesystem::path> away = {saved.project.data.features->file.path,
                                                         saved.runs.front(), saved.scores.front()};
        for (const auto& file : away)
            std::filesystem::rename(file, file.string() + ".away");
        const LoadedProject loaded = loadProject(at("gone.deepmi"), Job());
        QCOMPARE(loaded.findings.size(), away.size());
        QVERIFY(!loaded.data);
        QCOMPARE(loaded.runs.size(), std::size_t{1});
        Workspace without;
        showProject(without, loaded);
        const SavedProject again = saveProject(snapshotOf(without, loaded.project), at("gone.deepmi"), Job());
        QCOMPARE(again.runs, saved.runs);
        QCOMPARE(again.scores, saved.scores);
        for (const auto& file : away)
            std::filesystem::rename(file.string() + ".away", file);
        const LoadedProject whole = loadProject(at("gone.deepmi"), Job());
        QVERIFY(whole.findings.empty());
        QVERIFY(whole.data);
        QCOMPARE(whole.data->hash, workspace.data()->hash);
        QCOMPARE(whole.runs.size(), std::size_t{2});
        QCOMPARE(whole.scores.size(), std::size_t{1});
        // A run that was closed is not open again.
        Workspace closed;
        showProject(closed, whole);
        closed.removeRun(0);
        QCOMPARE(snapshotOf(closed, whole.project).runs.size(), std::size_t{1});
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
