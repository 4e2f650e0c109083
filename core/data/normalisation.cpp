#include "data/normalisation.h"

#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace deepmi
{

namespace
{

constexpr std::size_t rowBlock = 128;
/// The sums of so many columns stay in the first-level cache while a block of rows passes.
constexpr std::size_t columnBlock = 512;

bool isFinite(float value)
{
    return std::abs(value) <= std::numeric_limits<float>::max();
}

/// Calls `visit(row values, first column, columns)` for every row of `rows`, block by block of both rows and
/// columns, and `endBlock()` after every block of rows.
template <class Visit, class EndBlock>
void forEachBlock(const FloatMatrix& values, std::span<const std::size_t> rows, const Job& job,
                  const Visit& visit, const EndBlock& endBlock)
{
    for (std::size_t first = 0; first < rows.size(); first += rowBlock) {
        job.throwIfStopped();
        const auto block = rows.subspan(first, std::min(rowBlock, rows.size() - first));
        for (std::size_t column = 0; column < values.columns(); column += columnBlock) {
            const std::size_t columns = std::min(columnBlock, values.columns() - column);
            for (const std::size_t row : block)
                visit(values.data() + row * values.columns() + column, column, columns);
        }
        endBlock();
    }
}

/// The first finite value of each column, 0 where there is none. Sums are taken of the differences from it,
/// so that the spread of a column far from zero is not lost and a constant column gives a deviation of
/// exactly zero: no threshold for "as good as constant" is needed. (None could be mistaken either: two
/// different float32 values of one column differ by 6e-8 of their size at least, so the relative deviation of
/// a column that is not constant is at least 6e-8/sqrt(rows), far above double's rounding for any table that
/// fits into memory.)
std::vector<double> firstFiniteValues(const FloatMatrix& values, std::span<const std::size_t> rows)
{
    std::vector<double> shift(values.columns(), 0.0);
    std::vector<std::size_t> open(values.columns());
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (const std::size_t row : rows) {
        if (open.empty())
            break;
        const auto cells = values.row(row);
        std::erase_if(open, [&](std::size_t column) {
            if (!isFinite(cells[column]))
                return false;
            shift[column] = cells[column];
            return true;
        });
    }
    return shift;
}

void addShifted(const float* x, const double* shift, std::size_t columns, double* sum, double* count)
{
    for (std::size_t i = 0; i < columns; ++i) {
        const bool finite = isFinite(x[i]);
        sum[i] += finite ? static_cast<double>(x[i]) - shift[i] : 0.0;
        count[i] += finite ? 1.0 : 0.0;
    }
}

void addSquares(const float* x, const double* mean, std::size_t columns, double* sum, double* squares)
{
    for (std::size_t i = 0; i < columns; ++i) {
        const double difference = isFinite(x[i]) ? static_cast<double>(x[i]) - mean[i] : 0.0;
        sum[i] += difference;
        squares[i] += difference * difference;
    }
}

/// Adds `part` to `total` and empties it: sums of blocks keep rounding from growing with the rows.
void flush(std::vector<double>& part, std::vector<double>& total)
{
    for (std::size_t i = 0; i < part.size(); ++i) {
        total[i] += part[i];
        part[i] = 0;
    }
}

void normaliseRow(float* x, const double* mean, const double* divisor, std::size_t columns, double clip)
{
    constexpr double largest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < columns; ++i) {
        double z = (static_cast<double>(x[i]) - mean[i]) / divisor[i];
        z = std::abs(z) <= largest ? z : 0.0;
        z = z < -clip ? -clip : z;
        z = z > clip ? clip : z;
        x[i] = static_cast<float>(z);
    }
}

} // namespace

FeatureNormalisation FeatureNormalisation::fit(const FloatMatrix& values, std::span<const std::size_t> rows,
                                               double clip, const Job& job)
{
    if (!(clip > 0))
        throw UsageError("the clip of the feature normalisation must be above 0, in deviations");
    if (rows.empty())
        throw UsageError("no rows to take the feature normalisation from");
    for (const std::size_t row : rows)
        if (row >= values.rows())
            throw UsageError("row " + std::to_string(row) + " to normalise by, of a table of " +
                             std::to_string(values.rows()) + " rows");

    const std::size_t columns = values.columns();
    std::vector<double> sum(columns, 0.0), blockSum(columns, 0.0), count(columns, 0.0);
    FeatureNormalisation result;
    result.clip = clip;
    result.mean = firstFiniteValues(values, rows);
    forEachBlock(
        values, rows, job,
        [&](const float* x, std::size_t column, std::size_t width) {
            addShifted(x, &result.mean[column], width, &blockSum[column], &count[column]);
        },
        [&] { flush(blockSum, sum); });
    for (std::size_t i = 0; i < columns; ++i)
        if (count[i] > 0)
            result.mean[i] += sum[i] / count[i];

    std::fill(sum.begin(), sum.end(), 0.0);
    std::vector<double> squares(columns, 0.0), blockSquares(columns, 0.0);
    forEachBlock(
        values, rows, job,
        [&](const float* x, std::size_t column, std::size_t width) {
            addSquares(x, &result.mean[column], width, &blockSum[column], &blockSquares[column]);
        },
        [&] {
            flush(blockSum, sum);
            flush(blockSquares, squares);
        });
    result.deviation.assign(columns, 0.0);
    for (std::size_t i = 0; i < columns; ++i) {
        if (count[i] == 0)
            continue;
        // The second term is what the rounding of the mean added to the first (zero in exact arithmetic).
        const double variance = (squares[i] - sum[i] * sum[i] / count[i]) / count[i];
        result.deviation[i] = variance > 0 ? std::sqrt(variance) : 0.0;
    }
    return result;
}

void FeatureNormalisation::apply(FloatMatrix& values, const Job& job) const
{
    if (values.columns() != mean.size() || mean.size() != deviation.size())
        throw UsageError("the features have " + std::to_string(values.columns()) +
                         " columns, the normalisation was taken from " + std::to_string(mean.size()));
    // Division by infinity sends a column without deviation to 0.
    std::vector<double> divisor(deviation);
    for (double& value : divisor)
        if (!(value > 0))
            value = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < values.rows(); ++row) {
        if (row % rowBlock == 0)
            job.throwIfStopped();
        normaliseRow(values.row(row).data(), mean.data(), divisor.data(), values.columns(), clip);
    }
}

std::vector<std::size_t> FeatureNormalisation::constantColumns() const
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < deviation.size(); ++i)
        if (!(deviation[i] > 0))
            columns.push_back(i);
    return columns;
}

LabelNormalisation LabelNormalisation::fit(std::span<const double> labels)
{
    if (labels.empty())
        throw UsageError("no labels to take the label normalisation from");
    const double first = labels.front();
    const double count = static_cast<double>(labels.size());
    double sum = 0;
    for (const double label : labels) {
        if (!std::isfinite(label))
            throw UsageError("a label that is not a number, in the labels to normalise by");
        sum += label - first;
    }
    LabelNormalisation result;
    result.mean = first + sum / count;
    double squares = 0, rest = 0;
    for (const double label : labels) {
        const double difference = label - result.mean;
        rest += difference;
        squares += difference * difference;
    }
    const double variance = (squares - rest * rest / count) / count;
    result.deviation = variance > 0 ? std::sqrt(variance) : 0.0;
    return result;
}

} // namespace deepmi
