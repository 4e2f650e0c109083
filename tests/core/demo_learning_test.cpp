#include "demo/demo.h"
#include "demo/demo_report.h"
#include "job/error.h"
#include "pretrain/run_file.h"
#include "project/project.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <fstream>
#include <set>
#include <sstream>

using namespace deepmi;

namespace
{

DemoParameters small()
{
    DemoParameters parameters;
    parameters.rows = 300;
    parameters.unlabeled = 0;
    parameters.clusters = 4;
    parameters.pretrainEpochs = 1;
    parameters.bins = 3;
    parameters.trials = 2;
    parameters.trainEpochs = 4;
    parameters.epochsPerBin = 1;
    return parameters;
}

std::string contents(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::set<std::string> namesOf(const std::vector<std::filesystem::path>& files)
{
    std::set<std::string> names;
    for (const std::filesystem::path& file : files)
        names.insert(file.generic_string());
    return names;
}

} // namespace

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameParametersGiveTheSameFilesButForTimes()
    {
        QTemporaryDir folder;
        const std::filesystem::path first = folder.path().toStdString() + "/new/a",
                                    second = folder.path().toStdString() + "/b";
        const DemoResult result = runDemo(small(), first);
        runDemo(small(), second);
        std::set<std::string> files;
        for (const auto& file : result.files) {
            QVERIFY2(std::filesystem::file_size(first / file) > 0, file.c_str());
            files.insert(file.string());
            // run.h5 holds the times.
            if (file != "run.h5")
                QVERIFY2(contents(first / file) == contents(second / file), file.c_str());
        }
        for (const char* file :
             {"run.h5", "scores_deepmi.csv", "scores_disagreement.csv", "scores_random.csv", "bins.csv",
              "comparison.csv", "comparison.txt", "figures/bins.svg", "figures/heatmap.svg",
              "figures/curves.svg", "figures/comparison.svg", "demo.deepmi"})
            QVERIFY2(files.contains(file), file);
        QCOMPARE(files, namesOf(demoFiles(small()))); // what is said beforehand is what comes
    }

    void scoresAndRunReadBackAndTheProjectPointsAtThem()
    {
        QTemporaryDir folder;
        const std::filesystem::path out = folder.path().toStdString();
        DemoParameters parameters = small();
        parameters.writeCorpus = true;
        const DemoResult result = runDemo(parameters, out);
        QCOMPARE(namesOf(result.files), namesOf(demoFiles(parameters)));
        const auto project = nlohmann::json::parse(contents(out / "demo.deepmi"));
        QCOMPARE(project["format"].get<std::string>(), std::string("deepmi-project"));
        QCOMPARE(readRun(out / project["run"].get<std::string>()).embedding.names,
                 result.run.embedding.names);
        QCOMPARE(project["scores"].size(), std::size_t{3});
        for (std::size_t index = 0; index < 3; ++index) {
            const Scores read = readScores(out / project["scores"][index]["file"].get<std::string>());
            QCOMPARE(read.names.size(), result.run.embedding.names.size());
            QCOMPARE(read.score.size(), result.scores[index].score.size());
        }
        Project opened = readProject(out / "demo.deepmi");
        int files = 0;
        forEachFile(opened, [&](const std::string& where, const FileReference& file) {
            ++files;
            QVERIFY2(check(file) == FileState::Same, where.c_str());
        });
        QCOMPARE(files, 3 + 1 + 3 + 1); // features, labels, ratings; a run; a file a measure; trials
        QVERIFY(!opened.data.teaching);
        QCOMPARE(readFeatures(opened.data.features->file.path).rows(), std::size_t{300});
        QCOMPARE(opened.bins, 3);
        QCOMPARE(opened.pretrain.clusters, 4);
        QCOMPARE(opened.train.pacing.epochs, 4);
        for (const char* group : {"tables", "figures", "corpus"})
            for (const auto& file : project[group])
                QVERIFY(std::filesystem::exists(out / file.get<std::string>()));
        QCOMPARE(readLabels(out / "corpus/labels_consensus.csv").rows(), std::size_t{300});
    }

    void theProjectMakesTheSameCorpusAgain()
    {
        QTemporaryDir folder;
        const std::filesystem::path out = folder.path().toStdString();
        DemoParameters parameters = small();
        parameters.corpusSeed = 77;
        const DemoResult result = runDemo(parameters, out);
        const Project project = readProject(out / "demo.deepmi");
        QVERIFY(project.data.teaching);
        TeachingCorpus corpus = makeTeachingCorpus(project.data.teachingParameters);
        const Corpus joined = joinCorpus(std::move(corpus.features), corpus.labels, project.attribute);
        std::vector<double> labels;
        for (const std::size_t sample : joined.samplesOf(Split::Train))
            labels.push_back(joined.labels[sample]);
        QVERIFY(labels == result.run.embedding.label);
    }

    void comparisonHasEveryApproachOnEveryTestSplit()
    {
        QTemporaryDir folder;
        const DemoResult result = runDemo(small(), folder.path().toStdString());
        QCOMPARE(result.comparison.size(), std::size_t{6});
        QCOMPARE(result.training[0].curriculum, std::string("none"));
        for (const DemoComparison& row : result.comparison)
            QCOMPARE(row.ccc.size(), std::size_t{2});
        for (const auto& distances : result.binDistance)
            QCOMPARE(distances.size(), std::size_t{3});
        QVERIFY(result.ambiguityCorrelation[1] > .5);
    }

    void unusableParametersAndFoldersAreRefused()
    {
        QTemporaryDir folder;
        const std::filesystem::path out = folder.path().toStdString();
        DemoParameters parameters = small();
        parameters.attribute = "joy";
        VERIFY_RAISES(runDemo(parameters, out), ErrorKind::Usage, "--attribute", "joy");
        parameters = small();
        parameters.alpha = -.5;
        VERIFY_RAISES(runDemo(parameters, out), ErrorKind::Usage, "--alpha");
        std::ofstream(out / "file") << "x";
        VERIFY_RAISES(runDemo(small(), out / "file"), ErrorKind::Failed, "file");
    }

    void stopsWhenAsked()
    {
        struct Silent : Progress {
            void report(const ProgressUpdate&) override {}
            void warn(const std::string&) override {}
        } silent;
        std::stop_source stop;
        stop.request_stop();
        QTemporaryDir folder;
        VERIFY_RAISES(runDemo(small(), folder.path().toStdString(), {}, Job(silent, stop.get_token())),
                      ErrorKind::Stopped, "");
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_learning_test.moc"
