#pragma once

#include "figures/joint_heatmap.h"

#include <QString>

namespace deepmi::studio
{

// What a heatmap says in words: for the line below it, its tooltips, screen readers and files.

/// "Cluster 3" or "Predicted 2–3".
QString columnText(const Levels& levels, const HeatmapOptions& options, int first);
/// "Cluster 3 × arousal 4–5".
QString cellName(const Levels& levels, const HeatmapOptions& options, int first, int level);
/// Count, P(x,y), P(x), P(y), log ratio and contribution of a cell in numbers, on one line.
QString cellNumbers(const JointTable& table, const HeatmapOptions& options, int first, int level);
/// What one sees, in two sentences.
QString heatmapDescription(const JointTable& table, const Levels& levels, const HeatmapOptions& options);

} // namespace deepmi::studio
