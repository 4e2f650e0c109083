#pragma once

#include <QPalette>

namespace deepmi::studio
{

/// A palette of these colours that is always the same one (QPalette::cacheKey), in the colour group of
/// `palette`.
///
/// Styles keep pictures of controls under names with the palette's key in them. Every widget of a new window,
/// and every palette that was changed for one paint, has a key of its own: nothing is found again, and Qt up
/// to 6.5 keeps the name of every picture for ever, also of those that have left the cache (QTBUG-112200).
/// GUI thread only; at most `mostPalettes` are kept, the oldest goes first.
QPalette recurringPalette(const QPalette& palette);

inline constexpr int mostPalettes = 64;

} // namespace deepmi::studio
