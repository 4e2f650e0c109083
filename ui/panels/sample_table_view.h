#pragma once

#include "models/view_choices.h"

#include <QTableView>

namespace deepmi::studio
{

class SampleTableSelection;
class Selection;
class SampleTableModel;

/// The table view of the samples: rows of one height, selection and current row linked with the window's.
class SampleTableView : public QTableView
{
    Q_OBJECT

public:
    SampleTableView(SampleTableModel& model, Selection& selection, QWidget* parent = nullptr);

    /// Visible columns from left to right, as indices of the model.
    std::vector<int> shownColumns() const;
    bool isSelecting() const;
    /// Makes the window's current sample the table's, and shows it.
    void followCurrent();
    /// What it is sorted by and the order of its columns.
    ViewState arrangement() const;
    /// Of columns that the table does not have nothing is obeyed.
    void arrange(const ViewState& arrangement);
    /// Row heights and column widths that suit the font.
    void fitToFont();

Q_SIGNALS:
    void playRequested();
    void copyRequested();

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columnOf(const QString& id) const;
    void showSorting();

    SampleTableModel& m_table;
    Selection& m_shared;
    SampleTableSelection* m_selection;
    bool m_following = false;
    mutable QItemSelectionModel::SelectionFlag m_ctrlGesture = QItemSelectionModel::Select;
};

} // namespace deepmi::studio
