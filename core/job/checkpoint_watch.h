#pragma once

#include <filesystem>

namespace deepmi
{

/// Where a job leaves its state and whether it takes it up again; what of its state, says the watch of the
/// job.
struct CheckpointWatch {
    /// The file for the state at the end of an epoch, written every `checkpointSeconds` and when the job is
    /// stopped, with the state before that beside it (".previous"); empty = none. On completion both are
    /// removed. See job/checkpoint.h for the format.
    std::filesystem::path checkpoint;
    double checkpointSeconds = 60; ///< at most one checkpoint in this time; 0 = after every epoch
    /// Go on from `checkpoint`; the result is the undisturbed job's, bit for bit, on the same processor with
    /// as many threads. Where there is none, a warning says so and the job starts from the beginning.
    bool resume = false;
    /// On completion, bring the checkpoint up to date instead of removing it (a job shorter than
    /// `checkpointSeconds` has none): for a caller that removes it (removeCheckpoint) once the result is safe
    /// in a file of its own.
    bool keepCheckpoint = false;
};

} // namespace deepmi
