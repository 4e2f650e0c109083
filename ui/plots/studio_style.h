#pragma once

#include <QProxyStyle>

namespace deepmi::studio
{

/// Fusion, which obeys a palette everywhere where native styles keep colours of their own, with outlines that
/// are seen on a dark ground too: Fusion's are the ground's colour made darker, so that an unchecked box or
/// an empty field nearly vanishes in a dark theme; so does what tells a checked button there. Titles of docks
/// are as large as other texts, where they would stay at the size that texts had at the start. Texts of
/// tables keep a little more off the sides of their cells: a number that ends beside a word that begins is
/// read apart.
class StudioStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    StudioStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    /// Made once each: pictures of icons are kept as those of controls are, under the key of their icon.
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option = nullptr,
                       const QWidget* widget = nullptr) const override;
};

} // namespace deepmi::studio
