#include "pretrain/algorithm_torch.h"

#include "job/error.h"
#include "network/resident_torch.h"

#include <algorithm>

namespace deepmi
{

namespace
{

std::vector<std::int64_t> wide(const std::vector<int>& values)
{
    return {values.begin(), values.end()};
}

/// Clusters of a checkpoint, 0 .. K−1.
std::vector<int> clustersOf(const Checkpoint& checkpoint, const std::string& name, std::size_t count,
                            int clusters)
{
    std::vector<int> values;
    values.reserve(count);
    for (const std::int64_t value : checkpoint.integersOf(name, count)) {
        if (value < 0 || value >= clusters)
            checkpoint.fail(name, "names a cluster that is not there");
        values.push_back(static_cast<int>(value));
    }
    return values;
}

} // namespace

void Algorithm::capture()
{
    m_state.capture();
    m_captured.epoch = m_epoch;
    m_captured.centres = m_centres;
    m_captured.poolCentres = m_poolCentres;
    // With a pool h is computed anew in each epoch.
    m_captured.h = m_unlabeled.defined() ? at::Tensor() : m_h;
    m_captured.pseudoLabels = m_pseudoLabels;
}

void Algorithm::write(Checkpoint& checkpoint) const
{
    m_state.write(checkpoint);
    checkpoint.integers["epochs_done"] = {m_captured.epoch};
    checkpoint.integers["kept_epoch"] = {m_kept.epoch};
    checkpoint.integers["pseudo_labels"] = wide(m_captured.pseudoLabels);
    checkpoint.floats["centres"] = toFloats(m_captured.centres);
    if (m_captured.poolCentres.defined())
        checkpoint.floats["pool_centres"] = toFloats(m_captured.poolCentres);
    if (m_captured.h.defined())
        checkpoint.floats["h"] = toFloats(m_captured.h);
    const ParameterStore& store = m_network.parameters();
    checkpoint.floats["kept_parameters"] = toFloats(store.packed(m_kept.parameters, 0, store.size()));
    checkpoint.floats["kept_h"] = toFloats(m_kept.h);
    checkpoint.floats["kept_centres"] = toFloats(m_kept.centres);
    checkpoint.integers["kept_pseudo_labels"] = wide(m_kept.pseudoLabels);
    checkpoint.integers["kept_classes"] = wide(m_kept.classes);
    checkpoint.doubles["kept_predictions"] = m_kept.predictions;
}

at::Tensor Algorithm::tensorOf(const Checkpoint& checkpoint, const std::string& name, std::int64_t rows) const
{
    return toTensor(checkpoint, name, {rows, DeepEmoCluster::embeddingWidth}, m_device);
}

void Algorithm::restore(const Checkpoint& checkpoint)
{
    const std::size_t samples = m_trainSamples.size();
    const auto rows = static_cast<std::int64_t>(samples);
    const int clusters = m_parameters.clusters;
    m_epoch = static_cast<int>(checkpoint.integerOf("epochs_done"));
    m_kept.epoch = static_cast<int>(checkpoint.integerOf("kept_epoch"));
    if (m_kept.epoch < 1 || m_kept.epoch > m_epoch)
        checkpoint.fail("kept_epoch", "is not one of the epochs done");
    m_state.restore(checkpoint);
    m_network.parameters().refreshOperands();
    m_pseudoLabels = clustersOf(checkpoint, "pseudo_labels", samples, clusters);
    m_centres = tensorOf(checkpoint, "centres", clusters);
    if (m_unlabeled.defined())
        m_poolCentres = tensorOf(checkpoint, "pool_centres", clusters);
    else
        m_h = tensorOf(checkpoint, "h", rows);
    const ParameterStore& store = m_network.parameters();
    m_kept.parameters = at::zeros_like(store.allValues());
    store.unpack(toTensor(checkpoint, "kept_parameters", {store.packedSize(0, store.size())}, m_device),
                 m_kept.parameters, 0, store.size());
    m_kept.h = tensorOf(checkpoint, "kept_h", rows);
    m_kept.centres = tensorOf(checkpoint, "kept_centres", clusters);
    m_kept.pseudoLabels = clustersOf(checkpoint, "kept_pseudo_labels", samples, clusters);
    m_kept.classes = clustersOf(checkpoint, "kept_classes", samples, clusters);
    m_kept.predictions = checkpoint.doublesOf("kept_predictions", samples);
    capture();
}

} // namespace deepmi
