#include "information/deepmi.h"

#include "information/table_columns.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>

namespace deepmi
{

namespace
{

/// A larger number is no cluster but something else in that column, and its table would fill the memory.
constexpr long long largestCluster = 999999;

} // namespace

Assignments readAssignments(const std::filesystem::path& path, int clusters, std::optional<LabelScale> scale)
{
    const DelimitedText text = DelimitedText::read(path);
    const std::size_t nameColumn = text.columnIndex("name"), clusterColumn = text.columnIndex("cluster");
    const std::size_t predictedColumn = text.columnIndex("predicted"),
                      labelColumn = text.columnIndex("label");
    Assignments result;
    result.names = readUniqueNames(text, nameColumn);
    result.cluster.resize(text.rows());
    result.clusters = clusters;
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const long long cluster = text.integer(row, clusterColumn);
        if (cluster < 0 || cluster > largestCluster)
            throw text.error(row, clusterColumn,
                             "cluster " + std::to_string(cluster) + " is out of range, expected 0 to " +
                                 std::to_string(largestCluster));
        result.cluster[row] = static_cast<int>(cluster);
        result.clusters = std::max(result.clusters, result.cluster[row] + 1);
    }
    result.predicted = readNumbers(text, predictedColumn);
    result.label = readNumbers(text, labelColumn);
    if (!scale)
        return result;
    const LabelScale allowed = withSlack(*scale);
    for (std::size_t row = 0; row < text.rows(); ++row)
        if (result.label[row] < allowed.low || result.label[row] > allowed.high)
            throw text.error(row, labelColumn,
                             "the label " + numberText(result.label[row]) + " lies outside the scale " +
                                 numberText(scale->low) + " to " + numberText(scale->high) +
                                 "; if the file has another scale, give it with --scale LOW:HIGH");
    return result;
}

} // namespace deepmi
