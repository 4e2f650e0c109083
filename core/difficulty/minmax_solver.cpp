#include "difficulty/minmax_solver.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace deepmi
{

namespace
{

using Side = MinmaxDual::Side;

/// Both sides' parameters at one time.
struct Point {
    std::vector<double> raters, samples;
};

Point pointOf(const MinmaxDual& dual)
{
    return {dual.parameters(Side::Raters), dual.parameters(Side::Samples)};
}

double squaredDistance(const std::vector<double>& a, const std::vector<double>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

double squaredBend(const std::vector<double>& a, const std::vector<double>& b, const std::vector<double>& c)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (c[i] - 2 * b[i] + a[i]) * (c[i] - 2 * b[i] + a[i]);
    return sum;
}

std::vector<double> extrapolated(const std::vector<double>& a, const std::vector<double>& b,
                                 const std::vector<double>& c, double length)
{
    std::vector<double> result(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        result[i] = a[i] + 2 * length * (b[i] - a[i]) + length * length * (c[i] - 2 * b[i] + a[i]);
    return result;
}

/// Goes on along a, b, c where that does not lower F, whose value at c is given; else stays at c. Returns F.
double extrapolate(MinmaxDual& dual, const Point& a, const Point& b, double value)
{
    const Point c = pointOf(dual);
    const double bend =
        squaredBend(a.raters, b.raters, c.raters) + squaredBend(a.samples, b.samples, c.samples);
    const double way = squaredDistance(a.raters, b.raters) + squaredDistance(a.samples, b.samples);
    const double length = std::sqrt(way / bend);
    if (!(length > 1) || !std::isfinite(length)) // 1 is c itself
        return value;
    const std::vector<double> posterior = dual.posterior();
    dual.setParameters(Side::Raters, extrapolated(a.raters, b.raters, c.raters, length));
    dual.setParameters(Side::Samples, extrapolated(a.samples, b.samples, c.samples, length));
    dual.updatePosterior();
    if (const double further = dual.value(); further >= value)
        return further;
    dual.setParameters(Side::Raters, c.raters);
    dual.setParameters(Side::Samples, c.samples);
    dual.setPosterior(posterior);
    return value;
}

double largestMagnitude(const std::vector<double>& values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

/// "3e-05": all that a glance at the progress needs.
std::string powerOfTen(double value)
{
    std::array<char, 32> text;
    return {
        text.data(),
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 0).ptr};
}

/// Log-odds need not be known better than this before the posteriors move.
constexpr double startTolerance = 1e-3;
constexpr int startIterations = 50;

} // namespace

MinmaxConvergence climb(MinmaxDual& dual, double tolerance, int maximumIterations, const Job& job)
{
    MinmaxConvergence result;
    result.tolerance = tolerance;
    const auto fit = [&] {
        const double raters = dual.improve(Side::Raters, job);
        return std::max(raters, dual.improve(Side::Samples, job));
    };
    for (int i = 0; i < startIterations && fit() > startTolerance; ++i) {
    }
    dual.updatePosterior();

    Point before, between;
    for (int i = 0; i < maximumIterations && !result.converged; ++i) {
        (i % 2 == 0 ? before : between) = pointOf(dual);
        const double moved = fit();
        const double residual = std::max(moved, dual.updatePosterior());
        result.iterations.push_back({dual.value(), residual});
        result.converged = residual <= tolerance;
        // How many iterations it takes is not known before.
        job.report("minmax entropy", i + 1, 0, "residual " + powerOfTen(residual));
        if (i % 2 == 1 && !result.converged)
            extrapolate(dual, before, between, result.iterations.back().dual);
    }
    for (const Side side : {Side::Raters, Side::Samples})
        result.gradient = std::max(result.gradient, largestMagnitude(dual.gradient(side)));
    return result;
}

} // namespace deepmi
