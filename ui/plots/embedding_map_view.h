#pragma once

#include "models/selection.h"
#include "plots/embedding_map_image.h"
#include "worker/job_queue.h"

#include <QWidget>
#include <functional>
#include <optional>

namespace deepmi::studio
{

/// The map of an embedding that is panned, zoomed and selected in. Points are drawn into a picture off the
/// GUI thread where there are many; until the new picture is there, the old one is moved and stretched with
/// the window, so that panning follows the hand at any number of points.
class EmbeddingMapView : public QWidget
{
    Q_OBJECT

public:
    enum class Tool { Lasso, Rectangle, Pan };

    explicit EmbeddingMapView(QWidget* parent = nullptr);

    /// Both or neither. Another map is shown as a whole; another colouring keeps the window.
    void setMap(std::shared_ptr<const EmbeddingMap> map, std::shared_ptr<const MapColouring> colouring);
    const std::shared_ptr<const EmbeddingMap>& map() const { return m_map; }
    const std::shared_ptr<const MapColouring>& colouring() const { return m_colouring; }
    /// Ascending rows of the frame.
    void setSelection(const std::vector<std::int32_t>& rows, std::int32_t current);
    void setTool(Tool tool);
    /// What a tooltip says of a row.
    void setDescription(std::function<QString(std::int32_t row)> describe)
    {
        m_describe = std::move(describe);
    }

    void showWhole();
    const MapWindow& window() const { return m_window; }
    /// Where a point of the map stands, in the widget's pixels.
    QPointF placeOf(std::size_t point) const;
    const MapPicture& picture() const { return m_picture; }
    QSize sizeHint() const override { return {480, 320}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    /// Rows inside a lasso or rectangle, or the one that was clicked; none for a click beside all points.
    void chosen(const std::vector<std::int32_t>& rows, deepmi::studio::Selection::How how);
    void currentRequested(int row);
    void pictureChanged(); ///< picture() has other counts

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    double pixelsPerPoint() const;
    MapLayout layOut() const;
    std::pair<double, double> dataAt(QPointF pixel) const;
    std::int64_t pointNear(QPointF pixel) const;
    std::int64_t currentPoint() const;
    void pan(QPointF pixels);
    void zoom(double factor, QPointF about);
    void redraw();
    void take(MapPicture picture);

    std::shared_ptr<const EmbeddingMap> m_map;
    std::shared_ptr<const MapColouring> m_colouring;
    std::shared_ptr<const std::vector<std::uint8_t>> m_selected;
    std::vector<std::uint32_t> m_fromLeft; ///< points, for going from one to the next; made when needed
    std::int32_t m_current = -1;
    std::function<QString(std::int32_t)> m_describe;
    MapWindow m_window;
    bool m_isWhole = true; ///< stays whole when the widget is resized
    MapPicture m_picture;
    Tool m_tool = Tool::Lasso;
    std::optional<QPointF> m_pressed; ///< where a drag began
    bool m_panning = false, m_dragged = false, m_mayLeave = false;
    QPointF m_last;
    QPolygonF m_outline; ///< of the lasso, in pixels
    JobQueue m_renders;
};

} // namespace deepmi::studio
