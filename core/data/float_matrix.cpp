#include "data/float_matrix.h"

#include "data/scratch_file.h"
#include "job/memory.h"

#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <sys/mman.h>

namespace deepmi
{

void FloatMatrix::Free::operator()(float* pointer) const
{
    if (mapped > 0)
        unmapScratchFile(pointer, mapped);
    else
        std::free(pointer);
}

FloatMatrix::FloatMatrix(std::size_t rows, std::size_t columns) : m_rows(rows), m_columns(columns)
{
    // Large matrices ask for huge pages: the system hands out 500 MB in a quarter of the time it takes by
    // pages of 4 kB.
    constexpr std::size_t hugePage = std::size_t(2) << 20;
    const std::size_t most = (std::numeric_limits<std::size_t>::max() / 2) / sizeof(float);
    const bool tooLarge = columns != 0 && rows > most / columns;
    const std::size_t bytes = tooLarge ? 0 : rows * columns * sizeof(float);
    const std::size_t alignment = bytes >= 2 * hugePage ? hugePage : 64;
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    // The system promises more than it has, and kills whoever takes it at its word. Networks and what comes
    // of the matrix want room as well.
    constexpr std::size_t worthALook = std::size_t(256) << 20;
    const double left = bytes >= worthALook ? memoryLeft() : 0;
    const bool fits = !tooLarge && (left <= 0 || static_cast<double>(bytes) + memoryKeptFree <= left) &&
                      static_cast<double>(bytes) <= allowedBytes("DEEPMI_MEMORY");
    if (fits) {
        m_data.reset(static_cast<float*>(std::aligned_alloc(alignment, rounded ? rounded : alignment)));
        if (m_data && alignment == hugePage)
            (void)::madvise(m_data.get(), rounded, MADV_HUGEPAGE);
    } else if (!tooLarge) {
        m_data = {static_cast<float*>(mapScratchFile(bytes)), Free{bytes}};
    }
    if (!m_data)
        throw OutOfMemory("not enough memory for " + std::to_string(rows) + " rows of " +
                              std::to_string(columns) +
                              (fits || tooLarge ? " float32 values"
                                                : " float32 values, nor room in " + scratchFolder().string() +
                                                      " (DEEPMI_SCRATCH names another folder)"),
                          static_cast<double>(rows) * static_cast<double>(columns) * sizeof(float));
}

FloatMatrix FloatMatrix::clone() const
{
    FloatMatrix copy(m_rows, m_columns);
    std::memcpy(copy.data(), data(), m_rows * m_columns * sizeof(float));
    return copy;
}

} // namespace deepmi
