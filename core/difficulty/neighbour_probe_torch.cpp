#include "difficulty/trainable_torch.h"

#include "job/error.h"
#include "network/batches_torch.h"
#include "network/product_torch.h"

#include <algorithm>
#include <limits>

namespace deepmi
{

namespace
{

/// Of queries whose distances are computed at once: 45,000 rows of the base are then 180 MB.
constexpr std::int64_t block = 1024;

} // namespace

std::vector<double> neighbourMeans(const at::Tensor& base, std::span<const double> labels,
                                   const at::Tensor& queries, std::span<const std::int64_t> self,
                                   int neighbours, const Job& job)
{
    if (neighbours >= base.size(0))
        throw UsageError("--neighbours is " + std::to_string(neighbours) + ", but there are only " +
                         std::to_string(base.size(0)) + " samples to be near to; give less");
    // |q−b|² = |q|² − 2q·b + |b|²; about the mean the terms are small, so that little is lost in float32.
    const at::Tensor mean = base.mean(0, true);
    const at::Tensor centred = base - mean;
    const at::Tensor lengths = centred.square().sum(1).unsqueeze(0);
    const at::Tensor values = at::empty({static_cast<std::int64_t>(labels.size())}, at::kDouble);
    std::copy(labels.begin(), labels.end(), values.data_ptr<double>());
    std::vector<double> means;
    means.reserve(self.size());
    for (std::int64_t first = 0; first < queries.size(0); first += block) {
        job.throwIfStopped();
        const std::int64_t rows = std::min(block, queries.size(0) - first);
        at::Tensor distance = lengths.expand({rows, centred.size(0)}).clone(at::MemoryFormat::Contiguous);
        multiply(distance, queries.narrow(0, first, rows) - mean, centred.t(), -2, /*accumulate=*/true);
        std::vector<std::size_t> row, column;
        for (std::int64_t i = 0; i < rows; ++i)
            if (const std::int64_t own = self[static_cast<std::size_t>(first + i)]; own >= 0) {
                row.push_back(static_cast<std::size_t>(i));
                column.push_back(static_cast<std::size_t>(own));
            }
        distance.index_put_({toIndexTensor(row, base.device()), toIndexTensor(column, base.device())},
                            at::full({}, std::numeric_limits<float>::infinity(), distance.options()));
        const at::Tensor nearest =
            std::get<1>(distance.topk(neighbours, 1, /*largest=*/false, /*sorted=*/true)).to(at::kCPU);
        const std::vector<double> found =
            toDoubles(values.index_select(0, nearest.reshape({-1})).view({rows, neighbours}).mean(1));
        means.insert(means.end(), found.begin(), found.end());
    }
    return means;
}

} // namespace deepmi
