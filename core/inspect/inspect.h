#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"

#include <nlohmann/json.hpp>

namespace deepmi
{

/// What can be in a file that `deepmi inspect` is given.
enum class FileKind { Features, Labels, Ratings, Scores, ScoresJson, Assignments, Run, NetworkWeights };

/// "features", "labels", "ratings", "scores", "assignments", "run", "weights".
const char* toString(FileKind kind);

/// Told from the content alone: magic bytes, the format word of RUN.h5, the layout of labels.txt, the header
/// words of a table. Options that name label columns make a table labels. Raises InputError for a file that
/// is missing or empty.
FileKind fileKindOf(const std::filesystem::path& path, const LabelReadOptions& labels = {});

/// What `deepmi inspect` says of one file of any kind. The keys are listed at the top of inspect.cpp and
/// inspect_tables.cpp. Raises whatever the file's reader raises.
nlohmann::ordered_json inspectFile(const std::filesystem::path& path, const FeatureReadOptions& features = {},
                                   const LabelReadOptions& labels = {}, const Job& job = {});

/// The same of tables in memory, without the keys file and kind.
nlohmann::ordered_json describeFeatures(const FeatureTable& table, const Job& job = {});
nlohmann::ordered_json describeLabels(const LabelTable& table);
nlohmann::ordered_json describeRatings(const RatingTable& table);

} // namespace deepmi
