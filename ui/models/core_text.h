#pragma once

#include <QString>
#include <exception>
#include <string>

namespace deepmi::studio
{

/// The core has no translations: what it says of errors, warnings and progress is English, for the command
/// line. These find a sentence's pattern among coreTexts() and give it in the window's language, with its
/// numbers and names in their places; a sentence of no pattern stays as it is.
QString coreText(const std::string& english);
QString coreText(const QString& english);

/// What an exception says: for the core's errors "FILE: PLACE: MESSAGE", each part by itself.
QString errorText(const std::exception& error);

/// The patterns, %1 to %9 for what differs; of the context "Core".
const std::vector<const char*>& coreTexts();

} // namespace deepmi::studio
