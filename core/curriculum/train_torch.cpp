#include "curriculum/curriculum_order.h"
#include "curriculum/curriculum_warnings.h"
#include "curriculum/trial_features_torch.h"
#include "curriculum/trial_networks_torch.h"
#include "curriculum/trials_torch.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "learning/learning_functions_torch.h"
#include "network/batches_torch.h"
#include "network/resident_torch.h"
#include "network/resumed_device_torch.h"
#include "network/runtime_torch.h"

#include <algorithm>
#include <functional>
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

EvaluationSet splitSet(const Corpus& corpus, Split split, const PlacedFeatures& features,
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

TrialFeatures place(const Corpus& corpus, const std::vector<TestCorpus>& tests,
                    const TrainParameters& parameters, const Runtime& runtime, const Job& job)
{
    KernelRegressors::Size size = sizeOf(parameters, static_cast<std::int64_t>(corpus.features.columns()));
    for (const Split split : {Split::Development, Split::Test1, Split::Test2, Split::Test3})
        size.evaluated = std::max(size.evaluated, static_cast<std::int64_t>(corpus.samplesOf(split).size()));
    for (const TestCorpus& test : tests)
        size.evaluated = std::max(size.evaluated, static_cast<std::int64_t>(test.featureRow.size()));
    std::string reason;
    const GpuFunctions* kernels =
        KernelRegressors::areFor(size, runtime.device, reason) ? gpuFunctions(reason) : nullptr;
    TrialFeatures placed =
        placeForTrials(corpus.features.values, tests, size, std::min(parameters.trials, mostTrialsBatched),
                       kernels, runtime, job);
    if (!kernels)
        placed.reason = reason;
    return placed;
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
    if (scores) {
        order = curriculumOrder(corpus, samples, *scores, parameters.reverse);
        for (const std::string& warning : curriculumWarnings(corpus, samples, *scores, parameters.pacing))
            job.warn(warning);
    }
    std::string dataHash;
    if (!watch.checkpoint.empty())
        dataHash = fingerprint(corpus, order, tests);

    const c10::InferenceMode inference;
    ResumedDevice resumed =
        watch.resume ? resumedDevice(device, watch.checkpoint) : ResumedDevice{device, {}};
    const Runtime runtime = Runtime::open(resumed.options, job);
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
    for (TestCorpus& test : tests) {
        FeatureNormalisation statistics = result.features;
        if (parameters.testNormalisation == "own")
            statistics =
                FeatureNormalisation::fit(test.features.values, test.featureRow, parameters.clip, job);
        statistics.apply(test.features.values, job);
    }
    const TrialFeatures placed = place(corpus, tests, parameters, runtime, job);
    // LibTorch's operations on a GPU know no bfloat16 here.
    const bool reduced =
        runtime.precision == Precision::BFloat16 && runtime.device.is_cuda() && !placed.placement;
    if (reduced)
        job.warn("--precision bf16 needs the GPU's kernels, which cannot train this (" + placed.reason +
                 "); it is trained in tf32");
    result.precision = toString(reduced ? Precision::TensorFloat32 : runtime.precision);
    const PlacedFeatures& features = placed.training;

    TrialSetting setting{parameters,
                         runtime,
                         scores != nullptr,
                         features,
                         toIndexTensor(rows, runtime.device),
                         toFloatTensor(normalised(labels, result.labels), runtime.device),
                         splitSet(corpus, Split::Development, features, result.labels, runtime.device),
                         {},
                         placed.placement.get()};
    for (const Split split : {Split::Test1, Split::Test2, Split::Test3}) {
        if (corpus.samplesOf(split).empty())
            continue;
        setting.tests.push_back(splitSet(corpus, split, features, result.labels, runtime.device));
        LabelledSet set{toString(split), {}, {}, {}};
        for (const std::size_t sample : corpus.samplesOf(split)) {
            set.names.push_back(corpus.names[sample]);
            set.labels.push_back(corpus.labels[sample]);
        }
        result.testSets.push_back(std::move(set));
    }
    for (std::size_t i = 0; i < tests.size(); ++i) {
        TestCorpus& test = tests[i];
        const LabelNormalisation scale = LabelNormalisation::fit(test.labels);
        setting.tests.push_back({test.name, placed.tests[i], toIndexTensor(test.featureRow, runtime.device),
                                 normalised(test.labels, scale)});
        result.testSets.push_back({test.name, std::move(test.names), std::move(test.labels), scale});
    }

    for (const LabelledSet& set : result.testSets)
        if (std::adjacent_find(set.labels.begin(), set.labels.end(), std::not_equal_to<>()) ==
            set.labels.end())
            job.warn("all " + corpus.attribute + " labels of the test set " + set.name + " are the same (" +
                     std::to_string(set.labels.size()) +
                     "): its CCC is 0 whatever is predicted and says nothing");
    result.featureNames = std::move(corpus.features.featureNames);

    runTrials(setting, result, dataHash, job, watch, work, std::move(resumed.checkpoint));
    return result;
}

} // namespace learning

} // namespace deepmi
