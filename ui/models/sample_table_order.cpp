#include "models/sample_table_order.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace deepmi::studio
{

namespace
{

using Rows = std::vector<std::int32_t>;

Rows passingRows(const SampleTableValues& values, const SampleTableOrder& order, const Job& job)
{
    Rows rows;
    if (order.only) {
        for (const std::int32_t row : *order.only)
            if (row >= 0 && static_cast<std::size_t>(row) < values.size())
                rows.push_back(row);
    } else {
        rows = Rows(values.size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    if (order.filter.isEmpty())
        return rows;
    std::size_t seen = 0;
    std::erase_if(rows, [&](std::int32_t row) {
        if (++seen % 65536 == 0)
            job.throwIfStopped();
        return !order.filter.passes(values, row);
    });
    return rows;
}

template <class Key>
struct Keyed {
    Key key;
    std::int32_t row;
};

/// By key, rows of equal keys ascending; `less` tells keys apart.
template <class Key, class Compare>
void sortByKey(std::vector<Keyed<Key>>& keyed, bool descending, Compare less)
{
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed<Key>& a, const Keyed<Key>& b) {
        if (descending ? less(b, a) : less(a, b))
            return true;
        if (descending ? less(a, b) : less(b, a))
            return false;
        return a.row < b.row;
    });
}

Rows byNumber(const SampleTableValues& values, const SampleTableOrder& order, const Rows& rows,
              const Job& job)
{
    std::vector<Keyed<double>> keyed;
    keyed.reserve(rows.size());
    Rows unknown;
    for (const std::int32_t row : rows) {
        const double value = numberAt(values, order.column, row);
        if (std::isnan(value))
            unknown.push_back(row);
        else
            keyed.push_back({value, row});
    }
    job.throwIfStopped();
    sortByKey(keyed, order.descending, [](const auto& a, const auto& b) { return a.key < b.key; });
    Rows sorted;
    sorted.reserve(rows.size());
    for (const auto& one : keyed)
        sorted.push_back(one.row);
    sorted.insert(sorted.end(), unknown.begin(), unknown.end());
    return sorted;
}

/// The text column itself, where it is held as strings.
const std::vector<std::string>* stringsOf(const SampleTableValues& values, const SampleColumn& column)
{
    if (column.field == SampleField::Name)
        return &values.frame->names;
    const auto found = values.frame->text.find(column.textColumn);
    return found == values.frame->text.end() ? nullptr : &found->second;
}

/// Eight bytes from `from` on, as a number that sorts as they do.
std::uint64_t prefixOf(const std::string& word, std::size_t from)
{
    std::uint64_t key = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
        key = key << 8 | (from + byte < word.size() ? static_cast<unsigned char>(word[from + byte]) : 0U);
    return key;
}

Rows byText(const SampleTableValues& values, const SampleTableOrder& order, const Rows& rows, const Job& job)
{
    if (rows.empty())
        return {};
    std::vector<Keyed<std::uint64_t>> keyed;
    keyed.reserve(rows.size());
    Rows unknown;
    if (order.column.field == SampleField::Split) {
        // As the enumeration stands: Train, Development, Test1 ...; no split is not known.
        for (const std::int32_t row : rows) {
            const Split split = values.frame->splits[static_cast<std::size_t>(row)];
            if (split == Split::None)
                unknown.push_back(row);
            else
                keyed.push_back({static_cast<std::uint64_t>(split), row});
        }
        sortByKey(keyed, order.descending, [](const auto& a, const auto& b) { return a.key < b.key; });
    } else if (const std::vector<std::string>* words = stringsOf(values, order.column)) {
        const auto word = [&](std::int32_t row) -> const std::string& {
            return (*words)[static_cast<std::size_t>(row)];
        };
        // Names of a corpus begin alike: what all share is left out of the keys.
        const std::string* first = nullptr;
        std::size_t common = 0;
        for (const std::int32_t row : rows) {
            if (word(row).empty())
                continue;
            if (!first) {
                first = &word(row);
                common = first->size();
            }
            const auto end =
                std::mismatch(first->begin(), first->begin() + static_cast<std::ptrdiff_t>(common),
                              word(row).begin(), word(row).end());
            common = static_cast<std::size_t>(end.first - first->begin());
        }
        for (const std::int32_t row : rows) {
            if (word(row).empty())
                unknown.push_back(row);
            else
                keyed.push_back({prefixOf(word(row), common), row});
        }
        job.throwIfStopped();
        sortByKey(keyed, order.descending, [&](const auto& a, const auto& b) {
            return a.key != b.key ? a.key < b.key : word(a.row) < word(b.row);
        });
    } else {
        return rows;
    }
    Rows sorted;
    sorted.reserve(rows.size());
    for (const auto& one : keyed)
        sorted.push_back(one.row);
    sorted.insert(sorted.end(), unknown.begin(), unknown.end());
    return sorted;
}

/// DeepMI's own order, easiest first where `easiestFirst`, without those that do not pass.
Rows byRanking(const SampleTableValues& values, bool easiestFirst, const Rows& rows)
{
    if (!values.curriculum)
        return rows;
    const Curriculum& curriculum = *values.curriculum;
    std::vector<std::uint32_t> ranked = curriculum.ranking->order();
    if (!easiestFirst)
        std::reverse(ranked.begin(), ranked.end());
    std::vector<bool> wanted(values.size());
    for (const std::int32_t row : rows)
        wanted[static_cast<std::size_t>(row)] = true;
    Rows sorted;
    sorted.reserve(rows.size());
    for (const std::uint32_t sample : ranked)
        if (const std::int32_t row = curriculum.rowOfSample(sample); wanted[static_cast<std::size_t>(row)])
            sorted.push_back(row);
    for (const std::int32_t row : rows)
        if (curriculum.sampleOfRow(row) < 0)
            sorted.push_back(row);
    return sorted;
}

} // namespace

Rows orderedRows(const SampleTableValues& values, const SampleTableOrder& order, const Job& job)
{
    Rows rows = passingRows(values, order, job);
    job.throwIfStopped();
    if (order.unsorted)
        return rows;
    switch (order.column.field) {
    case SampleField::Rank:
    case SampleField::Bin:
        return byRanking(values, !order.descending, rows);
    case SampleField::Score: // larger is easier
        return byRanking(values, order.descending, rows);
    default:
        return order.column.isText() ? byText(values, order, rows, job) : byNumber(values, order, rows, job);
    }
}

} // namespace deepmi::studio
