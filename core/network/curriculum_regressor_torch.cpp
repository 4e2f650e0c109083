#include "network/curriculum_regressor_torch.h"

#include "network/layer_passes_torch.h"

namespace deepmi
{

namespace
{

constexpr int hiddenLayers = regressorHiddenLayers;
/// Indices of the linear layers in the authors' Sequential.
const int entries[] = {0, 2, 5, 7};

} // namespace

std::vector<ParameterStore::Shape> regressorShapes(std::int64_t features, std::int64_t hidden)
{
    std::vector<ParameterStore::Shape> shapes;
    for (int i = 0; i <= hiddenLayers; ++i) {
        const std::int64_t in = i == 0 ? features : hidden, out = i == hiddenLayers ? 1 : hidden;
        const std::string name = "dense_net." + std::to_string(entries[i]);
        shapes.push_back({name + ".weight", {out, in}});
        shapes.push_back({name + ".bias", {out}});
    }
    return shapes;
}

std::int64_t regressorParameters(std::int64_t features, std::int64_t hidden)
{
    std::int64_t count = 0;
    for (const ParameterStore::Shape& shape : regressorShapes(features, hidden))
        count += c10::multiply_integers(shape.sizes);
    return count;
}

CurriculumRegressor::CurriculumRegressor(std::int64_t features, std::int64_t hidden, std::int64_t rows,
                                         at::Device device, bool reluAfterFirst, Precision precision)
    : m_rows(rows), m_reluAfterFirst(reluAfterFirst),
      m_store(regressorShapes(features, hidden), device,
              precision == Precision::BFloat16 && device.is_cpu() ? 2 * hiddenLayers : 0),
      m_last(m_store, 2 * hiddenLayers)
{
    const auto buffer = [&] { return activations(m_store, 0, rows, hidden); };
    const auto floats = [&](std::int64_t width) {
        return at::zeros({rows, width}, m_store.allValues().options());
    };
    for (std::size_t i = 0; i < hiddenLayers; ++i)
        // After a ReLU the way back needs no mask.
        m_layers.push_back({Linear(m_store, 2 * i), buffer(),
                            i == 0 && !reluAfterFirst ? floats(hidden) : at::Tensor(), buffer()});
    m_prediction = floats(1);
    if (m_layers.back().output.scalar_type() != at::kFloat) {
        m_lastInput = floats(hidden);
        m_lastGradient = floats(hidden);
    }
}

at::Tensor CurriculumRegressor::batchBuffer() const
{
    return activations(m_store, 0, m_rows, m_layers.front().linear.inputs());
}

at::Tensor CurriculumRegressor::forward(const at::Tensor& input, Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor current = input;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        at::Tensor output = head(m_layers[i].output, rows);
        const Linear& linear = m_layers[i].linear;
        linear.product(current, output);
        if (i > 0 || m_reluAfterFirst) {
            addBiasReluDropout(output, linear.bias(), dropout);
        } else {
            at::Tensor mask = head(m_layers[i].mask, rows);
            addBiasDropout(output, linear.bias(), dropout, mask);
        }
        current = output;
    }
    at::Tensor prediction = head(m_prediction, rows);
    if (m_lastInput.defined())
        current = head(m_lastInput, rows).copy_(current);
    m_last.forward(current, prediction);
    return prediction;
}

std::vector<at::Tensor> CurriculumRegressor::hidden(std::int64_t rows) const
{
    std::vector<at::Tensor> outputs;
    for (const Layer& layer : m_layers)
        outputs.push_back(head(layer.output, rows).to(at::kFloat));
    return outputs;
}

void CurriculumRegressor::backward(const at::Tensor& input, const at::Tensor& predictionGradient,
                                   const Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor gradient = head(m_layers.back().gradient, rows);
    if (m_lastInput.defined()) {
        at::Tensor exact = head(m_lastGradient, rows);
        m_last.backward(head(m_lastInput, rows), predictionGradient, &exact);
        gradient.copy_(exact);
    } else {
        m_last.backward(head(m_layers.back().output, rows), predictionGradient, &gradient);
    }
    for (std::size_t i = m_layers.size(); i-- > 0;) {
        const at::Tensor output = head(m_layers[i].output, rows);
        if (i > 0 || m_reluAfterFirst)
            reluDropoutBackward(gradient, output, dropout ? dropout->scale() : 1);
        else if (dropout && dropout->rate > 0)
            applyMask(gradient, head(m_layers[i].mask, rows));
        if (i == 0) {
            m_layers[0].linear.backward(input, gradient, nullptr);
        } else {
            at::Tensor before = head(m_layers[i - 1].gradient, rows);
            m_layers[i].linear.backward(head(m_layers[i - 1].output, rows), gradient, &before);
            gradient = before;
        }
    }
}

} // namespace deepmi
