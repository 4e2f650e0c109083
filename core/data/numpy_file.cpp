#include "data/numpy_file.h"

#include "data/delimited_text.h"
#include "data/numpy_stream.h"
#include "data/zip_archive.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

NumpyArray readWhole(NumpyStream stream, const Job& job)
{
    const NumpyHeader& header = stream.header();
    NumpyArray array{header.dtype, header.fortranOrder, header.shape, {}};
    const std::size_t total = header.elements * header.item;
    constexpr std::size_t block = std::size_t(8) << 20;
    array.bytes.resize(total);
    for (std::size_t done = 0; done < total; done += block) {
        job.throwIfStopped();
        job.report("reading", static_cast<double>(done), static_cast<double>(total));
        stream.read(array.bytes.data() + done, std::min(block, total - done));
    }
    stream.finish();
    return array;
}

NumpyHeader headerOf(const NumpyArray& array, const std::filesystem::path& source)
{
    NumpyHeader header;
    parseNumpyDtype(array.dtype, source, "", header);
    header.elements = array.size();
    if (array.bytes.size() != header.elements * header.item)
        throw InputError(source, "", "the array's bytes do not fit its shape " + shapeText(array.shape));
    return header;
}

// Where the element that stands at `index` in C order lies in a column-major array.
std::size_t fortranIndex(const std::vector<std::size_t>& shape, std::size_t index)
{
    std::size_t place = 0;
    std::size_t size = 1;
    for (const std::size_t length : shape)
        size *= length;
    std::size_t stride = 1;
    for (const std::size_t length : shape) {
        size /= length;
        place += index / size * stride;
        index %= size;
        stride *= length;
    }
    return place;
}

template <class T>
std::vector<T> inCOrder(const NumpyArray& array, std::vector<T> values)
{
    if (!array.fortranOrder || array.shape.size() < 2)
        return values;
    std::vector<T> ordered(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        ordered[i] = std::move(values[fortranIndex(array.shape, i)]);
    return ordered;
}

} // namespace

std::size_t NumpyArray::size() const
{
    std::size_t elements = 1;
    for (const std::size_t length : shape)
        elements *= length;
    return elements;
}

std::vector<double> NumpyArray::toDoubles(const std::filesystem::path& source) const
{
    const NumpyHeader header = headerOf(*this, source);
    if (!header.isNumber())
        throw InputError(source, "", "the array holds text (" + dtype + "), expected numbers");
    std::vector<double> values(header.elements);
    convertNumpy(header, bytes.data(), values.size(), values.data());
    return inCOrder(*this, std::move(values));
}

std::vector<std::int64_t> NumpyArray::toIntegers(const std::filesystem::path& source) const
{
    const NumpyHeader header = headerOf(*this, source);
    if (!header.isNumber())
        throw InputError(source, "", "the array holds text (" + dtype + "), expected whole numbers");
    std::vector<std::int64_t> values(header.elements);
    if (header.kind == 'f') {
        const std::vector<double> numbers = toDoubles(source);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] != std::floor(numbers[i]) || std::abs(numbers[i]) > 0x1p53)
                throw InputError(source, "element " + std::to_string(i), "expected a whole number");
            values[i] = static_cast<std::int64_t>(numbers[i]);
        }
        return values;
    }
    convertNumpy(header, bytes.data(), values.size(), values.data());
    if (header.kind == 'u' && header.item == 8 &&
        std::any_of(values.begin(), values.end(), [](auto v) { return v < 0; }))
        throw InputError(source, "", "the array holds whole numbers of 2^63 or more");
    return inCOrder(*this, std::move(values));
}

std::vector<std::string> NumpyArray::toStrings(const std::filesystem::path& source) const
{
    const NumpyHeader header = headerOf(*this, source);
    if (!header.isText())
        throw InputError(source, "", "the array holds numbers (" + dtype + "), expected text");
    std::vector<std::string> values;
    values.reserve(header.elements);
    for (std::size_t i = 0; i < header.elements; ++i)
        values.push_back(
            numpyText(header, bytes.data() + i * header.item, source, "element " + std::to_string(i)));
    return inCOrder(*this, std::move(values));
}

NumpyArray readNpy(const std::filesystem::path& path, const Job& job)
{
    return readWhole(NumpyStream::openNpy(path), job);
}

std::vector<std::string> listNpz(const std::filesystem::path& path)
{
    std::vector<std::string> names;
    for (const auto& member : ZipArchive(path).names())
        if (member.ends_with(".npy"))
            names.push_back(member.substr(0, member.size() - 4));
    return names;
}

NumpyArray readNpzArray(const std::filesystem::path& path, const std::string& name, const Job& job)
{
    return readWhole(NumpyStream::openNpz(path, name), job);
}

} // namespace deepmi
