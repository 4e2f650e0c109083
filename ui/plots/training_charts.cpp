#include "plots/training_charts.h"

#include "figures/chart_band.h"
#include "models/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi::studio
{

namespace
{

constexpr auto dashed = "4 2";
/// Shade of a cluster this many times an even share, and of all that are larger.
constexpr double darkestShare = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TrainingCharts)
};

std::string words(const QString& translated)
{
    return translated.toStdString();
}

/// One quantity of an epoch and how it is drawn.
template <class Epoch>
struct Quantity {
    const char* name;
    QString title;
    double (*value)(const Epoch&);
    const char* dashes = "";
};

const std::vector<PretrainEpoch>& epochsOf(const TrainingCurve& curve, const PretrainEpoch*)
{
    return curve.pretrain;
}
const std::vector<TrainEpoch>& epochsOf(const TrainingCurve& curve, const TrainEpoch*)
{
    return curve.regressor;
}

template <class Epoch>
std::vector<double> valuesOf(const TrainingCurve& curve, const Quantity<Epoch>& quantity)
{
    const auto& epochs = epochsOf(curve, static_cast<const Epoch*>(nullptr));
    std::vector<double> values;
    values.reserve(epochs.size());
    for (const Epoch& epoch : epochs)
        values.push_back(quantity.value(epoch));
    return values;
}

/// The mean of the trials, and the band about it where it has any width.
void setMean(ChartLine& line, std::vector<std::vector<double>> trials, double smoothing, bool band)
{
    if (smoothing > 0)
        for (std::vector<double>& trial : trials)
            trial = smoothed(trial, smoothing);
    EpochSpread spread = spreadByEpoch(trials);
    const bool isWide = std::any_of(spread.std.begin(), spread.std.end(), [](double std) { return std > 0; });
    if (band && isWide)
        setMeanWithBand(line, std::move(spread));
    else
        line.values = std::move(spread.mean);
}

/// The curve, and before it the values themselves where it is smoothed.
template <class Epoch>
void addLines(LineChart& chart, const ShownTraining& training, const Quantity<Epoch>& quantity,
              double smoothing, bool first, bool several)
{
    ChartLine line;
    line.name = quantity.name;
    line.title = (several ? training.label + " " : "") + words(quantity.title);
    line.colour = training.colour;
    line.dashes = quantity.dashes;
    line.label = several && first ? training.label : "";
    std::vector<std::vector<double>> trials;
    for (const TrainingCurve* trial : training.trials)
        trials.push_back(valuesOf(*trial, quantity));
    if (trials.empty())
        line.values = valuesOf(*training.curve, quantity);
    else
        setMean(line, trials, 0, first);
    if (smoothing > 0) {
        ChartLine behind = line;
        behind.faint = true;
        behind.label.clear();
        behind.low.clear();
        behind.high.clear();
        line.low.clear();
        line.high.clear();
        if (trials.empty())
            line.values = smoothed(line.values, smoothing);
        else
            setMean(line, trials, smoothing, first);
        line.title = words(Texts::tr("%1, smoothed").arg(text(line.title)));
        chart.lines.push_back(std::move(behind));
    }
    chart.lines.push_back(std::move(line));
}

template <class Epoch>
LineChart chartOf(const char* id, const QString& title, const std::vector<ShownTraining>& shown,
                  const std::vector<Quantity<Epoch>>& quantities, double smoothing)
{
    LineChart chart;
    chart.id = id;
    chart.title = words(title);
    chart.xTitle = words(Texts::tr("epoch"));
    chart.emptyWords = words(Texts::tr("no values"));
    chart.thinnedWords = words(Texts::tr("{} of {} points drawn"));
    chart.leftOutWords = words(Texts::tr("{} values of 0 or below have no place on a logarithmic axis"));
    for (const Quantity<Epoch>& quantity : quantities)
        if (quantities.size() > 1)
            chart.key.push_back({words(quantity.title), quantity.dashes, ChartKey::Symbol::Line});
    for (const ShownTraining& training : shown)
        for (const Quantity<Epoch>& quantity : quantities)
            addLines(chart, training, quantity, smoothing, &quantity == &quantities.front(),
                     shown.size() > 1);
    if (std::any_of(chart.lines.begin(), chart.lines.end(),
                    [](const ChartLine& line) { return !line.low.empty(); }))
        chart.key.push_back({words(Texts::tr("± std")), "", ChartKey::Symbol::Band});
    return chart;
}

/// A ring on the curves of the first quantity: the values themselves where the line is smoothed.
void markEpochs(LineChart& chart, const std::string& name, const std::vector<ShownTraining>& shown,
                const std::vector<int>& epochs, const QString& meaning)
{
    std::size_t training = 0;
    bool any = false;
    const bool faint =
        std::any_of(chart.lines.begin(), chart.lines.end(), [](const ChartLine& line) { return line.faint; });
    for (ChartLine& line : chart.lines)
        if (line.name == name && line.faint == faint && training < shown.size()) {
            line.markedEpoch = epochs[training++];
            any = any || line.markedEpoch > 0;
        }
    if (any)
        chart.key.push_back({words(meaning), "", ChartKey::Symbol::Ring});
}

using Pretrain = Quantity<PretrainEpoch>;
using Regress = Quantity<TrainEpoch>;

/// Rows by their size in the last epoch, the largest at the bottom; shades by the size beside an even share.
LineChart sizesChart(const std::vector<ShownTraining>& shown, const EpochSource& source)
{
    LineChart chart = chartOf<PretrainEpoch>("sizes", Texts::tr("Cluster sizes"), shown, {}, 0);
    chart.whole = true;
    if (shown.empty() || shown.back().curve->pretrain.empty())
        return chart;
    if (shown.size() > 1)
        chart.title = words(Texts::tr("Cluster sizes of %1").arg(text(shown.back().label)));
    const std::vector<PretrainEpoch>& epochs = shown.back().curve->pretrain;
    const std::vector<std::int64_t>& last = epochs.back().clusterSizes;
    std::vector<std::size_t> order(last.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return last[a] > last[b]; });
    const double total = static_cast<double>(std::accumulate(last.begin(), last.end(), std::int64_t{0}));
    const double darkest = darkestShare * total / static_cast<double>(std::max<std::size_t>(1, last.size()));
    chart.cells = ChartCells{epochs.size(), order.size(),
                             [source, order = std::move(order), darkest](std::size_t epoch, std::size_t row) {
                                 const std::vector<PretrainEpoch>* all = source();
                                 if (!all || epoch >= all->size() || row >= order.size())
                                     return 0.;
                                 const auto& sizes = (*all)[epoch].clusterSizes;
                                 return order[row] < sizes.size() && darkest > 0
                                            ? static_cast<double>(sizes[order[row]]) / darkest
                                            : 0.;
                             }};
    chart.key.push_back(
        {words(Texts::tr("full colour: %1 × an even share").arg(darkestShare)), "", ChartKey::Symbol::None});
    return chart;
}

std::vector<LineChart> pretrainCharts(const std::vector<ShownTraining>& shown,
                                      const TrainingChartOptions& options, const EpochSource& sizes)
{
    const double smooth = options.smoothing;
    const QString development = Texts::tr("development"), training = Texts::tr("training");
    std::vector<LineChart> charts;
    charts.push_back(chartOf<PretrainEpoch>(
        "ccc", Texts::tr("CCC"), shown,
        {{"development", development, [](const PretrainEpoch& e) { return e.developmentCcc; }},
         {"training", training, [](const PretrainEpoch& e) { return e.trainCcc; }, dashed}},
        smooth));
    std::vector<int> kept;
    for (const ShownTraining& one : shown)
        kept.push_back(one.curve->keptEpoch);
    markEpochs(charts.back(), "development", shown, kept, Texts::tr("kept"));
    charts.push_back(chartOf<PretrainEpoch>(
        "losses", Texts::tr("Cluster loss (cross-entropy)"), shown,
        {{"stage1", Texts::tr("stage I"), [](const PretrainEpoch& e) { return e.stage1Loss; }, dashed},
         {"stage2", Texts::tr("stage II"), [](const PretrainEpoch& e) { return e.clusterLoss; }}},
        smooth));
    charts.push_back(chartOf<PretrainEpoch>(
        "cccLoss", Texts::tr("Emotion loss (1 − CCC)"), shown,
        {{"development", development, [](const PretrainEpoch& e) { return e.developmentLoss; }},
         {"training", Texts::tr("training, with dropout"), [](const PretrainEpoch& e) { return e.cccLoss; },
          dashed}},
        smooth));
    charts.push_back(chartOf<PretrainEpoch>(
        "clusters", Texts::tr("Effective clusters"), shown,
        {{"kmeans", Texts::tr("K-means"), [](const PretrainEpoch& e) { return e.effectiveClusters; }},
         {"classifier", Texts::tr("classifier"), [](const PretrainEpoch& e) { return e.effectiveClassifier; },
          dashed}},
        smooth));
    charts.push_back(
        chartOf<PretrainEpoch>("stability", Texts::tr("Stability"), shown,
                               {{"stability", Texts::tr("NMI with the epoch before"),
                                 [](const PretrainEpoch& e) { return e.stability; }},
                                {"agreement", Texts::tr("classifier agrees"),
                                 [](const PretrainEpoch& e) { return e.classifierAccuracy; }, dashed}},
                               smooth));
    charts[1].logarithmic = charts[2].logarithmic = options.logarithmic;
    charts.push_back(sizesChart(shown, sizes));
    return charts;
}

/// Whether the rate falls with an epoch by a step. One that falls in epoch after epoch is a curve, which its
/// own chart shows; a mark for each point of it would bury the others.
bool rateSteps(const std::vector<TrainEpoch>& epochs, std::size_t index)
{
    const auto falls = [&](std::size_t at) {
        return at > 0 && at < epochs.size() && epochs[at].learningRate < epochs[at - 1].learningRate;
    };
    return falls(index) && !falls(index - 1) && !falls(index + 1);
}

/// Where bins enter and rates fall. Trainings that do the same share their marks; others have their colour.
std::vector<ChartMark> marksOf(const std::vector<ShownTraining>& shown)
{
    struct Own {
        std::vector<ChartMark> marks;
        int epochs;
    };
    std::vector<Own> all;
    for (const ShownTraining& one : shown) {
        Own own{{}, static_cast<int>(one.curve->regressor.size())};
        const std::vector<TrainEpoch>& epochs = one.curve->regressor;
        for (std::size_t index = 1; index < epochs.size(); ++index) {
            const TrainEpoch& epoch = epochs[index];
            if (epoch.bins > epochs[index - 1].bins)
                own.marks.push_back({ChartMark::Kind::Entry, epoch.epoch, std::to_string(epoch.bins), ""});
            if (rateSteps(epochs, index))
                own.marks.push_back({ChartMark::Kind::Rate, epoch.epoch, "", ""});
        }
        all.push_back(std::move(own));
    }
    const auto same = [](const ChartMark& a, const ChartMark& b) {
        return a.kind == b.kind && a.epoch == b.epoch && a.label == b.label;
    };
    std::vector<ChartMark> marks;
    std::size_t longest = 0;
    for (std::size_t one = 0; one < all.size(); ++one)
        if (all[one].marks.size() > all[longest].marks.size())
            longest = one;
    for (std::size_t one = 0; one < all.size(); ++one) {
        // One that has not come as far, or has no curriculum at all, does not differ.
        const bool shared =
            std::equal(all[one].marks.begin(), all[one].marks.end(), all[longest].marks.begin(),
                       all[longest].marks.begin() + static_cast<std::ptrdiff_t>(all[one].marks.size()), same);
        if (shared && one != longest)
            continue;
        for (ChartMark mark : all[one].marks) {
            mark.colour = shared ? "" : shown[one].colour;
            marks.push_back(mark);
        }
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const ChartMark& a, const ChartMark& b) { return a.epoch < b.epoch; });
    return marks;
}

std::vector<LineChart> regressorCharts(const std::vector<ShownTraining>& shown,
                                       const TrainingChartOptions& options)
{
    const QString development = Texts::tr("development"), training = Texts::tr("training, with dropout");
    std::vector<LineChart> charts;
    charts.push_back(chartOf<TrainEpoch>(
        "ccc", Texts::tr("CCC"), shown,
        {{"development", development, [](const TrainEpoch& e) { return e.developmentCcc; }},
         {"training", training, [](const TrainEpoch& e) { return 1 - e.trainingLoss; }, dashed}},
        options.smoothing));
    std::vector<int> best;
    for (const ShownTraining& one : shown)
        best.push_back(one.trials.empty() ? bestEpochOf(*one.curve) : 0); // each trial has its own
    markEpochs(charts.back(), "development", shown, best, Texts::tr("best"));
    charts.push_back(chartOf<TrainEpoch>(
        "cccLoss", Texts::tr("Emotion loss (1 − CCC)"), shown,
        {{"development", development, [](const TrainEpoch& e) { return 1 - e.developmentCcc; }},
         {"training", training, [](const TrainEpoch& e) { return e.trainingLoss; }, dashed}},
        options.smoothing));
    charts.push_back(chartOf<TrainEpoch>(
        "rate", Texts::tr("Learning rate"), shown,
        {{"rate", Texts::tr("learning rate"), [](const TrainEpoch& e) { return e.learningRate; }}}, 0));
    charts.push_back(
        chartOf<TrainEpoch>("samples", Texts::tr("Samples in use"), shown,
                            {{"samples", Texts::tr("samples"),
                              [](const TrainEpoch& e) { return static_cast<double>(e.samples); }}},
                            0));
    charts[3].whole = true;
    for (const std::size_t chart : {1, 2, 3})
        charts[chart].logarithmic = options.logarithmic;
    const std::vector<ChartMark> marks = marksOf(shown);
    const auto has = [&](ChartMark::Kind kind) {
        return std::any_of(marks.begin(), marks.end(), [kind](const ChartMark& m) { return m.kind == kind; });
    };
    for (LineChart& chart : charts) {
        chart.marks = marks;
        if (has(ChartMark::Kind::Entry))
            chart.key.push_back({words(Texts::tr("a bin enters")), "", ChartKey::Symbol::Entry});
        if (has(ChartMark::Kind::Rate))
            chart.key.push_back({words(Texts::tr("the rate falls")), "", ChartKey::Symbol::Rate});
    }
    return charts;
}

} // namespace

int bestEpochOf(const TrainingCurve& curve)
{
    if (curve.kind == TrainingCurve::Kind::Pretraining)
        return curve.keptEpoch;
    const TrainEpoch* best = nullptr;
    for (const TrainEpoch& epoch : curve.regressor)
        if (std::isfinite(epoch.developmentCcc) && (!best || epoch.developmentCcc > best->developmentCcc))
            best = &epoch;
    return best ? best->epoch : 0;
}

std::vector<LineChart> trainingCharts(TrainingCurve::Kind kind, const std::vector<ShownTraining>& shown,
                                      const TrainingChartOptions& options, const EpochSource& sizes)
{
    return kind == TrainingCurve::Kind::Pretraining ? pretrainCharts(shown, options, sizes)
                                                    : regressorCharts(shown, options);
}

} // namespace deepmi::studio
