#pragma once

#include "cluster/kmeans.h"
#include "data/corpus.h"
#include "data/normalisation.h"
#include "information/levels.h"
#include "job/checkpoint_watch.h"
#include "job/parameters.h"
#include "network/device.h"
#include "network/weights.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace deepmi
{

/// Algorithm 1: DeepEmoCluster. Defaults are the paper's.
struct PretrainParameters {
    int clusters = 50; ///< K
    int epochs = 200;
    int batch = 512;
    double stage1LearningRate = 1e-3;      ///< SGD, stage I
    double stage1Momentum = 0;             ///< SGD momentum of stage I
    double stage2LearningRate = 1e-4;      ///< Adam, stage II, Φ and f
    double clusterHeadLearningRate = 1e-3; ///< Adam, stage II, g
    double dropout = .3;
    double clip = 3;                  ///< features are clamped to ± this many deviations
    std::string clusterHead = "keep"; ///< keep: warm K-means, g persists; reset: as the authors' code
    bool uniformClusters = false;     ///< sample batches uniformly over pseudo-labels
    int kmeansIterations = 20;
    std::string keepEpoch =
        "best"; ///< best (smallest development loss), healthy (the best not collapsed) or last
    int levels = defaultLevels; ///< E, for what is recorded with the run
    std::uint64_t seed = 0;
};
const std::vector<Parameter<PretrainParameters>>& pretrainParameters();

/// What is kept of every epoch. CCC and losses are of evaluation passes unless they say "training".
struct PretrainEpoch {
    int epoch = 0;          ///< from 1
    double stage1Loss = 0;  ///< mean training cross-entropy of stage I; NaN without unlabelled data
    double clusterLoss = 0; ///< mean training cross-entropy of stage II
    double cccLoss = 0;     ///< mean training 1−CCC of stage II
    double trainCcc = 0;
    double developmentCcc = 0;      ///< NaN without development data
    double developmentLoss = 0;     ///< 1−CCC on development
    double classifierAccuracy = 0;  ///< share of labelled samples whose g argmax is their pseudo-label
    double effectiveClusters = 0;   ///< exp(entropy) of the K-means assignment of the labelled set
    double effectiveClassifier = 0; ///< exp(entropy) of g's argmax
    double stability = 0;           ///< NMI of this epoch's pseudo-labels and the last's; NaN in epoch 1
    double kmeansObjective = 0;     ///< final inertia a labelled sample
    int kmeansRefills = 0;          ///< empty clusters refilled, both stages
    double seconds = 0;
    double samplesPerSecond = 0;               ///< training samples of both stages over their training time
    std::vector<std::int64_t> clusterSizes;    ///< of K-means on the labelled set
    std::vector<std::int64_t> classifierSizes; ///< of g's argmax on the labelled set
    std::vector<KMeansIteration> kmeansIterations; ///< of the labelled set's K-means
};

/// A row a labelled sample of Train, from the epoch that is kept: h, recognised cluster and prediction of the
/// network as it stood at its end, and the pseudo-labels it was trained on.
struct Embedding {
    std::vector<std::string> names;
    FloatMatrix h;                  ///< rows × 256, Φ(x) in evaluation mode
    std::vector<int> cluster;       ///< g's argmax
    std::vector<int> kmeansCluster; ///< the K-means assignment of the epoch
    std::vector<double> predicted;  ///< f(Φ(x)), put back on the label scale, not clamped
    std::vector<double> label;      ///< on the label scale
};

/// Everything RUN.h5 holds.
struct PretrainRun {
    PretrainParameters parameters;
    std::string attribute;
    LabelScale scale;
    FeatureNormalisation features;
    LabelNormalisation labels;
    std::vector<PretrainEpoch> history;
    int keptEpoch = 0;      ///< from 1, the epoch of embedding, centres and weights
    int bestEpoch = 0;      ///< from 1, smallest development loss (last epoch where development has no CCC)
    bool collapsed = false; ///< g ended with far fewer clusters than K-means; also said as a warning
    Embedding embedding;
    FloatMatrix centres;           ///< K × 256, of the kept epoch
    Weights weights;               ///< Φ, g, f of the kept epoch
    std::string device, precision; ///< "cpu" / "cuda:0 NVIDIA H100", "float32" / "tf32" / "bfloat16"
    std::string libtorchVersion;
    std::string dataHash; ///< of names, splits, labels and features, hexadecimal
    std::size_t unlabeledRows = 0;
    double seconds = 0;          ///< whole run
    double samplesPerSecond = 0; ///< median over epochs
};

/// What a run starts from where its weights are not drawn; pretrain/initial_weights.h reads it.
struct GivenWeights {
    Weights weights;    ///< by the network's own names: all of Φ, of g and f what there is
    std::string source; ///< the file's name without its folder
    std::string hash;   ///< of names and values, hexadecimal
};

/// Who watches a run, what it starts from, and where it can be taken up again. The functions are called on
/// the job's own thread, between two epochs; empty ones are not called.
struct PretrainWatch : CheckpointWatch {
    /// After every epoch: its record as it will stand in PretrainRun::history, and whether the run keeps this
    /// epoch's network (until a later call says true). A resumed run first tells the epochs that it takes
    /// from the checkpoint, so that the calls always begin with epoch 1.
    std::function<void(const PretrainEpoch&, bool kept)> epochDone;
    /// Asked between two epochs, after the gate of the job has let go: true ends the run as if it had no more
    /// epochs. PretrainRun::history is then shorter than parameters.epochs.
    std::function<bool()> finishEarly;
    /// Null: all weights are drawn. What is not among these is drawn as ever. A checkpoint of a run that
    /// started from other weights is refused.
    std::shared_ptr<const GivenWeights> initialWeights;
};

/// Runs Algorithm 1. `corpus` features are raw; they are normalised in place of a copy on the device.
/// `unlabeled` may be null: the FSL variant, stage II alone. Trains on Split::Train, watches
/// Split::Development. Raises UsageError / InputError (K > N, widths differ, no training rows; a checkpoint
/// that is damaged, from a newer program or of other data or parameters), Stopped. A checkpoint that cannot
/// be written is a warning, not the end of the run.
PretrainRun pretrain(Corpus corpus, std::optional<FeatureTable> unlabeled,
                     const PretrainParameters& parameters, const DeviceOptions& device = {},
                     const Job& job = {}, const PretrainWatch& watch = {});

} // namespace deepmi
