#include "report/report_table.h"

#include "figures/canvas.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deepmi
{

namespace
{

using Quantity = TableShape::Quantity;
using Marks = TableShape::Marks;

template <class Visit>
void forEachCell(const ReportTable& table, Visit visit)
{
    for (const ReportTable::Block& block : table.blocks)
        for (std::size_t row = 0; row < block.rows.size(); ++row)
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                if (const auto& cell = table.cell(block, row, column); cell.planned)
                    visit(table.rows[block.rows[row]], cell);
}

std::string counted(std::size_t count, std::size_t all)
{
    return (count == 0 && all > 0 ? "none" : std::to_string(count)) + " of " + std::to_string(all);
}

/// "K = 50 in 4, K = 10 in 2": labels by how often, most often first.
std::string tally(const std::map<std::string, std::size_t>& counts, const std::vector<std::string>& order)
{
    std::vector<std::string> labels;
    for (const std::string& label : order)
        if (counts.count(label) && std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(label);
    std::stable_sort(labels.begin(), labels.end(),
                     [&](const std::string& a, const std::string& b) { return counts.at(a) > counts.at(b); });
    std::string text;
    for (const std::string& label : labels)
        text += (text.empty() ? "" : ", ") + label + " in " + std::to_string(counts.at(label));
    return text;
}

std::string bestRows(const ReportTable& table)
{
    std::map<std::string, std::size_t> counts;
    std::vector<std::string> order;
    std::size_t columns = 0; // in which there is a highest mean, perhaps of several rows
    for (const ReportTable::Row& row : table.rows)
        order.push_back(row.label);
    for (const ReportTable::Block& block : table.blocks)
        for (std::size_t column = 0; column < table.attributes.size(); ++column) {
            bool any = false;
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                if (table.cell(block, row, column).best) {
                    ++counts[table.rows[block.rows[row]].label];
                    any = true;
                }
            columns += any ? 1 : 0;
        }
    return columns == 0 ? ""
                        : "Highest mean of " + std::to_string(columns) +
                              (columns == 1 ? " column: " : " columns: ") + tally(counts, order) + ".";
}

/// How often the others are told apart from the reference.
std::string againstReference(const ReportTable& table)
{
    std::string reference;
    std::size_t tested = 0, better = 0, worse = 0, untested = 0;
    for (const ReportTable::Row& row : table.rows)
        if (row.reference && reference.empty())
            reference = table.shape.factor == "features" ? row.approach : row.label;
    if (reference.empty())
        return {};
    forEachCell(table, [&](const ReportTable::Row& row, const ReportTable::Cell& cell) {
        if (row.reference || row.measure == "random")
            return;
        if (std::isnan(cell.reference.adjustedPValue)) {
            ++untested;
            return;
        }
        ++tested;
        better += cell.referenceVerdict > 0 ? 1 : 0;
        worse += cell.referenceVerdict < 0 ? 1 : 0;
    });
    if (tested == 0 && untested == 0) // Random alone stands beside it
        return {};
    if (tested == 0)
        return "Too few finished trials to hold anything against " + reference + ".";
    return "Significantly better than " + reference + " in " + counted(better, tested) +
           " comparisons (row, attribute and test set; Random not counted), significantly worse in " +
           counted(worse, tested) + "." +
           (untested ? " " + std::to_string(untested) + " could not be tested." : "");
}

std::string variationFinding(const ReportTable& table)
{
    std::vector<double> sum(table.rows.size());
    std::vector<std::size_t> count(table.rows.size());
    std::size_t columns = 0;
    for (const ReportTable::Block& block : table.blocks)
        for (std::size_t column = 0; column < table.attributes.size(); ++column) {
            // Rows are only comparable over the same columns.
            bool whole = !block.rows.empty();
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                whole = whole && std::isfinite(table.cell(block, row, column).value(Quantity::Var));
            if (!whole)
                continue;
            ++columns;
            for (std::size_t row = 0; row < block.rows.size(); ++row) {
                sum[block.rows[row]] += table.cell(block, row, column).value(Quantity::Var);
                ++count[block.rows[row]];
            }
        }
    std::optional<std::size_t> least, most;
    const auto meanOf = [&](std::size_t row) { return sum[row] / static_cast<double>(count[row]); };
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (count[row] != columns || columns == 0)
            continue;
        if (!least || meanOf(row) < meanOf(*least))
            least = row;
        if (!most || meanOf(row) > meanOf(*most))
            most = row;
    }
    if (!least || least == most)
        return {};
    return (columns == 1 ? "In the one column" : "Over the " + std::to_string(columns) + " columns") +
           std::string(" in which every row is known, VAR is lowest for ") + table.rows[*least].label +
           " (mean " + fixedText(meanOf(*least), 2) + " %) and highest for " + table.rows[*most].label +
           " (" + fixedText(meanOf(*most), 2) + " %).";
}

std::string anovaFinding(const ReportTable& table)
{
    std::size_t tested = 0, significant = 0;
    for (const ReportTable::Block& block : table.blocks)
        for (const Anova& anova : block.anova)
            if (!std::isnan(anova.pValue)) {
                ++tested;
                significant += anova.pValue < table.statistics.significance ? 1 : 0;
            }
    return tested == 0 ? ""
                       : "The means differ significantly over α in " + counted(significant, tested) +
                             " columns (one-way ANOVA, p < " + numberText(table.statistics.significance) +
                             ", each column by itself).";
}

} // namespace

std::vector<std::string> tableNotes(const ReportTable& table, const TableSigns& signs)
{
    const std::string correction = correctionNote(table.statistics);
    const std::string test = std::string("two-tailed ") + toString(table.statistics.test) + ", p < " +
                             numberText(table.statistics.significance) +
                             (correction.empty() ? "" : ", " + correction);
    std::vector<std::string> notes;
    if (table.shape.marks == Marks::EveryApproach)
        notes.push_back("A symbol beside a value: significantly better than the approach of that symbol (" +
                        test + ").");
    std::string reference;
    for (const ReportTable::Row& row : table.rows)
        if (row.reference && reference.empty())
            reference = table.shape.factor == "features" ? row.approach + " on the same features" : row.label;
    if (table.shape.marks == Marks::Reference && !reference.empty())
        notes.push_back("*: significantly better than " + reference + " (" + test + ").");
    if (table.shape.quantity == Quantity::Ccc)
        notes.push_back(signs.best + ": highest mean of the column.");
    else
        notes.push_back("VAR = 100 · std / mean of the CCC over trials; higher is more sensitive to the "
                        "initialisation.");
    if (table.shape.chosen)
        notes.push_back(signs.chosen + ": highest mean CCC on the development set.");
    if (table.planned > table.finished)
        notes.push_back(std::to_string(table.finished) + " of " + std::to_string(table.planned) +
                        " trials are finished; n/N beside a value says how many of its own.");
    return notes;
}

std::string tableFinding(const ReportTable& table)
{
    std::string text;
    const auto say = [&](const std::string& sentence) {
        if (!sentence.empty())
            text += (text.empty() ? "" : " ") + sentence;
    };
    if (table.shape.quantity == Quantity::Var) {
        say(variationFinding(table));
        return text;
    }
    say(againstReference(table));
    say(anovaFinding(table));
    say(bestRows(table));
    return text;
}

} // namespace deepmi
