#include "network/parameter_store_torch.h"

#include "job/error.h"
#include "network/runtime_torch.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::int64_t alignment = 16;

/// Floats from one row of a weight to the next; of a bias its length.
std::int64_t strideOf(const std::vector<std::int64_t>& sizes, std::int64_t multiple)
{
    const std::int64_t width = sizes.back();
    return sizes.size() < 2 ? width : (width + multiple - 1) / multiple * multiple;
}

/// Floats of a parameter whose rows are a multiple of so many floats apart.
std::int64_t roomOf(const std::vector<std::int64_t>& sizes, std::int64_t multiple)
{
    return (sizes.size() < 2 ? 1 : sizes.front()) * strideOf(sizes, multiple);
}

std::int64_t aligned(std::int64_t room)
{
    return (room + alignment - 1) / alignment * alignment;
}

/// A parameter's place in a flat tensor, as a view of its own sizes.
at::Tensor viewOf(const at::Tensor& flat, std::int64_t begin, const std::vector<std::int64_t>& sizes,
                  std::int64_t multiple)
{
    const at::Tensor rows =
        flat.narrow(0, begin, roomOf(sizes, multiple)).view({-1, strideOf(sizes, multiple)});
    return sizes.size() < 2 ? rows.select(0, 0) : rows.narrow(1, 0, sizes.back());
}

} // namespace

ParameterStore::ParameterStore(std::vector<Shape> shapes, at::Device device, std::size_t reduced,
                               std::int64_t rowMultiple)
    : m_shapes(std::move(shapes)), m_reduced(reduced), m_rowMultiple(rowMultiple)
{
    layOut();
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    m_values = at::zeros({m_offsets.back()}, options);
    m_gradients = at::zeros({m_offsets.back()}, options);
    if (m_reduced > 0) {
        const std::int64_t end = begin(m_reduced);
        m_operands = at::zeros({end}, options.dtype(at::kBFloat16));
        m_reducedGradients = at::zeros({end}, options.dtype(at::kBFloat16));
    }
    makeViews();
}

ParameterStore::ParameterStore(std::vector<Shape> shapes, at::Tensor values, at::Tensor gradients,
                               std::int64_t rowMultiple)
    : m_shapes(std::move(shapes)), m_rowMultiple(rowMultiple), m_values(std::move(values)),
      m_gradients(std::move(gradients))
{
    layOut();
    makeViews();
}

std::int64_t ParameterStore::flatSize(const std::vector<Shape>& shapes, std::int64_t rowMultiple)
{
    std::int64_t size = 0;
    for (const auto& shape : shapes)
        size += aligned(roomOf(shape.sizes, rowMultiple));
    return size;
}

void ParameterStore::layOut()
{
    std::int64_t offset = 0;
    for (const auto& shape : m_shapes) {
        m_offsets.push_back(offset);
        offset += aligned(roomOf(shape.sizes, m_rowMultiple));
    }
    m_offsets.push_back(offset);
}

void ParameterStore::makeViews()
{
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        const auto view = [&](const at::Tensor& flat) {
            return viewOf(flat, begin(i), m_shapes[i].sizes, m_rowMultiple);
        };
        m_valueViews.push_back(view(m_values));
        m_operandViews.push_back(isReduced(i) ? view(m_operands) : m_valueViews.back());
        m_gradientViews.push_back(view(isReduced(i) ? m_reducedGradients : m_gradients));
    }
}

std::vector<ReducedWeight> ParameterStore::reduced(std::size_t first, std::size_t last) const
{
    std::vector<ReducedWeight> weights;
    for (std::size_t i = first; i < last; ++i)
        if (isReduced(i))
            weights.push_back(
                {begin(i) - begin(first), m_operandViews[i].view({-1}), m_gradientViews[i].view({-1})});
    return weights;
}

void ParameterStore::refreshOperand(std::size_t index)
{
    if (isReduced(index))
        roundTo(m_operandViews[index], m_valueViews[index]);
}

void ParameterStore::refreshOperands()
{
    for (std::size_t i = 0; i < m_reduced; ++i)
        refreshOperand(i);
}

void ParameterStore::setAllValues(const at::Tensor& values)
{
    m_values.copy_(values);
    refreshOperands();
}

template <class Take>
void ParameterStore::eachPacked(const at::Tensor& flat, std::size_t first, std::size_t last,
                                const Take& take) const
{
    std::int64_t offset = 0;
    for (std::size_t i = first; i < last; ++i) {
        take(viewOf(flat, begin(i) - begin(first), m_shapes[i].sizes, m_rowMultiple), offset,
             m_shapes[i].sizes);
        offset += aligned(roomOf(m_shapes[i].sizes, 1));
    }
}

std::int64_t ParameterStore::packedSize(std::size_t first, std::size_t last) const
{
    std::int64_t size = 0;
    for (std::size_t i = first; i < last; ++i)
        size += aligned(roomOf(m_shapes[i].sizes, 1));
    return size;
}

at::Tensor ParameterStore::packed(const at::Tensor& flat, std::size_t first, std::size_t last) const
{
    if (m_rowMultiple == 1)
        return flat;
    at::Tensor result = at::zeros({packedSize(first, last)}, flat.options());
    eachPacked(flat, first, last, [&](const at::Tensor& view, std::int64_t offset, const auto& sizes) {
        viewOf(result, offset, sizes, 1).copy_(view);
    });
    return result;
}

void ParameterStore::unpack(const at::Tensor& packed, const at::Tensor& flat, std::size_t first,
                            std::size_t last) const
{
    if (m_rowMultiple == 1) {
        flat.copy_(packed);
        return;
    }
    eachPacked(flat, first, last, [&](const at::Tensor& view, std::int64_t offset, const auto& sizes) {
        view.copy_(viewOf(packed, offset, sizes, 1));
    });
}

at::Tensor ParameterStore::values(std::size_t first, std::size_t last) const
{
    return m_values.narrow(0, begin(first), begin(last) - begin(first));
}

at::Tensor ParameterStore::gradients(std::size_t first, std::size_t last) const
{
    return m_gradients.narrow(0, begin(first), begin(last) - begin(first));
}

void ParameterStore::initialise(Random& random)
{
    double bound = 1;
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        if (m_shapes[i].sizes.size() == 2)
            bound = 1 / std::sqrt(static_cast<double>(m_shapes[i].sizes[1]));
        at::Tensor host = at::empty(m_shapes[i].sizes, at::kFloat);
        float* values = host.data_ptr<float>();
        for (std::int64_t k = 0; k < host.numel(); ++k)
            values[k] = static_cast<float>((2 * random.uniform() - 1) * bound);
        m_valueViews[i].copy_(host);
        refreshOperand(i);
    }
}

void ParameterStore::initialiseNormal(std::size_t index, double deviation, Random& random)
{
    at::Tensor host = at::empty(m_shapes[index].sizes, at::kFloat);
    float* values = host.data_ptr<float>();
    for (std::int64_t k = 0; k < host.numel(); ++k)
        values[k] = static_cast<float>(random.normal() * deviation);
    m_valueViews[index].copy_(host);
    m_valueViews[index + 1].zero_();
    refreshOperand(index);
}

Weights ParameterStore::weights() const
{
    Weights weights;
    for (std::size_t i = 0; i < m_shapes.size(); ++i)
        weights.push_back(toNamedTensor(m_shapes[i].name, m_valueViews[i]));
    return weights;
}

void ParameterStore::load(const Weights& weights)
{
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        const auto& shape = m_shapes[i];
        const auto found = std::find_if(weights.begin(), weights.end(),
                                        [&](const NamedTensor& tensor) { return tensor.name == shape.name; });
        if (found == weights.end())
            throw UsageError("the weights have no parameter " + shape.name);
        if (!std::equal(found->shape.begin(), found->shape.end(), shape.sizes.begin(), shape.sizes.end(),
                        [](std::size_t a, std::int64_t b) { return static_cast<std::int64_t>(a) == b; }))
            throw UsageError("the parameter " + shape.name + " has another shape than the network's");
        const at::Tensor host = at::from_blob(const_cast<float*>(found->values.data()), shape.sizes,
                                              at::TensorOptions().dtype(at::kFloat));
        m_valueViews[i].copy_(host);
        refreshOperand(i);
    }
}

} // namespace deepmi
