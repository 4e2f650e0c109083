#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"
#include "data/teaching_corpus.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// A file that a project names, and what it was like when the project last saw it.
struct FileReference {
    std::filesystem::path path;
    std::string hash; ///< of its content, hexadecimal; empty = not known
    std::uintmax_t bytes = 0;
};

struct FeatureSource {
    FileReference file;
    FeatureReadOptions options;
};
struct LabelSource {
    FileReference file;
    LabelReadOptions options;
};
struct TestSource {
    std::string name;
    FeatureSource features;
    LabelSource labels;
};

/// What a project's data are: the teaching corpus, or files.
struct ProjectData {
    bool teaching = false;
    TeachingCorpusParameters teachingParameters;
    std::optional<FeatureSource> features, unlabeled;
    std::optional<LabelSource> labels, ratings;
    std::vector<TestSource> tests;
    std::filesystem::path audioFolder; ///< of wav files named as the samples; empty = none
};

} // namespace deepmi
