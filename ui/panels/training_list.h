#pragma once

#include "models/view_choices.h"
#include "plots/training_charts.h"

#include <QSet>
#include <QVariant>
#include <QWidget>
#include <optional>
#include <set>

class QCheckBox;
class QComboBox;
class QListWidget;
class QPushButton;

namespace deepmi::studio
{

/// The trainings of the log, of the kind chosen above them; those that are checked are shown over each other.
/// The trials of a comparison have their approach's colour (approachColours), and may be brought together: a
/// line an approach, all of its trials as their mean.
class TrainingList : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingList(TrainingLog& log, QWidget* parent = nullptr);

    TrainingCurve::Kind kind() const;
    /// Those that are checked, with their numbers and colours. Valid until the log changes.
    /// In colours for a dark page or for a light one.
    std::vector<ShownTraining> shown(bool dark) const;
    /// The kind, whether trials are brought together, and what the person has checked or unchecked, by its
    /// title.
    ViewState viewState() const;
    /// Without a kind that is known, the one chosen stays.
    void restoreView(const ViewState& state);
    /// Titles and what runs; the panel calls it when it is visible.
    void bringUpToDate();

Q_SIGNALS:
    /// Other trainings are shown; curves that grow are not told.
    void shownChanged();
    void kindChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitButtons();
    using Kind = TrainingCurve::Kind;

    void addCurves(const QList<int>& ids);
    void removeCurves(const QList<int>& ids);
    /// Of what nobody has checked or unchecked, the latest ones stay shown.
    void limitShown(Kind kind);
    bool bringsTogether() const;
    /// Every line of the list, checked or not.
    std::vector<ShownTraining> lines(bool dark) const;
    /// What tells a line from the others: a curve's id, or an approach.
    QVariant identityOf(const ShownTraining& line) const;
    bool isChecked(const ShownTraining& line) const;
    void check(const ShownTraining& line, bool on);
    void checkAll(bool on);
    /// The line that is chosen; nothing if none is.
    std::optional<ShownTraining> chosen() const;
    void removeChosen();
    void showRemovable();

    TrainingLog& m_log;
    QComboBox* m_kind;
    QCheckBox* m_together;
    QListWidget* m_list;
    QPushButton* m_remove;
    std::set<int> m_shown;     ///< ids that are checked
    std::set<int> m_chosen;    ///< ids whose check the person has changed
    QSet<QString> m_unchecked; ///< approaches that are not
    bool m_filling = false;
};

} // namespace deepmi::studio
