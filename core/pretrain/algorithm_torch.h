#pragma once

#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"

namespace deepmi
{

/// Algorithm 1 on one device: what lives through the epochs, and one method a step of the algorithm. Corpus
/// and pool are normalised already; all references must outlive this.
class Algorithm
{
public:
    Algorithm(const Corpus& corpus, const FeatureTable* unlabeled, const PretrainParameters& parameters,
              const LabelNormalisation& normalisation, const Runtime& runtime, const Job& job);

    /// Before the first epoch: these take the place of the drawn weights of their names. Raises UsageError
    /// for another shape.
    void startFrom(const GivenWeights& initial);
    /// One pass over the data, counted from 1. Raises Error(Failed) if a loss is no longer a number.
    PretrainEpoch epoch(int number);
    /// Copies the network and the embedding of the epoch just run as those to be kept.
    void keep();
    /// Puts what was kept into the run, and into the network.
    void restoreKept(PretrainRun& run, const Corpus& corpus);

    /// Holds the state at the end of the epoch just run for write(), whatever happens in the next one.
    void capture();
    /// The captured state, as values of a checkpoint.
    void write(Checkpoint& checkpoint) const;
    /// Goes on from a checkpoint: the next epoch is the one after it. Raises InputError for values that do
    /// not fit this data and network.
    void restore(const Checkpoint& checkpoint);
    int epochsDone() const { return m_epoch; }
    int keptEpoch() const { return m_kept.epoch; }

private:
    std::vector<int> cluster(const at::Tensor& h, PretrainEpoch& record, bool labelled);
    void trainStage1(PretrainEpoch& record, double& seconds, std::int64_t& samples);
    void trainStage2(PretrainEpoch& record, double& seconds, std::int64_t& samples);
    void report(int epoch, double share) const;
    void measure(PretrainEpoch& record);
    at::Tensor tensorOf(const Checkpoint& checkpoint, const std::string& name, std::int64_t rows) const;

    const PretrainParameters& m_parameters;
    const LabelNormalisation& m_normalisation;
    const Job& m_job;
    at::Device m_device;
    std::vector<std::size_t> m_trainSamples, m_developmentSamples;
    at::Tensor m_trainRows, m_developmentRows, m_targets;
    std::vector<double> m_trainTargets, m_developmentTargets;
    Random m_stage1Random, m_stage2Random, m_headRandom;
    DeepEmoCluster m_network;
    Trainer m_trainer;
    PlacedFeatures m_features, m_unlabeled;
    at::Tensor m_centres, m_poolCentres, m_h;
    std::vector<int> m_pseudoLabels, m_classes;
    std::vector<double> m_predictions;
    int m_epoch = 0;

    struct Kept {
        int epoch = 0;
        at::Tensor parameters, h, centres;
        std::vector<int> pseudoLabels, classes;
        std::vector<double> predictions;
    };
    Kept m_kept;

    /// Centres and h are new tensors every epoch, so that holding on to them is as good as a copy.
    struct Captured {
        int epoch = 0;
        at::Tensor centres, poolCentres, h;
        std::vector<int> pseudoLabels;
    };
    Captured m_captured;
    TrainingState m_state;
};

/// Elements of `values` at `index`.
std::vector<double> select(const std::vector<double>& values, const std::vector<std::size_t>& index);
/// Rows of the feature table that belong to the samples.
std::vector<std::size_t> featureRows(const Corpus& corpus, const std::vector<std::size_t>& samples);

} // namespace deepmi
