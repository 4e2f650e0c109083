#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"

#include <filesystem>

namespace deepmi::studio
{

/// How a person said that one file is to be read.
struct FileOptions {
    FeatureReadOptions features;
    LabelReadOptions labels;
    bool isDefault() const;
};

/// What was said of this file when it was last opened; the default if nothing was. A file is known again by
/// its path and its size: one that was replaced by another is asked about anew.
FileOptions rememberedOptions(const std::filesystem::path& path);
/// Remembers it in the settings; default options forget the file.
void rememberOptions(const std::filesystem::path& path, const FileOptions& options);

} // namespace deepmi::studio
