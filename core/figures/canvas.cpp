#include "figures/canvas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace deepmi
{

FigureColours FigureColours::forDarkPage()
{
    FigureColours colours;
    colours.page = "#1e1e20";
    colours.ink = "#e6e6e6";
    colours.muted = "#a8a8a8";
    colours.ground = "#48484c";
    colours.faint = "#303034";
    colours.second = "#8a8a8a";
    colours.dark = true;
    return colours;
}

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

std::string readableDigits(const std::string& digits)
{
    const std::size_t sign = digits.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(digits.find_first_not_of("0123456789", sign), digits.size());
    if (end == sign)
        return digits;
    std::string text = digits;
    // Of a power of ten.
    if (const std::size_t power = text.find("e-", end); power != std::string::npos)
        text.replace(power + 1, 1, "−");
    for (std::size_t place = end; place > sign + 3; place -= 3)
        text.insert(place - 3, ",");
    return sign > 0 ? "−" + text.substr(1) : text;
}

std::string withValues(const std::string& text, std::initializer_list<std::string> values)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t place = text[at] == '%' && at + 1 < text.size()
                                      ? static_cast<std::size_t>(text[at + 1]) - '1'
                                      : values.size();
        if (place < values.size())
            filled += *(values.begin() + place), ++at;
        else
            filled += text[at];
    }
    return filled;
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

std::size_t letters(const std::string& text)
{
    std::size_t count = 0;
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        // First bytes alone. From 0xE3 on they begin U+3000 and what follows: Chinese, Japanese, Korean,
        // their full-width marks, pictographs.
        count += (byte & 0xC0u) == 0x80u ? 0 : byte >= 0xE3u ? 2 : 1;
    }
    return count;
}

std::vector<std::string> tickLabels(std::span<const double> ticks, WriteNumber write)
{
    std::size_t decimals = 0;
    for (const double tick : ticks) {
        const std::string text = shortText(tick);
        const std::size_t point = text.find('.');
        decimals = std::max(decimals, point == std::string::npos ? 0 : text.size() - point - 1);
    }
    std::vector<std::string> labels;
    for (const double tick : ticks)
        labels.push_back(write(fixedText(tick, static_cast<int>(decimals))));
    return labels;
}

void drawAxes(Canvas& canvas, const Panel& panel, std::span<const double> xTicks,
              std::span<const std::string> xTexts, std::span<const double> yTicks,
              std::span<const std::string> yTexts, double fontPt)
{
    constexpr double tick = 2.5;
    const std::string& ink = canvas.colours().ink;
    canvas.line(panel.x, panel.bottom(), panel.right(), panel.bottom(), ink);
    canvas.line(panel.x, panel.y, panel.x, panel.bottom(), ink);
    for (std::size_t index = 0; index < xTicks.size(); ++index) {
        const double x = panel.mapX(xTicks[index]);
        canvas.line(x, panel.bottom(), x, panel.bottom() + tick, ink);
        if (!xTexts.empty())
            canvas.text(x, panel.bottom() + tick + fontPt, xTexts[index], {fontPt, Anchor::Middle});
    }
    for (std::size_t index = 0; index < yTicks.size(); ++index) {
        const double y = panel.mapY(yTicks[index]);
        canvas.line(panel.x - tick, y, panel.x, y, ink);
        if (!yTexts.empty())
            canvas.text(panel.x - tick - 1.5, y + fontPt * .35, yTexts[index], {fontPt, Anchor::End});
    }
}

void drawAxes(Canvas& canvas, const Panel& panel, std::span<const double> xTicks,
              std::span<const double> yTicks, double fontPt, bool xLabels, bool yLabels)
{
    const std::vector<std::string> none;
    drawAxes(canvas, panel, xTicks, xLabels ? tickLabels(xTicks, canvas.writeNumber()) : none, yTicks,
             yLabels ? tickLabels(yTicks, canvas.writeNumber()) : none, fontPt);
}

std::string paletteColour(std::size_t index, bool dark)
{
    static const std::array<const char*, 7> light = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                     "#e69f00", "#56b4e9", "#000000"};
    static const std::array<const char*, 7> onDark = {"#2b86cc", "#e8672a", "#14b889", "#dd94c0",
                                                      "#ffd23f", "#9bdcff", "#f4f4f4"};
    return (dark ? onDark : light)[index % light.size()];
}

std::vector<std::size_t> approachColours(std::span<const std::string> measures)
{
    static const std::array<std::string, 7> own = {
        "deepmi", "disagreement", "random", "minmax-entropy", "pretrained-resnet", "pretrained-lstm", "none"};
    std::vector<std::size_t> colours(measures.size(), own.size());
    std::array<bool, own.size()> taken{};
    for (std::size_t place = 0; place < measures.size(); ++place) {
        const auto found =
            static_cast<std::size_t>(std::find(own.begin(), own.end(), measures[place]) - own.begin());
        if (found < own.size() && !taken[found]) {
            colours[place] = found;
            taken[found] = true;
        }
    }
    std::size_t further = 0; // of those for which no colour is left
    for (std::size_t& colour : colours) {
        if (colour < own.size())
            continue;
        const auto free =
            static_cast<std::size_t>(std::find(taken.begin(), taken.end(), false) - taken.begin());
        colour = free < own.size() ? free : further++ % own.size();
        taken[colour] = true;
    }
    return colours;
}

std::string inkOn(const std::string& fill)
{
    const auto linear = [&](std::size_t at) {
        const double value = std::stoi(fill.substr(at, 2), nullptr, 16) / 255.0;
        return value <= .04045 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
    };
    // At this luminance the contrast to black and to white (WCAG 2.1) is the same.
    return .2126 * linear(1) + .7152 * linear(3) + .0722 * linear(5) > .179 ? "#000000" : "#ffffff";
}

namespace
{

struct Colour {
    double red, green, blue;
};

/// place 0 .. stops−1 between neighbouring stops.
std::string mixed(std::span<const Colour> stops, double place)
{
    const auto left = std::min<std::size_t>(stops.size() - 2, static_cast<std::size_t>(place));
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

} // namespace

std::string divergingColour(double value, bool dark)
{
    // Two straight steps on either side of white keep the lightness falling evenly.
    static const std::array<Colour, 5> light = {
        {{5, 48, 97}, {67, 147, 195}, {255, 255, 255}, {214, 96, 77}, {103, 0, 31}}};
    static const std::array<Colour, 5> onDark = {
        {{146, 197, 222}, {43, 109, 165}, {38, 38, 40}, {178, 62, 51}, {244, 165, 130}}};
    return mixed(dark ? onDark : light, (std::clamp(value, -1.0, 1.0) + 1) * 2);
}

std::string sequentialColour(double value, bool dark)
{
    static const std::array<Colour, 3> light = {{{255, 255, 255}, {107, 174, 214}, {8, 48, 107}}};
    static const std::array<Colour, 3> onDark = {{{38, 38, 40}, {43, 109, 165}, {198, 226, 245}}};
    return mixed(dark ? onDark : light, std::clamp(value, 0.0, 1.0) * 2);
}

} // namespace deepmi
