#include "models/sample_table_model.h"

#include <algorithm>
#include <numeric>

namespace deepmi::studio
{

SampleTableModel::SampleTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_columns(sampleColumns(m_values)), m_queue(JobQueue::Policy::Latest)
{
}

int SampleTableModel::columnOf(SampleField field) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [&](const SampleColumn& column) { return column.field == field; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

int SampleTableModel::shownRow(std::int32_t frameRow) const
{
    return frameRow < 0 || static_cast<std::size_t>(frameRow) >= m_shownRow.size()
               ? -1
               : m_shownRow[static_cast<std::size_t>(frameRow)];
}

void SampleTableModel::setValues(const SampleTableValues& values)
{
    const bool otherRows = values.frame != m_values.frame;
    const bool otherCurriculum = values.curriculum != m_values.curriculum;
    bool onlyBlended = otherCurriculum && values.curriculum && m_values.curriculum &&
                       values.curriculum->cells == m_values.curriculum->cells;
    std::vector<SampleColumn> columns = sampleColumns(values);
    const bool otherColumns = columns != m_columns;
    for (std::size_t measure = 0; !otherColumns && measure < values.measures.size(); ++measure)
        onlyBlended = onlyBlended && values.measures[measure].scores == m_values.measures[measure].scores;

    if (otherRows || otherColumns) {
        beginResetModel();
        m_values = values;
        m_columns = std::move(columns);
        const auto still = std::find_if(m_columns.begin(), m_columns.end(), [&](const SampleColumn& column) {
            return column.id == m_order.column.id;
        });
        if (still == m_columns.end())
            m_order.unsorted = true;
        else if (!m_order.unsorted)
            m_order.column = *still;
        if (otherRows) {
            m_order.only = nullptr;
            m_rows.resize(m_values.size());
            std::iota(m_rows.begin(), m_rows.end(), 0);
            indexRows();
        }
        if (otherColumns)
            m_order.filter = {}; // its columns are of before; whoever set it sets it again
        endResetModel();
        if (otherColumns)
            Q_EMIT columnsChanged();
        arrange();
        return;
    }
    m_values = values;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (!onlyBlended || m_order.dependsOnBlend())
        arrange();
}

void SampleTableModel::setFilter(SampleFilter filter)
{
    if (filter.isEmpty() && m_order.filter.isEmpty())
        return;
    m_order.filter = std::move(filter);
    arrange();
}

void SampleTableModel::setOnly(std::shared_ptr<const std::vector<std::int32_t>> rows)
{
    if (!rows && !m_order.only)
        return;
    m_order.only = std::move(rows);
    arrange();
}

void SampleTableModel::sort(int column, Qt::SortOrder order)
{
    m_order.unsorted = column < 0 || column >= columnCount();
    if (!m_order.unsorted)
        m_order.column = m_columns[static_cast<std::size_t>(column)];
    m_order.descending = order == Qt::DescendingOrder;
    arrange();
}

void SampleTableModel::arrange()
{
    const int request = ++m_request;
    if (m_values.size() <= mostAtOnce) {
        m_queue.stopAll();
        setRows(orderedRows(m_values, m_order));
        setArranging(false);
        Q_EMIT arranged();
        return;
    }
    setArranging(true);
    m_queue.enqueue(
        {tr("Sorting the table")}, this,
        [values = m_values, order = m_order](JobContext& context) {
            return orderedRows(values, order, context.job());
        },
        [this, request](std::vector<std::int32_t> rows) {
            // Rows of other values could point behind the end; the request that came after brings its own.
            if (request != m_request)
                return;
            setRows(std::move(rows));
            setArranging(false);
            Q_EMIT arranged();
        });
}

void SampleTableModel::setArranging(bool arranging)
{
    if (arranging == m_arranging)
        return;
    m_arranging = arranging;
    Q_EMIT arrangingChanged(arranging);
}

void SampleTableModel::indexRows()
{
    m_shownRow.assign(m_values.size(), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_shownRow[static_cast<std::size_t>(m_rows[row])] = static_cast<std::int32_t>(row);
}

void SampleTableModel::setRows(std::vector<std::int32_t> rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        indexRows();
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::int32_t> frameRows;
    for (const QModelIndex& one : before)
        frameRows.push_back(frameRow(one.row()));
    m_rows = std::move(rows);
    indexRows();
    QModelIndexList after;
    for (qsizetype place = 0; place < before.size(); ++place) {
        const int row = shownRow(frameRows[static_cast<std::size_t>(place)]);
        after << (row < 0 ? QModelIndex() : index(row, before[place].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int SampleTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SampleTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant SampleTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SampleColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return shownAt(m_values, column, frameRow(index.row()));
    case Qt::ToolTipRole: {
        // The whole name where the column is too narrow for it.
        const QString shown = shownAt(m_values, column, frameRow(index.row()));
        return shown.isEmpty() ? tr("%1 is not known of this sample").arg(column.title) : shown;
    }
    case Qt::AccessibleTextRole: {
        const QString shown = shownAt(m_values, column, frameRow(index.row()));
        return column.title + QLatin1Char(' ') + (shown.isEmpty() ? tr("not known") : shown);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column.isText() ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant SampleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || (orientation == Qt::Horizontal ? section >= columnCount() : section >= rowCount()))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const SampleColumn& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.hint + QLatin1Char('\n') + tr("In the filter: %1").arg(column.id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column.isText() ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

} // namespace deepmi::studio

#include "moc_sample_table_model.cpp"
