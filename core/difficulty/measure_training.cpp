#include "difficulty/measure_training.h"

namespace deepmi
{

const std::vector<Parameter<MeasureTrainingParameters>>& measureTrainingParameters()
{
    using P = MeasureTrainingParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"network",
         &P::network,
         "",
         "network that is trained: theta, the curriculum regressor, or resnet, feature extractor and "
         "regressor of the paper",
         0,
         0,
         {"theta", "resnet"}},
        {"epochs", &P::epochs, "epochs",
         "epochs of training, 0 = the network's own (theta 70, resnet 200, LSTM 50)", 0, 1e6},
        {"batch", &P::batch, "samples",
         "samples a training step, at most, 0 = the network's own (theta and resnet 512, LSTM 64)", 0, 65536},
        {"learning-rate", &P::learningRate, "",
         "learning rate of Adam, 0 = the network's own (theta and LSTM 0.001, resnet 0.0001)", 0, 10},
        {"hidden", &P::hidden, "",
         "width of the hidden layers, 0 = the network's own (theta 512, LSTM 256; resnet has no choice)", 0,
         65536},
        {"dropout", &P::dropout, "", "share of hidden values dropped in training", 0, .95},
        {"clip", &P::clip, "deviations", "normalised features are clamped to plus and minus this", 1e-3, 1e9},
        {"keep-epoch",
         &P::keepEpoch,
         "",
         "which epoch's network is used: best by development loss (the last without a Development split), or "
         "last",
         0,
         0,
         {"best", "last"}},
        {"record",
         &P::record,
         "",
         "what is recorded of every epoch: epoch-end, the prediction of a pass over all samples without "
         "dropout; batch, that of the training step that met the sample, with dropout, before the step",
         0,
         0,
         {"epoch-end", "batch"}},
        {"at-epoch", &P::atEpoch, "epochs", "epoch of epoch-loss, from 1", 1, 1e6},
        {"repeats", &P::repeats, "", "trainings with other seeds over which the measure is averaged", 1,
         1000},
        {"folds", &P::folds, "", "parts of the training samples, each predicted by a network of the others",
         2, 1000},
        {"neighbours", &P::neighbours, "samples",
         "nearest training samples whose mean label a layer's probe predicts", 1, 65536},
        {"tolerance", &P::tolerance, "deviations",
         "a layer agrees if its probe is not further than this from the network's prediction, in deviations "
         "of the training labels",
         1e-6, 100},
    };
    return parameters;
}

MeasureTrainingParameters resolvedFor(MeasureNetwork network, MeasureTrainingParameters parameters)
{
    struct Defaults {
        int epochs, batch;
        double learningRate;
        int hidden;
    };
    const Defaults own = network == MeasureNetwork::Theta    ? Defaults{70, 512, 1e-3, 512}
                         : network == MeasureNetwork::ResNet ? Defaults{200, 512, 1e-4, 0}
                                                             : Defaults{50, 64, 1e-3, 256};
    if (parameters.epochs == 0)
        parameters.epochs = own.epochs;
    if (parameters.batch == 0)
        parameters.batch = own.batch;
    if (parameters.learningRate == 0)
        parameters.learningRate = own.learningRate;
    if (parameters.hidden == 0)
        parameters.hidden = own.hidden;
    return parameters;
}

} // namespace deepmi
