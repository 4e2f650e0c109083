#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"
#include "job/parameters.h"

namespace deepmi
{

/// Size and shape of the embedded teaching corpus; the model is stated in teaching_corpus.cpp.
struct TeachingCorpusParameters {
    int rows = 3000;          ///< labelled samples over Train, Development, Test1, Test2
    int unlabeled = 3000;     ///< rows of the unlabelled pool
    int features = 256;       ///< columns
    int speakers = 60;        ///< speaker-disjoint splits
    int raters = 12;          ///< people in the pool
    int ratingsPerSample = 5; ///< ratings a sample
    std::uint64_t seed = 2024;
};

const std::vector<Parameter<TeachingCorpusParameters>>& teachingCorpusParameters();

/// A made-up corpus whose every sample's difficulty is known, for teaching and for tests.
struct TeachingCorpus {
    FeatureTable features;         ///< labelled rows
    FeatureTable unlabeled;        ///< the pool
    LabelTable labels;             ///< consensus = mean of the ratings, scale 1-7, splits speaker-disjoint
    RatingTable ratings;           ///< the ratings behind it
    std::vector<double> ambiguity; ///< the truth: one a labelled row, 0 (clear) to 1 (ambiguous)
    std::vector<std::vector<double>> trueEmotion; ///< [attribute][row] the label without rater noise, 1-7
};

TeachingCorpus makeTeachingCorpus(const TeachingCorpusParameters& parameters = {});

} // namespace deepmi
