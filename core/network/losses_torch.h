#pragma once

#include <ATen/ATen.h>

namespace deepmi
{

/// 1 − CCC of a batch with population moments in double, and its gradient. `prediction` is a column of
/// float32, `target` as long; `gradient` (a column) receives d(1−CCC)/dprediction. Returns the loss as a
/// double scalar tensor on the device, so that nothing waits. A constant prediction has CCC 0; where both are
/// constant and equal the gradient is 0. Of several batches side by side, `target` [m, n] and the others
/// [m, n, 1], the losses are m.
at::Tensor concordanceLoss(const at::Tensor& prediction, const at::Tensor& target, at::Tensor& gradient);

/// Mean cross-entropy of logits [n, K] against pseudo-labels [n] (int64), and its gradient with respect to
/// the logits. Returns the loss as a double scalar tensor on the device.
at::Tensor crossEntropyLoss(const at::Tensor& logits, const at::Tensor& labels, at::Tensor& gradient);

} // namespace deepmi
