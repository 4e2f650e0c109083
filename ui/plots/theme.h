#pragma once

#include "figures/canvas.h"

#include <QString>

class QApplication;
class QPalette;

namespace deepmi::studio
{

enum class Theme { System, Light, Dark };

/// Sets style and palette of the whole application; every widget gets a PaletteChange event.
void applyTheme(Theme theme);
/// The person's choice, remembered in the settings; System at first.
Theme chosenTheme();
void chooseTheme(Theme theme);

bool isDark(const QPalette& palette);
/// What figures in the window are drawn with: the colours of the palette's ground.
FigureColours figureColours(const QPalette& palette);
/// Times the ordinary size at which the window's texts and figures are drawn: 1, or more in presentation
/// mode.
double presentationScale();
void setPresentationScale(double scale);
/// A figure's style for the screen: colours of the palette, font by the presentation scale. Sizes are the
/// caller's.
FigureStyle screenStyle(const QPalette& palette);

} // namespace deepmi::studio
