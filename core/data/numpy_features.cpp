#include "data/feature_layout.h"
#include "data/numpy_stream.h"
#include "job/error.h"

namespace deepmi
{

FeatureTable readNpyFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                             const Job& job)
{
    auto stream = NumpyStream::openNpy(path);
    FeatureTable table;
    const std::size_t rows = stream.header().shape.empty() ? 0 : stream.header().shape.front();
    auto names =
        stream.header().shape.size() == 2 && rows > 0 ? readSideNames(path, options, rows) : std::nullopt;
    // The array is looked at first: what is wrong with it matters more than missing names.
    if (stream.header().shape.size() == 2 && rows > 0 && stream.header().isNumber() && !names)
        failWithoutNames(path, options, rows, "a .npy holds no names");
    table.values = readNumpyMatrix(stream, job);
    table.names = std::move(*names);
    table.format =
        "NumPy .npy " + stream.header().dtype + (stream.header().fortranOrder ? " Fortran order" : "");
    table.source = path;
    return table;
}

FeatureTable readNpzFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                             const Job& job)
{
    std::vector<StoredArray> arrays;
    for (const auto& name : listNpz(path)) {
        StoredArray array;
        array.name = name;
        try {
            const auto stream = NumpyStream::openNpz(path, name);
            array.typeName = stream.header().dtype;
            array.isNumber = stream.header().isNumber();
            array.isText = stream.header().isText();
            array.shape = stream.header().shape;
        } catch (const InputError& error) {
            // Another array may be all that is needed.
            array.typeName = "not readable";
            array.problem = error.message();
        }
        arrays.push_back(std::move(array));
    }
    const auto& chosen = arrays[chooseFeatureArray(arrays, options, path, "array")];
    auto stream = NumpyStream::openNpz(path, chosen.name);
    const std::size_t rows = chosen.shape[0];
    FeatureTable table;
    const auto names =
        options.namesFile.empty() ? chooseNameArray(arrays, options, rows, path, "array") : std::nullopt;
    if (names) {
        auto text = NumpyStream::openNpz(path, arrays[*names].name);
        table.names = readNumpyTexts(text, job);
    } else if (auto side = readSideNames(path, options, rows)) {
        table.names = std::move(*side);
    } else {
        std::string detail = "no text array has " + std::to_string(rows) + " elements";
        for (const auto& array : arrays)
            if (!array.problem.empty())
                detail += "; array " + array.name + ": " + array.problem;
        failWithoutNames(path, options, rows, detail);
    }
    if (const auto columnNames = chooseFeatureNameArray(arrays, chosen.shape[1], names)) {
        auto text = NumpyStream::openNpz(path, arrays[*columnNames].name);
        table.featureNames = readNumpyTexts(text, job);
    }
    trimNames(table.names);
    trimNames(table.featureNames);
    requireUniqueNames(table.names, path);
    table.values = readNumpyMatrix(stream, job);
    table.format = "NumPy .npz " + chosen.name + " " + chosen.typeName;
    table.source = path;
    return table;
}

} // namespace deepmi
