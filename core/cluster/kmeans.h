#pragma once

#include "data/float_matrix.h"
#include "job/job.h"
#include "network/device.h"

#include <cstdint>
#include <vector>

namespace deepmi
{

struct KMeansParameters {
    int clusters = 50;   ///< K, 1 .. rows
    int iterations = 20; ///< Lloyd iterations at most
    double tolerance =
        0; ///< stop when the objective falls by less than this share; 0 = run until nothing moves
    std::uint64_t seed = 0; ///< of the k-means++ start
};

/// What one Lloyd iteration did.
struct KMeansIteration {
    double objective = 0; ///< inertia: sum of squared distances to the nearest centre, before the update
    double imbalance = 0; ///< K·Σ(size/N)²: 1 = all clusters equal, K = all samples in one
    int refilled = 0;     ///< empty clusters given the sample farthest from its centre
    double seconds = 0;
};

struct KMeansResult {
    std::vector<int> cluster; ///< one a row, of the final centres
    FloatMatrix centres;      ///< K × columns
    double inertia = 0;       ///< of the final assignment
    std::vector<KMeansIteration> history;
};

/// Lloyd's K-means of the rows, from `start` (K × columns) or a k-means++ start where it is null.
/// Deterministic by seed on one device. Raises UsageError for K > rows or a start of another shape; Stopped.
KMeansResult kmeans(const FloatMatrix& rows, const KMeansParameters& parameters,
                    const FloatMatrix* start = nullptr, const DeviceOptions& device = {},
                    const Job& job = {});

} // namespace deepmi
