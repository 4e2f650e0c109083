#pragma once

#include "experiment/slurm_run.h"

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// How `deepmi experiment` uses Slurm.
struct SlurmOptions {
    bool use = false;
    std::vector<std::string> options; ///< of sbatch, as they were given
    SlurmParameters parameters;
};

/// --slurm, --slurm-option and the parameters of following.
void addSlurmOptions(CLI::App& app, SlurmOptions& options);

/// Raises UsageError for options of Slurm without --slurm, for those of sbatch that cannot be given, and for
/// `others` of this machine that are given with --slurm ("--jobs").
void checkSlurmUsage(const CLI::App& app, const SlurmOptions& options,
                     const std::vector<std::string>& others);

/// For runOnSlurm(): every element of an array runs this program on `folder`.
SlurmSettings slurmSettings(const SlurmOptions& options, const std::filesystem::path& folder,
                            const std::vector<std::string>& taskOptions);

} // namespace deepmi::cli
