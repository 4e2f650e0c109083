#pragma once

#include "job/job.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// One job of Slurm, or one element of an array of them.
struct SlurmJob {
    std::string array;  ///< number of the array
    int index = 0;      ///< of the element
    std::string name;   ///< --job-name
    std::string state;  ///< as squeue writes it: PENDING, RUNNING, COMPLETED, OUT_OF_MEMORY ...
    std::string reason; ///< why it waits, or "None"

    /// It will not run (again).
    bool ended() const;
    bool running() const;
    /// It waits for something that only a person or nothing can give: an administrator's or its owner's hold,
    /// a launch that failed, a dependency that cannot be satisfied any more.
    bool held() const;
};

/// What an experiment has to know of a cluster's configuration.
struct SlurmLimits {
    std::size_t maxArraySize = 1001; ///< elements of an array, at most
    double minJobAge = 0;            ///< seconds that an ended job stays in the queue at least
};

/// What `squeue --format="%F|%K|%T|%r|%j"` printed; lines that are no elements of arrays are left out.
std::vector<SlurmJob> parseQueue(const std::string& text);
/// The same of `sacct --parsable2 --format=JobID,State`: element ("123_4") → its state without what stands
/// behind the word ("CANCELLED by 1000").
std::map<std::string, std::string> parseAccounting(const std::string& text);

/// The options of `--slurm-option`, as sbatch takes them: "--partition gpu" becomes "--partition=gpu".
/// Raises UsageError for what is no option and for those that an experiment sets itself (--array, --wait
/// ...).
std::vector<std::string> sbatchOptions(const std::vector<std::string>& given);

/// Slurm's own programs, as they are in PATH. Every function raises Error(Failed) with what the program said.
class SlurmCommands
{
public:
    /// Raises Error(Failed) where Slurm is not installed, does not answer or takes no arrays.
    SlurmLimits limits(const Job& job) const;
    /// Submits with these arguments of sbatch and returns the job's number. None where sbatch ended with an
    /// error, with what it said in `refusal`; after a time-out the job may be there all the same.
    std::optional<std::string> submit(const std::vector<std::string>& arguments, std::string& refusal,
                                      const Job& job) const;
    /// All arrays of this user that wait, run or have ended a short while ago (MinJobAge). None where the
    /// controller does not answer, with what squeue says about it in `trouble`.
    std::optional<std::vector<SlurmJob>> queue(std::string& trouble, const Job& job) const;
    /// How elements of these arrays ended, as far as the cluster keeps accounts; empty where it does not.
    std::map<std::string, std::string> accounting(const std::vector<std::string>& arrays,
                                                  const Job& job) const;
    /// Cancels elements ("123_4"); one that has ended is no error.
    void cancel(const std::vector<std::string>& elements, const Job& job) const;
};

} // namespace deepmi
