#pragma once

#include "experiment/experiment_run.h"
#include "experiment/slurm_arrays.h"

#include <string>
#include <vector>

namespace deepmi
{

/// How an experiment is followed through Slurm.
struct SlurmParameters {
    int attempts = 3;         ///< times a task is submitted before it counts as failed; at least 1
    double pollSeconds = 10;  ///< between two looks at the queue
    double graceSeconds = 60; ///< a result may take so long to be seen here once its job has ended
};

/// All but `attempts`, which is the experiment's --retries and one.
const std::vector<Parameter<SlurmParameters>>& slurmParameters();

struct SlurmSettings {
    SlurmParameters parameters;
    std::vector<std::string> options; ///< of sbatch, as sbatchOptions() returns them
    SlurmTaskCommand command;
    int threads = 1; ///< of each task
};

/// Runs every task of the experiment that is not finished as elements of Slurm's job arrays, all submitted at
/// once: a score waits for its pre-training and a trial for its score by a dependency of Slurm. Then follows
/// them: a task is done when its result is in the folder, which must be the same on every node; a job that
/// ended without one is submitted again. Jobs that an earlier call has left in Slurm are followed and not
/// submitted twice. Otherwise as runExperiment(); what is left in Slurm when it raises Stopped or Error goes
/// on there. Raises UsageError for parameters out of range, Error(Failed) where Slurm is not installed, does
/// not answer at the beginning, or refuses the first jobs.
ExperimentOutcome runOnSlurm(Experiment& experiment, const std::filesystem::path& folder,
                             const SlurmSettings& settings, const Job& job = {},
                             const ExperimentWatch& watch = {});

/// Raises UsageError where jobs of an earlier call are still in Slurm: nobody else must do their work
/// meanwhile. Nothing is looked at in a folder that has never seen Slurm.
void requireNoSlurmJobs(const std::filesystem::path& folder, const Job& job);

} // namespace deepmi
