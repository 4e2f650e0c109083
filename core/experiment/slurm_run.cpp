#include "experiment/slurm_run.h"

#include "experiment/damaged_results.h"
#include "experiment/slurm_commands.h"
#include "experiment/slurm_follower.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace fs = std::filesystem;

const std::vector<Parameter<SlurmParameters>>& slurmParameters()
{
    using P = SlurmParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"slurm-poll-seconds", &P::pollSeconds, "seconds", "time between two looks at Slurm's queue", .1,
         3600},
        {"slurm-grace-seconds", &P::graceSeconds, "seconds",
         "time that a result may take to appear in the shared folder once its job has ended", 0, 3600},
    };
    return parameters;
}

ExperimentOutcome runOnSlurm(Experiment& experiment, const fs::path& folder, const SlurmSettings& settings,
                             const Job& job, const ExperimentWatch& watch)
{
    validate(settings.parameters, slurmParameters());
    // Not canonical: a name by which the nodes know the folder must not become another one here.
    const fs::path shared = fs::absolute(folder).lexically_normal();
    SlurmFollower follower(shared, settings, job, watch);
    do {
        std::vector<ExperimentTask> tasks = experimentTasks(experiment);
        setAsideDamaged(tasks, folder, job);
        follower.load(std::move(tasks));
        follower.run();
        if (!extendSearch(experiment, folder))
            break;
        writeExperiment(experiment, folder);
    } while (true);
    removeFinishedCheckpoints(experimentTasks(experiment), folder);
    removeReplaced(experimentTasks(experiment), folder);
    return {follower.progress(), follower.failed()};
}

void requireNoSlurmJobs(const fs::path& folder, const Job& job)
{
    std::error_code error;
    if (!fs::exists(folder / "slurm" / "jobs.json", error))
        return;
    const SlurmRecord record = readSlurmRecord(folder);
    std::string trouble;
    std::optional<std::vector<SlurmJob>> jobs;
    try {
        jobs = SlurmCommands().queue(trouble, job);
    } catch (const Stopped&) {
        throw;
    } catch (const Error&) {
        trouble = "its programs are not here";
    }
    if (!jobs) {
        job.warn(
            "this experiment was given to Slurm once, which cannot be asked whether it still works on it (" +
            trouble + ")");
        return;
    }
    const auto count = std::count_if(jobs->begin(), jobs->end(), [&](const SlurmJob& one) {
        return !one.ended() && record.numberOf(one.name);
    });
    if (count > 0)
        throw UsageError(std::to_string(count) +
                         (count == 1 ? " job of this experiment is" : " jobs of this experiment are") +
                         " still in Slurm: follow with --slurm, or cancel first: sh " +
                         (fs::absolute(folder) / "slurm" / "cancel").string());
}

} // namespace deepmi
