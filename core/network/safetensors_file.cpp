#include "job/atomic_file.h"
#include "job/error.h"
#include "job/input_file.h"
#include "network/element_type.h"
#include "network/weight_files.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace deepmi
{

namespace
{

// The format: eight bytes with the length of a JSON header, the header {NAME: {"dtype", "shape",
// "data_offsets": [begin, end]}, "__metadata__": {...}}, then the data, to which the offsets refer. Numbers
// are little-endian, elements row-major, and the data have neither gaps nor overlaps.

using Json = nlohmann::json;

constexpr std::uint64_t longestHeader = 100'000'000; ///< as the format's own reader
constexpr std::size_t longestReason = 200;           ///< the parser's words hold what it read last
constexpr const char* metadataKey = "__metadata__";
constexpr std::array<std::pair<std::string_view, ElementType>, 10> types = {{
    {"F64", ElementType::Float64},
    {"F32", ElementType::Float32},
    {"F16", ElementType::Float16},
    {"BF16", ElementType::BFloat16},
    {"I64", ElementType::Int64},
    {"I32", ElementType::Int32},
    {"I16", ElementType::Int16},
    {"I8", ElementType::Int8},
    {"U8", ElementType::UInt8},
    {"BOOL", ElementType::Bool},
}};

struct Entry {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::size_t> shape;
    std::size_t count = 0;
    std::uint64_t begin = 0, end = 0;
};

class SafetensorsFile
{
public:
    explicit SafetensorsFile(const std::filesystem::path& path) : m_file(path) {}

    Weights read();

private:
    [[noreturn]] void fail(const std::string& where, const std::string& message) const
    {
        throw InputError(m_file.path(), where, message);
    }
    Json header();
    Entry entry(const std::string& name, const Json& value) const;
    void checkOrder(const std::vector<Entry>& entries) const;

    InputFile m_file;
    std::uint64_t m_dataBegin = 0, m_dataSize = 0;
};

Json SafetensorsFile::header()
{
    std::array<unsigned char, 8> bytes{};
    m_file.read(0, bytes.data(), bytes.size());
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        length |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    if (length > longestHeader || length > m_file.size() - bytes.size())
        fail("header", "declares " + std::to_string(length) + " bytes, the file has " +
                           std::to_string(m_file.size()) + "; it is truncated or no safetensors file");
    std::string text(static_cast<std::size_t>(length), '\0');
    m_file.read(bytes.size(), text.data(), text.size());
    m_dataBegin = bytes.size() + length;
    m_dataSize = m_file.size() - m_dataBegin;
    // A parsed object would have lost names that stand twice. Nothing stands deeper than an entry's lists.
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > 4)
            fail("header", "is nested deeper than the entries of a safetensors file are");
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == Json::parse_event_t::key)
            if (const auto& key = parsed.get_ref<const std::string&>(); !keys.back().insert(key).second)
                fail("header", "the name " + key + " stands twice");
        return true;
    };
    try {
        Json json = Json::parse(text, watch);
        if (json.is_object())
            return json;
    } catch (const Json::exception& error) {
        fail("header", "is no JSON: " + std::string(error.what()).substr(0, longestReason));
    }
    fail("header", "is no JSON object; expected {name: {dtype, shape, data_offsets}}");
}

Entry SafetensorsFile::entry(const std::string& name, const Json& value) const
{
    const std::string where = "tensor " + name;
    const auto field = [&](const char* key) -> const Json& {
        if (!value.is_object() || !value.contains(key))
            fail(where, std::string("has no ") + key + "; expected dtype, shape and data_offsets");
        return value.at(key);
    };
    const auto numbers = [&](const char* key) {
        const Json& list = field(key);
        if (!list.is_array() ||
            !std::all_of(list.begin(), list.end(), [](const Json& one) { return one.is_number_unsigned(); }))
            fail(where, std::string(key) + " is no list of whole numbers from 0");
        return list.get<std::vector<std::uint64_t>>();
    };
    Entry made;
    made.name = name;
    const Json& dtype = field("dtype");
    const std::string typeName = dtype.is_string() ? dtype.get<std::string>() : dtype.dump();
    const auto type =
        std::find_if(types.begin(), types.end(), [&](const auto& known) { return known.first == typeName; });
    if (type == types.end())
        fail(where, "has elements of type " + typeName.substr(0, 20) +
                        ", expected F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL");
    made.type = type->second;
    const std::vector<std::uint64_t> offsets = numbers("data_offsets");
    if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > m_dataSize)
        fail(where, "its data_offsets do not lie within the " + std::to_string(m_dataSize) +
                        " bytes of data; the file is truncated or damaged");
    made.begin = offsets[0];
    made.end = offsets[1];
    // A product of sizes beyond what the file holds need not be known.
    const std::uint64_t most = m_dataSize / elementSize(made.type);
    const std::vector<std::uint64_t> shape = numbers("shape");
    const bool empty = std::find(shape.begin(), shape.end(), 0U) != shape.end();
    std::uint64_t count = 1;
    for (const std::uint64_t size : shape) {
        count = empty ? 0 : count <= most / size ? count * size : most + 1;
        made.shape.push_back(static_cast<std::size_t>(size));
    }
    if (count > most || count * elementSize(made.type) != made.end - made.begin)
        fail(where, "has " + std::to_string(made.end - made.begin) +
                        " bytes of data, which is not what its shape and type take");
    made.count = static_cast<std::size_t>(count);
    return made;
}

void SafetensorsFile::checkOrder(const std::vector<Entry>& entries) const
{
    std::uint64_t end = 0;
    for (const Entry& entry : entries) {
        if (entry.begin < end)
            fail("tensor " + entry.name, "its data overlap those of another tensor");
        if (entry.begin > end)
            fail("tensor " + entry.name, "there is a gap of " + std::to_string(entry.begin - end) +
                                             " bytes before its data; the file is damaged");
        end = entry.end;
    }
    if (end != m_dataSize)
        fail("",
             std::to_string(m_dataSize - end) + " bytes follow the last tensor's data; the file is damaged");
}

Weights SafetensorsFile::read()
{
    const Json json = header();
    std::vector<Entry> entries;
    for (const auto& [name, value] : json.items())
        if (name != metadataKey)
            entries.push_back(entry(name, value));
    if (entries.empty())
        fail("", "holds no tensors");
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    checkOrder(entries);
    Weights weights;
    std::vector<unsigned char> bytes;
    for (const Entry& entry : entries) {
        NamedTensor tensor;
        tensor.name = entry.name;
        tensor.shape = entry.shape;
        tensor.values.resize(entry.count);
        bytes.resize(static_cast<std::size_t>(entry.end - entry.begin));
        if (!bytes.empty())
            m_file.read(m_dataBegin + entry.begin, bytes.data(), bytes.size());
        const std::size_t good =
            toFloat32(bytes.data(), entry.type, false, entry.count, tensor.values.data());
        if (good < entry.count)
            fail("tensor " + entry.name + ", element " + std::to_string(good),
                 "is larger than float32 can hold");
        weights.push_back(std::move(tensor));
    }
    return weights;
}

void appendLittle(std::string& bytes, std::uint64_t value, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

} // namespace

Weights readSafetensors(const std::filesystem::path& path)
{
    return SafetensorsFile(path).read();
}

void writeSafetensors(const Weights& weights, const std::filesystem::path& path)
{
    nlohmann::ordered_json header = {{metadataKey, {{"format", "pt"}}}};
    std::uint64_t offset = 0;
    std::set<std::string_view> names;
    auto& entries = header.get_ref<nlohmann::ordered_json::object_t&>();
    for (const NamedTensor& tensor : weights) {
        if (tensor.name == metadataKey || !names.insert(tensor.name).second)
            throw UsageError("two tensors are named " + tensor.name +
                             ", or the format keeps this name for itself");
        const std::uint64_t end = offset + tensor.values.size() * sizeof(float);
        entries.emplace_back(tensor.name, nlohmann::ordered_json{{"dtype", "F32"},
                                                                 {"shape", tensor.shape},
                                                                 {"data_offsets", {offset, end}}});
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // data begin on a multiple of 8, as the format's own writer
    std::string bytes;
    bytes.reserve(8 + text.size() + static_cast<std::size_t>(offset));
    appendLittle(bytes, text.size(), 8);
    bytes += text;
    for (const NamedTensor& tensor : weights)
        if constexpr (std::endian::native == std::endian::little)
            bytes.append(reinterpret_cast<const char*>(tensor.values.data()),
                         tensor.values.size() * sizeof(float));
        else
            for (const float value : tensor.values)
                appendLittle(bytes, std::bit_cast<std::uint32_t>(value), sizeof(float));
    writeFileAtomically(path, bytes);
}

} // namespace deepmi
