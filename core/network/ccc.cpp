#include "network/ccc.h"

#include "job/error.h"

#include <algorithm>
#include <string>

namespace deepmi
{

namespace
{

struct Moments {
    double predictedMean = 0, labelMean = 0;
    double predictedVariance = 0, labelVariance = 0, covariance = 0;

    double denominator() const
    {
        const double distance = predictedMean - labelMean;
        return predictedVariance + labelVariance + distance * distance;
    }
    /// 0/0 is two constants of the same value: no concordance can be seen in them.
    double concordance() const
    {
        const double below = denominator();
        return below == 0 ? 0 : 2 * covariance / below;
    }
};

bool isConstant(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

Moments momentsOf(std::span<const double> predicted, std::span<const double> label)
{
    if (predicted.size() != label.size())
        throw UsageError("CCC needs as many predictions as labels, here are " +
                         std::to_string(predicted.size()) + " and " + std::to_string(label.size()));
    if (predicted.empty())
        throw UsageError("CCC needs at least one sample");
    const auto count = static_cast<double>(predicted.size());
    // The mean of a constant can be off by a rounding, which would leave it a spurious variance.
    const bool constantPrediction = isConstant(predicted), constantLabel = isConstant(label);
    Moments moments;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        moments.predictedMean += predicted[i];
        moments.labelMean += label[i];
    }
    moments.predictedMean = constantPrediction ? predicted.front() : moments.predictedMean / count;
    moments.labelMean = constantLabel ? label.front() : moments.labelMean / count;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        const double p = predicted[i] - moments.predictedMean, l = label[i] - moments.labelMean;
        moments.predictedVariance += p * p;
        moments.labelVariance += l * l;
        moments.covariance += p * l;
    }
    moments.predictedVariance /= count;
    moments.labelVariance /= count;
    moments.covariance /= count;
    return moments;
}

} // namespace

double concordance(std::span<const double> predicted, std::span<const double> label)
{
    return momentsOf(predicted, label).concordance();
}

double concordanceLossGradient(std::span<const double> predicted, std::span<const double> label,
                               std::span<double> gradient)
{
    const Moments moments = momentsOf(predicted, label);
    if (gradient.size() != predicted.size())
        throw UsageError("the gradient of the CCC loss needs " + std::to_string(predicted.size()) +
                         " places, here are " + std::to_string(gradient.size()));
    const double below = moments.denominator();
    if (below == 0) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        return 1;
    }
    const double concordance = moments.concordance();
    const double scale = 2 / (static_cast<double>(predicted.size()) * below);
    for (std::size_t i = 0; i < predicted.size(); ++i)
        gradient[i] =
            scale * (concordance * (predicted[i] - moments.labelMean) - (label[i] - moments.labelMean));
    return 1 - concordance;
}

} // namespace deepmi
