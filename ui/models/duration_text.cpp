#include "models/duration_text.h"

#include <QCoreApplication>
#include <cmath>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DurationText)
};

} // namespace

QString durationText(double seconds)
{
    if (!(seconds >= 0))
        return {};
    constexpr double minute = 60, hour = 60 * minute, day = 24 * hour;
    if (seconds < 10)
        return Words::tr("less than 10 s");
    if (seconds < 55)
        return Words::tr("%1 s").arg(std::ceil(seconds / 5) * 5);
    if (seconds < 59.5 * minute)
        return Words::tr("%1 min").arg(std::max(1.0, std::round(seconds / minute)));
    if (seconds < 2 * day) {
        const double minutes = std::round(seconds / minute);
        const double rest = std::round(std::fmod(minutes, 60) / 10) * 10;
        const double hours = std::floor(minutes / 60) + (rest == 60 ? 1 : 0);
        return rest == 0 || rest == 60 ? Words::tr("%1 h").arg(hours)
                                       : Words::tr("%1 h %2 min").arg(hours).arg(rest);
    }
    if (seconds < 1e4 * day)
        return Words::tr("%1 days").arg(std::round(seconds / day));
    return Words::tr("very long");
}

QString timeLeftText(double seconds)
{
    if (!(seconds >= 0))
        return {};
    return seconds < 10 ? Words::tr("less than 10 s left")
                        : Words::tr("about %1 left").arg(durationText(seconds));
}

QString bytesText(double bytes)
{
    if (!(bytes >= 0))
        return {};
    constexpr double mega = 1e6, giga = 1e9;
    if (bytes < mega)
        return Words::tr("less than 1 MB");
    if (bytes < 999.5 * mega)
        return Words::tr("%1 MB").arg(std::round(bytes / mega));
    return Words::tr("%1 GB").arg(bytes / giga, 0, 'f', bytes < 10 * giga ? 1 : 0);
}

} // namespace deepmi::studio
