#pragma once

#include "job/parameters.h"
#include "option_values.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

namespace deepmi::cli
{

/// "help [unit; 2 to 500; default 50]", the line of a parameter in `--help`.
std::string parameterHelp(const std::string& help, const std::string& unit, double low, double high,
                          const std::string& defaultText);
/// "keep|reset", what the option's value is called in help and what completion offers.
std::string choicesText(const std::vector<std::string>& choices);
/// Raises UsageError unless `value` is one of `choices` (none = anything goes).
void requireChoice(const std::string& option, const std::string& value,
                   const std::vector<std::string>& choices);

/// Makes one option of every parameter of S that is declared in `parameters`: default, unit, range and help
/// come from there and from nowhere else. Ranges are checked while parsing. `seed` is left out: it is a
/// common option. `values` must outlive the app.
template <class S>
void addParameterOptions(CLI::App& app, S& values, const std::vector<Parameter<S>>& parameters,
                         const std::string& group)
{
    for (const Parameter<S>& parameter : parameters) {
        if (parameter.name == "seed")
            continue;
        std::visit(
            [&](auto member) {
                using T = std::decay_t<decltype(values.*member)>;
                const std::string option = "--" + parameter.name;
                const double low = parameter.low, high = parameter.high;
                const auto choices = parameter.choices;
                if constexpr (std::is_same_v<T, bool>) {
                    const bool enabled = values.*member;
                    app.add_flag_callback(
                           enabled ? "--no-" + parameter.name : option,
                           [&values, member, enabled] { values.*member = !enabled; },
                           parameterHelp(parameter.help, "", -HUGE_VAL, HUGE_VAL, enabled ? "on" : "off"))
                        ->group(group);
                } else {
                    std::string current;
                    if constexpr (std::is_same_v<T, std::string>)
                        current = values.*member;
                    else if constexpr (std::is_same_v<T, double>)
                        current = shortest(values.*member);
                    else
                        current = std::to_string(values.*member);
                    auto* added = app.add_option_function<std::string>(
                        option,
                        [&values, member, option, low, high, choices](const std::string& text) {
                            if constexpr (std::is_same_v<T, std::string>) {
                                requireChoice(option, text, choices);
                                values.*member = text;
                            } else if constexpr (std::is_same_v<T, double>) {
                                values.*member = parseNumber(option, text, low, high);
                            } else if constexpr (std::is_same_v<T, std::uint64_t>) {
                                values.*member = parseUnsigned(option, text);
                            } else {
                                values.*member = static_cast<T>(parseInteger(
                                    option, text, std::max(low, double(std::numeric_limits<T>::min())),
                                    std::min(high, double(std::numeric_limits<T>::max()))));
                            }
                        },
                        choices.empty()
                            ? parameterHelp(parameter.help, parameter.unit, low, high, current)
                            : parameterHelp(parameter.help, parameter.unit, -HUGE_VAL, HUGE_VAL, current));
                    if (!choices.empty())
                        added->type_name(choicesText(choices));
                    else
                        added->type_name(std::is_same_v<T, double>        ? "X"
                                         : std::is_same_v<T, std::string> ? "TEXT"
                                                                          : "N");
                    added->group(group);
                }
            },
            parameter.member);
    }
}

} // namespace deepmi::cli
