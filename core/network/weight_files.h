#pragma once

#include "network/weights.h"

#include <filesystem>
#include <optional>

namespace deepmi
{

// Files of named tensors that other programs write and read. Nothing in them is executed, and no number in
// them is believed before the bytes are there: a file that is cut short, damaged or made up to do harm is an
// InputError, and what it makes this program allocate is bounded by its own size.

/// The formats that `readWeights` tells apart by their first bytes.
enum class WeightFormat {
    Torch,       ///< .pt, .pth of torch.save since PyTorch 1.6: a zip archive
    TorchOld,    ///< of torch.save before 1.6 (or _use_new_zipfile_serialization=False): cannot be read
    TorchScript, ///< of torch.jit.save: cannot be read
    Safetensors
};

/// Of the file's content; nothing if it is none of them. Raises InputError for a file that cannot be read or
/// a zip archive that is not whole.
std::optional<WeightFormat> weightFormatOf(const std::filesystem::path& path);

/// "PyTorch .pt", "safetensors" ..., as inspect names it.
const char* toString(WeightFormat format);

/// Reads whichever of the two formats below the content is. Raises InputError for any other and as they do.
Weights readWeights(const std::filesystem::path& path);

/// The tensors of a .pt or .pth of torch.save, row-major, whatever their strides were; all element types are
/// read into float32, rounded to the nearest, which for float32, float16 and bfloat16 is exact. The name of a
/// tensor is its key in the dictionary, or its keys with '.' between them where dictionaries and lists stand
/// inside each other ("state_dict.layer.weight"), or "tensor" for one alone. Numbers, texts and the like
/// are passed over. Raises InputError for the old format and TorchScript, saying how to save them anew; for
/// a pickle that would run code (network/pickle_machine.h); for storages that are packed, missing, or not of
/// their declared size; for a finite value beyond float32; for tensors that share and repeat their storages
/// so often that they are more than 16 times the file; for no tensors at all.
Weights readTorchWeights(const std::filesystem::path& path);

/// The tensors of a .safetensors file in the order of their data, element types as above. Raises InputError
/// for a header that is longer than the file or 100 MB or no such JSON, a name that stands twice, data that
/// overlap, leave gaps, reach outside of the file or are not of the size of shape and type, an element type
/// that is not known.
Weights readSafetensors(const std::filesystem::path& path);

/// Writes all tensors as F32 in the order given, with {"format": "pt"} as metadata. Atomic. Raises UsageError
/// for two tensors of one name or a name that the format reserves, Error(Failed) as any writer.
void writeSafetensors(const Weights& weights, const std::filesystem::path& path);

/// Writes .safetensors, or .pt / .pth by writeTorchWeights; raises UsageError for another extension.
void writeWeights(const Weights& weights, const std::filesystem::path& path);

} // namespace deepmi
