#include "network/layer_passes_torch.h"

#include "job/processor_clones.h"
#include "network/bfloat16.h"
#include "network/dropout_hash.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace deepmi
{

namespace
{

/// Values worked on by one thread at least; below, waking another costs more.
constexpr std::int64_t grain = 32768;

MaskRule ruleOf(Dropout& dropout)
{
    return maskRule(dropout.nextKey(), dropout.rate);
}

DEEPMI_FOR_EVERY_PROCESSOR
void maskPart(float* mask, std::int64_t begin, std::int64_t end, const MaskRule& given)
{
    const MaskRule rule = given;
    for (std::int64_t i = begin; i < end; ++i)
        mask[i] = maskFactor(rule, static_cast<std::uint32_t>(i));
}

template <class Value>
inline __attribute__((always_inline)) void biasLoop(Value* values, const float* bias, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j)
        assign(values[j], toFloat(values[j]) + bias[j]);
}

template <class Value>
inline __attribute__((always_inline)) void biasReluLoop(Value* values, const float* bias, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = toFloat(values[j]) + bias[j];
        assign(values[j], value < 0 ? 0 : value); // a NaN stays one
    }
}

template <class Value>
inline __attribute__((always_inline)) void biasReluDropoutLoop(Value* values, const float* bias,
                                                               std::int64_t width, std::int64_t from,
                                                               const MaskRule& given)
{
    const MaskRule rule = given;
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = toFloat(values[j]) + bias[j];
        assign(values[j], (value < 0 ? 0 : value) * maskFactor(rule, static_cast<std::uint32_t>(from + j)));
    }
}

template <class Value>
inline __attribute__((always_inline)) void biasDropoutLoop(Value* values, const float* bias, float* mask,
                                                           std::int64_t width, std::int64_t from,
                                                           const MaskRule& given)
{
    const MaskRule rule = given;
    for (std::int64_t j = 0; j < width; ++j) {
        mask[j] = maskFactor(rule, static_cast<std::uint32_t>(from + j));
        assign(values[j], (toFloat(values[j]) + bias[j]) * mask[j]);
    }
}

template <class Value>
inline __attribute__((always_inline)) void biasResidualReluLoop(Value* values, const float* bias,
                                                                const Value* residual, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = (toFloat(values[j]) + bias[j]) + toFloat(residual[j]);
        assign(values[j], value < 0 ? 0 : value);
    }
}

template <class Value>
inline __attribute__((always_inline)) void reluBackwardLoop(Value* gradient, const Value* output,
                                                            std::int64_t count, float scale)
{
    for (std::int64_t i = 0; i < count; ++i) {
        // By bits: what could become a branch would not become a vector.
        const std::uint32_t kept = 0U - static_cast<std::uint32_t>(!(toFloat(output[i]) <= 0));
        const float scaled = toFloat(gradient[i]) * scale;
        assign(gradient[i], std::bit_cast<float>(std::bit_cast<std::uint32_t>(scaled) & kept));
    }
}

// A template cannot have a version for each kind of processor, an overload can.
DEEPMI_FOR_EVERY_PROCESSOR
void biasRow(float* values, const float* bias, std::int64_t width)
{
    biasLoop(values, bias, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasRow(BFloat16* values, const float* bias, std::int64_t width)
{
    biasLoop(values, bias, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluRow(float* values, const float* bias, std::int64_t width)
{
    biasReluLoop(values, bias, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluRow(BFloat16* values, const float* bias, std::int64_t width)
{
    biasReluLoop(values, bias, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluDropoutRow(float* values, const float* bias, std::int64_t width, std::int64_t from,
                        const MaskRule& rule)
{
    biasReluDropoutLoop(values, bias, width, from, rule);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluDropoutRow(BFloat16* values, const float* bias, std::int64_t width, std::int64_t from,
                        const MaskRule& rule)
{
    biasReluDropoutLoop(values, bias, width, from, rule);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasDropoutRow(float* values, const float* bias, float* mask, std::int64_t width, std::int64_t from,
                    const MaskRule& rule)
{
    biasDropoutLoop(values, bias, mask, width, from, rule);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasDropoutRow(BFloat16* values, const float* bias, float* mask, std::int64_t width, std::int64_t from,
                    const MaskRule& rule)
{
    biasDropoutLoop(values, bias, mask, width, from, rule);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasResidualReluRow(float* values, const float* bias, const float* residual, std::int64_t width)
{
    biasResidualReluLoop(values, bias, residual, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasResidualReluRow(BFloat16* values, const float* bias, const BFloat16* residual, std::int64_t width)
{
    biasResidualReluLoop(values, bias, residual, width);
}

DEEPMI_FOR_EVERY_PROCESSOR
void reluBackwardPart(float* gradient, const float* output, std::int64_t count, float scale)
{
    reluBackwardLoop(gradient, output, count, scale);
}

DEEPMI_FOR_EVERY_PROCESSOR
void reluBackwardPart(BFloat16* gradient, const BFloat16* output, std::int64_t count, float scale)
{
    reluBackwardLoop(gradient, output, count, scale);
}

bool onCpu(const at::Tensor& values)
{
    return values.is_cpu() && values.is_contiguous() &&
           (values.scalar_type() == at::kFloat || values.scalar_type() == at::kBFloat16);
}

/// Calls work(pointer) with the values of a tensor that is onCpu(), float* or BFloat16*.
template <class Work>
void withData(const at::Tensor& values, const Work& work)
{
    if (values.scalar_type() == at::kFloat)
        work(values.data_ptr<float>());
    else
        work(reinterpret_cast<BFloat16*>(values.data_ptr<at::BFloat16>()));
}

/// The values of another tensor of the same type.
template <class Value>
const Value* dataLike(const Value*, const at::Tensor& values)
{
    return static_cast<const Value*>(values.const_data_ptr());
}

/// Calls work(row) for every row, rows shared among the threads.
template <class Work>
void forRows(const at::Tensor& values, const Work& work)
{
    const std::int64_t width = std::max<std::int64_t>(values.size(1), 1);
    at::parallel_for(0, values.size(0), std::max<std::int64_t>(1, grain / width),
                     [&](std::int64_t begin, std::int64_t end) {
                         for (std::int64_t row = begin; row < end; ++row)
                             work(row);
                     });
}

} // namespace

at::Generator hostGenerator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

std::uint64_t Dropout::nextKey()
{
    const std::lock_guard lock(generator.mutex());
    return generator.get<at::CPUGeneratorImpl>()->random64();
}

void Dropout::draw(at::Tensor& mask)
{
    if (!onCpu(mask)) {
        mask.bernoulli_(1 - rate, generator).mul_(scale());
        return;
    }
    const MaskRule rule = ruleOf(*this);
    float* values = mask.data_ptr<float>();
    at::parallel_for(0, mask.numel(), grain,
                     [&](std::int64_t begin, std::int64_t end) { maskPart(values, begin, end, rule); });
}

void addBias(at::Tensor& values, const at::Tensor& bias)
{
    if (!onCpu(values)) {
        values.add_(bias);
        return;
    }
    const std::int64_t width = values.size(1);
    const float* biases = bias.const_data_ptr<float>();
    withData(values, [&](auto* all) {
        forRows(values, [&](std::int64_t row) { biasRow(all + row * width, biases, width); });
    });
}

void addBiasReluDropout(at::Tensor& values, const at::Tensor& bias, Dropout* dropout)
{
    const bool drops = dropout && dropout->rate > 0;
    if (!onCpu(values)) {
        values.add_(bias).relu_();
        if (drops) {
            at::Tensor mask = at::empty_like(values);
            dropout->draw(mask);
            values.mul_(mask);
        }
        return;
    }
    const std::int64_t width = values.size(1);
    const float* biases = bias.const_data_ptr<float>();
    if (!drops) {
        withData(values, [&](auto* all) {
            forRows(values, [&](std::int64_t row) { biasReluRow(all + row * width, biases, width); });
        });
        return;
    }
    const MaskRule rule = ruleOf(*dropout);
    withData(values, [&](auto* all) {
        forRows(values, [&](std::int64_t row) {
            biasReluDropoutRow(all + row * width, biases, width, row * width, rule);
        });
    });
}

void addBiasDropout(at::Tensor& values, const at::Tensor& bias, Dropout* dropout, at::Tensor& mask)
{
    if (!dropout || dropout->rate <= 0) {
        addBias(values, bias);
        return;
    }
    if (!onCpu(values)) {
        dropout->draw(mask);
        values.add_(bias).mul_(mask);
        return;
    }
    const std::int64_t width = values.size(1);
    float* masks = mask.data_ptr<float>();
    const float* biases = bias.const_data_ptr<float>();
    const MaskRule rule = ruleOf(*dropout);
    withData(values, [&](auto* all) {
        forRows(values, [&](std::int64_t row) {
            biasDropoutRow(all + row * width, biases, masks + row * width, width, row * width, rule);
        });
    });
}

void addBiasResidualRelu(at::Tensor& values, const at::Tensor& bias, const at::Tensor& residual)
{
    if (!onCpu(values) || !onCpu(residual)) {
        values.add_(bias).add_(residual).relu_();
        return;
    }
    const std::int64_t width = values.size(1);
    const float* biases = bias.const_data_ptr<float>();
    withData(values, [&](auto* all) {
        const auto* before = dataLike(all, residual);
        forRows(values, [&](std::int64_t row) {
            biasResidualReluRow(all + row * width, biases, before + row * width, width);
        });
    });
}

void reluDropoutBackward(at::Tensor& gradient, const at::Tensor& output, double scale)
{
    if (!onCpu(gradient) || !onCpu(output)) {
        at::threshold_backward_out(gradient, gradient, output, 0);
        if (scale != 1)
            gradient.mul_(scale);
        return;
    }
    withData(gradient, [&](auto* gradients) {
        const auto* outputs = dataLike(gradients, output);
        at::parallel_for(0, gradient.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
            reluBackwardPart(gradients + begin, outputs + begin, end - begin, static_cast<float>(scale));
        });
    });
}

} // namespace deepmi
