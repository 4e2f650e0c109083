#pragma once

#include "information/deepmi.h"
#include "pretrain/pretrain.h"

#include <optional>

namespace deepmi
{

/// Version of the layout of RUN.h5, the root attribute format_version.
inline constexpr int runFormatVersion = 1;

/// Writes RUN.h5. The layout, readable with h5py, is documented in core/README.md. Atomic. Everything but the
/// datasets of the group /times is the same, bit for bit, for the same seed, data and options on the same
/// machine.
void writeRun(const PretrainRun& run, const std::filesystem::path& path);
/// The same of a run that did not start from drawn weights: file and hash of what it started from stand as
/// "FILE HASH" beside the options in the attribute `parameters`, by the name init-weights.
void writeRun(const PretrainRun& run, const std::filesystem::path& path, const GivenWeights& initial);

/// Raises InputError naming the dataset or attribute that is missing or of another shape, or the format
/// version if it is newer than this program.
PretrainRun readRun(const std::filesystem::path& path);

/// How the clusters stood in the epoch that the run holds, without reading the rest: its number and both
/// effective numbers. None where there is no such file or it cannot be read, which its readers say.
std::optional<PretrainEpoch> keptClusterHealth(const std::filesystem::path& path);

/// The table that DeepMI is computed from. `source` is "classifier" (g's argmax, the paper) or "kmeans".
Assignments assignmentsOf(const PretrainRun& run, const std::string& source = "classifier");

} // namespace deepmi
