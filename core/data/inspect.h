#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"

#include <nlohmann/json.hpp>

namespace deepmi
{

/// What `deepmi inspect` says of one file, features, labels, ratings, scores or run: kind, format, rows,
/// columns, first names, non-finite values (count, first place), constant columns, columns over 1e6, label
/// scale, range and mean an attribute, splits with counts, ratings a sample and raters. Keys are in
/// inspect.cpp's header comment.
nlohmann::ordered_json inspectFile(const std::filesystem::path& path, const FeatureReadOptions& features = {},
                                   const LabelReadOptions& labels = {}, const Job& job = {});

} // namespace deepmi
