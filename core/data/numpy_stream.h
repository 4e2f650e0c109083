#pragma once

#include "data/numpy_file.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace deepmi
{

/// What the header of a .npy says, checked against the bytes that are there.
struct NumpyHeader {
    std::string dtype;    ///< as written, e.g. "<f4"
    char kind = 'f';      ///< f, i, u, b (bool), S (bytes), U (UTF-32)
    std::size_t item = 4; ///< bytes of an element
    bool bigEndian = false;
    bool fortranOrder = false;
    std::vector<std::size_t> shape;
    std::size_t elements = 0;

    bool isNumber() const { return kind == 'f' || kind == 'i' || kind == 'u' || kind == 'b'; }
    bool isText() const { return kind == 'S' || kind == 'U'; }
};

/// Kind, item size and byte order of a dtype; raises InputError for object arrays (pickles), structured types
/// and everything else this library does not read.
void parseNumpyDtype(const std::string& dtype, const std::filesystem::path& path, const std::string& where,
                     NumpyHeader& header);

/// The elements of one .npy or one member of a .npz, read once, from front to back or, of a .npy, at any
/// place. Private to the numpy_*.cpp files.
class NumpyStream
{
public:
    static NumpyStream openNpy(const std::filesystem::path& path);
    static NumpyStream openNpz(const std::filesystem::path& path, const std::string& name);
    NumpyStream(NumpyStream&&) noexcept;
    ~NumpyStream();

    const NumpyHeader& header() const { return m_header; }
    const std::filesystem::path& path() const { return m_path; }
    /// "array NAME" in a .npz, "" in a .npy.
    const std::string& where() const { return m_where; }
    /// The next `count` bytes of elements; raises InputError if the file ends before.
    void read(void* bytes, std::size_t count);
    /// Whether readAt() can be called instead: not of a .npz.
    bool isAtAnyPlace() const;
    /// `count` elements from the element of this number on.
    void readAt(std::size_t element, std::size_t count, void* bytes);
    /// After the last element: raises InputError if more bytes follow, the checksum of a .npz member is
    /// wrong, or the file was written meanwhile.
    void finish();

    /// Where bytes come from.
    class Source;

private:
    NumpyStream(std::filesystem::path path, std::string where, std::unique_ptr<Source> source);
    void readHeader();

    std::filesystem::path m_path;
    std::string m_where;
    std::unique_ptr<Source> m_source;
    NumpyHeader m_header;
    std::uint64_t m_begin = 0; ///< bytes before the first element
    bool m_wasReadAt = false;
};

/// `count` elements at `bytes`, in the header's type and byte order, converted to T (float, double).
template <class T>
void convertNumpy(const NumpyHeader& header, const void* bytes, std::size_t count, T* out);
/// One text element, without its padding. Raises InputError for a code point that does not exist.
std::string numpyText(const NumpyHeader& header, const void* bytes, const std::filesystem::path& path,
                      const std::string& where);
/// A two-dimensional array of numbers as a matrix, with progress and stop; raises InputError for other
/// arrays.
FloatMatrix readNumpyMatrix(NumpyStream& stream, const Job& job);
/// Any array of text, in C order.
std::vector<std::string> readNumpyTexts(NumpyStream& stream, const Job& job);
/// Signature and header of a .npy in C order, a multiple of 64 bytes long.
std::string numpyHeader(const std::string& dtype, const std::vector<std::size_t>& shape);
/// "(800, 6373)".
std::string shapeText(const std::vector<std::size_t>& shape);

} // namespace deepmi
