#pragma once

#include "job/random.h"
#include "network/weights.h"

#include <ATen/ATen.h>

#include <string>
#include <vector>

namespace deepmi
{

/// The parameters of a network and their gradients, each in one flat float32 buffer on one device, so that an
/// optimiser updates a whole range of layers in one call and a copy of the best epoch is one copy. Every
/// parameter begins on a multiple of 16 floats, and rows of weights are a multiple of `rowMultiple` floats
/// apart, as a GPU's matrix units want them; the padding stays zero.
class ParameterStore
{
public:
    struct Shape {
        std::string name;
        std::vector<std::int64_t> sizes; ///< {out, in} for a weight, {out} for a bias
    };

    ParameterStore(std::vector<Shape> shapes, at::Device device, std::int64_t rowMultiple = 1);

    std::size_t size() const { return m_shapes.size(); }
    const std::string& name(std::size_t index) const { return m_shapes[index].name; }
    const at::Tensor& value(std::size_t index) const { return m_valueViews[index]; }
    const at::Tensor& gradient(std::size_t index) const { return m_gradientViews[index]; }
    /// Flat views of parameters first .. last−1.
    at::Tensor values(std::size_t first, std::size_t last) const;
    at::Tensor gradients(std::size_t first, std::size_t last) const;
    const at::Tensor& allValues() const { return m_values; }
    const at::Tensor& allGradients() const { return m_gradients; }
    /// Where every parameter begins in allValues(), and behind the last one its length.
    const std::vector<std::int64_t>& offsets() const { return m_offsets; }

    /// Uniform on ±1/√fan_in, weights and biases alike (a linear layer's usual start), drawn on the host in
    /// parameter order so that every device starts from the same values.
    void initialise(Random& random);
    /// Normal with mean 0 and the given deviation for one weight, 0 for the bias that follows it.
    void initialiseNormal(std::size_t index, double deviation, Random& random);

    Weights weights() const;
    /// By name; raises UsageError for a name that is missing or of another shape.
    void load(const Weights& weights);

private:
    std::int64_t begin(std::size_t index) const { return m_offsets[index]; }

    std::vector<Shape> m_shapes;
    std::vector<std::int64_t> m_offsets; ///< size()+1 entries
    at::Tensor m_values;
    at::Tensor m_gradients;
    std::vector<at::Tensor> m_valueViews;
    std::vector<at::Tensor> m_gradientViews;
};

} // namespace deepmi
