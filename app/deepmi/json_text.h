#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace deepmi::cli
{

/// A JSON object for people: a line a key with underscores as spaces, lists cut after a few values, lists of
/// objects as tables, objects inside indented.
std::string jsonAsText(const nlohmann::ordered_json& object);

} // namespace deepmi::cli
