#include "models/comparison_table_model.h"

#include "models/shown_number.h"
#include "models/text.h"

#include <QFont>
#include <cmath>

namespace deepmi::studio
{

namespace
{

bool sameShape(const ComparisonTable& one, const ComparisonTable& other)
{
    if (one.rows.size() != other.rows.size() || one.columns.size() != other.columns.size())
        return false;
    for (std::size_t row = 0; row < one.rows.size(); ++row)
        if (one.rows[row].title != other.rows[row].title || one.rows[row].symbol != other.rows[row].symbol)
            return false;
    for (std::size_t column = 0; column < one.columns.size(); ++column)
        if (one.columns[column].attribute != other.columns[column].attribute ||
            one.columns[column].test != other.columns[column].test)
            return false;
    return true;
}

} // namespace

QString probabilityText(double p)
{
    return p < .001 ? QStringLiteral("p < 0.001") : QStringLiteral("p = %1").arg(decimalText(p, 3));
}

void ComparisonTableModel::setTable(ComparisonTable table)
{
    if (sameShape(m_table, table)) {
        m_table = std::move(table);
        if (!m_table.cells.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1); // a longer title needs its room
        }
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int ComparisonTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ComparisonTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QString ComparisonTableModel::display(const ComparisonCell& cell) const
{
    const auto count = static_cast<int>(cell.ccc.size());
    if (count == 0)
        return tr("–\nn = 0 of %1").arg(m_table.trials);
    QString mean = decimalText(cell.summary.mean, 3);
    if (!cell.symbols.empty())
        mean += QLatin1Char(' ') + text(cell.symbols);
    // The number of trials only where it is not that of the caption.
    QStringList second;
    if (!std::isnan(cell.summary.varPercent))
        second << tr("VAR %1 %")
                      .arg(decimalText(cell.summary.varPercent,
                                       std::abs(cell.summary.varPercent) < 99.995 ? 2 : 0));
    if (count != m_table.trials)
        second << tr("n = %1 of %2").arg(count).arg(m_table.trials);
    return mean + QLatin1Char('\n') + second.join(tr(", "));
}

QString ComparisonTableModel::details(std::size_t row, std::size_t column) const
{
    const ComparisonCell& cell = m_table.cell(row, column);
    const auto& [attribute, test] = m_table.columns[column];
    QStringList lines = {tr("%1 on %2, %3").arg(text(m_table.rows[row].title), text(test), text(attribute))};
    if (cell.ccc.empty()) {
        lines << tr("No trial has finished yet.");
        return lines.join(QLatin1Char('\n'));
    }
    lines << tr("mean CCC %1, standard deviation %2, VAR %3 %")
                 .arg(decimalText(cell.summary.mean, 4),
                      std::isnan(cell.summary.std) ? tr("–") : decimalText(cell.summary.std, 4),
                      std::isnan(cell.summary.varPercent) ? tr("–")
                                                          : decimalText(cell.summary.varPercent, 2));
    if (!std::isnan(cell.low))
        lines << tr("%1 % interval of the mean: %2 to %3")
                     .arg(100 * m_table.statistics.confidence)
                     .arg(decimalText(cell.low, 4), decimalText(cell.high, 4));
    QStringList trials;
    for (std::size_t trial = 0; trial < cell.ccc.size(); ++trial)
        trials << tr("%1 (seed %2)").arg(decimalText(cell.ccc[trial], 4)).arg(cell.seeds[trial]);
    lines << tr("trials: %1").arg(trials.join(tr(", ")));
    if (cell.notFinite > 0)
        lines << tr("%n trial(s) without a CCC are not counted", nullptr, static_cast<int>(cell.notFinite));
    bool tested = false;
    for (std::size_t other = 0; other < m_table.rows.size(); ++other) {
        const Contrast& contrast = cell.against[other];
        if (std::isnan(contrast.difference) || std::isnan(contrast.pValue))
            continue;
        tested = true;
        const bool clear = contrast.adjustedPValue < m_table.statistics.significance;
        QString p = probabilityText(contrast.pValue);
        if (m_table.statistics.correction == Correction::Holm && !std::isnan(contrast.adjustedPValue))
            p = tr("%1, corrected %2").arg(p, probabilityText(contrast.adjustedPValue));
        lines << tr("against %1: %2%3, %4%5")
                     .arg(text(m_table.rows[other].title),
                          contrast.difference >= 0 ? QStringLiteral("+") : QString(),
                          decimalText(contrast.difference, 4), p,
                          !clear                    ? QString()
                          : contrast.difference > 0 ? tr(" – significantly better")
                                                    : tr(" – significantly worse"));
        if (std::isfinite(contrast.hedgesG) && std::isfinite(contrast.effectLow))
            lines.back() += tr("; g = %1 (%2 to %3)")
                                .arg(decimalText(contrast.hedgesG, 2), decimalText(contrast.effectLow, 2),
                                     decimalText(contrast.effectHigh, 2));
    }
    if (tested) {
        lines << tr("test: two-tailed %1, significant below %2")
                     .arg(QString::fromUtf8(toString(m_table.statistics.test)))
                     .arg(m_table.statistics.significance);
        lines << tr("g: Hedges' effect size and its %1 % interval").arg(100 * m_table.statistics.confidence);
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row()), column = static_cast<std::size_t>(index.column());
    const ComparisonCell& cell = m_table.cell(row, column);
    switch (role) {
    case Qt::DisplayRole:
        return display(cell);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return details(row, column);
    case Qt::AccessibleTextRole:
        return QString(display(cell).replace(QLatin1Char('\n'), QLatin1String(", ")) +
                       (cell.best ? tr(", best of its column") : QString()));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(cell.best);
        return font;
    }
    default:
        return {};
    }
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Horizontal) {
        const auto& [attribute, test] = m_table.columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return QString(text(attribute) + QLatin1Char('\n') + text(test));
        return {};
    }
    const ComparisonTable::Row& row = m_table.rows[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return QString(text(row.title) + QLatin1Char(' ') + text(row.symbol));
    if (role == Qt::ToolTipRole)
        return tr("%1 beside a mean: significantly better than %2").arg(text(row.symbol), text(row.title));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace deepmi::studio

#include "moc_comparison_table_model.cpp"
