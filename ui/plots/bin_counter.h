#pragma once

#include "difficulty/cell_histogram.h"
#include "figures/bin_figure.h"
#include "models/curriculum.h"

#include <QCoreApplication>
#include <map>

namespace deepmi::studio
{

class Workspace;
struct OpenScores;

/// How bins are shown.
struct BinView {
    bool allBins = false; ///< else the first four and the last
    bool byLevel = false; ///< else by fine cells of equal width
    int cells = 12;       ///< how many of these
    HistogramUnit unit = HistogramUnit::Percent;
    int columns = 0;      ///< as BinFigure::columns
    bool selected = true; ///< with outlines of the selected samples, if there are any

    bool operator==(const BinView&) const = default;
};

/// Counts the bins of every open measure: DeepMI first, by cells and their counts, so that another α costs a
/// fraction of a frame; then each of the workspace's scores over its training samples, counted once and kept
/// until data, levels or bins change. Where none of a measure's samples has a label, its own values take the
/// labels' place. Holds what it counted; on the GUI thread only.
class BinCounter
{
    Q_DECLARE_TR_FUNCTIONS(BinCounter)

public:
    /// All measures as they are now; without rows where nothing is open.
    BinFigure figure(const Workspace& workspace, const BinView& view);
    /// The frame's rows of the samples in one bin of one of the figure's measures, of one cell of it if
    /// `cell` is not negative. Empty where there is no such bin.
    std::vector<std::int32_t> rowsOf(const Workspace& workspace, const BinView& view, std::size_t measure,
                                     int bin, int cell = -1);
    /// The selection is another one: outlines are to be counted anew.
    void selectionChanged() { ++m_selectionVersion; }

    /// What a panel (cell −1), or one bar of it, says in words.
    static QString describe(const BinFigure& figure, std::size_t row, std::size_t index, int cell);
    /// measure,axis,bin,samples,distance,low,high,count,percent,overall,selected: a line a bar.
    static std::string csv(const BinFigure& figure);

    /// A thousand small panels help nobody; of more bins, this many evenly spread ones are shown.
    static constexpr int mostPanels = 60;

private:
    /// Cells along the horizontal axis.
    struct Axis {
        std::vector<double> edges, cuts; ///< cuts: of levels; empty for cells of equal width
        LabelScale scale;
        int cells = 0;

        int cellOf(double value) const;
    };
    /// Another measure's samples, counted.
    struct Counted {
        std::shared_ptr<const Scores> scores;
        std::shared_ptr<const SampleFrame> frame;
        BinView view;
        std::vector<double> cuts;
        int bins = 0;
        Axis axis;
        bool ownValues = false; ///< scores in place of labels
        std::size_t withLabel = 0;
        std::vector<std::uint32_t> order;  ///< the training samples' scores, easiest first
        std::vector<std::uint16_t> cell;   ///< one a score; CellHistogram::leftOut without a label
        std::vector<std::uint32_t> counts; ///< [bin][cell]
        std::vector<std::uint32_t> overall;
        std::vector<double> distance; ///< [bin]
    };

    Axis labelAxis(const Workspace& workspace, const BinView& view) const;
    CountedMeasure deepmiRow(const Workspace& workspace, const BinView& view);
    CountedMeasure scoresRow(const Workspace& workspace, const OpenScores& open, const BinView& view);
    const Counted& counted(const Workspace& workspace, const OpenScores& open, const BinView& view);
    void countBins(Counted& counted, const OpenScores& open);
    static std::vector<int> shownBins(int bins, const BinView& view);
    const std::vector<bool>& selectedRows(const Workspace& workspace);

    std::shared_ptr<const CellHistogram> m_cells, m_chosenCells;
    std::shared_ptr<const CellGrouping> m_cellsOf, m_chosenOf;
    std::vector<double> m_cellEdges, m_chosenEdges;
    std::uint64_t m_chosenVersion = 0;
    std::map<QString, Counted> m_counted; ///< by title
    std::vector<bool> m_selected;
    std::uint64_t m_selectionVersion = 1, m_selectedVersion = 0;
};

} // namespace deepmi::studio
