#include "cuda/kernel_twins.h"

#include "network/dropout_hash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace deepmi::twin
{

namespace
{

float factorAt(const Mask& mask, std::size_t index)
{
    return mask.rate > 0 ? maskFactor(maskRule(mask.key, mask.rate), static_cast<std::uint32_t>(index)) : 1.F;
}

double squaredDistance(const float* a, const float* b, std::size_t width)
{
    double sum = 0;
    for (std::size_t j = 0; j < width; ++j) {
        const double difference = static_cast<double>(a[j]) - b[j];
        sum += difference * difference;
    }
    return sum;
}

} // namespace

float roundToBFloat16(float value)
{
    if (std::isnan(value))
        return value;
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return std::bit_cast<float>((bits + 0x7fffU + ((bits >> 16) & 1U)) & 0xffff0000U);
}

Values product(const Values& a, const Values& b, int rows, int width, bool turned)
{
    const auto height = static_cast<std::size_t>(rows), columns = static_cast<std::size_t>(width),
               inner = a.size() / height;
    Values result(height * columns);
    std::vector<double> sums(columns);
    for (std::size_t row = 0; row < height; ++row) {
        std::fill(sums.begin(), sums.end(), 0.);
        for (std::size_t i = 0; i < inner; ++i) {
            const double value = a[row * inner + i];
            for (std::size_t j = 0; j < columns; ++j)
                sums[j] += value * b[turned ? i * columns + j : j * inner + i];
        }
        std::copy(sums.begin(), sums.end(), result.begin() + static_cast<long>(row * columns));
    }
    return result;
}

void biasDropout(Values& values, const Values& bias, const Mask& mask)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (values[i] + bias[i % bias.size()]) * factorAt(mask, i);
}

void biasReluDropout(Values& values, const Values& bias, const Mask& mask)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = values[i] + bias[i % bias.size()];
        values[i] = (value < 0 ? 0.F : value) * factorAt(mask, i);
    }
}

Values columnSums(const Values& values, int width)
{
    const auto columns = static_cast<std::size_t>(width);
    std::vector<double> sums(columns);
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[i % columns] += values[i];
    return {sums.begin(), sums.end()};
}

Values reluBackward(Values& gradient, const Values& output, float scale, int width)
{
    for (std::size_t i = 0; i < gradient.size(); ++i)
        gradient[i] = output[i] <= 0 ? 0.F : gradient[i] * scale;
    return columnSums(gradient, width);
}

Values maskBackward(Values& gradient, int width, const Mask& mask)
{
    for (std::size_t i = 0; i < gradient.size(); ++i)
        gradient[i] *= factorAt(mask, i);
    return columnSums(gradient, width);
}

Values crossEntropy(const Values& logits, const Values& bias, const std::vector<std::int64_t>& labels,
                    Values& gradient)
{
    const std::size_t clusters = bias.size();
    Values losses(labels.size());
    gradient.resize(logits.size());
    for (std::size_t row = 0; row < labels.size(); ++row) {
        const float* in = logits.data() + row * clusters;
        double most = -std::numeric_limits<double>::infinity(), sum = 0;
        for (std::size_t k = 0; k < clusters; ++k)
            most = std::max(most, static_cast<double>(in[k]) + bias[k]);
        for (std::size_t k = 0; k < clusters; ++k)
            sum += std::exp(static_cast<double>(in[k]) + bias[k] - most);
        const auto label = static_cast<std::size_t>(labels[row]);
        losses[row] =
            static_cast<float>(std::log(sum) - (static_cast<double>(in[label]) + bias[label] - most));
        for (std::size_t k = 0; k < clusters; ++k) {
            const double share = std::exp(static_cast<double>(in[k]) + bias[k] - most) / sum;
            gradient[row * clusters + k] =
                static_cast<float>((share - (k == label ? 1 : 0)) / static_cast<double>(labels.size()));
        }
    }
    return losses;
}

Values predict(const Values& hidden, const Values& weight, float bias)
{
    const std::size_t width = weight.size();
    Values predictions(hidden.size() / width);
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        double sum = bias;
        for (std::size_t j = 0; j < width; ++j)
            sum += static_cast<double>(hidden[row * width + j]) * weight[j];
        predictions[row] = static_cast<float>(sum);
    }
    return predictions;
}

ConcordanceGradients concordanceBackward(const Values& prediction, const Values& targets,
                                         const Values& hidden, const Values& weight, float scale)
{
    const auto n = static_cast<double>(targets.size());
    const double meanP = std::accumulate(prediction.begin(), prediction.end(), 0.) / n,
                 meanT = std::accumulate(targets.begin(), targets.end(), 0.) / n;
    double pp = 0, tt = 0, pt = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const double p = prediction[i] - meanP, t = targets[i] - meanT;
        pp += p * p / n;
        tt += t * t / n;
        pt += p * t / n;
    }
    const double difference = meanP - meanT, spread = pp + tt + difference * difference;
    const double inverse = spread > 0 ? 1 / spread : 0, ccc = 2 * pt * inverse;
    ConcordanceGradients result;
    result.loss = 1 - ccc;
    const std::size_t width = weight.size();
    result.hidden.assign(hidden.size(), 0.F);
    std::vector<double> ofWeight(width), ofHiddenBias(width);
    double ofBias = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const double slope =
            (targets[i] - meanT - ccc * (prediction[i] - meanP + difference)) * (inverse * (-2 / n));
        ofBias += slope;
        for (std::size_t j = 0; j < width; ++j) {
            const std::size_t place = i * width + j;
            ofWeight[j] += slope * hidden[place];
            const double back = hidden[place] <= 0 ? 0 : slope * weight[j] * scale;
            result.hidden[place] = static_cast<float>(back);
            ofHiddenBias[j] += back;
        }
    }
    result.weight.assign(ofWeight.begin(), ofWeight.end());
    result.hiddenBias.assign(ofHiddenBias.begin(), ofHiddenBias.end());
    result.bias = static_cast<float>(ofBias);
    return result;
}

std::vector<std::int64_t> argmax(const Values& logits, const Values& bias)
{
    const std::size_t clusters = bias.size();
    std::vector<std::int64_t> found(logits.size() / clusters);
    for (std::size_t row = 0; row < found.size(); ++row)
        for (std::size_t k = 1; k < clusters; ++k) {
            const float* in = logits.data() + row * clusters;
            const auto best = static_cast<std::size_t>(found[row]);
            if (in[k] + bias[k] > in[best] + bias[best])
                found[row] = static_cast<std::int64_t>(k);
        }
    return found;
}

void adam(Values& values, const Values& gradients, Values& first, Values& second, int step, double rate)
{
    const double correction1 = 1 - std::pow(.9, step), correction2 = std::sqrt(1 - std::pow(.999, step));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double g = gradients[i], m = .9 * first[i] + .1 * g, v = .999 * second[i] + .001 * g * g;
        first[i] = static_cast<float>(m);
        second[i] = static_cast<float>(v);
        values[i] =
            static_cast<float>(values[i] - rate / correction1 * m / (std::sqrt(v) / correction2 + 1e-8));
    }
}

void momentumDescent(Values& values, const Values& gradients, Values& velocity, double momentum, double rate)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        velocity[i] = static_cast<float>(momentum * velocity[i] + gradients[i]);
        values[i] = static_cast<float>(values[i] - rate * velocity[i]);
    }
}

Lloyd lloyd(const Values& rows, int rowWidth, Values& centres, std::vector<std::int64_t>& cluster)
{
    const auto width = static_cast<std::size_t>(rowWidth);
    const std::size_t count = rows.size() / width, clusters = centres.size() / width;
    Lloyd result;
    result.sizes.assign(clusters, 0);
    std::vector<float> distances(count);
    for (std::size_t row = 0; row < count; ++row) {
        double best = std::numeric_limits<double>::infinity();
        std::int64_t at = 0;
        for (std::size_t k = 0; k < clusters; ++k) {
            const double distance =
                squaredDistance(rows.data() + row * width, centres.data() + k * width, width);
            if (distance < best) {
                best = distance;
                at = static_cast<std::int64_t>(k);
            }
        }
        result.changed += cluster[row] != at;
        cluster[row] = at;
        distances[row] = static_cast<float>(best);
        result.objective += best;
        ++result.sizes[static_cast<std::size_t>(at)];
    }

    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return distances[a] > distances[b]; });
    std::size_t next = 0;
    for (std::size_t k = 0; k < clusters; ++k) {
        if (result.sizes[k] > 0)
            continue;
        const auto sizeAt = [&](std::size_t row) -> std::int64_t& {
            return result.sizes[static_cast<std::size_t>(cluster[row])];
        };
        while (next < count && sizeAt(order[next]) < 2)
            ++next;
        if (next == count)
            break;
        const std::size_t row = order[next++];
        --sizeAt(row);
        cluster[row] = static_cast<std::int64_t>(k);
        result.sizes[k] = 1;
        ++result.refilled;
    }

    std::vector<double> sums(centres.size());
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t j = 0; j < width; ++j)
            sums[static_cast<std::size_t>(cluster[row]) * width + j] += rows[row * width + j];
    for (std::size_t i = 0; i < centres.size(); ++i)
        if (const std::int64_t size = result.sizes[i / width]; size > 0)
            centres[i] = static_cast<float>(sums[i] / static_cast<double>(size));
    return result;
}

} // namespace deepmi::twin
