#pragma once

namespace deepmi::studio
{

/// Lets screen readers read a HeatmapView: a chart whose value is the current cell in words.
void installHeatmapAccessible();

} // namespace deepmi::studio
