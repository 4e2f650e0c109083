#pragma once

#include "pretrain/pretrain.h"

#include <cstddef>

namespace deepmi
{

/// What a pre-training works on.
struct PretrainSize {
    std::size_t train = 0;       ///< labelled training samples N
    std::size_t development = 0; ///< V
    std::size_t rows = 0;        ///< rows of the feature table, of any split
    std::size_t unlabeled = 0;   ///< rows of the pool M; 0 = the FSL variant, stage II alone
    std::size_t columns = 0;     ///< features D
};

/// What it will cost, told before it starts.
struct PretrainCost {
    double flopsPerEpoch = 0; ///< floating-point operations, a product and a sum counting as two
    double bytes = 0;         ///< memory at the peak, on the device the network is on
};

/// Weights of the network's matrices (biases left out, they are below a thousandth of the work): Φ is
/// D·1024 + 4·1024² + 1024·512 + 4·512² + 512·256 + 4·256², g is 256² + 256·K, f is 256² + 256.
struct NetworkSize {
    double extractor = 0, classifier = 0, regressor = 0;
    double all() const { return extractor + classifier + regressor; }
};
NetworkSize networkSize(std::size_t columns, int clusters);

/// With P the weights and 2 operations a weight and row in a forward pass, 6 in a training step (forward and
/// both gradients), and I Lloyd iterations of 2·256·K operations a row:
///
///     stage I    M · (2·P_Φ + 2·256·K·I + 6·(P_Φ + P_g))
///     stage II   N · (2·P_Φ if there is a pool + 2·256·K·I + 6·P)
///     measuring  (N + V) · 2·P
///
/// K-means may end before its I iterations. Memory, in float32: the features of all rows and of the pool, six
/// copies of the parameters (values, gradients, two moments of Adam, the momentum of stage I, the kept
/// epoch), thirteen activations and gradients of 1792 hidden units a row of the batch, and three embeddings.
PretrainCost pretrainCost(const PretrainParameters& parameters, const PretrainSize& size);

} // namespace deepmi
