#include "figures/figures.h"
#include "figures/joint_heatmap.h"
#include "figures/svg.h"

namespace deepmi
{

void drawInformationHeatmap(Canvas& canvas, const JointTable& table, const Levels& levels,
                            const std::string& attribute, const FigureStyle& style)
{
    HeatmapOptions options;
    options.attribute = attribute;
    drawJointHeatmap(canvas, table, levels, options, style);
}

std::string informationHeatmap(const JointTable& table, const Levels& levels, const std::string& attribute,
                               const FigureStyle& style)
{
    const double height = style.heightMm > 0 ? style.heightMm : jointHeatmapHeightMm(levels, style.fontPt);
    Svg svg(style.widthMm, height, style, "Mutual information of cluster and level: " + attribute);
    drawInformationHeatmap(svg, table, levels, attribute, style);
    return svg.toString();
}

} // namespace deepmi
