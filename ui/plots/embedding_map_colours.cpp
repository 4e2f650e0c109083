#include "plots/embedding_map_colours.h"

#include "models/shown_number.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EmbeddingMap)
};

/// Of the palette, and of drawMark; they share no divisor, so that the first 42 groups all differ.
constexpr int hues = 7, shapes = 6;
/// Steps of a sequential colour; more could not be told apart.
constexpr int steps = 64;
/// More bins than these are coloured as numbers.
constexpr int mostBinGroups = 12;

MapMark groupMark(int group, bool dark)
{
    return {paletteColour(static_cast<std::size_t>(group % hues), dark), group % shapes};
}

/// Never as pale as the page itself.
std::string stepColour(double share, bool dark)
{
    return sequentialColour(.25 + .75 * share, dark);
}

std::int32_t groupOf(const SampleTableValues& values, MapColour by, std::int32_t row)
{
    if (by == MapColour::Split)
        return static_cast<std::int32_t>(values.frame->splits[static_cast<std::size_t>(row)]);
    const std::int32_t found = values.sampleOf(row);
    if (found < 0)
        return -1;
    const auto sample = static_cast<std::size_t>(found);
    switch (by) {
    case MapColour::Cluster:
        return values.curriculum->samples->assignments.cluster[sample];
    case MapColour::Level:
        return values.curriculum->deepmi->labelLevel[sample];
    default:
        return values.curriculum->ranking->bin(sample);
    }
}

double numberOf(const SampleTableValues& values, MapColour by, std::int32_t row)
{
    const auto at = [&](SampleField field) { return numberAt(values, {field, -1, {}, {}, {}, {}}, row); };
    switch (by) {
    case MapColour::Score:
        return at(SampleField::Score);
    case MapColour::Bin:
        return at(SampleField::Bin);
    case MapColour::Error:
        return std::abs(at(SampleField::Predicted) - at(SampleField::Label));
    default:
        return at(SampleField::RaterSpread);
    }
}

void nameGroups(MapColouring& colouring, const SampleTableValues& values, MapColour by, bool dark)
{
    int count = 0;
    if (by == MapColour::Split)
        count = static_cast<int>(Split::Test3) + 1;
    else if (values.curriculum)
        count = by == MapColour::Cluster ? values.curriculum->clusters()
                : by == MapColour::Level ? values.curriculum->deepmi->levels.count()
                                         : values.curriculum->ranking->bins();
    for (int group = 0; group < count; ++group) {
        MapMark mark = groupMark(group, dark);
        // Levels and bins have an order, which their colours show.
        if (by == MapColour::Level || by == MapColour::Bin)
            mark.colour = stepColour(count > 1 ? static_cast<double>(group) / (count - 1) : 1, dark);
        colouring.marks.push_back(mark);
        switch (by) {
        case MapColour::Split:
            colouring.names << QString::fromLatin1(toString(static_cast<Split>(group)));
            break;
        case MapColour::Level: {
            const Levels& levels = values.curriculum->deepmi->levels;
            const auto edge = [&](int index) {
                return index == 0                ? levels.scale().low
                       : index == levels.count() ? levels.scale().high
                                                 : levels.cuts()[static_cast<std::size_t>(index - 1)];
            };
            colouring.names << Words::tr("%1 to %2")
                                   .arg(shortDecimalText(edge(group)), shortDecimalText(edge(group + 1)));
            break;
        }
        case MapColour::Bin:
            colouring.names << Words::tr("bin %1").arg(group + 1);
            break;
        default:
            colouring.names << QString::number(group);
        }
    }
}

void placeCentres(MapColouring& colouring, const EmbeddingMap& map)
{
    const std::size_t groups = static_cast<std::size_t>(colouring.names.size());
    colouring.centres.assign(groups, {0, 0});
    for (std::size_t point = 0; point < map.size(); ++point)
        if (colouring.mark[point] < groups) {
            colouring.centres[colouring.mark[point]].first += map.x[point];
            colouring.centres[colouring.mark[point]].second += map.y[point];
        }
    for (std::size_t group = 0; group < groups; ++group) {
        const auto count = static_cast<double>(colouring.counts[group]);
        colouring.centres[group].first /= count; // NaN for a cluster without points
        colouring.centres[group].second /= count;
    }
}

} // namespace

QString mapColourTitle(MapColour by)
{
    switch (by) {
    case MapColour::Cluster:
        return Words::tr("cluster");
    case MapColour::Level:
        return Words::tr("level of the label");
    case MapColour::Score:
        return Words::tr("DeepMI");
    case MapColour::Bin:
        return Words::tr("bin");
    case MapColour::Error:
        return Words::tr("error |predicted − label|");
    case MapColour::RaterSpread:
        return Words::tr("rater spread");
    default:
        return Words::tr("split");
    }
}

MapColouring colourMap(const EmbeddingMap& map, const SampleTableValues& values, MapColour by,
                       const FigureColours& colours)
{
    MapColouring colouring;
    colouring.title = mapColourTitle(by);
    colouring.grouped =
        by == MapColour::Cluster || by == MapColour::Level || by == MapColour::Split ||
        (by == MapColour::Bin && values.curriculum && values.curriculum->ranking->bins() <= mostBinGroups);
    colouring.mark.resize(map.size());
    std::vector<float> numbers;
    if (colouring.grouped) {
        nameGroups(colouring, values, by, colours.dark);
    } else {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        numbers.reserve(map.size());
        for (const std::int32_t row : map.frameRow) {
            const double value = numberOf(values, by, row);
            numbers.push_back(static_cast<float>(value));
            if (std::isfinite(value))
                low = std::min(low, value), high = std::max(high, value);
        }
        if (low <= high)
            colouring.low = low, colouring.high = high;
        for (int step = 0; step < steps; ++step)
            colouring.marks.push_back({stepColour(static_cast<double>(step) / (steps - 1), colours.dark), 0});
    }
    const auto unknown = static_cast<std::uint16_t>(colouring.marks.size());
    colouring.marks.push_back({colours.second, 5});
    colouring.counts.assign(colouring.marks.size(), 0);
    const double range = colouring.high - colouring.low;
    for (std::size_t point = 0; point < map.size(); ++point) {
        std::uint16_t mark = unknown;
        if (colouring.grouped) {
            const std::int32_t group = groupOf(values, by, map.frameRow[point]);
            if (group >= 0 && group < unknown)
                mark = static_cast<std::uint16_t>(group);
        } else if (std::isfinite(numbers[point])) {
            const double share = range > 0 ? (numbers[point] - colouring.low) / range : 0;
            mark = static_cast<std::uint16_t>(std::clamp(std::lround(share * (steps - 1)), 0L, steps - 1L));
        }
        colouring.mark[point] = mark;
        ++colouring.counts[mark];
    }
    if (by == MapColour::Cluster)
        placeCentres(colouring, map);
    return colouring;
}

void drawMark(Canvas& canvas, double x, double y, double radius, const MapMark& mark,
              const Canvas::Attributes& attributes)
{
    const double r = radius;
    const double stroke = std::max(r * .55, .4);
    const auto line = [&](std::initializer_list<std::pair<double, double>> corners) {
        const std::vector<std::pair<double, double>> points(corners);
        canvas.polyline(points, mark.colour, stroke, attributes);
    };
    switch (mark.shape) {
    case 0:
        canvas.circle(x, y, r, mark.colour, attributes);
        break;
    case 1:
        canvas.rectangle(x - r * .9, y - r * .9, r * 1.8, r * 1.8, mark.colour, attributes);
        break;
    case 2:
        line({{x, y - r}, {x + r, y + r * .8}, {x - r, y + r * .8}, {x, y - r}, {x + r * .5, y - r * .1}});
        break;
    case 3:
        line({{x, y - r * 1.1},
              {x + r * 1.1, y},
              {x, y + r * 1.1},
              {x - r * 1.1, y},
              {x, y - r * 1.1},
              {x + r * .55, y - r * .55}});
        break;
    case 4:
        line({{x - r * 1.1, y}, {x + r * 1.1, y}});
        line({{x, y - r * 1.1}, {x, y + r * 1.1}});
        break;
    default:
        line({{x - r * .9, y - r * .9}, {x + r * .9, y + r * .9}});
        line({{x - r * .9, y + r * .9}, {x + r * .9, y - r * .9}});
    }
}

} // namespace deepmi::studio
