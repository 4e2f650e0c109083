#pragma once

#include "models/training_log.h"
#include "panels/panel.h"
#include "plots/training_charts.h"

#include <QTimer>
#include <array>
#include <set>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QScrollArea;
class QSlider;
class QStackedLayout;

namespace deepmi::studio
{

class ChartView;

/// Curves of pre-training and of the curriculum regressor as they come, those that are checked in the list
/// over each other. All charts share their range of epochs and the cursor.
class TrainingPanel : public Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("training"); }
    std::vector<Figure> figures() const override;

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Kind = TrainingCurve::Kind;

    QWidget* makeControls();
    QWidget* makeList();
    QWidget* makeEmptyPage();
    void addCurve(int id);
    void removeCurve(int id);
    /// Checks what is shown at first: at most `mostAtOnce` of a kind, the latest ones.
    void limitShown(Kind kind);
    Kind kindNow() const;
    std::vector<ShownTraining> shownNow() const;
    TrainingChartOptions optionsNow() const;
    void fillList();
    void arrangeCharts(std::size_t count);
    void setEpochs(double low, double high);
    void showAll();

    QComboBox* m_kind;
    QListWidget* m_list;
    QPushButton* m_remove;
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
    QTimer m_later;         ///< epochs may come faster than they can be seen
    std::set<int> m_shown;  ///< ids that are checked
    std::set<int> m_chosen; ///< ids whose check the person has changed
    bool m_filling = false;
};

} // namespace deepmi::studio
