#include "difficulty/measure_run_torch.h"

#include "job/error.h"
#include "learning/learning_functions_torch.h"
#include "network/frame_regressor_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/resumed_device_torch.h"
#include "network/worker_threads_torch.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace deepmi
{

namespace
{

/// Sequences are packed batch by batch, so that no more of them is held than the table.
class FrameTrainable final : public SteppedTrainable
{
public:
    FrameTrainable(const FrameCorpus& corpus, FeatureNormalisation normalisation,
                   const MeasureTrainingParameters& parameters, at::Device device, at::Generator dropout)
        : m_corpus(corpus), m_normalisation(std::move(normalisation)), m_device(device),
          m_rows(static_cast<std::size_t>(parameters.batch)), m_dropout{parameters.dropout,
                                                                        std::move(dropout)},
          m_hidden(parameters.hidden),
          m_network(static_cast<std::int64_t>(corpus.table.columns()), parameters.hidden, device),
          m_adam(
              {{m_network.parameters().values(0, m_network.parameters().size()),
                m_network.parameters().gradients(0, m_network.parameters().size()), parameters.learningRate}})
    {
    }

    ParameterStore& parameters() override { return m_network.parameters(); }
    /// Threads share a batch's sequences (LstmLayer); what they are worth follows from its frames, on
    /// average.
    int threadsWorth(int threads) override
    {
        const std::size_t utterances = std::max<std::size_t>(1, m_corpus.table.offsets.size() - 1);
        const auto frames = static_cast<std::int64_t>(m_corpus.table.frames.rows() *
                                                      std::min(m_rows, utterances) / utterances);
        return threadsForStep(parameters().allValues().numel(), frames, threads);
    }
    double bytes() override
    {
        // Of every frame of a batch two layers' gates, their gradients, cells and outputs, 12 times the width
        // each, and what lies between the layers; the longest utterances may come together.
        constexpr double valuesOfFrame = 30;
        std::vector<std::size_t> lengths;
        for (std::size_t i = 0; i + 1 < m_corpus.table.offsets.size(); ++i)
            lengths.push_back(m_corpus.table.length(i));
        const auto end = lengths.begin() + static_cast<std::ptrdiff_t>(std::min(m_rows, lengths.size()));
        std::partial_sort(lengths.begin(), end, lengths.end(), std::greater<>());
        const double frames = static_cast<double>(std::accumulate(lengths.begin(), end, std::size_t{0}));
        return bytesOfTraining(parameters()) +
               frames * (valuesOfFrame * m_hidden + 3. * static_cast<double>(m_corpus.table.columns())) *
                   sizeof(float);
    }
    void initialise(Random& random) override { m_network.initialise(random); }
    void addTo(TrainingState& state) override
    {
        state.add("parameters", parameters().allValues());
        state.add("adam", m_adam.state());
        state.add("dropout", m_dropout.generator);
    }

    at::Tensor step(std::span<const std::size_t> samples, const at::Tensor& targets) override
    {
        const PackedFrames frames = pack(samples);
        const at::Tensor order = orderOf(frames);
        const at::Tensor prediction = m_network.forward(frames, m_dropout.rate > 0 ? &m_dropout : nullptr);
        at::Tensor gradient = at::empty_like(prediction);
        concordanceLoss(prediction, targets.index_select(0, order), gradient);
        m_network.backward(frames, gradient);
        m_adam.step();
        return unpacked(prediction, order);
    }

    at::Tensor predict(std::span<const std::size_t> samples) override
    {
        at::Tensor result = at::empty({static_cast<std::int64_t>(samples.size())},
                                      m_network.parameters().allValues().options());
        for (std::size_t first = 0; first < samples.size(); first += m_rows) {
            const std::size_t count = std::min(m_rows, samples.size() - first);
            const PackedFrames frames = pack(samples.subspan(first, count));
            result.narrow(0, static_cast<std::int64_t>(first), static_cast<std::int64_t>(count))
                .copy_(unpacked(m_network.forward(frames, nullptr), orderOf(frames)));
        }
        return result;
    }

private:
    PackedFrames pack(std::span<const std::size_t> samples) const
    {
        std::vector<std::size_t> utterances;
        utterances.reserve(samples.size());
        for (const std::size_t sample : samples)
            utterances.push_back(m_corpus.samples.featureRow[sample]);
        return packFrames(m_corpus.table, utterances, m_normalisation, m_device);
    }
    at::Tensor orderOf(const PackedFrames& frames) const
    {
        return at::tensor(frames.order, at::kLong).to(m_device);
    }
    /// A column in packed order, in the order of the samples asked for.
    static at::Tensor unpacked(const at::Tensor& column, const at::Tensor& order)
    {
        return at::empty_like(column).index_copy_(0, order, column).squeeze(1);
    }

    const FrameCorpus& m_corpus;
    FeatureNormalisation m_normalisation;
    at::Device m_device;
    std::size_t m_rows;
    Dropout m_dropout;
    int m_hidden;
    FrameRegressor m_network;
    Adam m_adam;
};

} // namespace

namespace learning
{

std::vector<NetworkOutcome> trainFrameNetworks(const FrameCorpus& corpus,
                                               const std::vector<NetworkTask>& tasks,
                                               const MeasureTrainingParameters& given,
                                               const DeviceOptions& device, const Job& job,
                                               const MeasureWatch& watch)
{
    const MeasureTrainingParameters parameters = resolvedFor(MeasureNetwork::Lstm, given);
    for (const NetworkTask& task : tasks) {
        checkTraining(corpus.samples, task, parameters);
        if (task.probes)
            throw UsageError("the LSTM has no layers to probe, its frames are of unequal number");
    }
    const c10::InferenceMode inference;
    ResumedDevice resumed =
        watch.resume ? resumedDevice(device, watch.checkpoint) : ResumedDevice{device, {}};
    const Runtime runtime = Runtime::open(resumed.options);
    if (runtime.precision == Precision::BFloat16)
        job.warn("the LSTM multiplies in fp32 whatever --precision says");

    const auto make = [&](std::size_t place) -> std::unique_ptr<Trainable> {
        const NetworkTask& task = tasks[place];
        std::vector<std::size_t> trainFrames;
        for (const std::size_t sample : task.train) {
            const std::size_t utterance = corpus.samples.featureRow[sample];
            for (std::size_t row = corpus.table.offsets[utterance]; row < corpus.table.offsets[utterance + 1];
                 ++row)
                trainFrames.push_back(row);
        }
        return std::make_unique<FrameTrainable>(
            corpus, FeatureNormalisation::fit(corpus.table.frames, trainFrames, parameters.clip, job),
            parameters, runtime.device, dropoutGenerator(runtime, task.seed));
    };
    const FloatMatrix& frames = corpus.table.frames;
    return runTrainings(make, {}, corpus.samples, tasks, parameters, runtime,
                        {watch, MeasureNetwork::Lstm,
                         dataHashOf(corpus.samples, tasks, {frames.data(), frames.rows() * frames.columns()},
                                    corpus.table.offsets, watch),
                         false, std::move(resumed.checkpoint)},
                        job);
}

} // namespace learning

} // namespace deepmi
