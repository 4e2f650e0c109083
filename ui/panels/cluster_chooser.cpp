#include "panels/cluster_chooser.h"

#include "models/text.h"
#include "models/workspace.h"
#include "panels/key_label.h"
#include "plots/theme.h"
#include "pretrain/run_file.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// Moments after a change before the strip is computed unasked, so that nothing is begun in vain.
constexpr int soonMs = 400;
constexpr int sliderReach = 100;

} // namespace

std::vector<int> ClusterChooser::triedClusters(std::size_t samples, int runClusters)
{
    std::vector<int> tried = {2, 3, 5, 8, 10, 15, 20, 30, 40, 50, 70, 100};
    tried.push_back(runClusters);
    std::sort(tried.begin(), tried.end());
    tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
    // Of fewer than a few samples a cluster NMI says nothing.
    std::erase_if(tried, [&](int k) {
        return k < 1 || static_cast<std::size_t>(k) * 4 > std::max<std::size_t>(samples, 4);
    });
    return tried;
}

ClusterChooser::ClusterChooser(Workspace& space, QWidget* parent)
    : QFrame(parent), m_workspace(space), m_slider(new QSlider(Qt::Horizontal)), m_spin(new QSpinBox),
      m_state(new QLabel), m_back(new QPushButton(tr("Run's clusters"))), m_retrain(new QPushButton),
      m_view(new ClusterStripView), m_compute(new QPushButton(tr("Try other values of K"))),
      m_soon(new QTimer(this)), m_queue(JobQueue::Policy::Latest)
{
    const auto named = [](QWidget* widget, const char* objectName, const QString& name, const QString& tip) {
        widget->setObjectName(QString::fromLatin1(objectName));
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    setObjectName(QStringLiteral("clusterChooser"));
    const QString tip =
        tr("Number of clusters. Another K than the run's is a preview: a quick K-means of the "
           "present embedding, not what pre-training at that K would find.");
    named(m_slider, "clustersSlider", tr("Number of clusters K"), tip);
    named(m_spin, "clustersSpin", tr("Number of clusters K"), tip);
    named(m_state, "previewState", tr("State of the clusters"), {});
    named(m_back, "previewBack", tr("Back to the run's clusters"),
          tr("Ends the preview and shows the clusters of the run again"));
    named(m_retrain, "previewRetrain", tr("Retrain at this K"), tr("Asks for a pre-training at this K"));
    named(m_view, "clusterStrip", tr("Inertia, NMI and I(X;Y) against K"),
          tr("Click a point to preview its K. Solid line: the run's K; dashed: the preview's."));
    named(m_compute, "stripButton", tr("Try other values of K"),
          tr("Clusters the embedding at about a dozen values of K, in the background"));
    m_state->setWordWrap(true);
    m_soon->setSingleShot(true);
    m_soon->setInterval(soonMs);

    auto* label = new KeyLabel(tr("&K"), m_spin);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_spin);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(m_retrain);
    auto* overlay = new QHBoxLayout(m_view);
    overlay->addWidget(m_compute, 0, Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(5, 3, 5, 3);
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_state);
    column->addLayout(buttons);
    column->addWidget(m_view, 1);
    column->addStretch();

    connect(m_slider, &QSlider::sliderPressed, this, [this] { m_workspace.beginGesture(); });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { setClusters(value, m_slider->isSliderDown()); });
    connect(m_spin, &QSpinBox::valueChanged, this, [this](int value) { setClusters(value, false); });
    m_spin->setKeyboardTracking(false);
    const auto chooseAtOnce = [this](int clusters) {
        m_workspace.beginGesture();
        setClusters(clusters, true);
    };
    connect(m_view, &ClusterStripView::chosen, this, chooseAtOnce);
    connect(m_back, &QPushButton::clicked, this, [this, chooseAtOnce] {
        chooseAtOnce(m_workspace.run() ? m_workspace.run()->parameters.clusters : 0);
    });
    connect(m_retrain, &QPushButton::clicked, this,
            [this] { m_workspace.requestRetraining(shownClusters()); });
    connect(m_compute, &QPushButton::clicked, this, &ClusterChooser::computeStrip);
    connect(m_soon, &QTimer::timeout, this, [this] {
        if (isVisible() && m_points.empty() && m_queue.isIdle())
            computeStrip();
    });
    connect(&space, &Workspace::pendingChanged, this, [this](bool pending) {
        // The preview that a person waits for goes before the strip.
        if (pending)
            m_queue.pause(m_job);
        else
            m_queue.resume(m_job);
        refresh();
    });
}

void ClusterChooser::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    refreshStrip();
}

int ClusterChooser::shownClusters() const
{
    const int preview = m_workspace.settings().previewClusters;
    return preview > 0 ? preview : m_workspace.run() ? m_workspace.run()->parameters.clusters : 0;
}

void ClusterChooser::setClusters(int clusters, bool goesOn)
{
    const auto run = m_workspace.run();
    if (!run)
        return;
    CurriculumSettings settings = m_workspace.settings();
    settings.previewClusters = clusters == run->parameters.clusters ? 0 : clusters;
    m_workspace.changeSettings(settings,
                               settings.previewClusters > 0 ? tr("Preview K = %1").arg(clusters)
                                                            : tr("The run's clusters"),
                               m_workspace.gestureKey(Workspace::PreviewMerge, goesOn));
    refresh();
}

void ClusterChooser::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!m_isPreview)
        return;
    // Never by colour alone: the word, a dashed frame, and the colour.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(text(paletteColour(1, isDark(palette())))), 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void ClusterChooser::refresh()
{
    const auto run = m_workspace.run();
    const auto rows = run ? run->embedding.h.rows() : 0;
    const bool usable = rows > 0;
    for (QWidget* widget : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_spin)})
        widget->setEnabled(usable);
    {
        const QSignalBlocker first(m_slider), second(m_spin);
        const int most = static_cast<int>(std::clamp<std::size_t>(rows, 1, 1000));
        const int own = run ? run->parameters.clusters : 1;
        m_spin->setRange(1, std::max(most, own));
        m_slider->setRange(1, std::min(std::max(most, own), std::max(sliderReach, 2 * own)));
        m_spin->setValue(std::max(1, shownClusters()));
        m_slider->setValue(std::max(1, shownClusters()));
    }
    const auto curriculum = m_workspace.curriculum();
    const bool preview = curriculum && curriculum->isPreview();
    const bool pending = m_workspace.isPending() && m_workspace.settings().previewClusters > 0 &&
                         (!preview || curriculum->clusters() != m_workspace.settings().previewClusters);
    m_state->setText(!usable   ? (curriculum ? tr("Another K needs a run: these clusters came with scores.")
                                             : tr("Another K needs a pre-training run."))
                     : pending ? tr("Clustering at K = %1…").arg(m_workspace.settings().previewClusters)
                     : preview
                         ? tr("<b>PREVIEW</b>, K = %1: quick K-means, not a run").arg(curriculum->clusters())
                         : tr("The run's own clusters, K = %1").arg(shownClusters()));
    m_retrain->setText(tr("Retrain at K = %1…").arg(shownClusters()));
    // Without a run there is nothing to come back to and nothing to draw.
    for (QWidget* widget : std::initializer_list<QWidget*>{m_back, m_retrain, m_view})
        widget->setVisible(usable);
    m_back->setEnabled(usable && (preview || pending));
    m_retrain->setEnabled(usable && (preview || pending));
    m_isPreview = preview || pending;
    update();
    refreshStrip();
}

ClusterStrip ClusterChooser::strip() const
{
    ClusterStrip strip;
    strip.points = m_points;
    strip.runClusters = m_workspace.run() ? m_workspace.run()->parameters.clusters : 0;
    strip.previewClusters = m_workspace.settings().previewClusters;
    strip.inertiaTitle = tr("inertia (share)").toStdString();
    return strip;
}

void ClusterChooser::refreshStrip()
{
    const auto run = m_workspace.run();
    const std::vector<double> cuts = m_workspace.settings().levelsOn(m_workspace.scale()).cuts();
    if (m_run != run || m_cuts != cuts) {
        m_queue.stopAll();
        m_points.clear();
        m_run = run;
        m_cuts = cuts;
        Q_EMIT stripChanged();
    }
    const std::size_t samples = run ? run->embedding.h.rows() : 0;
    const bool possible = samples > 0 && !triedClusters(samples, run->parameters.clusters).empty();
    const bool small = samples * (run ? run->embedding.h.columns() : 0) <= smallEmbedding;
    const bool idle = m_queue.isIdle();
    m_compute->setVisible(possible && m_points.empty() && idle && !small);
    if (possible && m_points.empty() && idle && small && isVisible())
        m_soon->start();
    ClusterStrip shown = strip();
    if (!possible)
        shown.runClusters = shown.previewClusters = 0;
    m_view->setStrip(std::move(shown), screenStyle(palette()));
    m_view->setEnabled(possible);
}

void ClusterChooser::computeStrip()
{
    const auto run = m_workspace.run();
    if (!run)
        return;
    m_compute->hide();
    const Levels levels = m_workspace.settings().levelsOn(run->scale);
    const std::string source = m_workspace.settings().clusterSource;
    const auto take = [this, asked = m_run, cuts = m_cuts](const ClusterStripPoint& point) {
        if (asked != m_run || cuts != m_cuts)
            return;
        m_points.push_back(point);
        m_view->setStrip(strip(), screenStyle(palette()));
        Q_EMIT stripChanged();
    };
    m_points.clear();
    m_job = m_queue.enqueue(
        {tr("Trying values of K"), false}, this,
        [run, levels, source, take](JobContext& context) {
            ClusterPreviewParameters parameters;
            parameters.seed = run->parameters.seed;
            const std::vector<int> tried = triedClusters(run->embedding.h.rows(), run->parameters.clusters);
            clusterStrip(
                run->embedding.h, assignmentsOf(*run, source), levels, tried, parameters,
                [&](const ClusterStripPoint& point) { context.post([take, point] { take(point); }); },
                {"cpu", 2}, context.job());
        },
        [] {},
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                m_workspace.report(tr("Other values of K could not be tried"), state.error);
            else
                refreshStrip();
        });
}

} // namespace deepmi::studio

#include "moc_cluster_chooser.cpp"
