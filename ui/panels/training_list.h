#pragma once

#include "plots/training_charts.h"

#include <QWidget>
#include <set>

class QComboBox;
class QListWidget;
class QPushButton;

namespace deepmi::studio
{

/// The trainings of the log, of the kind chosen above them; those that are checked are shown over each other.
class TrainingList : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingList(TrainingLog& log, QWidget* parent = nullptr);

    TrainingCurve::Kind kind() const;
    /// Those that are checked, with their numbers and colours. Valid until the log changes.
    /// In colours for a dark page or for a light one.
    std::vector<ShownTraining> shown(bool dark) const;
    /// Titles and what runs; the panel calls it when it is visible.
    void bringUpToDate();

Q_SIGNALS:
    /// Other trainings are shown; curves that grow are not told.
    void shownChanged();
    void kindChanged();

private:
    using Kind = TrainingCurve::Kind;

    void addCurve(int id);
    void removeCurve(int id);
    /// Of what nobody has checked or unchecked, the latest ones stay shown.
    void limitShown(Kind kind);

    TrainingLog& m_log;
    QComboBox* m_kind;
    QListWidget* m_list;
    QPushButton* m_remove;
    std::set<int> m_shown;  ///< ids that are checked
    std::set<int> m_chosen; ///< ids whose check the person has changed
    bool m_filling = false;
};

} // namespace deepmi::studio
