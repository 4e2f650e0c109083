#pragma once

#include "cuda/gpu_arithmetic.h"
#include "cuda/gpu_features.h"
#include "cuda/gpu_functions.h"
#include "data/float_matrix.h"
#include "device_arrays.h"
#include "job/random.h"
#include "network/parameter_store_torch.h"

#include <cmath>
#include <string>

/// What tests train with on the made-up GPU: tensors drawn, brought to it and back, and compared.
namespace emulated
{

template <class T>
deepmi::gpu::DeviceArray<T> onDevice(const at::Tensor& tensor)
{
    return onDevice(tensor.const_data_ptr<T>(), static_cast<std::size_t>(tensor.numel()));
}

template <class T>
at::Tensor onHost(const deepmi::gpu::DeviceArray<T>& array, at::IntArrayRef sizes)
{
    at::Tensor tensor = at::empty(sizes, c10::CppTypeToScalarType<T>::value);
    toHost(array, tensor.data_ptr<T>());
    return tensor;
}

/// Of a normal distribution.
inline at::Tensor drawn(at::IntArrayRef sizes, std::uint64_t seed, std::uint64_t stream = 0)
{
    deepmi::Random random(seed, stream);
    at::Tensor tensor = at::empty(sizes, at::kFloat);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(random.normal());
    return tensor;
}
inline deepmi::FloatMatrix drawnMatrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed,
                                       std::uint64_t stream = 0)
{
    deepmi::FloatMatrix matrix(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns));
    const at::Tensor values = drawn({rows, columns}, seed, stream);
    std::copy_n(values.const_data_ptr<float>(), values.numel(), matrix.data());
    return matrix;
}

/// Features as a training's kernels read them: the first rows held by the device, the others read on the
/// host.
class DeviceFeatures
{
public:
    /// `held`: rows on the device, below 0 all. `stride`: from one row there to the next.
    DeviceFeatures(const at::Tensor& features, std::int64_t stride, std::int64_t held,
                   deepmi::GpuArithmetic arithmetic)
    {
        const std::int64_t rows = features.size(0), columns = features.size(1);
        if (held < 0)
            held = rows;
        at::Tensor stored =
            at::zeros({held, stride}, arithmetic == deepmi::GpuArithmetic::Bf16 ? at::kBFloat16 : at::kFloat);
        stored.narrow(1, 0, columns).copy_(features.narrow(0, 0, held));
        if (held > 0)
            m_onDevice = onDevice(static_cast<const char*>(stored.const_data_ptr()), stored.nbytes());
        m_features.rows = m_onDevice.data();
        m_features.deviceRows = held;
        if (held == rows)
            return;
        m_onHost = features.narrow(0, held, rows - held).contiguous();
        m_features.hostRows = m_onHost.const_data_ptr();
        m_features.hostColumns = columns;
        deepmi::gpu::share(0, m_features.hostRows, m_onHost.nbytes());
    }
    DeviceFeatures(const DeviceFeatures&) = delete;
    DeviceFeatures& operator=(const DeviceFeatures&) = delete;
    ~DeviceFeatures()
    {
        if (m_features.hostRows)
            deepmi::gpu::unshare(m_features.hostRows);
    }
    operator const deepmi::GpuFeatures&() const { return m_features; }

private:
    deepmi::gpu::DeviceArray<char> m_onDevice;
    at::Tensor m_onHost;
    deepmi::GpuFeatures m_features;
};

/// How long the difference is, as a share of how long what is expected is.
inline double shareApart(const at::Tensor& found, const at::Tensor& expected)
{
    const at::Tensor wanted = expected.to(at::kDouble);
    const double size = wanted.norm().item<double>();
    const double apart = (found.to(at::kDouble) - wanted).norm().item<double>();
    return size > 0 ? apart / size : apart > 0 ? INFINITY : 0;
}

struct WorstParameter {
    double share = 0;
    std::string name;
};

/// The parameter in which flat tensors differ most, as a share of its own size, so that no small parameter
/// hides behind a large one: of one network of this store, or of several, one behind the other.
inline WorstParameter worstParameter(const at::Tensor& found, const at::Tensor& expected,
                                     const deepmi::ParameterStore& store)
{
    WorstParameter worst;
    const std::int64_t each = store.offsets().back();
    for (std::int64_t network = 0; network < expected.numel() / each; ++network)
        for (std::size_t i = 0; i < store.size(); ++i) {
            const auto part = [&](const at::Tensor& flat) {
                return flat.slice(0, network * each + store.offsets()[i],
                                  network * each + store.offsets()[i + 1]);
            };
            const double share = shareApart(part(found), part(expected));
            if (!(share <= worst.share)) // what is not a number is the worst
                worst = {share, store.name(i)};
        }
    return worst;
}

} // namespace emulated
