#include "comparison/learning_curves.h"

#include "figures/chart_band.h"
#include "figures/svg.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace
{

constexpr std::size_t mostInAChart = 7; ///< the palette has no more colours that can be told apart

/// The entries that all curves with a curriculum share; none where they differ.
std::vector<int> sharedEntries(const std::vector<const LearningCurve*>& curves)
{
    std::vector<int> shared;
    for (const LearningCurve* curve : curves) {
        if (curve->binEntries.empty())
            continue;
        if (!shared.empty() && curve->binEntries != shared)
            return {};
        shared = curve->binEntries;
    }
    return shared;
}

template <class Value>
std::vector<std::string> distinct(const std::vector<LearningCurve>& curves, Value value)
{
    std::vector<std::string> values;
    for (const LearningCurve& curve : curves)
        if (std::find(values.begin(), values.end(), value(curve)) == values.end())
            values.push_back(value(curve));
    return values;
}

std::string trialsText(std::size_t trials)
{
    return std::to_string(trials) + (trials == 1 ? " trial" : " trials");
}

ChartLine lineOf(const LearningCurve& curve, const std::string& label, const std::string& colour)
{
    ChartLine line;
    line.name = curve.approach;
    line.title = label + " " + curve.approach;
    line.colour = colour;
    line.label = label;
    setMeanWithBand(line, curve.development);
    return line;
}

} // namespace

std::vector<int> binEntriesOf(const std::vector<TrainEpoch>& history)
{
    std::vector<int> entries;
    for (std::size_t index = 1; index < history.size(); ++index)
        for (int bin = history[index - 1].bins; bin < history[index].bins; ++bin)
            entries.push_back(history[index].epoch);
    return entries;
}

std::vector<LearningCurve> learningCurves(const ComparisonResult& result)
{
    std::vector<LearningCurve> curves;
    for (const std::string& attribute : result.plan.attributes)
        for (const Approach& approach : result.plan.approaches) {
            std::vector<std::vector<double>> trials;
            LearningCurve curve{attribute, approach.title, approach.measure, {}, {}};
            for (const TrialRecord& trial : result.trials) {
                if (trial.attribute != attribute || trial.approach != approach.title || trial.history.empty())
                    continue;
                std::vector<double>& values = trials.emplace_back();
                for (const TrainEpoch& epoch : trial.history)
                    values.push_back(epoch.developmentCcc);
                if (trials.size() == 1)
                    curve.binEntries = binEntriesOf(trial.history);
            }
            if (trials.empty())
                continue;
            curve.development = spreadByEpoch(trials);
            curves.push_back(std::move(curve));
        }
    return curves;
}

ChartSheet learningCurveSheet(const std::vector<LearningCurve>& curves, const FigureStyle& style)
{
    if (curves.empty())
        throw UsageError("learning curves need a trial whose epochs are known");
    const auto attributes = distinct(curves, [](const LearningCurve& curve) { return curve.attribute; });
    const auto approaches = distinct(curves, [](const LearningCurve& curve) { return curve.approach; });
    std::vector<std::string> measures;
    std::vector<std::size_t> trials; // of an approach, the most that any attribute has
    for (const std::string& approach : approaches) {
        std::size_t most = 0;
        for (const LearningCurve& curve : curves)
            if (curve.approach == approach) {
                if (measures.size() <= trials.size())
                    measures.push_back(curve.measure);
                for (const std::size_t count : curve.development.trials)
                    most = std::max(most, count);
            }
        trials.push_back(most);
    }
    const std::vector<std::size_t> colours = approachColours(measures);

    ChartSheet sheet;
    const std::size_t parts = (approaches.size() + mostInAChart - 1) / mostInAChart;
    for (const std::string& attribute : attributes)
        for (std::size_t part = 0; part < parts; ++part) {
            LineChart chart;
            chart.id = attribute + (parts > 1 ? "-" + std::to_string(part + 1) : "");
            chart.title = attribute + ": development CCC" +
                          (parts > 1 ? " (" + std::to_string(part + 1) + " of " + std::to_string(parts) + ")"
                                     : std::string());
            std::vector<const LearningCurve*> drawn;
            for (std::size_t place = part * mostInAChart;
                 place < std::min(approaches.size(), (part + 1) * mostInAChart); ++place)
                for (const LearningCurve& curve : curves)
                    if (curve.attribute == attribute && curve.approach == approaches[place]) {
                        chart.lines.push_back(lineOf(curve, std::to_string(place + 1),
                                                     paletteColour(colours[place], style.colours.dark)));
                        drawn.push_back(&curve);
                    }
            if (drawn.empty())
                continue;
            int bin = 1;
            for (const int epoch : sharedEntries(drawn)) {
                ++bin;
                if (!chart.marks.empty() && chart.marks.back().epoch == epoch)
                    chart.marks.pop_back(); // several at once: the last one's number
                chart.marks.push_back({ChartMark::Kind::Entry, epoch, std::to_string(bin), ""});
            }
            chart.key.push_back({"mean of the trials", "", ChartKey::Symbol::Line});
            const bool bands = std::any_of(drawn.begin(), drawn.end(), [](const LearningCurve* curve) {
                return std::any_of(curve->development.trials.begin(), curve->development.trials.end(),
                                   [](std::size_t count) { return count > 1; });
            });
            if (bands)
                chart.key.push_back({"± one standard deviation", "", ChartKey::Symbol::Band});
            if (!chart.marks.empty())
                chart.key.push_back({"a bin enters", "", ChartKey::Symbol::Entry});
            sheet.charts.push_back(std::move(chart));
        }
    for (std::size_t place = 0; place < approaches.size(); ++place)
        sheet.legend.push_back({std::to_string(place + 1),
                                approaches[place] + ", " + trialsText(trials[place]),
                                paletteColour(colours[place], style.colours.dark)});
    sheet.columns = chartSheetColumns(style);
    return sheet;
}

std::string learningCurveFigure(const std::vector<LearningCurve>& curves, const FigureStyle& style)
{
    const ChartSheet sheet = learningCurveSheet(curves, style);
    const double height = style.heightMm > 0 ? style.heightMm : chartSheetHeightMm(sheet, style);
    Svg svg(style.widthMm, height, style, "Development CCC of the approaches by epoch");
    drawChartSheet(svg, sheet, style);
    return svg.toString();
}

} // namespace deepmi
