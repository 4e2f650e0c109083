#pragma once

#include "models/rank_measures.h"

#include <QPixmap>
#include <QWidget>

namespace deepmi::studio
{

/// The scatter of two measures' ranks, in which samples are selected by a lasso (drag) or a click. With the
/// keyboard: Left and Right, Up and Down move a square window over the ranks, + and - change its size,
/// Return selects what is in it.
class RankScatterView : public QWidget
{
    Q_OBJECT

public:
    explicit RankScatterView(QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const RankComparison> comparison);
    const std::shared_ptr<const RankComparison>& comparison() const { return m_comparison; }
    /// Ascending frame rows.
    void setSelection(const std::vector<std::int32_t>& rows);
    /// What a sample's tooltip says.
    void setDescription(std::function<QString(std::int32_t row)> describe)
    {
        m_describe = std::move(describe);
    }
    /// Where a sample of the scatter stands, in the widget's pixels.
    QPointF placeOf(std::size_t sample) const;

    QSize sizeHint() const override { return {420, 380}; }
    QSize minimumSizeHint() const override { return {220, 200}; }

Q_SIGNALS:
    void chosen(const std::vector<std::int32_t>& rows, deepmi::studio::Selection::How how);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    deepmi::Panel plot() const;
    std::int64_t sampleNear(QPointF pixel) const;
    void choose(const QPolygonF& outline, Qt::KeyboardModifiers keys);
    QRectF window() const;
    void redraw();

    std::shared_ptr<const RankComparison> m_comparison;
    std::vector<std::uint32_t> m_selected; ///< samples of the scatter
    std::vector<std::int32_t> m_selectedRows;
    std::function<QString(std::int32_t)> m_describe;
    QPixmap m_picture; ///< all but the outline
    QPolygonF m_outline;
    QPointF m_pressed;
    bool m_isPressed = false, m_dragged = false;
    /// The keyboard's window: its middle and size as shares of the axes.
    bool m_windowShown = false;
    double m_windowX = .1, m_windowY = .1, m_windowSize = .2;
};

} // namespace deepmi::studio
