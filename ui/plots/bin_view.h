#pragma once

#include "figures/bin_figure.h"
#include "models/selection.h"

#include <QPixmap>
#include <QWidget>
#include <optional>

namespace deepmi::studio
{

/// The bins' figure on the screen, with a pointer and a keyboard cursor. Drawn once a change into a picture;
/// pointer and cursor are laid over it. Knows counts only; what is picked is told by a signal.
class BinHistogramsView : public QWidget
{
    Q_OBJECT

public:
    explicit BinHistogramsView(QWidget* parent = nullptr);

    void setFigure(BinFigure figure, const FigureStyle& style);
    const BinFigure& figure() const { return m_figure; }

    /// A panel and a bar of it; cell −1 stands for the whole bin.
    struct Place {
        std::size_t row = 0, index = 0;
        int cell = -1;

        bool operator==(const Place&) const = default;
    };
    std::optional<Place> placeAt(QPointF position) const;
    /// Where a panel or bar is drawn, in pixels of the widget.
    QRectF rectangleOf(const Place& place) const;
    std::optional<Place> cursor() const { return m_cursor; }
    /// Height at which panels have room, in pixels.
    int neededHeight(int width) const;
    double pixelsPerPoint() const;

Q_SIGNALS:
    /// What is under the pointer or the cursor, in words; empty if nothing is.
    void described(const QString& words);
    /// Click, Enter or Space on a bin (cell −1) or a bar.
    void picked(int row, int bin, int cell, deepmi::studio::Selection::How how);
    void escaped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    QSize minimumSizeHint() const override { return {240, 120}; }

private:
    void layOut();
    void describe(const std::optional<Place>& place);
    void moveCursor(int key, bool wholeBins);
    void pick(const Place& place, Qt::KeyboardModifiers modifiers);

    BinFigure m_figure;
    FigureStyle m_style;
    std::vector<BinFigurePanel> m_panels;
    QPixmap m_picture;
    std::optional<Place> m_hovered, m_cursor;
};

} // namespace deepmi::studio
