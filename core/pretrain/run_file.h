#pragma once

#include "information/deepmi.h"
#include "pretrain/pretrain.h"

namespace deepmi
{

/// Writes RUN.h5. The layout, readable with h5py, is documented in core/README.md. Atomic. Everything but the
/// group /times and the dataset /history/seconds … is the same, bit for bit, for the same seed on the same
/// machine.
void writeRun(const PretrainRun& run, const std::filesystem::path& path);
/// Raises InputError naming the dataset that is missing or of another shape.
PretrainRun readRun(const std::filesystem::path& path);

/// The table that DeepMI is computed from. `source` is "classifier" (g's argmax, the paper) or "kmeans".
Assignments assignmentsOf(const PretrainRun& run, const std::string& source = "classifier");

} // namespace deepmi
