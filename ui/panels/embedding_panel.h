#pragma once

#include "models/sample_table_values.h"
#include "panels/panel.h"
#include "plots/embedding_map_colours.h"
#include "worker/job_queue.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace deepmi::studio
{

class EmbeddingMapView;

/// The embedding of the run in two dimensions, coloured by cluster, level, score, bin, error, rater spread or
/// split, with lasso and rectangle for the window's selection.
class EmbeddingPanel : public Panel
{
    Q_OBJECT

public:
    explicit EmbeddingPanel(Workspace& workspace, QWidget* parent = nullptr);
    ~EmbeddingPanel() override;

    QString helpPage() const override { return QStringLiteral("embedding"); }
    std::vector<Figure> figures() const override;
    ViewState viewState() const override;
    /// Without a colour that is known, that of the settings stays.
    void restoreView(const ViewState& state) override;

protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MapColour colour() const;
    QWidget* makeBar();
    QWidget* makeEmptyPage();
    void makeMap();
    void recolour();
    void showSelection();
    void showCounts();

    EmbeddingMapView* m_view;
    QComboBox* m_colourBox;
    QLabel* m_counts;
    QLabel* m_preview;
    QLabel* m_message;
    QPushButton* m_show;
    QStackedLayout* m_pages;
    SampleTableValues m_values;
    std::shared_ptr<const PretrainRun> m_mappedRun; ///< that m_map is of, or is being made of
    std::shared_ptr<const SampleFrame> m_mappedFrame;
    std::shared_ptr<const EmbeddingMap> m_map; ///< null while it is made
    QString m_problem;
    JobQueue m_maps;
};

} // namespace deepmi::studio
