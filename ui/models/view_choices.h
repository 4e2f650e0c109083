#pragma once

#include <QStringList>
#include <nlohmann/json.hpp>
#include <span>

namespace deepmi::studio
{

/// What a person has set up to look at, as a project keeps it: choices by stable names, in no language. What
/// is missing there, is of another type or is not known any more is the default.
using ViewState = nlohmann::ordered_json;
/// Names of the entries of a list, in their order.
using ChoiceNames = std::span<const char* const>;

/// Place in `names` of what stands under the key.
int choiceIn(const ViewState& state, const char* key, ChoiceNames names, int otherwise = 0);
bool flagIn(const ViewState& state, const char* key, bool otherwise = false);
/// A whole number from `low` to `high`.
int numberIn(const ViewState& state, const char* key, int low, int high, int otherwise);
QString textIn(const ViewState& state, const char* key);
QStringList textsIn(const ViewState& state, const char* key);
ViewState textsOf(const QStringList& texts);

} // namespace deepmi::studio
