#pragma once

#include "data/float_matrix.h"
#include "job/job.h"

#include <cstddef>

namespace deepmi
{

/// Numbers of a file in which the columns of a matrix lie one after the other, as Fortran, MATLAB and NumPy's
/// fortran_order have them.
class ColumnMajorValues
{
public:
    virtual ~ColumnMajorValues() = default;
    /// Bytes of a value in the file.
    virtual std::size_t itemBytes() const = 0;
    /// Columns from `first` on, whole, one after the other. Called for all of them in their order.
    virtual void readColumns(std::size_t first, std::size_t columns, std::byte* bytes) = 0;
    /// Whether only all columns can be read at once.
    virtual bool isInOnePiece() const { return false; }
    /// Whether the file can be read at any place, which readRows() needs.
    virtual bool hasRows() const { return false; }
    /// `rows` values of every column from row `first` on, column by column.
    virtual void readRows(std::size_t first, std::size_t rows, std::byte* bytes);
    virtual void convert(const std::byte* bytes, std::size_t count, float* values) const = 0;
};

/// Reads them into a matrix of their size, with progress and stop. A matrix that lies in a scratch file is
/// filled row by row where the file can be read so, else in as few passes as the memory allows: a pass over
/// it for every few columns would write all of it each time.
void readColumnMajor(ColumnMajorValues& values, FloatMatrix& matrix, const Job& job);

} // namespace deepmi
