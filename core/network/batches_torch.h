#pragma once

#include "job/random.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <span>
#include <vector>

namespace deepmi
{

/// The order in which one epoch visits samples 0 .. n−1, cut into batches of nearly equal size, none larger
/// than `batch`: a remainder of a few samples would make a CCC of its own out of noise.
struct EpochBatches {
    at::Tensor order;                  ///< int64 on the device
    std::vector<std::int64_t> borders; ///< batch b is order[borders[b]] .. order[borders[b+1]−1]

    std::size_t count() const { return borders.size() - 1; }
    at::Tensor samples(std::size_t index) const
    {
        return order.narrow(0, borders[index], borders[index + 1] - borders[index]);
    }
};

/// All samples once, shuffled.
EpochBatches shuffledBatches(std::int64_t samples, int batch, Random& random, at::Device device);
/// As many draws as samples: a cluster uniformly among those with members, then a member uniformly, so that
/// large clusters do not drown small ones.
EpochBatches uniformClusterBatches(std::span<const int> cluster, int clusters, int batch, Random& random,
                                   at::Device device);

/// An index vector on the device.
at::Tensor toIndexTensor(std::span<const std::size_t> values, at::Device device);
/// Doubles as float32 on the device.
at::Tensor toFloatTensor(std::span<const double> values, at::Device device);
std::vector<double> toDoubles(const at::Tensor& tensor);
std::vector<int> toInts(const at::Tensor& tensor);

} // namespace deepmi
