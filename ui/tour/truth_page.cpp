#include "tour/truth_page.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"
#include "statistics/correlation.h"

#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

/// Mean true ambiguity of every bin, easiest first; NaN for an empty one.
struct BinTruth {
    QString bins, means; ///< names of the axes
    std::vector<double> ambiguity;
    double overall = 0;
    double correlation = 0; ///< Spearman, of rank and ambiguity
    double spread = 0;      ///< the same of the raters' spread and ambiguity
};

BinTruth truthOf(const Curriculum& curriculum, const SampleFrame& frame)
{
    BinTruth truth;
    std::vector<double> rank, ambiguity, raters, ofRated;
    for (std::size_t sample = 0; sample < curriculum.size(); ++sample) {
        const auto row = static_cast<std::size_t>(curriculum.rowOfSample(sample));
        rank.push_back(static_cast<double>(curriculum.ranking->rank(sample)));
        ambiguity.push_back(frame.ambiguity[row]);
        truth.overall += frame.ambiguity[row] / static_cast<double>(curriculum.size());
        if (!frame.raterSpread.empty() && std::isfinite(frame.raterSpread[row])) {
            raters.push_back(frame.raterSpread[row]);
            ofRated.push_back(frame.ambiguity[row]);
        }
    }
    truth.correlation = spearmanCorrelation(rank, ambiguity);
    truth.spread = raters.size() > 1 ? spearmanCorrelation(raters, ofRated) : std::nan("");
    for (int bin = 0; bin < curriculum.ranking->bins(); ++bin) {
        double sum = 0;
        const auto members = curriculum.ranking->samplesOf(bin);
        for (const std::uint32_t sample : members)
            sum += ambiguity[sample];
        truth.ambiguity.push_back(members.empty() ? std::nan("") : sum / static_cast<double>(members.size()));
    }
    return truth;
}

void drawTruth(Canvas& canvas, const FigureStyle& style, const BinTruth& truth)
{
    const double font = style.fontPt;
    double high = truth.overall;
    for (const double value : truth.ambiguity)
        high = std::isfinite(value) ? std::max(high, value) : high;
    const auto bins = static_cast<double>(truth.ambiguity.size());
    const Panel panel{font * 5, font * 2,   canvas.width() - font * 6, canvas.height() - font * 6.5, 0, bins,
                      0,        high * 1.15};
    drawAxes(canvas, panel, {}, roundTicks(0, panel.yHigh, 5), font);
    for (std::size_t bin = 0; bin < truth.ambiguity.size(); ++bin) {
        if (!std::isfinite(truth.ambiguity[bin]))
            continue;
        const double left = panel.mapX(static_cast<double>(bin) + .15);
        const double right = panel.mapX(static_cast<double>(bin) + .85);
        const double top = panel.mapY(truth.ambiguity[bin]);
        canvas.rectangle(left, top, right - left, panel.bottom() - top,
                         paletteColour(2, canvas.colours().dark));
        // At the bar's foot, where the line of the mean does not cross it.
        if (right - left > font * 2 && panel.bottom() - top > font * 2)
            canvas.text((left + right) / 2, panel.bottom() - font * .6, fixedText(truth.ambiguity[bin], 2),
                        {font, Anchor::Middle, inkOn(paletteColour(2, canvas.colours().dark))});
        canvas.text((left + right) / 2, panel.bottom() + font * 1.3, std::to_string(bin + 1),
                    {font, Anchor::Middle});
    }
    canvas.line(panel.x, panel.mapY(truth.overall), panel.right(), panel.mapY(truth.overall),
                canvas.colours().ink, 1, {{"stroke-dasharray", "4 2"}});
    drawAxisTitles(canvas, panel, font, truth.bins, truth.means);
}

} // namespace

TruthPage::TruthPage(Workspace& space)
    : TourPage(space, tr("The truth beside what was found")), m_view(new CanvasView)
{
    m_view->setObjectName(QStringLiteral("tourTruthView"));
    m_view->setAccessibleName(tr("Mean true ambiguity of each bin"));
    m_view->setMinimumHeight(240);
    contents().addWidget(m_view, 1);
}

void TruthPage::refresh()
{
    const auto curriculum = workspace().curriculum();
    const auto frame = workspace().samples();
    if (!curriculum || frame->ambiguity.empty()) {
        explain(tr("<p>The truth is known of the teaching corpus alone: start on the first page.</p>"));
        m_view->setDrawing({}, {});
        return;
    }
    BinTruth truth = truthOf(*curriculum, *frame);
    truth.bins = tr("bin of DeepMI, easiest first");
    truth.means = tr("mean true ambiguity");
    QString words = tr("<p>How ambiguous the samples of each bin of DeepMI truly are, from the first "
                       "(easiest) to the last; the dashed "
                       "line is the mean of all. Over all samples, rank and ambiguity correlate with ρ = "
                       "<b>%1</b> (Spearman).</p>")
                        .arg(decimalText(truth.correlation, 2));
    if (std::isfinite(truth.spread))
        words +=
            tr("<p>The spread of the raters' answers, which needs several raters a sample, correlates "
               "with ρ = <b>%1</b>. "
               "DeepMI needs no raters, but it measures something else as well: how common a level is, "
               "and how "
               "much the network has learned. Move α on the page “What α trades” and watch this one.</p>")
                .arg(decimalText(truth.spread, 2));
    explain(words);
    QString spoken = tr("Mean true ambiguity by bin:");
    for (std::size_t bin = 0; bin < truth.ambiguity.size(); ++bin)
        spoken += QStringLiteral(" %1: %2;").arg(bin + 1).arg(decimalText(truth.ambiguity[bin], 2));
    m_view->setDrawing([truth](Canvas& canvas, const FigureStyle& style) { drawTruth(canvas, style, truth); },
                       spoken);
}

} // namespace deepmi::studio

#include "moc_truth_page.cpp"
