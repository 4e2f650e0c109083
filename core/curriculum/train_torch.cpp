#include "curriculum/curriculum_order.h"
#include "curriculum/trial_checkpoint.h"
#include "curriculum/trial_torch.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/learning_functions_torch.h"
#include "network/resident_torch.h"
#include "network/resumed_device_torch.h"
#include "network/runtime_torch.h"

#include <cstdio>
#include <memory>
#include <numeric>

namespace deepmi
{

namespace
{

std::vector<double> normalised(const std::vector<double>& labels, const LabelNormalisation& normalisation)
{
    std::vector<double> values;
    values.reserve(labels.size());
    for (const double label : labels)
        values.push_back(normalisation.normalise(label));
    return values;
}

EvaluationSet splitSet(const Corpus& corpus, Split split, const at::Tensor& features,
                       const LabelNormalisation& normalisation, at::Device device)
{
    EvaluationSet set{toString(split), features, {}, {}};
    std::vector<std::size_t> rows;
    std::vector<double> labels;
    for (const std::size_t sample : corpus.samplesOf(split)) {
        rows.push_back(corpus.featureRow[sample]);
        labels.push_back(corpus.labels[sample]);
    }
    set.rows = toIndexTensor(rows, device);
    set.targets = normalised(labels, normalisation);
    return set;
}

void check(const Corpus& corpus, bool curriculum, const std::vector<TestCorpus>& tests,
           const TrainParameters& parameters)
{
    validate(parameters, trainParameters());
    validate(parameters.pacing, pacingParameters());
    requireSplit(corpus, Split::Train, corpus.labelFile);
    requireSplit(corpus, Split::Development, corpus.labelFile);
    const std::size_t samples = corpus.samplesOf(Split::Train).size();
    if (curriculum && static_cast<std::size_t>(parameters.pacing.bins) > samples)
        throw InputError(corpus.labelFile, "Train split",
                         "has " + std::to_string(samples) + " samples, fewer than the " +
                             std::to_string(parameters.pacing.bins) +
                             " bins of the curriculum, whose first ones would be empty; lower --bins");
    std::vector<double> development;
    for (const std::size_t sample : corpus.samplesOf(Split::Development))
        development.push_back(corpus.labels[sample]);
    if (LabelNormalisation::fit(development).deviation == 0)
        throw InputError(corpus.labelFile, "Development split",
                         "all " + corpus.attribute +
                             " labels are the same, so that it has no CCC to find the best epoch by");
    for (const TestCorpus& test : tests) {
        if (test.features.columns() != corpus.features.columns())
            throw InputError(test.features.source, "",
                             "has " + std::to_string(test.features.columns()) + " features a row, expected " +
                                 std::to_string(corpus.features.columns()) + " as in the training features " +
                                 corpus.features.source.string());
        if (test.names.empty())
            throw InputError(test.features.source, "",
                             "test corpus " + test.name + " has no labelled samples");
        for (const TestCorpus& other : tests)
            if (&other != &test && other.name == test.name)
                throw UsageError("two test corpora are called " + test.name);
        if (test.name == "Test1" || test.name == "Test2" || test.name == "Test3")
            throw UsageError("a test corpus cannot be called " + test.name +
                             ", the name of a split; choose another");
    }
}

/// Everything a trial's result depends on but the parameters.
std::string fingerprint(const Corpus& corpus, const std::vector<std::size_t>& order,
                        const std::vector<TestCorpus>& tests)
{
    DataHash hash;
    const auto addTable = [&](const FeatureTable& table, const std::vector<std::size_t>& rows,
                              const std::vector<std::string>& names, const std::vector<double>& labels) {
        for (const auto& name : names)
            hash.add(std::string_view(name));
        hash.addValues(std::span<const double>(labels));
        hash.addValues(std::span<const std::size_t>(rows));
        hash.addValues(std::span<const float>(table.values.data(), table.rows() * table.columns()));
    };
    hash.add(corpus.attribute);
    for (const Split split : corpus.splits)
        hash.add(std::string_view(toString(split)));
    addTable(corpus.features, corpus.featureRow, corpus.names, corpus.labels);
    hash.addValues(std::span<const std::size_t>(order));
    for (const TestCorpus& test : tests) {
        hash.add(test.name);
        addTable(test.features, test.featureRow, test.names, test.labels);
    }
    return hash.hexadecimal();
}

/// What a checkpoint must have been made with.
CheckpointIdentity identityOf(const TrainResult& result, const std::string& dataHash, int threads)
{
    nlohmann::ordered_json json = toJson(result.parameters, trainParameters());
    json.update(toJson(result.parameters.pacing, pacingParameters()));
    json["seed"] = result.parameters.seed;
    json["scores"] = result.curriculum;
    return {"train", json, dataHash, result.device, libtorchVersion(), result.precision, threads};
}

/// A finished trial of a checkpoint, made sure to fit the test sets.
TrialResult readFinished(const Checkpoint& checkpoint, const std::string& name,
                         const std::vector<LabelledSet>& sets)
{
    TrialResult trial = readTrial(checkpoint, name);
    if (trial.tests.size() != sets.size())
        checkpoint.fail(name, "has another number of test sets");
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (trial.tests[i].predicted.size() != sets[i].labels.size())
            checkpoint.fail(name, "has predictions of another number of samples");
    return trial;
}

/// The trials one after the other, into the result; those of a checkpoint first.
void runTrials(const TrialSetting& setting, TrainResult& result, const std::string& dataHash, const Job& job,
               const TrainWatch& watch, const WorkStopwatch& work)
{
    const TrainParameters& parameters = result.parameters;
    const int epochs = parameters.pacing.epochs;
    double earlierSeconds = 0, trainingSeconds = 0, trainingSamples = 0;
    std::unique_ptr<Trial> trial; // the one at hand
    const auto finishedName = [](std::size_t number) { return "finished." + std::to_string(number); };
    const CheckpointIdentity identity = identityOf(result, dataHash, setting.runtime.threads);
    std::string earlier; // devices
    CheckpointWriter checkpoints(watch.checkpoint, watch.checkpointSeconds, watch.resume, identity, job, [&] {
        Checkpoint checkpoint;
        if (!earlier.empty())
            checkpoint.bytes[earlierDevicesKey] = earlier;
        const std::size_t done = result.trials.size();
        checkpoint.integers["trials_done"] = {static_cast<std::int64_t>(done)};
        for (std::size_t i = 0; i < done; ++i)
            writeTrial(result.trials[i], finishedName(i), checkpoint);
        checkpoint.doubles["times"] = {earlierSeconds + work.seconds(), trainingSeconds, trainingSamples};
        checkpoint.position = "trial " + std::to_string(done) + " of " + std::to_string(parameters.trials);
        if (trial && trial->isCaptured()) {
            trial->write(checkpoint);
            checkpoint.doubles["times"][1] += trial->trainingSeconds();
            checkpoint.doubles["times"][2] += trial->trainingSamples();
            checkpoint.position = "epoch " + std::to_string(trial->epochsCaptured()) + " of " +
                                  std::to_string(epochs) + " in trial " + std::to_string(done + 1) + " of " +
                                  std::to_string(parameters.trials);
        }
        return checkpoint;
    });
    const auto tell = [&](int number, const std::vector<TrainEpoch>& history) {
        if (watch.epochDone)
            for (const TrainEpoch& record : history)
                watch.epochDone(number, record);
    };
    const auto finished = [&](TrialResult done) {
        if (done.precision.empty()) // not one of a checkpoint
            done.precision = result.precision;
        result.trials.push_back(std::move(done));
        trial.reset();
    };
    if (const auto checkpoint = watch.resume ? checkpoints.resume() : std::nullopt) {
        earlier = earlierDevices(*checkpoint, identity);
        result.device = earlier + identity.device;
        const auto& times = checkpoint->doublesOf("times", 3);
        earlierSeconds = times[0];
        trainingSeconds = times[1];
        trainingSamples = times[2];
        const std::int64_t done = checkpoint->integerOf("trials_done");
        if (done < 0 || done > parameters.trials)
            checkpoint->fail("trials_done", "is not between 0 and the number of trials");
        for (int number = 0; number < done; ++number) {
            finished(readFinished(*checkpoint, finishedName(result.trials.size()), result.testSets));
            tell(number, result.trials.back().history);
            if (watch.trialDone)
                watch.trialDone(number, result.trials.back());
        }
        if (Trial::isIn(*checkpoint)) {
            trial = std::make_unique<Trial>(setting, static_cast<int>(done), job);
            trial->restore(*checkpoint);
            tell(static_cast<int>(done), trial->history());
        }
    }
    try {
        for (int number = static_cast<int>(result.trials.size()); number < parameters.trials; ++number) {
            if (!trial)
                trial = std::make_unique<Trial>(setting, number, job);
            while (!trial->isDone()) {
                job.throwIfStopped(); // pauses between epochs, so that no epoch's time holds the pause
                const TrainEpoch& record = trial->epoch();
                char detail[96];
                std::snprintf(detail, sizeof detail, "trial %d, best development CCC %.3f", number + 1,
                              trial->bestDevelopmentCcc());
                job.report("training", number + static_cast<double>(record.epoch) / epochs, parameters.trials,
                           detail);
                if (checkpoints.active()) {
                    trial->capture();
                    checkpoints.epochDone();
                }
                if (watch.epochDone)
                    watch.epochDone(number, record);
                job.epochDone();
            }
            trainingSeconds += trial->trainingSeconds();
            trainingSamples += trial->trainingSamples();
            finished(trial->finish(result.labels));
            checkpoints.epochDone();
            if (watch.trialDone)
                watch.trialDone(number, result.trials.back());
        }
    } catch (const Stopped&) {
        checkpoints.stopped();
    }
    result.summary = summariseTests(result.trials);
    result.seconds = earlierSeconds + work.seconds();
    result.samplesPerSecond = trainingSeconds > 0 ? trainingSamples / trainingSeconds : 0;
    checkpoints.finished(watch.keepCheckpoint);
}

} // namespace

namespace learning
{

TrainResult train(Corpus corpus, const Scores* scores, std::vector<TestCorpus> tests,
                  const TrainParameters& parameters, const DeviceOptions& device, const Job& job,
                  const TrainWatch& watch)
{
    const WorkStopwatch work(job);
    check(corpus, scores != nullptr, tests, parameters);
    const std::vector<std::size_t> samples = corpus.samplesOf(Split::Train);
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0);
    if (scores)
        order = curriculumOrder(corpus, samples, *scores, parameters.reverse);
    std::string dataHash;
    if (!watch.checkpoint.empty())
        dataHash = fingerprint(corpus, order, tests);

    const c10::InferenceMode inference;
    const Runtime runtime = Runtime::open(watch.resume ? resumedDevice(device, watch.checkpoint) : device);
    TrainResult result;
    result.parameters = parameters;
    result.attribute = corpus.attribute;
    result.curriculum = scores ? scores->measure : "none";
    result.device = runtime.description;
    // A GPU's kernels for bfloat16 are the pre-training's.
    const bool reduced = runtime.precision == Precision::BFloat16 && runtime.device.is_cuda();
    result.precision = toString(reduced ? Precision::TensorFloat32 : runtime.precision);

    std::vector<std::size_t> rows;
    std::vector<double> labels;
    for (const std::size_t position : order) {
        rows.push_back(corpus.featureRow[samples[position]]);
        labels.push_back(corpus.labels[samples[position]]);
    }
    result.labels = LabelNormalisation::fit(labels);
    if (result.labels.deviation == 0)
        throw InputError(corpus.labelFile, "Train split",
                         "all " + corpus.attribute + " labels are the same; there is nothing to learn");
    result.features = FeatureNormalisation::fit(corpus.features.values, rows, parameters.clip, job);
    result.features.apply(corpus.features.values, job);
    const at::Tensor features = residentWhereItFits(corpus.features.values, runtime.device, job);

    TrialSetting setting{parameters,
                         runtime,
                         scores != nullptr,
                         features,
                         toIndexTensor(rows, runtime.device),
                         toFloatTensor(normalised(labels, result.labels), runtime.device),
                         splitSet(corpus, Split::Development, features, result.labels, runtime.device),
                         {}};
    for (const Split split : {Split::Test1, Split::Test2, Split::Test3}) {
        if (corpus.samplesOf(split).empty())
            continue;
        setting.tests.push_back(splitSet(corpus, split, features, result.labels, runtime.device));
        LabelledSet set{toString(split), {}, {}};
        for (const std::size_t sample : corpus.samplesOf(split)) {
            set.names.push_back(corpus.names[sample]);
            set.labels.push_back(corpus.labels[sample]);
        }
        result.testSets.push_back(std::move(set));
    }
    for (TestCorpus& test : tests) {
        FeatureNormalisation statistics = result.features;
        if (parameters.testNormalisation == "own")
            statistics =
                FeatureNormalisation::fit(test.features.values, test.featureRow, parameters.clip, job);
        statistics.apply(test.features.values, job);
        setting.tests.push_back({test.name, residentWhereItFits(test.features.values, runtime.device, job),
                                 toIndexTensor(test.featureRow, runtime.device),
                                 normalised(test.labels, LabelNormalisation::fit(test.labels))});
        result.testSets.push_back({test.name, std::move(test.names), std::move(test.labels)});
    }

    runTrials(setting, result, dataHash, job, watch, work);
    return result;
}

} // namespace learning

} // namespace deepmi
