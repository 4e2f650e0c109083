#include "cluster/cluster_preview.h"

#include "job/error.h"
#include "job/random.h"
#include "job/stopwatch.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace deepmi
{

namespace
{

void check(const FloatMatrix& h, const Assignments& assignments, const ClusterPreviewParameters& parameters)
{
    if (h.rows() != assignments.names.size())
        throw UsageError("the embedding has " + std::to_string(h.rows()) + " rows for " +
                         std::to_string(assignments.names.size()) + " samples");
    if (parameters.clusters < 1 || static_cast<std::size_t>(parameters.clusters) > h.rows())
        throw UsageError("K is " + std::to_string(parameters.clusters) +
                         ", expected 1 to the number of samples, " + std::to_string(h.rows()));
    if (parameters.startRows < 1 || parameters.startIterations < 0 || parameters.iterations < 0)
        throw UsageError("a preview of K needs at least one row for its start and no negative iterations");
}

/// Rows drawn without replacement, in their own order.
FloatMatrix drawnRows(const FloatMatrix& h, std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> index(h.rows());
    std::iota(index.begin(), index.end(), std::size_t{0});
    Random random(seed, 1);
    for (std::size_t i = 0; i < count; ++i)
        std::swap(index[i], index[i + random.below(index.size() - i)]);
    std::sort(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(count));
    FloatMatrix drawn(count, h.columns());
    for (std::size_t i = 0; i < count; ++i)
        std::ranges::copy(h.row(index[i]), drawn.row(i).begin());
    return drawn;
}

/// The clusters, by a start on few rows: a k-means++ start on all of them costs more than the iterations.
KMeansResult clusterQuickly(const FloatMatrix& h, const ClusterPreviewParameters& parameters,
                            const DeviceOptions& device, const Job& job)
{
    const auto wanted = std::max(static_cast<std::size_t>(parameters.startRows),
                                 4 * static_cast<std::size_t>(parameters.clusters));
    KMeansParameters quick;
    quick.clusters = parameters.clusters;
    quick.seed = parameters.seed;
    quick.iterations = parameters.startIterations;
    if (wanted >= h.rows()) {
        quick.iterations += parameters.iterations;
        return kmeans(h, quick, nullptr, device, job);
    }
    const FloatMatrix start =
        kmeans(drawnRows(h, wanted, parameters.seed), quick, nullptr, device, job).centres;
    quick.iterations = parameters.iterations;
    return kmeans(h, quick, &start, device, job);
}

} // namespace

ClusterPreview previewClusters(const FloatMatrix& h, const Assignments& assignments, const Levels& levels,
                               const ClusterPreviewParameters& parameters, const DeviceOptions& device,
                               const Job& job)
{
    const Stopwatch watch;
    check(h, assignments, parameters);
    KMeansResult found = clusterQuickly(h, parameters, device, job);
    job.throwIfStopped();
    ClusterPreview preview;
    preview.assignments = assignments;
    preview.assignments.cluster = std::move(found.cluster);
    preview.assignments.clusters = parameters.clusters;
    preview.deepmi = computeDeepMI(preview.assignments, levels);
    preview.centres = std::move(found.centres);
    preview.inertia = found.inertia;
    preview.information = preview.deepmi.clusterByLevel.mutualInformation();
    preview.normalisedInformation = preview.deepmi.clusterByLevel.normalisedMutualInformation();
    preview.seconds = watch.seconds();
    return preview;
}

std::vector<ClusterStripPoint> clusterStrip(const FloatMatrix& h, const Assignments& assignments,
                                            const Levels& levels, std::span<const int> clusters,
                                            const ClusterPreviewParameters& parameters,
                                            const std::function<void(const ClusterStripPoint&)>& done,
                                            const DeviceOptions& device, const Job& job)
{
    const std::vector<int> level = levels.of(assignments.label);
    std::vector<ClusterStripPoint> points;
    for (const int count : clusters) {
        job.throwIfStopped();
        job.report("trying K", static_cast<double>(points.size()), static_cast<double>(clusters.size()),
                   "K = " + std::to_string(count));
        ClusterPreviewParameters one = parameters;
        one.clusters = count;
        check(h, assignments, one);
        const KMeansResult found = clusterQuickly(h, one, device, job);
        const JointTable table(found.cluster, count, level, levels.count());
        points.push_back(
            {count, found.inertia, table.mutualInformation(), table.normalisedMutualInformation()});
        if (done)
            done(points.back());
    }
    job.report("trying K", static_cast<double>(points.size()), static_cast<double>(clusters.size()));
    return points;
}

} // namespace deepmi
