#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"
#include "job/parameters.h"

namespace deepmi
{

/// Size and shape of the embedded teaching corpus. How utterances sound is stated in teaching_model.h, how
/// they are rated and split in teaching_corpus.cpp, both with their equations in core/README.md.
struct TeachingCorpusParameters {
    int rows = 3000;          ///< labelled samples over Train, Development, Test1, Test2
    int unlabeled = 3000;     ///< rows of the unlabelled pool
    int features = 256;       ///< columns
    int speakers = 60;        ///< speaker-disjoint splits; the pool has as many others
    int raters = 12;          ///< people in the pool of raters
    int ratingsPerSample = 5; ///< ratings a sample, each by another rater
    std::uint64_t seed = 2024;
};

const std::vector<Parameter<TeachingCorpusParameters>>& teachingCorpusParameters();

/// A made-up corpus whose every sample's difficulty is known, for teaching and for tests.
struct TeachingCorpus {
    FeatureTable features;         ///< labelled rows
    FeatureTable unlabeled;        ///< the pool
    LabelTable labels;             ///< consensus = mean of the ratings, scale 1-7, splits speaker-disjoint;
                                   ///< text columns SpkrID, Gender, Condition
    RatingTable ratings;           ///< the ratings behind it, whole numbers 1 to 7
    std::vector<double> ambiguity; ///< the truth: one a labelled row, 0 (clear) to 1 (ambiguous)
    std::vector<std::vector<double>> trueEmotion; ///< [attribute][row] the label without rater noise, 1-7
};

/// The same parameters give the same corpus, byte for byte. Raises UsageError for a parameter out of its
/// range, fewer rows than speakers, or more ratings a sample than raters.
TeachingCorpus makeTeachingCorpus(const TeachingCorpusParameters& parameters = {});

/// Writes features.h5, unlabeled.h5, labels_consensus.csv, labels_detailed.csv and truth.csv
/// (name,ambiguity and true_arousal, true_valence, true_dominance) into an existing folder. Atomic a file.
void writeTeachingCorpus(const TeachingCorpus& corpus, const std::filesystem::path& folder,
                         const Job& job = {});

} // namespace deepmi
