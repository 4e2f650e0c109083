#pragma once

#include "figures/joint_heatmap.h"
#include "information/deepmi.h"
#include "models/selection.h"

#include <QPixmap>
#include <QPolygonF>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

namespace deepmi::studio
{

/// A joint table as a heatmap that can be pointed at, walked through with the keyboard, and selected from.
/// What is drawn is the figure that is exported (drawJointHeatmap), kept as a picture until table, size or
/// theme change; marks of the selection and of the cursor are drawn over it.
///
/// Keys: arrows move the cursor; Home, End to the first and last column; Page Up, Page Down to the highest
/// and lowest level; Enter selects the cell, Shift adds it, Space toggles it; Escape selects nothing.
class HeatmapView : public QWidget
{
    Q_OBJECT

public:
    /// What a drag of the mouse draws.
    enum class Drag { RubberBand, Lasso };

    explicit HeatmapView(QWidget* parent = nullptr);

    /// Shows clusterByLevel or, with options.ofPredictions, predictionByLevel; null shows nothing.
    void setTable(std::shared_ptr<const DeepMI> deepmi, const HeatmapOptions& options);
    const HeatmapOptions& options() const { return m_options; }
    /// Selected samples a cell, [first][level]; empty for none.
    void setSelectedCounts(std::vector<std::int64_t> counts);
    void setDrag(Drag drag) { m_drag = drag; }

    /// In points; one point is pixelsPerPoint() of the widget's pixels.
    const HeatmapLayout& cellLayout() const { return m_layout; }
    double pixelsPerPoint() const;
    /// Middle of a cell in the widget's pixels.
    QPoint pixelOf(HeatmapCell cell) const;

    /// The cell that is spelled out: under the mouse, else the keyboard's.
    HeatmapCell currentCell() const { return m_hover.value_or(m_cursor); }
    void setCursorCell(HeatmapCell cell);
    /// Name and numbers of the current cell; empty without a table.
    QString currentName() const;
    QString currentNumbers() const;

    QSize sizeHint() const override { return {720, 420}; }
    QSize minimumSizeHint() const override { return {260, 160}; }

Q_SIGNALS:
    void currentCellChanged();
    /// A click, Enter, a header or a lasso chose these; none = the selection is to be cleared.
    void cellsChosen(const std::vector<deepmi::HeatmapCell>& cells, deepmi::studio::Selection::How how);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    const JointTable& table() const;
    void layOut();
    void drawFigure();
    void drawSelectedShares(QPainter& painter) const;
    void drawOutline(QPainter& painter, HeatmapCell cell, bool strong) const;
    QPointF pointAt(const QPointF& pixel) const { return pixel / pixelsPerPoint(); }
    std::vector<HeatmapCell> cellsAt(const QPointF& point) const;
    std::vector<HeatmapCell> cellsInLasso() const;
    void setHover(std::optional<HeatmapCell> cell);
    void announce();

    std::shared_ptr<const DeepMI> m_deepmi;
    HeatmapOptions m_options;
    HeatmapLayout m_layout;
    QPixmap m_picture; ///< the figure; null = must be drawn
    std::vector<std::int64_t> m_selected;
    HeatmapCell m_cursor;
    std::optional<HeatmapCell> m_hover;
    Drag m_drag = Drag::RubberBand;
    std::optional<QPointF> m_pressed; ///< pixels
    QPolygonF m_path;                 ///< of the drag, pixels
};

} // namespace deepmi::studio
