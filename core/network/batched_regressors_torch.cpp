#include "network/batched_regressors_torch.h"

#include "network/layer_passes_torch.h"

namespace deepmi
{

BatchedRegressors::BatchedRegressors(int networks, std::int64_t features, std::int64_t hidden,
                                     std::int64_t rows, at::Device device, bool drops)
    : m_rows(rows), m_features(features), m_hidden(hidden)
{
    const std::vector<ParameterStore::Shape> shapes = regressorShapes(features, hidden);
    const std::int64_t size = ParameterStore::flatSize(shapes);
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    m_values = at::zeros({networks * size}, options);
    m_gradients = at::zeros({networks * size}, options);
    m_batch = at::zeros({networks * rows * features}, options);
    if (drops)
        m_masks = at::zeros({networks, regressorHiddenLayers, rows, hidden}, options);
    for (int network = 0; network < networks; ++network)
        m_stores.emplace_back(shapes, m_values.narrow(0, network * size, size),
                              m_gradients.narrow(0, network * size, size));
    const auto& offsets = m_stores.front().offsets();
    const auto ofAll = [&](const at::Tensor& flat, std::size_t parameter) {
        const auto& sizes = shapes[parameter].sizes;
        const auto place = static_cast<std::int64_t>(offsets[parameter]);
        return sizes.size() == 2 ? flat.as_strided({networks, sizes[0], sizes[1]}, {size, sizes[1], 1}, place)
                                 : flat.as_strided({networks, sizes[0]}, {size, 1}, place);
    };
    for (std::size_t weight = 0; weight < shapes.size(); weight += 2) {
        Layer layer;
        layer.weight = ofAll(m_values, weight);
        layer.bias = ofAll(m_values, weight + 1);
        layer.weightGradient = ofAll(m_gradients, weight);
        layer.biasGradient = ofAll(m_gradients, weight + 1);
        layer.width = shapes[weight].sizes[0];
        layer.output = at::zeros({networks * rows * layer.width}, options);
        layer.gradient = at::zeros({networks * rows * layer.width}, options);
        m_layers.push_back(std::move(layer));
    }
}

at::Tensor BatchedRegressors::view(const at::Tensor& flat, std::int64_t rows, std::int64_t width) const
{
    return flat.narrow(0, 0, count() * rows * width).view({count(), rows, width});
}

at::Tensor BatchedRegressors::batch(std::int64_t rows) const
{
    return view(m_batch, rows, m_features).view({count() * rows, m_features});
}

void BatchedRegressors::drawMasks(std::vector<Dropout>& dropout)
{
    // All layers of a network at once, whole: each has a stream of its own, whoever is beside it.
    for (std::size_t network = 0; network < dropout.size(); ++network) {
        at::Tensor mask = m_masks.select(0, static_cast<std::int64_t>(network)).view({-1});
        if (mask.is_cpu())
            dropout[network].draw(mask);
        else
            mask.bernoulli_(1 - dropout[network].rate, dropout[network].generator);
    }
    if (!m_masks.is_cpu())
        m_masks.mul_(dropout.front().scale());
}

at::Tensor BatchedRegressors::forward(const at::Tensor& input, std::vector<Dropout>* dropout)
{
    const std::int64_t rows = input.size(1);
    if (dropout)
        drawMasks(*dropout);
    at::Tensor current = input;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = m_layers[i];
        at::Tensor result = output(layer, rows);
        at::bmm_out(result, current, layer.weight.transpose(1, 2));
        result.add_(layer.bias.unsqueeze(1));
        if (i + 1 < m_layers.size()) {
            result.relu_();
            if (dropout)
                result.mul_(m_masks.select(1, static_cast<std::int64_t>(i)).narrow(1, 0, rows));
        }
        current = result;
    }
    return current;
}

void BatchedRegressors::parameterGradients(Layer& layer, const at::Tensor& input, const at::Tensor& gradient)
{
    at::bmm_out(layer.weightGradient, gradient.transpose(1, 2), input);
    at::sum_out(layer.biasGradient, gradient, at::IntArrayRef{1});
}

void BatchedRegressors::backward(const at::Tensor& input, const at::Tensor& predictionGradient,
                                 const std::vector<Dropout>* dropout)
{
    const std::int64_t rows = input.size(1);
    const double scale = dropout && !dropout->empty() ? dropout->front().scale() : 1;
    at::Tensor gradient = predictionGradient;
    for (std::size_t i = m_layers.size(); i-- > 0;) {
        Layer& layer = m_layers[i];
        if (i + 1 < m_layers.size())
            reluDropoutBackward(gradient, output(layer, rows), scale);
        if (i == 0) {
            parameterGradients(layer, input, gradient);
            return;
        }
        Layer& before = m_layers[i - 1];
        parameterGradients(layer, output(before, rows), gradient);
        at::Tensor next = view(before.gradient, rows, before.width);
        at::bmm_out(next, gradient, layer.weight);
        gradient = next;
    }
}

} // namespace deepmi
