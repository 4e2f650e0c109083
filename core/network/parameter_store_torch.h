#pragma once

#include "job/random.h"
#include "network/reduced_passes_torch.h"
#include "network/weights.h"

#include <ATen/ATen.h>

#include <string>
#include <vector>

namespace deepmi
{

/// The parameters of a network and their gradients, each in one flat float32 buffer on one device, so that an
/// optimiser updates a whole range of layers in one call and a copy of the best epoch is one copy. Every
/// parameter begins on a multiple of 16 floats, and rows of weights are a multiple of `rowMultiple` floats
/// apart, as a GPU's matrix units want them; the padding stays zero. Of a network whose products are in
/// bfloat16 on the CPU, the weights (not the biases) that are multiplied so stand beside their float32
/// masters as operands, which the optimisers keep up to date, and their gradients are bfloat16.
class ParameterStore
{
public:
    struct Shape {
        std::string name;
        std::vector<std::int64_t> sizes; ///< {out, in} for a weight, {out} for a bias
    };

    /// The weights among the first `reduced` parameters are multiplied in bfloat16.
    ParameterStore(std::vector<Shape> shapes, at::Device device, std::size_t reduced = 0,
                   std::int64_t rowMultiple = 1);
    /// In zeros of someone else, flatSize(shapes, rowMultiple) floats next to one another each; no reduced
    /// weights. Several stores can so lie in one buffer.
    ParameterStore(std::vector<Shape> shapes, at::Tensor values, at::Tensor gradients,
                   std::int64_t rowMultiple = 1);
    static std::int64_t flatSize(const std::vector<Shape>& shapes, std::int64_t rowMultiple = 1);

    std::size_t size() const { return m_shapes.size(); }
    const std::string& name(std::size_t index) const { return m_shapes[index].name; }
    const at::Tensor& value(std::size_t index) const { return m_valueViews[index]; }
    /// What a product takes for value(index): itself or its bfloat16 copy.
    const at::Tensor& operand(std::size_t index) const { return m_operandViews[index]; }
    const at::Tensor& gradient(std::size_t index) const { return m_gradientViews[index]; }
    /// The weights of parameters first .. last−1 that are multiplied in bfloat16, for the optimisers.
    std::vector<ReducedWeight> reduced(std::size_t first, std::size_t last) const;
    /// To be called whenever values were written past load(), the initialisers and the optimisers.
    void refreshOperands();
    /// Flat views of parameters first .. last−1; gradients of reduced weights are not among them.
    at::Tensor values(std::size_t first, std::size_t last) const;
    at::Tensor gradients(std::size_t first, std::size_t last) const;
    const at::Tensor& allValues() const { return m_values; }
    const at::Tensor& allGradients() const { return m_gradients; }
    /// Where every parameter begins in allValues(), and behind the last one its length.
    const std::vector<std::int64_t>& offsets() const { return m_offsets; }
    /// All values at once, e.g. those of the best epoch.
    void setAllValues(const at::Tensor& values);
    /// Of a flat tensor laid out as values(first, last): the same with rows next to one another, as on every
    /// device without padding. Itself where there is none.
    at::Tensor packed(const at::Tensor& flat, std::size_t first, std::size_t last) const;
    /// The reverse, into a flat tensor whose padding is zero.
    void unpack(const at::Tensor& packed, const at::Tensor& flat, std::size_t first, std::size_t last) const;
    std::int64_t packedSize(std::size_t first, std::size_t last) const;

    /// Uniform on ±1/√fan_in, weights and biases alike (a linear layer's usual start), drawn on the host in
    /// parameter order so that every device starts from the same values.
    void initialise(Random& random);
    /// Normal with mean 0 and the given deviation for one weight, 0 for the bias that follows it.
    void initialiseNormal(std::size_t index, double deviation, Random& random);

    Weights weights() const;
    /// By name; raises UsageError for a name that is missing or of another shape.
    void load(const Weights& weights);

private:
    void layOut();
    void makeViews();
    std::int64_t begin(std::size_t index) const { return m_offsets[index]; }
    bool isReduced(std::size_t index) const { return index < m_reduced && m_shapes[index].sizes.size() == 2; }
    void refreshOperand(std::size_t index);
    /// Calls with a parameter's place in a padded flat tensor of parameters first .., as a view of its own
    /// sizes, and where it begins in the packed one.
    template <class Take>
    void eachPacked(const at::Tensor& flat, std::size_t first, std::size_t last, const Take& take) const;

    std::vector<Shape> m_shapes;
    std::size_t m_reduced = 0;
    std::int64_t m_rowMultiple = 1;
    std::vector<std::int64_t> m_offsets; ///< size()+1 entries
    at::Tensor m_values;
    at::Tensor m_gradients;
    at::Tensor m_operands, m_reducedGradients; ///< bfloat16, laid out as m_values; undefined = none reduced
    std::vector<at::Tensor> m_valueViews;
    std::vector<at::Tensor> m_operandViews;
    std::vector<at::Tensor> m_gradientViews;
};

} // namespace deepmi
