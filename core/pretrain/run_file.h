#pragma once

#include "information/deepmi.h"
#include "pretrain/pretrain.h"

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

/// Whether the file is a run whose classifier has collapsed, as it says itself (PretrainRun::collapsed),
/// without reading the rest. False where there is no such file or it cannot be read, which its readers say.
bool isRunCollapsed(const std::filesystem::path& path);

/// The table that DeepMI is computed from. `source` is "classifier" (g's argmax, the paper) or "kmeans".
Assignments assignmentsOf(const PretrainRun& run, const std::string& source = "classifier");

} // namespace deepmi
