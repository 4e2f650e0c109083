#include "data/feature_layout.h"
#include "data/matlab_file.h"
#include "job/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <matio.h>

namespace deepmi
{

namespace
{

struct FreeVariable {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using Variable = std::unique_ptr<matvar_t, FreeVariable>;

void keepSilent(int, char*) {}

// MATLAB's characters are UTF-16; bytes that are not UTF-8 become the replacement character.
std::vector<std::uint16_t> utf16(const std::string& text)
{
    std::vector<std::uint16_t> units;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i++]);
        const int more = first < 0x80 ? 0 : first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : -1;
        std::uint32_t point = more <= 0 ? first : first & (0x3Fu >> more);
        bool good = more >= 0;
        for (int k = 0; k < more && good; ++k) {
            good = i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
            if (good)
                point = (point << 6) | (static_cast<unsigned char>(text[i++]) & 0x3Fu);
        }
        point = good && point <= 0x10FFFF ? point : 0xFFFD;
        if (point >= 0x10000) {
            units.push_back(static_cast<std::uint16_t>(0xD800 + ((point - 0x10000) >> 10)));
            units.push_back(static_cast<std::uint16_t>(0xDC00 + ((point - 0x10000) & 0x3FF)));
        } else {
            units.push_back(static_cast<std::uint16_t>(point));
        }
    }
    return units;
}

Variable cellOf(const char* name, const std::vector<std::string>& texts, bool isColumn)
{
    std::size_t shape[2] = {isColumn ? texts.size() : 1, isColumn ? 1 : texts.size()};
    Variable cell(Mat_VarCreate(name, MAT_C_CELL, MAT_T_CELL, 2, shape, nullptr, 0));
    for (std::size_t i = 0; cell && i < texts.size(); ++i) {
        std::vector<std::uint16_t> units = utf16(texts[i]);
        std::size_t length[2] = {1, units.size()};
        Mat_VarSetCell(cell.get(), static_cast<int>(i),
                       Mat_VarCreate(nullptr, MAT_C_CHAR, MAT_T_UINT16, 2, length, units.data(), 0));
    }
    return cell;
}

} // namespace

void writeMatlabFeatures(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    const std::size_t rows = table.rows();
    const std::size_t columns = table.columns();
    if (rows * columns > std::size_t(std::numeric_limits<std::int32_t>::max()) / sizeof(float))
        throw Error(ErrorKind::Failed, "MATLAB 5 files hold variables of up to 2 GB; write .h5 instead",
                    temporary);
    Mat_LogInitFunc("deepmi", keepSilent);
    FloatMatrix transposed(columns, rows);
    constexpr std::size_t tile = 64;
    for (std::size_t rowTile = 0; rowTile < rows; rowTile += tile) {
        job.throwIfStopped();
        job.report("writing features", static_cast<double>(rowTile), static_cast<double>(rows));
        for (std::size_t columnTile = 0; columnTile < columns; columnTile += tile)
            for (std::size_t column = columnTile; column < std::min(columnTile + tile, columns); ++column)
                for (std::size_t row = rowTile; row < std::min(rowTile + tile, rows); ++row)
                    transposed.row(column)[row] = table.values.row(row)[column];
    }
    // A fixed header, where matio would write the date.
    mat_t* file =
        Mat_CreateVer(temporary.c_str(), "MATLAB 5.0 MAT-file, written by DeepMI Studio", MAT_FT_MAT5);
    if (!file)
        throw Error(ErrorKind::Failed, "cannot be written", temporary);
    std::size_t shape[2] = {rows, columns};
    std::vector<Variable> variables;
    variables.emplace_back(Mat_VarCreate("features", MAT_C_SINGLE, MAT_T_SINGLE, 2, shape, transposed.data(),
                                         MAT_F_DONT_COPY_DATA));
    variables.push_back(cellOf("filenames", table.names, true));
    if (!table.featureNames.empty())
        variables.push_back(cellOf("feature_names", table.featureNames, false));
    bool good = true;
    errno = 0;
    for (const auto& variable : variables)
        good = good && variable && Mat_VarWrite(file, variable.get(), MAT_COMPRESSION_NONE) == 0;
    good = Mat_Close(file) == 0 && good;
    // matio does not look at what the disk answers; reading the file again shows whether all of it is there.
    // What is told is the system's own word, where it left one.
    const int system = errno;
    std::string reason;
    try {
        good = good && MatlabFile(temporary).variables().size() == variables.size();
    } catch (const InputError& error) {
        good = false;
        reason = ": " + error.message();
    }
    if (system == ENOSPC || system == EDQUOT || system == EFBIG || system == EIO)
        reason = std::string(": ") + std::strerror(system);
    if (!good)
        throw Error(ErrorKind::Failed, "cannot be written, the disk may be full" + reason, temporary);
}

} // namespace deepmi
