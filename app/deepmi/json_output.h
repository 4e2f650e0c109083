#pragma once

#include "common_options.h"
#include "job/error.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// One JSON object on one line: NaN and infinity become null, bytes that are no UTF-8 a replacement
/// character.
std::string jsonText(const nlohmann::ordered_json& value);
/// {version, seed, ...result, warnings}
nlohmann::ordered_json resultJson(const nlohmann::ordered_json& result, const CommonOptions& options,
                                  const std::vector<std::string>& warnings);
/// {error: {kind, message, file, where}, version, seed}; message is the whole sentence, file and where may be
/// "".
nlohmann::ordered_json errorJson(const Error& error, const CommonOptions& options);

/// Writes to standard output and makes sure that it arrived; raises Error(Failed) otherwise.
void printOut(const std::string& text);

} // namespace deepmi::cli
