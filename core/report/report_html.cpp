#include "report/report.h"

#include "figures/canvas.h"
#include "figures/table_text.h"
#include "job/xml_text.h"
#include "report/html_page.h"

#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::size_t shownCandidates = 25;

std::string paragraphs(const std::vector<std::string>& texts, const std::string& className)
{
    if (texts.empty())
        return {};
    std::string html = "<div class=\"" + className + "\">\n";
    for (const std::string& text : texts)
        html += htmlElement("p", text);
    return html + "</div>\n";
}

/// What a pointer that rests on a number is told.
std::string hint(const Report& report, const ReportTable::Cell& cell)
{
    const Summary& summary = cell.trials.summary;
    std::string text =
        std::to_string(cell.trials.ccc.size()) + " of " + std::to_string(cell.plannedTrials) + " trials";
    if (cell.trials.notFinite > 0)
        text += ", " + std::to_string(cell.trials.notFinite) + " without a CCC";
    if (!cell.trials.ccc.empty())
        text += ": mean " + shownNumber(summary.mean, 4) + ", std " + shownNumber(summary.std, 4) + ", " +
                shortText(100 * report.statistics.confidence) + " % interval " +
                shownNumber(cell.trials.low, 4) + " to " + shownNumber(cell.trials.high, 4);
    if (!std::isnan(cell.reference.adjustedPValue))
        text += "; against the reference " + signedNumber(cell.reference.difference, 4) + ", " +
                probabilityEquation(cell.reference.adjustedPValue);
    return text;
}

std::string cellHtml(const Report& report, const ReportTable& table, const ReportTable::Block& block,
                     std::size_t row, std::size_t column)
{
    const ReportTable::Cell& cell = table.cell(block, row, column);
    if (!cell.planned)
        return {};
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    const double value = cell.value(table.shape.quantity);
    std::string html = shownNumber(value, var ? 2 : 3) + (var && !std::isnan(value) ? " %" : "");
    if (cell.chosen)
        html = "<u>" + html + "</u>";
    if (cell.best && !var)
        html = "<strong>" + html + "</strong>";
    if (const ReportTrace* trace = report.traceOf(table, block, row, column))
        html =
            "<a href=\"#" + trace->id + "\" title=\"" + xmlText(hint(report, cell)) + "\">" + html + "</a>";
    if (!cell.marks.empty())
        html += "<sup>" + xmlText(cell.marks) + "</sup>";
    if (!cell.complete())
        html += "<span class=\"part\">" + std::to_string(cell.trials.ccc.size()) + "/" +
                std::to_string(cell.plannedTrials) + "</span>";
    return html;
}

std::string tableHtml(const Report& report, const ReportTable& table)
{
    std::string html = "<section id=\"" + table.shape.id + "\">\n" +
                       htmlElement("h2", "Table " + table.shape.number + ". " + table.shape.caption);
    if (table.blocks.empty())
        return html + "<p>The experiment has nothing for this table.</p>\n</section>\n";
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    HtmlTable out;
    out.head = {""};
    for (const std::string& attribute : table.attributes)
        out.head.push_back(attribute + (var ? " [VAR]" : " [CCC]"));
    for (const ReportTable::Block& block : table.blocks) {
        out.rows.push_back({{}, {xmlText(block.title())}});
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            const ReportTable::Row& head = table.rows[block.rows[row]];
            HtmlTable::Row line{{},
                                {"<i>" + xmlText(head.label) + "</i>" +
                                 (head.symbol.empty() ? "" : "<sup>" + xmlText(head.symbol) + "</sup>")}};
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                line.cells.push_back(cellHtml(report, table, block, row, column));
            out.rows.push_back(std::move(line));
        }
        if (!block.anova.empty()) {
            HtmlTable::Row line{{}, {"one-way ANOVA, <i>p</i>"}, true};
            for (const Anova& anova : block.anova)
                line.cells.push_back(xmlText(shownProbability(anova.pValue)));
            out.rows.push_back(std::move(line));
        }
    }
    html += out.toString() + paragraphs(tableNotes(table), "notes");
    const std::string finding = tableFinding(table);
    return html + (finding.empty() ? "" : paragraphs({finding}, "says")) + "</section>\n";
}

std::string figuresHtml(const std::vector<ReportFigure>& figures, const std::string& part)
{
    FigureStyle light, dark;
    dark.colours = FigureColours::forDarkPage();
    std::string html;
    for (const ReportFigure& figure : figures)
        if (figure.id.starts_with(part + "-"))
            html +=
                htmlFigure(figure.id, figure.title, figure.caption, figure.draw(light), figure.draw(dark));
    return html;
}

std::string ordersHtml(const Report& report, const std::vector<ReportFigure>& figures)
{
    std::string html = "<section id=\"figure2\">\n<h2>Figure 2. Label distribution of the data new in each "
                       "bin</h2>\n" +
                       figuresHtml(figures, "figure2");
    HtmlTable table;
    table.caption = "Mean distance of the label from the mean label, by bin";
    table.head = {"", "1", "2", "3", "4", "last", "all", "ρ", "corrected p", "bins with two peaks"};
    for (const BinOrders& orders : report.binOrders) {
        table.rows.push_back(
            {{}, {xmlText(report.experiment.corpora[orders.corpus].title() + ", " + orders.attribute)}});
        for (const BinOrder& one : orders.measures) {
            HtmlTable::Row row{{}, {"<i>" + xmlText(one.measure) + "</i>"}};
            for (std::size_t bin = 0; bin < 4; ++bin)
                row.cells.push_back(bin + 1 < one.distance.size() ? shownNumber(one.distance[bin], 3) : "");
            row.cells.push_back(shownNumber(one.distance.back(), 3));
            row.cells.push_back(shownNumber(one.overallDistance, 3));
            row.cells.push_back(signedNumber(one.trend.correlation, 2));
            row.cells.push_back(xmlText(shownProbability(one.correctedP)));
            row.cells.push_back(std::to_string(one.twoPeaked()) + " of " + std::to_string(one.bins));
            table.rows.push_back(std::move(row));
        }
    }
    if (!table.rows.empty())
        html += table.toString();
    html +=
        paragraphs({binOrderMethod(report.options.permutations, report.statistics.significance)}, "notes");
    for (const BinOrders& orders : report.binOrders)
        html += paragraphs(binOrderFindings(orders, report.statistics.significance), "says");
    return html + "</section>\n";
}

std::string searchTable(const SearchReport& search, std::size_t index)
{
    HtmlTable table;
    table.caption = "Candidates by mean development CCC";
    table.head = {"rank", "candidate", "development CCC", "std", "trials", ""};
    table.textColumns = 2;
    std::size_t shown = 0;
    for (std::size_t rank = 0; rank < search.candidates.size(); ++rank) {
        const SearchCandidate& one = search.candidates[rank];
        if (rank >= shownCandidates && !one.chosen && !one.plain)
            continue;
        ++shown;
        table.rows.push_back(
            {{},
             {std::to_string(rank + 1), "<i>" + xmlText(one.title) + "</i>", shownNumber(one.mean, 4),
              shownNumber(one.std, 4), std::to_string(one.development.size()), one.chosen ? "went on" : ""}});
    }
    const std::size_t hidden = search.candidates.size() - shown;
    return table.toString() + (hidden ? "<p class=\"notes\">" + std::to_string(hidden) +
                                            " further candidates: see <a href=\"#search-trials-" +
                                            std::to_string(index) + "\">their trials</a>.</p>\n"
                                      : "");
}

std::string finalistsTable(const SearchReport& search, double confidence)
{
    HtmlTable table;
    table.caption = "Finalists on the test sets against W/O curriculum";
    table.head = {
        "",  "test",        "CCC",       "W/O",   "difference", shortText(100 * confidence) + " % interval",
        "p", "corrected p", "Hedges’ g", "trials"};
    table.textColumns = 2;
    for (const FinalistContrast& one : search.contrasts)
        table.rows.push_back(
            {{},
             {"<i>" + xmlText(one.title) + "</i>", xmlText(one.test), shownNumber(one.mean, 3),
              shownNumber(one.plainMean, 3), signedNumber(one.contrast.difference),
              signedNumber(one.contrast.low) + " to " + signedNumber(one.contrast.high),
              xmlText(shownProbability(one.contrast.pValue)),
              xmlText(shownProbability(one.contrast.adjustedPValue)), signedNumber(one.contrast.hedgesG, 2),
              std::to_string(one.trials) + ", " + std::to_string(one.plainTrials)}});
    return table.toString();
}

std::string searchHtml(const Report& report, const std::vector<ReportFigure>& figures)
{
    std::string html = "<section id=\"search\">\n<h2>Search. Does any curriculum help here?</h2>\n" +
                       paragraphs(searchVerdicts(report.searches, report.statistics), "says");
    for (std::size_t index = 0; index < report.searches.size(); ++index) {
        const SearchReport& search = report.searches[index];
        const std::string number = std::to_string(index + 1);
        html += htmlElement("h3", search.title()) + htmlElement("p", searchBudget(search));
        if (!search.contrasts.empty())
            html += finalistsTable(search, report.statistics.confidence);
        html += figuresHtml(figures, "finalists-" + number) + searchTable(search, index) +
                figuresHtml(figures, "search-" + number);
    }
    return html + "</section>\n";
}

std::string tracesHtml(const Report& report)
{
    // A search's stage 1 is long: closed until it is asked for.
    std::string html;
    std::string open, title;
    HtmlTable table;
    const auto flush = [&] {
        if (!open.empty())
            html += "<details" + std::string(open.starts_with("search") ? "" : " open=\"open\"") + " id=\"" +
                    (open.starts_with("search") ? "search-trials-" + open.substr(7) : "of-" + open) +
                    "\"><summary>" + xmlText(title) + "</summary>\n" + table.toString() + "</details>\n";
        table = {};
        table.head = {"approach", "attribute", "trials: seed → CCC (best epoch, development CCC, key)",
                      "order from"};
        table.textColumns = 4;
    };
    for (const ReportTrace& trace : report.traces) {
        const std::string group = trace.id.substr(0, trace.id.find('-', trace.id.find('-') + 1));
        if (group != open) {
            flush();
            open = group;
            title = (group.starts_with("search") ? "Stage 1 of the search: " : "Trials: ") + trace.corpus +
                    ", data " + (trace.dataHash.empty() ? "–" : trace.dataHash);
        }
        std::string trials;
        for (const TrialRecord& trial : trace.trials) {
            trials += (trials.empty() ? "" : "<br/>") + std::to_string(trial.seed) + " → ";
            for (std::size_t test = 0; test < trial.tests.size(); ++test)
                trials += (test ? ", " : "") + xmlText(trial.tests[test].test) + " " +
                          shownNumber(trial.tests[test].ccc, 4);
            trials += " (" + std::to_string(trial.bestEpoch) + ", " + shownNumber(trial.developmentCcc, 4) +
                      ", <code>" + xmlText(trial.key) + "</code>)";
        }
        if (static_cast<int>(trace.trials.size()) < trace.planned)
            trials += (trials.empty() ? "" : "<br/>") + std::to_string(trace.trials.size()) + " of " +
                      std::to_string(trace.planned) + " finished";
        std::string source = xmlText(trace.source);
        if (!trace.scoreKey.empty())
            source += std::string(source.empty() ? "" : "<br/>") + "scores <code>" + xmlText(trace.scoreKey) +
                      "</code>";
        if (!trace.runKey.empty())
            source += "<br/>run <code>" + xmlText(trace.runKey) + "</code>";
        table.rows.push_back(
            {trace.id, {"<i>" + xmlText(trace.approach) + "</i>", xmlText(trace.attribute), trials, source}});
    }
    flush();
    return html;
}

std::string appendixHtml(const Report& report)
{
    std::string html = "<section id=\"origin\" class=\"appendix\">\n<h2>Where the numbers come from</h2>\n"
                       "<p>Every number of the tables is a link to its trials here. A key is the name of the "
                       "trial in the experiment’s folder (trials/KEY.json) and a hash of all that its result "
                       "depends on; scores are scores/KEY.csv, runs pretrain/KEY.h5.</p>\n";
    HtmlTable inputs;
    inputs.caption = "Input files";
    inputs.head = {"file", "bytes", "hash"};
    for (const FileReference& file : report.experiment.files)
        inputs.rows.push_back({{},
                               {xmlText(file.path.filename().string()), std::to_string(file.bytes),
                                "<code>" + xmlText(file.hash) + "</code>"}});
    if (!inputs.rows.empty())
        html += inputs.toString();
    return html + tracesHtml(report) + "</section>\n";
}

} // namespace

std::string reportHtml(const Report& report)
{
    const ExperimentPlan& plan = report.experiment.plan;
    const std::string title = plan.title.empty() ? plan.name : plan.title;
    std::string body = htmlElement("h1", title) + "<dl class=\"facts\">\n";
    for (const auto& [name, value] : reportFacts(report))
        body += htmlElement("dt", name) + htmlElement("dd", value);
    body += "</dl>\n<nav aria-label=\"parts\"><ul>\n";
    for (const ReportTable& table : report.tables)
        body += "<li><a href=\"#" + table.shape.id + "\">Table " + table.shape.number + "</a></li>\n";
    if (report.hasFigure2)
        body += "<li><a href=\"#figure2\">Figure 2</a></li>\n";
    if (report.hasSearch)
        body += "<li><a href=\"#search\">Search</a></li>\n";
    body += "<li><a href=\"#origin\">Where the numbers come from</a></li>\n</ul></nav>\n<main>\n";
    const std::vector<ReportFigure> figures = reportFigures(report);
    for (const ReportTable& table : report.tables)
        body += tableHtml(report, table) + figuresHtml(figures, table.shape.id);
    if (report.hasFigure2)
        body += ordersHtml(report, figures);
    if (report.hasSearch)
        body += searchHtml(report, figures);
    const std::vector<std::string> gaps = reportGaps(report);
    if (!gaps.empty()) {
        body += "<section id=\"gaps\">\n<h2>What is missing</h2>\n<ul>\n";
        for (const std::string& gap : gaps)
            body += htmlElement("li", gap);
        body += "</ul>\n</section>\n";
    }
    return htmlPage(title, body + appendixHtml(report) + "</main>\n");
}

} // namespace deepmi
