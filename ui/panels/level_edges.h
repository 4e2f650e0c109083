#pragma once

#include "data/label_table.h"

#include <QWidget>
#include <cstdint>
#include <vector>

namespace deepmi::studio
{

/// The inner edges of the levels over a small histogram of the labels, to be dragged. Double-click adds an
/// edge or removes the one under the pointer. Keyboard: up and down choose an edge, left and right move it
/// (Shift: in small steps), Insert halves the level above it, Delete removes it.
class LevelEdges : public QWidget
{
    Q_OBJECT

public:
    explicit LevelEdges(QWidget* parent = nullptr);

    void setLabels(LabelScale scale, std::vector<std::uint32_t> histogram);
    void setCuts(std::vector<double> cuts);
    const std::vector<double>& cuts() const { return m_cuts; }
    /// Where an edge stands, in pixels of the widget.
    double xOf(double value) const;

Q_SIGNALS:
    /// Moved, added or removed by the person; a gesture that goes on is one drag.
    void cutsChanged(const std::vector<double>& cuts, bool gestureGoesOn);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 34}; }

private:
    double valueAt(double x) const;
    /// The least distance of two edges: a hundredth of the scale's power of ten.
    double step() const;
    double snapped(double value) const;
    int edgeNear(double x) const;
    void moveEdge(int edge, double value, bool goesOn);
    void addEdge(double value);
    void removeEdge(int edge);
    void chosenChanged();

    LabelScale m_scale;
    std::vector<std::uint32_t> m_histogram;
    std::vector<double> m_cuts;
    int m_chosen = -1;
    int m_dragged = -1;
    bool m_moved = false; ///< since the button went down
};

} // namespace deepmi::studio
