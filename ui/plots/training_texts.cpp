#include "data/delimited_text.h"
#include "job/number_text.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "plots/training_charts.h"
#include "statistics/epoch_spread.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TrainingCharts)
};

/// Four figures tell curves apart; small rates need their power.
QString valueText(double value)
{
    return std::isfinite(value) ? figuresText(value, 4) : QStringLiteral("–");
}

void append(std::string& table, std::initializer_list<double> values)
{
    for (const double value : values) {
        table += ',';
        if (std::isfinite(value))
            table += numberText(value);
    }
}

EpochSpread spreadOf(const ShownTraining& training, double (*value)(const TrainEpoch&))
{
    std::vector<std::vector<double>> trials;
    for (const TrainingCurve* trial : training.trials) {
        std::vector<double>& values = trials.emplace_back();
        for (const TrainEpoch& epoch : trial->regressor)
            values.push_back(value(epoch));
    }
    return spreadByEpoch(trials);
}

double developmentOf(const TrainEpoch& epoch)
{
    return epoch.developmentCcc;
}

/// Bins, samples and rate are those of the trial that has come furthest: a curriculum has the same in all.
std::string meansCsv(const std::vector<ShownTraining>& shown)
{
    std::string table = "approach,epoch,trials,bins,samples,learning_rate,training_loss_mean,"
                        "training_loss_std,development_ccc_mean,development_ccc_std\n";
    for (const ShownTraining& one : shown) {
        const EpochSpread loss = spreadOf(one, [](const TrainEpoch& epoch) { return epoch.trainingLoss; });
        const EpochSpread ccc = spreadOf(one, developmentOf);
        for (std::size_t place = 0; place < one.curve->regressor.size(); ++place) {
            const TrainEpoch& epoch = one.curve->regressor[place];
            table += spreadsheetCell(one.curve->approachOrTitle().toStdString()) + ',' +
                     std::to_string(epoch.epoch) + ',' + std::to_string(ccc.trials[place]) + ',' +
                     std::to_string(epoch.bins) + ',' + std::to_string(epoch.samples);
            append(table,
                   {epoch.learningRate, loss.mean[place], loss.std[place], ccc.mean[place], ccc.std[place]});
            table += '\n';
        }
    }
    return table;
}

} // namespace

QStringList valuesAt(const LineChart& chart, int epoch)
{
    QStringList lines;
    if (chart.cells) {
        if (epoch >= 1 && static_cast<std::size_t>(epoch) <= chart.cells->epochs && chart.cells->rows > 0) {
            std::size_t empty = 0;
            for (std::size_t row = 0; row < chart.cells->rows; ++row)
                empty += chart.cells->value(static_cast<std::size_t>(epoch) - 1, row) <= 0;
            lines << Texts::tr("%n empty cluster(s)", nullptr, static_cast<int>(empty));
        }
        return lines;
    }
    for (const ChartLine& line : chart.lines) {
        if (epoch < 1 || static_cast<std::size_t>(epoch) > line.values.size())
            continue;
        const std::size_t place = static_cast<std::size_t>(epoch) - 1;
        QString value = valueText(line.values[place]);
        if (place < line.high.size() && std::isfinite(line.high[place]))
            value = Texts::tr("%1 ± %2").arg(value, valueText(line.high[place] - line.values[place]));
        lines << Texts::tr("%1: %2").arg(text(line.title), value);
    }
    return lines;
}

std::string trainingCsv(TrainingCurve::Kind kind, const std::vector<ShownTraining>& shown)
{
    std::string table;
    if (std::any_of(shown.begin(), shown.end(), [](const ShownTraining& one) { return !one.trials.empty(); }))
        return meansCsv(shown);
    if (kind == TrainingCurve::Kind::Regressor) {
        table = "training,epoch,bins,samples,learning_rate,training_loss,development_ccc\n";
        for (const ShownTraining& one : shown)
            for (const TrainEpoch& epoch : one.curve->regressor) {
                table += spreadsheetCell(one.title.toStdString()) + ',' + std::to_string(epoch.epoch) + ',' +
                         std::to_string(epoch.bins) + ',' + std::to_string(epoch.samples);
                append(table, {epoch.learningRate, epoch.trainingLoss, epoch.developmentCcc});
                table += '\n';
            }
        return table;
    }
    std::size_t clusters = 0;
    for (const ShownTraining& one : shown)
        for (const PretrainEpoch& epoch : one.curve->pretrain)
            clusters = std::max(clusters, epoch.clusterSizes.size());
    table =
        "training,epoch,kept,train_ccc,development_ccc,development_loss,training_loss,stage1_cross_entropy,"
        "stage2_cross_entropy,effective_clusters,effective_classifier,stability,classifier_accuracy";
    for (std::size_t cluster = 0; cluster < clusters; ++cluster)
        table += ",cluster_" + std::to_string(cluster);
    table += '\n';
    for (const ShownTraining& one : shown)
        for (const PretrainEpoch& epoch : one.curve->pretrain) {
            table += spreadsheetCell(one.title.toStdString()) + ',' + std::to_string(epoch.epoch) +
                     (epoch.epoch == one.curve->keptEpoch ? ",1" : ",0");
            append(table, {epoch.trainCcc, epoch.developmentCcc, epoch.developmentLoss, epoch.cccLoss,
                           epoch.stage1Loss, epoch.clusterLoss, epoch.effectiveClusters,
                           epoch.effectiveClassifier, epoch.stability, epoch.classifierAccuracy});
            for (std::size_t cluster = 0; cluster < clusters; ++cluster)
                table +=
                    ',' + (cluster < epoch.clusterSizes.size() ? std::to_string(epoch.clusterSizes[cluster])
                                                               : std::string());
            table += '\n';
        }
    return table;
}

QString trainingDescription(const std::vector<ShownTraining>& shown)
{
    QStringList sentences;
    for (const ShownTraining& one : shown) {
        const TrainingCurve& curve = *one.curve;
        const auto epochs = static_cast<int>(curve.epochs());
        QString sentence = Texts::tr("%1: %n epoch(s)", nullptr, epochs).arg(one.title);
        if (!one.trials.empty()) {
            const EpochSpread ccc = spreadOf(one, developmentOf);
            if (epochs > 0)
                sentence +=
                    Texts::tr(", mean CCC of development %1 at the end").arg(valueText(ccc.mean.back()));
            sentences << sentence;
            continue;
        }
        const auto cccAt = [&](std::size_t index) {
            return curve.kind == TrainingCurve::Kind::Pretraining ? curve.pretrain[index].developmentCcc
                                                                  : curve.regressor[index].developmentCcc;
        };
        if (epochs > 0)
            sentence += Texts::tr(", CCC of development %1 at the end")
                            .arg(valueText(cccAt(static_cast<std::size_t>(epochs) - 1)));
        if (const int best = bestEpochOf(curve); best > 0 && best <= epochs)
            sentence += Texts::tr(", %1 in epoch %2, which is kept")
                            .arg(valueText(cccAt(static_cast<std::size_t>(best) - 1)))
                            .arg(best);
        sentences << sentence;
    }
    return sentences.join(QStringLiteral("; "));
}

} // namespace deepmi::studio
