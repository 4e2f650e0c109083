#include "plots/theme.h"

#include "models/language.h"
#include "models/settings.h"
#include "models/shown_number.h"
#include "plots/recurring_palette.h"
#include "plots/studio_style.h"

#include <QApplication>
#include <QPalette>

namespace deepmi::studio
{

namespace
{

constexpr auto themeKey = "window/theme";

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(0x2a, 0x2a, 0x2d), base(0x1e, 0x1e, 0x20), ink(0xe6, 0xe6, 0xe6),
        faint(0x8c, 0x8c, 0x8c);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, ink);
    // Of bevels and of lines beside outlines, which would stay those of a light desktop.
    palette.setColor(QPalette::Light, QColor(0x46, 0x46, 0x4a));
    palette.setColor(QPalette::Midlight, QColor(0x3e, 0x3e, 0x42));
    palette.setColor(QPalette::Mid, QColor(0x22, 0x22, 0x24));
    palette.setColor(QPalette::Dark, QColor(0x1a, 0x1a, 0x1c));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x25, 0x25, 0x28));
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Button, QColor(0x36, 0x36, 0x3a));
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3a, 0x3e));
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0x7e, 0xb8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x7a, 0xb8, 0xe8));
    palette.setColor(QPalette::LinkVisited, QColor(0xb8, 0x9a, 0xe0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x78, 0x78, 0x7c));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x50, 0x50, 0x54));
    return palette;
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xf0, 0xf0, 0xf0), QColor(0xf4, 0xf4, 0xf5));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf5, 0xf7, 0xf9));
    palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xf2));
    palette.setColor(QPalette::ToolTipText, QColor(0x22, 0x22, 0x22));
    palette.setColor(QPalette::Highlight, QColor(0x2a, 0x72, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x75, 0x75, 0x75));
    palette.setColor(QPalette::Link, QColor(0x00, 0x5a, 0x9e));
    return palette;
}

/// As the desktop had it before the first theme was applied.
const QPalette& systemPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

double& scaleNow()
{
    static double scale = 1;
    return scale;
}

} // namespace

void applyTheme(Theme theme)
{
    const QPalette system = systemPalette();
    QApplication::setStyle(new StudioStyle);
    const bool dark = theme == Theme::Dark || (theme == Theme::System && isDark(system));
    // Icons are kept by the key of the palette that they were painted for.
    QApplication::setPalette(recurringPalette(dark ? darkPalette() : lightPalette()));
}

Theme chosenTheme()
{
    const QString name = settings().value(QLatin1String(themeKey)).toString();
    return name == QLatin1String("dark")    ? Theme::Dark
           : name == QLatin1String("light") ? Theme::Light
                                            : Theme::System;
}

void chooseTheme(Theme theme)
{
    settings().setValue(QLatin1String(themeKey), theme == Theme::Dark    ? QStringLiteral("dark")
                                                 : theme == Theme::Light ? QStringLiteral("light")
                                                                         : QStringLiteral("system"));
    applyTheme(theme);
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

FigureColours figureColours(const QPalette& palette)
{
    return isDark(palette) ? FigureColours::forDarkPage() : FigureColours{};
}

double presentationScale()
{
    return scaleNow();
}

void setPresentationScale(double scale)
{
    scaleNow() = scale;
}

FigureStyle screenStyle(const QPalette& palette)
{
    FigureStyle style;
    style.colours = figureColours(palette);
    // 9 pt reads well at arm's length where 8 pt is meant for paper.
    style.fontPt = 9 * presentationScale();
    style.translate = figureText;
    style.number = figureNumber;
    return style;
}

} // namespace deepmi::studio
