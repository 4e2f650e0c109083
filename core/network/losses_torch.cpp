#include "network/losses_torch.h"

namespace deepmi
{

at::Tensor concordanceLoss(const at::Tensor& prediction, const at::Tensor& target, at::Tensor& gradient)
{
    const double n = static_cast<double>(target.size(-1));
    const auto mean = [](const at::Tensor& values) { return values.mean(-1, /*keepdim=*/true); };
    const at::Tensor p = prediction.reshape(target.sizes()).to(at::kDouble), t = target.to(at::kDouble);
    const at::Tensor meanP = mean(p), meanT = mean(t), meanDifference = meanP - meanT;
    const at::Tensor centredP = p - meanP, centredT = t - meanT;
    const at::Tensor covariance = mean(centredP * centredT);
    const at::Tensor spread = mean(centredP.square()) + mean(centredT.square()) + meanDifference.square();
    const at::Tensor defined = spread > 0;
    const at::Tensor inverse = at::where(defined, 1 / spread, at::zeros_like(spread));
    const at::Tensor ccc = 2 * covariance * inverse;
    const at::Tensor slope = (centredT - ccc * (centredP + meanDifference)) * (inverse * (-2 / n));
    gradient.copy_(slope.view_as(gradient));
    return (1 - ccc).squeeze(-1);
}

at::Tensor crossEntropyLoss(const at::Tensor& logits, const at::Tensor& labels, at::Tensor& gradient)
{
    const double n = static_cast<double>(labels.numel());
    const at::Tensor column = labels.unsqueeze(1);
    at::_log_softmax_out(gradient, logits, 1, false);
    const at::Tensor loss = -gradient.gather(1, column).to(at::kDouble).mean();
    gradient.exp_();
    gradient.scatter_add_(1, column, at::full({labels.numel(), 1}, -1.F, gradient.options()));
    gradient.mul_(1 / n);
    return loss;
}

} // namespace deepmi
