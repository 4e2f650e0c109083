#include "network/optimizer_torch.h"

namespace deepmi
{

Adam::Adam(std::vector<Range> ranges) : m_ranges(std::move(ranges))
{
    for (const Range& range : m_ranges) {
        m_firstMoments.push_back(at::zeros_like(range.values));
        m_secondMoments.push_back(at::zeros_like(range.values));
        m_steps.push_back(at::zeros({}, range.values.options()));
    }
}

void Adam::forget(std::size_t range)
{
    m_firstMoments[range].zero_();
    m_secondMoments[range].zero_();
    m_steps[range].zero_();
}

void Adam::step()
{
    constexpr double beta1 = .9, beta2 = .999, epsilon = 1e-8, weightDecay = 0;
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        m_steps[i].add_(1);
        if (!m_ranges[i].reduced.empty()) {
            adamDescend(m_ranges[i].values, m_ranges[i].gradients, m_firstMoments[i], m_secondMoments[i],
                        m_ranges[i].reduced,
                        {m_ranges[i].learningRate, beta1, beta2, epsilon, m_steps[i].item<double>()});
            continue;
        }
        at::_fused_adam_({m_ranges[i].values}, {m_ranges[i].gradients}, {m_firstMoments[i]},
                         {m_secondMoments[i]}, {}, {m_steps[i]}, m_ranges[i].learningRate, beta1, beta2,
                         weightDecay, epsilon,
                         /*amsgrad=*/false, /*maximize=*/false);
    }
}

std::vector<at::Tensor> Adam::state() const
{
    std::vector<at::Tensor> state = m_firstMoments;
    state.insert(state.end(), m_secondMoments.begin(), m_secondMoments.end());
    state.insert(state.end(), m_steps.begin(), m_steps.end());
    return state;
}

GradientDescent::GradientDescent(at::Tensor values, at::Tensor gradients, double learningRate,
                                 double momentum, std::vector<ReducedWeight> reduced)
    : m_values(std::move(values)), m_gradients(std::move(gradients)), m_learningRate(learningRate),
      m_momentum(momentum), m_reduced(std::move(reduced))
{
    if (momentum > 0)
        m_velocity = at::zeros_like(m_values);
}

std::vector<at::Tensor> GradientDescent::state() const
{
    if (m_velocity.defined())
        return {m_velocity};
    return {};
}

void GradientDescent::step()
{
    if (!m_reduced.empty()) {
        descend(m_values, m_gradients, m_velocity, m_reduced, m_learningRate, m_momentum);
        return;
    }
    if (m_momentum > 0) {
        at::_fused_sgd_({m_values}, {m_gradients}, {m_velocity}, /*weight_decay=*/0, m_momentum,
                        m_learningRate,
                        /*dampening=*/0, /*nesterov=*/false, /*maximize=*/false, /*is_first_step=*/false);
    } else {
        m_values.add_(m_gradients, -m_learningRate);
    }
}

} // namespace deepmi
