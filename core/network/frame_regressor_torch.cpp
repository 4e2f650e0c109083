#include "network/frame_regressor_torch.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace deepmi
{

namespace
{

constexpr std::int64_t gates = 4;
constexpr std::size_t parametersPerLayer = 4;
constexpr std::size_t lstmParameters = 2 * parametersPerLayer;

std::vector<ParameterStore::Shape> shapes(std::int64_t descriptors, std::int64_t hidden)
{
    std::vector<ParameterStore::Shape> shapes;
    for (const int layer : {0, 1}) {
        const std::string suffix = "_l" + std::to_string(layer);
        shapes.push_back({"lstm.weight_ih" + suffix, {gates * hidden, layer == 0 ? descriptors : hidden}});
        shapes.push_back({"lstm.weight_hh" + suffix, {gates * hidden, hidden}});
        shapes.push_back({"lstm.bias_ih" + suffix, {gates * hidden}});
        shapes.push_back({"lstm.bias_hh" + suffix, {gates * hidden}});
    }
    shapes.push_back({"emo_regressor.0.weight", {hidden, hidden}});
    shapes.push_back({"emo_regressor.0.bias", {hidden}});
    shapes.push_back({"emo_regressor.2.weight", {1, hidden}});
    shapes.push_back({"emo_regressor.2.bias", {1}});
    return shapes;
}

/// Not in place, which autograd does not allow on what it has to remember.
at::Tensor dropped(const at::Tensor& values, Dropout* dropout)
{
    if (!dropout || dropout->rate <= 0)
        return values;
    const at::Tensor mask = at::empty(values.sizes(), values.options().requires_grad(false))
                                .bernoulli_(1 - dropout->rate, dropout->generator)
                                .mul_(dropout->scale());
    return values * mask;
}

} // namespace

PackedFrames packFrames(const FrameTable& table, std::span<const std::size_t> utterances,
                        const FeatureNormalisation& normalisation, at::Device device)
{
    PackedFrames packed;
    packed.order.resize(utterances.size());
    std::iota(packed.order.begin(), packed.order.end(), 0);
    const auto lengthOf = [&](std::int64_t position) {
        return table.length(utterances[static_cast<std::size_t>(position)]);
    };
    std::stable_sort(packed.order.begin(), packed.order.end(),
                     [&](std::int64_t a, std::int64_t b) { return lengthOf(a) > lengthOf(b); });
    std::size_t total = 0;
    for (const std::size_t utterance : utterances)
        total += table.length(utterance);
    const std::size_t longest = lengthOf(packed.order.front());

    FloatMatrix values(total, table.columns());
    packed.batchSizes = at::empty({static_cast<std::int64_t>(longest)}, at::kLong);
    std::size_t row = 0, count = utterances.size();
    for (std::size_t frame = 0; frame < longest; ++frame) {
        while (lengthOf(packed.order[count - 1]) <= frame)
            --count;
        packed.batchSizes.data_ptr<std::int64_t>()[frame] = static_cast<std::int64_t>(count);
        for (std::size_t sequence = 0; sequence < count; ++sequence) {
            const std::size_t utterance = utterances[static_cast<std::size_t>(packed.order[sequence])];
            const auto source = table.frames.row(table.offsets[utterance] + frame);
            std::copy(source.begin(), source.end(), values.row(row++).begin());
        }
    }
    normalisation.apply(values);
    packed.values =
        at::empty({static_cast<std::int64_t>(total), static_cast<std::int64_t>(table.columns())}, at::kFloat);
    std::memcpy(packed.values.data_ptr<float>(), values.data(), total * table.columns() * sizeof(float));
    packed.values = packed.values.to(device);
    return packed;
}

FrameRegressor::FrameRegressor(std::int64_t descriptors, std::int64_t hidden, at::Device device)
    : m_hidden(hidden), m_store(shapes(descriptors, hidden), device)
{
    for (std::size_t i = 0; i < m_store.size(); ++i) {
        at::Tensor leaf = m_store.value(i).detach();
        leaf.requires_grad_(true);
        leaf.mutable_grad() = m_store.gradient(i);
        m_leaves.push_back(std::move(leaf));
    }
}

void FrameRegressor::initialise(Random& random)
{
    const at::NoGradGuard noGradients;
    double bound = 0;
    for (std::size_t i = 0; i < m_store.size(); ++i) {
        const at::Tensor& value = m_store.value(i);
        if (i < lstmParameters)
            bound = 1 / std::sqrt(static_cast<double>(m_hidden));
        else if (value.dim() == 2)
            bound = 1 / std::sqrt(static_cast<double>(value.size(1)));
        const at::Tensor host = at::empty(value.sizes(), at::kFloat);
        float* values = host.data_ptr<float>();
        for (std::int64_t k = 0; k < host.numel(); ++k)
            values[k] = static_cast<float>((2 * random.uniform() - 1) * bound);
        value.copy_(host);
    }
}

at::Tensor FrameRegressor::layer(std::size_t first, const at::Tensor& input, const PackedFrames& frames,
                                 bool last, bool training) const
{
    const at::Tensor start =
        at::zeros({1, static_cast<std::int64_t>(frames.order.size()), m_hidden}, input.options());
    const auto [outputs, hidden, cell] =
        at::lstm(input, frames.batchSizes, {start, start},
                 {m_leaves[first], m_leaves[first + 1], m_leaves[first + 2], m_leaves[first + 3]},
                 /*has_biases=*/true, /*num_layers=*/1, /*dropout=*/0, training, /*bidirectional=*/false);
    return last ? hidden[0] : outputs; // hidden: after each sequence's own last frame
}

at::Tensor FrameRegressor::forward(const PackedFrames& frames, Dropout* dropout) const
{
    const bool training = at::GradMode::is_enabled();
    const at::Tensor outputs = layer(0, frames.values, frames, false, training);
    const at::Tensor h = layer(parametersPerLayer, dropped(outputs, dropout), frames, true, training);
    const at::Tensor hidden =
        at::relu(at::linear(dropped(h, dropout), m_leaves[lstmParameters], m_leaves[lstmParameters + 1]));
    return at::linear(hidden, m_leaves[lstmParameters + 2], m_leaves[lstmParameters + 3]);
}

void FrameRegressor::backward(const at::Tensor& prediction, const at::Tensor& predictionGradient)
{
    m_store.gradients(0, m_store.size()).zero_();
    prediction.backward(predictionGradient);
}

} // namespace deepmi
