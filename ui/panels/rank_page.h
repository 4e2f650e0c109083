#pragma once

#include "export/figure.h"
#include "models/rank_measures.h"
#include "models/view_choices.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace deepmi::studio
{

class RankScatterView;

/// The page "Ranks" of the comparison: which two measures, and their scatter, linked with the selection.
class RankPage : public QWidget
{
    Q_OBJECT

public:
    explicit RankPage(Workspace& workspace, QWidget* parent = nullptr);

    /// Measures and numbers anew; the scatter is computed on another thread.
    void refresh();
    /// Which measures the person has chosen; what is not open stays wanted.
    ViewState viewState() const;
    void restoreView(const ViewState& state);
    /// What is shown, or why there is nothing, for export.
    Figure figure() const;

private:
    void fill(QComboBox& box, const QString& wanted, const QString& preferred);
    void compute();

    Workspace& m_workspace;
    std::vector<RankMeasure> m_measures;
    QComboBox* m_x;
    QComboBox* m_y;
    QString m_wantedX, m_wantedY; ///< by the person; empty = what suits
    QLabel* m_note;
    RankScatterView* m_view;
    JobQueue m_jobs; ///< last: it stops before what it delivers to is gone
};

} // namespace deepmi::studio
