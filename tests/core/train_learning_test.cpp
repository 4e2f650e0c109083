#include "curriculum/train.h"
#include "data/teaching_corpus.h"
#include "job/error.h"
#include "network/ccc.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

TeachingCorpus teachingCorpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 600;
    parameters.unlabeled = 0;
    parameters.features = 48;
    parameters.speakers = 20;
    return makeTeachingCorpus(parameters);
}

Corpus corpusOf(TeachingCorpus teaching)
{
    return joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
}

TrainParameters quickParameters()
{
    TrainParameters parameters;
    parameters.trials = 2;
    parameters.hidden = 64;
    parameters.pacing.epochs = 25;
    parameters.pacing.epochsPerBin = 2;
    parameters.seed = 3;
    return parameters;
}

Scores scoresFor(const Corpus& corpus)
{
    std::vector<std::string> names;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        names.push_back(corpus.names[sample]);
    return randomScores(names, 5);
}

} // namespace

class TrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTrainingLearnsAndItsFiguresAgree()
    {
        Corpus corpus = corpusOf(teachingCorpus());
        const std::size_t train = corpus.samplesOf(Split::Train).size();
        const TrainResult result =
            deepmi::train(std::move(corpus), nullptr, {}, quickParameters(), {"cpu", 2});
        QCOMPARE(result.trials.size(), std::size_t(2));
        QCOMPARE(result.curriculum, std::string("none"));
        for (const TrialResult& trial : result.trials) {
            QCOMPARE(trial.history.size(), std::size_t(25));
            QVERIFY(trial.developmentCcc > .4);
            double best = -2;
            for (const TrainEpoch& epoch : trial.history) {
                QCOMPARE(epoch.samples, train);
                QCOMPARE(epoch.learningRate, 1e-3);
                best = std::max(best, epoch.developmentCcc);
            }
            QCOMPARE(trial.developmentCcc, best);
            QCOMPARE(trial.history[static_cast<std::size_t>(trial.bestEpoch) - 1].developmentCcc, best);
            for (std::size_t t = 0; t < trial.tests.size();
                 ++t) // CCC of what is saved is the CCC that is told
                QVERIFY(std::abs(concordance(trial.tests[t].predicted, result.testSets[t].labels) -
                                 trial.tests[t].ccc) < 1e-6);
        }
        QVERIFY(result.trials[0].tests[0].ccc != result.trials[1].tests[0].ccc);
        const double mean = (result.trials[0].tests[0].ccc + result.trials[1].tests[0].ccc) / 2;
        QVERIFY(std::abs(result.summary[0].mean - mean) < 1e-12);
    }

    void curriculumGrowsByBinsAndHalvesTheRate()
    {
        Corpus corpus = corpusOf(teachingCorpus());
        const Scores scores = scoresFor(corpus);
        const std::size_t train = scores.names.size();
        const TrainResult result =
            deepmi::train(std::move(corpus), &scores, {}, quickParameters(), {"cpu", 2});
        QCOMPARE(result.curriculum, std::string("random"));
        const auto& history = result.trials.front().history;
        for (std::size_t epoch = 0; epoch < history.size(); ++epoch) {
            const int bins = std::min<int>(10, 1 + static_cast<int>(epoch) / 2);
            QCOMPARE(history[epoch].bins, bins);
            QCOMPARE(history[epoch].samples, train * static_cast<std::size_t>(bins) / 10);
            QCOMPARE(history[epoch].learningRate, 1e-3 * std::pow(.5, bins - 1));
        }
    }

    /// All pacings but the paper's come through train(): samples, bins and rates of the history are the
    /// schedule's, and the last epochs see everything.
    void theHistoryFollowsEveryPacing()
    {
        const auto& parameters = pacingParameters();
        const auto& families = std::find_if(parameters.begin(), parameters.end(), [](const auto& one) {
                                   return one.name == "pacing";
                               })->choices;
        const Corpus corpus = corpusOf(teachingCorpus());
        const Scores scores = scoresFor(corpus);
        for (const std::string& family : families) {
            TrainParameters training = quickParameters();
            training.trials = 1;
            training.hidden = 8;
            training.pacing.epochs = 12;
            training.pacing.epochsPerBin = 1;
            training.pacing.family = family;
            training.pacing.rateRule = family == "root" ? "cosine" : "constant";
            training.pacing.warmRestart = family == "linear";
            const TrainResult result =
                deepmi::train(corpusOf(teachingCorpus()), &scores, {}, training, {"cpu", 2});
            const auto& history = result.trials.front().history;
            for (std::size_t epoch = 0; epoch < history.size(); ++epoch) {
                const PacingStep step =
                    curriculumStep(training.pacing, static_cast<int>(epoch), scores.names.size());
                QCOMPARE(history[epoch].samples, step.samples);
                QCOMPARE(history[epoch].bins, step.bins);
                QVERIFY(history[epoch].learningRate == step.learningRate);
            }
            QVERIFY(history.front().samples < scores.names.size());
            QCOMPARE(history.back().samples, scores.names.size());
        }
    }

    void aWarmRestartChangesWhatComesAfterItAlone()
    {
        const Corpus corpus = corpusOf(teachingCorpus());
        const Scores scores = scoresFor(corpus);
        TrainParameters parameters = quickParameters();
        parameters.trials = 1;
        parameters.pacing.epochs = 9;
        parameters.pacing.epochsPerBin = 3;
        TrainParameters warm = parameters;
        warm.pacing.warmRestart = true;
        const auto historyOf = [&](const TrainParameters& one, const Scores* order) {
            return deepmi::train(corpusOf(teachingCorpus()), order, {}, one, {"cpu", 2})
                .trials.front()
                .history;
        };
        const auto goingOn = historyOf(parameters, &scores), restarted = historyOf(warm, &scores);
        for (std::size_t epoch = 0; epoch < 9; ++epoch) {
            QCOMPARE(restarted[epoch].samples, goingOn[epoch].samples);
            QCOMPARE(restarted[epoch].learningRate, goingOn[epoch].learningRate);
            const bool same = restarted[epoch].trainingLoss == goingOn[epoch].trainingLoss &&
                              restarted[epoch].developmentCcc == goingOn[epoch].developmentCcc;
            QCOMPARE(same, epoch < 3); // the second bin enters with epoch 4
        }
        // Without a curriculum nothing enters.
        const auto plain = historyOf(parameters, nullptr), plainWarm = historyOf(warm, nullptr);
        for (std::size_t epoch = 0; epoch < 9; ++epoch)
            QVERIFY(plain[epoch].trainingLoss == plainWarm[epoch].trainingLoss &&
                    plain[epoch].developmentCcc == plainWarm[epoch].developmentCcc);
    }

    void withoutCurriculumTheRateHasItsRule()
    {
        TrainParameters parameters = quickParameters();
        parameters.trials = 1;
        parameters.pacing.epochs = 6;
        parameters.pacing.rateRule = "per-epochs";
        parameters.pacing.rateEpochs = 2;
        parameters.pacing.rateFloor = .3;
        const TrainResult result =
            deepmi::train(corpusOf(teachingCorpus()), nullptr, {}, parameters, {"cpu", 2});
        std::vector<double> rates;
        for (const TrainEpoch& epoch : result.trials.front().history)
            rates.push_back(epoch.learningRate);
        QCOMPARE(rates, (std::vector<double>{1e-3, 1e-3, 5e-4, 5e-4, 3e-4, 3e-4}));
    }

    void sameSeedGivesTheSamePredictions()
    {
        const auto predictions = [] {
            return deepmi::train(corpusOf(teachingCorpus()), nullptr, {}, quickParameters(), {"cpu", 2})
                .trials[1]
                .tests[0]
                .predicted;
        };
        QCOMPARE(predictions(), predictions());
    }

    void reverseStartsWithTheHardest()
    {
        // Only the hardest tenth ever enters: a score that orders samples by label shows which end was taken.
        TrainParameters parameters = quickParameters();
        parameters.trials = 1;
        parameters.pacing.epochs = 2;
        Corpus corpus = corpusOf(teachingCorpus());
        std::vector<std::string> names;
        std::vector<double> labels;
        for (const std::size_t sample : corpus.samplesOf(Split::Train)) {
            names.push_back(corpus.names[sample]);
            labels.push_back(corpus.labels[sample]);
        }
        const Scores scores = makeScores("label", true, names, labels, 1);
        const TrainResult forward =
            deepmi::train(corpusOf(teachingCorpus()), &scores, {}, parameters, {"cpu", 2});
        parameters.reverse = true;
        const TrainResult reverse = deepmi::train(std::move(corpus), &scores, {}, parameters, {"cpu", 2});
        const auto meanOf = [](const std::vector<double>& values) {
            double sum = 0;
            for (const double value : values)
                sum += value;
            return sum / static_cast<double>(values.size());
        };
        QVERIFY(forward.trials[0].tests[0].predicted != reverse.trials[0].tests[0].predicted);
        QVERIFY(meanOf(forward.trials[0].tests[0].predicted) != meanOf(reverse.trials[0].tests[0].predicted));
    }

    void anotherCorpusIsEvaluatedUnderItsName()
    {
        TeachingCorpus other = teachingCorpus();
        TestCorpus test;
        test.name = "other";
        test.names = other.labels.names;
        test.labels = other.labels.values[0];
        for (std::size_t i = 0; i < test.names.size(); ++i)
            test.featureRow.push_back(i);
        test.features = std::move(other.features);
        std::vector<TestCorpus> tests;
        tests.push_back(std::move(test));
        const TrainResult result = deepmi::train(corpusOf(teachingCorpus()), nullptr, std::move(tests),
                                                 quickParameters(), {"cpu", 2});
        QCOMPARE(result.summary.back().name, std::string("other"));
        QCOMPARE(result.testSets.back().names.size(), std::size_t(600));
        QVERIFY(result.summary.back().mean > .4);

        QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        writeTrainResult(result, base);
        for (const char* name : {"trials.csv", "summary.csv", "history.csv", "predictions_other.csv",
                                 "predictions_Test1.csv", "model_3.pt", "model_4.pt", "result.json"})
            QVERIFY2(std::filesystem::file_size(base / name) > 20, name);
        // What is said beforehand is what comes.
        std::vector<std::string> sets, written;
        for (const LabelledSet& set : result.testSets)
            sets.push_back(set.name);
        for (const auto& entry : std::filesystem::directory_iterator(base))
            written.push_back(entry.path().filename().string());
        std::vector<std::string> said = trainResultFiles(sets, result.parameters);
        std::sort(written.begin(), written.end());
        std::sort(said.begin(), said.end());
        QCOMPARE(written, said);
        std::ifstream file(base / "result.json");
        const auto json = nlohmann::json::parse(file);
        QCOMPARE(json["trials"].size(), std::size_t(2));
        QCOMPARE(json["summary"]["other"]["mean"].get<double>(), result.summary.back().mean);
    }

    void testCorpusOfAnotherWidthIsAnInputError()
    {
        TestCorpus test;
        test.name = "narrow";
        test.features.values = FloatMatrix(3, 47);
        test.features.source = "narrow.h5";
        test.names = {"a", "b", "c"};
        test.featureRow = {0, 1, 2};
        test.labels = {1, 2, 3};
        std::vector<TestCorpus> tests;
        tests.push_back(std::move(test));
        VERIFY_RAISES(deepmi::train(corpusOf(teachingCorpus()), nullptr, std::move(tests), quickParameters(),
                                    {"cpu", 2}),
                      ErrorKind::BadInput, "narrow.h5", "47", "48");
    }

    void trainingSampleWithoutScoreIsAnInputError()
    {
        Corpus corpus = corpusOf(teachingCorpus());
        Scores scores = scoresFor(corpus);
        std::vector<std::string> names(scores.names.begin() + 2, scores.names.end());
        const std::string missing = scores.names.front();
        const Scores fewer = randomScores(names, 5);
        VERIFY_RAISES(deepmi::train(std::move(corpus), &fewer, {}, quickParameters(), {"cpu", 2}),
                      ErrorKind::BadInput, "2 of", missing.c_str());
    }

    void moreBinsThanTrainingSamplesIsAnInputError()
    {
        Corpus corpus = corpusOf(teachingCorpus());
        const Scores scores = scoresFor(corpus);
        TrainParameters parameters = quickParameters();
        parameters.pacing.bins = static_cast<int>(scores.names.size()) + 1;
        VERIFY_RAISES(train(std::move(corpus), &scores, {}, parameters, {"cpu", 2}), ErrorKind::BadInput,
                      "Train", "--bins");
    }

    void developmentLabelsOfOneValueAreAnInputError()
    {
        TeachingCorpus teaching = teachingCorpus();
        for (auto& values : teaching.labels.values)
            for (std::size_t row = 0; row < values.size(); ++row)
                if (teaching.labels.splits[row] == Split::Development)
                    values[row] = 4;
        VERIFY_RAISES(train(corpusOf(std::move(teaching)), nullptr, {}, quickParameters(), {"cpu", 2}),
                      ErrorKind::BadInput, "Development", "no CCC");
    }

    void namesMeetWithoutExtensionAndFolder()
    {
        Corpus corpus = corpusOf(teachingCorpus());
        const Scores plain = scoresFor(corpus);
        std::vector<std::string> renamed;
        for (const auto& name : plain.names)
            renamed.push_back("audio/" + name.substr(0, name.rfind('.')) + ".flac");
        const Scores scores = makeScores("file", true, renamed, plain.score, 5);
        TrainParameters parameters = quickParameters();
        parameters.trials = 1;
        parameters.pacing.epochs = 3;
        const TrainResult result = deepmi::train(std::move(corpus), &scores, {}, parameters, {"cpu", 2});
        QCOMPARE(result.trials.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TrainTest)
#include "train_learning_test.moc"
