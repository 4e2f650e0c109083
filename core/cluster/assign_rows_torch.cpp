#include "cluster/assign_rows_torch.h"

#include "job/processor_clones.h"
#include "network/product_torch.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace deepmi
{

namespace
{

/// Rows worked on at once: their distances to a few hundred centres stay in the cache of one core.
constexpr std::int64_t blockRows = 1024;
/// Minima kept side by side, so that the compiler makes vectors of them.
constexpr std::int64_t lanes = 16;

struct Nearest {
    float distance;
    std::int64_t centre;
};

/// The smallest of products[k] + norms[k], the first of equal ones.
DEEPMI_FOR_EVERY_PROCESSOR
Nearest nearestOf(const float* products, const float* norms, std::int64_t count)
{
    float best[lanes];
    std::int32_t index[lanes];
    std::fill_n(best, lanes, std::numeric_limits<float>::infinity());
    std::fill_n(index, lanes, 0);
    const std::int64_t whole = count / lanes * lanes;
    for (std::int64_t k = 0; k < whole; k += lanes)
        for (std::int64_t lane = 0; lane < lanes; ++lane) {
            const float distance = products[k + lane] + norms[k + lane];
            const bool less = distance < best[lane];
            best[lane] = less ? distance : best[lane];
            index[lane] = less ? static_cast<std::int32_t>(k + lane) : index[lane];
        }
    Nearest nearest = {best[0], index[0]};
    for (std::int64_t lane = 1; lane < lanes; ++lane)
        if (best[lane] < nearest.distance || (best[lane] == nearest.distance && index[lane] < nearest.centre))
            nearest = {best[lane], index[lane]};
    for (std::int64_t k = whole; k < count; ++k)
        if (const float distance = products[k] + norms[k]; distance < nearest.distance)
            nearest = {distance, k};
    return nearest;
}

DEEPMI_FOR_EVERY_PROCESSOR
void addRow(double* sum, const float* row, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j)
        sum[j] += static_cast<double>(row[j]);
}

DEEPMI_FOR_EVERY_PROCESSOR
void subtractRow(double* sum, const float* row, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j)
        sum[j] -= static_cast<double>(row[j]);
}

} // namespace

void assignRows(const at::Tensor& rows, const at::Tensor& centres, bool anew, at::Tensor& cluster,
                at::Tensor& nearest, at::Tensor* sums)
{
    const std::int64_t count = rows.size(0), width = rows.size(1), clusters = centres.size(0);
    const at::Tensor norms = centres.square().sum(1), transposed = centres.t();
    const float* values = rows.const_data_ptr<float>();
    const float* norm = norms.const_data_ptr<float>();
    auto* clusterOf = cluster.data_ptr<std::int64_t>();
    float* distanceOf = nearest.data_ptr<float>();
    if (sums && anew)
        sums->zero_();
    const std::int64_t parts = std::clamp<std::int64_t>(at::get_num_threads(), 1, (count + 1) / 2);
    // What each part adds to the sums, added up in order, so that the bits do not depend on who was first.
    std::vector<at::Tensor> changes(static_cast<std::size_t>(parts));
    at::parallel_for(0, parts, 1, [&](std::int64_t firstPart, std::int64_t lastPart) {
        const c10::InferenceMode inference;
        for (std::int64_t part = firstPart; part < lastPart; ++part) {
            at::Tensor change;
            double* changed = nullptr;
            if (sums) {
                change = at::zeros_like(*sums);
                changed = change.data_ptr<double>();
            }
            const std::int64_t begin = count * part / parts, end = count * (part + 1) / parts;
            at::Tensor products = at::empty({std::min(blockRows, end - begin), clusters}, rows.options());
            for (std::int64_t first = begin; first < end; first += blockRows) {
                const std::int64_t size = std::min(blockRows, end - first);
                at::Tensor block = products.narrow(0, 0, size);
                multiply(block, rows.narrow(0, first, size), transposed, -2);
                const float* product = block.const_data_ptr<float>();
                for (std::int64_t row = first; row < first + size; ++row) {
                    const Nearest found = nearestOf(product + (row - first) * clusters, norm, clusters);
                    distanceOf[row] = found.distance;
                    const std::int64_t before = anew ? -1 : clusterOf[row];
                    clusterOf[row] = found.centre;
                    if (!changed || before == found.centre)
                        continue;
                    addRow(changed + found.centre * width, values + row * width, width);
                    if (before >= 0)
                        subtractRow(changed + before * width, values + row * width, width);
                }
            }
            changes[static_cast<std::size_t>(part)] = change;
        }
    });
    if (sums)
        for (const at::Tensor& change : changes)
            sums->add_(change);
}

} // namespace deepmi
