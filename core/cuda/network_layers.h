#pragma once

#include "cuda/gpu_training.h"
#include "cuda/layer_kernels.h"
#include "cuda/products.h"

namespace deepmi::gpu
{

/// Rows of a product are a multiple of this, so that every matrix begins where the matrix units want it.
constexpr std::int64_t rowMultiple = 8;

constexpr int roundedUp(std::int64_t value, std::int64_t multiple)
{
    return static_cast<int>((value + multiple - 1) / multiple * multiple);
}
/// From one row of the classifier's logits to the next.
constexpr int logitStrideOf(std::int64_t clusters)
{
    return roundedUp(clusters, 16);
}
/// The first layer's product of a network alone has too few results to keep a GPU busy: where there are many
/// features it is the sum of so many products, each over as many of them.
constexpr int firstLayerParts(std::int64_t featureStride)
{
    constexpr int parts = 4;
    constexpr std::int64_t partedFeatures = 2048;
    return featureStride >= partedFeatures && featureStride % (parts * rowMultiple) == 0 ? parts : 1;
}

/// A linear layer of DeepEmoCluster in the flat parameters, T the operands' type.
template <class T>
struct LinearLayer {
    int outputs = 0, inputs = 0; ///< inputs of the first layer: the features' stride
    int weightStride = 0;        ///< elements from one row of the weight to the next
    std::size_t begin = 0;       ///< of the weight among the flat values
    float *values = nullptr, *bias = nullptr, *gradient = nullptr, *biasGradient = nullptr;
    const T *weight = nullptr,
            *roundedBias = nullptr; ///< what products read: the values themselves, or a copy
    int column = 0;                 ///< of its bias among the partial sums, a multiple of 8

    Product product(ProductKind kind, std::int64_t rows, std::int64_t xStride, std::int64_t yStride) const
    {
        Product made;
        made.kind = kind;
        made.rows = rows;
        made.outputs = outputs;
        made.inputs = inputs;
        made.xStride = xStride;
        made.weightStride = weightStride;
        made.yStride = yStride;
        made.floatResult = false;
        return made;
    }
    Product product(ProductKind kind, std::int64_t rows) const
    {
        return product(kind, rows, inputs, outputs);
    }
    /// Forward, over one of `parts` stretches of the inputs each; the results [parts, rows, outputs] follow
    /// one another.
    Product partedProduct(std::int64_t rows, int parts) const
    {
        Product made = product(ProductKind::Forward, rows);
        made.floatResult = true;
        made.batches = parts;
        made.inputs = made.xBatch = made.weightBatch = inputs / parts;
        made.yBatch = rows * outputs;
        return made;
    }
};

/// A residual unit, a = dropout(relu(W₁x+b₁)), out = relu(x + W₂a + b₂).
template <class T>
struct UnitLayers {
    LinearLayer<T> first, second;
};
template <class T>
struct BlockLayers {
    LinearLayer<T> linear;
    UnitLayers<T> units[2];
};
/// Where everything lies in the flat parameters, in the order of the authors' state_dict.
template <class T>
struct NetworkLayers {
    BlockLayers<T> blocks[3];
    LinearLayer<T> classifier[2], regressor[2];
    int columns = 0; ///< of the partial sums of all biases

    /// `rounded` is null where products read the values themselves.
    NetworkLayers(const GpuTrainingSetup& setup, T* rounded)
    {
        std::size_t parameter = 0;
        const auto next = [&](int outputs, int inputs) {
            LinearLayer<T> layer;
            layer.outputs = outputs;
            layer.inputs = layer.weightStride = inputs;
            layer.begin = setup.offsets[parameter];
            const std::size_t bias = setup.offsets[parameter + 1];
            parameter += 2;
            layer.column = columns;
            columns += (outputs + 7) / 8 * 8;
            layer.values = setup.values + layer.begin;
            layer.bias = setup.values + bias;
            layer.gradient = setup.gradients + layer.begin;
            layer.biasGradient = setup.gradients + bias;
            if (rounded) {
                layer.weight = rounded + layer.begin;
                layer.roundedBias = rounded + bias;
            } else {
                layer.weight = reinterpret_cast<const T*>(layer.values);
                layer.roundedBias = reinterpret_cast<const T*>(layer.bias);
            }
            return layer;
        };
        int inputs = static_cast<int>(setup.featureStride), block = 0;
        for (const int width : {1024, 512, 256}) {
            blocks[block].linear = next(width, inputs);
            for (UnitLayers<T>& unit : blocks[block].units) {
                unit.first = next(width, width);
                unit.second = next(width, width);
            }
            inputs = width;
            ++block;
        }
        classifier[0] = next(inputs, inputs);
        classifier[1] = next(static_cast<int>(setup.clusters), inputs);
        regressor[0] = next(inputs, inputs);
        regressor[1] = next(1, inputs);
    }
};

} // namespace deepmi::gpu
