#include "comparison/comparison_table.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr double letterWidth = .56; ///< of a font's size, on the safe side

std::string testName(const Canvas& canvas, TrialTest test)
{
    switch (test) {
    case TrialTest::Welch:
        return canvas.translated("Figures", "Welch's t-test");
    case TrialTest::Pooled:
        return canvas.translated("Figures", "Student's t-test (pooled)");
    case TrialTest::PairedBySeed:
        break;
    }
    return canvas.translated("Figures", "t-test paired by seed");
}

/// " Holm-corrected ...", empty without a correction.
std::string correctionText(const Canvas& canvas, const ComparisonStatistics& statistics)
{
    if (statistics.correction == Correction::None)
        return {};
    switch (statistics.family) {
    case ContrastFamily::ColumnAgainstPlain:
        return " " + canvas.translated("Figures",
                                       "Holm-corrected over the contrasts of a column with W/O curriculum.");
    case ContrastFamily::TableAgainstPlain:
        return " " + canvas.translated("Figures",
                                       "Holm-corrected over the contrasts of the table with W/O curriculum.");
    case ContrastFamily::Column:
        break;
    }
    return " " + canvas.translated("Figures", "Holm-corrected over all contrasts of a column.");
}

/// Column positions and the size of type with which all of it fits the width.
struct TableLayout {
    double font = 8, first = 0, column = 0;

    TableLayout(const ComparisonTable& table, double width, double wanted)
    {
        const auto letters = [](const std::string& text) {
            return static_cast<double>(deepmi::letters(text));
        };
        double title = 8, cell = 5;
        for (const ComparisonTable::Row& row : table.rows)
            title = std::max(title, letters(row.title) + 4);
        for (const ComparisonTable::Column& column_ : table.columns)
            cell = std::max({cell, letters(column_.test), letters(column_.attribute) * .7});
        for (const ComparisonCell& one : table.cells)
            cell = std::max({cell, 6.5 + .7 * letters(one.symbols), 9.});
        const auto columns = static_cast<double>(std::max<std::size_t>(table.columns.size(), 1));
        const double needed = letterWidth * (title + columns * (cell + 1.5) + 2);
        font = std::min(wanted, width / needed);
        first = letterWidth * font * (title + 1);
        column = std::min((width - first - font) / columns, letterWidth * font * (cell + 8));
    }
    double rowHeight() const { return font * 2.9; }
    double headHeight() const { return font * 3.6; }
};

} // namespace

void drawComparisonTable(Canvas& canvas, const ComparisonTable& table, const FigureStyle& style)
{
    const TableLayout layout(table, canvas.width(), style.fontPt);
    const double font = layout.font, left = font * .5;
    const double right = layout.first + layout.column * static_cast<double>(table.columns.size());
    const std::string& ink = canvas.colours().ink;
    double y = font * .6;
    canvas.line(left, y, right, y, ink, 1);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const double x = layout.first + (static_cast<double>(column) + .1) * layout.column;
        if (column == 0 || table.columns[column].attribute != table.columns[column - 1].attribute)
            canvas.text(x, y + font * 1.4, table.columns[column].attribute, {font, Anchor::Start, ink, true});
        canvas.text(x, y + font * 2.8, table.columns[column].test,
                    {font, Anchor::Start, canvas.colours().muted});
    }
    canvas.text(left, y + font * 2.8, "CCC, VAR", {font, Anchor::Start, canvas.colours().muted});
    y += layout.headHeight();
    canvas.line(left, y, right, y, ink, .6);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const double base = y + font * 1.3;
        canvas.text(left, base, table.rows[row].title, {font});
        // A column of its own: the width of a title is only known to whoever draws it.
        canvas.text(layout.first - font * 1.5, base - font * .25, table.rows[row].symbol, {font * .75});
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const ComparisonCell& cell = table.cell(row, column);
            const double x = layout.first + (static_cast<double>(column) + .1) * layout.column;
            if (cell.ccc.empty()) {
                canvas.text(x, base, "–", {font, Anchor::Start, canvas.colours().muted});
                continue;
            }
            canvas.text(x, base, fixedText(cell.summary.mean, 3), {font, Anchor::Start, ink, cell.best},
                        {{"data-approach", table.rows[row].title},
                         {"data-attribute", table.columns[column].attribute},
                         {"data-test", table.columns[column].test},
                         {"data-mean", fixedText(cell.summary.mean, 6)}});
            canvas.text(x + letterWidth * font * 5.6, base - font * .25, cell.symbols, {font * .75});
            const std::string spread =
                std::isnan(cell.summary.varPercent)
                    ? withValues(canvas.translated("Figures", "%1 trial"), {std::to_string(cell.ccc.size())})
                    : fixedText(cell.summary.varPercent, 2) + " %";
            canvas.text(x, base + font * 1.1, spread, {font * .85, Anchor::Start, canvas.colours().muted});
        }
        y += layout.rowHeight();
    }
    canvas.line(left, y + font * .2, right, y + font * .2, ink, 1);
    const std::string legend =
        withValues(
            canvas.translated(
                "Figures",
                "Symbol: significantly better than its approach (two-tailed %1, p < %2). Bold: highest "
                "mean."),
            {testName(canvas, table.statistics.test), shortText(table.statistics.significance)}) +
        correctionText(canvas, table.statistics);
    canvas.text(
        left, y + font * 1.5, legend,
        {std::min(font * .85, (canvas.width() - 2 * left) / (.5 * static_cast<double>(letters(legend)))),
         Anchor::Start, canvas.colours().muted});
}

double comparisonTableHeightMm(const ComparisonTable& table, const FigureStyle& style)
{
    const TableLayout layout(table, style.widthMm * pointsPerMm, style.fontPt);
    return (layout.font * 3 + layout.headHeight() +
            layout.rowHeight() * static_cast<double>(table.rows.size())) /
           pointsPerMm;
}

} // namespace deepmi
