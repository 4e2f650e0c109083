#include "data/names.h"

#include "data/delimited_text.h"

#include <algorithm>
#include <array>

namespace deepmi
{

namespace
{

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::string_view nameWithoutFolder(std::string_view name)
{
    const std::size_t slash = name.find_last_of("/\\");
    if (slash == std::string_view::npos || slash + 1 == name.size())
        return name;
    return name.substr(slash + 1);
}

std::string_view nameWithoutExtension(std::string_view name)
{
    constexpr std::size_t longest = 5;
    const std::size_t dot = name.find_last_of('.');
    if (dot == std::string_view::npos || dot == 0)
        return name;
    const char before = name[dot - 1];
    const std::string_view extension = name.substr(dot + 1);
    if (before == '/' || before == '\\' || extension.empty() || extension.size() > longest ||
        !isLetter(extension.front()))
        return name;
    const bool plain =
        std::all_of(extension.begin(), extension.end(), [](char c) { return isLetter(c) || isDigit(c); });
    return plain ? name.substr(0, dot) : name;
}

std::string_view bareName(std::string_view name)
{
    return nameWithoutExtension(nameWithoutFolder(name));
}

std::string quotedNames(std::span<const std::string> names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i ? ", " : "") + deepmi::quoted(names[i]);
    if (names.size() > most)
        text += ", ...";
    return text;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string_view trimmedHeading(std::string_view text)
{
    // In UTF-8: U+00A0, U+1680, U+2000 to U+200B, U+202F, U+205F, U+2060, U+3000, U+FEFF.
    constexpr std::array<std::string_view, 19> blanks = {
        "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
        "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87",
        "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\xAF",
        "\xE2\x81\x9F", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        text = trimmed(text);
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank))
                text.remove_prefix(blank.size());
            if (text.ends_with(blank))
                text.remove_suffix(blank.size());
        }
    }
    return text;
}

} // namespace deepmi
