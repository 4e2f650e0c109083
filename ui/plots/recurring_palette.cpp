#include "plots/recurring_palette.h"

#include <QHash>
#include <QList>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// Keys that were looked up; comparing all colours takes longer than painting a small control.
constexpr qsizetype mostKeys = 1024;

struct Known {
    QList<QPalette> palettes;      ///< no two of the same colours
    QHash<qint64, QPalette> byKey; ///< of palettes that came
};

QPalette find(Known& known, const QPalette& palette)
{
    const auto before = known.byKey.constFind(palette.cacheKey());
    if (before != known.byKey.cend())
        return *before;
    auto same = std::find(known.palettes.cbegin(), known.palettes.cend(), palette);
    if (same == known.palettes.cend()) {
        if (known.palettes.size() == mostPalettes)
            known.palettes.removeFirst();
        known.palettes.append(palette);
        same = known.palettes.cend() - 1;
    }
    if (known.byKey.size() >= mostKeys)
        known.byKey.clear();
    known.byKey.insert(palette.cacheKey(), *same);
    return *same;
}

} // namespace

QPalette recurringPalette(const QPalette& palette)
{
    static Known known;
    QPalette recurring = find(known, palette);
    recurring.setCurrentColorGroup(palette.currentColorGroup());
    return recurring;
}

} // namespace deepmi::studio
