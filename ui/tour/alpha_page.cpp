#include "tour/alpha_page.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"

#include <QHBoxLayout>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr int steps = 20; ///< of α, in twentieths

/// Two measures of the curriculum, one value an α of 0, .05 ... 1.
struct AlphaCurve {
    std::vector<double> distance;  ///< mean |label − mean label| in the first bin
    std::vector<double> agreement; ///< share of the first bin whose prediction is of the label's own level
    double now = 0;
    QString distanceName, agreementName, valueName;
};

AlphaCurve curveOf(const Curriculum& curriculum)
{
    AlphaCurve curve;
    curve.now = curriculum.settings.alpha;
    const auto& labels = curriculum.samples->assignments.label;
    double mean = 0;
    for (const double label : labels)
        mean += label / static_cast<double>(labels.size());
    for (int step = 0; step <= steps; ++step) {
        const BlendedRanking ranking(curriculum.cells, static_cast<double>(step) / steps,
                                     curriculum.settings.bins);
        double distance = 0, agreement = 0;
        const auto members = ranking.samplesOf(0);
        for (const std::uint32_t sample : members) {
            distance += std::abs(labels[sample] - mean);
            agreement +=
                curriculum.deepmi->labelLevel[sample] == curriculum.deepmi->predictedLevel[sample] ? 1 : 0;
        }
        const double count = std::max<double>(1, static_cast<double>(members.size()));
        curve.distance.push_back(distance / count);
        curve.agreement.push_back(agreement / count);
    }
    return curve;
}

void drawCurve(Canvas& canvas, const FigureStyle& style, const AlphaCurve& curve)
{
    const double font = style.fontPt;
    const double high =
        std::max({*std::max_element(curve.distance.begin(), curve.distance.end()), 1.0}) * 1.1;
    const Panel panel{font * 4, font * 4.4, canvas.width() - font * 5.5, canvas.height() - font * 8, 0, 1,
                      0,        high};
    drawAxes(canvas, panel, roundTicks(0, 1, 5), roundTicks(0, high, 5), font);
    canvas.line(panel.mapX(curve.now), panel.y, panel.mapX(curve.now), panel.bottom(), canvas.colours().muted,
                .8, {{"stroke-dasharray", "3 2"}});
    const auto line = [&](const std::vector<double>& values, std::size_t colour, const char* dashes) {
        std::vector<std::pair<double, double>> points;
        for (int step = 0; step <= steps; ++step)
            points.emplace_back(panel.mapX(static_cast<double>(step) / steps),
                                panel.mapY(values[static_cast<std::size_t>(step)]));
        canvas.polyline(points, paletteColour(colour, canvas.colours().dark), 1.6,
                        *dashes ? Canvas::Attributes{{"stroke-dasharray", dashes}} : Canvas::Attributes{});
    };
    line(curve.distance, 0, "");
    line(curve.agreement, 1, "4 2");
    // The key: what each line is, in words beside a piece of it.
    const auto key = [&](double row, std::size_t colour, const char* dashes, const QString& words) {
        const double y = font * (1.4 + 1.4 * row);
        canvas.line(panel.x, y - font * .35, panel.x + font * 2.4, y - font * .35,
                    paletteColour(colour, canvas.colours().dark), 1.6,
                    *dashes ? Canvas::Attributes{{"stroke-dasharray", dashes}} : Canvas::Attributes{});
        canvas.text(panel.x + font * 3, y, words.toStdString(), {font, Anchor::Start});
    };
    key(0, 0, "", curve.distanceName);
    key(1, 1, "4 2", curve.agreementName);
    drawAxisTitles(canvas, panel, font, QStringLiteral("α"), curve.valueName);
}

} // namespace

AlphaPage::AlphaPage(Workspace& space)
    : TourPage(space, tr("What α trades")), m_view(new CanvasView), m_slider(new QSlider(Qt::Horizontal))
{
    m_view->setObjectName(QStringLiteral("tourAlphaView"));
    m_view->setAccessibleName(tr("The first bin against α"));
    m_view->setMinimumHeight(240);
    m_slider->setObjectName(QStringLiteral("tourAlphaSlider"));
    m_slider->setAccessibleName(tr("α, in hundredths"));
    m_slider->setRange(0, 100);
    connect(m_slider, &QSlider::sliderPressed, this, [this] { workspace().beginGesture(); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int hundredths) {
        CurriculumSettings settings = workspace().settings();
        settings.alpha = hundredths / 100.;
        workspace().changeSettings(settings, tr("Set α"),
                                   workspace().gestureKey(Workspace::AlphaMerge, m_slider->isSliderDown()));
    });
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("clusters alone, α = 0")));
    row->addWidget(m_slider, 1);
    row->addWidget(new QLabel(tr("prediction alone, α = 1")));
    contents().addWidget(m_view, 1);
    contents().addLayout(row);
}

void AlphaPage::refresh()
{
    const auto curriculum = workspace().curriculum();
    m_slider->setEnabled(curriculum != nullptr);
    if (!curriculum) {
        explain(tr("<p>There is no run yet: start on the first page.</p>"));
        m_view->setDrawing({}, {});
        return;
    }
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(qRound(100 * curriculum->settings.alpha));
    AlphaCurve curve = curveOf(*curriculum);
    curve.distanceName = tr("mean distance of the labels from the mean label");
    curve.agreementName = tr("share predicted at their own level");
    curve.valueName = tr("in the first bin");
    const BlendedRanking& ranking = *curriculum->ranking;
    explain(
        tr("<p>DeepMI = α · I(y';y) + (1 − α) · I(x;y): the first term asks what the <b>prediction</b> tells "
           "about the label, the second what the <b>cluster</b> tells. With α = 1 the first bin is what the "
           "network already predicts well; with α = 0 it is what sounds alike, whether or not it is "
           "predicted "
           "well.</p><p>Drawn for the first bin: the mean distance from the mean label (blue, solid) and the "
           "share "
           "of samples predicted at their own level (orange, dashed). At present α = <b>%1</b>: %2 and %3. "
           "The samples take %4 different values.</p>")
            .arg(decimalText(curve.now, 2),
                 decimalText(curve.distance[static_cast<std::size_t>(qRound(curve.now * steps))], 2),
                 decimalText(curve.agreement[static_cast<std::size_t>(qRound(curve.now * steps))], 2))
            .arg(countText(ranking.distinctScores())));
    m_view->setDrawing(
        [curve](Canvas& canvas, const FigureStyle& style) { drawCurve(canvas, style, curve); },
        tr("At α = 0: distance %1, agreement %2. At α = 1: distance %3, agreement %4.")
            .arg(decimalText(curve.distance.front(), 2), decimalText(curve.agreement.front(), 2),
                 decimalText(curve.distance.back(), 2), decimalText(curve.agreement.back(), 2)));
}

} // namespace deepmi::studio

#include "moc_alpha_page.cpp"
