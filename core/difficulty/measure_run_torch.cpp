#include "difficulty/measure_run_torch.h"

#include "difficulty/outcome_checkpoint.h"
#include "difficulty/pretrained.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/ccc.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace deepmi
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

void checkTraining(const Corpus& corpus, const NetworkTask& task, const MeasureTrainingParameters& parameters)
{
    validate(parameters, measureTrainingParameters());
    if (parameters.batch < 2)
        throw UsageError("--batch is 1, expected 2 or more: one sample has no CCC");
    if (parameters.learningRate < 1e-9)
        throw UsageError("--learning-rate is " + numberText(parameters.learningRate) +
                         ", expected 1e-09 or more");
    if (parameters.record == "batch" && task.everyEpoch && task.scored != task.train)
        throw UsageError("--record batch knows only the samples that are trained on");
    if (task.train.size() < 2)
        throw InputError(corpus.labelFile, "Train split",
                         "has " + std::to_string(task.train.size()) +
                             " samples to learn from, expected 2 or more");
    if (LabelNormalisation::fit(labelsOf(corpus, task.train)).deviation == 0)
        throw InputError(corpus.labelFile, "Train split",
                         "all " + corpus.attribute + " labels are the same; there is nothing to learn");
    if (task.probes && static_cast<std::size_t>(parameters.neighbours) >= task.train.size())
        throw UsageError("--neighbours is " + std::to_string(parameters.neighbours) +
                         ", expected fewer than the " + std::to_string(task.train.size()) +
                         " training samples");
}

MeasureRun::MeasureRun(std::unique_ptr<Trainable> network, const Corpus& corpus, const NetworkTask& task,
                       const MeasureTrainingParameters& parameters, const Runtime& runtime, const Job& job)
    : m_network(std::move(network)), m_corpus(corpus), m_task(task), m_parameters(parameters),
      m_runtime(runtime), m_job(job), m_trainLabels(labelsOf(corpus, task.train)),
      m_labels(LabelNormalisation::fit(m_trainLabels)),
      m_developmentLabels(labelsOf(corpus, task.development)),
      m_order(task.seed, static_cast<std::uint64_t>(MeasureStream::BatchOrder))
{
    Random initial(task.seed, static_cast<std::uint64_t>(MeasureStream::InitialWeights));
    m_network->initialise(initial);
    std::vector<double> targets;
    for (const double label : m_trainLabels)
        targets.push_back(m_labels.normalise(label));
    m_targets = toFloatTensor(targets, runtime.device);
    m_watched = parameters.keepEpoch == "best" && noChoice().empty();
    m_network->addTo(m_state);
    m_state.add("order", m_order);
    if (!m_watched)
        return;
    const ParameterStore& store = m_network->parameters();
    m_kept = at::zeros_like(store.allValues());
    m_state.add("kept", m_kept, store, 0, store.size());
}

void MeasureRun::capture()
{
    m_state.capture();
    m_captured = {m_epoch, m_outcome.keptEpoch, m_outcome.developmentCcc};
}

void MeasureRun::write(Checkpoint& checkpoint, const std::string& name) const
{
    checkpoint.integers[name + "/epochs"] = {m_captured.epoch, m_captured.keptEpoch};
    checkpoint.doubles[name + "/development_ccc"] = {m_captured.developmentCcc};
    writeByEpoch(
        {m_outcome.byEpoch.begin(), m_outcome.byEpoch.begin() + (m_task.everyEpoch ? m_captured.epoch : 0)},
        name, checkpoint);
    m_state.write(checkpoint, name + "/");
}

void MeasureRun::restore(const Checkpoint& checkpoint, const std::string& name)
{
    const auto& epochs = checkpoint.integersOf(name + "/epochs", 2);
    if (epochs[0] < 1 || epochs[0] > m_parameters.epochs || epochs[1] < 1 || epochs[1] > epochs[0])
        checkpoint.fail(name + "/epochs", "are no epochs of " + std::to_string(m_parameters.epochs));
    m_epoch = static_cast<int>(epochs[0]);
    m_outcome.keptEpoch = static_cast<int>(epochs[1]);
    m_outcome.developmentCcc = checkpoint.doubleOf(name + "/development_ccc");
    m_outcome.byEpoch = readByEpoch(
        checkpoint, name, m_task.everyEpoch ? static_cast<std::size_t>(m_epoch) : 0, m_task.scored.size());
    m_state.restore(checkpoint, name + "/");
    m_network->parameters().refreshOperands();
    m_captured = {m_epoch, m_outcome.keptEpoch, m_outcome.developmentCcc};
}

std::string MeasureRun::noChoice() const
{
    if (m_parameters.keepEpoch == "last")
        return {};
    if (m_developmentLabels.empty())
        return "there is no Development split: the last epoch is kept";
    if (LabelNormalisation::fit(m_developmentLabels).deviation == 0)
        return "all " + m_corpus.attribute +
               " labels of the Development split are the same, so that it has no CCC: the last epoch is kept";
    return {};
}

void MeasureRun::epoch()
{
    m_job.throwIfStopped();
    ++m_epoch;
    trainEpoch();
    watch();
    if (m_task.everyEpoch)
        m_outcome.byEpoch.push_back(m_parameters.record == "batch" ? m_met : predict(m_task.scored));
}

double MeasureRun::bestDevelopmentCcc() const
{
    return m_watched && m_outcome.keptEpoch > 0 ? m_outcome.developmentCcc : notANumber;
}

void MeasureRun::predictWithKept()
{
    if (m_watched)
        m_network->parameters().setAllValues(m_kept);
    m_outcome.predicted = predict(m_task.scored);
    m_outcome.trainCcc = concordance(predict(m_task.train), m_trainLabels);
    if (!std::isfinite(m_outcome.trainCcc))
        diverged(m_outcome.keptEpoch);
}

void MeasureRun::diverged(int epoch) const
{
    throw Error(ErrorKind::Failed, "training diverged in epoch " + std::to_string(epoch) +
                                       " (a loss is no longer a number); lower the learning rates");
}

std::vector<double> MeasureRun::predict(std::span<const std::size_t> samples)
{
    m_job.throwIfStopped();
    std::vector<double> predicted = toDoubles(m_network->predict(samples));
    for (double& value : predicted)
        value = m_labels.restore(value);
    return predicted;
}

void MeasureRun::trainEpoch()
{
    const auto count = static_cast<std::int64_t>(m_task.train.size());
    const EpochBatches batches = shuffledBatches(count, m_parameters.batch, m_order, at::kCPU);
    const bool record = m_task.everyEpoch && m_parameters.record == "batch";
    m_met.assign(record ? m_task.train.size() : 0, 0);
    const std::int64_t* position = batches.order.const_data_ptr<std::int64_t>();
    std::vector<std::size_t> samples;
    samples.reserve(m_task.train.size());
    for (std::int64_t i = 0; i < count; ++i)
        samples.push_back(m_task.train[static_cast<std::size_t>(position[i])]);
    const at::Tensor prediction =
        m_network->epoch(samples, m_targets.index_select(0, batches.order.to(m_runtime.device)),
                         batches.borders, record, [this] { m_job.throwIfStopped(); });
    if (!record)
        return;
    const std::vector<double> met = toDoubles(prediction);
    for (std::size_t i = 0; i < met.size(); ++i)
        m_met[static_cast<std::size_t>(position[i])] = m_labels.restore(met[i]);
}

void MeasureRun::watch()
{
    if (!m_watched) {
        m_outcome.keptEpoch = m_epoch;
        m_outcome.developmentCcc = notANumber;
        return;
    }
    const double ccc = concordance(predict(m_task.development), m_developmentLabels);
    if (!std::isfinite(ccc))
        diverged(m_epoch);
    // Compared as losses, not as CCCs: two CCCs that differ in the last bit can have one loss.
    if (m_outcome.keptEpoch > 0 && !(1 - ccc < 1 - m_outcome.developmentCcc))
        return;
    m_outcome.keptEpoch = m_epoch;
    m_outcome.developmentCcc = ccc;
    m_kept.copy_(m_network->parameters().allValues());
}

/// One layer of some samples, gathered in blocks.
at::Tensor MeasureRun::layerOf(std::span<const std::size_t> samples, std::size_t layer)
{
    const auto block = static_cast<std::size_t>(m_parameters.batch);
    at::Tensor all;
    for (std::size_t first = 0; first < samples.size(); first += block) {
        m_job.throwIfStopped();
        const auto part = samples.subspan(first, std::min(block, samples.size() - first));
        m_network->predict(part);
        const at::Tensor values = m_network->layers().at(layer);
        if (!all.defined())
            all = at::empty({static_cast<std::int64_t>(samples.size()), values.size(1)}, values.options());
        all.narrow(0, static_cast<std::int64_t>(first), values.size(0)).copy_(values);
    }
    return all;
}

void MeasureRun::askNeighbours()
{
    if (!m_task.probes)
        return;
    std::unordered_map<std::size_t, std::int64_t> place;
    for (std::size_t i = 0; i < m_task.train.size(); ++i)
        place.emplace(m_task.train[i], static_cast<std::int64_t>(i));
    std::vector<std::int64_t> self;
    for (const std::size_t sample : m_task.scored) {
        const auto found = place.find(sample);
        self.push_back(found == place.end() ? -1 : found->second);
    }
    m_network->predict(std::span(m_task.train).first(1));
    const std::size_t layers = m_network->layers().size();
    for (std::size_t layer = 0; layer < layers; ++layer) {
        const at::Tensor base = layerOf(m_task.train, layer);
        const at::Tensor queries = m_task.scored == m_task.train ? base : layerOf(m_task.scored, layer);
        m_outcome.probes.push_back(
            neighbourMeans(base, m_trainLabels, queries, self, m_parameters.neighbours, m_job));
    }
}

} // namespace deepmi
