#pragma once

#include "network/reduced_passes_torch.h"

#include <ATen/ATen.h>

#include <vector>

namespace deepmi
{

/// Adam (betas .9 and .999, epsilon 1e-8, no weight decay) over flat ranges of parameters, each range with
/// its own learning rate, in LibTorch's fused kernel; a range with reduced weights in one pass of ours, which
/// writes their bfloat16 operands too.
class Adam
{
public:
    struct Range {
        at::Tensor values, gradients; ///< flat, of equal length
        double learningRate = 0;
        std::vector<ReducedWeight> reduced = {}; ///< within the range, see ParameterStore::reduced
    };

    explicit Adam(std::vector<Range> ranges);
    const Range& range(std::size_t index) const { return m_ranges[index]; }
    void setLearningRate(std::size_t range, double learningRate)
    {
        m_ranges[range].learningRate = learningRate;
    }
    /// Forgets the moments of a range, as if it had just begun.
    void forget(std::size_t range);
    void step();
    /// First and second moments and step counts, all that it remembers: written to, it goes on from there.
    std::vector<at::Tensor> state() const;

private:
    std::vector<Range> m_ranges;
    std::vector<at::Tensor> m_firstMoments, m_secondMoments, m_steps;
};

/// Stochastic gradient descent over one flat range, with momentum if it is above 0, then in
/// LibTorch's fused kernel; with reduced weights in one pass of ours.
class GradientDescent
{
public:
    GradientDescent(at::Tensor values, at::Tensor gradients, double learningRate, double momentum,
                    std::vector<ReducedWeight> reduced = {});
    void step();
    /// The velocity, all that it remembers; nothing without momentum.
    std::vector<at::Tensor> state() const;

private:
    at::Tensor m_values, m_gradients, m_velocity;
    double m_learningRate, m_momentum;
    std::vector<ReducedWeight> m_reduced;
};

} // namespace deepmi
