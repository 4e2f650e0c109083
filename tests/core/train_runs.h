#pragma once

#include "curriculum/train.h"
#include "curriculum/trial_checkpoint.h"
#include "data/teaching_corpus.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "network/product_torch.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// Small trainings that are watched, stopped and taken up again.

namespace test
{

using namespace deepmi;

inline TrainParameters tinyParameters()
{
    TrainParameters parameters;
    parameters.trials = 3;
    parameters.hidden = 16;
    parameters.batch = 32;
    parameters.pacing.bins = 4;
    parameters.pacing.epochs = 6;
    parameters.pacing.epochsPerBin = 1;
    parameters.seed = 21;
    return parameters;
}

/// Trains on a corpus of so many rows; `labelShift` makes other data of it. With two threads two trials train
/// side by side.
inline TrainResult run(const TrainParameters& parameters, bool curriculum, const Job& job = {},
                       const TrainWatch& watch = {}, int threads = 1, double labelShift = 0,
                       std::size_t rows = 150)
{
    TeachingCorpusParameters tiny;
    tiny.rows = rows;
    tiny.unlabeled = 0;
    tiny.features = 24;
    tiny.speakers = 10;
    TeachingCorpus teaching = makeTeachingCorpus(tiny);
    TeachingCorpus other = makeTeachingCorpus(tiny);
    Corpus corpus = joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
    corpus.labels.front() += labelShift;
    std::vector<std::string> names;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        names.push_back(corpus.names[sample]);
    const Scores scores = randomScores(names, 5);
    TestCorpus test{"other", {}, other.labels.names, {}, other.labels.values[0], {}};
    for (std::size_t i = 0; i < test.names.size(); ++i)
        test.featureRow.push_back(i);
    test.features = std::move(other.features);
    std::vector<TestCorpus> tests;
    tests.push_back(std::move(test));
    return train(std::move(corpus), curriculum ? &scores : nullptr, std::move(tests), parameters,
                 {"cpu", threads}, job, watch);
}

/// Every bit of a trial but where it ran and its seconds: history, predictions, weights.
inline std::string bitsOf(TrialResult trial, bool times = false)
{
    trial.device.clear();
    if (!times)
        for (TrainEpoch& epoch : trial.history)
            epoch.seconds = 0;
    Checkpoint values;
    writeTrial(trial, "trial", values);
    std::string bits;
    const auto add = [&](const auto& map) {
        for (const auto& [name, list] : map)
            bits += name + std::string(reinterpret_cast<const char*>(list.data()),
                                       list.size() * sizeof(*list.data()));
    };
    add(values.floats);
    add(values.doubles);
    add(values.integers);
    add(values.bytes);
    return bits;
}

inline std::string bitsOf(const TrainResult& result)
{
    std::string bits;
    for (const TrialResult& trial : result.trials)
        bits += bitsOf(trial);
    for (const TestSummary& test : result.summary)
        bits += test.name + std::to_string(test.mean) + std::to_string(test.std);
    return bits;
}

class Silent final : public Progress
{
public:
    void report(const ProgressUpdate& update) override
    {
        training += update.stage == "training" ? 1 : 0;
        lastDetail = update.detail;
    }
    void warn(const std::string& message) override { warnings.push_back(message); }
    int training = 0; ///< epochs reported
    std::string lastDetail;
    std::vector<std::string> warnings;
};

/// What a watch is told.
class Seen
{
public:
    TrainWatch watching(TrainWatch watch = {})
    {
        watch.epochDone = [this](int trial, const TrainEpoch& record) {
            QVERIFY(trial >= static_cast<int>(finished));
            QCOMPARE(record.epoch, static_cast<int>(history[trial].size()) + 1);
            history[trial].push_back(record);
        };
        watch.trialDone = [this](int trial, const TrialResult& result) {
            QCOMPARE(trial, static_cast<int>(finished));
            ++finished;
            bits += bitsOf(result);
            TrialResult told = result;
            told.history = history[trial];
            agree = agree && bitsOf(told, true) == bitsOf(result, true);
        };
        return watch;
    }
    std::size_t finished = 0;
    std::map<int, std::vector<TrainEpoch>> history; ///< by trial
    std::string bits;
    bool agree = true; ///< the epochs told are those of the trials' histories
};

/// Which library multiplies is else measured, for every number of threads by itself, and its bits are its
/// own.
inline void fixProductLibrary()
{
    qputenv("DEEPMI_PRODUCTS", QByteArray::fromStdString(toString(productLibraries().back())));
}

/// A checkpoint of trainings of tinyParameters(), in a folder of its own.
class StoppedTraining
{
protected:
    TrainWatch watch(bool resume) const
    {
        TrainWatch watch;
        watch.checkpoint = m_checkpoint;
        watch.resume = resume;
        return watch;
    }

    /// Stops after an epoch of a trial (from 0) is done; what is said must hold `expected`.
    void stopAfter(int trial, int epoch, bool curriculum, const char* expected, int threads = 1) const
    {
        std::stop_source source;
        Silent silent;
        TrainWatch stopping = watch(false);
        stopping.epochDone = [&](int number, const TrainEpoch& record) {
            if (number == trial && record.epoch == epoch)
                source.request_stop();
        };
        VERIFY_RAISES(run(tinyParameters(), curriculum, Job(silent, source.get_token()), stopping, threads),
                      ErrorKind::Stopped, expected, "--resume");
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_checkpoint = std::filesystem::path(m_folder.path().toStdString()) / "checkpoint";
};

} // namespace test
