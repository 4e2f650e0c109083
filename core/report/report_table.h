#pragma once

#include "comparison/comparison_table.h"
#include "experiment/experiment_result.h"
#include "statistics/anova.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// What the paper's tables differ in. All of them have a block a corpus and test set, rows, and a column an
/// attribute.
struct TableShape {
    enum class Quantity {
        Ccc, ///< mean CCC over trials
        Var  ///< VAR = 100·std/mean, the paper's equation 5
    };
    enum class Marks {
        EveryApproach, ///< the symbol of each row that this one is significantly better than (Table II)
        Reference,     ///< * where it is significantly better than the row that it is held against (IV, VII)
        None
    };
    std::string id;      ///< "table2": names files and anchors
    std::string number;  ///< "II"
    std::string caption; ///< one sentence
    /// What its rows differ in: a key of Approach::factors ("clusters", "alpha", "pool"), "features" for the
    /// corpus' feature set beside the approach; empty = the approaches as they are.
    std::string factor;
    Quantity quantity = Quantity::Ccc;
    Marks marks = Marks::EveryApproach;
    bool anova = false;  ///< one-way analysis of variance over the rows of a block, a column each
    bool chosen = false; ///< the row with the highest mean development CCC is underlined, a column each
};
/// Tables II to VII.
const std::vector<TableShape>& tableShapes();

/// A table of a report: the numbers of one or more comparisons in one of the paper's shapes.
struct ReportTable {
    struct Row {
        std::string label;      ///< as it is written: "DeepMI", "K = 50", "α = 0.25", "SSL (K = 50)"
        std::string approach;   ///< title of the approach
        std::string measure;    ///< of the approach
        std::string featureSet; ///< of the corpus; only where the table tells them apart by row
        std::string symbol;     ///< where marks are of every approach
        bool reference =
            false; ///< others are held against it: W/O curriculum, in Table IV the pool of share 0
    };
    struct Cell {
        bool planned = false;   ///< false: the corpus does not have this approach or attribute
        std::size_t corpus = 0; ///< into ExperimentResult::corpora
        ComparisonCell trials;  ///< finished ones and what follows from them
        int plannedTrials = 0;
        std::string marks;
        bool best = false;   ///< the highest mean of its block and column, of several that differ
        bool chosen = false; ///< the highest mean development CCC of its block and column
        double development = std::numeric_limits<double>::quiet_NaN(); ///< mean over finished trials
        /// Against the reference row (NaN if there is none or it is this one).
        Contrast reference = Contrast::unknown(std::numeric_limits<double>::quiet_NaN());
        int referenceVerdict = 0; ///< 1 significantly better than the reference, −1 significantly worse
        bool complete() const { return trials.ccc.size() >= static_cast<std::size_t>(plannedTrials); }
        /// The number that the shape shows; NaN where it is not known.
        double value(TableShape::Quantity quantity) const;
    };
    struct Block {
        std::string corpus, featureSet, test;
        std::string group; ///< what its rows have in common where the table has several such groups
        std::vector<std::size_t> rows; ///< into ReportTable::rows
        std::vector<Cell> cells;       ///< [row of the block][attribute]
        std::vector<Anova> anova;      ///< an attribute each, where the shape has it; p NaN = not known
        std::string title() const;     ///< "EmoTale, Test1", "EmoBank (WavLM), Test1: SSL"
        const Cell& cell(std::size_t row, std::size_t attribute, std::size_t attributes) const
        {
            return cells[row * attributes + attribute];
        }
    };
    TableShape shape;
    ComparisonStatistics statistics;
    std::vector<std::string> attributes;
    std::vector<Row> rows;
    std::vector<Block> blocks;
    std::size_t planned = 0, finished = 0; ///< trials of its cells, each counted once

    const Cell& cell(const Block& block, std::size_t row, std::size_t attribute) const
    {
        return block.cell(row, attribute, attributes.size());
    }
};

/// The experiment's numbers in this shape. No blocks where it has nothing of the kind (no two approaches
/// that differ in the shape's factor). Trials that are missing leave their cells empty or counted short.
ReportTable makeTable(const TableShape& shape, const ExperimentResult& experiment,
                      const ComparisonStatistics& statistics);

/// How a format shows the highest mean and the row that development would choose: "Bold", "Underlined".
struct TableSigns {
    std::string best = "Bold", chosen = "Underlined";
};
/// What stands below the table: what its signs mean, the test, the number of trials; what is missing.
std::vector<std::string> tableNotes(const ReportTable& table, const TableSigns& signs = {});
/// What its numbers say, in one or two sentences made from them alone.
std::string tableFinding(const ReportTable& table);

} // namespace deepmi
