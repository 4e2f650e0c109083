#pragma once

#include "job/job.h"
#include "pretrain/pretrain.h"

#include <filesystem>

namespace deepmi
{

/// Reads what a pre-training on D features with K clusters is to start from: the authors' checkpoint, a
/// network of this program, or any .pt, .pth or .safetensors with their names. A prefix before all names
/// ("module." of DataParallel, "state_dict." of a checkpoint) is taken off.
///
/// Φ must be whole. Names of g and f that are missing are warned of and will be drawn; names that the network
/// does not have are warned of and passed over. Raises InputError as readWeights, and listing the names of Φ
/// that are missing, every name of another shape (D or K differ) with both shapes, or a value that is not
/// finite; where two networks with these names are in the file it names their prefixes.
GivenWeights readInitialWeights(const std::filesystem::path& path, std::size_t features, std::size_t clusters,
                                const Job& job = {});

} // namespace deepmi
