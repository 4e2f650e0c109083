#pragma once

#include "panels/panel.h"
#include "plots/training_charts.h"

#include <QTimer>

class QCheckBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QSlider;
class QStackedLayout;

namespace deepmi::studio
{

class ChartView;
class TrainingList;

/// Curves of pre-training and of the curriculum regressor as they come, those that are checked in the list
/// over each other. All charts share their range of epochs and the cursor.
class TrainingPanel : public Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("training"); }
    std::vector<Figure> figures() const override;
    ViewState viewState() const override;
    void restoreView(const ViewState& state) override;

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeEmptyPage();
    TrainingChartOptions optionsNow() const;
    void arrangeCharts(std::size_t count);
    void setEpochs(double low, double high);
    void showAll();

    TrainingList* m_list;
    QCheckBox* m_logarithmic;
    QSlider* m_smoothing;
    QLabel* m_smoothingValue;
    QLabel* m_words;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    QStackedLayout* m_pages;
    std::vector<ChartView*> m_charts;
    std::size_t m_chartsShown = 0;
    int m_columns = 0;
    QTimer m_later; ///< epochs may come faster than they can be seen
};

} // namespace deepmi::studio
