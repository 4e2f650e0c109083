#pragma once

#include "figures/line_chart.h"
#include "models/training_log.h"

#include <QString>
#include <optional>
#include <vector>

namespace deepmi::studio
{

/// A line of the list as it stands in the charts, with its number and colour there: a training, or all trials
/// of an approach as their mean.
struct ShownTraining {
    const TrainingCurve* curve = nullptr; ///< of several trials, the one that has come furthest
    std::string label;                    ///< "1"
    std::string colour;
    QString title;                            ///< "DeepMI (α = 0), trial 3", "DeepMI (α = 0), 5 trials"
    std::vector<const TrainingCurve*> trials; ///< of which it is the mean; empty for one training
};

struct TrainingChartOptions {
    bool logarithmic = false; ///< losses, learning rate and samples on a logarithmic axis
    double smoothing = 0;     ///< weight of smoothed(), 0 = none; the values stay faintly behind
};

/// Cluster sizes of the training whose histories `epochs` gives; asked while drawing.
using EpochSource = std::function<const std::vector<PretrainEpoch>*()>;

/// The charts of trainings of one kind, every curve of them. Pre-training: CCC, cross-entropy of both stages,
/// 1 − CCC, clusters in use, stability, cluster sizes (of the last of `shown`, by `sizes`). Regressor: CCC,
/// 1 − CCC, learning rate, samples in use, with the entries of bins and the lowered rates marked. Where
/// trials are brought together: their mean, of each chart's first quantity with a band of one sample standard
/// deviation; smoothed trial by trial.
std::vector<LineChart> trainingCharts(TrainingCurve::Kind kind, const std::vector<ShownTraining>& shown,
                                      const TrainingChartOptions& options, const EpochSource& sizes);

/// The values of an epoch in one chart, a line a curve: "1 development 0.612".
QStringList valuesAt(const LineChart& chart, int epoch);

/// All epochs of all of them, unthinned, a line an epoch; where trials are brought together, means, standard
/// deviations and how many trials have come so far.
std::string trainingCsv(TrainingCurve::Kind kind, const std::vector<ShownTraining>& shown);

/// What the curves say in a sentence a training: epochs, the last and the best CCC of development.
QString trainingDescription(const std::vector<ShownTraining>& shown);

/// The epoch of the highest development CCC, from 1; 0 where there is none.
int bestEpochOf(const TrainingCurve& curve);

} // namespace deepmi::studio
