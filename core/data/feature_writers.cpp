#include "data/delimited_text.h"
#include "data/feature_layout.h"
#include "data/hdf5_file.h"
#include "data/numpy_stream.h"
#include "job/error.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace deepmi
{

namespace
{

/// A file that is filled from front to back; every failure is an Error(Failed).
class OutputFile
{
public:
    explicit OutputFile(const std::filesystem::path& path) : m_path(path)
    {
        m_descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (m_descriptor < 0)
            fail();
    }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                fail();
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void close()
    {
        if (::close(std::exchange(m_descriptor, -1)) != 0)
            fail();
    }

private:
    [[noreturn]] void fail() const
    {
        throw Error(ErrorKind::Failed, std::string("cannot be written: ") + std::strerror(errno), m_path);
    }
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

constexpr std::size_t blockBytes = std::size_t(8) << 20;

std::size_t rowsOfBlock(const FeatureTable& table)
{
    return std::max<std::size_t>(1, blockBytes / (std::max<std::size_t>(1, table.columns()) * sizeof(float)));
}

void tick(const FeatureTable& table, std::size_t row, const Job& job)
{
    job.throwIfStopped();
    job.report("writing features", static_cast<double>(row), static_cast<double>(table.rows()));
}

// The shortest text that reads back to the same float32.
void appendNumber(std::string& text, float value)
{
    char buffer[32];
    if (std::isnan(value)) {
        text += "nan";
        return;
    }
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof(buffer), value);
    (void)error; // 32 characters hold every float32
    text.append(buffer, end);
}

std::string columnName(const FeatureTable& table, std::size_t column)
{
    return table.featureNames.empty() ? "feature_" + std::to_string(column) : table.featureNames[column];
}

// ARFF has no doubled quotes: a name is enclosed in the kind of quote that it does not hold.
std::string arffText(const std::string& text)
{
    const bool hasSingle = text.find('\'') != std::string::npos;
    if (hasSingle && text.find('"') != std::string::npos)
        throw UsageError("the name " + deepmi::quoted(text) +
                         " holds both kinds of quotes, which ARFF cannot");
    const char quote = hasSingle ? '"' : '\'';
    return quote + text + quote;
}

void writeRows(const FeatureTable& table, OutputFile& file, std::string& text, char separator,
               const std::function<std::string(const std::string&)>& nameText, std::string_view rowEnd,
               const Job& job)
{
    for (std::size_t row = 0; row < table.rows(); ++row) {
        text += nameText(table.names[row]);
        for (const float value : table.values.row(row)) {
            text += separator;
            appendNumber(text, value);
        }
        text += rowEnd;
        if (text.size() >= (1u << 20)) {
            tick(table, row, job);
            file.write(text);
            text.clear();
        }
    }
    file.write(text);
    file.close();
}

void appendBigEndian(std::string& bytes, std::uint32_t value, unsigned count)
{
    for (unsigned shift = 8 * count; shift > 0; shift -= 8)
        bytes += static_cast<char>(value >> (shift - 8) & 0xff);
}

} // namespace

void writeHdf5Features(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    auto file = Hdf5File::create(temporary);
    file.createFloats("/features", table.rows(), table.columns());
    const std::size_t block = rowsOfBlock(table);
    for (std::size_t row = 0; row < table.rows(); row += block) {
        tick(table, row, job);
        file.writeFloatRows("/features", row, std::min(block, table.rows() - row),
                            table.values.row(row).data());
    }
    file.write("/filenames", std::span<const std::string>(table.names));
    if (!table.featureNames.empty())
        file.write("/feature_names", std::span<const std::string>(table.featureNames));
    file.close();
}

void writeNpyFeatures(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    OutputFile file(temporary);
    file.write(numpyHeader("<f4", {table.rows(), table.columns()}));
    const std::size_t block = rowsOfBlock(table);
    for (std::size_t row = 0; row < table.rows(); row += block) {
        tick(table, row, job);
        const std::size_t bytes = std::min(block, table.rows() - row) * table.columns() * sizeof(float);
        file.write({reinterpret_cast<const char*>(table.values.row(row).data()), bytes});
    }
    file.close();
}

void writeTextFeatures(const FeatureTable& table, const std::filesystem::path& temporary, char separator,
                       const Job& job)
{
    OutputFile file(temporary);
    std::string text = "name";
    for (std::size_t column = 0; column < table.columns(); ++column)
        text += separator + csvCell(columnName(table, column), separator);
    text += '\n';
    const auto nameText = [separator](const std::string& name) { return csvCell(name, separator); };
    writeRows(table, file, text, separator, nameText, "\n", job);
}

void writeArffFeatures(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    OutputFile file(temporary);
    std::string text = "@relation features\n\n@attribute name string\n";
    for (std::size_t column = 0; column < table.columns(); ++column)
        text += "@attribute " + arffText(columnName(table, column)) + " numeric\n";
    // A nominal class closes the table, as in openSMILE's files: without it a last feature called "class"
    // would be taken for one.
    text += "@attribute class {unknown}\n\n@data\n\n";
    writeRows(table, file, text, ',', arffText, ",?\n", job);
}

void writeHtkFeatures(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    // The header has a signed int16 for the bytes of a frame and a signed int32 for their number.
    constexpr std::size_t mostColumns = 32767 / sizeof(float), mostRows = 2147483647;
    constexpr std::uint32_t user = 9;
    if (table.columns() > mostColumns || table.rows() > mostRows)
        throw UsageError("an HTK file holds at most " + std::to_string(mostColumns) + " columns and " +
                         std::to_string(mostRows) + " rows, the features have " +
                         std::to_string(table.columns()) + " and " + std::to_string(table.rows()) +
                         "; .h5 or .npy holds them");
    OutputFile file(temporary);
    std::string bytes;
    appendBigEndian(bytes, static_cast<std::uint32_t>(table.rows()), 4);
    appendBigEndian(bytes, 0, 4); // no period: the rows are samples, not moments of one
    appendBigEndian(bytes, static_cast<std::uint32_t>(table.columns() * sizeof(float)), 2);
    appendBigEndian(bytes, user, 2);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const float value : table.values.row(row))
            appendBigEndian(bytes, std::bit_cast<std::uint32_t>(value), 4);
        if (bytes.size() >= blockBytes) {
            tick(table, row, job);
            file.write(bytes);
            bytes.clear();
        }
    }
    file.write(bytes);
    file.close();
}

} // namespace deepmi
