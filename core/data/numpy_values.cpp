#include "data/numpy_stream.h"

#include "data/column_major.h"
#include "job/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace deepmi
{

namespace
{

template <class Integer>
Integer swapped(Integer value)
{
    if constexpr (sizeof(Integer) == 2)
        return __builtin_bswap16(value);
    else if constexpr (sizeof(Integer) == 4)
        return __builtin_bswap32(value);
    else if constexpr (sizeof(Integer) == 8)
        return __builtin_bswap64(value);
    else
        return value;
}

float halfToFloat(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000u) << 16;
    const std::uint32_t exponent = (half >> 10) & 31u;
    const std::uint32_t mantissa = half & 1023u;
    if (exponent == 0) {
        const float magnitude = std::ldexp(static_cast<float>(mantissa), -24);
        return sign ? -magnitude : magnitude;
    }
    const std::uint32_t wide = exponent == 31 ? 255u : exponent + 112u;
    return std::bit_cast<float>(sign | (wide << 23) | (mantissa << 13));
}

template <class Bits, class Value, class T>
void convertEach(const unsigned char* bytes, std::size_t count, bool swap, T* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        Bits bits;
        std::memcpy(&bits, bytes + i * sizeof(Bits), sizeof(Bits));
        out[i] = static_cast<T>(std::bit_cast<Value>(swap ? swapped(bits) : bits));
    }
}

template <class T>
void convertHalves(const unsigned char* bytes, std::size_t count, bool swap, T* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t bits;
        std::memcpy(&bits, bytes + i * sizeof(bits), sizeof(bits));
        out[i] = static_cast<T>(halfToFloat(swap ? swapped(bits) : bits));
    }
}

void appendUtf8(std::string& text, std::uint32_t point)
{
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6));
        put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    }
}

constexpr std::size_t blockBytes = std::size_t(8) << 20;

/// A two-dimensional array in Fortran order.
class NumpyColumns final : public ColumnMajorValues
{
public:
    explicit NumpyColumns(NumpyStream& stream) : m_stream(stream), m_header(stream.header()) {}
    std::size_t itemBytes() const override { return m_header.item; }
    void readColumns(std::size_t, std::size_t columns, std::byte* bytes) override
    {
        m_stream.read(bytes, columns * m_header.shape[0] * m_header.item);
    }
    bool hasRows() const override { return m_stream.isAtAnyPlace(); }
    void readRows(std::size_t first, std::size_t rows, std::byte* bytes) override
    {
        for (std::size_t column = 0; column < m_header.shape[1]; ++column) {
            m_stream.readAt(column * m_header.shape[0] + first, rows, bytes);
            bytes += rows * m_header.item;
        }
    }
    void convert(const std::byte* bytes, std::size_t count, float* values) const override
    {
        convertNumpy(m_header, bytes, count, values);
    }

private:
    NumpyStream& m_stream;
    const NumpyHeader& m_header;
};

} // namespace

template <class T>
void convertNumpy(const NumpyHeader& header, const void* source, std::size_t count, T* out)
{
    const auto* bytes = static_cast<const unsigned char*>(source);
    const bool swap = header.bigEndian != (std::endian::native == std::endian::big);
    const bool isSigned = header.kind == 'i';
    if (header.kind == 'f' && header.item == 2)
        convertHalves(bytes, count, swap, out);
    else if (header.kind == 'f' && header.item == 4)
        convertEach<std::uint32_t, float>(bytes, count, swap, out);
    else if (header.kind == 'f')
        convertEach<std::uint64_t, double>(bytes, count, swap, out);
    else if (header.item == 1 && isSigned)
        convertEach<std::uint8_t, std::int8_t>(bytes, count, false, out);
    else if (header.item == 1)
        convertEach<std::uint8_t, std::uint8_t>(bytes, count, false, out);
    else if (header.item == 2 && isSigned)
        convertEach<std::uint16_t, std::int16_t>(bytes, count, swap, out);
    else if (header.item == 2)
        convertEach<std::uint16_t, std::uint16_t>(bytes, count, swap, out);
    else if (header.item == 4 && isSigned)
        convertEach<std::uint32_t, std::int32_t>(bytes, count, swap, out);
    else if (header.item == 4)
        convertEach<std::uint32_t, std::uint32_t>(bytes, count, swap, out);
    else if (isSigned)
        convertEach<std::uint64_t, std::int64_t>(bytes, count, swap, out);
    else
        convertEach<std::uint64_t, std::uint64_t>(bytes, count, swap, out);
}

template void convertNumpy(const NumpyHeader&, const void*, std::size_t, float*);
template void convertNumpy(const NumpyHeader&, const void*, std::size_t, double*);
// Whole numbers only: a float is checked by the caller before it is cut.
template void convertNumpy(const NumpyHeader&, const void*, std::size_t, std::int64_t*);

std::string numpyText(const NumpyHeader& header, const void* source, const std::filesystem::path& path,
                      const std::string& where)
{
    const auto* bytes = static_cast<const char*>(source);
    std::size_t used = header.item;
    while (used > 0 && bytes[used - 1] == '\0')
        --used;
    if (header.kind == 'S')
        return std::string(bytes, used);
    std::string text;
    bool ended = false;
    for (std::size_t i = 0; i < header.item; i += 4) {
        std::uint32_t point;
        std::memcpy(&point, bytes + i, 4);
        if (header.bigEndian != (std::endian::native == std::endian::big))
            point = swapped(point);
        ended = ended || point == 0;
        if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) || (ended && point != 0))
            throw InputError(path, where, "holds a text that is not Unicode; the file is damaged");
        if (!ended)
            appendUtf8(text, point);
    }
    return text;
}

FloatMatrix readNumpyMatrix(NumpyStream& stream, const Job& job)
{
    const NumpyHeader& header = stream.header();
    if (!header.isNumber())
        throw InputError(stream.path(), stream.where(),
                         "holds text (" + header.dtype + "), expected numbers");
    if (header.shape.size() != 2)
        throw InputError(stream.path(), stream.where(),
                         "has the shape " + shapeText(header.shape) +
                             ", expected two dimensions: rows, columns");
    const std::size_t rows = header.shape[0];
    const std::size_t columns = header.shape[1];
    if (rows == 0 || columns == 0)
        throw InputError(stream.path(), stream.where(),
                         "has the shape " + shapeText(header.shape) + ", so no values");
    FloatMatrix matrix(rows, columns);
    if (header.fortranOrder) {
        NumpyColumns values(stream);
        readColumnMajor(values, matrix, job);
        stream.finish();
        return matrix;
    }
    const bool direct = header.kind == 'f' && header.item == 4 &&
                        header.bigEndian == (std::endian::native == std::endian::big);
    const std::size_t total = header.elements * header.item;
    const std::size_t rowsOfBlock = std::max<std::size_t>(1, blockBytes / (columns * header.item));
    std::vector<std::byte> block(direct ? 0 : std::min(rowsOfBlock, rows) * columns * header.item);
    for (std::size_t first = 0; first < rows; first += rowsOfBlock) {
        job.throwIfStopped();
        job.report("reading features", static_cast<double>(first * columns * header.item),
                   static_cast<double>(total));
        const std::size_t count = std::min(rowsOfBlock, rows - first);
        if (direct) {
            stream.read(matrix.row(first).data(), count * columns * header.item);
        } else {
            stream.read(block.data(), count * columns * header.item);
            convertNumpy(header, block.data(), count * columns, matrix.row(first).data());
        }
    }
    stream.finish();
    job.report("reading features", static_cast<double>(total), static_cast<double>(total));
    return matrix;
}

std::vector<std::string> readNumpyTexts(NumpyStream& stream, const Job& job)
{
    const NumpyHeader& header = stream.header();
    NumpyArray array{header.dtype, header.fortranOrder, header.shape, {}};
    if (!header.isText())
        throw InputError(stream.path(), stream.where(),
                         "holds numbers (" + header.dtype + "), expected text");
    job.throwIfStopped();
    array.bytes.resize(header.elements * header.item);
    stream.read(array.bytes.data(), array.bytes.size());
    stream.finish();
    return array.toStrings(stream.path());
}

} // namespace deepmi
