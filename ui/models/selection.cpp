#include "models/selection.h"

#include <algorithm>

namespace deepmi::studio
{

bool Selection::contains(std::int32_t row) const
{
    return std::binary_search(m_rows.begin(), m_rows.end(), row);
}

void Selection::select(std::vector<std::int32_t> rows, const QString& origin, How how)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<std::int32_t> result;
    const auto into = std::back_inserter(result);
    switch (how) {
    case How::Replace:
        result = std::move(rows);
        break;
    case How::Add:
        std::set_union(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), into);
        break;
    case How::Remove:
        std::set_difference(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), into);
        break;
    case How::Toggle:
        std::set_symmetric_difference(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), into);
        break;
    }
    if (result == m_rows && origin == m_origin)
        return;
    m_rows = std::move(result);
    m_origin = m_rows.empty() ? QString() : origin;
    Q_EMIT changed();
}

void Selection::setCurrent(std::int32_t row)
{
    if (row == m_current)
        return;
    m_current = row;
    Q_EMIT currentChanged(row);
}

} // namespace deepmi::studio

#include "moc_selection.cpp"
