#pragma once

#include "network/curriculum_regressor_torch.h"
#include "network/optimizer_torch.h"
#include "network/training_state_torch.h"

#include <memory>

namespace deepmi
{

/// Training steps of Θ: forward, 1−CCC, backward, Adam.
class RegressorTrainer
{
public:
    RegressorTrainer(CurriculumRegressor& network, double learningRate, double dropout,
                     at::Generator generator);

    void setLearningRate(double learningRate) { m_adam.setLearningRate(0, learningRate); }
    /// Adam forgets its moments and counts its steps anew; the network stays as it is.
    void restartOptimiser() { m_adam.forget(0); }
    void step(const at::Tensor& features, const at::Tensor& targets);
    /// Mean 1−CCC of the steps since the last call, weighted by samples; waits for the device.
    double takeLoss();
    /// Adds what the steps change beside the parameters: Adam, the stream of dropout masks.
    void addTo(TrainingState& state) const;

private:
    CurriculumRegressor& m_network;
    Dropout m_dropout;
    Adam m_adam;
    at::Tensor m_gradient, m_lossSum;
    std::int64_t m_samples = 0;
};

/// Θ of the rows `index` of `features`, evaluation mode, in blocks of the network's rows; float32 on the
/// device.
at::Tensor predict(CurriculumRegressor& network, const at::Tensor& features, const at::Tensor& index);

} // namespace deepmi
