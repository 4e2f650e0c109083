#pragma once

#include <QString>

namespace deepmi::studio
{

/// How long something takes, as people say it and no more precise than an estimate is: "less than 10 s",
/// "40 s", "3 min", "2 h 10 min", "5 days". Empty for negative seconds and NaN.
QString durationText(double seconds);
/// "about 3 min left"; empty where it is not known.
QString timeLeftText(double seconds);
/// "12 MB", "1.4 GB"; empty for a negative number and NaN.
QString bytesText(double bytes);

} // namespace deepmi::studio
