#include "network/layer_passes_torch.h"

#include "job/processor_clones.h"
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

DEEPMI_FOR_EVERY_PROCESSOR
void biasRow(float* values, const float* bias, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j)
        values[j] += bias[j];
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluRow(float* values, const float* bias, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = values[j] + bias[j];
        values[j] = value < 0 ? 0 : value; // a NaN stays one
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasReluDropoutRow(float* values, const float* bias, std::int64_t width, std::int64_t from,
                        const MaskRule& given)
{
    const MaskRule rule = given;
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = values[j] + bias[j];
        values[j] = (value < 0 ? 0 : value) * maskFactor(rule, static_cast<std::uint32_t>(from + j));
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasDropoutRow(float* values, const float* bias, float* mask, std::int64_t width, std::int64_t from,
                    const MaskRule& given)
{
    const MaskRule rule = given;
    for (std::int64_t j = 0; j < width; ++j) {
        mask[j] = maskFactor(rule, static_cast<std::uint32_t>(from + j));
        values[j] = (values[j] + bias[j]) * mask[j];
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void biasResidualReluRow(float* values, const float* bias, const float* residual, std::int64_t width)
{
    for (std::int64_t j = 0; j < width; ++j) {
        const float value = (values[j] + bias[j]) + residual[j];
        values[j] = value < 0 ? 0 : value;
    }
}

DEEPMI_FOR_EVERY_PROCESSOR
void reluBackwardPart(float* gradient, const float* output, std::int64_t count, float scale)
{
    for (std::int64_t i = 0; i < count; ++i)
        gradient[i] = output[i] <= 0 ? 0 : gradient[i] * scale;
}

bool onCpu(const at::Tensor& values)
{
    return values.is_cpu() && values.scalar_type() == at::kFloat && values.is_contiguous();
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
    float* all = values.data_ptr<float>();
    const float* biases = bias.const_data_ptr<float>();
    forRows(values, [&](std::int64_t row) { biasRow(all + row * width, biases, width); });
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
    float* all = values.data_ptr<float>();
    const float* biases = bias.const_data_ptr<float>();
    if (!drops) {
        forRows(values, [&](std::int64_t row) { biasReluRow(all + row * width, biases, width); });
        return;
    }
    const MaskRule rule = ruleOf(*dropout);
    forRows(values, [&](std::int64_t row) {
        biasReluDropoutRow(all + row * width, biases, width, row * width, rule);
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
    float* all = values.data_ptr<float>();
    float* masks = mask.data_ptr<float>();
    const float* biases = bias.const_data_ptr<float>();
    const MaskRule rule = ruleOf(*dropout);
    forRows(values, [&](std::int64_t row) {
        biasDropoutRow(all + row * width, biases, masks + row * width, width, row * width, rule);
    });
}

void addBiasResidualRelu(at::Tensor& values, const at::Tensor& bias, const at::Tensor& residual)
{
    if (!onCpu(values) || !onCpu(residual)) {
        values.add_(bias).add_(residual).relu_();
        return;
    }
    const std::int64_t width = values.size(1);
    float* all = values.data_ptr<float>();
    const float* before = residual.const_data_ptr<float>();
    const float* biases = bias.const_data_ptr<float>();
    forRows(values, [&](std::int64_t row) {
        biasResidualReluRow(all + row * width, biases, before + row * width, width);
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
    float* gradients = gradient.data_ptr<float>();
    const float* outputs = output.const_data_ptr<float>();
    at::parallel_for(0, gradient.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
        reluBackwardPart(gradients + begin, outputs + begin, end - begin, static_cast<float>(scale));
    });
}

} // namespace deepmi
