#pragma once

#include "cluster/cluster_preview.h"
#include "figures/canvas.h"

#include <QWidget>
#include <optional>

namespace deepmi::studio
{

/// What other K would bring: inertia as a share of the first K's, NMI of clusters and levels, I(X;Y) in nats,
/// three small panels over one axis of K each, beside each other or, where that is too narrow, below.
struct ClusterStrip {
    std::vector<ClusterStripPoint> points; ///< ascending K
    int runClusters = 0;                   ///< K of the run, marked by a line; 0 = none
    int previewClusters = 0;               ///< K that is previewed, marked by a dashed line; 0 = none
    std::string inertiaTitle = "inertia", nmiTitle = "NMI", informationTitle = "I(X;Y)", axis = "K";
};

/// Nothing but the axes where there are no points. Values that are not finite leave a gap.
void drawClusterStrip(Canvas& canvas, const ClusterStrip& strip, const FigureStyle& style);
std::vector<Panel> placeClusterStrip(const ClusterStrip& strip, double widthPt, double heightPt,
                                     double fontPt);
/// Whether the panels stand below each other, since their titles would run into each other side by side.
bool stacksClusterStrip(const ClusterStrip& strip, double widthPt, double fontPt);
/// clusters,inertia,nmi,information: a line a K.
std::string clusterStripCsv(const ClusterStrip& strip);

/// The strip on the screen. A click on a point, or Enter on the one that left and right go to, asks for its
/// K.
class ClusterStripView : public QWidget
{
    Q_OBJECT

public:
    explicit ClusterStripView(QWidget* parent = nullptr);

    void setStrip(ClusterStrip strip, const FigureStyle& style);
    const ClusterStrip& strip() const { return m_strip; }
    /// Index of the point nearest to a position; none outside the panels.
    std::optional<std::size_t> pointAt(QPointF position) const;
    /// Where a point stands in the first panel, in pixels.
    QPointF positionOf(std::size_t point) const;

Q_SIGNALS:
    void chosen(int clusters);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

private:
    double pixelsPerPoint() const { return logicalDpiX() / 72.0; }
    void point(std::optional<std::size_t> at);

    ClusterStrip m_strip;
    FigureStyle m_style;
    std::optional<std::size_t> m_pointed;
};

} // namespace deepmi::studio
