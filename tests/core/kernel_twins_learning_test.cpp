#include "cluster/kmeans_torch.h"
#include "cuda/gpu_training.h"
#include "cuda/kernel_twins.h"
#include "job/random.h"
#include "network/layer_passes_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

#include <cmath>

using namespace deepmi;

namespace
{

constexpr std::int64_t rows = 37, width = 64, clusters = 11;

twin::Values drawn(std::size_t count, std::uint64_t stream)
{
    Random random(5, stream);
    twin::Values values(count);
    for (float& value : values)
        value = static_cast<float>(random.normal());
    return values;
}

/// Shares its memory with the values.
at::Tensor tensor(twin::Values& values, at::IntArrayRef sizes)
{
    return at::from_blob(values.data(), sizes, at::kFloat);
}

double worst(const twin::Values& found, const at::Tensor& expected)
{
    twin::Values copy = found;
    const at::Tensor flat = expected.flatten();
    if (flat.size(0) != static_cast<std::int64_t>(found.size()))
        return INFINITY;
    return (tensor(copy, {flat.size(0)}).to(at::kDouble) - flat.to(at::kDouble)).abs().max().item<double>();
}

Dropout dropout(std::uint64_t seed)
{
    return {.3, hostGenerator(seed)};
}

} // namespace

/// The plain twins of the GPU's kernels against what the CPU trains with, so that a GPU's kernels, checked
/// against the twins, and the CPU mean the same. The kernels themselves need a GPU: `deepmi selfcheck
/// --device cuda`.
class KernelTwinsTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;
    static constexpr std::size_t m_count = static_cast<std::size_t>(rows * width);

private Q_SLOTS:
    void bfloat16IsRoundedToNearestEven()
    {
        // 1 + 2⁻⁸ lies half way between 1 and 1 + 2⁻⁷, 1 + 3·2⁻⁸ between 1 + 2⁻⁷ and 1 + 2⁻⁶.
        QCOMPARE(twin::roundToBFloat16(1 + 0x1p-8F), 1.F);
        QCOMPARE(twin::roundToBFloat16(1 + 3 * 0x1p-8F), 1 + 0x1p-6F);
        QVERIFY(std::isnan(twin::roundToBFloat16(NAN)));
        twin::Values values = drawn(1000, 1);
        const at::Tensor expected = tensor(values, {1000}).to(at::kBFloat16).to(at::kFloat);
        twin::Values rounded;
        for (const float value : values)
            rounded.push_back(twin::roundToBFloat16(value));
        QCOMPARE(worst(rounded, expected), 0.);
    }

    void passesBetweenProducts()
    {
        twin::Values values = drawn(m_count, 2), bias = drawn(width, 3), others = values;
        at::Tensor expected = tensor(others, {rows, width});
        const at::Tensor biasTensor = tensor(bias, {width});
        Dropout forTwin = dropout(9), forCpu = dropout(9);
        twin::biasReluDropout(values, bias, {forTwin.nextKey(), .3});
        addBiasReluDropout(expected, biasTensor, &forCpu);
        QCOMPARE(worst(values, expected), 0.);
        QVERIFY(std::count(values.begin(), values.end(), 0.F) > rows); // some are dropped, some inactive

        twin::Values gradient = drawn(m_count, 4), otherGradient = gradient;
        at::Tensor back = tensor(otherGradient, {rows, width});
        const twin::Values sums = twin::reluBackward(gradient, values, 1.25F, width);
        reluDropoutBackward(back, expected, 1.25);
        QCOMPARE(worst(gradient, back), 0.);
        QVERIFY(worst(sums, back.to(at::kDouble).sum(0)) < 1e-5);

        twin::Values plain = drawn(m_count, 5), otherPlain = plain;
        at::Tensor plainExpected = tensor(otherPlain, {rows, width}), mask = at::empty({rows, width});
        const std::uint64_t key = forTwin.nextKey();
        twin::biasDropout(plain, bias, {key, .3});
        addBiasDropout(plainExpected, biasTensor, &forCpu, mask);
        QCOMPARE(worst(plain, plainExpected), 0.);
        twin::Values masked = drawn(m_count, 6), otherMasked = masked;
        twin::maskBackward(masked, width, {key, .3});
        QCOMPARE(worst(masked, tensor(otherMasked, {rows, width}) * mask), 0.);
    }

    void lossesAndTheirGradients()
    {
        twin::Values logits = drawn(static_cast<std::size_t>(rows * clusters), 7), bias = drawn(clusters, 8),
                     gradient;
        Random random(3);
        std::vector<std::int64_t> labels;
        for (std::int64_t i = 0; i < rows; ++i)
            labels.push_back(static_cast<std::int64_t>(random.below(clusters)));
        const twin::Values losses = twin::crossEntropy(logits, bias, labels, gradient);
        const at::Tensor biased = tensor(logits, {rows, clusters}) + tensor(bias, {clusters});
        at::Tensor expected = at::empty({rows, clusters});
        const double loss = crossEntropyLoss(biased, at::tensor(labels, at::kLong), expected).item<double>();
        double sum = 0;
        for (const float one : losses)
            sum += one;
        QVERIFY(std::abs(sum / rows - loss) < 1e-6);
        QVERIFY(worst(gradient, expected) < 1e-7);
        const auto found = twin::argmax(logits, bias);
        const at::Tensor best = biased.argmax(1);
        for (std::int64_t i = 0; i < rows; ++i)
            QCOMPARE(found[static_cast<std::size_t>(i)], best[i].item<std::int64_t>());
        QCOMPARE(twin::argmax({1, 3, 3}, {0, 0, 0}).front(), 1); // the lowest of equals

        twin::Values hidden = drawn(m_count, 9), weight = drawn(width, 10), targets = drawn(rows, 11);
        for (float& value : hidden)
            value = std::max(value, 0.F);
        twin::Values prediction = twin::predict(hidden, weight, .5F);
        const at::Tensor h = tensor(hidden, {rows, width}), w = tensor(weight, {width});
        QVERIFY(worst(prediction, at::mv(h, w) + .5F) < 1e-5);
        at::Tensor slopes = at::empty({rows, 1});
        const double ccc =
            concordanceLoss(tensor(prediction, {rows, 1}), tensor(targets, {rows}), slopes).item<double>();
        const auto back = twin::concordanceBackward(prediction, targets, hidden, weight);
        QVERIFY(std::abs(back.loss - ccc) < 1e-12);
        const at::Tensor hiddenGradient = slopes * w * (h > 0);
        QVERIFY(worst(back.hidden, hiddenGradient) < 1e-8);
        QVERIFY(worst(back.weight, at::mm(slopes.t(), h)) < 1e-6);
        QVERIFY(worst(back.hiddenBias, hiddenGradient.sum(0)) < 1e-6);
        QVERIFY(std::abs(back.bias - slopes.sum().item<float>()) < 1e-7F);
        // Both constant and equal: nothing to learn, and nothing that is not a number.
        const auto constant = twin::concordanceBackward({1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {2});
        QCOMPARE(constant.loss, 1.);
        QCOMPARE(constant.hidden, twin::Values(3, 0.F));
    }

    void optimisers()
    {
        twin::Values values = drawn(256, 12), first(256, 0.F), second(256, 0.F), others = values;
        at::Tensor parameters = tensor(others, {256}), gradients = at::empty({256});
        Adam adam({{parameters, gradients, .01}});
        twin::Values descending = values, velocity(256, 0.F), otherDescending = values;
        at::Tensor falling = tensor(otherDescending, {256});
        GradientDescent descent(falling, gradients, .02, .9);
        for (int step = 1; step <= 7; ++step) {
            twin::Values gradient = drawn(256, 20 + static_cast<std::uint64_t>(step));
            gradients.copy_(tensor(gradient, {256}));
            adam.step();
            descent.step();
            twin::adam(values, gradient, first, second, step, .01);
            twin::momentumDescent(descending, gradient, velocity, .9, .02);
        }
        QVERIFY(worst(values, parameters) < 1e-6);
        QVERIFY(worst(descending, falling) < 1e-6);
    }

    void lloydWithClustersThatLoseAllRows()
    {
        constexpr std::int64_t count = 300, k = 7;
        twin::Values points = drawn(static_cast<std::size_t>(count * width), 14);
        twin::Values start(points.begin(), points.begin() + k * width);
        for (std::int64_t j = 0; j < 2 * width; ++j)
            start[static_cast<std::size_t>(j)] += 50; // no row is near the first two
        twin::Values centres = start;
        KMeansParameters parameters;
        parameters.clusters = k;
        parameters.iterations = 3;
        const DeviceKMeansResult expected =
            kmeansOnDevice(tensor(points, {count, width}), parameters, tensor(start, {k, width}), {});
        std::vector<std::int64_t> cluster(count, -1);
        int refilled = 0;
        for (const KMeansIteration& iteration : expected.history) {
            const twin::Lloyd found = twin::lloyd(points, width, centres, cluster);
            QVERIFY(std::abs(found.objective - iteration.objective) < 1e-5 * iteration.objective);
            QCOMPARE(found.refilled, iteration.refilled);
            refilled += found.refilled;
        }
        QVERIFY(refilled >= 2);
        QVERIFY(worst(centres, expected.centres) < 1e-4);
    }

    void noKernelsWithoutAGpu()
    {
        // The library may be there or not; on the CPU nobody asks for it.
        DeepEmoCluster network(40, 5, 16, at::kCPU);
        PretrainParameters parameters;
        GradientDescent descent(network.parameters().values(0, network.regressorBegin()),
                                network.parameters().gradients(0, network.regressorBegin()), .1, 0);
        Adam adam({});
        std::string reason = "left from before";
        QVERIFY(!GpuSteps::make(network, parameters, descent, adam, Precision::Float32, reason));
        QVERIFY(reason.empty());
    }
};

QTEST_GUILESS_MAIN(KernelTwinsTest)
#include "kernel_twins_learning_test.moc"
