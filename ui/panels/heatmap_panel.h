#pragma once

#include "figures/joint_heatmap.h"
#include "models/selection.h"
#include "panels/panel.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace deepmi::studio
{

class HeatmapSidebar;
class HeatmapView;
struct Curriculum;

/// Mutual information of clusters × levels and predictions × levels, with the sums beside it. What is chosen
/// in it selects the samples behind.
class HeatmapPanel : public Panel
{
    Q_OBJECT

public:
    explicit HeatmapPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// "heatmap" (clusters) and "prediction-heatmap", as they are now set to be shown.
    std::vector<Figure> figures() const override;
    QString figureInView() const override;
    ViewState viewState() const override;
    void restoreView(const ViewState& state) override;
    QString helpPage() const override { return QStringLiteral("heatmap"); }

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeEmptyPage();
    QWidget* makePreviewMark();
    void choose(const std::vector<HeatmapCell>& cells, Selection::How how);
    QString originOf(const std::vector<HeatmapCell>& cells) const;
    void showSelection();
    void showCurrentCell();
    void readControls();
    void showControls();
    HeatmapOptions& shownOptions() { return m_ofPredictions ? m_predictions : m_clusters; }
    HeatmapOptions optionsFor(const Curriculum& curriculum, bool ofPredictions) const;
    Figure figureOf(bool ofPredictions) const;

    HeatmapOptions m_clusters, m_predictions; ///< what is chosen for each of the two
    bool m_ofPredictions = false;
    QStackedWidget* m_pages;
    HeatmapView* m_view;
    HeatmapSidebar* m_sidebar;
    QWidget* m_preview;
    QLabel* m_previewText;
    QLabel* m_cellName;
    QLabel* m_cellNumbers;
    QLabel* m_emptyText;
    QToolButton* m_descending;
    QComboBox* m_columnsBox;
    QComboBox* m_valueBox;
    QComboBox* m_orderBox;
};

} // namespace deepmi::studio
