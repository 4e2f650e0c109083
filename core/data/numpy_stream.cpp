#include "data/numpy_stream.h"

#include "data/delimited_text.h"
#include "data/zip_archive.h"
#include "job/input_file.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace deepmi
{

class NumpyStream::Source
{
public:
    virtual ~Source() = default;
    /// Fewer than `count` only at the end.
    virtual std::size_t readUpTo(void* bytes, std::size_t count) = 0;
    /// The file that the source is; null where it is a part of one.
    virtual const InputFile* file() const { return nullptr; }
    /// Bytes in all, header included; backed by what is really in the file.
    virtual std::uint64_t size() const = 0;
};

namespace
{

class FileSource final : public NumpyStream::Source
{
public:
    explicit FileSource(const std::filesystem::path& path) : m_file(path) {}
    std::size_t readUpTo(void* bytes, std::size_t count) override
    {
        const std::size_t got = m_file.readUpTo(m_offset, bytes, count);
        m_offset += got;
        return got;
    }
    const InputFile* file() const override { return &m_file; }
    std::uint64_t size() const override { return m_file.size(); }

private:
    InputFile m_file;
    std::uint64_t m_offset = 0;
};

class MemberSource final : public NumpyStream::Source
{
public:
    MemberSource(const std::filesystem::path& path, const std::string& member)
        : m_archive(path), m_member(m_archive.open(member))
    {
    }
    std::size_t readUpTo(void* bytes, std::size_t count) override { return m_member.readUpTo(bytes, count); }
    std::uint64_t size() const override { return m_member.size(); }

private:
    ZipArchive m_archive;
    ZipArchive::Member m_member;
};

// The header is a Python dictionary in three keys; this reads just what numpy's writers make of it.
class HeaderParser
{
public:
    explicit HeaderParser(std::string_view text) : m_text(text) {}

    bool parse(NumpyHeader& header)
    {
        bool hasType = false, hasOrder = false, hasShape = false;
        if (!take('{'))
            return false;
        while (!take('}')) {
            std::string key;
            if (!takeText(key) || !take(':'))
                return false;
            if (key == "descr")
                hasType = takeText(header.dtype) || takeList(header.dtype);
            else if (key == "fortran_order")
                hasOrder = takeBool(header.fortranOrder);
            else if (key == "shape")
                hasShape = takeShape(header.shape);
            else
                return false;
            if (!take(',') && peek() != '}')
                return false;
        }
        return hasType && hasOrder && hasShape;
    }

private:
    char peek()
    {
        while (!m_text.empty() && std::isspace(static_cast<unsigned char>(m_text.front())))
            m_text.remove_prefix(1);
        return m_text.empty() ? '\0' : m_text.front();
    }
    bool take(char letter)
    {
        if (peek() != letter)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool takeText(std::string& text)
    {
        const char quote = peek();
        if (quote != '\'' && quote != '"')
            return false;
        const std::size_t end = m_text.find(quote, 1);
        if (end == std::string_view::npos)
            return false;
        text = m_text.substr(1, end - 1);
        m_text.remove_prefix(end + 1);
        return true;
    }
    // A structured type is a list; it is kept as written for the error message.
    bool takeList(std::string& text)
    {
        if (peek() != '[')
            return false;
        const std::size_t end = m_text.find(']');
        if (end == std::string_view::npos)
            return false;
        text = m_text.substr(0, end + 1);
        m_text.remove_prefix(end + 1);
        return true;
    }
    bool takeBool(bool& value)
    {
        peek();
        value = m_text.starts_with("True");
        if (!value && !m_text.starts_with("False"))
            return false;
        m_text.remove_prefix(value ? 4 : 5);
        return true;
    }
    bool takeShape(std::vector<std::size_t>& shape)
    {
        shape.clear();
        if (!take('('))
            return false;
        while (!take(')')) {
            peek();
            const std::size_t digits = std::min(m_text.find_first_not_of("0123456789"), m_text.size());
            const auto length = parseInteger(m_text.substr(0, digits));
            if (!length)
                return false;
            shape.push_back(static_cast<std::size_t>(*length));
            m_text.remove_prefix(digits);
            take('L'); // Python 2 wrote long integers so
            if (!take(',') && peek() != ')')
                return false;
        }
        return true;
    }

    std::string_view m_text;
};

} // namespace

std::string shapeText(const std::vector<std::size_t>& shape)
{
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

void parseNumpyDtype(const std::string& dtype, const std::filesystem::path& path, const std::string& where,
                     NumpyHeader& header)
{
    if (dtype.find('O') != std::string::npos && !dtype.starts_with('['))
        throw InputError(
            path, where,
            "this is an array of Python objects, which is stored as a pickle and is not read because "
            "it can run code; save numbers as float32 and names as str, e.g. names.astype(str)");
    const bool hasOrder = !dtype.empty() && std::strchr("<>|=", dtype.front());
    const std::string_view rest = std::string_view(dtype).substr(hasOrder ? 1 : 0);
    const auto size = rest.size() > 1 ? parseInteger(rest.substr(1)) : std::nullopt;
    const char kind = rest.empty() ? '\0' : rest.front();
    const bool known =
        size && *size >= 0 &&
        ((kind == 'f' && (*size == 2 || *size == 4 || *size == 8)) ||
         ((kind == 'i' || kind == 'u') && (*size == 1 || *size == 2 || *size == 4 || *size == 8)) ||
         (kind == 'b' && *size == 1) || ((kind == 'S' || kind == 'U') && *size < (1 << 24)));
    if (!known)
        throw InputError(path, where,
                         "the dtype is " + deepmi::quoted(dtype) +
                             ", expected float16, float32, float64, integers, bool or text");
    header.kind = kind;
    header.item = static_cast<std::size_t>(*size) * (kind == 'U' ? 4 : 1);
    header.bigEndian = hasOrder && dtype.front() == '>';
}

NumpyStream::NumpyStream(std::filesystem::path path, std::string where, std::unique_ptr<Source> source)
    : m_path(std::move(path)), m_where(std::move(where)), m_source(std::move(source))
{
    readHeader();
}
NumpyStream::NumpyStream(NumpyStream&&) noexcept = default;
NumpyStream::~NumpyStream() = default;

NumpyStream NumpyStream::openNpy(const std::filesystem::path& path)
{
    return {path, "", std::make_unique<FileSource>(path)};
}

NumpyStream NumpyStream::openNpz(const std::filesystem::path& path, const std::string& name)
{
    return {path, "array " + name, std::make_unique<MemberSource>(path, name + ".npy")};
}

void NumpyStream::read(void* bytes, std::size_t count)
{
    const std::size_t got = m_source->readUpTo(bytes, count);
    if (got != count)
        throw InputError(m_path, m_where, "it ends before its last element; the file is truncated");
}

bool NumpyStream::isAtAnyPlace() const
{
    return m_source->file() != nullptr;
}

void NumpyStream::readAt(std::size_t element, std::size_t count, void* bytes)
{
    m_source->file()->read(m_begin + std::uint64_t{element} * m_header.item, bytes, count * m_header.item);
    m_wasReadAt = true;
}

void NumpyStream::finish()
{
    if (m_wasReadAt) // all of it, and its size was looked at before
        return m_source->file()->requireUnchanged();
    char more = 0;
    if (m_source->readUpTo(&more, 1) != 0)
        throw InputError(m_path, m_where,
                         "more bytes follow after the " + shapeText(m_header.shape) +
                             " elements its header declares");
}

void NumpyStream::readHeader()
{
    unsigned char start[12] = {};
    const std::size_t magic = 6;
    if (m_source->readUpTo(start, 10) != 10 || std::memcmp(start, "\x93NUMPY", magic) != 0)
        throw InputError(m_path, m_where, "this is not a .npy array (it does not start with its signature)");
    const unsigned version = start[6];
    if (version < 1 || version > 3)
        throw InputError(m_path, m_where,
                         "the .npy version is " + std::to_string(version) + ", expected 1, 2 or 3");
    std::uint64_t length = start[8] + 256u * start[9];
    std::uint64_t before = 10;
    if (version > 1) {
        read(start + 10, 2);
        length += 65536ull * start[10] + 16777216ull * start[11];
        before = 12;
    }
    if (before + length > m_source->size())
        throw InputError(m_path, m_where, "the file ends inside the .npy header; it is truncated");
    std::string text(length, '\0');
    read(text.data(), text.size());
    if (!HeaderParser(text).parse(m_header))
        throw InputError(m_path, m_where, "the .npy header cannot be understood: " + deepmi::quoted(text));
    parseNumpyDtype(m_header.dtype, m_path, m_where, m_header);
    m_begin = before + length;
    const std::uint64_t present = m_source->size() - m_begin;
    std::size_t bytes = m_header.item;
    bool tooLarge = false;
    m_header.elements = 1;
    for (const std::size_t dimension : m_header.shape) {
        tooLarge = tooLarge || __builtin_mul_overflow(bytes, dimension, &bytes);
        m_header.elements *= tooLarge ? 0 : dimension;
    }
    // Texts of no characters take no bytes, so nothing would tell how many of them are there.
    if (m_header.item == 0 &&
        std::find(m_header.shape.begin(), m_header.shape.end(), 0U) == m_header.shape.end())
        throw InputError(m_path, m_where,
                         "holds texts of no characters (" + m_header.dtype + "), expected at least one each");
    if (tooLarge || bytes > present)
        throw InputError(m_path, m_where,
                         "the header declares " + shapeText(m_header.shape) + " elements of " +
                             m_header.dtype + ", but only " + std::to_string(present) +
                             " bytes follow; the file is truncated");
    if (bytes < present)
        throw InputError(m_path, m_where,
                         "the header declares " + shapeText(m_header.shape) + " elements of " +
                             m_header.dtype + ", which are " + std::to_string(bytes) + " bytes, but " +
                             std::to_string(present) + " follow");
}

} // namespace deepmi
