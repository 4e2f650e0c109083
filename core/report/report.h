#pragma once

#include "report/bin_order.h"
#include "report/report_table.h"
#include "report/search_report.h"

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace deepmi
{

/// How a report tells chance from difference.
struct ReportOptions {
    std::string test = "welch";
    std::string correction = "none"; ///< of the tables; a search's comparisons are always corrected
    std::string family = "column";
    double significance = .05;
    double confidence = .95;
    int permutations = 9999;
};
const std::vector<Parameter<ReportOptions>>& reportParameters();
/// Raises UsageError for options out of range.
ComparisonStatistics statisticsOf(const ReportOptions& options);

/// The finished trials of one approach on one attribute: where numbers come from.
struct ReportTrace {
    std::string id;     ///< "trials-0-1-3": corpus, attribute, approach; "search-…" of a search's stage 1
    std::string corpus; ///< "EmoTale (WavLM)"
    std::string attribute, approach;
    std::string dataHash;            ///< of the corpus and its test corpora
    std::string source;              ///< what the scores were made from, as Approach::sources has it
    std::string scoreKey, runKey;    ///< of scores/KEY.csv and pretrain/KEY.h5 in the experiment's folder
    std::vector<TrialRecord> trials; ///< without their history
    int planned = 0;
};

/// Everything that an experiment's tables, figures and sentences say.
struct Report {
    ExperimentResult experiment;
    ReportOptions options;
    ComparisonStatistics statistics;
    std::vector<ReportTable> tables;
    std::vector<BinOrders> binOrders; ///< Figure 2
    std::vector<SearchReport> searches;
    std::vector<ReportTrace> traces;
    bool hasFigure2 = false, hasSearch = false; ///< is meant to hold them, be they empty so far

    /// The trace of a cell's trials; null if it has none.
    const ReportTrace* traceOf(const ReportTable& table, const ReportTable::Block& block, std::size_t row,
                               std::size_t attribute) const;
};

/// Its parts by name: "table2" … "table7" (or "II" … "VII"), "figure2", "search"; none = what the plan wants
/// to show, and where it says nothing what the experiment has. Raises UsageError for another name, and as
/// binOrders.
Report makeReport(ExperimentResult experiment, const ReportOptions& options,
                  const std::vector<std::string>& parts = {});

/// A figure of a report: draws itself as a whole SVG document, as long as its report is there.
struct ReportFigure {
    std::string id, title, caption;
    std::function<std::string(const FigureStyle&)> draw;
};
std::vector<ReportFigure> reportFigures(const Report& report);

/// For a terminal: tables in the paper's shape, what they say, what is missing.
std::string reportText(const Report& report);
/// Every number with what it was made from. The same experiment is the same text: no times, no folder.
nlohmann::ordered_json reportJson(const Report& report);
/// A table environment (booktabs, the paper's symbols) for every part; where each number comes from stands in
/// comments. Needs the packages booktabs and amssymb.
std::string reportLatex(const Report& report);
/// One page with tables, figures and an appendix of all trials; needs nothing beside it: no script, nothing
/// from elsewhere. Well-formed XML too.
std::string reportHtml(const Report& report);
/// Tables as CSV by name: "tables" (all of II to VII below each other), "figure2", "search", "finalists",
/// "trials". Those without rows have their header alone. "curves" where the epochs of trials are known.
std::vector<std::pair<std::string, std::string>> reportCsv(const Report& report);

/// A file of a report's folder.
struct ReportFile {
    std::filesystem::path name; ///< in the folder
    std::string text;
};
/// report.txt, report.json, report.html, report.tex, NAME.csv and figures/ID.svg.
std::vector<ReportFile> reportFiles(const Report& report);

/// Head of every format: what it is, from which program, what is finished.
std::vector<std::pair<std::string, std::string>> reportFacts(const Report& report);
/// Input files in the text by their names alone: a report does not depend on where it was made.
std::string withoutFolders(std::string text, const std::vector<FileReference>& files);
/// What a corpus could not serve, what failed, what is not finished: sentences.
std::vector<std::string> reportGaps(const Report& report);

} // namespace deepmi
