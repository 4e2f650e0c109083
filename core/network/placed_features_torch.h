#pragma once

#include <ATen/ATen.h>

namespace deepmi
{

/// Features where a training reads them: the first rows on its device, the others in the host's memory, where
/// a GPU has no room for all (GpuPlacement::place()).
struct PlacedFeatures {
    at::Tensor onDevice; ///< undefined where there are no features at all
    at::Tensor onHost;   ///< undefined: all are on the device

    bool defined() const { return onDevice.defined(); }
    std::int64_t rows() const { return onDevice.size(0) + (onHost.defined() ? onHost.size(0) : 0); }
    /// A copy of these rows in float32 on the device, wherever they lie.
    at::Tensor inFloat(const at::Tensor& index) const;
};

} // namespace deepmi
