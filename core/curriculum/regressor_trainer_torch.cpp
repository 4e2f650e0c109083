#include "curriculum/regressor_trainer_torch.h"

#include "network/losses_torch.h"
#include "network/resident_torch.h"

namespace deepmi
{

RegressorTrainer::RegressorTrainer(CurriculumRegressor& network, double learningRate, double dropout,
                                   at::Generator generator)
    : m_network(network), m_dropout{dropout, std::move(generator)},
      m_adam({{network.parameters().values(0, network.parameters().size()),
               network.parameters().gradients(0, network.parameters().size()), learningRate,
               network.parameters().reduced(0, network.parameters().size())}})
{
    const auto options = network.parameters().allValues().options();
    m_gradient = at::zeros({network.rows(), 1}, options);
    m_lossSum = at::zeros({}, options.dtype(at::kDouble));
}

void RegressorTrainer::step(const at::Tensor& features, const at::Tensor& targets)
{
    const std::int64_t rows = features.size(0);
    Dropout* dropout = m_dropout.rate > 0 ? &m_dropout : nullptr;
    const at::Tensor prediction = m_network.forward(features, dropout);
    at::Tensor gradient = head(m_gradient, rows);
    m_lossSum.add_(concordanceLoss(prediction, targets, gradient), static_cast<double>(rows));
    m_network.backward(features, gradient, dropout);
    m_adam.step();
    m_samples += rows;
}

double RegressorTrainer::takeLoss()
{
    const double loss = m_samples > 0 ? m_lossSum.item<double>() / static_cast<double>(m_samples) : 0;
    m_lossSum.zero_();
    m_samples = 0;
    return loss;
}

void RegressorTrainer::addTo(TrainingState& state) const
{
    state.add("adam", m_adam.state());
    state.add("dropout", m_dropout.generator);
}

at::Tensor predict(CurriculumRegressor& network, const at::Tensor& features, const at::Tensor& index)
{
    const std::int64_t count = index.size(0);
    const at::Tensor gathered = head(network.batchBuffer(), std::min(network.rows(), count));
    at::Tensor result = at::empty({count}, gathered.options().dtype(at::kFloat));
    const auto rowsFrom = [&](std::int64_t first) {
        return index.narrow(0, first, std::min(network.rows(), count - first));
    };
    if (count > 0)
        fetchRowsSoon(features, rowsFrom(0));
    for (std::int64_t first = 0; first < count; first += network.rows()) {
        const std::int64_t rows = std::min(network.rows(), count - first);
        at::Tensor batch = head(gathered, rows);
        gatherRows(batch, features, rowsFrom(first));
        if (first + rows < count)
            fetchRowsSoon(features, rowsFrom(first + rows));
        result.narrow(0, first, rows).copy_(network.forward(batch, nullptr).squeeze(1));
    }
    return result;
}

} // namespace deepmi
