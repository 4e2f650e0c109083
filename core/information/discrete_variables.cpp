#include "information/discrete_variables.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

DiscreteVariable cutColumn(const DelimitedText& text, std::size_t column, const Levels& levels)
{
    DiscreteVariable variable{{}, std::vector<int>(text.rows()), levelNames(levels)};
    const LabelScale scale = levels.scale();
    const double slack = 1e-6 * (scale.high - scale.low);
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const double value = text.number(row, column);
        if (!(value >= scale.low - slack && value <= scale.high + slack))
            throw text.error(row, column,
                             "found " + numberText(value) + ", expected a number on the scale " +
                                 numberText(scale.low) + " to " + numberText(scale.high));
        variable.state[row] = levels.of(value);
    }
    return variable;
}

/// Whole numbers by their value, before all other texts.
bool comesBefore(std::string_view one, std::string_view other)
{
    const auto a = parseInteger(one), b = parseInteger(other);
    if (a && b && *a != *b)
        return *a < *b;
    if (a.has_value() != b.has_value())
        return a.has_value();
    return one < other;
}

DiscreteVariable textColumn(const DelimitedText& text, std::size_t column)
{
    std::map<std::string, int, decltype(&comesBefore)> states(&comesBefore);
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const std::string_view value = text.cell(row, column);
        if (value.empty())
            throw text.error(row, column, "the cell is empty, expected the state of a discrete variable");
        states.emplace(value, 0);
        if (states.size() > mostStates)
            throw text.error(row, column,
                             "the column has more than " + std::to_string(mostStates) +
                                 " different values and is no discrete variable; cut numbers into levels");
    }
    DiscreteVariable variable;
    for (auto& [value, state] : states) {
        state = static_cast<int>(variable.states.size());
        variable.states.push_back(value);
    }
    variable.state.resize(text.rows());
    for (std::size_t row = 0; row < text.rows(); ++row)
        variable.state[row] = states.find(std::string(text.cell(row, column)))->second;
    return variable;
}

} // namespace

std::vector<std::string> warningsOf(const DiscreteVariable& variable)
{
    std::map<double, std::string> first; // number → its first spelling
    for (const std::string& state : variable.states)
        if (const auto value = parseDouble(state); value && std::isfinite(*value))
            if (const auto [known, isNew] = first.emplace(*value, state); !isNew)
                return {"the variable '" + variable.name + "' has '" + known->second + "' and '" + state +
                        "', one number in two spellings; they count as different states"};
    return {};
}

std::vector<std::string> levelNames(const Levels& levels)
{
    std::vector<std::string> names;
    double low = levels.scale().low;
    for (int level = 0; level < levels.count(); ++level) {
        const double high =
            level + 1 < levels.count() ? levels.cuts()[static_cast<std::size_t>(level)] : levels.scale().high;
        names.push_back(numberText(low) + " to " + numberText(high));
        low = high;
    }
    return names;
}

std::vector<DiscreteVariable> readDiscreteVariables(const std::filesystem::path& path,
                                                    const std::vector<std::string>& names,
                                                    const std::map<std::string, Levels>& levels)
{
    const DelimitedText text = DelimitedText::read(path);
    std::vector<std::string> chosen = names;
    if (chosen.empty())
        for (const std::string& column : text.header())
            if (column != "name")
                chosen.push_back(column);
    if (chosen.size() < 2)
        throw UsageError("mutual information needs at least two variables, here " +
                         (chosen.empty() ? std::string("is none") : "is one: " + chosen.front()));
    std::set<std::size_t> columns;
    std::set<std::string> cut;
    std::vector<DiscreteVariable> variables;
    for (const std::string& name : chosen) {
        const std::size_t column = text.columnIndex(name);
        if (!columns.insert(column).second)
            throw UsageError("the variable '" + name + "' is named twice");
        const auto found = levels.find(name);
        variables.push_back(found == levels.end() ? textColumn(text, column)
                                                  : cutColumn(text, column, found->second));
        variables.back().name = name;
        cut.insert(name);
    }
    for (const auto& [name, unused] : levels)
        if (!cut.contains(name))
            throw UsageError("levels are given for '" + name + "', which is none of the variables");
    return variables;
}

std::vector<VariablePair> pairsOf(const std::vector<DiscreteVariable>& variables)
{
    if (variables.size() < 2)
        throw UsageError("mutual information needs at least two variables, here are " +
                         std::to_string(variables.size()));
    std::vector<VariablePair> pairs;
    for (std::size_t first = 0; first < variables.size(); ++first)
        for (std::size_t second = first + 1; second < variables.size(); ++second)
            pairs.push_back(
                {first, second,
                 JointTable(variables[first].state, static_cast<int>(variables[first].states.size()),
                            variables[second].state, static_cast<int>(variables[second].states.size()))});
    return pairs;
}

} // namespace deepmi
