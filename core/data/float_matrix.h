#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace deepmi
{

/// A dense row-major matrix of float32, 64-byte aligned, not initialised on creation. Move-only, so that a
/// gigabyte is never copied by accident; clone() says so aloud. Where the memory has no room for it, it lies
/// in a scratch file (data/scratch_file.h); DEEPMI_MEMORY, a number of gigabytes, makes the room of one
/// matrix smaller than it is.
class FloatMatrix
{
public:
    FloatMatrix() = default;
    /// Raises Error(Failed) saying how much memory was asked for if there is not enough, nor on the disk;
    /// UsageError for a DEEPMI_MEMORY that is no number.
    FloatMatrix(std::size_t rows, std::size_t columns);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    float* data() { return m_data.get(); }
    const float* data() const { return m_data.get(); }
    std::span<float> row(std::size_t index) { return {m_data.get() + index * m_columns, m_columns}; }
    std::span<const float> row(std::size_t index) const
    {
        return {m_data.get() + index * m_columns, m_columns};
    }
    bool isOnDisk() const { return m_data.get_deleter().mapped > 0; }
    FloatMatrix clone() const;
    /// Gives up all rows behind the first `rows`, which must not be more than there are.
    void keepRows(std::size_t rows) { m_rows = rows; }

private:
    struct Free {
        Free() : Free(0) {}
        explicit Free(std::size_t bytes) : mapped(bytes) {}
        std::size_t mapped; ///< bytes of a scratch file; 0: of the memory
        void operator()(float* pointer) const;
    };
    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    std::unique_ptr<float[], Free> m_data;
};

} // namespace deepmi
