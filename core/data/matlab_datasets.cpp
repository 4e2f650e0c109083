#include "data/matlab_datasets.h"

#include "data/column_major.h"
#include "data/hdf5_file.h"
#include "data/matlab_text.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace deepmi
{

namespace
{

constexpr const char *cellClass = "cell", *characterClass = "char", *emptyMark = "MATLAB_empty";

/// A row of the dataset is a column of the matrix.
class DatasetColumns final : public ColumnMajorValues
{
public:
    DatasetColumns(const std::filesystem::path& path, std::string dataset)
        : m_file(Hdf5File::openForReading(path)), m_dataset(std::move(dataset))
    {
        m_file.requireStored(m_dataset);
    }
    std::size_t itemBytes() const override { return sizeof(float); }
    void readColumns(std::size_t first, std::size_t columns, std::byte* bytes) override
    {
        const std::size_t rows = m_file.describe(m_dataset).shape.at(1);
        std::vector<float> values(columns * rows);
        m_file.readFloatRows(m_dataset, first, columns, values.data());
        std::memcpy(bytes, values.data(), values.size() * sizeof(float));
    }
    void convert(const std::byte* bytes, std::size_t count, float* values) const override
    {
        std::memcpy(values, bytes, count * sizeof(float));
    }

private:
    Hdf5File m_file;
    std::string m_dataset;
};

/// The class of a dataset, however it was padded; none where it is not there or no text.
std::optional<std::string> classOf(const Hdf5File& file, const std::string& dataset)
{
    try {
        std::string name = file.readAttribute(dataset, "MATLAB_class");
        name.erase(std::find(name.begin(), name.end(), '\0'), name.end());
        return name.empty() ? std::nullopt : std::optional(name);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// Whether a dataset of numbers is a matrix of numbers in MATLAB too: texts, tables, dates and other objects
/// are stored as numbers as well, and of an empty matrix its size.
bool holdsMatrix(const Hdf5File& file, const std::string& dataset, const std::optional<std::string>& name)
{
    constexpr std::array numeric = {"double", "single", "logical", "int8",   "int16", "int32",
                                    "int64",  "uint8",  "uint16",  "uint32", "uint64"};
    return (!name || std::find(numeric.begin(), numeric.end(), *name) != numeric.end()) &&
           !file.hasAttribute(dataset, "MATLAB_object_decode") && !file.hasAttribute(dataset, emptyMark) &&
           !file.hasAttribute(dataset, "MATLAB_sparse");
}

/// The dataset as an array of the kind that its class tells; none where it is of no use here.
std::optional<StoredArray> arrayOf(const Hdf5File& file, const Hdf5File::Dataset& dataset,
                                   const std::optional<std::string>& ofClass)
{
    StoredArray array;
    array.name = dataset.name.substr(1);
    array.typeName = dataset.typeName;
    array.shape.assign(dataset.shape.rbegin(), dataset.shape.rend());
    const bool isNumber = dataset.type == Hdf5File::Type::Float || dataset.type == Hdf5File::Type::Integer;
    const bool isMatrix = dataset.shape.size() == 2;
    if (isNumber && isMatrix && holdsMatrix(file, dataset.name, ofClass)) {
        array.isNumber = true;
        return array;
    }
    if (file.hasAttribute(dataset.name, emptyMark))
        return std::nullopt;
    array.isText = true;
    if (dataset.type == Hdf5File::Type::String)
        return array;
    array.typeName = ofClass.value_or("");
    if (dataset.type == Hdf5File::Type::Integer && isMatrix && ofClass == characterClass) {
        array.shape = {array.shape[0]};
        return array;
    }
    return ofClass == cellClass ? std::optional(array) : std::nullopt;
}

/// Nothing if it is no text.
std::optional<std::string> textOfCell(const Hdf5File& file, const std::string& dataset,
                                      const std::filesystem::path& path, const std::string& where)
{
    if (dataset.empty() || classOf(file, dataset) != characterClass)
        return std::nullopt;
    if (file.hasAttribute(dataset, emptyMark))
        return std::string();
    const Hdf5File::Dataset description = file.describe(dataset);
    if (description.type != Hdf5File::Type::Integer || description.shape.size() != 2 ||
        description.shape[1] != 1)
        return std::nullopt;
    return textsOfCharacters(file.readIntegers(dataset), 1, path, where).front();
}

} // namespace

MatlabDatasets matlabDatasets(const std::filesystem::path& path)
{
    const Hdf5File file = Hdf5File::openForReading(path);
    MatlabDatasets found;
    for (const Hdf5File::Dataset& dataset : file.datasets()) {
        if (dataset.name.find('/', 1) != std::string::npos)
            continue;
        const std::optional<std::string> ofClass = classOf(file, dataset.name);
        found.classMissing = found.classMissing || !ofClass;
        if (auto array = arrayOf(file, dataset, ofClass))
            found.arrays.push_back(std::move(*array));
    }
    return found;
}

FloatMatrix readMatlabMatrix(const std::filesystem::path& path, const StoredArray& array, const Job& job)
{
    if (array.shape.at(0) == 0 || array.shape.at(1) == 0)
        throw InputError(path, "variable " + array.name,
                         "is " + sizeText(array.shape) + ", so it has no values");
    DatasetColumns values(path, "/" + array.name);
    FloatMatrix matrix(array.shape[0], array.shape[1]);
    readColumnMajor(values, matrix, job);
    return matrix;
}

std::vector<std::string> readMatlabTexts(const std::filesystem::path& path, const StoredArray& array)
{
    const Hdf5File file = Hdf5File::openForReading(path);
    const std::string dataset = "/" + array.name;
    const std::string where = "variable " + array.name;
    const Hdf5File::Dataset description = file.describe(dataset);
    if (description.type == Hdf5File::Type::String)
        return file.readStrings(dataset);
    if (description.type == Hdf5File::Type::Integer) {
        std::vector<std::string> texts = textsOfCharacters(
            file.readIntegers(dataset), std::max<std::size_t>(1, array.shape.at(0)), path, where);
        if (texts.empty())
            throw InputError(path, where,
                             "is " + std::to_string(array.shape.at(0)) + " texts without any character");
        return texts;
    }
    std::vector<std::string> texts;
    for (const std::string& cell : file.referencedDatasets(dataset)) {
        const std::string place = where + ", cell " + std::to_string(texts.size() + 1);
        auto text = textOfCell(file, cell, path, place);
        if (!text)
            throw InputError(path, place, "expected a text");
        texts.push_back(std::move(*text));
    }
    return texts;
}

} // namespace deepmi
