#pragma once

#include <QString>
#include <concepts>
#include <string>

namespace deepmi::studio
{

// Numbers as people read them in the window, one way everywhere: a decimal point in every language (see
// installLanguage), thousands apart as the language has them, and U+2212 before negative ones. Not for what
// is written or copied as data, nor for what is typed.

/// Plain digits, "-12345.60", so: "−12,345.60".
QString readableNumber(QString digits);
/// How many of something: "1,765".
template <std::integral Number>
QString countText(Number count)
{
    return readableNumber(QString::number(count));
}
/// So many decimals, never minus zero: "−0.0014", "12,345.6"; "–" where there is no number.
QString decimalText(double value, int decimals);
/// The same with a plus before positive ones.
QString signedText(double value, int decimals);
/// So many figures, without zeros at the end: "0.25", "12,346"; very large and very small ones with a power
/// of ten, "1.5e−07".
QString figuresText(double value, int figures);
/// At most three decimals, without zeros at the end: "0.25", "−3".
QString shortDecimalText(double value);
/// The same for a figure: FigureStyle::number. UTF-8.
std::string figureNumber(const std::string& digits);
/// A line of plain numbers, such as the core's, with U+2212 for the minus signs in it.
QString withMinusSigns(QString line);

} // namespace deepmi::studio
