#pragma once

#include "comparison/comparison_table.h"
#include "panels/panel.h"
#include "worker/job_state.h"

#include <QTimer>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace deepmi::studio
{

class CanvasView;
class ComparisonSetupForm;
class ComparisonTableModel;
class RankPage;

/// Curricula against each other: what to compare, the table of trials that fills as they finish, their plot,
/// and the ranks of any two measures.
class ComparisonPanel : public Panel
{
    Q_OBJECT

public:
    explicit ComparisonPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("comparison"); }
    std::vector<Figure> figures() const override;
    QString figureInView() const override;
    ViewState viewState() const override;
    /// Without a test or a correction that is known, those of the settings stay.
    void restoreView(const ViewState& state) override;

protected:
    void refresh() override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSetup();
    void setFolded(bool folded);
    void foldForTalk();
    QWidget* makeResults();
    void makeTestChoice();
    void run();
    void showRun();
    void showResult();
    void showTests();
    void shareHeight();
    void showPlot();
    void takeJob();
    void showJob(const JobState& job);
    void jobEnded(const JobState& job);
    ComparisonTable tableNow() const;
    std::string plottedAttribute() const;

    ComparisonSetupForm* m_form;
    QPushButton* m_run;
    QPushButton* m_stop;
    QProgressBar* m_progress;
    QLabel* m_status;
    QComboBox* m_test;
    QComboBox* m_correction;
    QLabel* m_caption;
    QTableView* m_table;
    ComparisonTableModel* m_model;
    CanvasView* m_plot;
    QStackedWidget* m_results;
    QTabWidget* m_tabs;
    RankPage* m_ranks;
    std::string m_wantedAttribute; ///< plotted while no cell of the table has been chosen; empty = the first
    QTimer m_settled;
    int m_job = 0;                                  ///< that runs or waits; 0 = none
    QString m_shared;                               ///< rows and size that shareHeight() was last done for
    QString m_ended;                                ///< how the last one ended
    bool m_inTalk = false, m_foldedForTalk = false; ///< presentation mode, and what it did to the set-up
    bool m_stale = true; ///< setup and ranks are to be made anew when the panel is shown
};

} // namespace deepmi::studio
