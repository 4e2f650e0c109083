#pragma once

#include <ATen/ATen.h>

namespace deepmi
{

/// Lloyd's assignment on the CPU, the pass that K-means spends its time in: every row to its nearest centre,
/// with |x−c|² − |x|² = |c|² − 2x·c by one product a block of rows, the minimum and the sums of the members
/// taken while the block is in the cache. After the first pass only rows that change their cluster are moved
/// from one sum to another. All on `threads` as set; the same number of them gives the same bits.
///
/// `rows` [N, D] and `centres` [K, D] are float32 and contiguous. `cluster` (int64, [N]) holds the clusters
/// of the pass before and receives those of this one; `nearest` (float32, [N]) receives the minimum. `sums`
/// (double, [K, D]) are those of the pass before and become those of this one; with `anew` what `cluster` and
/// `sums` hold is not looked at. `sums` null = they are not kept.
void assignRows(const at::Tensor& rows, const at::Tensor& centres, bool anew, at::Tensor& cluster,
                at::Tensor& nearest, at::Tensor* sums);

} // namespace deepmi
