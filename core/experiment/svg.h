#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace deepmi
{

/// Size, type and provenance common to every figure.
struct FigureStyle {
    double widthMm = 180; ///< physical width: 88 for one column of a paper, 180 for two
    double heightMm = 0;  ///< physical height; 0 = what suits the contents
    double fontPt = 8;    ///< of tick labels and annotations; titles are 1 pt larger
    std::string fontFamily = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";
    /// Written into the file's metadata element as JSON, so that a figure tells what it was made from: seed,
    /// alpha, clusters, version ...
    nlohmann::ordered_json provenance = nlohmann::ordered_json::object();
};

/// Where a text stands relative to its point.
enum class Anchor { Start, Middle, End };

struct TextStyle {
    double size = 8; ///< pt
    Anchor anchor = Anchor::Start;
    std::string colour = "#222222";
    bool bold = false;
    double rotate = 0; ///< degrees, clockwise, about the text's point
};

/// An SVG document with a white ground. One user unit is one point (1/72 inch), so that fonts and lines are
/// given in points while the page is given in millimetres. Numbers are written with at most three decimals
/// and a decimal point whatever the locale, so that equal figures are equal bytes.
class Svg
{
public:
    /// Extra attributes of one element, e.g. {"data-value", "0.5"}; escaped here.
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    Svg(double widthMm, double heightMm, const FigureStyle& style, const std::string& title);

    double width() const { return m_width; }   ///< pt
    double height() const { return m_height; } ///< pt

    void openGroup(const Attributes& attributes);
    void closeGroup();
    /// `hint` becomes a tooltip where the viewer shows one; none if empty.
    void rectangle(double x, double y, double width, double height, const std::string& fill,
                   const Attributes& attributes = {}, const std::string& hint = {});
    void line(double x1, double y1, double x2, double y2, const std::string& colour, double width = .6,
              const Attributes& attributes = {});
    void polyline(std::span<const std::pair<double, double>> points, const std::string& colour, double width,
                  const Attributes& attributes = {});
    void circle(double x, double y, double radius, const std::string& fill, const Attributes& attributes = {},
                const std::string& hint = {});
    void text(double x, double y, const std::string& text, const TextStyle& style,
              const Attributes& attributes = {});

    /// The whole document.
    std::string toString() const;

private:
    void element(const std::string& name, const std::string& geometry, const Attributes& attributes,
                 const std::string& hint);

    double m_width, m_height;
    std::string m_head, m_body;
    int m_open = 0;
};

/// A rectangle of the page with linear axes: maps data to points.
struct Panel {
    double x = 0, y = 0, width = 0, height = 0; ///< pt, y downwards from the page's top
    double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;

    double mapX(double value) const { return x + (value - xLow) / (xHigh - xLow) * width; }
    double mapY(double value) const { return y + height - (value - yLow) / (yHigh - yLow) * height; }
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

/// About `count` round values (1, 2 or 5 times a power of ten apart) inside low..high.
std::vector<double> roundTicks(double low, double high, int count);
/// Fixed decimals, decimal point, no negative zero.
std::string fixedText(double value, int decimals);
/// The value's shortest text with at most three decimals.
std::string shortText(double value);

/// The ticks' labels: all with as many decimals (at most three) as the one that needs most, a true minus
/// sign.
std::vector<std::string> tickLabels(std::span<const double> ticks);

/// The panel's left and bottom axis lines with ticks and their labels.
void drawAxes(Svg& svg, const Panel& panel, std::span<const double> xTicks, std::span<const double> yTicks,
              double fontPt, bool xLabels = true, bool yLabels = true);

/// Colours of the figures. Approaches take theirs by index from a palette that people with colour blindness
/// can tell apart (Okabe and Ito 2008).
std::string paletteColour(std::size_t index);
/// Diverging, white at 0, blue for −1 and red for +1 (values beyond are clamped): "#rrggbb".
std::string divergingColour(double value);

inline constexpr const char* inkColour = "#222222";
inline constexpr const char* mutedColour = "#666666";
inline constexpr const char* groundColour = "#d9d9d9";

} // namespace deepmi
