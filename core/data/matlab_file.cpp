#include "data/matlab_file.h"

#include "data/column_major.h"
#include "data/hdf5_handle.h"
#include "data/matlab_datasets.h"
#include "data/matlab_text.h"
#include "job/input_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <matio.h>
#include <set>
#include <utility>

namespace deepmi
{

namespace
{

// matio reports through one function for the whole program; what it says is kept for the error that follows.
thread_local std::string said;

void keepMessage(int level, char* message)
{
    if (level != MATIO_LOG_LEVEL_CRITICAL && level != MATIO_LOG_LEVEL_WARNING &&
        level != MATIO_LOG_LEVEL_ERROR)
        return;
    std::string text = message ? message : "";
    // Of HDF5 it passes on four lines for every call on the way; the last reason is what a person can use.
    constexpr std::string_view reason = "minor: ";
    if (const std::size_t place = text.rfind(reason); place != std::string::npos)
        text = text.substr(place + reason.size(), text.find('\n', place) - place - reason.size());
    if (said.empty() || !said.ends_with(text))
        said += (said.empty() ? "" : "; ") + text;
}

struct FreeVariable {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using Variable = std::unique_ptr<matvar_t, FreeVariable>;

std::size_t itemSize(matio_classes type)
{
    switch (type) {
    case MAT_C_DOUBLE:
    case MAT_C_INT64:
    case MAT_C_UINT64:
        return 8;
    case MAT_C_SINGLE:
    case MAT_C_INT32:
    case MAT_C_UINT32:
        return 4;
    case MAT_C_INT16:
    case MAT_C_UINT16:
        return 2;
    case MAT_C_INT8:
    case MAT_C_UINT8:
        return 1;
    default:
        return 0;
    }
}

const char* className(matio_classes type)
{
    static constexpr std::array<const char*, 19> names = {
        "empty", "cell",   "struct", "object", "char",  "sparse", "double",   "single", "int8",   "uint8",
        "int16", "uint16", "int32",  "uint32", "int64", "uint64", "function", "opaque", "unknown"};
    return names[std::min<std::size_t>(static_cast<std::size_t>(type), names.size() - 1)];
}

template <class T>
void convertEach(const std::byte* bytes, std::size_t count, float* values)
{
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, bytes + i * sizeof(T), sizeof(T));
        values[i] = static_cast<float>(value);
    }
}

void convertAny(matio_classes type, const std::byte* bytes, std::size_t count, float* values)
{
    switch (type) {
    case MAT_C_DOUBLE:
        return convertEach<double>(bytes, count, values);
    case MAT_C_SINGLE:
        return convertEach<float>(bytes, count, values);
    case MAT_C_INT8:
        return convertEach<std::int8_t>(bytes, count, values);
    case MAT_C_UINT8:
        return convertEach<std::uint8_t>(bytes, count, values);
    case MAT_C_INT16:
        return convertEach<std::int16_t>(bytes, count, values);
    case MAT_C_UINT16:
        return convertEach<std::uint16_t>(bytes, count, values);
    case MAT_C_INT32:
        return convertEach<std::int32_t>(bytes, count, values);
    case MAT_C_UINT32:
        return convertEach<std::uint32_t>(bytes, count, values);
    case MAT_C_INT64:
        return convertEach<std::int64_t>(bytes, count, values);
    default:
        return convertEach<std::uint64_t>(bytes, count, values);
    }
}

/// A variable of an open file, two-dimensional and of numbers.
class MatlabColumns final : public ColumnMajorValues
{
public:
    MatlabColumns(mat_t* file, matvar_t& variable, const std::filesystem::path& path)
        : m_file(file), m_variable(variable), m_path(path)
    {
    }
    std::size_t itemBytes() const override { return itemSize(m_variable.class_type); }
    // matio unpacks a compressed variable of version 5 from its start for every part of it. HDF5 unpacks
    // every chunk that a part touches: by columns they are unpacked once or little more often, by rows of
    // unknown chunks perhaps many times. A scratch file is then gone over as often as there are blocks of
    // columns.
    bool isInOnePiece() const override { return isByOrder() && isCompressed(); }
    bool hasRows() const override { return !isCompressed(); }
    void readColumns(std::size_t first, std::size_t columns, std::byte* bytes) override
    {
        if (isByOrder())
            readInOrder(first * rows(), columns * rows(), bytes);
        else
            readPart(0, first, rows(), columns, bytes);
    }
    void readRows(std::size_t first, std::size_t count, std::byte* bytes) override
    {
        const std::size_t columns = m_variable.dims[1];
        if (!isByOrder())
            return readPart(first, 0, count, columns, bytes);
        for (std::size_t column = 0; column < columns; ++column) {
            readInOrder(column * rows() + first, count, bytes);
            bytes += count * itemBytes();
        }
    }
    void convert(const std::byte* bytes, std::size_t count, float* values) const override
    {
        convertAny(m_variable.class_type, bytes, count, values);
    }
    /// Of an uncompressed variable of versions 4 and 5 matio 1.5.23 reads the first columns whichever are
    /// asked for, but values in their order rightly; of version 7.3 it reads parts.
    bool isByOrder() const { return Mat_GetVersion(m_file) != MAT_FT_MAT73; }

private:
    std::size_t rows() const { return m_variable.dims[0]; }
    bool isCompressed() const { return m_variable.compression != MAT_COMPRESSION_NONE; }
    void readInOrder(std::size_t first, std::size_t count, std::byte* bytes)
    {
        require(Mat_VarReadDataLinear(m_file, &m_variable, bytes, static_cast<int>(first), 1,
                                      static_cast<int>(count)));
    }
    void readPart(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
                  std::byte* bytes)
    {
        int start[2] = {static_cast<int>(row), static_cast<int>(column)};
        int stride[2] = {1, 1};
        int edge[2] = {static_cast<int>(rows), static_cast<int>(columns)};
        require(Mat_VarReadData(m_file, &m_variable, bytes, start, stride, edge));
    }
    void require(int failed) const
    {
        if (failed != 0 || !said.empty())
            throw InputError(m_path, std::string("variable ") + m_variable.name,
                             "cannot be read, the file is damaged " + said);
    }

    mat_t* m_file;
    matvar_t& m_variable;
    const std::filesystem::path& m_path;
};

// The characters of an array in its column-major order. MATLAB stores UTF-16, or UTF-8 with fewer characters
// than bytes.
std::vector<std::int64_t> charactersOf(const matvar_t& variable)
{
    std::vector<std::int64_t> points;
    // A damaged file may leave characters without a size.
    const bool sized = variable.data && variable.data_size > 0;
    const std::size_t count = sized ? variable.nbytes / static_cast<std::size_t>(variable.data_size) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (variable.data_size == 4) {
            points.push_back(static_cast<const std::uint32_t*>(variable.data)[i]);
        } else if (variable.data_size == 2) {
            points.push_back(static_cast<const std::uint16_t*>(variable.data)[i]);
        } else {
            const std::uint32_t byte = static_cast<const unsigned char*>(variable.data)[i];
            if ((byte & 0xC0) == 0x80 && !points.empty() && variable.data_type == MAT_T_UTF8)
                points.back() = (points.back() << 6) | (byte & 0x3F);
            else if (variable.data_type == MAT_T_UTF8 && byte >= 0xC0)
                points.push_back(byte & (byte >= 0xF0 ? 0x07 : byte >= 0xE0 ? 0x0F : 0x1F));
            else
                points.push_back(byte);
        }
    }
    return points;
}

std::vector<std::string> textsOf(const matvar_t& variable, const std::filesystem::path& path,
                                 const std::string& where)
{
    return textsOfCharacters(charactersOf(variable), std::max<std::size_t>(1, variable.dims[0]), path, where);
}

} // namespace

struct MatlabFile::State {
    mat_t* file = nullptr;
    std::uint64_t fileSize = 0;
    std::set<std::string> datasets; ///< variables that matio does not know
    ~State() { close(); }
    void open(const std::filesystem::path& path)
    {
        file = Mat_Open(path.c_str(), MAT_ACC_RDONLY);
        if (!file)
            throw InputError(path, "",
                             "the MATLAB file cannot be opened, it is truncated or damaged " + said);
    }
    void close()
    {
        if (file)
            Mat_Close(file);
        file = nullptr;
    }
};

MatlabFile::~MatlabFile() = default;

MatlabFile::MatlabFile(const std::filesystem::path& path) : m_path(path), m_state(std::make_unique<State>())
{
    requireWholeMatlabFile(path);
    startHdf5();
    Mat_LogInitFunc("deepmi", keepMessage);
    said.clear();
    m_state->fileSize = InputFile(path).size();
    m_state->open(path);
    bool unknown = false;
    while (const Variable variable{Mat_VarReadNextInfo(m_state->file)}) {
        StoredArray array;
        array.name = variable->name ? variable->name : "";
        array.typeName = className(variable->class_type);
        array.shape.assign(variable->dims, variable->dims + std::max(variable->rank, 0));
        array.isNumber = itemSize(variable->class_type) > 0 && !variable->isComplex;
        if (variable->isComplex)
            array.problem = "holds complex numbers, expected real ones";
        if (variable->class_type == MAT_C_SPARSE)
            array.problem = "is a sparse matrix, expected a full one";
        array.isText = variable->class_type == MAT_C_CELL || variable->class_type == MAT_C_CHAR;
        if (variable->class_type == MAT_C_CHAR && !array.shape.empty())
            array.shape = {array.shape[0]};
        if (array.name.empty() || array.name.starts_with("__"))
            continue;
        unknown = unknown || variable->class_type == MAT_C_EMPTY;
        m_variables.push_back(std::move(array));
    }
    if (Mat_GetVersion(m_state->file) == MAT_FT_MAT73 && (unknown || !said.empty()))
        takeDatasets();
    if (!said.empty())
        throw InputError(path, "", "the MATLAB file is damaged: " + said);
    if (m_variables.empty())
        throw InputError(path, "", "the MATLAB file has no variables");
}

template <class Read>
auto MatlabFile::withoutMatio(const Read& read) const
{
    m_state->close();
    auto result = read();
    m_state->open(m_path);
    return result;
}

void MatlabFile::takeDatasets()
{
    m_state->close(); // one file cannot be open in two ways
    const std::string trouble = std::exchange(said, {});
    const MatlabDatasets found = matlabDatasets(m_path);
    for (const StoredArray& array : found.arrays) {
        const auto known = std::find_if(m_variables.begin(), m_variables.end(),
                                        [&](const StoredArray& one) { return one.name == array.name; });
        if (known == m_variables.end())
            m_variables.push_back(array);
        else if (known->typeName == className(MAT_C_EMPTY))
            *known = array;
        else
            continue;
        m_state->datasets.insert(array.name);
    }
    m_state->open(m_path);
    // What was said is of the classes that are missing, as long as there are such.
    said = found.classMissing ? std::string() : trouble;
}

std::string MatlabFile::version() const
{
    switch (Mat_GetVersion(m_state->file)) {
    case MAT_FT_MAT73:
        return "MATLAB 7.3";
    case MAT_FT_MAT4:
        return "MATLAB 4";
    default:
        return "MATLAB 5";
    }
}

FloatMatrix MatlabFile::readMatrix(const StoredArray& array, const Job& job) const
{
    const std::string where = "variable " + array.name;
    said.clear();
    if (m_state->datasets.contains(array.name))
        return withoutMatio([&] { return readMatlabMatrix(m_path, array, job); });
    const Variable variable{Mat_VarReadInfo(m_state->file, array.name.c_str())};
    if (!variable)
        throw InputError(m_path, where, "cannot be read: " + said);
    const std::size_t rows = array.shape.at(0);
    const std::size_t columns = array.shape.at(1);
    if (rows == 0 || columns == 0)
        throw InputError(m_path, where, "is " + sizeText(array.shape) + ", so it has no values");
    // The size is believed only as far as the file's bytes can unpack to it (deflate: 1032 to one).
    const bool packed =
        variable->compression != MAT_COMPRESSION_NONE || Mat_GetVersion(m_state->file) == MAT_FT_MAT73;
    if (static_cast<double>(rows) * static_cast<double>(columns) >
        static_cast<double>(m_state->fileSize) * (packed ? 1032.0 : 1.0))
        throw InputError(m_path, where,
                         "declares " + sizeText(array.shape) + " values, more than the file's " +
                             std::to_string(m_state->fileSize) + " bytes can hold; the file is damaged");
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<int>::max()); // matio counts in int
    MatlabColumns values(m_state->file, *variable, m_path);
    if (rows > most || columns > most || (values.isByOrder() && rows * columns > most))
        throw InputError(m_path, where,
                         "is " + sizeText(array.shape) +
                             ", more values than matio can count; convert it to HDF5 or .npy");
    FloatMatrix matrix(rows, columns);
    readColumnMajor(values, matrix, job);
    return matrix;
}

std::vector<std::string> MatlabFile::readTexts(const StoredArray& array) const
{
    std::optional<std::vector<std::string>> texts;
    if (!m_state->datasets.contains(array.name))
        texts = readOwnTexts(array);
    return texts ? *texts : withoutMatio([&] { return readMatlabTexts(m_path, array); });
}

/// None where a cell holds what matio does not know.
std::optional<std::vector<std::string>> MatlabFile::readOwnTexts(const StoredArray& array) const
{
    const std::string where = "variable " + array.name;
    said.clear();
    const Variable variable{Mat_VarRead(m_state->file, array.name.c_str())};
    if (!variable || !said.empty() || !variable->data)
        throw InputError(m_path, where, "cannot be read, the file is damaged " + said);
    std::vector<std::string> texts;
    if (variable->class_type == MAT_C_CHAR) {
        texts = textsOf(*variable, m_path, where);
        if (texts.empty())
            throw InputError(m_path, where,
                             "is " + std::to_string(array.shape.at(0)) + " texts without any character");
        return texts;
    }
    std::size_t count = 1;
    for (int i = 0; i < variable->rank; ++i)
        count *= variable->dims[i];
    for (std::size_t i = 0; i < count; ++i) {
        const std::string place = where + ", cell " + std::to_string(i + 1);
        const matvar_t* cell = Mat_VarGetCell(variable.get(), static_cast<int>(i));
        if (cell && cell->class_type == MAT_C_EMPTY && Mat_GetVersion(m_state->file) == MAT_FT_MAT73)
            return std::nullopt;
        if (!cell || cell->class_type != MAT_C_CHAR || cell->rank != 2 || (cell->dims[0] > 1) ||
            (!cell->data && cell->dims[0] * cell->dims[1] > 0))
            throw InputError(m_path, place, "expected a text");
        texts.push_back(textsOf(*cell, m_path, place).front());
    }
    return texts;
}

} // namespace deepmi
