#include "pretrain/pretrain.h"
#include "information/levels.h"

namespace deepmi
{

const std::vector<Parameter<PretrainParameters>>& pretrainParameters()
{
    using P = PretrainParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"clusters", &P::clusters, "",
         "number of clusters K; the paper: 50 (90K unlabelled), 40 (45K), 30 (none)", 2, 500},
        {"epochs", &P::epochs, "epochs", "passes of Algorithm 1 over the data", 1, 100000},
        {"batch", &P::batch, "samples", "samples a training step, at most", 2, 65536},
        {"stage1-learning-rate", &P::stage1LearningRate, "",
         "learning rate of stage I (SGD on the unlabelled pool)", 1e-9, 10},
        {"stage1-momentum", &P::stage1Momentum, "", "momentum of stage I's SGD; the paper has none", 0, .999},
        {"stage2-learning-rate", &P::stage2LearningRate, "",
         "learning rate of stage II (Adam) for the feature extractor and the regressor", 1e-9, 10},
        {"cluster-head-learning-rate", &P::clusterHeadLearningRate, "",
         "learning rate of stage II (Adam) for the cluster classifier g", 1e-9, 10},
        {"dropout", &P::dropout, "", "share of hidden values dropped in training", 0, .95},
        {"clip", &P::clip, "deviations", "normalised features are clamped to plus and minus this", 1e-3, 1e9},
        {"cluster-head",
         &P::clusterHead,
         "",
         "keep: K-means starts from the last centres and g persists; reset: cold K-means and a new last "
         "layer each epoch, as the authors' code",
         0,
         0,
         {"keep", "reset"}},
        {"uniform-clusters", &P::uniformClusters, "",
         "draw batches uniformly over pseudo-labels instead of over samples"},
        {"kmeans-iterations", &P::kmeansIterations, "iterations", "Lloyd iterations of each K-means, at most",
         1, 10000},
        {"keep-epoch",
         &P::keepEpoch,
         "",
         "which epoch the run holds: best by development loss, the best whose cluster classifier is healthy, "
         "or the last",
         0,
         0,
         {"best", "healthy", "last"}},
        {"levels", &P::levels, "", "emotion levels E recorded with the run", 1, mostLevels},
    };
    return parameters;
}

} // namespace deepmi
