#include "data/teaching_corpus.h"
#include "information/joint_table.h"
#include "job/error.h"
#include "listener.h"
#include "network/ccc.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"
#include "run_contents.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <cmath>

using namespace deepmi;

namespace
{

TeachingCorpusParameters smallCorpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 600;
    parameters.unlabeled = 400;
    parameters.features = 48;
    parameters.speakers = 20;
    return parameters;
}

PretrainParameters quickParameters()
{
    PretrainParameters parameters;
    parameters.clusters = 8;
    parameters.epochs = 3;
    parameters.batch = 128;
    parameters.seed = 7;
    return parameters;
}

Corpus corpusOf(TeachingCorpus& teaching)
{
    return joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
}

PretrainRun run(const PretrainParameters& parameters, bool unlabeled, const Job& job = {})
{
    TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
    std::optional<FeatureTable> pool;
    if (unlabeled)
        pool = std::move(teaching.unlabeled);
    return pretrain(corpusOf(teaching), std::move(pool), parameters, {"cpu", 2}, job);
}

} // namespace

class PretrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSameRunFileButForItsTimes()
    {
        QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        PretrainParameters parameters = quickParameters();
        writeRun(run(parameters, true), base / "first.h5");
        writeRun(run(parameters, true), base / "second.h5");
        parameters.seed = 8;
        writeRun(run(parameters, true), base / "other.h5");
        const std::string first = test::runContents(base / "first.h5");
        QVERIFY(first.size() > 100000);
        QVERIFY(first == test::runContents(base / "second.h5"));
        QVERIFY(first != test::runContents(base / "other.h5"));
    }

    void embeddingAgreesWithHistoryOfTheKeptEpoch()
    {
        const PretrainRun result = run(quickParameters(), false);
        const PretrainEpoch& kept = result.history[static_cast<std::size_t>(result.keptEpoch) - 1];
        QCOMPARE(result.history.size(), std::size_t(3));
        QVERIFY(std::isnan(kept.stage1Loss));
        const Embedding& embedding = result.embedding;
        QCOMPARE(embedding.h.rows(), embedding.names.size());
        QCOMPARE(embedding.h.columns(), std::size_t(256));
        QVERIFY(std::abs(concordance(embedding.predicted, embedding.label) - kept.trainCcc) < 1e-9);
        QCOMPARE(stateCounts(embedding.cluster, 8), kept.classifierSizes);
        QCOMPARE(stateCounts(embedding.kmeansCluster, 8), kept.clusterSizes);
        std::size_t matches = 0;
        for (std::size_t i = 0; i < embedding.cluster.size(); ++i)
            matches += embedding.cluster[i] == embedding.kmeansCluster[i] ? 1 : 0;
        QCOMPARE(static_cast<double>(matches) / static_cast<double>(embedding.cluster.size()),
                 kept.classifierAccuracy);
        const auto effective = [](const std::vector<std::int64_t>& sizes) { // exp(entropy)
            double total = 0, entropy = 0;
            for (const std::int64_t size : sizes)
                total += static_cast<double>(size);
            for (const std::int64_t size : sizes)
                if (size > 0)
                    entropy -=
                        static_cast<double>(size) / total * std::log(static_cast<double>(size) / total);
            return std::exp(entropy);
        };
        for (const auto& epoch : result.history) {
            QVERIFY(std::abs(epoch.effectiveClusters - effective(epoch.clusterSizes)) < 1e-9);
            QVERIFY(std::abs(epoch.effectiveClassifier - effective(epoch.classifierSizes)) < 1e-9);
        }
        double best = 1e9;
        int bestEpoch = 0;
        for (const auto& epoch : result.history)
            if (epoch.developmentLoss < best) {
                best = epoch.developmentLoss;
                bestEpoch = epoch.epoch;
            }
        QCOMPARE(result.bestEpoch, bestEpoch);
        QCOMPARE(result.keptEpoch, bestEpoch);
    }

    void lastEpochIsKeptWhenAskedFor()
    {
        PretrainParameters parameters = quickParameters();
        parameters.keepEpoch = "last";
        QCOMPARE(run(parameters, false).keptEpoch, 3);
    }

    void trainingLearns()
    {
        PretrainParameters parameters = quickParameters();
        parameters.epochs = 12;
        const PretrainRun result = run(parameters, true);
        QVERIFY(result.history.back().trainCcc > result.history.front().trainCcc + .2);
        QVERIFY(result.history.back().trainCcc > .5);
        QVERIFY(result.history.front().stage1Loss > 0);
        QVERIFY(!result.history.back().kmeansIterations.empty());
        QVERIFY(result.history.back().stability > 0 && result.history.back().stability <= 1 + 1e-12);
    }

    void resetHeadAndUniformClustersRun()
    {
        PretrainParameters parameters = quickParameters();
        parameters.clusterHead = "reset";
        parameters.uniformClusters = true;
        const PretrainRun result = run(parameters, true);
        QVERIFY(std::isfinite(result.history.back().trainCcc));
    }

    void runFileReadsBack()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "run.h5";
        const PretrainRun written = run(quickParameters(), true);
        writeRun(written, path);
        const PretrainRun read = readRun(path);
        QCOMPARE(read.attribute, written.attribute);
        QCOMPARE(toJson(read.parameters, pretrainParameters()).dump(),
                 toJson(written.parameters, pretrainParameters()).dump());
        QCOMPARE(read.parameters.seed, written.parameters.seed);
        QCOMPARE(read.embedding.names, written.embedding.names);
        QCOMPARE(read.embedding.cluster, written.embedding.cluster);
        QCOMPARE(read.embedding.kmeansCluster, written.embedding.kmeansCluster);
        QCOMPARE(read.embedding.predicted, written.embedding.predicted);
        QCOMPARE(read.history.size(), written.history.size());
        QCOMPARE(read.history.back().clusterSizes, written.history.back().clusterSizes);
        QCOMPARE(read.history.back().trainCcc, written.history.back().trainCcc);
        QCOMPARE(read.history.back().kmeansIterations.size(), written.history.back().kmeansIterations.size());
        QCOMPARE(read.weights.size(), written.weights.size());
        QCOMPARE(read.weights[3].name, written.weights[3].name);
        QCOMPARE(read.weights[3].values, written.weights[3].values);
        QCOMPARE(read.features.mean, written.features.mean);
        QCOMPARE(read.features.deviation, written.features.deviation);
        QCOMPARE(read.features.clip, written.features.clip);
        QCOMPARE(read.labels.mean, written.labels.mean);
        QCOMPARE(read.labels.deviation, written.labels.deviation);
        QCOMPARE(read.history.back().effectiveClassifier, written.history.back().effectiveClassifier);
        QCOMPARE(read.history.back().classifierAccuracy, written.history.back().classifierAccuracy);
        QCOMPARE(assignmentsOf(read).cluster, written.embedding.cluster);
        QCOMPARE(assignmentsOf(read, "kmeans").cluster, written.embedding.kmeansCluster);
        VERIFY_RAISES(assignmentsOf(read, "x"), ErrorKind::Usage, "classifier or kmeans");
    }

    void aFileThatIsNoRunIsRefused()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "other.h5";
        Hdf5File file = Hdf5File::create(path);
        const float value[] = {1};
        file.write("/features", value);
        file.close();
        VERIFY_RAISES(readRun(path), ErrorKind::BadInput, "other.h5", "format");
    }

    void moreClustersThanSamplesIsAnInputError()
    {
        PretrainParameters parameters = quickParameters();
        parameters.clusters = 450; // Train is about 60 % of 600
        VERIFY_RAISES(run(parameters, false), ErrorKind::BadInput, "Train", "450", "--clusters");
        parameters.clusters = 1;
        VERIFY_RAISES(run(parameters, false), ErrorKind::Usage, "--clusters", "2");
    }

    void poolOfAnotherWidthIsAnInputError()
    {
        TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
        FeatureTable pool;
        pool.source = "pool.npz";
        pool.values = FloatMatrix(50, 47);
        pool.names.resize(50);
        VERIFY_RAISES(pretrain(corpusOf(teaching), std::move(pool), quickParameters(), {"cpu", 2}),
                      ErrorKind::BadInput, "pool.npz", "47", "48");
    }

    void equalLabelsAreAnInputError()
    {
        TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
        for (auto& values : teaching.labels.values)
            std::fill(values.begin(), values.end(), 4.0);
        VERIFY_RAISES(pretrain(corpusOf(teaching), std::nullopt, quickParameters(), {"cpu", 2}),
                      ErrorKind::BadInput, "labels are the same");
    }

    void withoutDevelopmentTheLastEpochIsKeptAndSaid()
    {
        TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
        for (auto& split : teaching.labels.splits)
            if (split == Split::Development)
                split = Split::Test1;
        test::Listener collector;
        const PretrainRun result =
            pretrain(corpusOf(teaching), std::nullopt, quickParameters(), {"cpu", 2}, Job(collector));
        QCOMPARE(result.keptEpoch, 3);
        QVERIFY(!collector.warnings.empty());
        QVERIFY(collector.warnings.front().find("Development") != std::string::npos);
        QVERIFY(std::isnan(result.history.front().developmentCcc));
    }

    void developmentWithoutACccKeepsTheLastEpochAndSaysSo()
    {
        TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
        for (auto& values : teaching.labels.values)
            for (std::size_t row = 0; row < values.size(); ++row)
                if (teaching.labels.splits[row] == Split::Development)
                    values[row] = 4;
        test::Listener collector;
        const PretrainRun result =
            pretrain(corpusOf(teaching), std::nullopt, quickParameters(), {"cpu", 2}, Job(collector));
        QCOMPARE(result.keptEpoch, 3);
        QVERIFY(!collector.warnings.empty());
        QVERIFY(collector.warnings.front().find("Development split are the same") != std::string::npos);
        QVERIFY(std::isnan(result.history.front().developmentLoss));
    }

    void theFingerprintFollowsTheSplits()
    {
        PretrainParameters parameters = quickParameters();
        parameters.epochs = 1;
        const auto hash = [&](bool oneMoved) {
            TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
            auto& splits = teaching.labels.splits;
            if (oneMoved)
                *std::find(splits.begin(), splits.end(), Split::Train) = Split::Test1;
            return pretrain(corpusOf(teaching), std::nullopt, parameters, {"cpu", 2}).dataHash;
        };
        const std::string before = hash(false);
        QCOMPARE(hash(false), before);
        QVERIFY(hash(true) != before);
    }

    void stopAnswersWithinABatch()
    {
        std::stop_source source;
        class StopAtFirstReport : public Progress
        {
        public:
            explicit StopAtFirstReport(std::stop_source& stop) : m_stop(stop) {}
            void report(const ProgressUpdate& update) override
            {
                if (update.stage == "pre-training")
                    m_stop.request_stop();
            }
            void warn(const std::string&) override {}

        private:
            std::stop_source& m_stop;
        } progress(source);
        VERIFY_RAISES(run(quickParameters(), false, Job(progress, source.get_token())), ErrorKind::Stopped,
                      "stopped");
    }

    /// A classifier that uses 2 of 40 effective clusters is called collapsed, one that uses 35 is not.
    void collapseIsSaidAloud()
    {
        PretrainParameters parameters;
        test::Listener collector;
        const Job job(collector);
        CollapseWatch watch(parameters, job);
        PretrainEpoch epoch;
        epoch.effectiveClusters = 40;
        epoch.effectiveClassifier = 2;
        for (epoch.epoch = 1; epoch.epoch <= 40; ++epoch.epoch)
            watch.observe(epoch);
        QCOMPARE(collector.warnings.size(), std::size_t(1));
        QVERIFY(collector.warnings.front().find("--uniform-clusters") != std::string::npos);
        QVERIFY(watch.conclude(epoch));
        QCOMPARE(collector.warnings.size(), std::size_t(2));
        epoch.effectiveClassifier = 35;
        QVERIFY(!watch.conclude(epoch));
        QCOMPARE(collector.warnings.size(), std::size_t(2));
        // One cluster tells nothing, however few there are.
        epoch.effectiveClusters = 1.75;
        epoch.effectiveClassifier = 1;
        QVERIFY(watch.conclude(epoch));
        QVERIFY(collector.warnings.back().find("a larger --cluster-head-learning-rate") != std::string::npos);
        // K-means finds no more either: the embedding itself has collapsed, and a larger rate made it so.
        epoch.effectiveClusters = 1;
        QVERIFY(watch.conclude(epoch));
        QVERIFY(collector.warnings.back().find("lie at one place: try smaller values") != std::string::npos);
        QVERIFY(collector.warnings.back().find("larger") == std::string::npos);
    }

    /// Whoever computes I(X;Y) from a collapsed run is told so, not only who trained it.
    void aCollapsedRunIsSpokenOfWhereItIsUsed()
    {
        PretrainRun run;
        run.parameters.clusters = 40;
        run.history.resize(2);
        run.keptEpoch = 2;
        run.history[1].epoch = 2;
        run.history[1].effectiveClusters = 30;
        run.history[1].effectiveClassifier = 2;
        const auto said = [&](const char* source) {
            test::Listener collector;
            warnOfCollapse(run, source, Job(collector));
            return collector.warnings;
        };
        QCOMPARE(said("classifier").size(), std::size_t{1});
        QVERIFY(said("classifier")[0].find("--cluster-source kmeans") != std::string::npos);
        QVERIFY(said("kmeans").empty()); // K-means' own clusters are as they should be
        run.history[1].effectiveClassifier = 20;
        QVERIFY(said("classifier").empty());
        run.history[1].effectiveClassifier = run.history[1].effectiveClusters = 1;
        QCOMPARE(said("kmeans").size(), std::size_t{1});
        QVERIFY(said("classifier")[0].find("--cluster-source") == std::string::npos);
        run.keptEpoch = 0; // of a file that does not say
        QVERIFY(said("classifier").empty());
    }

    /// Losses fall to epoch 2, where g is collapsed; epoch 4 is the best of the healthy ones.
    void keptEpochIsAsAsked()
    {
        const double losses[] = {.5, .3, .45, .4, .42}, classifier[] = {1, 2, 15, 16, 17};
        const auto keptBy = [&](const char* rule) {
            PretrainParameters parameters;
            parameters.keepEpoch = rule;
            parameters.epochs = 5;
            EpochChoice choice(parameters);
            int kept = 0;
            double best = 1;
            for (int i = 0; i < 5; ++i) {
                PretrainEpoch epoch;
                epoch.epoch = i + 1;
                epoch.developmentLoss = losses[i];
                epoch.effectiveClusters = 20;
                epoch.effectiveClassifier = classifier[i];
                if (choice.takes(epoch, losses[i] < best))
                    kept = epoch.epoch;
                best = std::min(best, losses[i]);
            }
            return kept;
        };
        QCOMPARE(keptBy("best"), 2);
        QCOMPARE(keptBy("healthy"), 4);
        QCOMPARE(keptBy("last"), 5);
    }

    void cpuIsTheDeviceWhereThereIsNoGpu()
    {
        if (std::filesystem::exists("/dev/nvidia0"))
            QSKIP("this machine has a GPU");
        TeachingCorpus teaching = makeTeachingCorpus(smallCorpus());
        VERIFY_RAISES(pretrain(corpusOf(teaching), std::nullopt, quickParameters(), {"cuda", 0}),
                      ErrorKind::Failed, "cuda", "--device cpu");
        QCOMPARE(availableDevices().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(PretrainTest)
#include "pretrain_learning_test.moc"
