#include "cuda/kernel_checks.h"
#include "cuda/layer_kernels.h"
#include "cuda/loss_kernels.h"
#include "cuda/optimiser_kernels.h"

namespace deepmi::gpu
{

namespace
{

/// Networks whose width is no multiple of the 32 columns that a block takes, and their masks of a step.
constexpr int networks = 3, narrow = 40, masks = 3;
constexpr std::size_t narrowCount = static_cast<std::size_t>(height) * narrow;
/// A network's parameters, of which some belong to other layers.
constexpr std::size_t apart = 112, biasPlace = 48, outputBias = 96;
constexpr std::int64_t samplesOfAll = before + rows + 3;

/// The part of network n.
Values part(const Values& all, std::size_t n, std::size_t size, std::size_t first = 0, std::size_t stride = 0)
{
    const auto begin = all.begin() + static_cast<long>(n * (stride > 0 ? stride : size) + first);
    return {begin, begin + static_cast<long>(size)};
}

void append(Values& all, const Values& values)
{
    all.insert(all.end(), values.begin(), values.end());
}

Step stepOfNetworks()
{
    Random random(23, 98);
    std::vector<std::int64_t> rowNumbers;
    for (std::int64_t i = 0; i < networks * samplesOfAll; ++i)
        rowNumbers.push_back(static_cast<std::int64_t>(random.below(differentRows)));
    std::vector<std::uint64_t> keys;
    for (int i = 0; i < 2 * networks * masks; ++i)
        keys.push_back(random.next());
    Step step(rowNumbers, {0}, drawn(rowNumbers.size(), 31), keys);
    step.samples = samplesOfAll;
    return step;
}

template <class T>
double gatherDistance(Step& step)
{
    constexpr std::int64_t stride = 24;
    const Values features = stored<T>(drawn(differentRows * stride, 32));
    const Activations<T> onDevice(features);
    Activations<T> batch(Values(networks * height * stride, 7.F));
    step.begin({onDevice.data(), differentRows, nullptr, 0}, 0);
    gather(step.control.data(), 1, batch.data(), height, stride, nullptr, {networks, 0});
    const std::vector<std::int64_t> rowNumbers = step.rowsOf.host();
    Values expected(batch.size(), 0.F);
    for (std::int64_t n = 0; n < networks; ++n)
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::int64_t row = rowNumbers[static_cast<std::size_t>(n * samplesOfAll + before + i)];
            std::copy_n(features.begin() + row * stride, stride,
                        expected.begin() + (n * height + i) * stride);
        }
    return distance(batch.values(), expected, 1e-30);
}

} // namespace

template <class T>
void checkSeveralNetworks(Checks& checks, const std::string& type)
{
    const double tolerance = std::is_same_v<T, float> ? 2e-6 : 8e-3, sumTolerance = 1e-5;
    constexpr double rate = .3;
    constexpr float kept = 1 / (1 - .3F);
    const Networks all{networks, static_cast<std::int64_t>(apart)};
    Step step = stepOfNetworks();
    checks.add("gather of networks, " + type, {gatherDistance<T>(step)});
    step.begin({});
    const std::vector<std::uint64_t> keys = step.keys.host();

    const Values parameters = drawn(networks * apart, 33);
    const OnDevice<float> deviceParameters(parameters);
    const Values start = stored<T>(drawn(networks * narrowCount, 34));
    Activations<T> active(start);
    biasReluDropout(step.control.data(), active.data(), deviceParameters.data() + biasPlace, height, narrow,
                    {1, rate, masks}, nullptr, all);
    Values wanted;
    for (std::size_t n = 0; n < networks; ++n) {
        Values own = part(start, n, narrowCount);
        twin::biasReluDropout(own, part(parameters, n, narrow, biasPlace, apart),
                              {keys[(networks + n) * masks + 1], rate});
        append(wanted, own);
    }
    checks.add("bias, ReLU and dropout of networks, " + type, {distance(active.values(), wanted, tolerance)});

    const Values hidden = active.values();
    {
        const Values gradient = stored<T>(drawn(networks * narrowCount, 35));
        const int stretches = partialStretches(height);
        OnDevice<float> partial{Values(networks * static_cast<std::size_t>(stretches) * narrow)};
        OnDevice<float> found(parameters);
        Activations<T> values(gradient);
        BiasTargets targets;
        targets.count = 1;
        targets.column[1] = narrow;
        targets.target[0] = found.data() + biasPlace;
        reluBackward(values.data(), active.data(), kept, height, narrow, {partial.data(), narrow}, nullptr,
                     all);
        finishBiases({partial.data(), narrow}, stretches, targets, 0, nullptr, all);
        Values wantedGradient, wantedParameters = parameters;
        for (std::size_t n = 0; n < networks; ++n) {
            Values own = part(gradient, n, narrowCount);
            const Values sums = twin::reluBackward(own, part(hidden, n, narrowCount), kept, narrow);
            std::copy(sums.begin(), sums.end(),
                      wantedParameters.begin() + static_cast<long>(n * apart + biasPlace));
            append(wantedGradient, own);
        }
        checks.add("back through ReLU of networks, " + type,
                   {distance(values.values(), wantedGradient, tolerance),
                    distance(found.host(), wantedParameters, sumTolerance)});
    }

    constexpr std::int64_t predictionsApart = height + 2;
    OnDevice<float> spread{Values(networks * predictionsApart, 7.F)}, prediction{Values(networks * height)};
    predict(active.data(), deviceParameters.data(), deviceParameters.data() + outputBias, height, narrow,
            spread.data(), nullptr, all, predictionsApart);
    predict(active.data(), deviceParameters.data(), deviceParameters.data() + outputBias, height, narrow,
            prediction.data(), nullptr, all, height);
    Values wantedSpread(spread.size(), 7.F), wantedPrediction;
    for (std::size_t n = 0; n < networks; ++n) {
        const Values own = twin::predict(part(hidden, n, narrowCount), part(parameters, n, narrow, 0, apart),
                                         parameters[n * apart + outputBias]);
        std::copy(own.begin(), own.end(), wantedSpread.begin() + static_cast<long>(n * predictionsApart));
        append(wantedPrediction, own);
    }
    checks.add("predictions of networks, " + type, {distance(spread.host(), wantedSpread, 1e-5),
                                                    distance(prediction.host(), wantedPrediction, 1e-5)});

    // Gradients where the parameters' are, so that nothing else of a network's may change.
    OnDevice<float> gradients(parameters);
    Activations<T> back(Values(networks * narrowCount, 7.F));
    OnDevice<double> sums{std::vector<double>{1, 2, 3}};
    const RegressorLoss<T> loss{prediction.data(),
                                active.data(),
                                deviceParameters.data(),
                                back.data(),
                                gradients.data(),
                                gradients.data() + outputBias,
                                gradients.data() + biasPlace,
                                sums.data(),
                                narrow,
                                kept};
    regressorLosses(step.control.data(), loss, height, nullptr, all);
    const Values predictions = prediction.host(), targets = step.targets.host();
    Values wantedBack, wantedGradients = parameters, wantedSums;
    for (std::size_t n = 0; n < networks; ++n) {
        auto own = twin::concordanceBackward(
            part(predictions, n, rows, 0, height), part(targets, n, rows, before, samplesOfAll),
            part(hidden, n, rows * narrow, 0, narrowCount), part(parameters, n, narrow, 0, apart), kept);
        own.hidden.resize(narrowCount, 0.F);
        append(wantedBack, own.hidden);
        const auto first = wantedGradients.begin() + static_cast<long>(n * apart);
        std::copy(own.weight.begin(), own.weight.end(), first);
        std::copy(own.hiddenBias.begin(), own.hiddenBias.end(), first + biasPlace);
        first[outputBias] = own.bias;
        wantedSums.push_back(static_cast<float>(static_cast<double>(n + 1) + own.loss * rows));
    }
    const std::vector<double> found = sums.host();
    checks.add("CCC of networks, " + type, {distance(back.values(), wantedBack, tolerance),
                                            distance(gradients.host(), wantedGradients, 1e-5),
                                            distance({found.begin(), found.end()}, wantedSums, 1e-6)});

    OnDevice<float> counter{Values{3.F}};
    float* const counters[3] = {counter.data(), nullptr, nullptr};
    endStep(step.control.data(), nullptr, counters, nullptr);
    const StepControl ended = step.control.host().front();
    checks.add("end of a step of networks, " + type,
               {distance({static_cast<float>(ended.crossEntropy), static_cast<float>(ended.step)}, {0.F, 2.F},
                         1e-30),
                distance(counter.host(), {4.F}, 1e-30)});
}

template void checkSeveralNetworks<float>(Checks&, const std::string&);
template void checkSeveralNetworks<__nv_bfloat16>(Checks&, const std::string&);

} // namespace deepmi::gpu
