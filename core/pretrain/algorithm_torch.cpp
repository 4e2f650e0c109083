#include "pretrain/algorithm_torch.h"

#include "cluster/kmeans_torch.h"
#include "information/joint_table.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/ccc.h"
#include "network/resident_torch.h"
#include "pretrain/cluster_health.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace deepmi
{

namespace
{

/// Streams of the run's seed; a new consumer takes a new number.
enum Stream : std::uint64_t {
    InitialWeights,
    Stage1Order,
    Stage2Order,
    KMeansStart,
    DropoutMasks,
    HeadReset
};

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

std::vector<double> select(const std::vector<double>& values, const std::vector<std::size_t>& index)
{
    std::vector<double> selected;
    selected.reserve(index.size());
    for (const std::size_t i : index)
        selected.push_back(values[i]);
    return selected;
}

std::vector<std::size_t> featureRows(const Corpus& corpus, const std::vector<std::size_t>& samples)
{
    std::vector<std::size_t> rows;
    rows.reserve(samples.size());
    for (const std::size_t sample : samples)
        rows.push_back(corpus.featureRow[sample]);
    return rows;
}

Algorithm::Algorithm(const Corpus& corpus, const FeatureTable* unlabeled,
                     const PretrainParameters& parameters, const LabelNormalisation& normalisation,
                     const Runtime& runtime, const Job& job)
    : m_parameters(parameters), m_normalisation(normalisation), m_job(job), m_device(runtime.device),
      m_trainSamples(corpus.samplesOf(Split::Train)),
      m_developmentSamples(corpus.samplesOf(Split::Development)),
      m_trainRows(toIndexTensor(featureRows(corpus, m_trainSamples), runtime.device)),
      m_developmentRows(toIndexTensor(featureRows(corpus, m_developmentSamples), runtime.device)),
      m_stage1Random(parameters.seed, Stage1Order), m_stage2Random(parameters.seed, Stage2Order),
      m_headRandom(parameters.seed, HeadReset),
      m_network(static_cast<std::int64_t>(corpus.features.columns()), parameters.clusters, parameters.batch,
                runtime.device, runtime.precision),
      m_trainer(m_network, parameters, runtime.generator(Random(parameters.seed, DropoutMasks).next() >> 1),
                runtime.precision),
      m_features(m_trainer.place(corpus.features.values, job,
                                 unlabeled ? static_cast<std::int64_t>(unlabeled->values.rows()) : 0))
{
    if (unlabeled)
        m_unlabeled = m_trainer.place(unlabeled->values, job);
    for (const double label : select(corpus.labels, m_trainSamples))
        m_trainTargets.push_back(normalisation.normalise(label));
    for (const double label : select(corpus.labels, m_developmentSamples))
        m_developmentTargets.push_back(normalisation.normalise(label));
    // Labels of one value have no CCC, which is as good as no development data.
    if (!m_developmentTargets.empty() && LabelNormalisation::fit(m_developmentTargets).deviation == 0)
        m_developmentSamples.clear();
    m_targets = toFloatTensor(m_trainTargets, runtime.device);
    Random initial(parameters.seed, InitialWeights);
    m_network.parameters().initialise(initial);

    m_trainer.addTo(m_state);
    m_state.add("stage1_order", m_stage1Random);
    m_state.add("stage2_order", m_stage2Random);
    m_state.add("head_reset", m_headRandom);
}

void Algorithm::startFrom(const GivenWeights& initial)
{
    Weights weights = m_network.parameters().weights();
    for (NamedTensor& tensor : weights)
        for (const NamedTensor& given : initial.weights)
            if (given.name == tensor.name)
                tensor = given;
    m_network.parameters().load(weights);
}

void Algorithm::report(int epoch, double share) const
{
    m_job.report("pre-training", epoch - 1 + share, m_parameters.epochs);
}

std::vector<int> Algorithm::cluster(const at::Tensor& h, PretrainEpoch& record, bool labelled)
{
    KMeansParameters kmeans;
    kmeans.clusters = m_parameters.clusters;
    kmeans.iterations = m_parameters.kmeansIterations;
    const auto drawn = static_cast<std::uint64_t>(2 * m_epoch + (labelled ? 1 : 0));
    kmeans.seed = Random(m_parameters.seed, KMeansStart + (drawn << 8)).next();
    // Each stage starts from its own centres of the epoch before: centres carried from one corpus to another
    // and back change the numbers of the pseudo-labels every epoch, and g cannot follow. Only the very first
    // K-means of the labelled set starts from the pool's centres, so that the numbers agree where both come
    // from the same corpus.
    at::Tensor& own = labelled ? m_centres : m_poolCentres;
    at::Tensor start;
    if (m_parameters.clusterHead == "keep")
        start = own.defined() ? own : m_poolCentres;
    const DeviceKMeansResult found = kmeansOnDevice(h, kmeans, start, m_job);
    own = found.centres;
    for (const auto& iteration : found.history) {
        record.kmeansRefills += iteration.refilled;
        if (labelled)
            record.kmeansIterations.push_back(iteration);
    }
    if (labelled)
        record.kmeansObjective = found.inertia / static_cast<double>(h.size(0));
    if (m_parameters.clusterHead == "reset")
        m_trainer.resetClusterHead(m_headRandom);
    return toInts(found.cluster);
}

void Algorithm::trainStage1(PretrainEpoch& record, double& seconds, std::int64_t& samples)
{
    const std::int64_t rows = m_unlabeled.rows();
    const at::Tensor h = m_trainer.evaluate(m_unlabeled, {}, false, m_job).h;
    EpochBatches batches;
    if (!m_parameters.uniformClusters) // while a GPU is still busy with h
        batches = shuffledBatches(rows, m_parameters.batch, m_stage1Random, m_device);
    const std::vector<int> labels = cluster(h, record, false);
    if (m_parameters.uniformClusters)
        batches = uniformClusterBatches(labels, m_parameters.clusters, m_parameters.batch, m_stage1Random,
                                        m_device);
    const at::Tensor pseudo = at::tensor(labels, at::kInt).to(m_device, at::kLong);
    const WorkStopwatch watch(m_job);
    const double total = static_cast<double>(rows + m_trainRows.size(0));
    m_trainer.epoch({m_unlabeled, {}, pseudo, {}}, batches, [&](std::size_t done) {
        m_job.throwIfStopped();
        report(m_epoch, static_cast<double>(batches.borders[done]) / total);
    });
    const Trainer::Losses losses = m_trainer.takeLosses();
    seconds += watch.seconds();
    samples += losses.samples;
    record.stage1Loss = losses.crossEntropy;
}

void Algorithm::trainStage2(PretrainEpoch& record, double& seconds, std::int64_t& samples)
{
    // Without stage I nothing has changed since the last epoch's evaluation pass: its embeddings serve again.
    if (!m_h.defined() || m_unlabeled.defined())
        m_h = m_trainer.evaluate(m_features, m_trainRows, false, m_job).h;
    const std::int64_t count = m_trainRows.size(0);
    EpochBatches batches;
    if (!m_parameters.uniformClusters) // while a GPU is still busy with h
        batches = shuffledBatches(count, m_parameters.batch, m_stage2Random, m_device);
    const std::vector<int> last = std::move(m_pseudoLabels);
    m_pseudoLabels = cluster(m_h, record, true);
    if (m_parameters.uniformClusters)
        batches = uniformClusterBatches(m_pseudoLabels, m_parameters.clusters, m_parameters.batch,
                                        m_stage2Random, m_device);
    const at::Tensor pseudo = at::tensor(m_pseudoLabels, at::kInt).to(m_device, at::kLong);
    const WorkStopwatch watch(m_job);
    const double unlabeled = m_unlabeled.defined() ? static_cast<double>(m_unlabeled.rows()) : 0;
    m_trainer.epoch({m_features, m_trainRows, pseudo, m_targets}, batches, [&](std::size_t done) {
        m_job.throwIfStopped();
        report(m_epoch, (unlabeled + static_cast<double>(batches.borders[done])) /
                            (unlabeled + static_cast<double>(count)));
    });
    record.stability = last.empty() // while a GPU is still busy with the last steps
                           ? notANumber
                           : JointTable(m_pseudoLabels, m_parameters.clusters, last, m_parameters.clusters)
                                 .normalisedMutualInformation();
    const Trainer::Losses losses = m_trainer.takeLosses();
    seconds += watch.seconds();
    samples += losses.samples;
    record.clusterLoss = losses.crossEntropy;
    record.cccLoss = losses.concordance;
}

void Algorithm::measure(PretrainEpoch& record)
{
    const Evaluation train = m_trainer.evaluate(m_features, m_trainRows, true, m_job);
    m_h = train.h;
    m_classes = toInts(train.cluster);
    m_predictions = toDoubles(train.prediction);
    record.trainCcc = concordance(m_predictions, m_trainTargets);
    const auto matches =
        std::inner_product(m_classes.begin(), m_classes.end(), m_pseudoLabels.begin(), std::size_t{0},
                           std::plus<>(), [](int a, int b) { return a == b ? 1u : 0u; });
    record.classifierAccuracy = static_cast<double>(matches) / static_cast<double>(m_classes.size());
    record.clusterSizes = stateCounts(m_pseudoLabels, m_parameters.clusters);
    record.classifierSizes = stateCounts(m_classes, m_parameters.clusters);
    record.effectiveClusters = effectiveStates(record.clusterSizes);
    record.effectiveClassifier = effectiveStates(record.classifierSizes);
    record.developmentCcc = record.developmentLoss = notANumber;
    if (!m_developmentSamples.empty()) {
        const Evaluation development = m_trainer.evaluate(m_features, m_developmentRows, true, m_job);
        record.developmentCcc = concordance(toDoubles(development.prediction), m_developmentTargets);
        record.developmentLoss = 1 - record.developmentCcc;
    }
}

PretrainEpoch Algorithm::epoch(int number)
{
    const WorkStopwatch watch(m_job);
    m_epoch = number;
    PretrainEpoch record;
    record.epoch = number;
    record.stage1Loss = notANumber;
    double trainingSeconds = 0;
    std::int64_t samples = 0;
    if (m_unlabeled.defined())
        trainStage1(record, trainingSeconds, samples);
    trainStage2(record, trainingSeconds, samples);
    measure(record);
    if (!std::isfinite(record.clusterLoss) || !std::isfinite(record.cccLoss) ||
        !std::isfinite(record.trainCcc) ||
        (!m_developmentSamples.empty() && !std::isfinite(record.developmentCcc)))
        throw Error(ErrorKind::Failed, "training diverged in epoch " + std::to_string(number) +
                                           " (a loss is no longer a number); lower the learning rates");
    record.seconds = watch.seconds();
    record.samplesPerSecond = static_cast<double>(samples) / trainingSeconds;
    return record;
}

void Algorithm::keep()
{
    const at::Tensor& parameters = m_network.parameters().allValues();
    if (!m_kept.parameters.defined())
        m_kept.parameters = at::empty_like(parameters);
    m_kept.parameters.copy_(parameters);
    m_kept.h = m_h;
    m_kept.centres = m_centres;
    m_kept.pseudoLabels = m_pseudoLabels;
    m_kept.classes = m_classes;
    m_kept.predictions = m_predictions;
    m_kept.epoch = m_epoch;
}

void Algorithm::restoreKept(PretrainRun& run, const Corpus& corpus)
{
    m_network.parameters().setAllValues(m_kept.parameters);
    run.weights = m_network.parameters().weights();
    run.keptEpoch = m_kept.epoch;
    run.centres = toMatrix(m_kept.centres);
    Embedding& embedding = run.embedding;
    embedding.h = toMatrix(m_kept.h);
    embedding.cluster = m_kept.classes;
    embedding.kmeansCluster = m_kept.pseudoLabels;
    embedding.label = select(corpus.labels, m_trainSamples);
    for (const std::size_t sample : m_trainSamples)
        embedding.names.push_back(corpus.names[sample]);
    for (const double prediction : m_kept.predictions)
        embedding.predicted.push_back(m_normalisation.restore(prediction));
}

} // namespace deepmi
