#pragma once

#include "models/sample_table_order.h"
#include "worker/job_queue.h"

#include <QAbstractTableModel>

namespace deepmi::studio
{

/// The samples as a table, for a million rows: cells are read from the values when they are painted, and
/// which row stands where is one permutation, made anew off the GUI thread where it would take longer than a
/// frame (the rows before stay until it is there). A move of α emits one dataChanged, so that only visible
/// cells are read again.
class SampleTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Up to so many samples, rows are ordered at once.
    static constexpr std::size_t mostAtOnce = 20000;

    explicit SampleTableModel(QObject* parent = nullptr);

    const SampleTableValues& values() const { return m_values; }
    /// Sort and filter stay as they are where their columns still exist.
    void setValues(const SampleTableValues& values);
    const std::vector<SampleColumn>& columns() const { return m_columns; }
    int columnOf(SampleField field) const;

    /// Shown rows of the frame, in order.
    const std::vector<std::int32_t>& rows() const { return m_rows; }
    std::int32_t frameRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Where a row of the frame is shown; −1 if it is not.
    int shownRow(std::int32_t frameRow) const;

    const SampleTableOrder& order() const { return m_order; }
    void setFilter(SampleFilter filter);
    /// Shows these rows alone, ascending; null for all.
    void setOnly(std::shared_ptr<const std::vector<std::int32_t>> rows);
    /// Column −1: the frame's own order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Whether new rows are being worked out.
    bool isArranging() const { return m_arranging; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void columnsChanged();
    void arrangingChanged(bool arranging);
    void arranged(); ///< rows() are of the present order and values

private:
    void arrange();
    void setRows(std::vector<std::int32_t> rows);
    void indexRows();
    void setArranging(bool arranging);

    SampleTableValues m_values;
    std::vector<SampleColumn> m_columns;
    SampleTableOrder m_order;
    std::vector<std::int32_t> m_rows;
    std::vector<std::int32_t> m_shownRow; ///< [frame row]
    bool m_arranging = false;
    int m_request = 0;
    JobQueue m_queue;
};

} // namespace deepmi::studio
