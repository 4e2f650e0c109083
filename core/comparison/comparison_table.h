#pragma once

#include "comparison/comparison.h"
#include "figures/figures.h"
#include "statistics/summary.h"

#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// Which two-tailed t-test tells approaches apart. The paper says only "two-tailed t-test"; trials of one
/// seed share nothing but the seed, so Welch's is the default.
enum class TrialTest { Welch, Pooled, PairedBySeed };
/// "Welch's t-test", "Student's t-test (pooled)", "t-test paired by seed".
const char* toString(TrialTest test);

/// What keeps the chance of a false finding at the significance when many contrasts are tested. The paper
/// corrects nothing.
enum class Correction { None, Holm };
/// "none", "holm".
const char* toString(Correction correction);

/// Which contrasts are tested together, i.e. what a correction counts: every two approaches of a column (an
/// attribute and test), the approaches of a column against W/O curriculum, or the approaches of all columns
/// against W/O curriculum. What is in no family is not tested: it has no corrected p and gives no symbol.
enum class ContrastFamily { Column, ColumnAgainstPlain, TableAgainstPlain };
/// "column", "column-against-plain", "table-against-plain".
const char* toString(ContrastFamily family);

struct ComparisonStatistics {
    TrialTest test = TrialTest::Welch;
    double significance = .05; ///< p below it counts; the paper's .05
    double confidence = .95;   ///< of the intervals of means, differences and effect sizes
    Correction correction = Correction::None;
    ContrastFamily family = ContrastFamily::Column; ///< of a correction
};
/// "Holm-corrected over the contrasts of a column" and so on; empty without a correction.
std::string correctionNote(const ComparisonStatistics& statistics);

/// One approach against another, on one attribute and test.
struct Contrast {
    double difference = 0; ///< of the means; NaN where either has no trial
    double pValue = 1; ///< NaN where it cannot be told: fewer than two trials on a side, no variance at all
    double adjustedPValue = 1; ///< corrected; pValue itself without a correction; NaN outside its family
    double low = 0, high = 0;  ///< confidence interval of the difference; NaN as pValue
    double cohensD = 0; ///< of the test: pooled standard deviation, √((s₁²+s₂²)/2) or of the pairs;
                        ///< NaN as pValue
    double hedgesG = 0; ///< the same without its bias (statistics/effect_size.h)
    double effectLow = 0, effectHigh = 0; ///< confidence interval of the population's effect

    /// Nothing is known but, perhaps, the difference.
    static Contrast unknown(double difference);
};

/// One approach on one attribute and test: a number of Table II and of Table III.
struct ComparisonCell {
    std::vector<std::uint64_t> seeds;    ///< of the trials below
    std::vector<double> ccc;             ///< one a finished trial, by seed
    std::size_t notFinite = 0;           ///< trials without a CCC, which nothing below counts
    Summary summary;                     ///< mean, std (n−1), VAR; NaN without trials
    double low = 0, high = 0;            ///< Student's interval of the mean; NaN for fewer than two trials
    std::vector<Contrast> against;       ///< one an approach, in their order; NaN for itself
    std::vector<std::size_t> betterThan; ///< approaches whose mean is significantly smaller, corrected
    std::string symbols;                 ///< theirs, as Table II writes them
    bool best = false;                   ///< the highest mean of its column, of several that differ
};

/// The paper's Tables II and III in one: a row an approach, a column an attribute and test.
struct ComparisonTable {
    struct Row {
        std::string title, measure;
        std::string symbol; ///< says "significantly better than this one" in the cells of others
    };
    struct Column {
        std::string attribute, test;
    };
    std::string corpus;
    ComparisonStatistics statistics;
    int trials = 0; ///< planned, of each approach
    std::vector<Row> rows;
    std::vector<Column> columns;
    std::vector<ComparisonCell> cells; ///< [row][column]

    const ComparisonCell& cell(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
    /// First row of a measure: plain() is W/O curriculum, against which differences are told.
    std::optional<std::size_t> rowOf(const std::string& measure) const;
    std::optional<std::size_t> plain() const { return rowOf("none"); }
    /// Against W/O curriculum or Random; NaN where the plan has none or it is this one itself.
    Contrast against(std::size_t row, std::size_t column, const std::string& measure) const;
};

/// Rows as the plan has them; columns by attribute, then by test set as the plan names them (where it names
/// none: as the trials have them). Cells without finished trials are there, empty.
ComparisonTable tabulate(const ComparisonResult& result, const ComparisonStatistics& statistics = {});

/// The symbol of every approach: the paper's for its measures (* † ‡ ♣ ♦ ♥ ♠ for W/O, Random, Disagreement,
/// Minmax entropy, PreTrained-LSTM, PreTrained-ResNet, DeepMI), others for what is beyond them.
std::vector<std::string> approachSymbols(const std::vector<Approach>& approaches);

/// For a terminal: a line an approach, column and attribute, aligned.
std::string comparisonText(const ComparisonTable& table);
/// attribute,test,approach,measure,symbol,trials,mean,std,var_percent,low,high,difference,p_value,
/// p_value_random,better_than,best,correction,family,adjusted_p_value,difference_low,difference_high,cohens_d,
/// hedges_g,effect_low,effect_high (of the contrast with W/O curriculum); empty where a number is not known.
std::string comparisonCsv(const ComparisonTable& table);
nlohmann::ordered_json comparisonJson(const ComparisonTable& table);
/// All of it by name; null where it is not known.
nlohmann::ordered_json contrastJson(const Contrast& contrast);
/// A booktabs table as Table II: a block a test, columns CCC and VAR by attribute; text alone, symbols from
/// plain LaTeX and amssymb.
std::string comparisonLatex(const ComparisonTable& table);
/// attribute,approach,seed,best_epoch,development_ccc, a column a test: a line a trial.
std::string trialsCsv(const ComparisonResult& result);

/// The panels of drawApproachComparison for these columns (all if empty): approaches without trials are left
/// out, the note is p against W/O curriculum, corrected where the table is.
std::vector<ComparisonPanel> comparisonPanels(const ComparisonTable& table,
                                              const std::vector<std::size_t>& columns = {});

/// The table as a figure, as wide as the canvas: means with their symbols, the best bold, VAR below.
void drawComparisonTable(Canvas& canvas, const ComparisonTable& table, const FigureStyle& style);
/// Height that it needs at the style's width and font, mm.
double comparisonTableHeightMm(const ComparisonTable& table, const FigureStyle& style);

} // namespace deepmi
