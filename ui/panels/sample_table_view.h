#pragma once

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
    SampleTableModel& m_table;
    Selection& m_shared;
    SampleTableSelection* m_selection;
    bool m_following = false;
    mutable QItemSelectionModel::SelectionFlag m_ctrlGesture = QItemSelectionModel::Select;
};

} // namespace deepmi::studio
