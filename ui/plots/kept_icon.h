#pragma once

#include <QIcon>

namespace deepmi::studio
{

/// The icon, its pictures drawn once for each size, mode and pixel ratio in each set of the application's
/// colours.
///
/// Qt's own icons of pixmaps keep their pictures under names with the key of the application's palette in
/// them, which is another one after every change of the theme, and up to 6.5 a name stays for ever
/// (QTBUG-112200). GUI thread only.
QIcon keptIcon(const QIcon& icon);

} // namespace deepmi::studio
