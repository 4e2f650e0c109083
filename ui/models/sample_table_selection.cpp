#include "models/sample_table_selection.h"

#include "models/selection.h"

#include <QScopedValueRollback>
#include <algorithm>

namespace deepmi::studio
{

SampleTableSelection::SampleTableSelection(SampleTableModel& model, Selection& selection, QObject* parent)
    : QItemSelectionModel(&model, parent), m_table(model), m_selection(selection), m_before(selection.rows())
{
    connect(&selection, &Selection::changed, this, [this] {
        if (m_selecting)
            return;
        m_before = m_selection.rows();
        m_present.clear();
        m_command = NoUpdate;
    });
}

bool SampleTableSelection::isShownSelected(int row) const
{
    return row >= 0 && row < m_table.rowCount() && m_selection.contains(m_table.frameRow(row));
}

std::vector<std::int32_t> SampleTableSelection::frameRowsOf(const QItemSelection& selection) const
{
    std::vector<std::int32_t> rows;
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom() && row < m_table.rowCount(); ++row)
            rows.push_back(m_table.frameRow(row));
    if (!std::is_sorted(rows.begin(), rows.end()))
        std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<std::int32_t> SampleTableSelection::together() const
{
    std::vector<std::int32_t> rows;
    const auto into = std::back_inserter(rows);
    if (m_command & Select)
        std::set_union(m_before.begin(), m_before.end(), m_present.begin(), m_present.end(), into);
    else if (m_command & Deselect)
        std::set_difference(m_before.begin(), m_before.end(), m_present.begin(), m_present.end(), into);
    else if (m_command & Toggle)
        std::set_symmetric_difference(m_before.begin(), m_before.end(), m_present.begin(), m_present.end(),
                                      into);
    else
        rows = m_before;
    return rows;
}

void SampleTableSelection::select(const QModelIndex& index, QItemSelectionModel::SelectionFlags command)
{
    select(QItemSelection(index, index), command);
}

void SampleTableSelection::select(const QItemSelection& selection,
                                  QItemSelectionModel::SelectionFlags command)
{
    if (command == NoUpdate)
        return;
    if (command & QItemSelectionModel::Clear) {
        m_before.clear();
        m_present.clear();
        m_command = NoUpdate;
    }
    if (!(command & Current)) {
        m_before = together();
        m_present.clear();
    }
    if (command & (Toggle | Select | Deselect)) {
        m_command = command;
        m_present = frameRowsOf(selection);
    }
    std::vector<std::int32_t> rows = together();
    const QScopedValueRollback guard(m_selecting, true);
    const QString origin = rows.size() == 1 ? tr("a row of the table") : tr("rows of the table");
    m_selection.select(std::move(rows), origin);
}

void SampleTableSelection::clear()
{
    clearCurrentIndex();
    select(QItemSelection(), QItemSelectionModel::Clear);
}

void SampleTableSelection::reset()
{
    // The model's rows were reset, not the selection: rows of the frame stay selected. The base class would
    // clear() them.
    const QSignalBlocker quiet(this);
    clearCurrentIndex();
}

} // namespace deepmi::studio

#include "moc_sample_table_selection.cpp"
