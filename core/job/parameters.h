#pragma once

#include "job/error.h"
#include "job/json_values.h"
#include "job/number_text.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace deepmi
{

/// One parameter of a parameter struct S, declared once: the command line's option, the tooltip, the manual
/// and the record in every result file are all made from it.
template <class S>
struct Parameter {
    using Member = std::variant<int S::*, double S::*, bool S::*, std::uint64_t S::*, std::string S::*>;

    std::string name;                 ///< kebab-case; the option is --name
    Member member;                    ///< where it lives in S, whose initialiser is the default
    std::string unit;                 ///< "" for pure numbers and choices
    std::string help;                 ///< one line
    double low;                       ///< smallest allowed number
    double high;                      ///< largest allowed number
    std::vector<std::string> choices; ///< allowed strings; empty for numbers

    // g++ 12 crashes on a default of a vector member in a braced list of aggregates; not on this.
    Parameter(std::string name_, Member member_, std::string unit_, std::string help_,
              double low_ = -std::numeric_limits<double>::infinity(),
              double high_ = std::numeric_limits<double>::infinity(), std::vector<std::string> choices_ = {})
        : name(std::move(name_)), member(member_), unit(std::move(unit_)), help(std::move(help_)), low(low_),
          high(high_), choices(std::move(choices_))
    {
    }
};

/// {name: value} of every parameter, in the order declared.
template <class S>
nlohmann::ordered_json toJson(const S& values, const std::vector<Parameter<S>>& parameters)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& parameter : parameters)
        std::visit([&](auto member) { object[parameter.name] = values.*member; }, parameter.member);
    return object;
}

/// Raises UsageError naming the first parameter that is out of its range.
template <class S>
void validate(const S& values, const std::vector<Parameter<S>>& parameters)
{
    for (const auto& parameter : parameters) {
        std::visit(
            [&](auto member) {
                const auto& value = values.*member;
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, std::string>) {
                    for (const auto& choice : parameter.choices)
                        if (choice == value)
                            return;
                    if (parameter.choices.empty())
                        return;
                    std::string all;
                    for (const auto& choice : parameter.choices)
                        all += (all.empty() ? "" : ", ") + choice;
                    throw UsageError("--" + parameter.name + " is '" + value + "', expected one of " + all);
                } else if constexpr (!std::is_same_v<T, bool>) {
                    const double number = static_cast<double>(value);
                    if (!(number >= parameter.low && number <= parameter.high))
                        throw UsageError("--" + parameter.name + " is " + nlohmann::json(value).dump() +
                                         ", expected " + numberText(parameter.low) + " to " +
                                         numberText(parameter.high));
                }
            },
            parameter.member);
    }
}

/// The reverse of toJson: `values` with every parameter that stands in the object; others stay as they are,
/// keys of no parameter are not looked at. Raises InputError at `where`/NAME for a value of another type or
/// out of its range.
template <class S, class Json>
S fromJson(const Json& object, const std::vector<Parameter<S>>& parameters, S values = {},
           const std::string& where = {})
{
    if (!object.is_object())
        throw InputError({}, where, "expected an object, here is " + shortJson(object));
    for (const auto& parameter : parameters) {
        const auto found = object.find(parameter.name);
        if (found == object.end())
            continue;
        const std::string place = where + "/" + parameter.name;
        std::visit(
            [&](auto member) {
                auto& value = values.*member;
                value = valueFromJson<std::decay_t<decltype(value)>>(*found, place);
            },
            parameter.member);
        try {
            validate(values, std::vector<Parameter<S>>{parameter});
        } catch (const UsageError& error) {
            const bool option = error.message().starts_with("--");
            throw InputError({}, place, error.message().substr(option ? 2 : 0));
        }
    }
    return values;
}

} // namespace deepmi
