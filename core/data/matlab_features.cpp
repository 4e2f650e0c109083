#include "data/feature_layout.h"
#include "data/folder_files.h"
#include "data/matlab_file.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

FeatureTable readMatlabFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                                const Job& job)
{
    const MatlabFile file(path);
    const auto& variables = file.variables();
    const auto& chosen = variables[chooseFeatureArray(variables, options, path, "variable")];
    const std::size_t rows = chosen.shape[0];
    FeatureTable table;
    const auto names = options.namesFile.empty() ? chooseNameArray(variables, options, rows, path, "variable")
                                                 : std::nullopt;
    auto side = names ? std::nullopt : readSideNames(path, options, rows);
    if (!names && !side && rows != 1)
        failWithoutNames(path, options, rows,
                         "no cell or character variable has " + std::to_string(rows) + " texts");
    // The matrix first: its size is checked against the file before anything is believed.
    table.values = file.readMatrix(chosen, job);
    if (names)
        table.names = file.readTexts(variables[*names]);
    else
        table.names =
            side ? std::move(*side) : std::vector<std::string>{path.stem().string()}; // one file a sample
    requireUniqueNames(table.names, path);
    if (const auto columnNames = chooseFeatureNameArray(variables, chosen.shape[1], names))
        table.featureNames = file.readTexts(variables[*columnNames]);
    table.format = file.version() + " " + chosen.name + " " + chosen.typeName;
    table.source = path;
    return table;
}

FeatureTable readMatlabFolder(const std::filesystem::path& path, const FeatureReadOptions& options,
                              const Job& job)
{
    const std::vector<std::filesystem::path> files = filesOfKind(path, ".mat");
    if (files.empty())
        throw InputError(path, "", "the folder holds no .mat or .htk files, expected one a sample");
    FeatureTable table;
    std::string variableName = options.dataset;
    for (std::size_t row = 0; row < files.size(); ++row) {
        if (row % 64 == 0) {
            job.throwIfStopped();
            job.report("reading features", static_cast<double>(row), static_cast<double>(files.size()));
        }
        const MatlabFile file(files[row]);
        const auto& chosen =
            file.variables()[chooseFeatureArray(file.variables(), options, files[row], "variable")];
        const FloatMatrix values = file.readMatrix(chosen, {});
        const std::size_t columns = values.rows() * values.columns();
        if (row == 0) {
            table.values = FloatMatrix(files.size(), columns);
            table.format = "folder of " + file.version() + " files, " + chosen.name + " " + chosen.typeName;
        }
        if ((values.rows() != 1 && values.columns() != 1) || columns != table.columns())
            throw InputError(files[row], "variable " + chosen.name,
                             "is " + sizeText(chosen.shape) + ", expected 1 × " +
                                 std::to_string(table.columns()) + " as in " +
                                 files.front().filename().string());
        std::copy(values.data(), values.data() + columns, table.values.row(row).begin());
        table.names.push_back(files[row].stem().string());
    }
    requireUniqueNames(table.names, path);
    job.report("reading features", static_cast<double>(files.size()), static_cast<double>(files.size()));
    table.source = path;
    return table;
}

} // namespace deepmi
