#include "plots/embedding_map_figure.h"

#include "models/shown_number.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EmbeddingMap)
};

/// Groups that a legend lists; more are told by their numbers in the map.
constexpr qsizetype mostListed = 12;

bool listsGroups(const MapColouring& colouring)
{
    return colouring.grouped && colouring.names.size() <= mostListed;
}

double lettersOf(const QString& text)
{
    return static_cast<double>(letters(text.toStdString()));
}

/// What stands for a list that would be too long.
QString numberedGroups(const MapColouring& colouring)
{
    return Words::tr("%1 groups, numbered").arg(colouring.names.size());
}

} // namespace

MapLayout layOutMap(double widthPt, double heightPt, double fontPt, const MapColouring& colouring,
                    const MapWindow& window)
{
    MapLayout layout;
    double widest = lettersOf(colouring.title);
    for (const QString& name : colouring.names)
        widest = std::max(widest, lettersOf(name) + 2.5);
    if (colouring.grouped && !listsGroups(colouring))
        widest = std::max(widest, lettersOf(numberedGroups(colouring)));
    layout.legendWidth = std::clamp(widest * fontPt * .56, fontPt * 6, widthPt * .3);
    deepmi::Panel& plot = layout.plot;
    plot.x = fontPt * 4.6;
    plot.y = fontPt * .8;
    plot.width = std::max(widthPt - plot.x - layout.legendWidth - fontPt * 2, 1.);
    plot.height = std::max(heightPt - plot.y - fontPt * 3.6, 1.);
    layout.legendX = plot.right() + fontPt * 1.2;
    const double halfWidth = plot.width / 2 * window.unitsPerPoint;
    const double halfHeight = plot.height / 2 * window.unitsPerPoint;
    plot.xLow = window.x - halfWidth;
    plot.xHigh = window.x + halfWidth;
    plot.yLow = window.y - halfHeight;
    plot.yHigh = window.y + halfHeight;
    return layout;
}

MapWindow wholeMap(const EmbeddingMap& map, double widthPt, double heightPt, double fontPt,
                   const MapColouring& colouring)
{
    const deepmi::Panel plot = layOutMap(widthPt, heightPt, fontPt, colouring, {}).plot;
    MapWindow window;
    window.x = (static_cast<double>(map.lowX) + map.highX) / 2;
    window.y = (static_cast<double>(map.lowY) + map.highY) / 2;
    window.unitsPerPoint = 1.06 * std::max((static_cast<double>(map.highX) - map.lowX) / plot.width,
                                           (static_cast<double>(map.highY) - map.lowY) / plot.height);
    if (!(window.unitsPerPoint > 0))
        window.unitsPerPoint = 1 / plot.width; // all points in one place
    return window;
}

double markRadius(std::size_t points)
{
    return points <= 1000 ? 3 : points <= 5000 ? 2.4 : points <= 20000 ? 1.8 : points <= 100000 ? 1.3 : 1;
}

void drawMapFrame(Canvas& canvas, const EmbeddingMap& map, const MapColouring& colouring,
                  const MapLayout& layout, double fontPt)
{
    const deepmi::Panel& plot = layout.plot;
    const std::vector<double> xTicks = roundTicks(plot.xLow, plot.xHigh, 6);
    const std::vector<double> yTicks = roundTicks(plot.yLow, plot.yHigh, 5);
    drawAxes(canvas, plot, xTicks, yTicks, fontPt);
    // In few words where there is no room for more.
    const auto axis = [&](int component, double share, double room) {
        const QString percent = QString::number(100 * share, 'f', 1);
        const QString words =
            Words::tr("principal component %1 (%2 % of the variance)").arg(component).arg(percent);
        const bool fits = lettersOf(words) * fontPt * .52 < room;
        return (fits ? words : Words::tr("component %1 (%2 %)").arg(component).arg(percent)).toStdString();
    };
    canvas.text(plot.x + plot.width / 2, plot.bottom() + fontPt * 2.9, axis(1, map.shareX, plot.width),
                {fontPt, Anchor::Middle});
    canvas.text(fontPt * 1.1, plot.y + plot.height / 2, axis(2, map.shareY, plot.height),
                {fontPt, Anchor::Middle, {}, false, -90});

    double y = plot.y + fontPt;
    const double x = layout.legendX;
    canvas.text(x, y, colouring.title.toStdString(), {fontPt, Anchor::Start, {}, true});
    y += fontPt * 1.6;
    if (listsGroups(colouring)) {
        for (qsizetype group = 0; group < colouring.names.size(); ++group) {
            if (colouring.counts[static_cast<std::size_t>(group)] == 0)
                continue;
            drawMark(canvas, x + fontPt * .5, y - fontPt * .32, fontPt * .36,
                     colouring.marks[static_cast<std::size_t>(group)]);
            canvas.text(x + fontPt * 1.4, y, colouring.names[group].toStdString(), {fontPt});
            y += fontPt * 1.45;
        }
    } else if (colouring.grouped) {
        canvas.text(x, y, numberedGroups(colouring).toStdString(),
                    {fontPt, Anchor::Start, canvas.colours().muted});
        y += fontPt * 1.45;
    } else if (colouring.counts.back() < map.size()) {
        const double height = std::min(plot.height * .5, fontPt * 12);
        const std::size_t count = colouring.marks.size() - 1;
        for (std::size_t step = 0; step < count; ++step)
            canvas.rectangle(x, y + height * (1 - static_cast<double>(step + 1) / static_cast<double>(count)),
                             fontPt, height / static_cast<double>(count) + .3, colouring.marks[step].colour);
        const auto label = [&](double share) {
            canvas.text(
                x + fontPt * 1.5, y + height * (1 - share) + fontPt * .35,
                shortDecimalText(colouring.low + share * (colouring.high - colouring.low)).toStdString(),
                {fontPt});
        };
        for (const double share : {0., .5, 1.})
            label(share);
        y += height + fontPt * 1.6;
    }
    if (colouring.counts.back() > 0) {
        drawMark(canvas, x + fontPt * .5, y - fontPt * .32, fontPt * .36, colouring.marks.back());
        canvas.text(x + fontPt * 1.4, y, Words::tr("not known").toStdString(), {fontPt});
    }
}

void drawMapNumbers(Canvas& canvas, const MapColouring& colouring, const MapLayout& layout, double fontPt)
{
    const deepmi::Panel& plot = layout.plot;
    for (std::size_t group = 0; group < colouring.centres.size(); ++group) {
        const auto [dataX, dataY] = colouring.centres[group];
        if (!(dataX >= plot.xLow && dataX <= plot.xHigh && dataY >= plot.yLow && dataY <= plot.yHigh))
            continue;
        const std::string number = std::to_string(group);
        const double width = fontPt * (.65 * static_cast<double>(number.size()) + .35);
        const double x = plot.mapX(dataX), y = plot.mapY(dataY);
        canvas.rectangle(x - width / 2, y - fontPt * .62, width, fontPt * 1.24, canvas.colours().page,
                         {{"stroke", colouring.marks[group].colour}, {"stroke-width", ".8"}});
        canvas.text(x, y + fontPt * .36, number, {fontPt, Anchor::Middle, {}, true});
    }
}

void drawEmbeddingFigure(Canvas& canvas, const EmbeddingMap& map, const MapColouring& colouring,
                         const std::vector<std::string>& names, const FigureStyle& style)
{
    const MapWindow window = wholeMap(map, canvas.width(), canvas.height(), style.fontPt, colouring);
    const MapLayout layout = layOutMap(canvas.width(), canvas.height(), style.fontPt, colouring, window);
    const std::size_t shown = std::min(map.size(), mostFigurePoints);
    const double radius = markRadius(shown) * .75;
    canvas.openGroup({{"data-points", std::to_string(map.size())}, {"data-shown", std::to_string(shown)}});
    for (std::size_t place = 0; place < shown; ++place) {
        const std::uint32_t point = map.order[place];
        Canvas::Attributes attributes{{"opacity", ".8"}};
        if (canvas.keepsData())
            attributes.push_back({"data-name", names[static_cast<std::size_t>(map.frameRow[point])]});
        drawMark(canvas, layout.plot.mapX(map.x[point]), layout.plot.mapY(map.y[point]), radius,
                 colouring.marks[colouring.mark[point]], attributes);
    }
    canvas.closeGroup();
    drawMapNumbers(canvas, colouring, layout, style.fontPt);
    drawMapFrame(canvas, map, colouring, layout, style.fontPt);
    if (shown < map.size())
        canvas.text(layout.plot.right(), layout.plot.y + style.fontPt * .4,
                    Words::tr("%L1 of %L2 points, drawn by lot").arg(shown).arg(map.size()).toStdString(),
                    {style.fontPt, Anchor::End, canvas.colours().muted});
}

} // namespace deepmi::studio
