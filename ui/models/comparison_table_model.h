#pragma once

#include "comparison/comparison_table.h"

#include <QAbstractTableModel>

namespace deepmi::studio
{

/// The table of compared curricula for a view: approaches by attribute and test, a mean with its symbols and
/// VAR a cell, everything else in the tooltip.
class ComparisonTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ComparisonTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Resets the model only if rows or columns are others; new numbers change the data alone.
    void setTable(ComparisonTable table);
    const ComparisonTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString display(const ComparisonCell& cell) const;
    QString details(std::size_t row, std::size_t column) const;

    ComparisonTable m_table;
};

/// p as papers write it: "p = 0.031", "p < 0.001".
QString probabilityText(double p);

} // namespace deepmi::studio
