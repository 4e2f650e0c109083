#include "tour/kmeans_page.h"

#include "cluster/pca.h"
#include "job/error.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// As many as can be told apart by eye.
constexpr std::size_t mostRows = 300;

/// Two principal components of the run's embedding, of at most mostRows samples.
FloatMatrix planeOf(const FloatMatrix& h)
{
    const std::size_t rows = std::min(h.rows(), mostRows);
    FloatMatrix part(rows, h.columns());
    for (std::size_t row = 0; row < rows; ++row)
        std::ranges::copy(h.row(row * h.rows() / rows), part.row(row).begin());
    return project(fitPca(part, 2), part);
}

void drawSteps(Canvas& canvas, const FigureStyle& style, const LloydSteps& steps)
{
    const double margin = style.fontPt * 2;
    Panel panel{margin, margin, canvas.width() - 2 * margin, canvas.height() - 2 * margin};
    panel.xLow = panel.yLow = 1e30;
    panel.xHigh = panel.yHigh = -1e30;
    for (std::size_t row = 0; row < steps.rows().rows(); ++row) {
        panel.xLow = std::min(panel.xLow, static_cast<double>(steps.rows().row(row)[0]));
        panel.xHigh = std::max(panel.xHigh, static_cast<double>(steps.rows().row(row)[0]));
        panel.yLow = std::min(panel.yLow, static_cast<double>(steps.rows().row(row)[1]));
        panel.yHigh = std::max(panel.yHigh, static_cast<double>(steps.rows().row(row)[1]));
    }
    if (!(panel.xHigh > panel.xLow))
        panel.xHigh = panel.xLow + 1;
    if (!(panel.yHigh > panel.yLow))
        panel.yHigh = panel.yLow + 1;
    const auto place = [&](std::span<const float> row) {
        return std::pair(panel.mapX(static_cast<double>(row[0])), panel.mapY(static_cast<double>(row[1])));
    };
    const auto colour = [&](int cluster) {
        return cluster < 0 ? canvas.colours().second
                           : paletteColour(static_cast<std::size_t>(cluster), canvas.colours().dark);
    };
    for (std::size_t row = 0; row < steps.rows().rows(); ++row) {
        const auto [x, y] = place(steps.rows().row(row));
        const int cluster = steps.cluster()[row];
        if (cluster >= 0) {
            const auto [cx, cy] = place(steps.centres().row(static_cast<std::size_t>(cluster)));
            canvas.line(x, y, cx, cy, canvas.colours().faint, .4);
        }
    }
    for (std::size_t row = 0; row < steps.rows().rows(); ++row) {
        const auto [x, y] = place(steps.rows().row(row));
        canvas.circle(x, y, 2, colour(steps.cluster()[row]));
    }
    for (std::size_t centre = 0; centre < steps.centres().rows(); ++centre) {
        const auto [x, y] = place(steps.centres().row(centre));
        canvas.circle(x, y, 7, colour(static_cast<int>(centre)),
                      {{"stroke", canvas.colours().ink}, {"stroke-width", "1.2"}});
        // Numbers, so that clusters are not told by colour alone.
        canvas.text(x, y + style.fontPt * .35, std::to_string(centre + 1),
                    {style.fontPt, Anchor::Middle, inkOn(colour(static_cast<int>(centre))), true});
    }
}

} // namespace

KMeansPage::KMeansPage(Workspace& space)
    : TourPage(space, tr("What clusters are: K-means by hand")), m_view(new CanvasView), m_state(new QLabel),
      m_step(new QPushButton), m_clusters(new QSpinBox)
{
    m_view->setObjectName(QStringLiteral("tourKMeansView"));
    m_view->setAccessibleName(tr("Samples, clusters and their centres"));
    m_view->setMinimumHeight(260);
    m_state->setObjectName(QStringLiteral("tourKMeansState"));
    m_state->setWordWrap(true);
    m_step->setObjectName(QStringLiteral("tourKMeansStep"));
    m_clusters->setObjectName(QStringLiteral("tourKMeansClusters"));
    m_clusters->setAccessibleName(tr("Clusters"));
    m_clusters->setRange(2, 6);
    m_clusters->setValue(4);
    m_clusters->setPrefix(tr("K = "));
    auto* again = new QPushButton(tr("Start &anew"));
    again->setObjectName(QStringLiteral("tourKMeansRestart"));
    again->setToolTip(tr("Draws other samples as the first centres"));
    connect(m_step, &QPushButton::clicked, this, &KMeansPage::step);
    connect(again, &QPushButton::clicked, this, [this] {
        ++m_starts;
        restart();
    });
    connect(m_clusters, &QSpinBox::valueChanged, this, &KMeansPage::restart);
    auto* row = new QHBoxLayout;
    row->addWidget(m_step);
    row->addWidget(again);
    row->addWidget(m_clusters);
    row->addStretch();
    contents().addWidget(m_view, 1);
    contents().addLayout(row);
    contents().addWidget(m_state); // a sentence in what is left beside them would be a column of words
    connect(&space, &Workspace::runsChanged, this, [this] { m_steps.reset(); });
}

void KMeansPage::refresh()
{
    explain(tr(
        "<p>A cluster is a group of utterances that sound alike to the network. K-means finds K of them by "
        "two "
        "half-steps that are repeated: <b>assign</b> every sample to its nearest centre, then <b>move</b> "
        "every "
        "centre to the mean of its samples. The sum of squared distances (inertia) can only fall, so it "
        "settles, though where it settles depends on the start.</p><p>The points are up to 300 training "
        "samples in the two directions in which their embedding differs most. Pre-training does this every "
        "epoch in all 256 dimensions and takes the clusters as <b>pseudo-labels</b>.</p>"));
    if (!m_steps)
        restart();
    show();
}

void KMeansPage::restart()
{
    m_steps.reset();
    m_assignNext = true;
    const auto run = workspace().run();
    if (run && run->embedding.h.rows() >= 6 && run->embedding.h.columns() >= 2)
        m_steps.emplace(planeOf(run->embedding.h), m_clusters->value(), static_cast<std::uint64_t>(m_starts));
    show();
}

void KMeansPage::step()
{
    if (!m_steps)
        return;
    if (m_assignNext)
        m_steps->assign();
    else
        m_steps->moveCentres();
    m_assignNext = !m_assignNext;
    show();
}

void KMeansPage::show()
{
    m_step->setText(m_assignNext ? tr("&Assign the samples") : tr("&Move the centres"));
    m_step->setEnabled(m_steps.has_value() && !m_steps->isSettled());
    QString state;
    if (!m_steps)
        state = tr("There is no run yet: start on the first page.");
    else if (m_steps->isSettled())
        state = tr("Settled after %1 assignments, inertia %2.")
                    .arg(m_steps->history().size())
                    .arg(decimalText(m_steps->inertia(), 1));
    else if (!m_steps->history().empty())
        state = tr("Inertia %1; %2 samples changed their cluster.")
                    .arg(decimalText(m_steps->inertia(), 1))
                    .arg(countText(m_steps->moved()));
    else
        state = tr("The centres are samples drawn at random.");
    m_state->setText(state);
    if (m_steps)
        m_view->setDrawing(
            [this](Canvas& canvas, const FigureStyle& style) {
                if (m_steps)
                    drawSteps(canvas, style, *m_steps);
            },
            state);
    else
        m_view->setDrawing({}, state);
}

} // namespace deepmi::studio

#include "moc_kmeans_page.cpp"
