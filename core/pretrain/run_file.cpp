#include "pretrain/run_file.h"

#include "data/hdf5_file.h"
#include "job/atomic_file.h"
#include "job/version.h"
#include "pretrain/run_layout.h"

#include <cmath>

namespace deepmi
{

const std::vector<HistoryColumn>& historyColumns()
{
    using E = PretrainEpoch;
    static const std::vector<HistoryColumn> columns = {
        {"stage1_loss", &E::stage1Loss},
        {"cluster_loss", &E::clusterLoss},
        {"ccc_loss", &E::cccLoss},
        {"train_ccc", &E::trainCcc},
        {"development_ccc", &E::developmentCcc},
        {"development_loss", &E::developmentLoss},
        {"classifier_accuracy", &E::classifierAccuracy},
        {"effective_clusters", &E::effectiveClusters},
        {"effective_classifier", &E::effectiveClassifier},
        {"stability", &E::stability},
        {"kmeans_objective", &E::kmeansObjective},
    };
    return columns;
}

const std::vector<HistoryColumn>& timeColumns()
{
    static const std::vector<HistoryColumn> columns = {
        {"epoch_seconds", &PretrainEpoch::seconds},
        {"samples_per_second", &PretrainEpoch::samplesPerSecond},
    };
    return columns;
}

namespace
{

template <class T, class Member>
std::vector<T> column(const std::vector<PretrainEpoch>& history, Member member)
{
    std::vector<T> values;
    for (const PretrainEpoch& epoch : history)
        values.push_back(static_cast<T>(epoch.*member));
    return values;
}

void writeScalar(Hdf5File& file, const std::string& name, double value)
{
    file.write(name, std::span<const double>(&value, 1));
}

void writeSizes(Hdf5File& file, const std::string& name, const PretrainRun& run,
                std::vector<std::int64_t> PretrainEpoch::*member)
{
    std::vector<std::int64_t> values;
    for (const PretrainEpoch& epoch : run.history)
        values.insert(values.end(), (epoch.*member).begin(), (epoch.*member).end());
    file.write(name, values, {run.history.size(), static_cast<std::size_t>(run.parameters.clusters)});
}

/// The K-means iterations of all epochs one after the other; `kmeans_epoch` says which epoch a row belongs
/// to.
void writeKMeansIterations(Hdf5File& file, const PretrainRun& run)
{
    std::vector<std::int64_t> epochs, refilled;
    std::vector<double> objective, imbalance, seconds;
    for (const PretrainEpoch& epoch : run.history)
        for (const KMeansIteration& iteration : epoch.kmeansIterations) {
            epochs.push_back(epoch.epoch);
            refilled.push_back(iteration.refilled);
            objective.push_back(iteration.objective);
            imbalance.push_back(iteration.imbalance);
            seconds.push_back(iteration.seconds);
        }
    file.write("/history/kmeans_iterations/epoch", epochs);
    file.write("/history/kmeans_iterations/refilled", refilled);
    file.write("/history/kmeans_iterations/objective", objective);
    file.write("/history/kmeans_iterations/imbalance", imbalance);
    file.write("/times/kmeans_iteration_seconds", seconds);
}

void writeContents(Hdf5File& file, const PretrainRun& run, const GivenWeights* initial)
{
    nlohmann::ordered_json parameters = toJson(run.parameters, pretrainParameters());
    if (initial)
        parameters["init-weights"] = initial->source + " " + initial->hash;
    file.writeAttribute("/", "format", "deepmi-run");
    file.writeAttribute("/", "format_version", std::to_string(runFormatVersion));
    file.writeAttribute("/", "version", version);
    file.writeAttribute("/", "libtorch_version", run.libtorchVersion);
    file.writeAttribute("/", "attribute", run.attribute);
    file.writeAttribute("/", "parameters", parameters.dump());
    file.writeAttribute("/", "seed", std::to_string(run.parameters.seed));
    file.writeAttribute("/", "device", run.device);
    file.writeAttribute("/", "precision", run.precision);
    file.writeAttribute("/", "data_hash", run.dataHash);
    file.writeAttribute("/", "kept_epoch", std::to_string(run.keptEpoch));
    file.writeAttribute("/", "best_epoch", std::to_string(run.bestEpoch));
    file.writeAttribute("/", "collapsed", run.collapsed ? "true" : "false");
    file.writeAttribute("/", "unlabeled_rows", std::to_string(run.unlabeledRows));

    file.write("/normalisation/feature_mean", run.features.mean);
    file.write("/normalisation/feature_deviation", run.features.deviation);
    writeScalar(file, "/normalisation/feature_clip", run.features.clip);
    writeScalar(file, "/normalisation/label_mean", run.labels.mean);
    writeScalar(file, "/normalisation/label_deviation", run.labels.deviation);
    const double scale[] = {run.scale.low, run.scale.high};
    file.write("/normalisation/label_scale", scale);

    file.write("/history/epoch", column<std::int64_t>(run.history, &PretrainEpoch::epoch));
    file.write("/history/kmeans_refills", column<std::int64_t>(run.history, &PretrainEpoch::kmeansRefills));
    for (const HistoryColumn& entry : historyColumns())
        file.write("/history/" + entry.name, column<double>(run.history, entry.member));
    writeSizes(file, "/history/cluster_sizes", run, &PretrainEpoch::clusterSizes);
    writeSizes(file, "/history/classifier_sizes", run, &PretrainEpoch::classifierSizes);
    for (const HistoryColumn& entry : timeColumns())
        file.write("/times/" + entry.name, column<double>(run.history, entry.member));
    writeKMeansIterations(file, run);
    writeScalar(file, "/times/seconds", run.seconds);
    writeScalar(file, "/times/median_samples_per_second", run.samplesPerSecond);

    const Embedding& embedding = run.embedding;
    file.write("/samples/name", embedding.names);
    file.write("/samples/h", std::span(embedding.h.data(), embedding.h.rows() * embedding.h.columns()),
               {embedding.h.rows(), embedding.h.columns()});
    file.write("/samples/cluster", std::span<const std::int32_t>(embedding.cluster));
    file.write("/samples/kmeans_cluster", std::span<const std::int32_t>(embedding.kmeansCluster));
    file.write("/samples/predicted", embedding.predicted);
    file.write("/samples/label", embedding.label);
    file.write("/centres", std::span(run.centres.data(), run.centres.rows() * run.centres.columns()),
               {run.centres.rows(), run.centres.columns()});
    std::vector<std::string> order;
    for (const NamedTensor& tensor : run.weights) {
        order.push_back(tensor.name);
        file.write("/weights/" + tensor.name, tensor.values, tensor.shape);
    }
    file.write("/weight_order", order);
}

void writeFile(const PretrainRun& run, const std::filesystem::path& path, const GivenWeights* initial)
{
    writeAtomically(path, [&](const std::filesystem::path& temporary) {
        Hdf5File file = Hdf5File::create(temporary);
        writeContents(file, run, initial);
        file.close();
    });
}

} // namespace

void writeRun(const PretrainRun& run, const std::filesystem::path& path)
{
    writeFile(run, path, nullptr);
}

void writeRun(const PretrainRun& run, const std::filesystem::path& path, const GivenWeights& initial)
{
    writeFile(run, path, &initial);
}

Assignments assignmentsOf(const PretrainRun& run, const std::string& source)
{
    if (source != "classifier" && source != "kmeans")
        throw UsageError("the cluster source is '" + source + "', expected classifier or kmeans");
    Assignments assignments;
    assignments.names = run.embedding.names;
    assignments.cluster = source == "kmeans" ? run.embedding.kmeansCluster : run.embedding.cluster;
    assignments.predicted = run.embedding.predicted;
    assignments.label = run.embedding.label;
    assignments.clusters = run.parameters.clusters;
    return assignments;
}

} // namespace deepmi
