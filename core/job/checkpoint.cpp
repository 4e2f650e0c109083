#include "job/checkpoint.h"

#include "job/error.h"
#include "job/version.h"

namespace deepmi
{

namespace fs = std::filesystem;

namespace
{

template <class Map>
const typename Map::mapped_type& valuesOf(const Checkpoint& checkpoint, const Map& values,
                                          const std::string& name)
{
    const auto found = values.find(name);
    if (found == values.end())
        checkpoint.fail(name, "is missing");
    return found->second;
}

template <class Map>
const typename Map::mapped_type& sized(const Checkpoint& checkpoint, const Map& values,
                                       const std::string& name, std::size_t count)
{
    const auto& found = valuesOf(checkpoint, values, name);
    if (found.size() != count)
        checkpoint.fail(name,
                        "has " + std::to_string(found.size()) + " values, expected " + std::to_string(count));
    return found;
}

std::string valueText(const nlohmann::ordered_json& value)
{
    if (!value.is_array())
        return value.dump();
    std::string text;
    for (const auto& one : value)
        text += (text.empty() ? "" : ", ") + valueText(one);
    return text.empty() ? "none" : text;
}

std::string sentenceAbout(const std::string& name, const nlohmann::ordered_json& then,
                          const nlohmann::ordered_json& now)
{
    return "was made with --" + name + " " + valueText(then) + ", this job has " + valueText(now);
}

/// Raises InputError unless the checkpoint is one of this job.
void requireSame(const Checkpoint& checkpoint, const CheckpointIdentity& identity)
{
    const auto refuse = [&](const std::string& message) { throw InputError(checkpoint.path, "", message); };
    const CheckpointIdentity& found = checkpoint.identity;
    if (found.kind != identity.kind)
        refuse("is a checkpoint of deepmi " + found.kind + ", expected one of deepmi " + identity.kind);
    for (const auto& [name, value] : identity.parameters.items())
        if (!found.parameters.contains(name))
            refuse("was made without --" + name + ", which this job has");
        else if (found.parameters.at(name) != value)
            refuse(sentenceAbout(name, found.parameters.at(name), value));
    for (const auto& [name, value] : found.parameters.items())
        if (!identity.parameters.contains(name))
            refuse("was made with --" + name + ", which this job does not have");
    for (const auto& [name, value] : identity.data.items())
        if (const auto then = found.data.find(name); then != found.data.end() && *then != value)
            refuse(sentenceAbout(name, *then, value));
    // Last: an option that changes the data is better called by its name.
    if (found.dataHash != identity.dataHash)
        refuse("was made with other data (its data hash is " + found.dataHash + ", here it is " +
               identity.dataHash + ")");
}

/// What can be done instead of resuming from `path`, as the end of a sentence.
std::string wayOut(const fs::path& path, const CheckpointIdentity& identity)
{
    const fs::path previous = previousCheckpoint(path);
    try {
        const Checkpoint other = readCheckpoint(previous);
        requireSame(other, identity);
        return "; the one before it, " + previous.string() + " (" + other.position +
               "), is good: rename it to " + path.filename().string() + " and resume again";
    } catch (const Error&) {
        return "; without --resume the job starts from the beginning";
    }
}

Checkpoint readSame(const fs::path& path, const CheckpointIdentity& identity, std::optional<Checkpoint> read)
{
    try {
        Checkpoint checkpoint = read ? std::move(*read) : readCheckpoint(path);
        requireSame(checkpoint, identity);
        return checkpoint;
    } catch (const InputError& error) {
        throw UnusableCheckpoint(path, error.where(), error.message(), wayOut(path, identity));
    }
}

/// What is said of a file, as the end of a sentence that begins with "it": some messages name the file first.
std::string saidOfIt(const std::string& message)
{
    for (const std::string_view subject : {"the file ", "this "})
        if (message.starts_with(subject))
            return message.substr(subject.size());
    return message;
}

/// Why a job could not go on from the checkpoint at `path`, as the end of a sentence about it; empty if it
/// could.
std::string obstacleTo(const fs::path& path, const CheckpointIdentity& identity)
{
    try {
        requireSame(readCheckpoint(path), identity);
        return {};
    } catch (const InputError& error) {
        return saidOfIt(error.message());
    } catch (const Error& error) {
        return std::string("cannot be read: ") + error.what();
    }
}

/// "cpu" or "cuda" of a device's description.
std::string kindOfDevice(const std::string& description)
{
    return description.substr(0, description.find_first_of(" :"));
}

} // namespace

void Checkpoint::fail(const std::string& name, const std::string& message) const
{
    throw InputError(path, name, message + "; the checkpoint was written by another version of deepmi");
}

const std::vector<float>& Checkpoint::floatsOf(const std::string& name, std::size_t count) const
{
    return sized(*this, floats, name, count);
}

const std::vector<double>& Checkpoint::doublesOf(const std::string& name, std::size_t count) const
{
    return sized(*this, doubles, name, count);
}

const std::vector<double>& Checkpoint::doublesOf(const std::string& name) const
{
    return valuesOf(*this, doubles, name);
}

const std::vector<std::int64_t>& Checkpoint::integersOf(const std::string& name, std::size_t count) const
{
    return sized(*this, integers, name, count);
}

const std::vector<std::int64_t>& Checkpoint::integersOf(const std::string& name) const
{
    return valuesOf(*this, integers, name);
}

const std::string& Checkpoint::bytesOf(const std::string& name) const
{
    return valuesOf(*this, bytes, name);
}

std::optional<Checkpoint> resumableCheckpoint(const fs::path& path, const CheckpointIdentity& identity,
                                              const Job& job, std::optional<Checkpoint> read)
{
    std::error_code ignored;
    fs::path source = path;
    if (!fs::exists(path, ignored)) {
        source = previousCheckpoint(path);
        if (!fs::exists(source, ignored)) {
            job.warn("nothing to resume: there is no checkpoint " + path.string() +
                     "; starting from the beginning");
            return std::nullopt;
        }
        job.warn(path.string() + " is not there; going on from the one before it, " + source.string());
    }
    if (read && read->path != source)
        read.reset();
    Checkpoint checkpoint = readSame(source, identity, std::move(read));
    const CheckpointIdentity& found = checkpoint.identity;
    const auto differs = [&](const std::string& made, const std::string& then, const std::string& now) {
        if (then != now)
            job.warn(made + then + ", going on with " + now +
                     ": the result may differ from an undisturbed run's" +
                     (kindOfDevice(found.device) == kindOfDevice(identity.device) &&
                              (found.precision.empty() || found.precision == identity.precision)
                          ? " in its last bits"
                          : ""));
    };
    differs("the checkpoint was made with deepmi ", checkpoint.version, version);
    differs("the checkpoint was made with LibTorch ", found.libtorchVersion, identity.libtorchVersion);
    differs("the checkpoint was made with the device ", found.device, identity.device);
    if (!found.precision.empty())
        differs("the checkpoint was made with products in ", found.precision, identity.precision);
    return checkpoint;
}

CheckpointWriter::CheckpointWriter(CheckpointWatch watch, CheckpointIdentity identity, const Job& job,
                                   std::function<Checkpoint()> state)
    : m_watch(std::move(watch)), m_identity(std::move(identity)), m_job(job), m_state(std::move(state))
{
    std::error_code ignored;
    if (m_watch.resume && !active())
        throw UsageError("to resume, the checkpoint must be named");
    if (!active() || m_watch.resume || !fs::exists(m_watch.checkpoint, ignored))
        return;
    m_obstacle = obstacleTo(m_watch.checkpoint, m_identity);
    m_job.warn(m_watch.checkpoint.string() +
               (m_obstacle.empty()
                    ? std::string(" is the checkpoint of an unfinished job; this one starts from the "
                                  "beginning and will replace it (--resume goes on from it)")
                    : " is the checkpoint of an unfinished job; this one starts from the beginning and will "
                      "replace it (--resume could not go on from it: it " +
                          m_obstacle + ")"));
}

std::optional<Checkpoint> CheckpointWriter::resume(std::optional<Checkpoint> read)
{
    auto checkpoint = resumableCheckpoint(m_watch.checkpoint, m_identity, m_job, std::move(read));
    if (checkpoint)
        m_position = checkpoint->position;
    return checkpoint;
}

void CheckpointWriter::write()
{
    Checkpoint checkpoint = m_state();
    checkpoint.identity = m_identity;
    try {
        writeCheckpoint(checkpoint, m_watch.checkpoint);
        m_position = checkpoint.position;
        m_failure.clear();
        m_pending = false;
    } catch (const Error& error) {
        if (m_failure.empty())
            m_job.warn("no checkpoint could be written (" + std::string(error.what()) +
                       "); the job goes on without one and tries again");
        m_failure = error.what();
    }
    m_sinceLast = {};
}

void CheckpointWriter::epochDone()
{
    if (!active())
        return;
    m_pending = true;
    if (m_sinceLast.seconds() >= m_watch.checkpointSeconds)
        write();
}

void CheckpointWriter::stopped()
{
    if (!active())
        throw Stopped();
    if (m_pending)
        write();
    if (std::error_code ignored;
        m_position.empty() && m_failure.empty() && fs::exists(m_watch.checkpoint, ignored))
        throw Stopped("stopped before the first epoch was done; " + m_watch.checkpoint.string() +
                      (m_obstacle.empty()
                           ? std::string(" is still the checkpoint of the job before this one: --resume goes "
                                         "on from it")
                           : " is still the checkpoint of the job before this one, which --resume could not "
                             "go on from: it " +
                                 m_obstacle));
    if (m_position.empty())
        throw Stopped(m_failure.empty() ? "stopped before the first epoch was done; there is no checkpoint"
                                        : "stopped, and no checkpoint could be written: " + m_failure);
    throw Stopped("stopped; " + m_watch.checkpoint.string() + " holds the state after " + m_position +
                  (m_failure.empty() ? std::string(": the same command with --resume goes on from there")
                                     : ", a later one could not be written (" + m_failure +
                                           "): the same command with --resume goes on from there"));
}

void CheckpointWriter::finished()
{
    if (!active())
        return;
    if (!m_watch.keepCheckpoint)
        removeCheckpoint(m_watch.checkpoint);
    else if (m_pending && !m_position.empty())
        write();
}

} // namespace deepmi
