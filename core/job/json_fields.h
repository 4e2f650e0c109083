#pragma once

#include "job/json_values.h"
#include "job/parameters.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

/// A JSON object that people write by hand, read strictly: what it holds must be known, so that a misspelled
/// field is an error and not a default. Places are JSON pointers ("/measures/2/alpha").
class JsonFields
{
public:
    /// Raises InputError at `where` for anything but an object, and at the field for one that is not among
    /// `known`, with the one that may have been meant. The JSON must outlive this.
    JsonFields(const nlohmann::ordered_json& json, std::string where, std::vector<std::string> known);

    bool has(const std::string& name) const { return m_json.contains(name); }
    /// Raises InputError if it is missing.
    const nlohmann::ordered_json& at(const std::string& name) const;
    std::string place(const std::string& name) const;
    const std::string& where() const { return m_where; }

    template <class T>
    T value(const std::string& name) const
    {
        return valueFromJson<T>(at(name), place(name));
    }
    /// Sets `value` where the field is there.
    template <class T>
    void take(const std::string& name, T& value) const
    {
        if (has(name))
            value = valueFromJson<T>(at(name), place(name));
    }
    /// The same for a number with a range.
    template <class T>
    void take(const std::string& name, T& value, double low, double high) const
    {
        take(name, value);
        requireRange(name, static_cast<double>(value), low, high);
    }
    /// Each element of a list with its place; nothing where the field is missing. A single value counts as a
    /// list of one where `orOne` says so.
    template <class Visit>
    void forEach(const std::string& name, Visit visit, bool orOne = false) const
    {
        if (!has(name))
            return;
        const nlohmann::ordered_json& list = at(name);
        if (orOne && !list.is_array()) {
            visit(list, place(name));
            return;
        }
        requireList(list, place(name));
        for (std::size_t index = 0; index < list.size(); ++index)
            visit(list[index], place(name) + "/" + std::to_string(index));
    }

private:
    static void requireList(const nlohmann::ordered_json& json, const std::string& where);
    void requireRange(const std::string& name, double value, double low, double high) const;

    const nlohmann::ordered_json& m_json;
    std::string m_where;
};

/// `where` with one step more; '~' and '/' in a name are written as "~0" and "~1" (RFC 6901).
std::string jsonPointer(const std::string& where, const std::string& name);

/// Raises InputError at `where` for a text that is none of the choices, with the one that may have been
/// meant.
void requireChoiceOf(const std::string& text, const std::vector<std::string>& choices,
                     const std::string& where);

/// Nothing that a person writes comes near this.
inline constexpr std::uint64_t mostJsonBytes = std::uint64_t(64) << 20;

/// Reads a file of JSON. Raises InputError for one that is missing, no regular file, larger than `most`
/// bytes, nested deeper than 100 levels, or no JSON (with the line), and for a field that stands twice;
/// `expected` says what it should have been ("a plan of experiments").
nlohmann::ordered_json readJsonFile(const std::filesystem::path& path, const std::string& expected,
                                    std::uint64_t most = mostJsonBytes);

/// JSON out of a text that somebody else may have written; a discarded value where it is none, or nested
/// deeper than 100 levels: what walks through a value later calls itself a level.
nlohmann::ordered_json parseJson(std::string_view text);

/// The names of parameters, as fields.
template <class S>
std::vector<std::string> namesOf(const std::vector<Parameter<S>>& parameters)
{
    std::vector<std::string> names;
    for (const auto& parameter : parameters)
        names.push_back(parameter.name);
    return names;
}

} // namespace deepmi
