#include "data/feature_layout.h"
#include "data/htk_file.h"
#include "job/error.h"

#include <string>

namespace deepmi
{

namespace
{

std::string formatOf(const HtkHeader& header)
{
    return "HTK " + header.kind;
}

} // namespace

FeatureTable readHtkFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                             const Job& job)
{
    const HtkHeader header = readHtkHeader(path);
    FeatureTable table;
    if (auto side = readSideNames(path, options, header.frames))
        table.names = std::move(*side);
    else if (header.frames == 1)
        table.names = {path.stem().string()};
    else
        failWithoutNames(path, options, header.frames,
                         "these may be the frames of one sample, which measures of frames take by --frames");
    job.throwIfStopped();
    table.values = FloatMatrix(header.frames, header.columns);
    readHtkFrames(path, header, table.values.row(0).data());
    table.format = formatOf(header);
    table.source = path;
    return table;
}

FeatureTable readHtkFolder(const std::filesystem::path& path, const FeatureReadOptions&, const Job& job)
{
    const auto files = htkFilesIn(path);
    FeatureTable table;
    for (std::size_t row = 0; row < files.size(); ++row) {
        if (row % 64 == 0) {
            job.throwIfStopped();
            job.report("reading features", static_cast<double>(row), static_cast<double>(files.size()));
        }
        const HtkHeader header = readHtkHeader(files[row]);
        if (header.frames != 1)
            throw InputError(
                files[row], "",
                "has " + std::to_string(header.frames) +
                    " frames, expected one a sample; measures of frames take the folder by --frames");
        if (row == 0) {
            table.values = FloatMatrix(files.size(), header.columns);
            table.format = "folder of " + formatOf(header) + " files";
        }
        if (header.columns != table.columns())
            throw InputError(files[row], "",
                             "has " + std::to_string(header.columns) + " values, expected " +
                                 std::to_string(table.columns()) + " as in " +
                                 files.front().filename().string());
        readHtkFrames(files[row], header, table.values.row(row).data());
        table.names.push_back(files[row].stem().string());
    }
    requireUniqueNames(table.names, path);
    job.report("reading features", static_cast<double>(files.size()), static_cast<double>(files.size()));
    table.source = path;
    return table;
}

} // namespace deepmi
