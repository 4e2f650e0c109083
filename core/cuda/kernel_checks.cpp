#include "cuda/kernel_checks.h"

#include "cuda/gpu_functions.h"
#include "cuda/kmeans_kernels.h"
#include "cuda/layer_kernels.h"
#include "cuda/layer_products.h"
#include "cuda/loss_kernels.h"
#include "cuda/optimiser_kernels.h"

namespace deepmi::gpu
{

namespace
{

/// The rows of a step from the device's memory, from the host's, and from both.
template <class T>
void checkGather(Checks& checks, int device, const std::string& type, Step& step)
{
    constexpr std::int64_t stride = 24, columns = 21, all = differentRows, some = all / 3;
    Values features = stored<T>(drawn(all * stride, 3)), narrow; // without and with what lies between rows
    for (std::int64_t row = 0; row < all; ++row) {
        const auto begin = features.begin() + row * stride;
        std::fill(begin + columns, begin + stride, 0.F);
        narrow.insert(narrow.end(), begin, begin + columns);
    }
    const std::vector<std::int64_t> rowNumbers = step.rowsOf.host();
    Values expected(static_cast<std::size_t>(height) * stride, 0.F);
    for (std::size_t i = 0; i < rows; ++i)
        std::copy_n(features.begin() + rowNumbers[before + i] * stride, stride,
                    expected.begin() + static_cast<long>(i) * stride);
    const Activations<T> onDevice(features);
    const std::vector<T> likeOnDevice = encoded<T>(features);
    double worst = 0;
    const auto compare = [&](const GpuFeatures& from) {
        for (const int ahead : {0, 1}) {
            Activations<T> batch(Values(expected.size(), 7.F));
            step.begin(from, 1 - ahead);
            gather(step.control.data(), ahead, batch.data(), height, stride, nullptr);
            worst = std::max(worst, distance(batch.values(), expected, 1e-30));
        }
        // And without a step: the rows in their order.
        Activations<T> inOrder(Values(features.size(), 7.F));
        gatherRows(from, nullptr, 0, inOrder.data(), all, stride, nullptr);
        worst = std::max(worst, distance(inOrder.values(), features, 1e-30));
    };
    compare({onDevice.data(), all, nullptr, 0});
    share(device, narrow.data(), narrow.size() * sizeof(float));
    compare({nullptr, 0, narrow.data(), columns});
    compare({onDevice.data(), some, narrow.data() + some * columns, columns});
    unshare(narrow.data());
    share(device, likeOnDevice.data(), likeOnDevice.size() * sizeof(T)); // the two may have a page in common
    compare({onDevice.data(), some, likeOnDevice.data() + some * stride, 0});
    unshare(likeOnDevice.data());
    checks.add("gather, " + type, {worst});
}

template <class T>
void checkLayers(Checks& checks, int device, const std::string& type, Step& step,
                 const std::vector<std::uint64_t>& keys)
{
    const double tolerance = std::is_same_v<T, float> ? 2e-6 : 8e-3, sumTolerance = 1e-5;
    const cudaStream_t stream = nullptr;
    const std::size_t count = static_cast<std::size_t>(height) * width;
    const Values start = stored<T>(drawn(count, 1)), bias = drawn(width, 2);
    const OnDevice<float> deviceBias(bias);
    const MaskSlot slot{4, .3};
    const twin::Mask mask{keys[9 + 4], .3};

    checkGather<T>(checks, device, type, step);
    step.begin({});

    {
        Activations<T> values(start);
        Values wanted = start;
        biasDropout(step.control.data(), values.data(), deviceBias.data(), height, width, slot, stream);
        twin::biasDropout(wanted, bias, mask);
        checks.add("bias and dropout, " + type, {distance(values.values(), wanted, tolerance)});
    }
    {
        constexpr std::size_t parts = 4;
        const Values partial = drawn(parts * count, 16);
        const OnDevice<float> devicePartial(partial);
        Activations<T> values(Values(count, 7.F)), active(Values(count, 7.F));
        sumBiasDropout(step.control.data(), devicePartial.data(), parts, values.data(), deviceBias.data(),
                       height, width, false, slot, stream);
        sumBiasDropout(step.control.data(), devicePartial.data(), parts, active.data(), deviceBias.data(),
                       height, width, true, slot, stream);
        Values wanted(count);
        for (std::size_t i = 0; i < parts * count; ++i)
            wanted[i % count] += partial[i];
        Values wantedActive = wanted;
        twin::biasDropout(wanted, bias, mask);
        twin::biasReluDropout(wantedActive, bias, mask);
        checks.add("parts, bias and dropout, " + type, {distance(values.values(), wanted, tolerance)});
        checks.add("parts, bias, ReLU and dropout, " + type,
                   {distance(active.values(), wantedActive, tolerance)});
    }
    Activations<T> active(start);
    Values wantedActive = start;
    biasReluDropout(step.control.data(), active.data(), deviceBias.data(), height, width, slot, stream);
    twin::biasReluDropout(wantedActive, bias, mask);
    checks.add("bias, ReLU and dropout, " + type, {distance(active.values(), wantedActive, tolerance)});
    const int stretches = partialStretches(height);
    OnDevice<float> partial{Values(static_cast<std::size_t>(stretches) * width)};
    const PartialSums sums{partial.data(), width};
    BiasTargets targets;
    targets.count = 1;
    targets.column[1] = width;
    {
        const Values gradient = stored<T>(drawn(count, 4));
        Activations<T> values(gradient);
        OnDevice<float> sum{Values(width)};
        Values wanted = gradient;
        targets.target[0] = sum.data();
        reluBackward(values.data(), active.data(), 1.25F, height, width, sums, stream);
        finishBiases(sums, stretches, targets, 0, stream);
        const Values wantedSum = twin::reluBackward(wanted, active.values(), 1.25F, width);
        // Sums are of what is kept in float32 before it is stored.
        checks.add("back through ReLU, " + type, {distance(values.values(), wanted, tolerance),
                                                  distance(sum.host(), wantedSum, sumTolerance)});
    }
    {
        const Values gradient = stored<T>(drawn(count, 5));
        Activations<T> values(gradient);
        OnDevice<float> descending(bias);
        Values wanted = gradient, wantedBias = bias;
        targets.target[0] = descending.data();
        maskBackward(step.control.data(), values.data(), height, width, slot, sums, stream);
        finishBiases(sums, stretches, targets, .5F, stream);
        const Values sum = twin::maskBackward(wanted, width, mask);
        for (std::size_t j = 0; j < width; ++j)
            wantedBias[j] -= .5F * sum[j];
        checks.add("back through dropout, and descent of a bias, " + type,
                   {distance(values.values(), wanted, tolerance),
                    distance(descending.host(), wantedBias, sumTolerance)});
    }
}

template <class T>
void checkLosses(Checks& checks, const std::string& type, Step& step)
{
    const double tolerance = std::is_same_v<T, float> ? 2e-6 : 8e-3;
    const cudaStream_t stream = nullptr;
    const Values logits = drawn(static_cast<std::size_t>(height) * clusters, 6), bias = drawn(clusters, 7);
    Values padded(static_cast<std::size_t>(height) * clusterStride, 99.F);
    for (std::size_t row = 0; row < height; ++row)
        std::copy_n(logits.begin() + static_cast<long>(row) * clusters, clusters,
                    padded.begin() + static_cast<long>(row) * clusterStride);
    const OnDevice<float> deviceLogits(padded), deviceBias(bias);
    Activations<T> gradient(Values(padded.size(), 7.F));
    OnDevice<float> rowLoss{Values(height, 7.F)};
    step.begin({});
    const ClassifierLoss<T> classifier{deviceLogits.data(), deviceBias.data(), clusters,
                                       clusterStride,       gradient.data(),   rowLoss.data()};
    losses<T>(step.control.data(), classifier, nullptr, height, stream);
    std::vector<std::int64_t> labels = step.labels.host();
    labels = {labels.begin() + before, labels.begin() + before + rows};
    Values wanted;
    Values wantedLoss =
        twin::crossEntropy({logits.begin(), logits.begin() + rows * clusters}, bias, labels, wanted);
    Values wantedPadded(padded.size(), 0.F);
    for (std::size_t row = 0; row < rows; ++row)
        std::copy_n(wanted.begin() + static_cast<long>(row) * clusters, clusters,
                    wantedPadded.begin() + static_cast<long>(row) * clusterStride);
    wantedLoss.resize(height, 0.F);
    checks.add("cross-entropy, " + type, {distance(gradient.values(), wantedPadded, tolerance),
                                          distance(rowLoss.host(), wantedLoss, 1e-5)});
    OnDevice<float> sums{Values(clusters)};
    columnSums(gradient.data(), height, clusters, clusterStride, sums.data(), nullptr, 0, stream);
    Values stripped;
    const Values stored = gradient.values();
    for (std::size_t row = 0; row < height; ++row)
        stripped.insert(stripped.end(), stored.begin() + static_cast<long>(row) * clusterStride,
                        stored.begin() + static_cast<long>(row) * clusterStride + clusters);
    checks.add("sums over rows, " + type,
               {distance(sums.host(), twin::columnSums(stripped, clusters), 1e-6)});

    const Values hidden = gpu::stored<T>(drawn(static_cast<std::size_t>(height) * width, 8, true)),
                 weight = drawn(width, 9);
    const Activations<T> deviceHidden(hidden);
    const OnDevice<float> deviceWeight(weight), one{Values{.25F}};
    OnDevice<float> prediction{Values(height)};
    predict(deviceHidden.data(), deviceWeight.data(), one.data(), height, width, prediction.data(), stream);
    checks.add("prediction, " + type,
               {distance(prediction.host(), twin::predict(hidden, weight, .25F), 1e-5)});

    Activations<T> back(Values(hidden.size(), 7.F));
    OnDevice<float> weightGradient{Values(width)}, biasGradient{Values(1)}, hiddenBias{Values(width)};
    const Values alone = gradient.values(), lossAlone = rowLoss.host();
    const Activations<T> cleared(Values(padded.size(), 7.F));
    check(cudaMemcpy(rowLoss.data(), Values(height, 7.F).data(), height * sizeof(float),
                     cudaMemcpyHostToDevice),
          "cudaMemcpy");
    ClassifierLoss<T> beside = classifier;
    beside.gradient = cleared.data();
    const RegressorLoss<T> regressor{
        prediction.data(),     deviceHidden.data(), deviceWeight.data(), back.data(),
        weightGradient.data(), biasGradient.data(), hiddenBias.data(),   &step.control.data()->concordance};
    losses(step.control.data(), beside, &regressor, height, stream);
    checks.add("cross-entropy beside CCC, " + type,
               {distance(cleared.values(), alone, 1e-30), distance(rowLoss.host(), lossAlone, 1e-30)});
    const Values predictions = prediction.host(), targets = step.targets.host();
    auto expected = twin::concordanceBackward({predictions.begin(), predictions.begin() + rows},
                                              {targets.begin() + before, targets.begin() + before + rows},
                                              {hidden.begin(), hidden.begin() + rows * width}, weight);
    expected.hidden.resize(hidden.size(), 0.F);
    const StepControl control = step.control.host().front();
    checks.add("CCC and its gradient, " + type, {distance(back.values(), expected.hidden, tolerance),
                                                 distance(weightGradient.host(), expected.weight, 1e-5),
                                                 distance(hiddenBias.host(), expected.hiddenBias, 1e-5),
                                                 distance(biasGradient.host(), {expected.bias}, 1e-6),
                                                 distance({static_cast<float>(control.concordance / rows)},
                                                          {static_cast<float>(expected.loss)}, 1e-6)});

    OnDevice<float> counter{Values{3.F}};
    float* const counters[3] = {counter.data(), nullptr, nullptr};
    endStep(step.control.data(), rowLoss.data(), counters, stream);
    const StepControl ended = step.control.host().front();
    double sum = 0;
    for (const float loss : wantedLoss)
        sum += loss;
    checks.add("end of a step, " + type,
               {distance({static_cast<float>(ended.crossEntropy), static_cast<float>(ended.step)},
                         {static_cast<float>(sum), 2.F}, 1e-5),
                distance(counter.host(), {4.F}, 1e-30)});

    OnDevice<std::int64_t> found{std::vector<std::int64_t>(height)};
    argmax(deviceLogits.data(), deviceBias.data(), clusters, clusterStride, height, found.data(), stream);
    checks.add("argmax, " + type, {found.host() == twin::argmax(logits, bias) ? 0. : INFINITY});
}

void checkOptimisers(Checks& checks)
{
    const std::size_t count = 1004;
    const Values values = drawn(count, 10), gradients = drawn(count, 11), first = drawn(count, 12);
    Values second = drawn(count, 13);
    for (float& value : second)
        value *= value;
    OnDevice<float> v(values), g(gradients), m(first), s(second), steps{Values{6.F}};
    OnDevice<__nv_bfloat16> roundedValues(encoded<__nv_bfloat16>(values));
    OnDevice<AdamCorrection> correction{std::vector<AdamCorrection>(3)};
    const float* const counters[3] = {nullptr, steps.data(), nullptr};
    adamCorrections(counters, correction.data(), nullptr);
    adam(v.data(), g.data(), {m.data(), s.data(), correction.data() + 1}, .01F, roundedValues.data(), count,
         nullptr);
    Values wanted = values, wantedFirst = first, wantedSecond = second;
    twin::adam(wanted, gradients, wantedFirst, wantedSecond, 7, .01);
    Values copy;
    for (const auto value : roundedValues.host())
        copy.push_back(static_cast<float>(value));
    Values wantedCopy = v.host();
    for (float& value : wantedCopy)
        value = twin::roundToBFloat16(value);
    checks.add("Adam", {distance(v.host(), wanted, 1e-6), distance(m.host(), wantedFirst, 1e-6),
                        distance(s.host(), wantedSecond, 1e-6), distance(copy, wantedCopy, 1e-30)});

    // With a rate that the device knows.
    const OnDevice<float> rate{Values{.01F}};
    OnDevice<float> v2(values), m2(first), s2(second);
    adamCorrections(counters, correction.data(), nullptr, rate.data());
    adam(v2.data(), g.data(), {m2.data(), s2.data(), correction.data() + 1}, 1, nullptr, count, nullptr);
    checks.add("Adam with the device's rate",
               {distance(v2.host(), wanted, 1e-6), distance(m2.host(), m.host(), 1e-30),
                distance(s2.host(), s.host(), 1e-30)});

    OnDevice<float> w(values), speed(first);
    momentumDescent(w.data(), g.data(), speed.data(), .9F, .01F, nullptr, count, nullptr);
    wanted = values;
    Values wantedSpeed = first;
    twin::momentumDescent(wanted, gradients, wantedSpeed, .9, .01);
    checks.add("descent with momentum",
               {distance(w.host(), wanted, 1e-6), distance(speed.host(), wantedSpeed, 1e-6)});
}

/// Three iterations, the first with centres so far away that they lose all rows.
void checkKMeans(Checks& checks, int device)
{
    const std::size_t count = 700, k = 9;
    const Values points = drawn(count * kmeansWidth, 14);
    Values start(points.begin(), points.begin() + static_cast<long>(k * kmeansWidth));
    for (std::size_t j = 0; j < 2 * kmeansWidth; ++j)
        start[j] += 50;
    const OnDevice<float> rowsOf(points);
    OnDevice<float> centres(start);
    OnDevice<std::int64_t> cluster{std::vector<std::int64_t>(count)};
    GpuKMeans problem;
    problem.rows = rowsOf.data();
    problem.count = static_cast<std::int64_t>(count);
    problem.clusters = static_cast<std::int64_t>(k);
    problem.iterations = 3;
    problem.centres = centres.data();
    problem.cluster = cluster.data();
    std::vector<GpuKMeansIteration> history;
    const double inertia = kmeans(problem, device, history);
    std::vector<std::int64_t> expectedCluster(count, -1);
    double worst = history.size() == 3 ? 0 : INFINITY;
    for (const GpuKMeansIteration& iteration : history) {
        const twin::Lloyd expected = twin::lloyd(points, kmeansWidth, start, expectedCluster);
        worst = std::max(worst, distance({static_cast<float>(iteration.objective)},
                                         {static_cast<float>(expected.objective)}, 1e-5));
        if (iteration.sizes != expected.sizes || iteration.refilled != expected.refilled)
            worst = INFINITY;
    }
    worst = std::max(worst, distance(centres.host(), start, 1e-5));
    Values last = start;
    const twin::Lloyd end = twin::lloyd(points, kmeansWidth, last, expectedCluster);
    if (end.refilled == 0 && cluster.host() != expectedCluster)
        worst = INFINITY;
    checks.add("K-means",
               {worst, distance({static_cast<float>(inertia)}, {static_cast<float>(end.objective)}, 1e-5)});
}

} // namespace

std::vector<std::pair<std::string, double>> checkKernels(int device)
{
    check(cudaSetDevice(device), "cudaSetDevice");
    Random random(23, 99);
    std::vector<std::int64_t> rowNumbers, labels;
    for (std::int64_t i = 0; i < before + rows; ++i) {
        rowNumbers.push_back(static_cast<std::int64_t>(random.below(differentRows)));
        labels.push_back(static_cast<std::int64_t>(random.below(clusters)));
    }
    std::vector<std::uint64_t> keys;
    for (int i = 0; i < 2 * masksOfStep; ++i)
        keys.push_back(random.next());
    Step step(rowNumbers, labels, drawn(before + rows, 15), keys);
    Checks checks;
    checkLayers<float>(checks, device, "float32", step, keys);
    checkLayers<__nv_bfloat16>(checks, device, "bfloat16", step, keys);
    checkLosses<float>(checks, "float32", step);
    checkLosses<__nv_bfloat16>(checks, "bfloat16", step);
    checkSeveralNetworks<float>(checks, "float32");
    checkSeveralNetworks<__nv_bfloat16>(checks, "bfloat16");
    if (layerKernelsWanted() && hasLayerProducts(device)) {
        step.begin({});
        checkLayerProducts(checks, step, keys);
    }
    checkOptimisers(checks);
    checkKMeans(checks, device);
    return checks.results;
}

} // namespace deepmi::gpu
