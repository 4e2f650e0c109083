#include "curriculum/curriculum_order.h"
#include "curriculum/regressor_trainer_torch.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/ccc.h"
#include "network/learning_functions_torch.h"
#include "network/resident_torch.h"
#include "network/runtime_torch.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>

namespace deepmi
{

namespace
{

/// Streams of a trial's seed.
enum Stream : std::uint64_t { InitialWeights = 100, BatchOrder, DropoutMasks };

/// A set of samples ready to be predicted and judged.
struct EvaluationSet {
    std::string name;
    at::Tensor features, rows;
    std::vector<double>
        targets; ///< CCC does not change when both sides are scaled alike, but corpora differ: own z-norm
};

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

/// What all trials share: data resident on the device, in the order of the curriculum.
struct TrialSetting {
    const TrainParameters& parameters;
    const Runtime& runtime;
    bool curriculum;
    at::Tensor features, orderedRows, orderedTargets; ///< training samples, easiest first
    EvaluationSet development;
    std::vector<EvaluationSet> tests;
};

TrialResult runTrial(const TrialSetting& setting, int number, const LabelNormalisation& labels,
                     const Job& job, const TrainWatch& watch, double& trainingSeconds,
                     double& trainingSamples)
{
    const TrainParameters& parameters = setting.parameters;
    const at::Device device = setting.runtime.device;
    TrialResult trial;
    trial.seed = parameters.seed + static_cast<std::uint64_t>(number);
    CurriculumRegressor network(setting.features.size(1), parameters.hidden, parameters.batch, device);
    Random initial(trial.seed, InitialWeights), order(trial.seed, BatchOrder);
    network.parameters().initialise(initial);
    RegressorTrainer trainer(network, parameters.pacing.learningRate, parameters.dropout,
                             setting.runtime.generator(Random(trial.seed, DropoutMasks).next() >> 1));
    at::Tensor batch = at::empty({parameters.batch, setting.features.size(1)}, setting.features.options());
    at::Tensor best = at::empty_like(network.parameters().allValues());
    double bestLoss = std::numeric_limits<double>::infinity();
    const auto count = static_cast<std::size_t>(setting.orderedRows.size(0));

    for (int epoch = 0; epoch < parameters.pacing.epochs; ++epoch) {
        job.throwIfStopped(); // pauses between epochs, so that no epoch's time holds the pause
        const WorkStopwatch work(job);
        const PacingStep pace = setting.curriculum ? curriculumStep(parameters.pacing, epoch, count)
                                                   : plainStep(parameters.pacing, epoch, count);
        trainer.setLearningRate(pace.learningRate);
        TrainEpoch record;
        if (pace.samples > 0) {
            const EpochBatches batches =
                shuffledBatches(static_cast<std::int64_t>(pace.samples), parameters.batch, order, device);
            for (std::size_t b = 0; b < batches.count(); ++b) {
                job.throwIfStopped();
                const at::Tensor index = batches.samples(b);
                at::Tensor rows = head(batch, index.size(0));
                at::index_select_out(rows, setting.features, 0, setting.orderedRows.index_select(0, index));
                trainer.step(rows, setting.orderedTargets.index_select(0, index));
            }
            record.trainingLoss = trainer.takeLoss();
            trainingSeconds += work.seconds();
            trainingSamples += static_cast<double>(pace.samples);
        } else {
            record.trainingLoss = std::numeric_limits<double>::quiet_NaN();
        }
        const at::Tensor predicted = predict(network, setting.development.features, setting.development.rows);
        record.developmentCcc = concordance(toDoubles(predicted), setting.development.targets);
        if (!std::isfinite(record.developmentCcc))
            throw Error(ErrorKind::Failed, "trial " + std::to_string(number + 1) + " diverged in epoch " +
                                               std::to_string(epoch + 1) + "; lower --learning-rate");
        if (1 - record.developmentCcc < bestLoss) {
            bestLoss = 1 - record.developmentCcc;
            trial.bestEpoch = epoch + 1;
            trial.developmentCcc = record.developmentCcc;
            best.copy_(network.parameters().allValues());
        }
        record.epoch = epoch + 1;
        record.bins = pace.bins;
        record.samples = pace.samples;
        record.learningRate = pace.learningRate;
        record.seconds = work.seconds();
        trial.history.push_back(record);
        char detail[96];
        std::snprintf(detail, sizeof detail, "trial %d, best development CCC %.3f", number + 1,
                      trial.developmentCcc);
        job.report("training", number + static_cast<double>(epoch + 1) / parameters.pacing.epochs,
                   parameters.trials, detail);
        if (watch.epochDone)
            watch.epochDone(number, record);
        job.epochDone();
    }

    network.parameters().allValues().copy_(best);
    for (const EvaluationSet& test : setting.tests) {
        const std::vector<double> predicted = toDoubles(predict(network, test.features, test.rows));
        TestOutcome outcome;
        outcome.name = test.name;
        outcome.ccc = concordance(predicted, test.targets);
        for (const double value : predicted)
            outcome.predicted.push_back(labels.restore(value));
        trial.tests.push_back(std::move(outcome));
    }
    trial.weights = network.parameters().weights();
    return trial;
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

    const c10::InferenceMode inference;
    const Runtime runtime = Runtime::open(device);
    TrainResult result;
    result.parameters = parameters;
    result.attribute = corpus.attribute;
    result.curriculum = scores ? scores->measure : "none";
    result.device = runtime.description;

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
    const at::Tensor features = resident(corpus.features.values, runtime.device);

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
        setting.tests.push_back({test.name, resident(test.features.values, runtime.device),
                                 toIndexTensor(test.featureRow, runtime.device),
                                 normalised(test.labels, LabelNormalisation::fit(test.labels))});
        result.testSets.push_back({test.name, std::move(test.names), std::move(test.labels)});
    }

    double trainingSeconds = 0, trainingSamples = 0;
    for (int trial = 0; trial < parameters.trials; ++trial) {
        result.trials.push_back(
            runTrial(setting, trial, result.labels, job, watch, trainingSeconds, trainingSamples));
        if (watch.trialDone)
            watch.trialDone(trial, result.trials.back());
    }
    result.summary = summariseTests(result.trials);
    result.seconds = work.seconds();
    result.samplesPerSecond = trainingSeconds > 0 ? trainingSamples / trainingSeconds : 0;
    return result;
}

} // namespace learning

} // namespace deepmi
