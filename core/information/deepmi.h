#pragma once

#include "information/joint_table.h"
#include "information/levels.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deepmi
{

/// What DeepMI is computed from: a row a labelled training sample.
struct Assignments {
    std::vector<std::string> names;
    std::vector<int> cluster;      ///< X, 0 .. clusters−1
    std::vector<double> predicted; ///< Y', on the label scale (may lie outside it)
    std::vector<double> label;     ///< Y, on the label scale
    int clusters = 0;              ///< K
};

/// DeepMI of every sample, both terms kept so that α can be moved without computing anything again.
struct DeepMI {
    Levels levels = Levels::equalWidth(6);
    JointTable clusterByLevel;          ///< X × Y, [K][E]
    JointTable predictionByLevel;       ///< Y' × Y, [E][E], first = predicted level
    std::vector<int> labelLevel;        ///< one a sample
    std::vector<int> predictedLevel;    ///< one a sample
    std::vector<double> clusterTerm;    ///< I(x;y) one a sample, eq. 2
    std::vector<double> predictionTerm; ///< I(y';y) one a sample
    /// α·I(y';y) + (1−α)·I(x;y), eq. 3; larger is easier. α in 0..1, else UsageError.
    std::vector<double> blend(double alpha) const;
};

/// Eq. 3 of one sample or of one cell of samples that share both terms; every blend is made by this one
/// expression, so that equal terms give the same double everywhere.
inline double blendTerms(double alpha, double clusterTerm, double predictionTerm)
{
    return alpha * predictionTerm + (1 - alpha) * clusterTerm;
}
/// Raises UsageError for an α outside 0..1.
void checkAlpha(double alpha);

/// A mean of ratings may miss the end of its scale by a rounding; that is no other scale.
LabelScale withSlack(LabelScale scale);

/// Raises UsageError for lengths that differ, N=0, a cluster out of range; InputError for a NaN label or
/// prediction or a label outside the scale (a rounding apart), naming the sample.
DeepMI computeDeepMI(const Assignments& assignments, const Levels& levels);

/// The paper's α an attribute, by any word that canonicalAttribute knows: 0 arousal, 0 dominance, .5 valence;
/// 0 for any other.
double defaultAlpha(const std::string& attribute);

/// A CSV with the columns name,cluster,predicted,label (any order, others ignored). Raises InputError naming
/// line and column for an empty or repeated name, a cluster that is no whole number from 0 up, a NaN.
/// `clusters` = largest + 1 unless the option is larger. With a scale, also for a label outside of it.
Assignments readAssignments(const std::filesystem::path& path, int clusters = 0,
                            std::optional<LabelScale> scale = {});

} // namespace deepmi
