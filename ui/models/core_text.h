#pragma once

#include <QString>
#include <exception>
#include <string>

namespace deepmi::studio
{

/// The core has no translations: what it says of errors, warnings and progress is English, for the command
/// line. These find a sentence's pattern among coreTexts() and give it in the window's language and in its
/// words (the names of fields for those of options), with its numbers and names in their places; a sentence
/// of no pattern stays as it is.
QString coreText(const std::string& english);
QString coreText(const QString& english);

/// What an exception says: for the core's errors "FILE: PLACE: MESSAGE", each part by itself.
QString errorText(const std::exception& error);

/// A sentence of the core, %1 to %9 for what differs in it: %L1 is how many of something there are, which the
/// window shows with thousands apart. Places in files, epochs and names stay as they are.
struct CoreText {
    CoreText(const char* text) : said(text), shown(text) {}
    CoreText(const char* core, const char* window) : said(core), shown(window) {}
    const char* said;  ///< its pattern
    const char* shown; ///< the same with the window's words, in English: the source of the translations
};
/// All of them; of the context "Core".
const std::vector<CoreText>& coreTexts();

} // namespace deepmi::studio
