#include "difficulty/trainable_torch.h"

#include "cuda/gpu_errors.h"
#include "data/normalisation.h"
#include "network/batches_torch.h"
#include "network/curriculum_regressor_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/resident_torch.h"
#include "network/worker_threads_torch.h"

#include <algorithm>
#include <unordered_map>

namespace deepmi
{

namespace
{

void addParameters(TrainingState& state, const ParameterStore& store)
{
    state.add("parameters", store.allValues(), store, 0, store.size());
}

/// What both networks share: rows of features gathered into a buffer, predictions in blocks of its rows.
class RowTrainable : public SteppedTrainable
{
public:
    RowTrainable(std::shared_ptr<const TaskFeatures> features, const MeasureTrainingParameters& parameters,
                 at::Device device, at::Generator dropout)
        : m_features(std::move(features)), m_dropout{parameters.dropout, std::move(dropout)},
          m_rows(parameters.batch)
    {
        m_gradient = at::zeros({m_rows, 1}, at::TensorOptions().dtype(at::kFloat).device(device));
    }

    void initialise(Random& random) override { parameters().initialise(random); }
    void addTo(TrainingState& state) override
    {
        addParameters(state, parameters());
        state.add("dropout", m_dropout.generator);
    }
    int threadsWorth(int threads) override
    {
        return threadsForStep(parameters().allValues().numel(), m_rows, threads);
    }

    double bytes() override
    {
        // A batch and, generously, what its layers leave of it, each as wide as the widest.
        constexpr double layers = 40;
        return bytesOfTraining(parameters()) + static_cast<double>(m_rows) *
                                                   (static_cast<double>(columns()) + layers * widest()) *
                                                   sizeof(float);
    }

    at::Tensor predict(std::span<const std::size_t> samples) override
    {
        const auto count = static_cast<std::int64_t>(samples.size());
        at::Tensor result = at::empty({count}, m_gradient.options());
        for (std::int64_t first = 0; first < count; first += m_rows) {
            const std::int64_t rows = std::min(m_rows, count - first);
            m_last = gather(samples.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(rows)));
            result.narrow(0, first, rows).copy_(evaluate(m_last).squeeze(1));
        }
        return result;
    }

protected:
    virtual double widest() const = 0; ///< columns of the widest layer
    virtual at::Tensor evaluate(const at::Tensor& rows) = 0;

    at::Tensor gather(std::span<const std::size_t> samples)
    {
        std::vector<std::size_t> index;
        index.reserve(samples.size());
        for (const std::size_t sample : samples)
            index.push_back(m_features->rowOf(sample));
        at::Tensor rows = head(m_batch, static_cast<std::int64_t>(samples.size()));
        const at::Tensor& all = m_features->rows();
        const at::Tensor indexTensor = toIndexTensor(index, all.device());
        fetchRowsSoon(all, indexTensor);
        gatherRows(rows, all, indexTensor);
        return rows;
    }
    Dropout* dropout() { return m_dropout.rate > 0 ? &m_dropout : nullptr; }

    std::int64_t columns() const { return m_features->rows().size(1); }

    std::shared_ptr<const TaskFeatures> m_features;
    Dropout m_dropout;
    std::int64_t m_rows;
    at::Tensor m_batch, m_gradient, m_last;
};

class ThetaTrainable final : public RowTrainable
{
public:
    ThetaTrainable(std::shared_ptr<const TaskFeatures> features, const MeasureTrainingParameters& parameters,
                   const Runtime& runtime, at::Generator dropout)
        : RowTrainable(std::move(features), parameters, runtime.device, std::move(dropout)),
          m_hidden(parameters.hidden),
          m_network(columns(), parameters.hidden, parameters.batch, runtime.device, true, runtime.precision),
          m_adam(
              {{m_network.parameters().values(0, m_network.parameters().size()),
                m_network.parameters().gradients(0, m_network.parameters().size()), parameters.learningRate,
                m_network.parameters().reduced(0, m_network.parameters().size())}})
    {
        m_batch = m_network.batchBuffer();
    }

    ParameterStore& parameters() override { return m_network.parameters(); }
    void addTo(TrainingState& state) override
    {
        RowTrainable::addTo(state);
        state.add("adam", m_adam.state());
    }

    at::Tensor step(std::span<const std::size_t> samples, const at::Tensor& targets) override
    {
        const at::Tensor rows = gather(samples);
        const at::Tensor prediction = m_network.forward(rows, dropout());
        at::Tensor gradient = head(m_gradient, rows.size(0));
        concordanceLoss(prediction, targets, gradient);
        m_network.backward(rows, gradient, dropout());
        m_adam.step();
        return prediction.squeeze(1);
    }

    std::vector<at::Tensor> layers() override
    {
        std::vector<at::Tensor> all = m_network.hidden(m_last.size(0));
        all.insert(all.begin(), m_last.to(at::kFloat));
        return all;
    }

private:
    double widest() const override { return m_hidden; }
    at::Tensor evaluate(const at::Tensor& rows) override { return m_network.forward(rows, nullptr); }

    int m_hidden;
    CurriculumRegressor m_network;
    Adam m_adam;
};

/// Θ by kernels of our own.
class KernelThetaTrainable final : public Trainable
{
public:
    KernelThetaTrainable(std::shared_ptr<const TaskFeatures> features,
                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                         const at::Generator& dropout)
        : m_features(std::move(features)), m_size(m_features->size()),
          m_network(1, m_size, *m_features->placement(), runtime.precision)
    {
        m_network.setMasks(0, dropout);
        m_network.setLearningRate(parameters.learningRate);
    }

    ParameterStore& parameters() override { return m_network.parameters(0); }
    int threadsWorth(int) override { return 1; }
    double bytes() override { return KernelRegressors::bytes(1, m_size); }
    void initialise(Random& random) override { parameters().initialise(random); }
    void addTo(TrainingState& state) override
    {
        addParameters(state, parameters());
        m_network.addTo(state, 0);
    }

    at::Tensor epoch(std::span<const std::size_t> samples, const at::Tensor& targets,
                     const std::vector<std::int64_t>& borders, bool wantsPredictions,
                     const std::function<void()>& look) override
    {
        at::Tensor met;
        m_network.epoch(m_features->placed(), rowsOf(samples), targets, borders, look,
                        wantsPredictions ? &met : nullptr);
        return wantsPredictions ? met.select(0, 0) : at::Tensor();
    }

    at::Tensor predict(std::span<const std::size_t> samples) override
    {
        m_last = rowsOf(samples);
        return m_network.predict(m_features->placed(), m_last).select(0, 0);
    }

    std::vector<at::Tensor> layers() override
    {
        // Asked for after all training, by few: LibTorch's operations on the same parameters.
        at::Tensor current = m_features->placed().inFloat(m_last);
        std::vector<at::Tensor> all{current};
        for (std::size_t layer = 0; layer < regressorHiddenLayers; ++layer) {
            current =
                at::linear(current, parameters().value(2 * layer), parameters().value(2 * layer + 1)).relu_();
            all.push_back(current);
        }
        return all;
    }

private:
    at::Tensor rowsOf(std::span<const std::size_t> samples) const
    {
        std::vector<std::size_t> rows;
        rows.reserve(samples.size());
        for (const std::size_t sample : samples)
            rows.push_back(m_features->rowOf(sample));
        return toIndexTensor(rows, m_features->placement()->device());
    }

    std::shared_ptr<const TaskFeatures> m_features;
    KernelRegressors::Size m_size;
    KernelRegressors m_network;
    at::Tensor m_last; ///< rows of the last predict()
};

/// DeepEmoCluster without its cluster module: g is there, of one cluster, but no loss reaches it and the
/// optimiser does not know it.
class ResNetTrainable final : public RowTrainable
{
public:
    ResNetTrainable(std::shared_ptr<const TaskFeatures> features, const MeasureTrainingParameters& parameters,
                    const Runtime& runtime, at::Generator dropout)
        : RowTrainable(std::move(features), parameters, runtime.device, std::move(dropout)),
          m_network(columns(), 1, parameters.batch, runtime.device, runtime.precision),
          m_adam({range(0, m_network.classifierBegin(), parameters.learningRate),
                  range(m_network.regressorBegin(), m_network.parameters().size(), parameters.learningRate)})
    {
        m_batch = m_network.batchBuffer();
        m_noGradient = at::zeros({m_rows, 1}, m_gradient.options());
    }

    ParameterStore& parameters() override { return m_network.parameters(); }
    void addTo(TrainingState& state) override
    {
        RowTrainable::addTo(state);
        // The ranges' first moments, their second moments, their counters.
        const ParameterStore& store = m_network.parameters();
        const std::pair<std::size_t, std::size_t> ranges[] = {{0, m_network.classifierBegin()},
                                                              {m_network.regressorBegin(), store.size()}};
        const std::vector<at::Tensor> adam = m_adam.state();
        for (std::size_t i = 0; i < adam.size(); ++i) {
            const std::string name = "adam." + std::to_string(i);
            const auto [first, last] = ranges[i % std::size(ranges)];
            if (i < 2 * std::size(ranges))
                state.add(name, adam[i], store, first, last);
            else
                state.add(name, adam[i]);
        }
    }

    at::Tensor step(std::span<const std::size_t> samples, const at::Tensor& targets) override
    {
        const at::Tensor rows = gather(samples);
        const at::Tensor h = m_network.embed(rows, dropout());
        m_network.classify(h); // its backward pass reads what this leaves
        const at::Tensor prediction = m_network.regress(h);
        at::Tensor gradient = head(m_gradient, rows.size(0));
        concordanceLoss(prediction, targets, gradient);
        m_network.backward(rows, h, head(m_noGradient, rows.size(0)), &gradient, dropout());
        m_adam.step();
        return prediction.squeeze(1);
    }

    std::vector<at::Tensor> layers() override
    {
        std::vector<at::Tensor> all = m_network.hidden(m_h);
        all.insert(all.begin(), m_last.to(at::kFloat));
        return all;
    }

private:
    Adam::Range range(std::size_t first, std::size_t last, double rate)
    {
        return {m_network.parameters().values(first, last), m_network.parameters().gradients(first, last),
                rate, m_network.parameters().reduced(first, last)};
    }
    double widest() const override { return 1024; }
    at::Tensor evaluate(const at::Tensor& rows) override
    {
        m_h = m_network.embed(rows, nullptr);
        return m_network.regress(m_h);
    }

    DeepEmoCluster m_network;
    Adam m_adam;
    at::Tensor m_noGradient, m_h;
};

} // namespace

at::Tensor SteppedTrainable::epoch(std::span<const std::size_t> samples, const at::Tensor& targets,
                                   const std::vector<std::int64_t>& borders, bool wantsPredictions,
                                   const std::function<void()>& look)
{
    at::Tensor met;
    if (wantsPredictions)
        met = at::empty_like(targets);
    for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
        look();
        const std::int64_t first = borders[b], count = borders[b + 1] - first;
        const at::Tensor prediction =
            step(samples.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)),
                 targets.narrow(0, first, count));
        if (wantsPredictions)
            met.narrow(0, first, count).copy_(prediction);
    }
    return met;
}

TaskFeatures::TaskFeatures(const Corpus& corpus, const NetworkTask& task, double clip, at::Device device,
                           const Job& job, const MeasureKernels* kernels)
    : m_rowOf(corpus.size(), 0)
{
    std::vector<std::size_t> trainRows;
    for (const std::size_t sample : task.train)
        trainRows.push_back(corpus.featureRow[sample]);
    const FeatureNormalisation normalisation =
        FeatureNormalisation::fit(corpus.features.values, trainRows, clip, job);
    std::vector<std::size_t> used;
    std::unordered_map<std::size_t, std::size_t> rowOfFeature;
    for (const auto* samples : {&task.train, &task.development, &task.scored})
        for (const std::size_t sample : *samples) {
            const auto [place, isNew] = rowOfFeature.try_emplace(corpus.featureRow[sample], used.size());
            if (isNew)
                used.push_back(corpus.featureRow[sample]);
            m_rowOf[sample] = place->second;
        }
    m_values = FloatMatrix(used.size(), corpus.features.columns());
    for (std::size_t row = 0; row < used.size(); ++row) {
        const auto source = corpus.features.values.row(used[row]);
        std::copy(source.begin(), source.end(), m_values.row(row).begin());
    }
    normalisation.apply(m_values, job);
    if (kernels)
        try {
            m_size = sizeOf(*kernels->parameters, static_cast<std::int64_t>(m_values.columns()));
            for (const auto* samples : {&task.train, &task.development, &task.scored})
                m_size.evaluated = std::max(m_size.evaluated, static_cast<std::int64_t>(samples->size()));
            m_placement =
                KernelRegressors::placementFor(1, m_size, static_cast<std::int64_t>(m_values.rows()),
                                               *kernels->functions, device, kernels->precision);
            m_rows = m_placement->place(m_values, 0, job);
            return;
        } catch (const RowsOutOfReach&) {
            m_placement.reset();
        }
    m_rows.onDevice = residentWhereItFits(m_values, device, job);
}

std::unique_ptr<Trainable> makeTrainable(MeasureNetwork network, std::shared_ptr<const TaskFeatures> features,
                                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                                         at::Generator dropout)
{
    if (features->placement())
        return std::make_unique<KernelThetaTrainable>(std::move(features), parameters, runtime, dropout);
    if (network == MeasureNetwork::ResNet)
        return std::make_unique<ResNetTrainable>(std::move(features), parameters, runtime,
                                                 std::move(dropout));
    return std::make_unique<ThetaTrainable>(std::move(features), parameters, runtime, std::move(dropout));
}

KernelRegressors::Size sizeOf(const MeasureTrainingParameters& parameters, std::int64_t features)
{
    return {features, parameters.hidden, parameters.batch, parameters.dropout, 0};
}

double bytesOfTraining(const ParameterStore& parameters)
{
    return 6. * sizeof(float) * static_cast<double>(parameters.allValues().numel());
}

at::Generator dropoutGenerator(const Runtime& runtime, std::uint64_t seed)
{
    return runtime.generator(Random(seed, static_cast<std::uint64_t>(MeasureStream::DropoutMasks)).next() >>
                             1);
}

} // namespace deepmi
