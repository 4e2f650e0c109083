#pragma once

#include "figures/canvas.h"

#include <QString>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace deepmi::studio
{

/// A figure or table that a panel offers for export. Everything it needs is captured by value when it is
/// made, so that it can be drawn later, elsewhere, and on another thread, while the window goes on.
struct Figure {
    QString
        id; ///< as in `deepmi-studio --export ID`: "bins", "heatmap", "curves", "embedding", "comparison" ...
    QString title; ///< as the person sees it
    /// Draws on a canvas whose size is given; empty for a table that is only CSV.
    std::function<void(Canvas&, const FigureStyle&)> draw;
    /// Height that suits the contents at the style's width, in mm.
    std::function<double(const FigureStyle&)> naturalHeightMm;
    /// The data behind it, with a header line.
    std::function<std::string()> csv;
    QString description; ///< text alternative: what one sees, in a sentence or two, with the main numbers
    nlohmann::ordered_json provenance =
        nlohmann::ordered_json::object(); ///< seed, α, K, data hash, version ...
    QString missing; ///< why there is nothing to draw yet, with the next step; empty if it can be drawn
};

} // namespace deepmi::studio
