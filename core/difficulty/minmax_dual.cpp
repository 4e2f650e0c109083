#include "difficulty/minmax_dual.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::size_t ownersBetweenLooks = 1024;

double squareSum(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return sum;
}

/// The largest difference between two elements of a row of s.
double largestSpread(std::span<const double> matrix, std::size_t levels)
{
    double largest = 0;
    for (std::size_t begin = 0; begin < matrix.size(); begin += levels) {
        const auto [low, high] = std::ranges::minmax(matrix.subspan(begin, levels));
        largest = std::max(largest, high - low);
    }
    return largest;
}

} // namespace

MinmaxDual::MinmaxDual(std::vector<LevelRating> ratings, std::size_t samples, std::size_t raters,
                       ConfusionModel model, double raterPenalty, double samplePenalty)
    : m_ratings(std::move(ratings)), m_model(model)
{
    m_raters.penalty = raterPenalty * model.penaltyShare();
    m_samples.penalty = samplePenalty * model.penaltyShare();
    index(Side::Raters, raters);
    index(Side::Samples, samples);
    const std::size_t levels = model.levels();
    m_posterior.assign(samples * levels, 0);
    for (const LevelRating& rating : m_ratings)
        m_posterior[rating.sample * levels + rating.level] +=
            1 / static_cast<double>(m_samples.begin[rating.sample + 1] - m_samples.begin[rating.sample]);
}

void MinmaxDual::index(Side side, std::size_t count)
{
    const auto ownerOf = [&](const LevelRating& rating) {
        return side == Side::Raters ? rating.rater : rating.sample;
    };
    Group& here = group(side);
    here.begin.assign(count + 1, 0);
    for (const LevelRating& rating : m_ratings)
        ++here.begin.at(ownerOf(rating) + 1);
    for (std::size_t i = 0; i < count; ++i)
        here.begin[i + 1] += here.begin[i];
    here.ratings.resize(m_ratings.size());
    std::vector<std::size_t> next(here.begin.begin(), here.begin.end() - 1);
    for (std::size_t i = 0; i < m_ratings.size(); ++i)
        here.ratings[next[ownerOf(m_ratings[i])]++] = i;
    setParameters(side, std::vector<double>(count * m_model.parameters(), 0));
}

void MinmaxDual::setParameters(Side side, std::vector<double> parameters)
{
    Group& here = group(side);
    here.parameters = std::move(parameters);
    here.factors.resize(owners(side) * m_model.levels() * m_model.levels());
    for (std::size_t owner = 0; owner < owners(side); ++owner)
        updateFactors(here, owner);
}

void MinmaxDual::updateFactors(Group& group, std::size_t owner)
{
    const std::size_t levels = m_model.levels();
    double* factors = group.factors.data() + owner * levels * levels;
    m_model.expand(group.parameters.data() + owner * m_model.parameters(), factors);
    for (std::size_t c = 0; c < levels; ++c, factors += levels) {
        const double largest = *std::max_element(factors, factors + levels);
        for (std::size_t k = 0; k < levels; ++k)
            factors[k] = std::exp(factors[k] - largest);
    }
}

void MinmaxDual::sum(const Group& group, std::size_t owner, Sums& sums, bool second) const
{
    const std::size_t levels = m_model.levels(), square = levels * levels;
    sums.residual.assign(square, 0);
    sums.covariance.assign(square * levels, 0);
    std::vector<double> probability(levels);
    for (std::size_t at = group.begin[owner]; at < group.begin[owner + 1]; ++at) {
        const LevelRating& rating = m_ratings[group.ratings[at]];
        const double* raterFactors = m_raters.factors.data() + rating.rater * square;
        const double* sampleFactors = m_samples.factors.data() + rating.sample * square;
        const double* posterior = m_posterior.data() + rating.sample * levels;
        double* residual = sums.residual.data();
        double* covariance = sums.covariance.data();
        for (std::size_t c = 0; c < levels; ++c) {
            double total = 0;
            for (std::size_t k = 0; k < levels; ++k)
                total += probability[k] = raterFactors[k] * sampleFactors[k];
            const double weight = posterior[c] / total;
            for (std::size_t k = 0; k < levels; ++k)
                residual[k] -= weight * probability[k];
            residual[rating.level] += posterior[c];
            if (second)
                for (std::size_t k = 0; k < levels; ++k) {
                    const double product = weight / total * probability[k];
                    for (std::size_t l = 0; l <= k; ++l)
                        covariance[k * levels + l] -= product * probability[l];
                    covariance[k * levels + k] += weight * probability[k];
                }
            raterFactors += levels;
            sampleFactors += levels;
            residual += levels;
            covariance += square;
        }
    }
}

double MinmaxDual::value() const
{
    const std::size_t levels = m_model.levels();
    double sum = -m_raters.penalty / 2 * squareSum(m_raters.parameters) -
                 m_samples.penalty / 2 * squareSum(m_samples.parameters);
    std::vector<double> byLevel(levels);
    for (std::size_t sample = 0; sample + 1 < m_samples.begin.size(); ++sample) {
        std::fill(byLevel.begin(), byLevel.end(), 0.0);
        for (std::size_t at = m_samples.begin[sample]; at < m_samples.begin[sample + 1]; ++at)
            addLogLikelihood(m_ratings[m_samples.ratings[at]], byLevel.data());
        for (std::size_t c = 0; c < levels; ++c)
            if (const double q = m_posterior[sample * levels + c]; q > 0)
                sum += q * (byLevel[c] - std::log(q));
    }
    return sum;
}

std::vector<double> MinmaxDual::gradient(Side side) const
{
    const Group& here = group(side);
    const std::size_t size = m_model.parameters();
    std::vector<double> result(here.parameters.size());
    Sums sums;
    for (std::size_t owner = 0; owner < owners(side); ++owner) {
        sum(here, owner, sums, false);
        m_model.gradient(sums.residual.data(), result.data() + owner * size);
    }
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] -= here.penalty * here.parameters[i];
    return result;
}

std::vector<double> MinmaxDual::curvature(Side side, std::size_t owner) const
{
    const std::size_t size = m_model.parameters();
    Sums sums;
    sum(group(side), owner, sums, true);
    std::vector<double> result(size * size);
    m_model.curvature(sums.covariance.data(), result.data());
    for (std::size_t i = 0; i < size; ++i)
        result[i * size + i] += group(side).penalty;
    return result;
}

double MinmaxDual::improve(Side side, const Job& job)
{
    Group& here = group(side);
    const std::size_t size = m_model.parameters(), levels = m_model.levels();
    Sums sums;
    std::vector<double> gradient(size), step(size), matrix(levels * levels);
    double largest = 0;
    for (std::size_t owner = 0; owner < owners(side); ++owner) {
        if (owner % ownersBetweenLooks == 0)
            job.throwIfStopped();
        sum(here, owner, sums, true);
        m_model.gradient(sums.residual.data(), gradient.data());
        double* parameters = here.parameters.data() + owner * size;
        for (std::size_t i = 0; i < size; ++i)
            gradient[i] -= here.penalty * parameters[i];
        m_model.newtonStep(sums.covariance.data(), gradient.data(), here.penalty, step.data());
        m_model.expand(step.data(), matrix.data());
        const double spread = largestSpread(matrix, levels);
        const double part = spread > 1 ? std::log1p(spread) / spread : 1;
        for (std::size_t i = 0; i < size; ++i)
            parameters[i] += part * step[i];
        updateFactors(here, owner);
        largest = std::max(largest, part * spread);
    }
    return largest;
}

void MinmaxDual::addLogLikelihood(const LevelRating& rating, double* byLevel) const
{
    const std::size_t levels = m_model.levels();
    const double* raterFactors = m_raters.factors.data() + rating.rater * levels * levels;
    const double* sampleFactors = m_samples.factors.data() + rating.sample * levels * levels;
    for (std::size_t c = 0; c < levels; ++c, raterFactors += levels, sampleFactors += levels) {
        double total = 0;
        for (std::size_t k = 0; k < levels; ++k)
            total += raterFactors[k] * sampleFactors[k];
        byLevel[c] += std::log(raterFactors[rating.level] * sampleFactors[rating.level] / total);
    }
}

double MinmaxDual::updatePosterior()
{
    const std::size_t levels = m_model.levels();
    std::vector<double> byLevel(levels);
    double largest = 0;
    for (std::size_t sample = 0; sample + 1 < m_samples.begin.size(); ++sample) {
        std::fill(byLevel.begin(), byLevel.end(), 0.0);
        for (std::size_t at = m_samples.begin[sample]; at < m_samples.begin[sample + 1]; ++at)
            addLogLikelihood(m_ratings[m_samples.ratings[at]], byLevel.data());
        const double best = *std::ranges::max_element(byLevel);
        double total = 0;
        for (double& value : byLevel)
            total += value = std::exp(value - best);
        for (std::size_t c = 0; c < levels; ++c) {
            double& q = m_posterior[sample * levels + c];
            largest = std::max(largest, std::abs(byLevel[c] / total - q));
            q = byLevel[c] / total;
        }
    }
    return largest;
}

std::vector<double> MinmaxDual::confusion(Side side, std::size_t owner) const
{
    const std::size_t levels = m_model.levels(), square = levels * levels;
    const auto begin = group(side).factors.begin() + static_cast<std::ptrdiff_t>(owner * square);
    std::vector<double> matrix(begin, begin + static_cast<std::ptrdiff_t>(square));
    for (std::size_t c = 0; c < levels; ++c) {
        double total = 0;
        for (std::size_t k = 0; k < levels; ++k)
            total += matrix[c * levels + k];
        for (std::size_t k = 0; k < levels; ++k)
            matrix[c * levels + k] /= total;
    }
    return matrix;
}

} // namespace deepmi
