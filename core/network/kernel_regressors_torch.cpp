#include "network/kernel_regressors_torch.h"

#include "job/memory.h"
#include "network/resident_torch.h"

namespace deepmi
{

namespace
{

static_assert(GpuRegressors::hiddenLayers == regressorHiddenLayers);

at::Tensor zerosFor(int networks, const KernelRegressors::Size& size, at::Device device)
{
    const std::int64_t each =
        ParameterStore::flatSize(regressorShapes(size.features, size.hidden), gpuRowMultiple);
    return at::zeros({networks * each}, at::TensorOptions().dtype(at::kFloat).device(device));
}

} // namespace

bool KernelRegressors::areFor(const Size& size, at::Device device, std::string& reason)
{
    reason.clear();
    if (!device.is_cuda())
        return false;
    if (size.batch > largestGpuBatch)
        reason = "they take batches of at most " + std::to_string(largestGpuBatch);
    else if (size.hidden % GpuRegressors::widthMultiple != 0)
        reason = "they take hidden layers of a multiple of " + std::to_string(GpuRegressors::widthMultiple);
    else
        return gpuFunctions(reason) != nullptr;
    return false;
}

double KernelRegressors::bytes(int networks, const Size& size)
{
    // Values, gradients and moments, a bfloat16 copy, the best ones, what a checkpoint captures of them; two
    // batches and of each layer its outputs and their gradients, the first's in parts.
    constexpr double ofParameter = 9.5 * sizeof(float), libraries = 1e9;
    const double parameters = static_cast<double>(
                     ParameterStore::flatSize(regressorShapes(size.features, size.hidden), gpuRowMultiple)),
                 row = 2. * static_cast<double>(gpuRowStride(size.features)) +
                       (2. * regressorHiddenLayers + 4) * static_cast<double>(size.hidden);
    return libraries + static_cast<double>(GpuRegressors::bytesOfBlock) +
           networks * (ofParameter * parameters + sizeof(float) * row * static_cast<double>(size.batch));
}

std::unique_ptr<GpuPlacement> KernelRegressors::placementFor(int networks, const Size& size,
                                                             std::int64_t rows, const GpuFunctions& functions,
                                                             at::Device device, Precision precision)
{
    const double features = static_cast<double>(rows * gpuRowStride(size.features)) *
                            (precision == Precision::BFloat16 ? 2. : 4.);
    releaseUnusedMemory(device);
    const double room = std::min(static_cast<double>(functions.freeMemory(device.index())),
                                 allowedBytes("DEEPMI_GPU_MEMORY"));
    // So many as have no room even without rows do not train together: they keep none free of rows.
    const double beside = features + bytes(1, size) <= room ? features : 0;
    while (networks > 1 && beside + bytes(networks, size) > room)
        networks /= 2;
    return std::make_unique<GpuPlacement>(functions, device, precision, gpuRowStride(size.features),
                                          GpuPlacement::Kept{bytes(networks, size), 0});
}

KernelRegressors::KernelRegressors(int networks, const Size& size, const GpuPlacement& placement,
                                   Precision precision)
    : m_placement(placement), m_size(size), m_values(zerosFor(networks, size, placement.device())),
      m_gradients(at::zeros_like(m_values)), m_masks(static_cast<std::size_t>(networks)),
      m_adam({{m_values, m_gradients, 0, {}}})
{
    const std::int64_t each = m_values.numel() / networks;
    for (int network = 0; network < networks; ++network)
        m_stores.emplace_back(regressorShapes(size.features, size.hidden),
                              m_values.narrow(0, network * each, each),
                              m_gradients.narrow(0, network * each, each), gpuRowMultiple);
    const std::vector<at::Tensor> moments = m_adam.state();
    const ParameterStore& store = m_stores.front();
    GpuRegressorSetup setup;
    setup.device = placement.device().index();
    setup.arithmetic = arithmeticOf(precision);
    setup.networks = networks;
    setup.featureStride = store.value(0).stride(0);
    setup.hidden = size.hidden;
    setup.hiddenStride = store.value(2).stride(0);
    setup.batch = size.batch;
    setup.evaluated = size.evaluated;
    setup.dropout = size.dropout;
    setup.values = m_values.data_ptr<float>();
    setup.gradients = m_gradients.data_ptr<float>();
    setup.offsets.assign(store.offsets().begin(), store.offsets().end());
    setup.firstMoment = moments[0].data_ptr<float>();
    setup.secondMoment = moments[1].data_ptr<float>();
    setup.steps = moments[2].data_ptr<float>();
    m_regressors = placement.functions().regressors(setup);
}

void KernelRegressors::setMasks(int network, const at::Generator& generator)
{
    m_masks[static_cast<std::size_t>(network)] = {m_size.dropout, hostGenerator(generator.current_seed())};
}

void KernelRegressors::addTo(TrainingState& state, int network) const
{
    // Its part of what the optimiser remembers of all; the steps that it counts are those of each.
    const ParameterStore& store = m_stores[static_cast<std::size_t>(network)];
    const std::vector<at::Tensor> moments = m_adam.state();
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::string name = "adam." + std::to_string(i);
        if (moments[i].dim() == 0)
            state.add(name, moments[i]);
        else
            state.add(name, moments[i].view({count(), -1}).select(0, network), store, 0, store.size());
    }
    state.add("dropout", m_masks[static_cast<std::size_t>(network)].generator);
}

void KernelRegressors::epoch(const PlacedFeatures& features, const at::Tensor& rows,
                             const at::Tensor& targets, const std::vector<std::int64_t>& borders,
                             const std::function<void()>& look, at::Tensor* met)
{
    GpuRegressorEpoch epoch;
    epoch.features = m_placement.read(features);
    epoch.rate = m_rate;
    epoch.rows = rows.const_data_ptr<std::int64_t>();
    epoch.targets = targets.const_data_ptr<float>();
    epoch.borders = borders;
    if (met) {
        *met = at::empty({count(), borders.back()}, m_values.options());
        epoch.met = met->data_ptr<float>();
    }
    if (m_size.dropout > 0)
        for (std::size_t b = 0; b + 1 < borders.size(); ++b)
            for (Dropout& masks : m_masks)
                for (int layer = 0; layer < regressorHiddenLayers; ++layer)
                    epoch.keys.push_back(masks.nextKey());
    m_regressors->epoch(epoch, [&](std::size_t) { look(); });
}

at::Tensor KernelRegressors::predict(const PlacedFeatures& features, const at::Tensor& rows)
{
    at::Tensor all = at::empty({count(), rows.size(0)}, m_values.options());
    m_regressors->predict(m_placement.read(features), rows.const_data_ptr<std::int64_t>(), rows.size(0),
                          all.data_ptr<float>());
    return all;
}

} // namespace deepmi
