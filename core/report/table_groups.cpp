#include "report/table_groups.h"

#include "data/delimited_text.h"
#include "figures/canvas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace deepmi
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// What all approaches of the group have in common, for its title.
std::string commonFactors(const std::vector<Approach>& approaches, const TableGroup& group,
                          const std::string& factor)
{
    std::string text;
    for (const char* key : {"pool", "clusters", "alpha"}) {
        const std::string value = factorOf(approaches[group.approaches[0]], key);
        const bool common =
            !value.empty() && key != factor &&
            std::all_of(group.approaches.begin(), group.approaches.end(),
                        [&](std::size_t one) { return factorOf(approaches[one], key) == value; });
        if (common)
            text += (text.empty() ? "" : ", ") + factorText(key, value);
    }
    for (const auto& [key, value] : approaches[group.approaches[0]].factors)
        if (key != factor && key != "pool" && key != "clusters" && key != "alpha" && key != "measure" &&
            key != "features" && key != "reverse")
            text += (text.empty() ? "" : ", ") + factorText(key, value);
    return text;
}

std::vector<TableGroup> groupsBy(const std::string& factor, const std::vector<Approach>& approaches,
                                 const std::set<std::string>& ignored)
{
    std::vector<std::pair<std::string, TableGroup>> groups;
    for (std::size_t index = 0; index < approaches.size(); ++index) {
        if (factorOf(approaches[index], factor).empty())
            continue;
        std::string key = approaches[index].measure + (approaches[index].reverse ? "\nreverse" : "");
        std::set<std::string> names = {"clusters", "alpha", "pool"};
        for (const auto& [name, value] : approaches[index].factors)
            names.insert(name);
        for (const std::string& name : names)
            if (!ignored.count(name))
                key += "\n" + name + "=" + factorOf(approaches[index], name);
        const auto known =
            std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == key; });
        if (known == groups.end())
            groups.push_back({key, {{}, {index}}});
        else
            known->second.approaches.push_back(index);
    }
    std::vector<TableGroup> varied;
    for (auto& [key, group] : groups) {
        std::set<std::string> values;
        for (const std::size_t index : group.approaches)
            values.insert(factorOf(approaches[index], factor));
        if (values.size() < 2)
            continue;
        group.title = commonFactors(approaches, group, factor);
        varied.push_back(std::move(group));
    }
    // Two measures may have the factors in common.
    const std::vector<TableGroup> before = varied;
    for (std::size_t one = 0; one < varied.size(); ++one)
        for (std::size_t other = 0; other < before.size(); ++other)
            if (other != one && before[other].title == before[one].title) {
                const std::string& measure = approaches[varied[one].approaches[0]].measure;
                varied[one].title = measure + (before[one].title.empty() ? "" : ", ") + before[one].title;
            }
    return varied;
}

} // namespace

double shareOfPool(const ExperimentPlan& plan, const std::string& pool)
{
    for (const PoolVariant& variant : plan.pools)
        if (variant.name == pool)
            return variant.share;
    return pool == "FSL" ? 0 : 1;
}

std::vector<TableGroup> groupsOf(const TableShape& shape, const ExperimentPlan& plan,
                                 const std::vector<Approach>& approaches)
{
    if (shape.factor.empty() || shape.factor == "features") {
        TableGroup all;
        for (std::size_t index = 0; index < approaches.size(); ++index)
            all.approaches.push_back(index);
        return approaches.empty() ? std::vector<TableGroup>{} : std::vector<TableGroup>{all};
    }
    std::vector<TableGroup> groups = groupsBy(shape.factor, approaches, {shape.factor, "measure"});
    // As in Table IV, where K goes with the size of the pool.
    if (groups.empty())
        groups = groupsBy(shape.factor, approaches, {shape.factor, "measure", "clusters"});
    const auto place = [&](std::size_t index) {
        const std::string value = factorOf(approaches[index], shape.factor);
        return shape.factor == "pool" ? shareOfPool(plan, value) : parseDouble(value).value_or(notANumber);
    };
    for (TableGroup& group : groups)
        if (std::none_of(group.approaches.begin(), group.approaches.end(),
                         [&](std::size_t index) { return std::isnan(place(index)); }))
            std::stable_sort(group.approaches.begin(), group.approaches.end(),
                             [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return groups;
}

std::string factorText(const std::string& factor, const std::string& value)
{
    if (factor == "clusters")
        return "K = " + value;
    if (factor == "alpha")
        return value == "paper" ? "the paper's α" : "α = " + value;
    if (factor == "pool" || factor == "measure" || factor == "order")
        return value;
    return factor + " = " + value;
}

std::string factorOf(const Approach& approach, const std::string& factor)
{
    if (const auto found = approach.factors.find(factor); found != approach.factors.end())
        return found->second;
    if (factor == "alpha" && std::isfinite(approach.alpha))
        return shortText(approach.alpha);
    if (factor == "clusters" && approach.clusters > 0)
        return std::to_string(approach.clusters);
    return {};
}

} // namespace deepmi
