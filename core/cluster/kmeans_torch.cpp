#include "cluster/kmeans_torch.h"

#include "cluster/row_assigner_torch.h"
#include "cuda/gpu_training.h"
#include "job/error.h"
#include "job/random.h"
#include "job/stopwatch.h"
#include "learning/learning_functions_torch.h"
#include "network/batches_torch.h"
#include "network/product_torch.h"
#include "network/resident_torch.h"
#include "network/runtime_torch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace deepmi
{

namespace
{

/// Rows worked on at once: their distances to a few hundred centres stay in the processor's cache.
constexpr std::int64_t blockRows = 4096;

/// |x|² of every row, block by block: the squares of all of them would be as large as the rows.
at::Tensor squaredLengths(const at::Tensor& rows)
{
    at::Tensor squares = at::empty({rows.size(0)}, rows.options().dtype(at::kDouble));
    for (std::int64_t first = 0; first < rows.size(0); first += blockRows) {
        const std::int64_t count = std::min(blockRows, rows.size(0) - first);
        squares.narrow(0, first, count)
            .copy_(rows.narrow(0, first, count).square().sum(1, false, at::kDouble));
    }
    return squares;
}

/// The rows with their mean taken off, so that |x|² − 2x·c + |c|² loses as few digits as it can, and who
/// assigns them: RowAssigner on the CPU, products a block of rows on a GPU, with buffers for one block that
/// every pass uses again.
class Workspace
{
public:
    explicit Workspace(const at::Tensor& rows)
    {
        if (rows.is_cpu()) {
            m_rows = deepmi::centred(rows);
            return;
        }
        m_rows.mean = rows.mean(at::IntArrayRef{0}, false, at::kDouble).to(at::kFloat);
        m_rows.values = (rows - m_rows.mean).contiguous();
    }

    const at::Tensor& mean() const { return m_rows.mean; }
    const at::Tensor& centred() const { return m_rows.values; }
    /// |x|² of every row, double.
    at::Tensor squares() const
    {
        if (!m_rows.values.is_cpu())
            return squaredLengths(m_rows.values);
        return at::tensor(m_rows.squares, at::kDouble);
    }

    void begin(const at::Tensor& start)
    {
        const at::Tensor& centred = m_rows.values;
        if (centred.is_cpu()) {
            m_assigner.emplace(m_rows, start);
            return;
        }
        const std::int64_t clusters = start.size(0);
        m_squares = squaredLengths(centred);
        m_nearest = at::empty({centred.size(0)}, centred.options());
        m_cluster = at::empty({centred.size(0)}, centred.options().dtype(at::kLong));
        m_sums = at::zeros(start.sizes(), centred.options().dtype(at::kDouble));
        m_distances = at::empty({std::min(blockRows, centred.size(0)), clusters}, centred.options());
        m_membership = at::empty_like(m_distances);
    }

    /// Every row to its nearest centre. Returns the inertia.
    double assign(const at::Tensor& centres)
    {
        if (m_assigner) {
            m_assigner->assign(centres);
            return m_assigner->inertia();
        }
        assignByProducts(centres);
        return (m_nearest.to(at::kDouble) + m_squares).clamp_min(0).sum().item<double>();
    }

    const at::Tensor& cluster() const { return m_assigner ? m_assigner->cluster() : m_cluster; }
    /// Of the members of each cluster, [K, D] double.
    const at::Tensor& sums() const { return m_assigner ? m_assigner->sums() : m_sums; }
    std::vector<std::int64_t> sizes() const
    {
        if (m_assigner)
            return m_assigner->sizes();
        const at::Tensor counts = at::bincount(m_cluster.to(at::kCPU), {}, m_sums.size(0)).contiguous();
        return {counts.data_ptr<std::int64_t>(), counts.data_ptr<std::int64_t>() + counts.numel()};
    }
    /// Squared distance of every row to its centre.
    std::vector<double> distances() const
    {
        if (m_assigner)
            return m_assigner->distances();
        const at::Tensor host =
            (m_nearest.to(at::kDouble) + m_squares).clamp_min(0).to(at::kCPU).contiguous();
        return {host.data_ptr<double>(), host.data_ptr<double>() + host.numel()};
    }
    void move(std::int64_t row, std::int64_t cluster)
    {
        if (m_assigner) {
            m_assigner->move(row, cluster);
            return;
        }
        const at::Tensor value = m_rows.values[row].to(at::kDouble);
        m_sums[m_cluster[row].item<std::int64_t>()].sub_(value);
        m_sums[cluster].add_(value);
        m_cluster[row].fill_(cluster);
    }

private:
    void assignByProducts(const at::Tensor& centres)
    {
        const at::Tensor& centred = m_rows.values;
        const at::Tensor norms = centres.square().sum(1);
        m_sums.zero_();
        for (std::int64_t first = 0; first < centred.size(0); first += blockRows) {
            const std::int64_t count = std::min(blockRows, centred.size(0) - first);
            const at::Tensor block = centred.narrow(0, first, count);
            at::Tensor distances = m_distances.narrow(0, 0, count);
            distances.copy_(norms.expand_as(distances));
            multiply(distances, block, centres.t(), -2, /*accumulate=*/true);
            at::Tensor blockNearest = m_nearest.narrow(0, first, count),
                       blockCluster = m_cluster.narrow(0, first, count);
            at::min_out(blockNearest, blockCluster, distances, 1);
            // Summing by a product with the membership matrix is exact in order, so the same on every run,
            // where scattered additions on a GPU are not.
            at::Tensor membership = m_membership.narrow(0, 0, count).zero_();
            membership.scatter_(1, blockCluster.unsqueeze(1), 1);
            at::Tensor blockSums = at::empty_like(centres);
            multiply(blockSums, membership.t(), block);
            m_sums.add_(blockSums);
        }
    }

    CentredRows m_rows; ///< without squares on a GPU
    std::optional<RowAssigner> m_assigner;
    at::Tensor m_squares, m_nearest, m_cluster, m_sums; ///< on a GPU: |x|², |c|² − 2x·c of the nearest
    at::Tensor m_distances, m_membership;               ///< of a block
};

/// The row at which the running sum of the weights passes `share` of their total.
std::int64_t pick(const std::vector<double>& cumulative, double share)
{
    const auto place = std::upper_bound(cumulative.begin(), cumulative.end(), share * cumulative.back());
    return std::min<std::int64_t>(place - cumulative.begin(),
                                  static_cast<std::int64_t>(cumulative.size()) - 1);
}

/// Greedy k-means++ (Arthur and Vassilvitskii 2007): each next centre is the best of 2+log(K) rows drawn with
/// probability proportional to their squared distance from the centres so far.
at::Tensor plusPlusStart(const Workspace& workspace, std::int64_t clusters, Random& random, const Job& job)
{
    const at::Tensor& rows = workspace.centred();
    const std::int64_t count = rows.size(0);
    const int trials = 2 + static_cast<int>(std::log(static_cast<double>(clusters)));
    at::Tensor centres = at::empty({clusters, rows.size(1)}, rows.options());
    const at::Tensor squares = workspace.squares().unsqueeze(1);

    const auto distancesTo = [&](const at::Tensor& candidates) { // [count, candidates]
        const at::Tensor norms = candidates.square().sum(1);
        at::Tensor product =
            norms.expand({rows.size(0), candidates.size(0)}).clone(at::MemoryFormat::Contiguous);
        multiply(product, rows, candidates.t(), -2, /*accumulate=*/true);
        return (product.to(at::kDouble) + squares).clamp_min_(0);
    };
    std::vector<double> cumulative(static_cast<std::size_t>(count));
    std::int64_t chosen = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(count)));
    centres[0].copy_(rows[chosen]);
    at::Tensor nearest = distancesTo(rows.narrow(0, chosen, 1)).squeeze(1);
    for (std::int64_t k = 1; k < clusters; ++k) {
        job.throwIfStopped();
        const at::Tensor host = nearest.to(at::kCPU).contiguous();
        const double* weights = host.data_ptr<double>();
        std::partial_sum(weights, weights + count, cumulative.begin());
        std::vector<std::int64_t> candidates;
        for (int trial = 0; trial < trials; ++trial) {
            const double share = random.uniform();
            // Fewer distinct rows than clusters: any row serves, the clusters stay empty or double.
            candidates.push_back(cumulative.back() > 0
                                     ? pick(cumulative, share)
                                     : static_cast<std::int64_t>(share * static_cast<double>(count)));
        }
        const at::Tensor index = at::tensor(candidates, at::kLong).to(rows.device());
        const at::Tensor candidateRows = rows.index_select(0, index);
        const at::Tensor improved = at::minimum(distancesTo(candidateRows), nearest.unsqueeze(1));
        const at::Tensor best = improved.sum(0).argmin();
        const auto winner = best.item<std::int64_t>();
        nearest = improved.select(1, winner).contiguous();
        centres[k].copy_(candidateRows[winner]);
    }
    return centres;
}

/// Gives every empty cluster the row farthest from its centre, farthest first, taking no cluster's last row.
/// Returns how many were refilled.
int refillEmpty(Workspace& workspace)
{
    std::vector<std::int64_t> sizes = workspace.sizes();
    std::vector<std::size_t> empty;
    for (std::size_t k = 0; k < sizes.size(); ++k)
        if (sizes[k] == 0)
            empty.push_back(k);
    if (empty.empty())
        return 0;
    const std::vector<double> distances = workspace.distances();
    std::vector<std::int64_t> order(distances.size());
    std::iota(order.begin(), order.end(), 0);
    // No more than one candidate a row of the empty clusters' donors is needed, plus those whose cluster has
    // one row.
    const std::size_t needed = std::min(order.size(), empty.size() + sizes.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(needed), order.end(),
                      [&](std::int64_t a, std::int64_t b) {
                          const double da = distances[static_cast<std::size_t>(a)];
                          const double db = distances[static_cast<std::size_t>(b)];
                          return da != db ? da > db : a < b;
                      });
    const at::Tensor host = workspace.cluster().to(at::kCPU, at::kLong, false, /*copy=*/true).contiguous();
    const auto* cluster = host.const_data_ptr<std::int64_t>(); // before any move: no row is moved twice
    int refilled = 0;
    std::size_t next = 0;
    for (const std::size_t target : empty) {
        while (next < needed && sizes[static_cast<std::size_t>(cluster[order[next]])] < 2)
            ++next;
        if (next == needed)
            break;
        const std::int64_t row = order[next++];
        --sizes[static_cast<std::size_t>(cluster[row])];
        workspace.move(row, static_cast<std::int64_t>(target));
        ++refilled;
    }
    return refilled;
}

double imbalance(const std::vector<std::int64_t>& sizes, std::int64_t rows)
{
    double sum = 0;
    for (const auto size : sizes)
        sum += static_cast<double>(size) * static_cast<double>(size);
    return sum * static_cast<double>(sizes.size()) / (static_cast<double>(rows) * static_cast<double>(rows));
}

void check(const KMeansParameters& parameters, std::int64_t rows, std::int64_t columns,
           const at::Tensor& start)
{
    if (rows < 1)
        throw UsageError("K-means needs at least one row");
    if (parameters.clusters < 1 || parameters.clusters > rows)
        throw UsageError("K is " + std::to_string(parameters.clusters) +
                         ", expected 1 to the number of rows, " + std::to_string(rows));
    if (start.defined() && (start.size(0) != parameters.clusters || start.size(1) != columns))
        throw UsageError("the start has " + std::to_string(start.size(0)) + " centres of width " +
                         std::to_string(start.size(1)) + ", expected " + std::to_string(parameters.clusters) +
                         " of " + std::to_string(columns));
}

/// Kernels of our own, where there are some for these rows; null elsewhere.
const GpuFunctions* gpuFunctionsFor(const at::Tensor& rows, const KMeansParameters& parameters)
{
    std::string reason;
    const bool fits = rows.is_cuda() && rows.size(1) == GpuKMeans::width && parameters.tolerance <= 0 &&
                      parameters.clusters <= GpuKMeans::mostClusters;
    return fits ? gpuFunctions(reason) : nullptr;
}

DeviceKMeansResult kmeansByKernels(const GpuFunctions& gpu, const Workspace& workspace,
                                   const KMeansParameters& parameters, const at::Tensor& start,
                                   const Job& job)
{
    const at::Tensor& rows = workspace.centred();
    DeviceKMeansResult result;
    at::Tensor centres = start.clone();
    result.cluster = at::empty({rows.size(0)}, rows.options().dtype(at::kLong));
    GpuKMeans problem;
    problem.rows = rows.const_data_ptr<float>();
    problem.count = rows.size(0);
    problem.clusters = parameters.clusters;
    problem.iterations = parameters.iterations;
    problem.centres = centres.data_ptr<float>();
    problem.cluster = result.cluster.data_ptr<std::int64_t>();
    problem.look = [&] { job.throwIfStopped(); };
    std::vector<GpuKMeansIteration> history;
    const Stopwatch watch;
    result.inertia = gpu.kmeans(problem, rows.get_device(), history);
    const double seconds = watch.seconds() / static_cast<double>(history.size());
    for (const GpuKMeansIteration& iteration : history)
        result.history.push_back(
            {iteration.objective, imbalance(iteration.sizes, rows.size(0)), iteration.refilled, seconds});
    result.centres = centres + workspace.mean();
    return result;
}

} // namespace

DeviceKMeansResult kmeansOnDevice(const at::Tensor& rows, const KMeansParameters& parameters,
                                  const at::Tensor& start, const Job& job)
{
    check(parameters, rows.size(0), rows.size(1), start);
    const std::int64_t clusters = parameters.clusters;
    Workspace workspace(rows);
    Random random(parameters.seed, 0);
    at::Tensor centres = start.defined() ? (start - workspace.mean()).contiguous()
                                         : plusPlusStart(workspace, clusters, random, job);
    if (const GpuFunctions* gpu = gpuFunctionsFor(workspace.centred(), parameters))
        return kmeansByKernels(*gpu, workspace, parameters, centres, job);
    workspace.begin(centres);

    DeviceKMeansResult result;
    double previous = 0;
    at::Tensor lastCluster;
    for (int iteration = 0; iteration < parameters.iterations; ++iteration) {
        job.throwIfStopped();
        const Stopwatch watch;
        KMeansIteration record;
        record.objective = workspace.assign(centres);
        record.refilled = refillEmpty(workspace);
        const std::vector<std::int64_t> sizes = workspace.sizes();
        record.imbalance = imbalance(sizes, rows.size(0));
        const at::Tensor counts = at::tensor(sizes, at::kLong).to(rows.device(), at::kDouble).unsqueeze(1);
        // A cluster that could not be refilled (fewer distinct rows than K) keeps its centre.
        const at::Tensor moved =
            at::where(counts > 0, workspace.sums() / counts.clamp_min(1), centres.to(at::kDouble));
        const bool still =
            lastCluster.defined() && record.refilled == 0 && at::equal(lastCluster, workspace.cluster());
        const bool settled = parameters.tolerance > 0 && iteration > 0 &&
                             previous - record.objective <= parameters.tolerance * previous;
        centres = moved.to(at::kFloat);
        lastCluster = workspace.cluster().clone();
        previous = record.objective;
        record.seconds = watch.seconds();
        result.history.push_back(record);
        if (still || settled)
            break;
    }
    result.inertia = workspace.assign(centres);
    result.cluster = workspace.cluster();
    result.centres = centres + workspace.mean();
    return result;
}

namespace learning
{

KMeansResult kmeans(const FloatMatrix& rows, const KMeansParameters& parameters, const FloatMatrix* start,
                    const DeviceOptions& device, const Job& job)
{
    const c10::InferenceMode inference;
    const Runtime runtime = Runtime::open(device);
    const DeviceKMeansResult found =
        kmeansOnDevice(resident(rows, runtime.device), parameters,
                       start ? resident(*start, runtime.device) : at::Tensor(), job);

    KMeansResult result;
    result.cluster = toInts(found.cluster);
    result.centres = toMatrix(found.centres);
    result.inertia = found.inertia;
    result.history = found.history;
    return result;
}

} // namespace learning

} // namespace deepmi
