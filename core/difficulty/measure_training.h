#pragma once

#include "job/checkpoint_watch.h"
#include "job/parameters.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// How the networks that some measures need are trained, with 1−CCC and Adam on Split::Train. A value of 0
/// stands for the network's own, as resolvedFor() tells.
struct MeasureTrainingParameters {
    std::string network = "theta"; ///< theta: the curriculum regressor Θ; resnet: Φ and f of the paper
    int epochs = 0;
    int batch = 0;           ///< samples a step, at most
    double learningRate = 0; ///< Adam, constant
    int hidden = 0;          ///< width of Θ's three layers, or of the two LSTM layers
    double dropout = .3;
    double clip = 3;                  ///< features are clamped to ± this many deviations
    std::string keepEpoch = "best";   ///< best (smallest development loss; the last without one) or last
    std::string record = "epoch-end"; ///< epoch-end: an evaluation pass after every epoch, dropout off;
                                      ///< batch: as the sample is met in training, dropout on
    int atEpoch = 10;                 ///< of "epoch-loss", from 1
    int repeats = 1;                  ///< networks of other seeds over which the measure is averaged
    int folds = 5;                    ///< of "cross-validated-loss"
    int neighbours = 30;              ///< k of the probes of "prediction-depth"
    double tolerance = .5;            ///< of "prediction-depth", in deviations of the training labels
};
/// `name` is the option; the seed is MeasureParameters::seed.
const std::vector<Parameter<MeasureTrainingParameters>>& measureTrainingParameters();

/// Where the trainings of a measure leave their state, finished ones whole, those at hand as they stood at
/// the end of their last epoch; of no use to a measure that trains nothing.
struct MeasureWatch : CheckpointWatch {
    /// {option without its dashes: value} that the checkpoint belongs to; computeMeasure() fills it in.
    nlohmann::ordered_json options = nlohmann::ordered_json::object();
};

/// The networks that a measure may train.
enum class MeasureNetwork { Theta, ResNet, Lstm };
/// With the network's own values in place of every 0: 70 epochs at 1e-3 and 512 wide for Θ, 200 epochs at
/// 1e-4 for Φ+f (the paper's stage II), 50 epochs at 1e-3 and 256 wide in batches of 64 for the LSTM.
MeasureTrainingParameters resolvedFor(MeasureNetwork network, MeasureTrainingParameters parameters);

} // namespace deepmi
