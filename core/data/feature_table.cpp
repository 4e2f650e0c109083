#include "data/feature_table.h"

#include "data/feature_layout.h"
#include "data/folder_files.h"
#include "data/htk_file.h"
#include "data/names.h"
#include "data/numpy_file.h"
#include "data/packed_file.h"
#include "data/scratch_file.h"
#include "data/text_source.h"
#include "job/atomic_file.h"
#include "job/error.h"
#include "job/input_file.h"
#include "job/memory.h"

#include <algorithm>
#include <new>
#include <string>

namespace deepmi
{

namespace
{

enum class Format { Hdf5, Npy, Npz, Matlab, Htk, Arff, Text, Unknown };

// ARFF starts with comments and blank lines, then @relation.
bool startsLikeArff(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.front() != '%')
            return lowerCase(line.substr(0, 9)) == "@relation";
    }
    return false;
}

/// Whether a zip archive is to be explained as an .npz: it is called so, or has arrays among its members.
bool holdsArrays(const std::filesystem::path& path)
{
    if (lowerCase(path.extension().string()) == ".npz")
        return true;
    try {
        return !listNpz(path).empty();
    } catch (const InputError&) {
        return false;
    }
}

Format formatOf(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::string start(4096, '\0');
    start.resize(file.readUpTo(0, start.data(), start.size()));
    // Of zip archives, .npz are features; what else there is in one only its directory tells.
    const std::string problem = packedFileProblem(start);
    const bool isZip = start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06");
    if (!problem.empty() && (!isZip || !holdsArrays(path)))
        throw InputError(path, "", problem);
    if (start.starts_with("\x89HDF\r\n\x1a\n"))
        return Format::Hdf5;
    if (start.starts_with("\x93NUMPY"))
        return Format::Npy;
    if (isZip)
        return Format::Npz;
    if (start.starts_with("MATLAB ") && start.size() > 19)
        return Format::Matlab;
    // No signature was found; the extension says which reader is to explain what is missing.
    const std::string extension = lowerCase(path.extension().string());
    if (extension == ".h5" || extension == ".hdf5" || extension == ".hdf")
        return Format::Hdf5;
    if (extension == ".npy")
        return Format::Npy;
    if (extension == ".npz")
        return Format::Npz;
    if (extension == ".mat")
        return Format::Matlab;
    if (extension == ".htk")
        return Format::Htk;
    const auto text = beginningOfText(path, start.size());
    if (extension == ".arff" || (text && startsLikeArff(*text)))
        return Format::Arff;
    const bool isText = text || extension == ".csv" || extension == ".tsv" || extension == ".txt";
    if (isText)
        return Format::Text;
    return isHtk(path) ? Format::Htk : Format::Unknown;
}

void requireWritable(const FeatureTable& table, const std::filesystem::path& path)
{
    if (table.names.size() != table.rows() ||
        (!table.featureNames.empty() && table.featureNames.size() != table.columns()))
        throw UsageError("the features for " + path.string() + " have " + std::to_string(table.names.size()) +
                         " names and " + std::to_string(table.featureNames.size()) + " feature names for " +
                         std::to_string(table.rows()) + " rows and " + std::to_string(table.columns()) +
                         " columns");
}

std::string linesOf(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += name + "\n";
    return text;
}

/// NAME.npy and NAME.htk take their names from one file: writing one must not give the other's rows new
/// names.
void requireNamesOfItsOwn(const std::filesystem::path& side, const std::filesystem::path& path,
                          const std::string& names)
{
    std::error_code error;
    auto other = path;
    other.replace_extension(lowerCase(path.extension().string()) == ".npy" ? ".htk" : ".npy");
    if (!std::filesystem::exists(other, error) || !std::filesystem::exists(side, error))
        return;
    const bool same =
        std::filesystem::file_size(side, error) == names.size() && contentsOf(side, names.size()) == names;
    if (!same)
        throw UsageError("the names of " + other.string() + " stand in " + side.string() +
                         ", where those of " + path.string() + " would go; choose another output file");
}

/// One file a sample, of one kind.
FeatureTable readFolder(const std::filesystem::path& path, const FeatureReadOptions& options, const Job& job)
{
    const auto htk = htkFilesIn(path);
    if (htk.empty())
        return readMatlabFolder(path, options, job);
    if (!filesOfKind(path, ".mat").empty())
        throw InputError(path, "", "the folder holds .mat and .htk files, expected one kind");
    return readHtkFolder(path, options, job);
}

FeatureTable readAnyFormat(const std::filesystem::path& path, const FeatureReadOptions& options,
                           const Job& job)
{
    // Without `error` a name that is too long or a circle of links would raise something else than
    // InputError.
    if (std::error_code error; std::filesystem::is_directory(path, error))
        return readFolder(path, options, job);
    switch (formatOf(path)) {
    case Format::Hdf5:
        return readHdf5Features(path, options, job);
    case Format::Npy:
        return readNpyFeatures(path, options, job);
    case Format::Npz:
        return readNpzFeatures(path, options, job);
    case Format::Matlab:
        return readMatlabFeatures(path, options, job);
    case Format::Htk:
        return readHtkFeatures(path, options, job);
    case Format::Arff:
        return readArffFeatures(path, options, job);
    case Format::Text:
        return readCsvFeatures(path, options, job);
    case Format::Unknown:
        break;
    }
    throw InputError(
        path, "",
        "the format is not known, expected features as HDF5, .npy, .npz, .mat, HTK, ARFF, CSV or TSV, or a "
        "folder of .mat or .htk files");
}

} // namespace

FeatureTable readFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                          const Job& job)
{
    const UnchangedFile watched(path);
    FeatureTable table = [&] {
        try {
            return readAnyFormat(path, options, job);
        } catch (const InputError&) {
            watched.requireUnchanged(); // then that is the better word
            throw;
        } catch (const OutOfMemory& error) {
            throw OutOfMemory(error, path);
        } catch (const std::bad_alloc& error) {
            throw OutOfMemory(*asOutOfMemory(error), path);
        }
    }();
    watched.requireUnchanged();
    if (table.values.isOnDisk())
        job.warn("the features (" +
                 memoryText(static_cast<double>(table.rows() * table.columns()) * sizeof(float)) +
                 ") do not fit into memory: while the program runs they lie in a file in " +
                 scratchFolder().string() + ", which is slower");
    return table;
}

void writeFeatures(const FeatureTable& table, const std::filesystem::path& path, const Job& job)
{
    requireWritable(table, path);
    const std::string extension = lowerCase(path.extension().string());
    using Writer = std::function<void(const std::filesystem::path&)>;
    Writer writer;
    if (extension == ".h5" || extension == ".hdf5")
        writer = [&](const auto& temporary) { writeHdf5Features(table, temporary, job); };
    else if (extension == ".npz")
        writer = [&](const auto& temporary) { writeNpzFeatures(table, temporary, job); };
    else if (extension == ".npy")
        writer = [&](const auto& temporary) { writeNpyFeatures(table, temporary, job); };
    else if (extension == ".csv")
        writer = [&](const auto& temporary) { writeTextFeatures(table, temporary, ',', job); };
    else if (extension == ".tsv")
        writer = [&](const auto& temporary) { writeTextFeatures(table, temporary, '\t', job); };
    else if (extension == ".arff")
        writer = [&](const auto& temporary) { writeArffFeatures(table, temporary, job); };
    else if (extension == ".mat")
        writer = [&](const auto& temporary) { writeMatlabFeatures(table, temporary, job); };
    else if (extension == ".htk")
        writer = [&](const auto& temporary) { writeHtkFeatures(table, temporary, job); };
    else
        throw UsageError("the extension of " + path.string() +
                         " is not known, expected .h5, .hdf5, .npz, .npy, .csv, .tsv, .arff, .mat or .htk");
    AtomicFiles files;
    if (extension == ".npy" || extension == ".htk") {
        if (std::any_of(table.names.begin(), table.names.end(),
                        [](const auto& name) { return name.find_first_of("\r\n") != std::string::npos; }))
            throw UsageError("a name holds a line end, which the names file of " + path.string() + " cannot");
        const std::string names = linesOf(table.names);
        const auto side = namesFileBeside(path);
        requireNamesOfItsOwn(side, path, names);
        files.add(side, names);
    }
    try {
        files.add(path, writer);
        files.commit();
    } catch (const Error& error) {
        // The writers know only the temporary file; the person asked for `path`.
        if (error.kind() != ErrorKind::Failed)
            throw;
        throw Error(ErrorKind::Failed, error.message(), path, error.where());
    }
}

} // namespace deepmi
