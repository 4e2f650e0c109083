#pragma once

#include <QObject>
#include <cstdint>
#include <vector>

namespace deepmi::studio
{

/// The samples selected in the window, as rows of the SampleFrame: one selection, shared by every plot and
/// table.
class Selection : public QObject
{
    Q_OBJECT

public:
    enum class How { Replace, Add, Remove, Toggle };

    explicit Selection(QObject* parent = nullptr) : QObject(parent) {}

    /// Ascending, without repeats.
    const std::vector<std::int32_t>& rows() const { return m_rows; }
    bool contains(std::int32_t row) const;
    bool isEmpty() const { return m_rows.empty(); }
    /// What the selection is, for the status line: "cell cluster 3 × level 5", "bin 1 of DeepMI".
    const QString& origin() const { return m_origin; }
    /// The sample that is in focus (its audio plays, its values are spelled out); −1 for none.
    std::int32_t current() const { return m_current; }

    /// Rows in any order; repeats are dropped. Emits changed() only if something changed.
    void select(std::vector<std::int32_t> rows, const QString& origin, How how = How::Replace);
    void clear() { select({}, {}); }
    void setCurrent(std::int32_t row);

Q_SIGNALS:
    void changed();
    void currentChanged(int row);

private:
    std::vector<std::int32_t> m_rows;
    QString m_origin;
    std::int32_t m_current = -1;
};

} // namespace deepmi::studio
