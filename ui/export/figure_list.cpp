#include "export/figure_list.h"

#include "panels/panel.h"

#include <algorithm>

namespace deepmi::studio
{

std::vector<Figure> figuresOf(const std::vector<Panel*>& panels)
{
    std::vector<Figure> all;
    for (const Panel* panel : panels)
        for (Figure& figure : panel->figures())
            if (std::none_of(all.begin(), all.end(), [&](const Figure& one) { return one.id == figure.id; }))
                all.push_back(std::move(figure));
    return all;
}

} // namespace deepmi::studio
