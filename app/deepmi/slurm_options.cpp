#include "slurm_options.h"

#include "experiment/slurm_commands.h"
#include "job/error.h"
#include "job/external_command.h"
#include "parameter_options.h"

namespace deepmi::cli
{

void addSlurmOptions(CLI::App& app, SlurmOptions& options)
{
    constexpr const char* group = "Slurm (see packaging/slurm.md)";
    app.add_flag("--slurm", options.use,
                 "submit the tasks to Slurm as job arrays and follow them; --out must be a folder that every "
                 "node sees. The same command takes up what is in Slurm already")
        ->group(group);
    app.add_option_function<std::vector<std::string>>(
           "--slurm-option",
           [&options](const std::vector<std::string>& texts) {
               options.options.insert(options.options.end(), texts.begin(), texts.end());
           },
           "an option of sbatch, as in --slurm-option=\"--partition=gpu\"; may be given several times")
        ->type_name("OPTION")
        ->expected(1)
        ->take_all()
        ->group(group);
    addParameterOptions(app, options.parameters, slurmParameters(), group);
}

void checkSlurmUsage(const CLI::App& app, const SlurmOptions& options, const std::vector<std::string>& others)
{
    const auto given = [&](const std::string& option) { return app.get_option(option)->count() > 0; };
    if (options.use) {
        for (const std::string& other : others)
            if (given(other))
                throw UsageError(other + " is for tasks on this machine; with --slurm, say it to sbatch by "
                                         "--slurm-option or leave it to the cluster's limits");
        sbatchOptions(options.options);
        return;
    }
    std::vector<std::string> own = {"--slurm-option"};
    for (const auto& parameter : slurmParameters())
        own.push_back("--" + parameter.name);
    for (const std::string& option : own)
        if (given(option))
            throw UsageError(option + " has no effect without --slurm");
}

SlurmSettings slurmSettings(const SlurmOptions& options, const std::filesystem::path& folder,
                            const std::vector<std::string>& taskOptions)
{
    SlurmSettings settings;
    settings.parameters = options.parameters;
    settings.options = sbatchOptions(options.options);
    settings.command.before = {thisProgram().string(), "experiment-task",
                               std::filesystem::absolute(folder).lexically_normal().string()};
    settings.command.after = taskOptions;
    return settings;
}

} // namespace deepmi::cli
