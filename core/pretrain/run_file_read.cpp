#include "data/delimited_text.h"
#include "data/hdf5_file.h"
#include "job/error.h"
#include "job/json_fields.h"
#include "pretrain/run_file.h"
#include "pretrain/run_layout.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace deepmi
{

namespace
{

/// Reads a run's datasets and says which one is wrong.
class RunReader
{
public:
    explicit RunReader(const std::filesystem::path& path)
        : m_path(path), m_file(Hdf5File::openForReading(path))
    {
    }

    PretrainRun read();

private:
    [[noreturn]] void fail(const std::string& where, const std::string& message) const
    {
        throw InputError(m_path, where, message);
    }
    template <class Integer = std::int64_t>
    Integer integerAttribute(const std::string& key) const;
    double scalar(const std::string& name) const { return sized(m_file.readDoubles(name), name, 1).front(); }
    template <class T>
    std::vector<T> sized(std::vector<T> values, const std::string& name, std::size_t expected) const
    {
        if (values.size() != expected)
            fail("dataset " + name,
                 "has " + std::to_string(values.size()) + " values, expected " + std::to_string(expected));
        return values;
    }
    FloatMatrix matrix(const std::string& name, std::size_t rows) const;
    std::vector<int> clusters(const std::string& name, std::size_t rows, int count) const;
    void readHeader(PretrainRun& run) const;
    void readParameters(PretrainParameters& parameters) const;
    void readHistory(PretrainRun& run) const;
    void readKMeansIterations(PretrainRun& run) const;
    void readSamples(PretrainRun& run) const;
    void readWeights(PretrainRun& run) const;

    std::filesystem::path m_path;
    Hdf5File m_file;
};

template <class Integer>
Integer RunReader::integerAttribute(const std::string& key) const
{
    const std::string text = m_file.readAttribute("/", key);
    Integer value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        fail("attribute " + key, "is '" + text + "', expected a whole number");
    return value;
}

FloatMatrix RunReader::matrix(const std::string& name, std::size_t rows) const
{
    const Hdf5File::Dataset dataset = m_file.describe(name);
    if (dataset.shape.size() != 2 || dataset.shape[0] != rows)
        fail("dataset " + name, "is not a matrix of " + std::to_string(rows) + " rows");
    const std::vector<float> values = m_file.readFloats(name);
    FloatMatrix result(dataset.shape[0], dataset.shape[1]);
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

std::vector<int> RunReader::clusters(const std::string& name, std::size_t rows, int count) const
{
    std::vector<int> result;
    for (const std::int64_t value : sized(m_file.readIntegers(name), name, rows)) {
        if (value < 0 || value >= count)
            fail("dataset " + name + ", row " + std::to_string(result.size()),
                 "is cluster " + std::to_string(value) + ", expected 0 to " + std::to_string(count - 1));
        result.push_back(static_cast<int>(value));
    }
    return result;
}

void RunReader::readParameters(PretrainParameters& parameters) const
{
    const auto json = parseJson(m_file.readAttribute("/", "parameters"));
    if (!json.is_object())
        fail("attribute parameters", "is not a JSON object");
    for (const auto& parameter : pretrainParameters()) {
        if (!json.contains(parameter.name))
            continue; // written by an older version: the default stands
        try {
            std::visit(
                [&]<class T>(T PretrainParameters::*member) {
                    parameters.*member = valueFromJson<T>(json.at(parameter.name), parameter.name);
                },
                parameter.member);
        } catch (const InputError& error) {
            fail("attribute parameters", parameter.name + ": " + error.message());
        }
    }
    parameters.seed = integerAttribute<std::uint64_t>("seed");
    try {
        validate(parameters, pretrainParameters());
    } catch (const UsageError& error) {
        fail("attribute parameters", error.message());
    }
}

void RunReader::readHeader(PretrainRun& run) const
{
    std::string format;
    try {
        format = m_file.readAttribute("/", "format");
    } catch (const InputError&) {
        // Another program's file.
    }
    if (format != "deepmi-run")
        fail("", "is not a RUN.h5 of deepmi pretrain (its attribute format is " +
                     (format.empty() ? "missing" : "'" + format + "'") + ", expected deepmi-run)");
    const std::int64_t formatVersion = integerAttribute("format_version");
    if (formatVersion != runFormatVersion)
        fail("attribute format_version", "is " + std::to_string(formatVersion) + ", this program reads " +
                                             std::to_string(runFormatVersion));
    readParameters(run.parameters);
    run.attribute = m_file.readAttribute("/", "attribute");
    run.libtorchVersion = m_file.readAttribute("/", "libtorch_version");
    run.device = m_file.readAttribute("/", "device");
    run.precision = m_file.readAttribute("/", "precision");
    run.dataHash = m_file.readAttribute("/", "data_hash");
    run.collapsed = m_file.readAttribute("/", "collapsed") == "true";
    run.keptEpoch = static_cast<int>(integerAttribute("kept_epoch"));
    run.bestEpoch = static_cast<int>(integerAttribute("best_epoch"));
    run.unlabeledRows = static_cast<std::size_t>(integerAttribute("unlabeled_rows"));
    run.features.mean = m_file.readDoubles("/normalisation/feature_mean");
    run.features.deviation = sized(m_file.readDoubles("/normalisation/feature_deviation"),
                                   "/normalisation/feature_deviation", run.features.mean.size());
    run.features.clip = scalar("/normalisation/feature_clip");
    run.labels.mean = scalar("/normalisation/label_mean");
    run.labels.deviation = scalar("/normalisation/label_deviation");
    const auto scale =
        sized(m_file.readDoubles("/normalisation/label_scale"), "/normalisation/label_scale", 2);
    if (!(scale[0] < scale[1]))
        fail("dataset /normalisation/label_scale", "its low end is not below its high end");
    run.scale = {scale[0], scale[1]};
    run.seconds = scalar("/times/seconds");
    run.samplesPerSecond = scalar("/times/median_samples_per_second");
}

void RunReader::readHistory(PretrainRun& run) const
{
    const std::vector<std::int64_t> numbers = m_file.readIntegers("/history/epoch");
    const std::size_t epochs = numbers.size();
    run.history.resize(epochs);
    const auto refills =
        sized(m_file.readIntegers("/history/kmeans_refills"), "/history/kmeans_refills", epochs);
    for (std::size_t i = 0; i < epochs; ++i) {
        run.history[i].epoch = static_cast<int>(numbers[i]);
        run.history[i].kmeansRefills = static_cast<int>(refills[i]);
    }
    const auto fill = [&](const std::string& group, const std::vector<HistoryColumn>& columns) {
        for (const HistoryColumn& entry : columns) {
            const auto values = sized(m_file.readDoubles(group + entry.name), group + entry.name, epochs);
            for (std::size_t i = 0; i < epochs; ++i)
                run.history[i].*entry.member = values[i];
        }
    };
    fill("/history/", historyColumns());
    fill("/times/", timeColumns());
    const auto count = static_cast<std::size_t>(run.parameters.clusters);
    const auto sizes = [&](const std::string& name, std::vector<std::int64_t> PretrainEpoch::*member) {
        const auto values = sized(m_file.readIntegers(name), name, epochs * count);
        for (std::size_t i = 0; i < epochs; ++i)
            (run.history[i].*member)
                .assign(values.begin() + static_cast<std::ptrdiff_t>(i * count),
                        values.begin() + static_cast<std::ptrdiff_t>((i + 1) * count));
    };
    sizes("/history/cluster_sizes", &PretrainEpoch::clusterSizes);
    sizes("/history/classifier_sizes", &PretrainEpoch::classifierSizes);
    readKMeansIterations(run);
    if (run.keptEpoch < 1 || static_cast<std::size_t>(run.keptEpoch) > epochs)
        fail("attribute kept_epoch", "is " + std::to_string(run.keptEpoch) + ", the history has " +
                                         std::to_string(epochs) + " epochs");
}

void RunReader::readKMeansIterations(PretrainRun& run) const
{
    const std::string group = "/history/kmeans_iterations/";
    const auto epochs = m_file.readIntegers(group + "epoch");
    const auto refilled = sized(m_file.readIntegers(group + "refilled"), group + "refilled", epochs.size());
    const auto objective = sized(m_file.readDoubles(group + "objective"), group + "objective", epochs.size());
    const auto imbalance = sized(m_file.readDoubles(group + "imbalance"), group + "imbalance", epochs.size());
    const std::string times = "/times/kmeans_iteration_seconds";
    const auto seconds = sized(m_file.readDoubles(times), times, epochs.size());
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        if (epochs[i] < 1 || static_cast<std::size_t>(epochs[i]) > run.history.size())
            fail("dataset " + group + "epoch, row " + std::to_string(i), "is no epoch of the history");
        run.history[static_cast<std::size_t>(epochs[i]) - 1].kmeansIterations.push_back(
            {objective[i], imbalance[i], static_cast<int>(refilled[i]), seconds[i]});
    }
}

void RunReader::readSamples(PretrainRun& run) const
{
    Embedding& embedding = run.embedding;
    embedding.names = m_file.readStrings("/samples/name");
    const std::size_t rows = embedding.names.size();
    embedding.h = matrix("/samples/h", rows);
    embedding.cluster = clusters("/samples/cluster", rows, run.parameters.clusters);
    embedding.kmeansCluster = clusters("/samples/kmeans_cluster", rows, run.parameters.clusters);
    embedding.predicted = sized(m_file.readDoubles("/samples/predicted"), "/samples/predicted", rows);
    embedding.label = sized(m_file.readDoubles("/samples/label"), "/samples/label", rows);
    run.centres = matrix("/centres", static_cast<std::size_t>(run.parameters.clusters));
}

void RunReader::readWeights(PretrainRun& run) const
{
    std::set<std::string> seen;
    for (const std::string& name : m_file.readStrings("/weight_order")) {
        // A name that stands there a million times would make a million copies.
        if (!seen.insert(name).second)
            fail("dataset /weight_order", "names " + deepmi::quoted(name) + " twice");
        NamedTensor tensor;
        tensor.name = name;
        tensor.shape = m_file.describe("/weights/" + name).shape;
        tensor.values = m_file.readFloats("/weights/" + name);
        run.weights.push_back(std::move(tensor));
    }
}

PretrainRun RunReader::read()
{
    PretrainRun run;
    readHeader(run);
    readHistory(run);
    readSamples(run);
    readWeights(run);
    return run;
}

} // namespace

PretrainRun readRun(const std::filesystem::path& path)
{
    return RunReader(path).read();
}

std::optional<PretrainEpoch> keptClusterHealth(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return std::nullopt;
    try {
        const Hdf5File file = Hdf5File::openForReading(path);
        const auto clusters = file.readDoubles("/history/effective_clusters");
        const auto classifier = file.readDoubles("/history/effective_classifier");
        const auto kept = parseInteger(file.readAttribute("/", "kept_epoch"));
        if (!kept || *kept < 1 ||
            static_cast<std::size_t>(*kept) > std::min(clusters.size(), classifier.size()))
            return std::nullopt;
        PretrainEpoch epoch;
        epoch.epoch = static_cast<int>(*kept);
        epoch.effectiveClusters = clusters[static_cast<std::size_t>(*kept) - 1];
        epoch.effectiveClassifier = classifier[static_cast<std::size_t>(*kept) - 1];
        return epoch;
    } catch (const InputError&) {
        return std::nullopt;
    }
}

} // namespace deepmi
