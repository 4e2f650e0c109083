#pragma once

#include "figures/line_chart.h"

#include <QPixmap>
#include <QPolygonF>
#include <QWidget>
#include <optional>

namespace deepmi::studio
{

/// One chart over epochs on the screen. Drawn once a change into a picture; cursor, values and the rubber
/// band are laid over it. The range of epochs and the cursor are shared by several charts: the view asks for
/// them by signals, and shows what it is given. The range of values is its own.
///
/// Mouse: wheel zooms epochs, Ctrl with the wheel values, drag moves, Shift and drag zooms into a rectangle,
/// a double click shows everything. Keyboard: arrows move the cursor (Ctrl: ten epochs), Shift with arrows
/// moves the range, Home and End, + and − zoom epochs, Ctrl with + and − values, 0 shows everything, Escape
/// takes the cursor away.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);

    /// Its range of epochs is `first` to `last` of setEpochs, whatever the chart says.
    void setChart(LineChart chart, const FigureStyle& style);
    const LineChart& chart() const { return m_chart; }
    /// None = all there are.
    void setEpochs(std::optional<std::pair<double, double>> epochs);
    /// 0 = no cursor.
    void setCursorEpoch(int epoch);
    int cursorEpoch() const { return m_cursor; }
    /// The whole range of values again.
    void resetValues();
    std::optional<std::pair<double, double>> values() const { return m_values; }
    /// Where an epoch and a value stand, in pixels. For a logarithmic chart the value itself.
    QPointF positionOf(double epoch, double value) const;
    /// What was drawn of how much when it was painted last.
    ChartCount count() const { return m_count; }

    QSize sizeHint() const override { return {360, 220}; }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void epochsWanted(double low, double high); ///< of all charts
    void allWanted();                           ///< all charts show everything
    void cursorMoved(int epoch);                ///< 0 = gone
    /// The values at the cursor in words; empty if there is no cursor.
    void described(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double pixelsPerPoint() const { return logicalDpiX() / 72.0; }
    void measure();
    const deepmi::Panel& panel() const;
    QRectF plotArea() const;
    double epochAt(double x) const;
    double valueAt(double y) const;
    int lastEpoch() const;
    void redraw();
    void moveCursor(int epoch);
    void describe();
    void zoomEpochs(double factor, double about);
    void zoomValues(double factor, double about);
    void setValues(double low, double high);
    void panEpochs(double by);
    void drawReadout(QPainter& painter) const;

    LineChart m_chart;
    FigureStyle m_style;
    ChartCount m_count;
    QPixmap m_picture;
    int m_leastHeight = 0;                        ///< px, of this chart at this width
    mutable std::optional<deepmi::Panel> m_panel; ///< laid out lazily: many changes, few paintings
    std::optional<std::pair<double, double>> m_epochs, m_values;
    int m_cursor = 0;
    QString m_described; ///< told last by described()
    bool m_hovered = false;
    enum class Drag { None, Pan, Box } m_drag = Drag::None;
    QPointF m_pressed, m_at;
    std::optional<std::pair<double, double>> m_pressedValues;
    std::pair<double, double> m_pressedEpochs;
};

} // namespace deepmi::studio
