#include "tour/extremes_page.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"

#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// What is drawn: a bar a level.
struct LevelBars {
    QString levels, scores; ///< names of the axes
    std::vector<std::string> names;
    std::vector<double> score; ///< mean DeepMI
    std::vector<double> share; ///< of the samples
};

void drawBars(Canvas& canvas, const FigureStyle& style, const LevelBars& bars)
{
    const double font = style.fontPt;
    const double low = std::min(0., *std::min_element(bars.score.begin(), bars.score.end()));
    const double high = std::max(1e-6, *std::max_element(bars.score.begin(), bars.score.end()));
    const Panel panel{font * 5,
                      font * 2,
                      canvas.width() - font * 6,
                      canvas.height() - font * 7,
                      0,
                      static_cast<double>(bars.score.size()),
                      low * 1.1,
                      high * 1.15};
    const std::vector<double> ticks = roundTicks(panel.yLow, panel.yHigh, 5);
    drawAxes(canvas, panel, {}, ticks, font);
    canvas.line(panel.x, panel.mapY(0), panel.right(), panel.mapY(0), canvas.colours().muted);
    for (std::size_t level = 0; level < bars.score.size(); ++level) {
        const double left = panel.mapX(static_cast<double>(level) + .15);
        const double right = panel.mapX(static_cast<double>(level) + .85);
        const double top = panel.mapY(std::max(0., bars.score[level]));
        const double bottom = panel.mapY(std::min(0., bars.score[level]));
        canvas.rectangle(left, top, right - left, std::max(bottom - top, .5),
                         paletteColour(0, canvas.colours().dark));
        canvas.text((left + right) / 2, top - 2, decimalText(bars.score[level], 4).toStdString(),
                    {font, Anchor::Middle});
        canvas.text((left + right) / 2, panel.bottom() + font * 1.3, bars.names[level],
                    {font, Anchor::Middle});
        canvas.text((left + right) / 2, panel.bottom() + font * 2.6,
                    fixedText(100 * bars.share[level], 1) + " %",
                    {font, Anchor::Middle, canvas.colours().muted});
    }
    drawAxisTitles(canvas, panel, font, bars.levels, bars.scores, 4);
}

} // namespace

ExtremesPage::ExtremesPage(Workspace& space)
    : TourPage(space, tr("Why the extremes come first")), m_view(new CanvasView)
{
    m_view->setObjectName(QStringLiteral("tourExtremesView"));
    m_view->setAccessibleName(tr("Mean DeepMI of each level"));
    m_view->setMinimumHeight(240);
    contents().addWidget(m_view, 1);
}

void ExtremesPage::refresh()
{
    const auto curriculum = workspace().curriculum();
    if (!curriculum) {
        explain(tr("<p>There is no run yet: start on the first page.</p>"));
        m_view->setDrawing({}, {});
        return;
    }
    const DeepMI& deepmi = *curriculum->deepmi;
    const auto count = static_cast<std::size_t>(deepmi.levels.count());
    LevelBars bars;
    bars.levels =
        tr("level of the label (%1), and its share of the samples").arg(text(workspace().attribute()));
    bars.scores = tr("mean DeepMI (nats)");
    bars.score.resize(count);
    std::vector<double> samples(count);
    double mean = 0;
    for (std::size_t sample = 0; sample < curriculum->size(); ++sample) {
        const auto level = static_cast<std::size_t>(deepmi.labelLevel[sample]);
        bars.score[level] += curriculum->ranking->score(sample);
        samples[level] += 1;
        mean += curriculum->samples->assignments.label[sample];
    }
    mean /= static_cast<double>(curriculum->size());
    for (std::size_t level = 0; level < count; ++level) {
        bars.score[level] /= std::max(1., samples[level]);
        bars.share.push_back(samples[level] / static_cast<double>(curriculum->size()));
        const auto& cuts = deepmi.levels.cuts();
        bars.names.push_back(
            (shortDecimalText(level == 0 ? deepmi.levels.scale().low : cuts[level - 1]) +
             QStringLiteral("–") +
             shortDecimalText(level == cuts.size() ? deepmi.levels.scale().high : cuts[level]))
                .toStdString());
    }
    const auto distance = [&](int bin) {
        double sum = 0;
        const auto members = curriculum->ranking->samplesOf(bin);
        for (const std::uint32_t sample : members)
            sum += std::abs(curriculum->samples->assignments.label[sample] - mean);
        return members.empty() ? 0. : sum / static_cast<double>(members.size());
    };
    const int last = curriculum->ranking->bins() - 1;
    explain(
        tr("<p>The bars show the mean DeepMI of the samples of each emotion level; below each its share of "
           "the "
           "corpus. Middle levels are common: they are found in every cluster, so a cluster says little "
           "about "
           "them, and their cells are near what chance gives. Strong emotions are rarer and sound distinct, "
           "so "
           "their clusters point at them clearly: a large P(x,y)/(P(x)·P(y)).</p><p>A sample's label lies "
           "<b>%1</b> from the mean label in the first (easiest) bin and <b>%2</b> in the last.</p>")
            .arg(decimalText(distance(0), 2), decimalText(distance(last), 2)));
    QString words = tr("Mean DeepMI by level:");
    for (std::size_t level = 0; level < count; ++level)
        words += QStringLiteral(" %1: %2;").arg(text(bars.names[level]), decimalText(bars.score[level], 4));
    m_view->setDrawing([bars](Canvas& canvas, const FigureStyle& style) { drawBars(canvas, style, bars); },
                       words);
}

} // namespace deepmi::studio

#include "moc_extremes_page.cpp"
