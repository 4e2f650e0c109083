#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace deepmi
{

/// The two halves of DeepEmoCluster behind the feature extractor, and that.
enum class NetworkPart {
    Extractor,  ///< Φ, "dnn_features..."
    Classifier, ///< g, "classifier...", "top_layer_class..."
    Regressor   ///< f, "emo_regressor..."
};

struct ParameterShape {
    std::string name;               ///< as in the authors' state_dict
    std::vector<std::size_t> sizes; ///< {out, in} of a weight, {out} of a bias
    NetworkPart part = NetworkPart::Extractor;
};

/// The parameters of DeepEmoCluster for D features and K clusters, in the network's order: Φ is D → 1024 →
/// 512 → 256, each a linear layer and two residual units of two; g is 256 → 256 → K, f is 256 → 256 → 1.
std::vector<ParameterShape> deepEmoClusterShapes(std::size_t features, std::size_t clusters);

} // namespace deepmi
