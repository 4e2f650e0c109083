#pragma once

#include "cluster/kmeans.h"

#include <ATen/ATen.h>

namespace deepmi
{

/// K-means with everything on the device of `rows`; what kmeans() of the public header wraps.
struct DeviceKMeansResult {
    at::Tensor cluster; ///< int64, one a row
    at::Tensor centres; ///< float32, K × columns
    double inertia = 0;
    std::vector<KMeansIteration> history;
};

/// `rows` float32 [N, D] on any device; `start` undefined = k-means++.
DeviceKMeansResult kmeansOnDevice(const at::Tensor& rows, const KMeansParameters& parameters,
                                  const at::Tensor& start, const Job& job);

} // namespace deepmi
