#include "network/frame_regressor_torch.h"

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

/// values·mask with a new mask, or the values themselves and no mask without dropout.
at::Tensor dropped(const at::Tensor& values, Dropout* dropout, at::Tensor& mask)
{
    if (!dropout || dropout->rate <= 0) {
        mask.reset();
        return values;
    }
    mask = at::empty_like(values);
    dropout->draw(mask);
    return values * mask;
}

/// In packed order a sequence of n frames ends n−1 frames after the beginning of its row.
std::vector<std::int64_t> lastFramesOf(const std::vector<std::int64_t>& batchSizes)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(batchSizes.front()));
    std::int64_t row = 0;
    for (const std::int64_t count : batchSizes) {
        std::iota(rows.begin(), rows.begin() + count, row);
        row += count;
    }
    return rows;
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
    packed.batchSizes.resize(longest);
    std::size_t row = 0, count = utterances.size();
    for (std::size_t frame = 0; frame < longest; ++frame) {
        while (lengthOf(packed.order[count - 1]) <= frame)
            --count;
        packed.batchSizes[frame] = static_cast<std::int64_t>(count);
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
    : m_store(shapes(descriptors, hidden), device), m_first(m_store, 0), m_second(m_store, parametersPerLayer)
{
}

void FrameRegressor::initialise(Random& random)
{
    double bound = 0;
    for (std::size_t i = 0; i < m_store.size(); ++i) {
        const at::Tensor& value = m_store.value(i);
        if (i < lstmParameters)
            bound = 1 / std::sqrt(static_cast<double>(m_first.hidden()));
        else if (value.dim() == 2)
            bound = 1 / std::sqrt(static_cast<double>(value.size(1)));
        const at::Tensor host = at::empty(value.sizes(), at::kFloat);
        float* values = host.data_ptr<float>();
        for (std::int64_t k = 0; k < host.numel(); ++k)
            values[k] = static_cast<float>((2 * random.uniform() - 1) * bound);
        value.copy_(host);
    }
}

at::Tensor FrameRegressor::forward(const PackedFrames& frames, Dropout* dropout)
{
    const auto sequences = static_cast<std::int64_t>(frames.order.size());
    if (sequences > m_rows) {
        m_rows = sequences;
        m_regressor.emplace(m_store, lstmParameters, m_rows);
    }
    m_between = dropped(m_first.forward(frames.values, frames.batchSizes), dropout, m_betweenMask);
    const at::Tensor outputs = m_second.forward(m_between, frames.batchSizes);
    m_lastFrames = at::tensor(lastFramesOf(frames.batchSizes), at::kLong).to(outputs.device());
    m_last = dropped(outputs.index_select(0, m_lastFrames), dropout, m_lastMask);
    return m_regressor->forward(m_last);
}

void FrameRegressor::backward(const PackedFrames& frames, const at::Tensor& predictionGradient)
{
    at::Tensor last = at::empty_like(m_last);
    m_regressor->backward(m_last, predictionGradient, last, /*accumulate=*/false);
    if (m_lastMask.defined())
        last.mul_(m_lastMask);
    at::Tensor outputs = at::zeros_like(m_between);
    outputs.index_copy_(0, m_lastFrames, last);
    at::Tensor between = at::empty_like(m_between);
    m_second.backward(m_between, outputs, &between);
    if (m_betweenMask.defined())
        between.mul_(m_betweenMask);
    m_first.backward(frames.values, between, nullptr);
}

} // namespace deepmi
