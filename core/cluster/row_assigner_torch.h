#pragma once

#include <ATen/ATen.h>

#include <vector>

namespace deepmi
{

/// Rows with their mean taken off: |x|² − 2x·c + |c|² then loses as few digits as it can.
struct CentredRows {
    at::Tensor mean;             ///< float32 [D]
    at::Tensor values;           ///< float32 [N, D]
    std::vector<double> squares; ///< |x|² of each of these rows
};
/// Of float32 rows [N, D] on the CPU; the mean is summed in double.
CentredRows centred(const at::Tensor& rows);

/// Lloyd's assignment on the CPU, the pass that K-means spends its time in. It finds what comparing every row
/// with every centre finds (where two are equally near but for rounding, either), but leaves out the rows
/// whose cluster cannot have changed: each row keeps an upper bound of the distance to its own centre and a
/// lower bound of that to any other, which grow and shrink by as much as the centres have moved (Hamerly,
/// 2010), each with the rounding of a float32 product allowed for. What remains is compared by |x−c|² − |x|²
/// = |c|² − 2x·c, one product a block of rows, with minima and sums taken while the block is in the cache;
/// rows that change their cluster are moved from one sum to another. On `threads` as set; the same number of
/// them gives the same bits.
class RowAssigner
{
public:
    /// `start` are the first centres [K, D], less the mean.
    RowAssigner(const CentredRows& rows, const at::Tensor& start);

    /// Every row to the nearest of these centres, the first of equally near ones.
    void assign(const at::Tensor& centres);
    /// Σ|x−c|² of the last assign(), from its sums, in double.
    double inertia() const;
    /// |x−c|² of every row to its centre of the last assign(), in double.
    std::vector<double> distances() const;
    /// Gives a row to another cluster, as K-means does where one is empty. Not before assign().
    void move(std::int64_t row, std::int64_t cluster);

    const at::Tensor& cluster() const { return m_cluster; } ///< int64 [N]
    const at::Tensor& sums() const { return m_sums; }       ///< of the members of each cluster, double [K, D]
    const std::vector<std::int64_t>& sizes() const { return m_sizes; }
    /// Rows that the last assign() compared with the centres; the others were known.
    std::int64_t compared() const { return m_compared; }

private:
    struct Part;
    class Products;
    void assignPart(Part& part, const at::Tensor& centres, const float* norms, const at::Tensor& packed);
    void loosenBounds(const at::Tensor& centres);

    at::Tensor m_rows, m_cluster, m_sums, m_centres;
    std::vector<std::int64_t> m_sizes;
    std::vector<double> m_squares;                   ///< |x|² of every row
    std::vector<float> m_upper, m_lower, m_rounding; ///< bounds of distances; of a squared one's error
    std::vector<float> m_moved;                      ///< how far each centre moved since the last assign()
    float m_farthest = 0, m_secondFarthest = 0;      ///< the largest two of them
    std::int64_t m_compared = 0;
    bool m_first = true;
};

} // namespace deepmi
