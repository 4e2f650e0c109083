#pragma once

#include "cuda/device_memory.h"
#include "cuda/kernel_twins.h"
#include "cuda/step_control.h"
#include "job/random.h"

#include <cuda_bf16.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// What the comparisons of kernels with their twins have in common.

namespace deepmi::gpu
{

using twin::Values;

/// Rows of the buffers, of them those of the step, and a width of which blocks of 32 columns are cut.
constexpr int height = 42, rows = 37, width = 256, clusters = 11, clusterStride = 16;
constexpr std::int64_t before = 5; ///< samples of the step before
constexpr std::int64_t differentRows = 60;

inline Values drawn(std::size_t count, std::uint64_t stream, bool relu = false)
{
    Random random(23, stream);
    Values values(count);
    for (float& value : values)
        value = std::max(static_cast<float>(random.normal()), relu ? 0.F : -1e9F);
    return values;
}

template <class T>
Values stored(Values values)
{
    if constexpr (!std::is_same_v<T, float>)
        for (float& value : values)
            value = twin::roundToBFloat16(value);
    return values;
}

template <class T>
std::vector<T> encoded(const Values& values)
{
    std::vector<T> made(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if constexpr (std::is_same_v<T, float>)
            made[i] = values[i];
        else
            made[i] = __float2bfloat16(values[i]);
    return made;
}

template <class T>
struct OnDevice : DeviceArray<T> {
    explicit OnDevice(const std::vector<T>& values) : DeviceArray<T>(values.size())
    {
        check(cudaMemcpy(this->data(), values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice),
              "cudaMemcpy");
    }
    std::vector<T> host() const
    {
        std::vector<T> values(this->size());
        check(cudaMemcpy(values.data(), this->data(), values.size() * sizeof(T), cudaMemcpyDeviceToHost),
              "a kernel's check");
        return values;
    }
};

/// Values of T on the device, given and read as float32.
template <class T>
struct Activations : OnDevice<T> {
    explicit Activations(const Values& values) : OnDevice<T>(encoded<T>(values)) {}
    Values values() const
    {
        Values made;
        for (const T value : this->host())
            made.push_back(static_cast<float>(value));
        return made;
    }
};

/// Largest difference as a share of `tolerance` times the largest value expected. What is not a number, or of
/// another length, is infinitely far.
inline double distance(const Values& found, const Values& expected, double tolerance)
{
    if (found.size() != expected.size())
        return INFINITY;
    double worst = 0, scale = 1e-30;
    for (const float value : expected)
        scale = std::max(scale, std::abs(static_cast<double>(value)));
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double share = std::abs(static_cast<double>(found[i]) - expected[i]) / (tolerance * scale);
        worst = std::isfinite(share) ? std::max(worst, share) : INFINITY;
    }
    return worst;
}

class Checks
{
public:
    std::vector<std::pair<std::string, double>> results;

    void add(const std::string& name, std::initializer_list<double> distances)
    {
        check(cudaDeviceSynchronize(), name.c_str());
        results.emplace_back(name, std::max(distances));
    }
};

/// What a captured step would read: the second one of two, of one network or of several.
struct Step {
    OnDevice<std::int64_t> rowsOf, labels, borders;
    OnDevice<float> targets;
    OnDevice<std::uint64_t> keys;
    OnDevice<StepControl> control{std::vector<StepControl>(1)};
    std::int64_t samples = 0; ///< from one network's to the next one's

    Step(const std::vector<std::int64_t>& rowNumbers, const std::vector<std::int64_t>& labelNumbers,
         const Values& targetValues, const std::vector<std::uint64_t>& keyValues)
        : rowsOf(rowNumbers), labels(labelNumbers),
          borders(std::vector<std::int64_t>{0, before, before + rows}), targets(targetValues), keys(keyValues)
    {
    }
    void begin(const GpuFeatures& features, std::int64_t number = 1)
    {
        StepControl made;
        made.features = features;
        made.batches = 2;
        made.samples = samples;
        made.rows = rowsOf.data();
        made.labels = labels.data();
        made.targets = targets.data();
        made.borders = borders.data();
        made.keys = keys.data();
        made.step = number;
        check(cudaMemcpy(control.data(), &made, sizeof made, cudaMemcpyHostToDevice), "cudaMemcpy");
    }
};

/// Of kernels that work on several networks at once, T the operands' type.
template <class T>
void checkSeveralNetworks(Checks& checks, const std::string& type);

/// Of products with all that follows them, in bfloat16; `keys` are the step's.
void checkLayerProducts(Checks& checks, const Step& step, const std::vector<std::uint64_t>& keys);

} // namespace deepmi::gpu
