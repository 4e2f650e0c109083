#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "learning/learning_functions_torch.h"
#include "network/resumed_device_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/algorithm_torch.h"
#include "pretrain/cluster_health.h"
#include "pretrain/history_checkpoint.h"

#include <algorithm>
#include <limits>

namespace deepmi
{

namespace
{

std::string fingerprint(const Corpus& corpus, const FeatureTable* unlabeled)
{
    DataHash hash;
    hash.add(corpus.attribute);
    for (const auto& name : corpus.names)
        hash.add(std::string_view(name));
    for (const Split split : corpus.splits)
        hash.add(std::string_view(toString(split)));
    hash.addValues(std::span<const double>(corpus.labels));
    for (const FeatureTable* table : {&corpus.features, unlabeled})
        if (table)
            hash.addValues(std::span<const float>(table->values.data(), table->rows() * table->columns()));
    return hash.hexadecimal();
}

void check(const Corpus& corpus, const std::optional<FeatureTable>& unlabeled,
           const PretrainParameters& parameters)
{
    validate(parameters, pretrainParameters());
    requireSplit(corpus, Split::Train, corpus.labelFile);
    const auto clusters = static_cast<std::size_t>(parameters.clusters);
    const std::size_t train = corpus.samplesOf(Split::Train).size();
    if (clusters > train)
        throw InputError(corpus.labelFile, "Train split",
                         "has " + std::to_string(train) + " samples, fewer than K = " +
                             std::to_string(clusters) + " clusters; lower --clusters");
    if (!unlabeled)
        return;
    if (unlabeled->columns() != corpus.features.columns())
        throw InputError(unlabeled->source, "",
                         "has " + std::to_string(unlabeled->columns()) + " features a row, expected " +
                             std::to_string(corpus.features.columns()) + " as in " +
                             corpus.features.source.string());
    if (clusters > unlabeled->rows())
        throw InputError(unlabeled->source, "",
                         "has " + std::to_string(unlabeled->rows()) + " rows, fewer than K = " +
                             std::to_string(clusters) + " clusters; lower --clusters");
}

/// What a checkpoint must have been made with.
CheckpointIdentity identityOf(const PretrainRun& run, const Runtime& runtime, const GivenWeights* initial)
{
    nlohmann::ordered_json json = toJson(run.parameters, pretrainParameters());
    json["seed"] = run.parameters.seed;
    if (initial)
        json["init-weights"] = initial->hash;
    nlohmann::ordered_json data;
    data["attribute"] = run.attribute;
    return {"pretrain",          json,          run.dataHash,    runtime.description,
            run.libtorchVersion, run.precision, runtime.threads, std::move(data)};
}

/// Takes the epochs' records into the run, one after the other, whether they were just made or come from a
/// checkpoint: history, best epoch, which epoch is kept, the health of the clusters.
class EpochAccount
{
public:
    EpochAccount(PretrainRun& run, bool watched, const Job& job)
        : m_run(run), m_watched(watched), m_choice(run.parameters), m_collapse(run.parameters, job)
    {
    }

    /// Whether this epoch is to be kept.
    bool add(const PretrainEpoch& record)
    {
        const bool best = !m_watched || record.developmentLoss < m_bestLoss;
        if (best) {
            m_bestLoss = record.developmentLoss;
            m_run.bestEpoch = record.epoch;
        }
        const bool kept = m_choice.takes(record, best);
        m_run.history.push_back(record);
        m_collapse.observe(record);
        return kept;
    }
    /// Whether the kept epoch is collapsed.
    bool conclude() const
    {
        return m_collapse.conclude(m_run.history[static_cast<std::size_t>(m_run.keptEpoch) - 1]);
    }

private:
    PretrainRun& m_run;
    bool m_watched; ///< there is a development loss
    double m_bestLoss = std::numeric_limits<double>::infinity();
    EpochChoice m_choice;
    CollapseWatch m_collapse;
};

double medianRate(const std::vector<PretrainEpoch>& history)
{
    std::vector<double> rates;
    for (const auto& epoch : history)
        rates.push_back(epoch.samplesPerSecond);
    std::nth_element(rates.begin(), rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2),
                     rates.end());
    return rates[rates.size() / 2];
}

} // namespace

namespace learning
{

PretrainRun pretrain(Corpus corpus, std::optional<FeatureTable> unlabeled,
                     const PretrainParameters& parameters, const DeviceOptions& device, const Job& job,
                     const PretrainWatch& watch)
{
    const WorkStopwatch work(job);
    check(corpus, unlabeled, parameters);
    const c10::InferenceMode inference;
    ResumedDevice resumed =
        watch.resume ? resumedDevice(device, watch.checkpoint) : ResumedDevice{device, {}};
    const Runtime runtime = Runtime::open(resumed.options, job);

    PretrainRun run;
    run.parameters = parameters;
    run.attribute = corpus.attribute;
    run.scale = corpus.scale;
    run.device = runtime.description;
    run.precision = toString(runtime.precision);
    run.libtorchVersion = libtorchVersion();
    run.dataHash = fingerprint(corpus, unlabeled ? &*unlabeled : nullptr);
    run.unlabeledRows = unlabeled ? unlabeled->rows() : 0;

    const std::vector<std::size_t> train = corpus.samplesOf(Split::Train);
    run.labels = LabelNormalisation::fit(select(corpus.labels, train));
    if (run.labels.deviation == 0)
        throw InputError(corpus.labelFile, "Train split",
                         "all " + corpus.attribute + " labels are the same; there is nothing to learn");
    run.features =
        FeatureNormalisation::fit(corpus.features.values, featureRows(corpus, train), parameters.clip, job);
    run.features.apply(corpus.features.values, job);
    if (unlabeled)
        run.features.apply(unlabeled->values, job);

    Algorithm algorithm(corpus, unlabeled ? &*unlabeled : nullptr, parameters, run.labels, runtime, job);
    if (watch.initialWeights)
        algorithm.startFrom(*watch.initialWeights);
    const std::vector<double> development = select(corpus.labels, corpus.samplesOf(Split::Development));
    const bool watched = !development.empty() && LabelNormalisation::fit(development).deviation > 0;
    if (development.empty())
        job.warn("there is no Development split: the last epoch is kept");
    else if (!watched)
        job.warn("all " + corpus.attribute +
                 " labels of the Development split are the same, so that it has no CCC: the last epoch is "
                 "kept");
    EpochAccount account(run, watched, job);
    double earlierSeconds = 0;
    std::string earlier; // devices
    const CheckpointIdentity identity = identityOf(run, runtime, watch.initialWeights.get());
    CheckpointWriter checkpoints(watch, identity, job, [&] {
        Checkpoint checkpoint;
        algorithm.write(checkpoint);
        writeHistory(run.history, checkpoint);
        checkpoint.doubles["seconds"] = {earlierSeconds + work.seconds()};
        if (!earlier.empty())
            checkpoint.bytes[earlierDevicesKey] = earlier;
        checkpoint.position =
            "epoch " + std::to_string(run.history.size()) + " of " + std::to_string(parameters.epochs);
        return checkpoint;
    });
    if (const auto checkpoint =
            watch.resume ? checkpoints.resume(std::move(resumed.checkpoint)) : std::nullopt) {
        algorithm.restore(*checkpoint);
        earlier = earlierDevices(*checkpoint, identity, earlierDevicesKey);
        run.device = earlier + runtime.description;
        earlierSeconds = checkpoint->doubleOf("seconds");
        const auto history = readHistory(*checkpoint, parameters.clusters);
        if (static_cast<int>(history.size()) != algorithm.epochsDone())
            checkpoint->fail("epochs_done", "is not the length of the history");
        for (const PretrainEpoch& record : history) {
            const bool kept = account.add(record);
            if (watch.epochDone)
                watch.epochDone(record, kept);
        }
    }
    try {
        for (int epoch = algorithm.epochsDone() + 1; epoch <= parameters.epochs; ++epoch) {
            job.throwIfStopped(); // pauses between epochs, so that no epoch's time holds the pause
            if (epoch > 1 && watch.finishEarly && watch.finishEarly())
                break;
            const PretrainEpoch record = algorithm.epoch(epoch);
            const bool kept = account.add(record);
            if (kept)
                algorithm.keep();
            job.report("pre-training", epoch, parameters.epochs, epochSummary(record));
            if (checkpoints.active()) {
                algorithm.capture();
                checkpoints.epochDone();
            }
            if (watch.epochDone)
                watch.epochDone(record, kept);
            job.epochDone();
        }
    } catch (const Stopped&) {
        checkpoints.stopped();
    }
    algorithm.restoreKept(run, corpus);
    run.collapsed = account.conclude();
    run.seconds = earlierSeconds + work.seconds();
    run.samplesPerSecond = medianRate(run.history);
    checkpoints.finished();
    return run;
}

} // namespace learning

} // namespace deepmi
