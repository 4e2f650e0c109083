#include "figures/line_chart_layout.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace
{

constexpr double chartHeightFonts = 19; ///< of one chart, times the type's size
constexpr double legendLineFonts = 1.5;

std::size_t linesOf(const ChartSheet& sheet)
{
    const auto columns = static_cast<std::size_t>(std::max(1, sheet.columns));
    return (sheet.charts.size() + columns - 1) / columns;
}

struct LegendPlace {
    double x;
    int line;
};

std::vector<LegendPlace> placeLegend(const ChartSheet& sheet, double width, double font)
{
    std::vector<LegendPlace> places;
    double x = 0;
    int line = 0;
    for (const auto& entry : sheet.legend) {
        const double needed = font * 2 + estimatedTextWidth(entry.name, font);
        if (x > 0 && x + needed > width) {
            x = 0;
            ++line;
        }
        places.push_back({x, line});
        x += needed + font * 1.5;
    }
    return places;
}

double legendHeight(const ChartSheet& sheet, double width, double font)
{
    const std::vector<LegendPlace> places = placeLegend(sheet, width, font);
    return places.empty() ? 0 : (places.back().line + 1) * legendLineFonts * font + font * .5;
}

} // namespace

int chartSheetColumns(const FigureStyle& style)
{
    constexpr double twoChartsFonts = 40; // width that two side by side need, times the type's size
    return style.widthMm * pointsPerMm < style.fontPt * twoChartsFonts ? 1 : 2;
}

double chartSheetHeightMm(const ChartSheet& sheet, const FigureStyle& style)
{
    const double width = style.widthMm * pointsPerMm - 2 * style.fontPt;
    return (static_cast<double>(linesOf(sheet)) * chartHeightFonts * style.fontPt +
            legendHeight(sheet, width, style.fontPt)) /
           pointsPerMm;
}

void drawChartSheet(Canvas& canvas, const ChartSheet& sheet, const FigureStyle& style)
{
    if (sheet.charts.empty())
        throw UsageError("a sheet of charts needs at least one chart");
    const double font = style.fontPt;
    const double legend = legendHeight(sheet, canvas.width() - 2 * font, font);
    const auto columns =
        static_cast<std::size_t>(std::clamp(sheet.columns, 1, static_cast<int>(sheet.charts.size())));
    const double width = canvas.width() / static_cast<double>(columns);
    const double height = (canvas.height() - legend) / static_cast<double>(linesOf(sheet));
    for (std::size_t index = 0; index < sheet.charts.size(); ++index)
        drawLineChart(canvas, sheet.charts[index],
                      {static_cast<double>(index % columns) * width,
                       static_cast<double>(index / columns) * height, width, height},
                      style);
    const std::vector<LegendPlace> places = placeLegend(sheet, canvas.width() - 2 * font, font);
    for (std::size_t index = 0; index < places.size(); ++index) {
        const double x = font + places[index].x;
        const double y = canvas.height() - legend + font * 1.2 + places[index].line * legendLineFonts * font;
        canvas.text(x, y, sheet.legend[index].label, {font, Anchor::Start, sheet.legend[index].colour, true});
        canvas.text(x + font * 1.6, y, sheet.legend[index].name, {font, Anchor::Start});
    }
}

} // namespace deepmi
