#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace deepmi
{

/// A dense row-major matrix of float32, 64-byte aligned, not initialised on creation. Move-only, so that a
/// gigabyte is never copied by accident; clone() says so aloud.
class FloatMatrix
{
public:
    FloatMatrix() = default;
    /// Raises Error(Failed) saying how much memory was asked for if there is not enough.
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
    FloatMatrix clone() const;
    /// Gives up all rows behind the first `rows`, which must not be more than there are.
    void keepRows(std::size_t rows) { m_rows = rows; }

private:
    struct Free {
        void operator()(float* pointer) const;
    };
    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    std::unique_ptr<float[], Free> m_data;
};

} // namespace deepmi
