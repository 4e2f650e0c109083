#include "job/atomic_file.h"
#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/input_file.h"
#include "job/json_fields.h"
#include "job/version.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>

namespace deepmi
{

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace
{

constexpr std::string_view magic = "deepmi-checkpoint ";
/// The longest of the first two lines; a foreign file need not have lines at all.
constexpr std::size_t longestLine = 200;

template <class Map>
void listValues(Json& list, const char* type, const Map& values)
{
    for (const auto& [name, value] : values)
        list.push_back({type, name, value.size()});
}

template <class Map, class Take>
void eachBlock(const Map& values, const Take& take)
{
    for (const auto& [name, value] : values)
        take(std::string_view(reinterpret_cast<const char*>(value.data()),
                              value.size() * sizeof(*value.data())));
}

template <class Take>
void eachBlock(const Checkpoint& checkpoint, const Take& take)
{
    eachBlock(checkpoint.floats, take);
    eachBlock(checkpoint.doubles, take);
    eachBlock(checkpoint.integers, take);
    eachBlock(checkpoint.bytes, take);
}

std::string headerOf(const Checkpoint& checkpoint)
{
    const CheckpointIdentity& identity = checkpoint.identity;
    Json header = {{"kind", identity.kind},       {"position", checkpoint.position},
                   {"version", version},          {"libtorch_version", identity.libtorchVersion},
                   {"device", identity.device},   {"precision", identity.precision},
                   {"threads", identity.threads}, {"data_hash", identity.dataHash},
                   {"data", identity.data},       {"parameters", identity.parameters},
                   {"values", Json::array()}};
    listValues(header["values"], "floats", checkpoint.floats);
    listValues(header["values"], "doubles", checkpoint.doubles);
    listValues(header["values"], "integers", checkpoint.integers);
    listValues(header["values"], "bytes", checkpoint.bytes);
    return header.dump() + "\n";
}

/// Takes a checkpoint apart whose bytes are in memory.
class Reader
{
public:
    Reader(const fs::path& path, std::string_view bytes) : m_path(path), m_rest(bytes) {}

    Checkpoint read();

private:
    [[noreturn]] void fail(const std::string& message) const { throw InputError(m_path, "", message); }
    std::string_view line(std::size_t longest);
    void requireFormat();
    void requireWhole();
    template <class Values>
    void take(Values& values, std::size_t count);

    fs::path m_path;
    std::string_view m_rest;
};

std::string_view Reader::line(std::size_t longest)
{
    const std::size_t end = m_rest.substr(0, longest).find('\n');
    if (end == std::string_view::npos)
        fail("is damaged: the lines it begins with are not there");
    const std::string_view found = m_rest.substr(0, end);
    m_rest.remove_prefix(end + 1);
    return found;
}

/// Of a file that begins with `magic`.
void Reader::requireFormat()
{
    const std::string format(line(longestLine).substr(magic.size()));
    if (format != std::to_string(checkpointFormatVersion))
        fail("was written by another version of deepmi (its checkpoint format is " + format +
             ", this program reads " + std::to_string(checkpointFormatVersion) + ")");
}

void Reader::requireWhole()
{
    const Json seal = parseJson(line(longestLine));
    if (!seal.is_object() || !seal.contains("bytes") || !seal["bytes"].is_number_unsigned() ||
        !seal.contains("checksum") || !seal["checksum"].is_string())
        fail("is damaged: its second line is not its size and checksum");
    const auto expected = seal["bytes"].get<std::size_t>();
    if (m_rest.size() < expected)
        fail("is cut short: " + std::to_string(m_rest.size()) + " of " + std::to_string(expected) +
             " bytes are there");
    if (m_rest.size() > expected)
        fail("is damaged: " + std::to_string(m_rest.size() - expected) + " bytes stand behind its end");
    DataHash hash;
    hash.add(m_rest);
    if (const std::string found = hash.hexadecimal(); found != seal["checksum"].get<std::string>())
        fail("is damaged: the checksum of its content is " + found + ", expected " +
             seal["checksum"].get<std::string>());
}

template <class Values>
void Reader::take(Values& values, std::size_t count)
{
    const std::size_t width = sizeof(typename Values::value_type);
    if (count > m_rest.size() / width)
        fail("is damaged: it holds fewer values than its header lists");
    values.resize(count);
    if (count > 0) // an empty vector has no address to copy to
        std::memcpy(values.data(), m_rest.data(), count * width);
    m_rest.remove_prefix(count * width);
}

Checkpoint Reader::read()
{
    requireFormat();
    requireWhole();
    Checkpoint checkpoint;
    checkpoint.path = m_path;
    // The checksum was right, so that what is wrong from here on was written so.
    const Json header = parseJson(line(m_rest.size()));
    try {
        header.at("kind").get_to(checkpoint.identity.kind);
        header.at("position").get_to(checkpoint.position);
        header.at("version").get_to(checkpoint.version);
        header.at("libtorch_version").get_to(checkpoint.identity.libtorchVersion);
        header.at("device").get_to(checkpoint.identity.device);
        checkpoint.identity.precision = header.value("precision", std::string());
        if (const Json threads = header.value("threads", Json(0u)); threads.is_number_unsigned())
            checkpoint.identity.threads =
                static_cast<int>(std::min<std::uint64_t>(threads.get<std::uint64_t>(), 1 << 16));
        header.at("data_hash").get_to(checkpoint.identity.dataHash);
        checkpoint.identity.data = header.value("data", Json::object());
        checkpoint.identity.parameters = header.at("parameters");
        for (const Json& entry : header.at("values")) {
            const auto type = entry.at(0).get<std::string>(), name = entry.at(1).get<std::string>();
            // A number beyond the integers is a double, which cannot be one of them.
            if (!entry.at(2).is_number_unsigned())
                fail("is damaged: its header does not say how many values " + name + " has");
            const auto count = entry.at(2).get<std::size_t>();
            if (type == "floats")
                take(checkpoint.floats[name], count);
            else if (type == "doubles")
                take(checkpoint.doubles[name], count);
            else if (type == "integers")
                take(checkpoint.integers[name], count);
            else
                take(checkpoint.bytes[name], count);
        }
    } catch (const Json::exception& error) {
        fail(std::string("is damaged: its header cannot be used (") + error.what() + ")");
    }
    return checkpoint;
}

/// A second name for the file at `path`, so that it is there until the moment it is replaced; where the file
/// system has no such names, it is moved.
void setAside(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return;
    const fs::path previous = previousCheckpoint(path), linked = path.string() + ".deepmi-tmp-link";
    fs::remove(linked, error);
    fs::create_hard_link(path, linked, error);
    // In one step, so that the one before is there all the time.
    fs::rename(error ? path : linked, previous, error);
    fs::remove(linked, error); // left where both names were of one file already
}

} // namespace

fs::path previousCheckpoint(const fs::path& path)
{
    return path.string() + ".previous";
}

void removeCheckpoint(const fs::path& path)
{
    std::error_code ignored;
    fs::remove(previousCheckpoint(path), ignored);
    fs::remove(path, ignored);
    fs::remove(path.string() + ".lock", ignored);
    removeHalfWrittenBeside(path);
}

bool returnToPreviousCheckpoint(const fs::path& path)
{
    const fs::path previous = previousCheckpoint(path);
    try {
        readCheckpoint(previous);
    } catch (const Error&) {
        return false;
    }
    std::error_code error;
    fs::rename(previous, path, error);
    return !error;
}

void writeCheckpoint(const Checkpoint& checkpoint, const fs::path& path)
{
    const std::string header = headerOf(checkpoint);
    // DataHash takes bytes in calls whose borders count, and the reader makes one call: the content is put
    // together first.
    std::string content = header;
    std::size_t size = header.size();
    eachBlock(checkpoint, [&](std::string_view block) { size += block.size(); });
    content.reserve(size);
    eachBlock(checkpoint, [&](std::string_view block) { content += block; });
    DataHash hash;
    hash.add(std::string_view(content));
    const Json seal = {{"bytes", content.size()}, {"checksum", hash.hexadecimal()}};
    writeAtomically(path, [&](const fs::path& temporary) {
        errno = 0;
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        file << magic << checkpointFormatVersion << '\n' << seal.dump() << '\n';
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.close();
        if (!file)
            throw Error(ErrorKind::Failed,
                        "cannot write the checkpoint: " +
                            std::string(errno != 0 ? std::strerror(errno) : "is the disk full?"),
                        temporary);
        setAside(path);
    });
}

Checkpoint readCheckpoint(const fs::path& path)
{
    {
        std::array<char, magic.size()> start{};
        const InputFile file(path);
        // Before memory is taken for a file that is nothing of the kind.
        if (std::string_view(start.data(), file.readUpTo(0, start.data(), start.size())) != magic)
            throw InputError(path, "",
                             "is not a checkpoint; expected a file that begins with '" +
                                 std::string(magic.substr(0, magic.size() - 1)) + "'");
    }
    // As large as it is: it is held whole, and so is what comes of it.
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    const std::string bytes = contentsOf(path, most);
    return Reader(path, bytes).read();
}

} // namespace deepmi
