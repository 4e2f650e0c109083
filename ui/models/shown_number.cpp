#include "models/shown_number.h"

#include "figures/canvas.h"
#include "models/text.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr QChar minus(0x2212);

} // namespace

QString readableNumber(QString digits)
{
    const bool isNegative = digits.startsWith(QLatin1Char('-'));
    if (isNegative)
        digits.remove(0, 1);
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    bool isWhole = false;
    if (const qlonglong whole = digits.left(point).toLongLong(&isWhole); isWhole)
        digits = QLocale().toString(whole) + (point < 0 ? QString() : digits.mid(point));
    digits = withMinusSigns(digits); // of the power of ten
    return isNegative ? minus + digits : digits;
}

std::string figureNumber(const std::string& digits)
{
    return readableNumber(text(digits)).toStdString();
}

QString decimalText(double value, int decimals)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value < 0 ? minus + QStringLiteral("∞") : QStringLiteral("∞");
    return readableNumber(text(fixedText(value, decimals)));
}

QString signedText(double value, int decimals)
{
    return (value > 0 ? QStringLiteral("+") : QString()) + decimalText(value, decimals);
}

QString figuresText(double value, int figures)
{
    constexpr double small = 1e-4, large = 1e6;
    const double size = std::abs(value);
    if (!std::isfinite(value) || value == 0)
        return decimalText(value, 0);
    if (size < small || size >= large)
        return withMinusSigns(QString::number(value, 'g', figures));
    const int decimals = std::max(0, figures - 1 - static_cast<int>(std::floor(std::log10(size))));
    QString digits = decimalText(value, decimals);
    while (decimals > 0 && (digits.endsWith(QLatin1Char('0')) || digits.endsWith(QLatin1Char('.')))) {
        const bool isPoint = digits.endsWith(QLatin1Char('.'));
        digits.chop(1);
        if (isPoint)
            break;
    }
    return digits;
}

QString shortDecimalText(double value)
{
    return readableNumber(text(shortText(value)));
}

QString withMinusSigns(QString line)
{
    // Not the dash of a word or of a name, "seed-1".
    static const QRegularExpression sign(QStringLiteral("(?<=^|[\\s(=,:])-(?=[.\\d∞])|(?<=\\de)-(?=\\d)"));
    return line.replace(sign, QString(minus));
}

} // namespace deepmi::studio
