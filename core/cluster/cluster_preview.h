#pragma once

#include "cluster/kmeans.h"
#include "information/deepmi.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace deepmi
{

/// How a preview clusters. Quick and rough: a few iterations from a start found on a sample of the rows; what
/// pre-training at that K would find is another clustering of another embedding.
struct ClusterPreviewParameters {
    int clusters = 50;       ///< K, 1 .. rows
    int startRows = 4096;    ///< rows drawn by the seed on which the start is found; never fewer than 4·K
    int startIterations = 6; ///< Lloyd iterations on these
    int iterations = 2;      ///< Lloyd iterations on all rows
    std::uint64_t seed = 0;
};

/// The samples under another K of the same embedding.
struct ClusterPreview {
    Assignments assignments; ///< those given, with the preview's clusters
    DeepMI deepmi;
    FloatMatrix centres;              ///< K × columns
    double inertia = 0;               ///< sum of squared distances to the nearest centre
    double information = 0;           ///< I(X;Y), nats
    double normalisedInformation = 0; ///< NMI of X and Y
    double seconds = 0;
};

/// `h` has a row a sample of `assignments` (whose clusters do not matter). Two CPU threads unless `device`
/// says otherwise; deterministic by seed. The first K-means of a program opens LibTorch, which adds about
/// half a second. Raises UsageError for K outside 1 .. rows or another number of rows; as computeDeepMI;
/// Stopped.
ClusterPreview previewClusters(const FloatMatrix& h, const Assignments& assignments, const Levels& levels,
                               const ClusterPreviewParameters& parameters,
                               const DeviceOptions& device = {"cpu", 2}, const Job& job = {});

/// One K of the strip that shows what another K would bring.
struct ClusterStripPoint {
    int clusters = 0;
    double inertia = 0;
    double information = 0;           ///< I(X;Y), nats
    double normalisedInformation = 0; ///< NMI of X and Y
};

/// A preview of each K in turn, in the order given, `done` called with each as it is there (on the caller's
/// thread). `parameters.clusters` is not used. Raises as previewClusters; what was handed over stays valid.
std::vector<ClusterStripPoint> clusterStrip(const FloatMatrix& h, const Assignments& assignments,
                                            const Levels& levels, std::span<const int> clusters,
                                            const ClusterPreviewParameters& parameters = {},
                                            const std::function<void(const ClusterStripPoint&)>& done = {},
                                            const DeviceOptions& device = {"cpu", 2}, const Job& job = {});

} // namespace deepmi
