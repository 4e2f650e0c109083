#include "models/sample_frame.h"

#include "data/names.h"

#include <limits>

namespace deepmi::studio
{

std::int32_t SampleFrame::rowOf(const std::string& name) const
{
    auto found = rowByName.find(name);
    if (found == rowByName.end())
        found = rowByName.find(std::string(bareName(name)));
    return found == rowByName.end() ? -1 : found->second;
}

void SampleFrame::indexNames()
{
    rowByName.clear();
    rowByName.reserve(2 * names.size());
    // A plain name that two samples share names neither of them.
    constexpr std::int32_t ambiguous = -1;
    for (std::size_t row = 0; row < names.size(); ++row) {
        std::string plain = std::string(bareName(names[row]));
        if (plain == names[row])
            continue;
        const auto [place, isNew] = rowByName.try_emplace(std::move(plain), static_cast<std::int32_t>(row));
        if (!isNew)
            place->second = ambiguous;
    }
    for (std::size_t row = 0; row < names.size(); ++row)
        rowByName.insert_or_assign(names[row], static_cast<std::int32_t>(row));
}

void SampleFrame::addMissing(const std::vector<std::string>& more, const std::vector<double>* labels,
                             Split split)
{
    const std::size_t before = names.size();
    for (std::size_t index = 0; index < more.size(); ++index) {
        if (rowOf(more[index]) >= 0)
            continue;
        names.push_back(more[index]);
        splits.push_back(split);
        label.push_back(labels ? (*labels)[index] : std::numeric_limits<double>::quiet_NaN());
    }
    if (names.size() == before)
        return;
    const auto notANumber = std::numeric_limits<double>::quiet_NaN();
    if (!raterSpread.empty())
        raterSpread.resize(names.size(), notANumber);
    if (!ambiguity.empty())
        ambiguity.resize(names.size(), notANumber);
    for (auto& [column, values] : text)
        values.resize(names.size());
    indexNames();
}

} // namespace deepmi::studio
