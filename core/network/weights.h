#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// One named parameter of a network, row-major float32: for a linear layer weight [out, in], bias [out].
struct NamedTensor {
    std::string name; ///< as in the authors' state_dict, e.g. "dnn_features.0.weight"
    std::vector<std::size_t> shape;
    std::vector<float> values;
};
using Weights = std::vector<NamedTensor>;

/// Writes {name: tensor} as a .pt that torch.load(..., weights_only=True) reads. Atomic.
void writeTorchWeights(const Weights& weights, const std::filesystem::path& path);

} // namespace deepmi
