#include "cuda/kernel_checks.h"
#include "cuda/layer_products.h"

#include <algorithm>

namespace deepmi::gpu
{

namespace
{

/// A size for each way in which a product is divided, with rows that fill no tile and inner columns that fill
/// no stage; and with more of these than are on their way at once, so that their places are used again.
struct ProductSize {
    const char* name;
    int rows, width, inner;
};
constexpr ProductSize sizes[] = {{"few rows", 8, 256, 16},
                                 {"narrow tiles", 40, 96, 136},
                                 {"narrow tiles, a long way", 40, 512, 1032},
                                 {"wide tiles", 488, 1024, 80},
                                 {"wide tiles, a long way", 392, 1024, 904}};
/// Of the inner columns the last are missing in the weight of the way back.
constexpr int missing = 6;

struct Operands {
    Values input, weight, addend, output, bias;
    Activations<__nv_bfloat16> deviceInput, deviceWeight, deviceAddend, deviceOutput;
    OnDevice<float> deviceBias;

    Operands(const ProductSize& size, int weightRows, int weightColumns)
        : input(stored<__nv_bfloat16>(drawn(static_cast<std::size_t>(size.rows * size.inner), 51))),
          weight(stored<__nv_bfloat16>(drawn(static_cast<std::size_t>(weightRows * weightColumns), 52))),
          addend(stored<__nv_bfloat16>(drawn(static_cast<std::size_t>(size.rows * size.width), 53))),
          output(stored<__nv_bfloat16>(drawn(static_cast<std::size_t>(size.rows * size.width), 54, true))),
          bias(drawn(static_cast<std::size_t>(size.width), 55)), deviceInput(input), deviceWeight(weight),
          deviceAddend(addend), deviceOutput(output), deviceBias(bias)
    {
    }
};

void add(Values& values, const Values& others)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += others[i];
}

void checkForward(Checks& checks, const ProductSize& size, const Step& step, const twin::Mask& mask,
                  MaskSlot slot)
{
    Operands of(size, size.width, size.inner);
    Activations<__nv_bfloat16> result(Values(of.addend.size(), 7.F));
    LayerProduct product{of.deviceInput.data(),
                         of.deviceWeight.data(),
                         result.data(),
                         size.rows,
                         size.width,
                         size.inner,
                         size.inner,
                         size.inner,
                         size.inner,
                         nullptr};
    const Values plain = twin::product(of.input, of.weight, size.rows, size.width, false);
    constexpr double tolerance = 4e-3; // half a unit of bfloat16 in the last place

    forwardProduct(step.control.data(), product, of.deviceBias.data(), false, slot, nullptr);
    Values wanted = plain;
    twin::biasDropout(wanted, of.bias, mask);
    double worst = distance(result.values(), wanted, tolerance);

    product.addend = of.deviceAddend.data();
    forwardProduct(step.control.data(), product, of.deviceBias.data(), true, slot, nullptr);
    wanted = plain;
    add(wanted, of.addend);
    twin::biasReluDropout(wanted, of.bias, mask);
    worst = std::max(worst, distance(result.values(), wanted, tolerance));
    checks.add(std::string("product on the way there, ") + size.name, {worst});
}

void checkBackward(Checks& checks, const ProductSize& size, const Step& step, const twin::Mask& mask,
                   MaskSlot slot)
{
    const int ofWeight = size.inner - missing;
    Operands of(size, ofWeight, size.width);
    for (std::size_t i = 0; i < of.input.size(); ++i)
        if (static_cast<int>(i) % size.inner >= ofWeight)
            of.input[i] = 0;
    const Activations<__nv_bfloat16> gradient(of.input);
    Activations<__nv_bfloat16> result(of.addend);
    LayerProduct product{gradient.data(), of.deviceWeight.data(),
                         result.data(),   size.rows,
                         size.width,      size.inner,
                         ofWeight,        size.inner,
                         size.width,      nullptr};
    Values whole = of.weight; // rows of zeros are what is missing
    whole.resize(static_cast<std::size_t>(size.inner * size.width), 0.F);
    const Values plain = twin::product(of.input, whole, size.rows, size.width, true);
    constexpr double tolerance = 4e-3, sumTolerance = 1e-5;
    constexpr float kept = 1.25F;
    const int stretches = (size.rows + productStretch - 1) / productStretch;
    OnDevice<float> partial{Values(static_cast<std::size_t>(stretches * size.width), 7.F)},
        sum{Values(static_cast<std::size_t>(size.width))};
    const PartialSums sums{partial.data(), size.width};
    BiasTargets targets;
    targets.count = 1;
    targets.column[1] = size.width;
    targets.target[0] = sum.data();

    backwardProduct(step.control.data(), product, nullptr, 1, {}, {}, nullptr);
    double worst = distance(result.values(), plain, tolerance);

    backwardProduct(step.control.data(), product, nullptr, 1, slot, sums, nullptr);
    finishBiases(sums, stretches, targets, 0, nullptr);
    Values wanted = plain;
    Values wantedSum = twin::maskBackward(wanted, size.width, mask);
    worst = std::max(
        {worst, distance(result.values(), wanted, tolerance), distance(sum.host(), wantedSum, sumTolerance)});

    Activations<__nv_bfloat16> inPlace(of.addend); // what is added lies where the result goes
    product.result = inPlace.data();
    product.addend = inPlace.data();
    backwardProduct(step.control.data(), product, of.deviceOutput.data(), kept, {}, sums, nullptr);
    finishBiases(sums, stretches, targets, 0, nullptr);
    wanted = plain;
    add(wanted, of.addend);
    wantedSum = twin::reluBackward(wanted, of.output, kept, size.width);
    worst = std::max({worst, distance(inPlace.values(), wanted, tolerance),
                      distance(sum.host(), wantedSum, sumTolerance)});
    checks.add(std::string("product on the way back, ") + size.name, {worst});
}

} // namespace

void checkLayerProducts(Checks& checks, const Step& step, const std::vector<std::uint64_t>& keys)
{
    const MaskSlot slot{4, .3};
    const twin::Mask mask{keys[masksOfStep + 4], .3};
    for (const ProductSize& size : sizes) {
        checkForward(checks, size, step, mask, slot);
        checkBackward(checks, size, step, mask, slot);
    }
}

} // namespace deepmi::gpu
