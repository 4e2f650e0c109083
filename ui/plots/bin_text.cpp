// The bins' figure in words and as a table.

#include "job/number_text.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "plots/bin_counter.h"

#include <cmath>
#include <numeric>

namespace deepmi::studio
{

namespace
{

double wholeOf(const std::vector<std::uint32_t>& counts)
{
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
}

double share(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : 0;
}

std::string quotedField(const std::string& field)
{
    if (field.find_first_of(",\"\n") == std::string::npos)
        return field;
    std::string quoted = "\"";
    for (const char character : field)
        quoted += character == '"' ? std::string("\"\"") : std::string(1, character);
    return quoted + "\"";
}

} // namespace

QString BinCounter::describe(const BinFigure& figure, std::size_t row, std::size_t index, int cell)
{
    const CountedMeasure& measure = figure.rows[row];
    const CountedBin& bin = measure.bins[index];
    const QString name = tr("%1, bin %2").arg(text(measure.measure)).arg(bin.bin + 1);
    if (cell < 0) {
        QString words = tr("%1: %2 samples").arg(name, countText(bin.samples));
        if (!std::isnan(bin.distance))
            words += tr(", mean distance from the mean label %1").arg(decimalText(bin.distance, 3));
        if (!bin.chosen.empty())
            words += tr(", %1 selected").arg(decimalText(wholeOf(bin.chosen), 0));
        return words;
    }
    const auto at = static_cast<std::size_t>(cell);
    const bool last = at + 1 == measure.overall.size();
    QString words =
        tr("%1, %2 %3 to %4%5: %6 samples, %7 % of the bin (all bins: %8 %)")
            .arg(name, text(measure.quantity), shortDecimalText(measure.edges[at]),
                 shortDecimalText(measure.edges[at + 1]), last ? QString() : tr(" (not included)"),
                 countText(bin.counts[at]), decimalText(share(bin.counts[at], wholeOf(bin.counts)), 1),
                 decimalText(share(measure.overall[at], wholeOf(measure.overall)), 1));
    if (!bin.chosen.empty())
        words += tr(", %1 selected").arg(countText(bin.chosen[at]));
    return words;
}

std::string BinCounter::csv(const BinFigure& figure)
{
    std::string table = "measure,axis,bin,samples,distance,low,high,count,percent,overall,selected\n";
    for (const CountedMeasure& measure : figure.rows)
        for (const CountedBin& bin : measure.bins)
            for (std::size_t cell = 0; cell < bin.counts.size(); ++cell)
                table += quotedField(measure.measure) + "," + quotedField(measure.quantity) + "," +
                         std::to_string(bin.bin + 1) + "," + std::to_string(bin.samples) + "," +
                         (std::isnan(bin.distance) ? std::string() : numberText(bin.distance)) + "," +
                         numberText(measure.edges[cell]) + "," + numberText(measure.edges[cell + 1]) + "," +
                         std::to_string(bin.counts[cell]) + "," +
                         numberText(share(bin.counts[cell], wholeOf(bin.counts))) + "," +
                         std::to_string(measure.overall[cell]) + "," +
                         (bin.chosen.empty() ? std::string("0") : std::to_string(bin.chosen[cell])) + "\n";
    return table;
}

} // namespace deepmi::studio
