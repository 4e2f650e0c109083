#include "json_text.h"

#include "option_values.h"
#include "text_table.h"

#include <algorithm>
#include <cmath>

namespace deepmi::cli
{

using nlohmann::ordered_json;

namespace
{

constexpr std::size_t valuesShown = 10;

std::string label(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

std::string valueText(const ordered_json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return "–";
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "no";
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (number == std::trunc(number))
            return shortest(number);
        return std::abs(number) < .01 ? brief(number) : fixed(number, 4);
    }
    if (value.is_array()) {
        std::string text;
        for (std::size_t i = 0; i < std::min(value.size(), valuesShown); ++i)
            text += (i ? ", " : "") + valueText(value[i]);
        if (value.size() > valuesShown)
            text += ", and " + std::to_string(value.size() - valuesShown) + " more";
        return value.empty() ? "none" : text;
    }
    if (value.is_object()) {
        std::string text;
        for (const auto& [key, inner] : value.items())
            text += (text.empty() ? "" : ", ") + label(key) + " " + valueText(inner);
        return value.empty() ? "none" : text;
    }
    return value.dump();
}

bool sameKeys(const ordered_json& first, const ordered_json& second)
{
    return first.is_object() && second.is_object() && first.size() == second.size() &&
           std::all_of(first.items().begin(), first.items().end(),
                       [&](const auto& item) { return second.contains(item.key()); });
}

/// A list of objects with the same keys, or an object of such.
bool isTable(const ordered_json& value)
{
    return value.is_structured() && !value.empty() && value.front().is_object() && !value.front().empty() &&
           std::all_of(value.begin(), value.end(),
                       [&](const ordered_json& row) { return sameKeys(value.front(), row); });
}

bool isSimple(const ordered_json& value)
{
    return !isTable(value) &&
           (!value.is_object() || std::none_of(value.begin(), value.end(), [](const auto& inner) {
               return inner.is_object() || isTable(inner);
           }));
}

std::string indented(const std::string& text)
{
    std::string all = text.empty() ? "" : "  ";
    for (std::size_t i = 0; i < text.size(); ++i)
        all += text[i] == '\n' && i + 1 < text.size() ? std::string("\n  ") : std::string(1, text[i]);
    return all;
}

std::string tableText(const ordered_json& rows)
{
    std::vector<std::string> header;
    if (rows.is_object())
        header.emplace_back();
    for (const auto& [key, value] : rows.front().items())
        header.push_back(label(key));
    TextTable table(header);
    for (const auto& [name, row] : rows.items()) {
        std::vector<std::string> cells;
        if (rows.is_object())
            cells.push_back(name);
        for (const auto& [key, value] : rows.front().items())
            cells.push_back(valueText(row.at(key)));
        table.add(std::move(cells));
    }
    return table.text();
}

} // namespace

std::string jsonAsText(const ordered_json& object)
{
    std::vector<std::pair<std::string, std::string>> lines;
    std::string text;
    const auto flush = [&] {
        text += keyValueText(lines);
        lines.clear();
    };
    for (const auto& [key, value] : object.items()) {
        if (isSimple(value)) {
            lines.emplace_back(label(key), valueText(value));
            continue;
        }
        flush();
        text += label(key) + "\n" + indented(isTable(value) ? tableText(value) : jsonAsText(value));
    }
    flush();
    return text;
}

} // namespace deepmi::cli
