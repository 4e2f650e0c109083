#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace deepmi
{

/// The colours of a figure that depend on its ground; data colours are paletteColour and divergingColour.
struct FigureColours {
    std::string page = "#ffffff";   ///< the ground itself, and thin gaps between areas
    std::string ink = "#222222";    ///< texts, axes
    std::string muted = "#666666";  ///< texts and lines of second rank
    std::string ground = "#d9d9d9"; ///< what stands behind the data, cells that never occur
    std::string faint = "#ececec";  ///< grid lines
    std::string second = "#a0a0a0"; ///< a second curve beside a coloured one
    bool dark = false;              ///< the page is dark

    /// For a window with a dark theme; exported figures are light.
    static FigureColours forDarkPage();
};

/// A figure's text in another language, UTF-8. `context` is "Figures"; the English itself where there is no
/// translation.
using Translate = std::string (*)(const char* context, const char* english);

/// Plain digits, "-12345.60", as people read them.
using WriteNumber = std::string (*)(const std::string& digits);
/// In English: "−12,345.60". What is no number stays as it is.
std::string readableDigits(const std::string& digits);

/// Size, type, colours and provenance common to every figure.
struct FigureStyle {
    double widthMm = 180; ///< physical width: 88 for one column of a paper, 180 for two
    double heightMm = 0;  ///< physical height; 0 = what suits the contents
    double fontPt = 8;    ///< of tick labels and annotations; titles are 1 pt larger
    std::string fontFamily = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";
    FigureColours colours;
    Translate translate = nullptr;       ///< none: the figure's texts are English
    WriteNumber number = readableDigits; ///< of axes and counts; data-... attributes stay plain
    /// Written into the file's metadata as JSON, so that a figure tells what it was made from: seed, alpha,
    /// clusters, version ...
    nlohmann::ordered_json provenance = nlohmann::ordered_json::object();
};

/// Where a text stands relative to its point.
enum class Anchor { Start, Middle, End };

struct TextStyle {
    double size = 8; ///< pt
    Anchor anchor = Anchor::Start;
    std::string colour = {}; ///< empty = the page's ink
    bool bold = false;
    double rotate = 0; ///< degrees, clockwise, about the text's point
};

/// What a figure is drawn on: an SVG document, or a Qt painter on a window, a PDF or a picture. Every figure
/// is one function that draws on a canvas, so that what is seen and what is exported cannot differ. One unit
/// is one point (1/72 inch), y runs downwards.
class Canvas
{
public:
    /// Extra attributes of one element, e.g. {"data-value", "0.5"}. `stroke`, `stroke-width` and
    /// `stroke-dasharray` and `opacity` are drawn by every canvas; the others are kept where the format can.
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    Canvas(double width, double height, const FigureStyle& style)
        : m_width(width), m_height(height), m_colours(style.colours), m_translate(style.translate),
          m_number(style.number)
    {
    }
    virtual ~Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    double width() const { return m_width; }   ///< pt
    double height() const { return m_height; } ///< pt
    const FigureColours& colours() const { return m_colours; }
    /// The text in the language of the style. lupdate finds the calls as it does those of Qt's translate().
    std::string translated(const char* context, const char* english) const
    {
        return m_translate ? m_translate(context, english) : std::string(english);
    }
    /// How the style writes numbers, and one of them.
    WriteNumber writeNumber() const { return m_number; }
    std::string number(const std::string& digits) const { return m_number(digits); }
    template <class Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    std::string number(Number count) const
    {
        return m_number(std::to_string(count));
    }
    /// Whether data-... attributes and hints are kept; where not, a figure of many elements may leave them
    /// out.
    virtual bool keepsData() const { return true; }

    virtual void openGroup(const Attributes& attributes) = 0;
    virtual void closeGroup() = 0;
    /// `hint` becomes a tooltip where the viewer shows one; none if empty.
    virtual void rectangle(double x, double y, double width, double height, const std::string& fill,
                           const Attributes& attributes = {}, const std::string& hint = {}) = 0;
    virtual void line(double x1, double y1, double x2, double y2, const std::string& colour,
                      double width = .6, const Attributes& attributes = {}) = 0;
    virtual void polyline(std::span<const std::pair<double, double>> points, const std::string& colour,
                          double width, const Attributes& attributes = {}) = 0;
    /// A closed area without an outline; it may be transparent by its attribute `opacity`.
    virtual void polygon(std::span<const std::pair<double, double>> points, const std::string& fill,
                         const Attributes& attributes = {}) = 0;
    virtual void circle(double x, double y, double radius, const std::string& fill,
                        const Attributes& attributes = {}, const std::string& hint = {}) = 0;
    /// (x, y) is on the text's base line.
    virtual void text(double x, double y, const std::string& text, const TextStyle& style,
                      const Attributes& attributes = {}) = 0;

private:
    double m_width, m_height;
    FigureColours m_colours;
    Translate m_translate;
    WriteNumber m_number;
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

/// The text with %1, %2 ... (to %9) replaced by the values.
std::string withValues(const std::string& text, std::initializer_list<std::string> values);

/// Letters of a UTF-8 text, to estimate its width; ideographs and other wide ones count two.
std::size_t letters(const std::string& text);

/// The ticks' labels: all with as many decimals (at most three) as the one that needs most.
std::vector<std::string> tickLabels(std::span<const double> ticks, WriteNumber write = readableDigits);

/// The panel's left and bottom axis lines with ticks and these labels, one a tick; none where there are none.
void drawAxes(Canvas& canvas, const Panel& panel, std::span<const double> xTicks,
              std::span<const std::string> xTexts, std::span<const double> yTicks,
              std::span<const std::string> yTexts, double fontPt);
/// The same with the labels of tickLabels().
void drawAxes(Canvas& canvas, const Panel& panel, std::span<const double> xTicks,
              std::span<const double> yTicks, double fontPt, bool xLabels = true, bool yLabels = true);

/// Colours of the figures. Approaches take theirs by index from a palette that people with colour blindness
/// can tell apart: Okabe and Ito's (2008), and on a dark page seven lighter ones as far apart from each other
/// as those, every one at a contrast of at least 4 to the page.
std::string paletteColour(std::size_t index, bool dark = false);
/// Places in that palette for what stands in one figure, each one's measure by its name (Scores::measure,
/// Approach::measure; empty = none of them): the approaches of the paper's Table II have one colour in every
/// figure, whatever stands beside them. Others, and a second one of the same measure, take what is free.
std::vector<std::size_t> approachColours(std::span<const std::string> measures);
/// Black or white, whichever reads better on "#rrggbb".
std::string inkOn(const std::string& fill);
/// Diverging, white (on a dark page: nearly black) at 0, blue for −1 and red for +1; values beyond are
/// clamped:
/// "#rrggbb".
std::string divergingColour(double value, bool dark = false);
/// One hue, from the page's ground at 0 to dark blue (on a dark page: light blue) at 1; its lightness
/// changes evenly, so that it reads in grey too. Values beyond are clamped.
std::string sequentialColour(double value, bool dark = false);

/// Points (1/72 inch) in a millimetre.
inline constexpr double pointsPerMm = 72 / 25.4;

} // namespace deepmi
