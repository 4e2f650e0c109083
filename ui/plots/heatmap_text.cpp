#include "plots/heatmap_text.h"

#include "models/shown_number.h"
#include "models/text.h"

#include <QCoreApplication>
#include <utility>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Heatmap)
};

} // namespace

QString columnText(const Levels& levels, const HeatmapOptions& options, int first)
{
    return options.ofPredictions ? Words::tr("Predicted %1").arg(text(levelRange(levels, first)))
                                 : Words::tr("Cluster %1").arg(first);
}

QString cellName(const Levels& levels, const HeatmapOptions& options, int first, int level)
{
    return QStringLiteral("%1 × %2 %3")
        .arg(columnText(levels, options, first), text(options.attribute), text(levelRange(levels, level)));
}

QString cellNumbers(const JointTable& table, const HeatmapOptions& options, int first, int level)
{
    const QString x = options.ofPredictions ? QStringLiteral("y′") : QStringLiteral("x");
    const std::int64_t count = table.count(first, level);
    const QString ratio = count > 0 ? signedText(table.logRatio(first, level), 3) : QStringLiteral("−∞");
    return Words::tr(
               "count = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · log ratio = %6 · I(%2;y) = %7 nats")
        .arg(countText(count), x, decimalText(table.probability(first, level), 5),
             decimalText(table.firstProbability(first), 4), decimalText(table.secondProbability(level), 4),
             ratio, signedText(table.contribution(first, level), 5));
}

QString heatmapDescription(const JointTable& table, const Levels& levels, const HeatmapOptions& options)
{
    std::pair<int, int> most{0, 0}, least{0, 0};
    for (int first = 0; first < table.firstStates(); ++first)
        for (int level = 0; level < table.secondStates(); ++level) {
            const double one = table.contribution(first, level);
            if (one > table.contribution(most.first, most.second))
                most = {first, level};
            if (one < table.contribution(least.first, least.second))
                least = {first, level};
        }
    const auto named = [&](const std::pair<int, int>& cell) {
        return QStringLiteral("%1 (%2)").arg(cellName(levels, options, cell.first, cell.second),
                                             signedText(table.contribution(cell.first, cell.second), 4));
    };
    const QString columns = options.ofPredictions ? Words::tr("%1 predicted levels").arg(table.firstStates())
                                                  : Words::tr("%1 clusters").arg(table.firstStates());
    return Words::tr(
               "Heatmap of %1 by %2 levels of %3 over %4 samples. %5 = %6 nats; the largest contribution is "
               "%7, the smallest %8.")
        .arg(columns, QString::number(levels.count()), text(options.attribute), countText(table.total()),
             options.ofPredictions ? QStringLiteral("I(Y′;Y)") : QStringLiteral("I(X;Y)"),
             decimalText(table.mutualInformation(), 3), named(most), named(least));
}

} // namespace deepmi::studio
