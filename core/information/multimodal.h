#pragma once

#include "information/deepmi.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// The paper's future work: mutual information between modalities. Two pre-trainings on two modalities of the
/// same samples (speech and text, speech and video) give each sample a cluster of either, X₁ and X₂, beside
/// the level Y of its label.

/// What two tables of assignments have in common: a row a sample, in the first one's order.
struct ModalityPair {
    std::vector<std::string> names; ///< as the first one spells them
    std::vector<int> first, second; ///< X₁, X₂: 0 .. clusters−1
    int firstClusters = 0, secondClusters = 0;
    std::vector<double> label;                            ///< on the label scale, the same in both
    std::vector<std::string> firstAlone, secondAlone;     ///< names that only one of them has
    bool folderIgnored = false, extensionIgnored = false; ///< how names met, as in data/name_matching.h
    /// A sentence with counts and the first names of what did not match; empty if everything matched.
    std::string summary() const;
};

/// Joins by name, as corpora are (data/name_matching.h). The files are for messages. Raises InputError if no
/// name is shared, if names are ambiguous, if a sample's labels differ (by more than a rounding: the two are
/// then of other labels), naming the first; UsageError for tables whose columns are not equally long.
ModalityPair joinModalities(const Assignments& first, const std::filesystem::path& firstFile,
                            const Assignments& second, const std::filesystem::path& secondFile);

/// Weights of the three terms, any finite numbers that are not all 0; a negative one prefers samples with
/// little of it (as −1 for `pair`: where the modalities do not say the same).
struct MultimodalWeights {
    double pair = 1. / 3;   ///< of I(x₁;x₂)
    double first = 1. / 3;  ///< of I(x₁;y)
    double second = 1. / 3; ///< of I(x₂;y)
};

/// All three informations, their terms kept so that weights can be moved without computing anything again.
struct MultimodalMI {
    Levels levels = Levels::equalWidth(6);
    std::vector<int> labelLevel;                         ///< Y, one a sample
    JointTable firstBySecond;                            ///< X₁ × X₂, [K₁][K₂]
    JointTable firstByLevel;                             ///< X₁ × Y, [K₁][E]
    JointTable secondByLevel;                            ///< X₂ × Y, [K₂][E]
    std::vector<double> pairTerm, firstTerm, secondTerm; ///< I(·;·) of the sample's cell, eq. 2, nats
    /// The weighted multimodal DeepMI of every sample: w₁₂·I(x₁;x₂) + w₁·I(x₁;y) + w₂·I(x₂;y); larger is
    /// easier. Raises UsageError for weights that are not finite or all 0.
    std::vector<double> blend(const MultimodalWeights& weights) const;
};

/// Raises UsageError for no samples, lengths that differ, a cluster out of range; InputError for a label that
/// is NaN or outside the scale (a rounding apart), naming the sample.
MultimodalMI computeMultimodalMI(const ModalityPair& pair, const Levels& levels);

} // namespace deepmi
