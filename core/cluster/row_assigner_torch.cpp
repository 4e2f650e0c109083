#include "cluster/row_assigner_torch.h"

#include "job/processor_clones.h"
#include "network/product_torch.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace deepmi
{

namespace
{

/// Rows worked on at once: their distances to a few hundred centres stay in the cache of one core.
constexpr std::int64_t blockRows = 1024;
/// Minima kept side by side, so that the compiler makes vectors of them.
constexpr std::int64_t lanes = 16;
/// If more than this share of a block is to be compared, all of it is, without being gathered first.
constexpr double denseShare = .75;
/// Makes up for the rounding of a bound's own sum.
constexpr float outwards = 1 + 1e-6F, inwards = 1 - 1e-6F;
constexpr float infinite = std::numeric_limits<float>::infinity();

struct Nearest {
    float distance, second; ///< less |x|²
    std::int64_t centre;
};

/// The smallest of products[k] + norms[k], the first of equal ones, and the smallest of the others.
DEEPMI_FOR_EVERY_PROCESSOR
Nearest nearestOf(const float* products, const float* norms, std::int64_t count)
{
    float best[lanes], second[lanes];
    std::int32_t index[lanes];
    std::fill_n(best, lanes, infinite);
    std::fill_n(second, lanes, infinite);
    std::fill_n(index, lanes, 0);
    const std::int64_t whole = count / lanes * lanes;
    for (std::int64_t k = 0; k < whole; k += lanes)
        for (std::int64_t lane = 0; lane < lanes; ++lane) {
            const float distance = products[k + lane] + norms[k + lane];
            const bool less = distance < best[lane];
            const float other = less ? best[lane] : distance;
            second[lane] = other < second[lane] ? other : second[lane];
            best[lane] = less ? distance : best[lane];
            index[lane] = less ? static_cast<std::int32_t>(k + lane) : index[lane];
        }
    Nearest nearest = {best[0], second[0], index[0]};
    const auto consider = [&](float distance, std::int64_t centre) {
        if (distance < nearest.distance || (distance == nearest.distance && centre < nearest.centre)) {
            nearest.second = nearest.distance;
            nearest.distance = distance;
            nearest.centre = centre;
        } else if (distance < nearest.second) {
            nearest.second = distance;
        }
    };
    for (std::int64_t lane = 1; lane < lanes; ++lane) {
        consider(best[lane], index[lane]);
        nearest.second = std::min(nearest.second, second[lane]);
    }
    for (std::int64_t k = whole; k < count; ++k)
        consider(products[k] + norms[k], k);
    return nearest;
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
/// Sixteen floats of AVX-512.
using Vector = float __attribute__((vector_size(64), aligned(64)));
constexpr std::int64_t vectorWidth = 16, tileRows = 6, tileVectors = 4;

/// products[r, k] = −2·x_r·c_k for six rows and the centres of `vectors` vectors, held in registers: what a
/// matrix library needs hundreds of rows for to be as fast. Calling one for the few rows that are open in
/// each block costs more than the products themselves: it makes a kernel for every number of rows anew.
template <std::int64_t vectors>
inline __attribute__((always_inline)) void tile(const float* const* rows, const float* packed,
                                                std::int64_t width, float* products, std::int64_t stride)
{
    Vector sums[tileRows][vectors] = {};
    for (std::int64_t j = 0; j < width; ++j) {
        Vector centres[vectors];
        for (std::int64_t v = 0; v < vectors; ++v)
            centres[v] = *reinterpret_cast<const Vector*>(packed + (j * vectors + v) * vectorWidth);
        for (std::int64_t r = 0; r < tileRows; ++r)
            for (std::int64_t v = 0; v < vectors; ++v)
                sums[r][v] += centres[v] * rows[r][j];
    }
    for (std::int64_t r = 0; r < tileRows; ++r)
        for (std::int64_t v = 0; v < vectors; ++v)
            *reinterpret_cast<Vector*>(products + r * stride + v * vectorWidth) = sums[r][v];
}

__attribute__((target("avx512f"))) void tileOf(std::int64_t vectors, const float* const* rows,
                                               const float* packed, std::int64_t width, float* products,
                                               std::int64_t stride)
{
    switch (vectors) {
    case 1:
        return tile<1>(rows, packed, width, products, stride);
    case 2:
        return tile<2>(rows, packed, width, products, stride);
    case 3:
        return tile<3>(rows, packed, width, products, stride);
    default:
        return tile<tileVectors>(rows, packed, width, products, stride);
    }
}

bool hasTiles()
{
    static const bool has = __builtin_cpu_supports("avx512f") != 0;
    return has;
}
#else
constexpr std::int64_t vectorWidth = 16, tileRows = 6, tileVectors = 4;
bool hasTiles()
{
    return false;
}
void tileOf(std::int64_t, const float* const*, const float*, std::int64_t, float*, std::int64_t) {}
#endif

/// Floats of a row of products, a multiple of a vector.
std::int64_t paddedCount(std::int64_t clusters)
{
    return (clusters + vectorWidth - 1) / vectorWidth * vectorWidth;
}

/// −2·c in the order in which tile() reads it: four vectors of centres at a time, coordinate by coordinate;
/// zero beyond the last centre.
at::Tensor packedCentres(const at::Tensor& centres)
{
    const std::int64_t clusters = centres.size(0), width = centres.size(1);
    at::Tensor packed = at::zeros({paddedCount(clusters) * width}, centres.options());
    const float* from = centres.const_data_ptr<float>();
    float* to = packed.data_ptr<float>();
    for (std::int64_t first = 0; first < clusters; first += tileVectors * vectorWidth) {
        const std::int64_t lanesHere = std::min(tileVectors * vectorWidth, paddedCount(clusters) - first);
        for (std::int64_t k = first; k < std::min(first + lanesHere, clusters); ++k)
            for (std::int64_t j = 0; j < width; ++j)
                to[first * width + j * lanesHere + (k - first)] = -2 * from[k * width + j];
    }
    return packed;
}

/// products[i, k] = −2·x·c of the rows `open`, `stride` = paddedCount floats a row; there is room for five
/// rows more than there are.
void productsOf(const float* values, const std::vector<std::int64_t>& open, std::int64_t width,
                const float* packed, std::int64_t stride, float* products)
{
    // So many rows stay in the cache while all centres pass by.
    constexpr std::size_t together = 8 * tileRows;
    for (std::size_t begin = 0; begin < open.size(); begin += together) {
        const std::size_t end = std::min(begin + together, open.size());
        for (std::int64_t first = 0; first < stride; first += tileVectors * vectorWidth) {
            const std::int64_t vectors = std::min(tileVectors, (stride - first) / vectorWidth);
            for (std::size_t i = begin; i < end; i += tileRows) {
                const float* rows[tileRows];
                for (std::size_t r = 0; r < tileRows; ++r)
                    rows[r] = values + open[std::min(i + r, end - 1)] * width;
                tileOf(vectors, rows, packed + first * width, width,
                       products + static_cast<std::int64_t>(i) * stride + first, stride);
            }
        }
    }
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

/// Takes the mean off a row and returns the square of what is left, summed in lanes that stay apart.
DEEPMI_FOR_EVERY_PROCESSOR
double centreRow(const float* row, const float* mean, std::int64_t width, float* target)
{
    constexpr std::int64_t apart = 8;
    double sums[apart] = {};
    const std::int64_t whole = width / apart * apart;
    for (std::int64_t j = 0; j < whole; j += apart)
        for (std::int64_t lane = 0; lane < apart; ++lane) {
            const float value = row[j + lane] - mean[j + lane];
            target[j + lane] = value;
            sums[lane] += static_cast<double>(value) * static_cast<double>(value);
        }
    for (std::int64_t j = whole; j < width; ++j) {
        target[j] = row[j] - mean[j];
        sums[j - whole] += static_cast<double>(target[j]) * static_cast<double>(target[j]);
    }
    double sum = 0;
    for (const double one : sums)
        sum += one;
    return sum;
}

std::int64_t partCount(std::int64_t rows)
{
    return std::clamp<std::int64_t>(at::get_num_threads(), 1, (rows + 1) / 2);
}

} // namespace

CentredRows centred(const at::Tensor& given)
{
    const at::Tensor rows = given.contiguous();
    const std::int64_t count = rows.size(0), width = rows.size(1), parts = partCount(count);
    const float* values = rows.const_data_ptr<float>();
    std::vector<std::vector<double>> sums(static_cast<std::size_t>(parts));
    const auto forParts = [&](const auto& work) {
        at::parallel_for(0, parts, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t part = first; part < last; ++part)
                work(static_cast<std::size_t>(part), count * part / parts, count * (part + 1) / parts);
        });
    };
    forParts([&](std::size_t part, std::int64_t begin, std::int64_t end) {
        sums[part].assign(static_cast<std::size_t>(width), 0);
        for (std::int64_t row = begin; row < end; ++row)
            addRow(sums[part].data(), values + row * width, width);
    });
    CentredRows centred;
    centred.mean = at::empty({width}, rows.options());
    centred.values = at::empty_like(rows);
    centred.squares.resize(static_cast<std::size_t>(count));
    float* mean = centred.mean.data_ptr<float>();
    for (std::int64_t j = 0; j < width; ++j) {
        double sum = 0;
        for (const std::vector<double>& part : sums)
            sum += part[static_cast<std::size_t>(j)];
        mean[j] = static_cast<float>(sum / static_cast<double>(count));
    }
    float* targets = centred.values.data_ptr<float>();
    forParts([&](std::size_t, std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            centred.squares[static_cast<std::size_t>(row)] =
                centreRow(values + row * width, mean, width, targets + row * width);
    });
    return centred;
}

/// The rows of one thread, and what they change.
struct RowAssigner::Part {
    std::int64_t begin = 0, end = 0, compared = 0;
    std::vector<double> sums;
    std::vector<std::int64_t> sizes;
};

RowAssigner::RowAssigner(const CentredRows& rows, const at::Tensor& start)
    : m_rows(rows.values), m_cluster(at::zeros({m_rows.size(0)}, m_rows.options().dtype(at::kLong))),
      m_sums(at::zeros(start.sizes(), m_rows.options().dtype(at::kDouble))),
      m_sizes(static_cast<std::size_t>(start.size(0))), m_squares(rows.squares)
{
    const std::int64_t width = m_rows.size(1);
    const std::size_t size = m_squares.size();
    m_upper.assign(size, infinite);
    m_lower.assign(size, 0);
    m_rounding.resize(size);
    // A centre is a mean of rows, or one of the start: no longer than the longest of them.
    double longest = *std::max_element(m_squares.begin(), m_squares.end());
    for (std::int64_t k = 0; k < start.size(0); ++k)
        longest = std::max(longest, start[k].square().sum(at::kDouble).item<double>());
    // |c|² − 2x·c in float32 is off by no more than γ(|c|² + 2|x||c|) ≤ 2γ(|x|² + |c|²), γ = (D+4)·2⁻²⁴.
    const double gamma = static_cast<double>(width + 4) * std::ldexp(1., -24);
    for (std::size_t i = 0; i < size; ++i)
        m_rounding[i] = static_cast<float>(2 * gamma * (m_squares[i] + longest)) * outwards;
}

/// The products of the open rows of a block with all centres, by tile() or, where the processor has none, by
/// the matrix library.
class RowAssigner::Products
{
public:
    Products(const at::Tensor& rows, const at::Tensor& centres, const at::Tensor& packed, std::int64_t most)
        : m_rows(rows), m_transposed(centres.t()), m_packed(packed),
          m_stride(packed.defined() ? paddedCount(centres.size(0)) : centres.size(0)),
          m_products(at::empty({most + tileRows, m_stride}, rows.options()))
    {
    }

    /// −2·x·c, `stride()` floats a row; stands until the next call. Rows that are compared although they
    /// need not be are added to `open`.
    const float* of(std::vector<std::int64_t>& open, std::int64_t first, std::int64_t last)
    {
        const std::int64_t width = m_rows.size(1);
        const float* values = m_rows.const_data_ptr<float>();
        if (m_packed.defined()) {
            productsOf(values, open, width, m_packed.const_data_ptr<float>(), m_stride,
                       m_products.data_ptr<float>());
            return m_products.const_data_ptr<float>();
        }
        at::Tensor block;
        if (static_cast<double>(open.size()) > denseShare * static_cast<double>(last - first)) {
            open.resize(static_cast<std::size_t>(last - first));
            std::iota(open.begin(), open.end(), first);
            block = m_rows.narrow(0, first, last - first);
        } else {
            if (!m_gathered.defined())
                m_gathered = at::empty({m_products.size(0), width}, m_rows.options());
            float* target = m_gathered.data_ptr<float>();
            for (const std::int64_t row : open) {
                std::copy_n(values + row * width, width, target);
                target += width;
            }
            block = m_gathered.narrow(0, 0, static_cast<std::int64_t>(open.size()));
        }
        at::Tensor product = m_products.narrow(0, 0, block.size(0));
        multiply(product, block, m_transposed, -2);
        return product.const_data_ptr<float>();
    }
    std::int64_t stride() const { return m_stride; }

private:
    const at::Tensor& m_rows;
    at::Tensor m_transposed, m_packed;
    std::int64_t m_stride;
    at::Tensor m_products, m_gathered;
};

void RowAssigner::assignPart(Part& part, const at::Tensor& centres, const float* norms,
                             const at::Tensor& packed)
{
    const c10::InferenceMode inference;
    const std::int64_t width = m_rows.size(1), clusters = centres.size(0);
    const float* values = m_rows.const_data_ptr<float>();
    auto* cluster = m_cluster.data_ptr<std::int64_t>();
    Products products(m_rows, centres, packed, std::min(blockRows, part.end - part.begin));
    std::vector<std::int64_t> open;
    for (std::int64_t first = part.begin; first < part.end; first += blockRows) {
        const std::int64_t last = std::min(first + blockRows, part.end);
        open.clear();
        for (std::int64_t row = first; row < last; ++row) {
            const auto i = static_cast<std::size_t>(row);
            if (!m_first) {
                const auto own = static_cast<std::size_t>(cluster[row]);
                const float away = m_moved[own] == m_farthest ? m_secondFarthest : m_farthest;
                m_upper[i] = (m_upper[i] + m_moved[own]) * outwards;
                m_lower[i] = std::max(0.F, (m_lower[i] - std::max(away, 0.F)) * inwards);
            }
            // Nearer than any other by more than the error of both squared distances together. A NaN is no
            // bound and leaves the row open.
            if (!(m_upper[i] * m_upper[i] * outwards + 2 * m_rounding[i] < m_lower[i] * m_lower[i] * inwards))
                open.push_back(row);
        }
        if (open.empty())
            continue;
        const float* distances = products.of(open, first, last);
        for (const std::int64_t row : open) {
            const auto i = static_cast<std::size_t>(row);
            const Nearest found = nearestOf(distances, norms, clusters);
            distances += products.stride();
            const auto square = static_cast<float>(m_squares[i]);
            m_upper[i] = std::sqrt(std::max(0.F, found.distance + square) + m_rounding[i]) * outwards;
            m_lower[i] = std::sqrt(std::max(0.F, found.second + square - m_rounding[i])) * inwards;
            const std::int64_t before = m_first ? -1 : cluster[row];
            if (before == found.centre)
                continue;
            cluster[row] = found.centre;
            addRow(&part.sums[static_cast<std::size_t>(found.centre * width)], values + row * width, width);
            ++part.sizes[static_cast<std::size_t>(found.centre)];
            if (before < 0)
                continue;
            subtractRow(&part.sums[static_cast<std::size_t>(before * width)], values + row * width, width);
            --part.sizes[static_cast<std::size_t>(before)];
        }
        part.compared += static_cast<std::int64_t>(open.size());
    }
}

void RowAssigner::loosenBounds(const at::Tensor& centres)
{
    const std::int64_t width = centres.size(1);
    const float *now = centres.const_data_ptr<float>(), *before = m_centres.const_data_ptr<float>();
    m_moved.assign(m_sizes.size(), 0);
    m_farthest = m_secondFarthest = 0;
    for (std::size_t k = 0; k < m_moved.size(); ++k) {
        double sum = 0;
        for (std::int64_t j = 0; j < width; ++j) {
            const std::int64_t at = static_cast<std::int64_t>(k) * width + j;
            const double difference = static_cast<double>(now[at]) - static_cast<double>(before[at]);
            sum += difference * difference;
        }
        m_moved[k] = static_cast<float>(std::sqrt(sum)) * outwards;
        if (m_moved[k] > m_farthest) {
            m_secondFarthest = m_farthest;
            m_farthest = m_moved[k];
        } else {
            m_secondFarthest = std::max(m_secondFarthest, m_moved[k]);
        }
    }
}

void RowAssigner::assign(const at::Tensor& given)
{
    const at::Tensor centres = given.contiguous();
    if (!m_first)
        loosenBounds(centres);
    m_centres = centres.clone();
    const at::Tensor norms = centres.square().sum(1);
    const at::Tensor packed = hasTiles() ? packedCentres(centres) : at::Tensor();
    const std::int64_t count = m_rows.size(0);
    std::vector<Part> parts(static_cast<std::size_t>(partCount(count)));
    at::parallel_for(0, static_cast<std::int64_t>(parts.size()), 1,
                     [&](std::int64_t begin, std::int64_t end) {
                         for (std::int64_t i = begin; i < end; ++i) {
                             Part& part = parts[static_cast<std::size_t>(i)];
                             const auto all = static_cast<std::int64_t>(parts.size());
                             part.begin = count * i / all;
                             part.end = count * (i + 1) / all;
                             part.sums.assign(static_cast<std::size_t>(m_sums.numel()), 0);
                             part.sizes.assign(m_sizes.size(), 0);
                             assignPart(part, centres, norms.const_data_ptr<float>(), packed);
                         }
                     });
    // In order, so that the bits do not depend on who was first.
    m_compared = 0;
    double* sums = m_sums.data_ptr<double>();
    for (const Part& part : parts) {
        for (std::size_t k = 0; k < part.sums.size(); ++k)
            sums[k] += part.sums[k];
        for (std::size_t k = 0; k < m_sizes.size(); ++k)
            m_sizes[k] += part.sizes[k];
        m_compared += part.compared;
    }
    m_first = false;
}

double RowAssigner::inertia() const
{
    // Σ|x−c|² = Σ|x|² + Σ_k (n_k|c_k|² − 2 c_k·S_k)
    const at::Tensor centres = m_centres.to(at::kDouble);
    const at::Tensor sizes = at::tensor(m_sizes, at::kLong).to(at::kDouble);
    const double ofCentres = ((centres * centres).sum(1) * sizes).sum().item<double>() -
                             2 * (centres * m_sums).sum().item<double>();
    double ofRows = 0;
    for (const double square : m_squares)
        ofRows += square;
    return std::isnan(ofCentres) ? ofCentres : std::max(0., ofRows + ofCentres);
}

std::vector<double> RowAssigner::distances() const
{
    const std::int64_t width = m_rows.size(1);
    const float *values = m_rows.const_data_ptr<float>(), *centres = m_centres.const_data_ptr<float>();
    const auto* cluster = m_cluster.const_data_ptr<std::int64_t>();
    std::vector<double> distances(m_squares.size());
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const float* row = values + static_cast<std::int64_t>(i) * width;
        const float* centre = centres + cluster[i] * width;
        for (std::int64_t j = 0; j < width; ++j) {
            const double difference = static_cast<double>(row[j]) - static_cast<double>(centre[j]);
            distances[i] += difference * difference;
        }
    }
    return distances;
}

void RowAssigner::move(std::int64_t row, std::int64_t cluster)
{
    auto* clusters = m_cluster.data_ptr<std::int64_t>();
    const std::int64_t width = m_rows.size(1), before = clusters[row];
    const float* values = m_rows.const_data_ptr<float>() + row * width;
    double* sums = m_sums.data_ptr<double>();
    subtractRow(sums + before * width, values, width);
    addRow(sums + cluster * width, values, width);
    --m_sizes[static_cast<std::size_t>(before)];
    ++m_sizes[static_cast<std::size_t>(cluster)];
    clusters[row] = cluster;
    // Nothing is known of it any more.
    m_upper[static_cast<std::size_t>(row)] = infinite;
    m_lower[static_cast<std::size_t>(row)] = 0;
}

} // namespace deepmi
