#include "figures/svg.h"

#include "job/xml_text.h"

namespace deepmi
{

namespace
{

std::string attribute(const std::string& name, double value)
{
    return " " + name + "=\"" + shortText(value) + "\"";
}

/// "x,y x,y ...", as elements of several points want it.
std::string listOf(std::span<const std::pair<double, double>> points)
{
    std::string list;
    for (const auto& [x, y] : points)
        list += (list.empty() ? "" : " ") + shortText(x) + "," + shortText(y);
    return list;
}

} // namespace

Svg::Svg(double widthMm, double heightMm, const FigureStyle& style, const std::string& title)
    : Canvas(widthMm * pointsPerMm, heightMm * pointsPerMm, style)
{
    m_head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
        shortText(widthMm) + "mm\" height=\"" + shortText(heightMm) + "mm\" viewBox=\"0 0 " +
        shortText(width()) + " " + shortText(height()) + "\" font-family=\"" + xmlText(style.fontFamily) +
        "\" role=\"img\">\n<title>" + xmlText(title) + "</title>\n<metadata>" +
        xmlText(style.provenance.dump()) + "</metadata>\n";
    Svg::rectangle(0, 0, width(), height(), style.colours.page);
}

void Svg::element(const std::string& name, const std::string& geometry, const Attributes& attributes,
                  const std::string& hint)
{
    m_body += "<" + name + geometry;
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + xmlText(value) + "\"";
    m_body += hint.empty() ? "/>\n" : "><title>" + xmlText(hint) + "</title></" + name + ">\n";
}

void Svg::openGroup(const Attributes& attributes)
{
    m_body += "<g";
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + xmlText(value) + "\"";
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
    element("polyline",
            " points=\"" + listOf(points) + "\" fill=\"none\" stroke=\"" + colour + "\"" +
                attribute("stroke-width", width) + " stroke-linejoin=\"round\"",
            attributes, {});
}

void Svg::polygon(std::span<const std::pair<double, double>> points, const std::string& fill,
                  const Attributes& attributes)
{
    element("polygon", " points=\"" + listOf(points) + "\" fill=\"" + fill + "\"", attributes, {});
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
              " fill=\"" + (style.colour.empty() ? colours().ink : style.colour) + "\"";
    if (style.anchor != Anchor::Start)
        m_body += style.anchor == Anchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    if (style.bold)
        m_body += " font-weight=\"bold\"";
    if (style.rotate != 0)
        m_body += " transform=\"rotate(" + shortText(style.rotate) + " " + shortText(x) + " " + shortText(y) +
                  ")\"";
    for (const auto& [key, value] : attributes)
        m_body += " " + key + "=\"" + xmlText(value) + "\"";
    m_body += ">" + xmlText(text) + "</text>\n";
}

std::string Svg::toString() const
{
    std::string document = m_head + m_body;
    for (int group = 0; group < m_open; ++group)
        document += "</g>\n";
    return document + "</svg>\n";
}

} // namespace deepmi
