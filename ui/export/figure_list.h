#pragma once

#include "export/figure.h"

#include <vector>

namespace deepmi::studio
{

class Panel;

/// Every figure and table that the panels offer, in the panels' order; an id that was there before is left
/// out.
std::vector<Figure> figuresOf(const std::vector<Panel*>& panels);

} // namespace deepmi::studio
