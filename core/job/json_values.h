#pragma once

#include "job/error.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace deepmi
{

/// A value as messages quote it: on one line, cut where it is long.
template <class Json>
std::string shortJson(const Json& json)
{
    constexpr std::size_t most = 60;
    if (json.is_object())
        return "an object";
    if (json.is_array())
        return "a list";
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // inside a UTF-8 character
            --end;
        text = text.substr(0, end) + " …";
    }
    return text;
}

/// One value out of JSON. Raises InputError at `where` saying what was expected, for another type, a number
/// that the type cannot hold, or one that is not finite.
template <class T, class Json>
T valueFromJson(const Json& json, const std::string& where)
{
    const auto fail = [&](const char* expected) {
        throw InputError({}, where, std::string("expected ") + expected + ", here is " + shortJson(json));
    };
    if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean())
            fail("true or false");
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string())
            fail("a text");
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!json.is_number() || !std::isfinite(json.template get<T>()))
            fail("a number");
    } else {
        static_assert(std::is_integral_v<T>);
        if (json.is_number_unsigned()) {
            if (!std::in_range<T>(json.template get<std::uint64_t>()))
                fail("a smaller whole number");
        } else if (!json.is_number_integer()) {
            fail("a whole number");
        } else if (!std::in_range<T>(json.template get<std::int64_t>())) {
            fail(std::is_unsigned_v<T> ? "a whole number from 0 up" : "a larger whole number");
        }
    }
    return json.template get<T>();
}

} // namespace deepmi
