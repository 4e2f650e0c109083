#include "data/frame_table.h"

#include "data/feature_layout.h"
#include "data/hdf5_file.h"
#include "data/htk_file.h"
#include "job/error.h"
#include "job/input_file.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::size_t blockBytes = std::size_t(8) << 20;
const std::string framesName = "/frames", offsetsName = "/offsets";

std::string listOf(const std::vector<Hdf5File::Dataset>& datasets)
{
    std::string list;
    for (const auto& dataset : datasets)
        list += (list.empty() ? "" : ", ") + dataset.name + " (" + sizeText(dataset.shape) + " " +
                dataset.typeName + ")";
    return list.empty() ? "no datasets" : list;
}

Hdf5File::Dataset find(const Hdf5File& file, const std::filesystem::path& path,
                       const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        if (file.exists(name))
            return file.describe(name);
    throw InputError(path, "dataset " + names.front(),
                     "is missing; frame-level features are frames (T × D), offsets (N+1 whole numbers) and "
                     "filenames (N), the file has " +
                         listOf(file.datasets()));
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& dataset,
                       const std::string& message)
{
    throw InputError(path, "dataset " + dataset, message);
}

std::vector<std::size_t> readOffsets(const Hdf5File& file, const Hdf5File::Dataset& dataset,
                                     const std::filesystem::path& path, std::size_t utterances,
                                     std::size_t frames)
{
    if (dataset.type != Hdf5File::Type::Integer || dataset.shape.size() != 1)
        fail(path, dataset.name,
             "is " + sizeText(dataset.shape) + " " + dataset.typeName + ", expected N+1 whole numbers");
    if (dataset.shape[0] != utterances + 1)
        fail(path, dataset.name,
             "has " + std::to_string(dataset.shape[0]) + " elements, expected " +
                 std::to_string(utterances + 1) + ", one more than the " + std::to_string(utterances) +
                 " names");
    const std::vector<std::int64_t> values = file.readIntegers(dataset.name);
    std::vector<std::size_t> offsets;
    offsets.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto here = [&](const std::string& message) {
            fail(path, dataset.name,
                 "element " + std::to_string(i) + " is " + std::to_string(values[i]) + ", " + message);
        };
        if (i == 0 && values[i] != 0)
            here("expected 0, where the first utterance begins");
        if (values[i] < 0 || static_cast<std::uint64_t>(values[i]) > frames)
            here("out of range, " + framesName + " has " + std::to_string(frames) + " rows");
        if (i > 0 && values[i] <= values[i - 1])
            here("not above the " + std::to_string(values[i - 1]) +
                 " before it; offsets must rise, every utterance needs at least one frame");
        offsets.push_back(static_cast<std::size_t>(values[i]));
    }
    if (offsets.back() != frames)
        fail(path, dataset.name,
             "ends with " + std::to_string(offsets.back()) + ", expected " + std::to_string(frames) +
                 ", the number of rows of " + framesName);
    return offsets;
}

/// Counted from 1.
std::string placeOf(const FrameTable& table, std::size_t row, std::size_t column)
{
    const auto after = std::upper_bound(table.offsets.begin(), table.offsets.end(), row);
    const auto utterance = static_cast<std::size_t>(after - table.offsets.begin()) - 1;
    return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1) + " (frame " +
           std::to_string(row - table.offsets[utterance] + 1) + " of '" + table.names[utterance] + "')";
}

[[noreturn]] void failNotFinite(const std::filesystem::path& path, const std::string& where, float value)
{
    throw InputError(path, where,
                     "the value is " +
                         std::string(std::isnan(value) ? "NaN"
                                     : value > 0       ? "inf"
                                                       : "-inf") +
                         ", expected a finite number");
}

/// An utterance a file; the sizes first, so that the frames are stored once.
FrameTable readHtkUtterances(const std::filesystem::path& path,
                             const std::vector<std::filesystem::path>& files, const Job& job)
{
    FrameTable table;
    table.source = path;
    table.offsets = {0};
    std::vector<HtkHeader> headers;
    for (const auto& file : files) {
        job.throwIfStopped();
        headers.push_back(readHtkHeader(file));
        if (headers.back().columns != headers.front().columns)
            throw InputError(file, "",
                             "has " + std::to_string(headers.back().columns) + " values a frame, expected " +
                                 std::to_string(headers.front().columns) + " as in " +
                                 files.front().filename().string());
        table.names.push_back(file.stem().string());
        table.offsets.push_back(table.offsets.back() + headers.back().frames);
    }
    requireUniqueNames(table.names, path);
    table.format = (files.size() > 1 ? "folder of HTK " : "HTK ") + headers.front().kind;
    table.frames = FloatMatrix(table.offsets.back(), headers.front().columns);
    for (std::size_t i = 0; i < files.size(); ++i) {
        job.throwIfStopped();
        job.report("reading features", static_cast<double>(i), static_cast<double>(files.size()));
        readHtkFrames(files[i], headers[i], table.frames.row(table.offsets[i]).data());
        for (std::size_t row = table.offsets[i]; row < table.offsets[i + 1]; ++row)
            for (std::size_t column = 0; column < table.columns(); ++column)
                if (const float value = table.frames.row(row)[column]; !std::isfinite(value))
                    failNotFinite(files[i],
                                  "row " + std::to_string(row - table.offsets[i] + 1) + ", column " +
                                      std::to_string(column + 1),
                                  value);
    }
    job.report("reading features", static_cast<double>(files.size()), static_cast<double>(files.size()));
    return table;
}

/// Where the path is HTK's by its content; HDF5 has a signature.
bool isHtkFile(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::array<char, 8> start{};
    const std::string_view begin(start.data(), file.readUpTo(0, start.data(), start.size()));
    return begin != "\x89HDF\r\n\x1a\n" && isHtk(path);
}

} // namespace

FrameTable readFrames(const std::filesystem::path& path, const Job& job)
{
    if (std::error_code error; std::filesystem::is_directory(path, error)) {
        const auto files = htkFilesIn(path);
        if (files.empty())
            throw InputError(path, "", "the folder holds no .htk files, expected one a sample");
        return readHtkUtterances(path, files, job);
    }
    if (isHtkFile(path))
        return readHtkUtterances(path, {path}, job);
    const auto file = Hdf5File::openForReading(path);
    const auto frames = find(file, path, {framesName});
    const auto names = find(file, path, {"/filenames", "/names"});
    const auto offsets = find(file, path, {offsetsName});
    if (frames.shape.size() != 2 ||
        (frames.type != Hdf5File::Type::Float && frames.type != Hdf5File::Type::Integer))
        fail(path, frames.name,
             "is " + sizeText(frames.shape) + " " + frames.typeName +
                 ", expected numbers in two dimensions (frames × descriptors)");
    if (frames.size() == 0)
        fail(path, frames.name, "is " + sizeText(frames.shape) + ", so it has no values");
    if (names.type != Hdf5File::Type::String || names.shape.size() != 1)
        fail(path, names.name,
             "is " + sizeText(names.shape) + " " + names.typeName + ", expected one text an utterance");

    FrameTable table;
    table.source = path;
    table.format = "HDF5 " + frames.name + " " + frames.typeName;
    table.names = file.readStrings(names.name);
    trimNames(table.names);
    requireUniqueNames(table.names, path);
    table.offsets = readOffsets(file, offsets, path, table.names.size(), frames.shape[0]);

    file.requireStored(frames.name);
    table.frames = FloatMatrix(frames.shape[0], frames.shape[1]);
    const std::size_t rows = frames.shape[0], columns = frames.shape[1];
    std::size_t block = std::max<std::size_t>(1, blockBytes / (columns * sizeof(float)));
    // Whole chunks, so that none is unpacked twice.
    if (!frames.chunk.empty())
        block = (block + frames.chunk[0] - 1) / frames.chunk[0] * frames.chunk[0];
    for (std::size_t first = 0; first < rows; first += block) {
        job.throwIfStopped();
        job.report("reading features", static_cast<double>(first), static_cast<double>(rows));
        const std::size_t count = std::min(block, rows - first);
        file.readFloatRows(frames.name, first, count, table.frames.row(first).data());
        for (std::size_t row = first; row < first + count; ++row)
            for (std::size_t column = 0; column < columns; ++column)
                if (const float value = table.frames.row(row)[column]; !std::isfinite(value))
                    failNotFinite(path, "dataset " + frames.name + ", " + placeOf(table, row, column), value);
    }
    job.report("reading features", static_cast<double>(rows), static_cast<double>(rows));
    return table;
}

bool holdsFrames(const Hdf5File& file)
{
    return file.exists(framesName) && file.exists(offsetsName) &&
           (file.exists("/filenames") || file.exists("/names"));
}

FrameCorpus joinFrames(FrameTable table, const LabelTable& labels, const std::string& attribute)
{
    FeatureTable lengths;
    lengths.names = table.names;
    lengths.featureNames = {"frames"};
    lengths.source = table.source;
    lengths.format = table.format;
    lengths.values = FloatMatrix(table.utterances(), 1);
    for (std::size_t utterance = 0; utterance < table.utterances(); ++utterance)
        lengths.values.row(utterance)[0] = static_cast<float>(table.length(utterance));
    FrameCorpus corpus;
    corpus.samples = joinCorpus(std::move(lengths), labels, attribute);
    corpus.table = std::move(table);
    return corpus;
}

} // namespace deepmi
