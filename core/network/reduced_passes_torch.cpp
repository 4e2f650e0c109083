#include "network/reduced_passes_torch.h"

#include "job/processor_clones.h"
#include "network/bfloat16.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// Values worked on by one thread at least; below, waking another costs more.
constexpr std::int64_t grain = 32768;

DEEPMI_FOR_EVERY_PROCESSOR
void roundPart(BFloat16* to, const float* from, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        assign(to[i], from[i]);
}

DEEPMI_FOR_EVERY_PROCESSOR
void maskPart(BFloat16* values, const float* mask, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        assign(values[i], toFloat(values[i]) * mask[i]);
}

DEEPMI_FOR_EVERY_PROCESSOR
void addRow(float* sums, const BFloat16* values, std::int64_t count)
{
    for (std::int64_t j = 0; j < count; ++j)
        sums[j] += toFloat(values[j]);
}

template <class Gradient>
inline __attribute__((always_inline)) void
descendPart(float* values, BFloat16* operand, const Gradient* gradient, std::int64_t count, float rate)
{
    for (std::int64_t i = 0; i < count; ++i) {
        values[i] -= rate * toFloat(gradient[i]);
        if (operand)
            assign(operand[i], values[i]);
    }
}

template <class Gradient>
inline __attribute__((always_inline)) void descendPart(float* values, float* velocity, BFloat16* operand,
                                                       const Gradient* gradient, std::int64_t count,
                                                       float rate, float momentum)
{
    for (std::int64_t i = 0; i < count; ++i) {
        velocity[i] = momentum * velocity[i] + toFloat(gradient[i]);
        values[i] -= rate * velocity[i];
        if (operand)
            assign(operand[i], values[i]);
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void descendReduced(float* values, BFloat16* operand, const BFloat16* gradient, std::int64_t count,
                    float rate)
{
    descendPart(values, operand, gradient, count, rate);
}

DEEPMI_FOR_EVERY_PROCESSOR
void descendFull(float* values, const float* gradient, std::int64_t count, float rate)
{
    descendPart(values, nullptr, gradient, count, rate);
}

DEEPMI_FOR_EVERY_PROCESSOR
void descendReduced(float* values, float* velocity, BFloat16* operand, const BFloat16* gradient,
                    std::int64_t count, float rate, float momentum)
{
    descendPart(values, velocity, operand, gradient, count, rate, momentum);
}

DEEPMI_FOR_EVERY_PROCESSOR
void descendFull(float* values, float* velocity, const float* gradient, std::int64_t count, float rate,
                 float momentum)
{
    descendPart(values, velocity, nullptr, gradient, count, rate, momentum);
}

struct AdamFactors {
    float beta1, beta2, keep1, keep2; ///< keep = 1 − beta
    float stepSize, inverseRoot, epsilon;
};

template <class Gradient>
inline __attribute__((always_inline)) void adamPart(float* values, float* first, float* second,
                                                    BFloat16* operand, const Gradient* gradient,
                                                    std::int64_t count, const AdamFactors& given)
{
    const AdamFactors factors = given;
    for (std::int64_t i = 0; i < count; ++i) {
        const float slope = toFloat(gradient[i]);
        first[i] = factors.beta1 * first[i] + factors.keep1 * slope;
        second[i] = factors.beta2 * second[i] + factors.keep2 * (slope * slope);
        const float size = std::sqrt(second[i]) * factors.inverseRoot + factors.epsilon;
        values[i] -= factors.stepSize * first[i] / size;
        if (operand)
            assign(operand[i], values[i]);
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void adamReduced(float* values, float* first, float* second, BFloat16* operand, const BFloat16* gradient,
                 std::int64_t count, const AdamFactors& factors)
{
    adamPart(values, first, second, operand, gradient, count, factors);
}

DEEPMI_FOR_EVERY_PROCESSOR
void adamFull(float* values, float* first, float* second, const float* gradient, std::int64_t count,
              const AdamFactors& factors)
{
    adamPart(values, first, second, nullptr, gradient, count, factors);
}

BFloat16* reducedData(const at::Tensor& tensor)
{
    return reinterpret_cast<BFloat16*>(tensor.data_ptr<at::BFloat16>());
}

/// Calls work(begin, count, operand, gradient) for pieces of the range: within a reduced weight with its
/// pointers, between them with null.
template <class Work>
void forPieces(std::int64_t size, const std::vector<ReducedWeight>& reduced, const Work& work)
{
    at::parallel_for(0, size, grain, [&](std::int64_t begin, std::int64_t end) {
        std::int64_t at = begin;
        for (const ReducedWeight& weight : reduced) {
            const std::int64_t first = weight.begin, last = first + weight.operand.numel();
            if (last <= at)
                continue;
            if (first >= end)
                break;
            if (first > at)
                work(at, first - at, static_cast<BFloat16*>(nullptr), static_cast<const BFloat16*>(nullptr));
            at = std::max(at, first);
            const std::int64_t until = std::min(last, end);
            work(at, until - at, reducedData(weight.operand) + (at - first),
                 static_cast<const BFloat16*>(reducedData(weight.gradient)) + (at - first));
            at = until;
        }
        if (at < end)
            work(at, end - at, static_cast<BFloat16*>(nullptr), static_cast<const BFloat16*>(nullptr));
    });
}

} // namespace

void gatherRows(at::Tensor& batch, const at::Tensor& features, const at::Tensor& index)
{
    if (batch.device() != features.device()) {
        batch.copy_(features.index_select(0, index.to(features.device())));
        return;
    }
    if (batch.scalar_type() == features.scalar_type()) {
        at::index_select_out(batch, features, 0, index);
        return;
    }
    if (!batch.is_cpu()) {
        batch.copy_(features.index_select(0, index));
        return;
    }
    const std::int64_t width = features.size(1), step = features.stride(0);
    const float* all = features.const_data_ptr<float>();
    const std::int64_t* rows = index.const_data_ptr<std::int64_t>();
    BFloat16* out = reducedData(batch);
    at::parallel_for(0, index.size(0), std::max<std::int64_t>(1, grain / std::max<std::int64_t>(width, 1)),
                     [&](std::int64_t begin, std::int64_t end) {
                         for (std::int64_t i = begin; i < end; ++i)
                             roundPart(out + i * width, all + rows[i] * step, width);
                     });
}

void columnSums(at::Tensor& sums, const at::Tensor& values)
{
    const std::int64_t rows = values.size(0), width = values.size(1);
    const BFloat16* all = reducedData(values);
    float* out = sums.data_ptr<float>();
    at::parallel_for(0, width, std::max<std::int64_t>(64, grain / std::max<std::int64_t>(rows, 1)),
                     [&](std::int64_t begin, std::int64_t end) {
                         std::fill(out + begin, out + end, 0.F);
                         for (std::int64_t i = 0; i < rows; ++i)
                             addRow(out + begin, all + i * width + begin, end - begin);
                     });
}

void applyMask(at::Tensor& gradient, const at::Tensor& mask)
{
    if (gradient.scalar_type() == mask.scalar_type()) {
        gradient.mul_(mask);
        return;
    }
    BFloat16* values = reducedData(gradient);
    const float* masks = mask.const_data_ptr<float>();
    at::parallel_for(0, gradient.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
        maskPart(values + begin, masks + begin, end - begin);
    });
}

void roundTo(at::Tensor& operand, const at::Tensor& values)
{
    BFloat16* to = reducedData(operand);
    const float* from = values.const_data_ptr<float>();
    at::parallel_for(0, values.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
        roundPart(to + begin, from + begin, end - begin);
    });
}

void descend(const at::Tensor& values, const at::Tensor& gradients, const at::Tensor& velocity,
             const std::vector<ReducedWeight>& reduced, double rate, double momentum)
{
    float* all = values.data_ptr<float>();
    const float* slopes = gradients.const_data_ptr<float>();
    float* velocities = velocity.defined() ? velocity.data_ptr<float>() : nullptr;
    const auto step = static_cast<float>(rate), kept = static_cast<float>(momentum);
    forPieces(values.numel(), reduced,
              [&](std::int64_t at, std::int64_t count, BFloat16* operand, const BFloat16* gradient) {
                  if (velocities && operand)
                      descendReduced(all + at, velocities + at, operand, gradient, count, step, kept);
                  else if (velocities)
                      descendFull(all + at, velocities + at, slopes + at, count, step, kept);
                  else if (operand)
                      descendReduced(all + at, operand, gradient, count, step);
                  else
                      descendFull(all + at, slopes + at, count, step);
              });
}

void adamDescend(const at::Tensor& values, const at::Tensor& gradients, const at::Tensor& firstMoments,
                 const at::Tensor& secondMoments, const std::vector<ReducedWeight>& reduced,
                 const AdamStep& step)
{
    float* all = values.data_ptr<float>();
    const float* slopes = gradients.const_data_ptr<float>();
    float* first = firstMoments.data_ptr<float>();
    float* second = secondMoments.data_ptr<float>();
    AdamFactors factors{};
    factors.beta1 = static_cast<float>(step.beta1);
    factors.beta2 = static_cast<float>(step.beta2);
    factors.keep1 = static_cast<float>(1 - step.beta1);
    factors.keep2 = static_cast<float>(1 - step.beta2);
    factors.stepSize = static_cast<float>(step.rate / (1 - std::pow(step.beta1, step.step)));
    factors.inverseRoot = static_cast<float>(1 / std::sqrt(1 - std::pow(step.beta2, step.step)));
    factors.epsilon = static_cast<float>(step.epsilon);
    forPieces(values.numel(), reduced,
              [&](std::int64_t at, std::int64_t count, BFloat16* operand, const BFloat16* gradient) {
                  if (operand)
                      adamReduced(all + at, first + at, second + at, operand, gradient, count, factors);
                  else
                      adamFull(all + at, first + at, second + at, slopes + at, count, factors);
              });
}

} // namespace deepmi
