#pragma once

#include "plots/cluster_strip.h"
#include "worker/job_queue.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;
class QTimer;

namespace deepmi::studio
{

class Workspace;

/// K: a slider whose moving previews other clusters of the run's embedding, plainly marked as a preview, the
/// way back and the way to a retraining, and a strip of what about a dozen values of K would bring.
class ClusterChooser : public QFrame
{
    Q_OBJECT

public:
    explicit ClusterChooser(Workspace& workspace, QWidget* parent = nullptr);

    void refresh();
    /// The strip as it stands; without points before it was computed.
    ClusterStrip strip() const;
    /// Computes it, whether or not it is seen; stripChanged tells of each point.
    void computeStrip();
    bool isComputing() const { return !m_queue.isIdle(); }
    /// The values of K that are tried for so many samples, with the run's own among them.
    static std::vector<int> triedClusters(std::size_t samples, int runClusters);
    /// Floats of an embedding up to which the strip is computed unasked.
    static constexpr std::size_t smallEmbedding = 4'000'000;

Q_SIGNALS:
    void stripChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// One step of undo; a gesture that goes on merges with the step before.
    void setClusters(int clusters, bool goesOn);
    void refreshStrip();
    int shownClusters() const;

    Workspace& m_workspace;
    QSlider* m_slider;
    QSpinBox* m_spin;
    QLabel* m_state;
    QPushButton* m_back;
    QPushButton* m_retrain;
    ClusterStripView* m_view;
    QPushButton* m_compute;
    QTimer* m_soon;
    bool m_isPreview = false; ///< framed
    // What the points belong to.
    std::shared_ptr<const void> m_run;
    std::vector<double> m_cuts;
    std::vector<ClusterStripPoint> m_points;
    int m_job = 0;
    JobQueue m_queue; ///< last, so that it stops first
};

} // namespace deepmi::studio
