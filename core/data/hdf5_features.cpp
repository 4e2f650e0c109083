#include "data/feature_layout.h"
#include "data/frame_table.h"
#include "data/hdf5_file.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace
{

constexpr std::size_t blockBytes = std::size_t(8) << 20;

std::vector<StoredArray> arraysOf(const std::vector<Hdf5File::Dataset>& datasets)
{
    std::vector<StoredArray> arrays;
    for (const auto& dataset : datasets)
        arrays.push_back({dataset.name, dataset.typeName,
                          dataset.type == Hdf5File::Type::Float || dataset.type == Hdf5File::Type::Integer,
                          dataset.type == Hdf5File::Type::String, dataset.shape, ""});
    return arrays;
}

// One vector a sample: D values, or 1 × D.
bool isVector(const StoredArray& array)
{
    return array.isNumber && (array.shape.size() == 1 || (array.shape.size() == 2 && array.shape[0] == 1));
}

// The datasets of a file (or of the group asked for) in which every sample has a dataset of its own; empty if
// the file is not of that layout.
std::vector<std::size_t> samplesOf(const std::vector<StoredArray>& arrays, const std::string& group)
{
    std::vector<std::size_t> samples;
    for (std::size_t i = 0; i < arrays.size(); ++i) {
        if (!group.empty() && !arrays[i].name.starts_with(group))
            continue;
        if (group.empty() && arrays[i].isNumber && arrays[i].shape.size() == 2 && arrays[i].shape[0] != 1)
            return {};
        if (isVector(arrays[i]))
            samples.push_back(i);
    }
    // A single 1 × D is a table of one row, with its name beside it.
    if (group.empty() && samples.size() == 1 && arrays[samples.front()].shape.size() == 2)
        return {};
    return samples;
}

FeatureTable readSamples(const Hdf5File& file, const std::vector<StoredArray>& arrays,
                         const std::vector<std::size_t>& samples, const std::string& group,
                         const std::filesystem::path& path, const Job& job)
{
    FeatureTable table;
    const std::size_t columns = arrays[samples.front()].shape.back();
    for (const std::size_t index : samples)
        if (arrays[index].shape.back() != columns)
            throw InputError(path, "dataset " + arrays[index].name,
                             "has " + std::to_string(arrays[index].shape.back()) + " values, expected " +
                                 std::to_string(columns) + " as in " + arrays[samples.front()].name);
    if (columns == 0)
        throw InputError(path, "dataset " + arrays[samples.front()].name,
                         "is empty, expected a row of features");
    // Nothing is allocated for values that are not there.
    std::vector<float> first = file.readFloats(arrays[samples.front()].name);
    table.values = FloatMatrix(samples.size(), columns);
    for (std::size_t row = 0; row < samples.size(); ++row) {
        if (row % 256 == 0) {
            job.throwIfStopped();
            job.report("reading features", static_cast<double>(row), static_cast<double>(samples.size()));
        }
        const std::string& name = arrays[samples[row]].name;
        const std::vector<float> values = row == 0 ? std::move(first) : file.readFloats(name);
        std::copy(values.begin(), values.end(), table.values.row(row).begin());
        table.names.push_back(name.substr(group.empty() ? 1 : group.size()));
    }
    table.format = "HDF5, one dataset a sample, " + arrays[samples.front()].typeName;
    return table;
}

void readRows(const Hdf5File& file, const Hdf5File::Dataset& dataset, FloatMatrix& values, const Job& job)
{
    const std::size_t rows = values.rows();
    std::size_t block = std::max<std::size_t>(1, blockBytes / (values.columns() * sizeof(float)));
    // Whole chunks, so that none is unpacked twice.
    if (!dataset.chunk.empty())
        block =
            std::max<std::size_t>(1, (block + dataset.chunk[0] - 1) / dataset.chunk[0]) * dataset.chunk[0];
    for (std::size_t first = 0; first < rows; first += block) {
        job.throwIfStopped();
        job.report("reading features", static_cast<double>(first), static_cast<double>(rows));
        file.readFloatRows(dataset.name, first, std::min(block, rows - first), values.row(first).data());
    }
    job.report("reading features", static_cast<double>(rows), static_cast<double>(rows));
}

} // namespace

FeatureTable readHdf5Features(const std::filesystem::path& path, const FeatureReadOptions& options,
                              const Job& job)
{
    const auto file = Hdf5File::openForReading(path);
    const auto datasets = file.datasets();
    const auto arrays = arraysOf(datasets);
    std::string group;
    if (!options.dataset.empty()) {
        group = (options.dataset.starts_with('/') ? "" : "/") + options.dataset;
        const bool isDataset =
            std::any_of(arrays.begin(), arrays.end(), [&](const auto& array) { return array.name == group; });
        group = isDataset ? "" : group + (group.ends_with('/') ? "" : "/");
    }
    FeatureTable table;
    const auto samples =
        options.dataset.empty() || !group.empty() ? samplesOf(arrays, group) : std::vector<std::size_t>();
    if (!samples.empty()) {
        table = readSamples(file, arrays, samples, group, path, job);
    } else {
        const auto& dataset = datasets[chooseFeatureArray(arrays, options, path, "dataset")];
        const std::size_t rows = dataset.shape[0];
        const std::size_t columns = dataset.shape[1];
        if (rows == 0 || columns == 0)
            throw InputError(path, "dataset " + dataset.name,
                             "is " + sizeText(dataset.shape) + ", so it has no values");
        const auto names = options.namesFile.empty() ? chooseNameArray(arrays, options, rows, path, "dataset")
                                                     : std::nullopt;
        if (names)
            table.names = file.readStrings(arrays[*names].name);
        else if (auto side = readSideNames(path, options, rows))
            table.names = std::move(*side);
        else if (holdsFrames(file))
            throw InputError(path, "",
                             "holds frames of utterances (frames, offsets), expected a row a sample; "
                             "frames are given as --frames");
        else
            failWithoutNames(path, options, rows,
                             "no text dataset has " + std::to_string(rows) + " elements");
        if (const auto columnNames = chooseFeatureNameArray(arrays, columns, names))
            table.featureNames = file.readStrings(arrays[*columnNames].name);
        file.requireStored(dataset.name);
        table.values = FloatMatrix(rows, columns);
        readRows(file, dataset, table.values, job);
        table.format = "HDF5 " + dataset.name + " " + dataset.typeName;
    }
    trimNames(table.names);
    trimNames(table.featureNames);
    requireUniqueNames(table.names, path);
    table.source = path;
    return table;
}

} // namespace deepmi
