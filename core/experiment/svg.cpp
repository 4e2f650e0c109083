#include "experiment/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace deepmi
{

namespace
{

constexpr double pointsPerMm = 72 / 25.4;

std::string escaped(const std::string& text)
{
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += letter;
        }
    }
    return out;
}

std::string attribute(const std::string& name, double value)
{
    return " " + name + "=\"" + shortText(value) + "\"";
}

} // namespace

std::string fixedText(double value, int decimals)
{
    std::array<char, 400> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(digits.data(), end);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

std::string shortText(double value)
{
    std::string text = fixedText(value, 3);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

Svg::Svg(double widthMm, double heightMm, const FigureStyle& style, const std::string& title)
    : m_width(widthMm * pointsPerMm), m_height(heightMm * pointsPerMm)
{
    m_head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
        shortText(widthMm) + "mm\" height=\"" + shortText(heightMm) + "mm\" viewBox=\"0 0 " +
        shortText(m_width) + " " + shortText(m_height) + "\" font-family=\"" + escaped(style.fontFamily) +
        "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n<metadata>" +
        escaped(style.provenance.dump()) + "</metadata>\n";
    rectangle(0, 0, m_width, m_height, "#ffffff");
}

void Svg::element(const std::string& name, const std::string& geometry, const Attributes& attributes,
                  const std::string& hint)
{
    m_body += "<" + name + geometry;
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + escaped(value) + "\"";
    m_body += hint.empty() ? "/>\n" : "><title>" + escaped(hint) + "</title></" + name + ">\n";
}

void Svg::openGroup(const Attributes& attributes)
{
    m_body += "<g";
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + escaped(value) + "\"";
    m_body += ">\n";
    ++m_open;
}

void Svg::closeGroup()
{
    if (m_open > 0) {
        m_body += "</g>\n";
        --m_open;
    }
}

void Svg::rectangle(double x, double y, double width, double height, const std::string& fill,
                    const Attributes& attributes, const std::string& hint)
{
    element("rect",
            attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) +
                " fill=\"" + fill + "\"",
            attributes, hint);
}

void Svg::line(double x1, double y1, double x2, double y2, const std::string& colour, double width,
               const Attributes& attributes)
{
    element("line",
            attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
                " stroke=\"" + colour + "\"" + attribute("stroke-width", width),
            attributes, {});
}

void Svg::polyline(std::span<const std::pair<double, double>> points, const std::string& colour, double width,
                   const Attributes& attributes)
{
    std::string list;
    for (const auto& [x, y] : points)
        list += (list.empty() ? "" : " ") + shortText(x) + "," + shortText(y);
    element("polyline",
            " points=\"" + list + "\" fill=\"none\" stroke=\"" + colour + "\"" +
                attribute("stroke-width", width) + " stroke-linejoin=\"round\"",
            attributes, {});
}

void Svg::circle(double x, double y, double radius, const std::string& fill, const Attributes& attributes,
                 const std::string& hint)
{
    element("circle",
            attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + " fill=\"" + fill + "\"",
            attributes, hint);
}

void Svg::text(double x, double y, const std::string& text, const TextStyle& style,
               const Attributes& attributes)
{
    m_body += "<text" + attribute("x", x) + attribute("y", y) + attribute("font-size", style.size) +
              " fill=\"" + style.colour + "\"";
    if (style.anchor != Anchor::Start)
        m_body += style.anchor == Anchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    if (style.bold)
        m_body += " font-weight=\"bold\"";
    if (style.rotate != 0)
        m_body += " transform=\"rotate(" + shortText(style.rotate) + " " + shortText(x) + " " + shortText(y) +
                  ")\"";
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + escaped(value) + "\"";
    m_body += ">" + escaped(text) + "</text>\n";
}

std::string Svg::toString() const
{
    std::string document = m_head + m_body;
    for (int group = 0; group < m_open; ++group)
        document += "</g>\n";
    return document + "</svg>\n";
}

std::vector<double> roundTicks(double low, double high, int count)
{
    if (!(high > low) || count < 1)
        return {low};
    const double rough = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= rough * .999) {
            step = power * factor;
            break;
        }
    std::vector<double> ticks;
    // Multiples of the step rather than a running sum, so that 0 is 0 and .3 is the nearest double to .3.
    for (auto index = static_cast<long long>(std::ceil(low / step - 1e-9));; ++index) {
        const double value = static_cast<double>(index) * step;
        if (value > high + step * 1e-9)
            return ticks;
        ticks.push_back(value);
    }
}

std::vector<std::string> tickLabels(std::span<const double> ticks)
{
    std::size_t decimals = 0;
    for (const double tick : ticks) {
        const std::string text = shortText(tick);
        const std::size_t point = text.find('.');
        decimals = std::max(decimals, point == std::string::npos ? 0 : text.size() - point - 1);
    }
    std::vector<std::string> labels;
    for (const double tick : ticks) {
        labels.push_back(fixedText(tick, static_cast<int>(decimals)));
        if (labels.back().starts_with('-'))
            labels.back().replace(0, 1, "−");
    }
    return labels;
}

void drawAxes(Svg& svg, const Panel& panel, std::span<const double> xTicks, std::span<const double> yTicks,
              double fontPt, bool xLabels, bool yLabels)
{
    constexpr double tick = 2.5;
    svg.line(panel.x, panel.bottom(), panel.right(), panel.bottom(), inkColour);
    svg.line(panel.x, panel.y, panel.x, panel.bottom(), inkColour);
    const std::vector<std::string> xTexts = tickLabels(xTicks), yTexts = tickLabels(yTicks);
    for (std::size_t index = 0; index < xTicks.size(); ++index) {
        const double x = panel.mapX(xTicks[index]);
        svg.line(x, panel.bottom(), x, panel.bottom() + tick, inkColour);
        if (xLabels)
            svg.text(x, panel.bottom() + tick + fontPt, xTexts[index], {fontPt, Anchor::Middle});
    }
    for (std::size_t index = 0; index < yTicks.size(); ++index) {
        const double y = panel.mapY(yTicks[index]);
        svg.line(panel.x - tick, y, panel.x, y, inkColour);
        if (yLabels)
            svg.text(panel.x - tick - 1.5, y + fontPt * .35, yTexts[index], {fontPt, Anchor::End});
    }
}

std::string paletteColour(std::size_t index)
{
    static const std::array<const char*, 7> colours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                       "#e69f00", "#56b4e9", "#000000"};
    return colours[index % colours.size()];
}

std::string divergingColour(double value)
{
    struct Colour {
        double red, green, blue;
    };
    // Two straight steps on either side of white keep the lightness falling evenly.
    static const std::array<Colour, 5> stops = {
        {{5, 48, 97}, {67, 147, 195}, {255, 255, 255}, {214, 96, 77}, {103, 0, 31}}};
    const double place = (std::clamp(value, -1.0, 1.0) + 1) * 2;
    const auto left = std::min<std::size_t>(3, static_cast<std::size_t>(place));
    const double share = place - static_cast<double>(left);
    const auto mix = [share](double from, double to) {
        return static_cast<unsigned>(from + share * (to - from) + .5);
    };
    const Colour& a = stops[left];
    const Colour& b = stops[left + 1];
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", mix(a.red, b.red) & 0xffu,
                  mix(a.green, b.green) & 0xffu, mix(a.blue, b.blue) & 0xffu);
    return text.data();
}

} // namespace deepmi
