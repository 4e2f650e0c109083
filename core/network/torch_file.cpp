#include "data/zip_archive.h"
#include "job/error.h"
#include "network/pickle_machine.h"
#include "network/weight_files.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace deepmi
{

namespace
{

constexpr std::string_view pickleName = "data.pkl";
/// A thousand times what a network's names and shapes take.
constexpr std::uint64_t longestPickle = 16 << 20;
/// Views that share a storage, and int8 read into float32, make more of a file than its bytes; nothing
/// honest makes this much more of it. What little a small file may have besides costs nothing.
constexpr std::uint64_t mostGrowth = 16;
constexpr std::uint64_t alwaysAllowed = 1 << 20;
/// Dictionaries in dictionaries, as an optimiser's state has them.
constexpr std::size_t deepestNesting = 16;
constexpr std::size_t longestName = 1024;
/// Of all names together.
constexpr std::size_t longestNames = 16 << 20;

/// What the archive is called within itself: "archive/" or the stem of the file's first name.
std::string prefixOf(const std::set<std::string>& members, const std::filesystem::path& path)
{
    std::string prefix;
    std::size_t found = 0;
    for (const std::string& member : members)
        if (member == pickleName || member.ends_with("/" + std::string(pickleName))) {
            prefix = member.substr(0, member.size() - pickleName.size());
            ++found;
        }
    if (found != 1)
        throw InputError(path, "",
                         found ? "has several members named data.pkl; expected a file of torch.save"
                               : "has no member data.pkl; expected a .pt or .pth file of torch.save");
    return prefix;
}

/// nlohmann's own check, as a writer of JSON would meet it later.
bool isUtf8(const std::string& text)
{
    try {
        (void)nlohmann::json(text).dump();
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

class TorchFile
{
public:
    explicit TorchFile(const std::filesystem::path& path)
        : m_path(path), m_fileSize(InputFile(path).size()), m_archive(path)
    {
        for (const std::string& name : m_archive.names())
            if (!m_members.insert(name).second)
                throw InputError(path, "member " + name, "stands twice in the archive; the file is damaged");
        m_prefix = prefixOf(m_members, path);
    }

    Weights read();

private:
    std::string bytesOf(const std::string& member);
    void readByteOrder();
    void collect(std::uint32_t value, const std::string& name, std::size_t depth);
    NamedTensor make(const std::string& name, const PickledTensor& tensor);
    const std::vector<float>& storage(std::size_t index);

    std::filesystem::path m_path;
    std::uint64_t m_fileSize;
    ZipArchive m_archive;
    std::set<std::string> m_members;
    std::string m_prefix;
    bool m_bigEndian = false;
    std::uint64_t m_bytesRead = 0;
    PickledObject m_object;
    /// In the pickle's order.
    std::vector<std::pair<std::string, std::size_t>> m_named;
    std::set<std::string> m_names;
    std::size_t m_visited = 0;
    std::size_t m_nameBytes = 0;
    /// Only while tensors are still to be made of it.
    std::map<std::size_t, std::vector<float>> m_storages;
    std::map<std::size_t, std::size_t> m_uses;
};

std::string TorchFile::bytesOf(const std::string& member)
{
    const std::string name = m_prefix + member;
    if (!m_members.contains(name))
        throw InputError(m_path, "member " + name, "is missing; the file is damaged");
    ZipArchive::Member opened = m_archive.open(name);
    // torch packs nothing, so that all members together are not more than the file.
    m_bytesRead += opened.size();
    if (opened.size() > m_fileSize || m_bytesRead > m_fileSize)
        throw InputError(m_path, "member " + name,
                         "unpacks to more than the file holds; torch.save packs nothing, this was not "
                         "written by it");
    std::string bytes(static_cast<std::size_t>(opened.size()), '\0');
    // One more is asked for, so that the end is reached and the checksum compared.
    char more = 0;
    if (opened.readUpTo(bytes.data(), bytes.size()) != bytes.size() || opened.readUpTo(&more, 1) != 0)
        throw InputError(m_path, "member " + name, "is not of its declared size; the file is damaged");
    return bytes;
}

void TorchFile::readByteOrder()
{
    if (!m_members.contains(m_prefix + "byteorder"))
        return; // little-endian, before PyTorch 2.1
    const std::string order = bytesOf("byteorder");
    if (order != "little" && order != "big")
        throw InputError(m_path, "member " + m_prefix + "byteorder", "expected little or big");
    m_bigEndian = order == "big";
}

/// Names of the tensors below a value. The same value may stand in several places and even in itself; depth
/// and the number of names end that.
void TorchFile::collect(std::uint32_t value, const std::string& name, std::size_t depth)
{
    const PickledValue& here = m_object.values[value];
    const auto below = [&](const std::string& key) {
        std::string full = name.empty() ? key : name + "." + key;
        if (full.size() > longestName)
            throw InputError(m_path, "data.pkl",
                             "a tensor's name is longer than " + std::to_string(longestName) + " characters");
        if (std::any_of(key.begin(), key.end(), [](unsigned char letter) { return letter < 0x20; }) ||
            !isUtf8(key))
            throw InputError(m_path, "data.pkl", "a tensor's name has control characters or is not UTF-8");
        return full;
    };
    switch (here.kind) {
    case PickledValue::Kind::Tensor: {
        const std::string full = name.empty() ? "tensor" : name;
        if (!m_names.insert(full).second)
            throw InputError(m_path, "data.pkl", "two tensors are named " + full);
        m_nameBytes += full.size();
        if (m_named.size() >= mostPickledTensors || m_nameBytes > longestNames)
            throw InputError(m_path, "data.pkl",
                             "names the same tensors so often that their names alone are more than anybody "
                             "saves; save the state_dict alone");
        m_named.emplace_back(full, static_cast<std::size_t>(here.integer));
        return;
    }
    case PickledValue::Kind::Tuple:
    case PickledValue::Kind::List:
    case PickledValue::Kind::Dictionary:
        break;
    default:
        return;
    }
    if (depth >= deepestNesting)
        throw InputError(m_path, "data.pkl",
                         "dictionaries and lists stand inside each other more than " +
                             std::to_string(deepestNesting) + " deep; save the state_dict alone");
    m_visited += here.items.size() + 1;
    if (m_visited > mostPickledValues)
        throw InputError(m_path, "data.pkl",
                         "holds more than " + std::to_string(mostPickledValues) +
                             " values; save the state_dict alone");
    if (here.kind != PickledValue::Kind::Dictionary) {
        for (std::size_t i = 0; i < here.items.size(); ++i)
            collect(here.items[i], below(std::to_string(i)), depth + 1);
        return;
    }
    for (std::size_t i = 0; i + 1 < here.items.size(); i += 2) {
        const PickledValue& key = m_object.values[here.items[i]];
        if (key.kind == PickledValue::Kind::Text)
            collect(here.items[i + 1], below(key.text), depth + 1);
        else if (key.kind == PickledValue::Kind::Integer)
            collect(here.items[i + 1], below(std::to_string(key.integer)), depth + 1);
        else if (m_object.values[here.items[i + 1]].kind == PickledValue::Kind::Tensor)
            throw InputError(m_path, "data.pkl", "a tensor's key is neither a text nor a whole number");
    }
}

const std::vector<float>& TorchFile::storage(std::size_t index)
{
    const auto [place, isNew] = m_storages.try_emplace(index);
    if (!isNew)
        return place->second;
    const PickledStorage& declared = m_object.storages[index];
    const std::string member = "data/" + declared.key;
    const std::string bytes = bytesOf(member);
    const std::size_t size = elementSize(declared.type);
    if (bytes.size() % size != 0 || bytes.size() / size != declared.count)
        throw InputError(m_path, "member " + m_prefix + member,
                         "has " + std::to_string(bytes.size()) + " bytes, expected " +
                             std::to_string(declared.count) + " elements of " + std::to_string(size) +
                             "; the file is damaged");
    std::vector<float>& values = place->second;
    values.resize(static_cast<std::size_t>(declared.count));
    const std::size_t good = toFloat32(reinterpret_cast<const unsigned char*>(bytes.data()), declared.type,
                                       m_bigEndian, values.size(), values.data());
    if (good < values.size())
        throw InputError(m_path, "member " + m_prefix + member + ", element " + std::to_string(good),
                         "is larger than float32 can hold");
    return values;
}

NamedTensor TorchFile::make(const std::string& name, const PickledTensor& tensor)
{
    NamedTensor made;
    made.name = name;
    std::size_t count = 1;
    for (const std::uint64_t size : tensor.shape) {
        made.shape.push_back(static_cast<std::size_t>(size));
        count *= static_cast<std::size_t>(size);
    }
    const std::vector<float>& source = storage(tensor.storage);
    made.values.reserve(count);
    // An odometer over all dimensions, the last one fastest; the pickle machine has seen that the farthest
    // place is within the storage.
    std::vector<std::uint64_t> index(tensor.shape.size(), 0);
    std::uint64_t place = tensor.offset;
    while (made.values.size() < count) {
        made.values.push_back(source[static_cast<std::size_t>(place)]);
        for (std::size_t d = tensor.shape.size(); d-- > 0;) {
            place += tensor.strides[d];
            if (++index[d] < tensor.shape[d])
                break;
            place -= tensor.strides[d] * tensor.shape[d];
            index[d] = 0;
        }
    }
    if (--m_uses[tensor.storage] == 0)
        m_storages.erase(tensor.storage);
    return made;
}

Weights TorchFile::read()
{
    readByteOrder();
    if (const std::string member = m_prefix + std::string(pickleName);
        m_archive.open(member).size() > longestPickle)
        throw InputError(m_path, "member " + member,
                         "is larger than " + std::to_string(longestPickle) +
                             " bytes, which no names and shapes of tensors take");
    m_object = readPickle(bytesOf(std::string(pickleName)), m_path);
    collect(m_object.root, "", 0);
    if (m_named.empty())
        throw InputError(m_path, "", "holds no tensors; expected a state_dict: {name: tensor}");
    // Before a single one is made.
    const std::uint64_t most = (m_fileSize * mostGrowth + alwaysAllowed) / sizeof(float);
    std::uint64_t elements = 0;
    for (const auto& [name, index] : m_named) {
        const PickledTensor& tensor = m_object.tensors[index];
        std::uint64_t count = 1;
        const bool empty = std::find(tensor.shape.begin(), tensor.shape.end(), 0U) != tensor.shape.end();
        for (const std::uint64_t size : tensor.shape)
            count = empty ? 0 : count <= most / size ? count * size : most + 1;
        elements += count;
        if (elements > most)
            throw InputError(m_path, "tensor " + name,
                             "repeats its elements so often that all tensors are more than " +
                                 std::to_string(mostGrowth) +
                                 " times the file; save it with .contiguous() or .clone()");
        ++m_uses[tensor.storage];
    }
    Weights weights;
    for (const auto& [name, index] : m_named)
        weights.push_back(make(name, m_object.tensors[index]));
    return weights;
}

} // namespace

Weights readTorchWeights(const std::filesystem::path& path)
{
    switch (weightFormatOf(path).value_or(WeightFormat::Torch)) {
    case WeightFormat::TorchOld:
        throw InputError(path, "",
                         "is in the format of torch.save before PyTorch 1.6; in Python save it anew: "
                         "torch.save(torch.load(OLD, weights_only=True), NEW)");
    case WeightFormat::TorchScript:
        throw InputError(path, "",
                         "is a TorchScript archive, which holds code; in Python save its tensors: "
                         "torch.save(torch.jit.load(OLD).state_dict(), NEW)");
    default:
        return TorchFile(path).read();
    }
}

} // namespace deepmi
