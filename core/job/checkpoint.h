#pragma once

#include "job/checkpoint_watch.h"
#include "job/error.h"
#include "job/job.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// What a job's state belongs to: it can only be taken up again by the same job on the same data.
struct CheckpointIdentity {
    std::string kind;                  ///< "pretrain", "train" or "score"
    nlohmann::ordered_json parameters; ///< {option without its dashes: value}, seed included
    std::string dataHash;              ///< hexadecimal
    std::string device;                ///< description, "cpu ..." or "cuda:0 ..."
    std::string libtorchVersion;
    std::string precision; ///< as results record it; empty: not known
    int threads = 0;       ///< of the CPU; 0: not known
    /// {option without its dashes: value} of what the data hash knows too, so that a difference has a name.
    /// Compared where both have it: earlier checkpoints do not.
    nlohmann::ordered_json data = nlohmann::ordered_json::object();
};

/// The state of an unfinished job at the end of an epoch: plain values by name, which only the job that put
/// them in understands.
struct Checkpoint {
    CheckpointIdentity identity;
    std::string position;       ///< for people: "epoch 12 of 200"
    std::string version;        ///< of the program that wrote it; filled in by readCheckpoint
    std::filesystem::path path; ///< where it was read from, for messages

    std::map<std::string, std::vector<float>> floats;
    std::map<std::string, std::vector<double>> doubles;
    std::map<std::string, std::vector<std::int64_t>> integers;
    std::map<std::string, std::string> bytes;

    // The values of a name; raise InputError if they are not there or not `count` many.
    const std::vector<float>& floatsOf(const std::string& name, std::size_t count) const;
    const std::vector<double>& doublesOf(const std::string& name, std::size_t count) const;
    const std::vector<double>& doublesOf(const std::string& name) const;
    const std::vector<std::int64_t>& integersOf(const std::string& name, std::size_t count) const;
    const std::vector<std::int64_t>& integersOf(const std::string& name) const;
    std::int64_t integerOf(const std::string& name) const { return integersOf(name, 1).front(); }
    double doubleOf(const std::string& name) const { return doublesOf(name, 1).front(); }
    const std::string& bytesOf(const std::string& name) const;
    /// Raises InputError: the values of this name cannot be as they are.
    [[noreturn]] void fail(const std::string& name, const std::string& message) const;
};

/// A checkpoint that a job cannot go on from.
class UnusableCheckpoint : public InputError
{
public:
    /// `wayOut` is the end of the sentence: what a person can do instead of resuming.
    UnusableCheckpoint(const std::filesystem::path& file, const std::string& where, const std::string& reason,
                       const std::string& wayOut)
        : InputError(file, where, reason + wayOut), m_reason(InputError(file, where, reason).what())
    {
    }
    /// what() without the way out, for a job that takes it by itself.
    const std::string& reason() const { return m_reason; }

private:
    std::string m_reason;
};

/// Version of the layout below.
inline constexpr int checkpointFormatVersion = 1;

/// Writes the file, three lines of text and then the values, little-endian, one after the other:
///
///     deepmi-checkpoint 1
///     {"bytes":N,"checksum":"16 hexadecimal digits"}     of all that follows, by DataHash
///     {"kind":...,"position":...,"parameters":...,...,"values":[["floats","parameters",6400],...]}
///
/// Atomic; what was at `path` before becomes previousCheckpoint(path), and at every moment one whole
/// checkpoint is at `path`. Raises Error(Failed).
void writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// Reads it back. Raises InputError for a file that is no checkpoint, is cut short or damaged (its checksum
/// is checked before anything in it is believed), or was written by a newer program.
Checkpoint readCheckpoint(const std::filesystem::path& path);

/// `path` with ".previous" behind it.
std::filesystem::path previousCheckpoint(const std::filesystem::path& path);
/// Removes `path`, the previous one, and what a killed program left of them half written or as a lock, where
/// they are.
void removeCheckpoint(const std::filesystem::path& path);

/// Puts the previous checkpoint in the place of one that cannot be gone on from, for a caller that need not
/// ask. False if there is none that is whole; then nothing is touched.
bool returnToPreviousCheckpoint(const std::filesystem::path& path);

/// The checkpoint at `path`, made sure to be one of this job. None (with a warning) if there is nothing to
/// resume. Raises UnusableCheckpoint for one that cannot be read, is of another kind of job, of other data,
/// or made with other parameters (the first that differs is named); the sentence says whether the previous
/// one would do. Another version of the program, another device or precision is a warning: the result may
/// then differ in its last bits, or from another kind of device altogether. What was read of it already may
/// be given, so that it is not read again.
std::optional<Checkpoint> resumableCheckpoint(const std::filesystem::path& path,
                                              const CheckpointIdentity& identity, const Job& job,
                                              std::optional<Checkpoint> read = std::nullopt);

/// Writes a job's checkpoints when they are due. It does nothing where the path is empty.
class CheckpointWriter
{
public:
    /// `state` gives the job's state at the end of its last epoch; all but the identity is filled in by it.
    /// Warns if a checkpoint of an unfinished job is about to be replaced (`resume` false), and whether it
    /// could be resumed.
    CheckpointWriter(CheckpointWatch watch, CheckpointIdentity identity, const Job& job,
                     std::function<Checkpoint()> state);

    bool active() const { return !m_watch.checkpoint.empty(); }
    /// The state that was read (as resumableCheckpoint): nothing new is to be written until the next epoch.
    std::optional<Checkpoint> resume(std::optional<Checkpoint> read = std::nullopt);
    /// An epoch is finished and its state can be asked for; written if it is time. A failure to write is a
    /// warning.
    void epochDone();
    /// The job was stopped: writes the last state unless it is there already, then raises Stopped with a
    /// sentence that says how to go on.
    [[noreturn]] void stopped();
    /// The job is done: removes the checkpoints or, where they are to be kept, brings the last one up to date
    /// (a job too short to have left one leaves none now).
    void finished();

private:
    void write();

    CheckpointWatch m_watch;
    CheckpointIdentity m_identity;
    const Job& m_job;
    std::function<Checkpoint()> m_state;
    Stopwatch m_sinceLast;
    std::string m_position; ///< of what is on disk
    std::string m_failure;  ///< why the last attempt to write failed; empty if it did not
    std::string m_obstacle; ///< why what was there before could not be resumed; empty if it could
    bool m_pending = false; ///< there is a state that is not on disk
};

/// For jobs that nobody watches: begins, and where the checkpoint that `watch` names cannot be gone on from,
/// says why and goes on from the one before it; without that, from the beginning. `watch` is a
/// CheckpointWatch or more; `begin` starts the job by it as it is then.
template <class Watch, class Begin>
auto beginFromAnyCheckpoint(Watch& watch, const std::string& title, const Job& job, const Begin& begin)
{
    for (bool tried = false;; tried = true)
        try {
            return begin();
        } catch (const InputError& error) {
            if (!watch.resume ||
                (error.file() != watch.checkpoint && error.file() != previousCheckpoint(watch.checkpoint)))
                throw;
            // What cannot be gone on from must not stand in the way for ever.
            watch.resume = !tried && returnToPreviousCheckpoint(watch.checkpoint);
            const auto* unusable = dynamic_cast<const UnusableCheckpoint*>(&error);
            job.warn((unusable ? unusable->reason() : std::string(error.what())) + "; " + title +
                     (watch.resume ? " goes on from the one before it" : " starts anew"));
            if (!watch.resume)
                removeCheckpoint(watch.checkpoint);
        }
}

} // namespace deepmi
