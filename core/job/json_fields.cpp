#include "job/json_fields.h"

#include "job/closest_name.h"
#include "job/input_file.h"
#include "job/number_text.h"

#include <algorithm>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

/// Nothing that a person or this program writes comes near this; a file made to exhaust the stack does.
constexpr int deepestNesting = 100;

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// "there is no such field, did you mean "x"? Expected one of a, b" and the like.
std::string unknown(const std::string& what, const std::string& given, const std::vector<std::string>& names)
{
    const std::string meant = closestName(given, names);
    return what +
           (meant.empty() ? "; expected one of " : ", did you mean \"" + meant + "\"? Expected one of ") +
           listed(names);
}

} // namespace

JsonFields::JsonFields(const ordered_json& json, std::string where, std::vector<std::string> known)
    : m_json(json), m_where(std::move(where))
{
    if (!json.is_object())
        throw InputError({}, m_where, "expected an object, here is " + shortJson(json));
    for (const auto& [name, value] : json.items())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw InputError({}, place(name), unknown("there is no such field", name, known));
}

const ordered_json& JsonFields::at(const std::string& name) const
{
    const auto found = m_json.find(name);
    if (found == m_json.end())
        throw InputError({}, place(name), "is missing");
    return *found;
}

std::string JsonFields::place(const std::string& name) const
{
    return jsonPointer(m_where, name);
}

void JsonFields::requireList(const ordered_json& json, const std::string& where)
{
    if (!json.is_array())
        throw InputError({}, where, "expected a list, here is " + shortJson(json));
}

void JsonFields::requireRange(const std::string& name, double value, double low, double high) const
{
    if (!(value >= low && value <= high))
        throw InputError({}, place(name),
                         "is " + numberText(value) + ", expected " + numberText(low) + " to " +
                             numberText(high));
}

std::string jsonPointer(const std::string& where, const std::string& name)
{
    std::string step;
    for (const char letter : name)
        step += letter == '~' ? "~0" : letter == '/' ? "~1" : std::string(1, letter);
    return where + "/" + step;
}

void requireChoiceOf(const std::string& text, const std::vector<std::string>& choices,
                     const std::string& where)
{
    if (std::find(choices.begin(), choices.end(), text) == choices.end())
        throw InputError({}, where, unknown("there is no \"" + text + "\"", text, choices));
}

ordered_json parseJson(std::string_view text)
{
    bool tooDeep = false;
    const auto watched = [&](int depth, ordered_json::parse_event_t, ordered_json&) {
        tooDeep = tooDeep || depth > deepestNesting;
        return !tooDeep;
    };
    ordered_json json = ordered_json::parse(text, watched, false);
    return tooDeep ? ordered_json(ordered_json::value_t::discarded) : json;
}

ordered_json readJsonFile(const std::filesystem::path& path, const std::string& expected, std::uint64_t most)
{
    const std::string text = contentsOf(path, most);
    // The parser alone would let the last of two equal fields win.
    std::vector<std::set<std::string>> fields;
    const auto watched = [&](int depth, ordered_json::parse_event_t event, ordered_json& value) {
        using Event = ordered_json::parse_event_t;
        if (depth > deepestNesting)
            throw InputError(path, {}, "is nested too deeply; expected " + expected);
        if (event == Event::object_start)
            fields.emplace_back();
        else if (event == Event::object_end)
            fields.pop_back();
        else if (event == Event::key && !fields.back().insert(value.get<std::string>()).second)
            throw InputError(path, {}, "\"" + value.get<std::string>() + "\" stands twice in one object");
        return true;
    };
    try {
        return ordered_json::parse(text, watched);
    } catch (const ordered_json::parse_error& failure) {
        const std::size_t place = std::min(failure.byte, text.size());
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n');
        throw InputError(path, "line " + std::to_string(line + 1), "is not JSON; expected " + expected);
    } catch (const ordered_json::out_of_range&) {
        throw InputError(path, {}, "holds a number that is larger than any; expected " + expected);
    }
}

} // namespace deepmi
