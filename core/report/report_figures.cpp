#include "report/report.h"

#include "comparison/learning_curves.h"
#include "figures/table_text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

constexpr std::size_t drawnCandidates = 12;

/// The trials of one corpus in a table, a panel a block and attribute.
std::vector<ComparisonPanel> panelsOf(const ReportTable& table, const std::string& corpus,
                                      const std::string& featureSet)
{
    // Of one group, the title of the figure says what it is; panels are narrow.
    std::set<std::string> groups;
    for (const ReportTable::Block& block : table.blocks)
        if (block.corpus == corpus && block.featureSet == featureSet)
            groups.insert(block.group);
    std::vector<ComparisonPanel> panels;
    for (std::size_t column = 0; column < table.attributes.size(); ++column)
        for (const ReportTable::Block& block : table.blocks) {
            if (block.corpus != corpus || block.featureSet != featureSet)
                continue;
            ComparisonPanel panel{table.attributes[column] + ", " + block.test +
                                      (groups.size() < 2 ? "" : ": " + block.group),
                                  {},
                                  // Each on its own axis: test sets are far apart, approaches are not.
                                  table.attributes[column] + "\n" + block.title()};
            for (std::size_t row = 0; row < block.rows.size(); ++row) {
                const ReportTable::Cell& cell = table.cell(block, row, column);
                if (!cell.trials.ccc.empty())
                    panel.approaches.push_back({table.rows[block.rows[row]].label, cell.trials.ccc,
                                                probabilityEquation(cell.reference.adjustedPValue),
                                                table.rows[block.rows[row]].measure});
            }
            if (!panel.approaches.empty())
                panels.push_back(std::move(panel));
        }
    return panels;
}

std::string drawn(const std::vector<ComparisonPanel>& panels, FigureStyle style)
{
    if (style.heightMm <= 0)
        style.heightMm = approachComparisonHeightMm(panels, style);
    return approachComparison(panels, style);
}

void addTableFigures(std::vector<ReportFigure>& figures, const ReportTable& table)
{
    std::vector<std::pair<std::string, std::string>> corpora;
    for (const ReportTable::Block& block : table.blocks)
        if (std::find(corpora.begin(), corpora.end(), std::pair(block.corpus, block.featureSet)) ==
            corpora.end())
            corpora.push_back({block.corpus, block.featureSet});
    for (std::size_t index = 0; index < corpora.size(); ++index) {
        const auto& [corpus, featureSet] = corpora[index];
        std::vector<ComparisonPanel> panels = panelsOf(table, corpus, featureSet);
        if (panels.empty())
            continue;
        const std::string title = corpus + (featureSet.empty() ? "" : " (" + featureSet + ")");
        const std::string note = correctionNote(table.statistics);
        const std::string corrected = note.empty() ? ", not corrected." : ", " + note + ".";
        const bool tested = std::any_of(table.rows.begin(), table.rows.end(),
                                        [](const ReportTable::Row& row) { return row.reference; });
        figures.push_back(
            {table.shape.id + "-" + std::to_string(index + 1),
             "Trials of Table " + table.shape.number + ": " + title,
             std::string("A dot a trial, the mean and Student's 95 % interval of the mean") +
                 (tested ? "; p against the row that the others are held against" : "") +
                 (tested ? corrected : "."),
             [panels = std::move(panels)](const FigureStyle& style) { return drawn(panels, style); }});
    }
}

/// How the trials of each corpus learned, its own and a search's finalists alike.
void addLearningCurves(std::vector<ReportFigure>& figures, const ExperimentResult& experiment)
{
    for (std::size_t index = 0; index < experiment.corpora.size(); ++index) {
        std::vector<LearningCurve> curves = learningCurves(experiment.corpora[index].result);
        if (curves.empty())
            continue;
        figures.push_back(
            {"curves-" + std::to_string(index + 1),
             "Development CCC by epoch: " + experiment.corpora[index].title(),
             "The mean over the finished trials of each approach and one sample standard deviation to either "
             "side of it.",
             [curves = std::move(curves)](const FigureStyle& style) {
                 return learningCurveFigure(curves, style);
             }});
    }
}

void addSearchFigures(std::vector<ReportFigure>& figures, const Report& report)
{
    for (std::size_t index = 0; index < report.searches.size(); ++index) {
        const SearchReport& search = report.searches[index];
        ComparisonPanel panel{"development set, " + search.attribute, {}, search.attribute};
        for (std::size_t rank = 0; rank < search.candidates.size(); ++rank) {
            const SearchCandidate& one = search.candidates[rank];
            if (!one.development.empty() && (rank < drawnCandidates || one.chosen || one.plain))
                panel.approaches.push_back(
                    {one.title, one.development, one.chosen ? "went on" : "", one.plain ? "none" : ""});
        }
        const std::string number = std::to_string(index + 1);
        if (!panel.approaches.empty())
            figures.push_back(
                {"search-" + number + "-development", "Candidates of the search: " + search.title(),
                 "Development CCC of the best candidates and of W/O curriculum: a dot a trial, the "
                 "mean and Student's 95 % interval of the mean.",
                 [panel](const FigureStyle& style) { return drawn({panel}, style); }});
        if (!search.result)
            continue;
        ComparisonStatistics uncorrected = report.statistics;
        uncorrected.correction = Correction::None;
        const ComparisonTable table = tabulate(report.experiment.corpora[*search.result].result, uncorrected);
        std::vector<ComparisonPanel> panels = comparisonPanels(table);
        if (!panels.empty())
            figures.push_back(
                {"finalists-" + number + "-trials", "Finalists on the test sets: " + search.title(),
                 "A dot a trial, the mean and Student's 95 % interval of the mean; p against W/O "
                 "curriculum, not corrected.",
                 [panels = std::move(panels)](const FigureStyle& style) { return drawn(panels, style); }});
    }
}

} // namespace

std::vector<ReportFigure> reportFigures(const Report& report)
{
    std::vector<ReportFigure> figures;
    for (const ReportTable& table : report.tables)
        if (table.shape.quantity == TableShape::Quantity::Ccc)
            addTableFigures(figures, table);
    for (std::size_t index = 0; index < report.binOrders.size(); ++index) {
        const BinOrders& orders = report.binOrders[index];
        if (orders.measures.empty())
            continue;
        figures.push_back({"figure2-" + std::to_string(index + 1),
                           "Label distribution of the data new in each bin: " +
                               report.experiment.corpora[orders.corpus].title() + ", " + orders.attribute,
                           "The first four bins and the last, easiest first; behind them, in grey, the "
                           "distribution of all bins. d is the mean distance from the mean label.",
                           [&orders](const FigureStyle& style) { return binOrderFigure(orders, style); }});
    }
    addSearchFigures(figures, report);
    addLearningCurves(figures, report.experiment);
    return figures;
}

} // namespace deepmi
