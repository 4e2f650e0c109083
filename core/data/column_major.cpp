#include "data/column_major.h"

#include "job/memory.h"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <vector>

namespace deepmi
{

namespace
{

/// Of what is read at a time where the matrix lies in memory.
constexpr std::size_t blockBytes = std::size_t(8) << 20;

/// The same where it lies in a scratch file: the more the better, but what is left of the memory is wanted by
/// the scratch file's own pages as well.
std::size_t scratchBlockBytes()
{
    constexpr double least = 65536, most = 1 << 30;
    const double left = memoryLeft(), allowed = allowedBytes("DEEPMI_MEMORY");
    return static_cast<std::size_t>(
        std::clamp((left > 0 ? std::min(left, allowed) : allowed) / 8, least, most));
}

/// Columns of `rows` values into the matrix, the first of them at [firstRow, firstColumn]. In tiles, so that
/// neither side is walked with a stride over more memory than the caches hold.
void place(std::span<const float> block, std::size_t rows, std::size_t firstRow, std::size_t firstColumn,
           FloatMatrix& matrix)
{
    constexpr std::size_t tile = 64;
    const std::size_t columns = block.size() / rows;
    for (std::size_t rowTile = 0; rowTile < rows; rowTile += tile)
        for (std::size_t columnTile = 0; columnTile < columns; columnTile += tile)
            for (std::size_t row = rowTile; row < std::min(rowTile + tile, rows); ++row) {
                const std::span<float> out = matrix.row(firstRow + row);
                for (std::size_t column = columnTile; column < std::min(columnTile + tile, columns); ++column)
                    out[firstColumn + column] = block[column * rows + row];
            }
}

} // namespace

void ColumnMajorValues::readRows(std::size_t, std::size_t, std::byte*)
{
    throw std::logic_error("this file can be read from front to back only");
}

void readColumnMajor(ColumnMajorValues& values, FloatMatrix& matrix, const Job& job)
{
    const std::size_t rows = matrix.rows(), columns = matrix.columns(), item = values.itemBytes();
    const bool byRows = matrix.isOnDisk() && values.hasRows() && !values.isInOnePiece();
    // A line is a row where rows are read, else a column.
    const std::size_t lines = byRows ? rows : columns, length = byRows ? columns : rows;
    const std::size_t budget =
        matrix.isOnDisk() ? scratchBlockBytes() / (item + sizeof(float)) : blockBytes / item;
    const std::size_t most = std::clamp<std::size_t>(budget / length, 1, lines);
    const std::size_t atATime = values.isInOnePiece() ? lines : most;
    const double total = static_cast<double>(rows) * static_cast<double>(columns * item);
    std::vector<std::byte> bytes(atATime * length * item);
    std::vector<float> converted(most * length);
    for (std::size_t first = 0; first < lines; first += atATime) {
        job.throwIfStopped();
        job.report("reading features", static_cast<double>(first) * static_cast<double>(length * item),
                   total);
        const std::size_t count = std::min(atATime, lines - first);
        if (byRows)
            values.readRows(first, count, bytes.data());
        else
            values.readColumns(first, count, bytes.data());
        for (std::size_t line = 0; line < count; line += most) {
            job.throwIfStopped();
            const std::span<float> block = std::span(converted).first(std::min(most, count - line) * length);
            values.convert(bytes.data() + line * length * item, block.size(), block.data());
            if (byRows) // all in one go
                place(block, count, first, 0, matrix);
            else
                place(block, rows, 0, first + line, matrix);
        }
    }
    job.report("reading features", total, total);
}

} // namespace deepmi
