#pragma once

#include "models/sample_table_model.h"

#include <QItemSelectionModel>

namespace deepmi::studio
{

class Selection;

/// Makes the window's one selection the table's: what is selected in the view goes there as rows of the
/// frame, and nothing is kept here, since a selection of half a million scattered rows would be as many
/// ranges. Views ask isShownSelected() and not isSelected().
class SampleTableSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    SampleTableSelection(SampleTableModel& model, Selection& selection, QObject* parent = nullptr);

    bool isShownSelected(int row) const;
    /// Whether the selection is just being changed from here.
    bool isSelecting() const { return m_selecting; }

    void select(const QModelIndex& index, QItemSelectionModel::SelectionFlags command) override;
    void select(const QItemSelection& selection, QItemSelectionModel::SelectionFlags command) override;
    void clear() override;
    void reset() override;

private:
    std::vector<std::int32_t> frameRowsOf(const QItemSelection& selection) const;
    std::vector<std::int32_t> together() const;

    SampleTableModel& m_table;
    Selection& m_selection;
    // As QItemSelectionModel does: what was selected before the present gesture, and the gesture's rows.
    std::vector<std::int32_t> m_before, m_present;
    QItemSelectionModel::SelectionFlags m_command = NoUpdate;
    bool m_selecting = false;
};

} // namespace deepmi::studio
