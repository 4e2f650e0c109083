#pragma once

#include "curriculum/bins.h"
#include "information/deepmi.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// What DeepMI alone can say of each sample; the extra columns of SCORES.csv.
struct DeepMIColumns {
    std::vector<int> cluster;
    std::vector<double> predicted, label, clusterTerm, predictionTerm;
};

/// The result of any difficulty measure: a value a sample, ranked and binned.
struct Scores {
    std::string measure; ///< "deepmi", "random", ...
    bool largerIsEasier = true;
    std::uint64_t seed = 0; ///< of the tie-breaking shuffle
    std::vector<std::string> names;
    std::vector<double> score;
    Bins bins;
    std::optional<DeepMIColumns> deepmi;
};

/// Ranks and bins; raises UsageError as assignBins, InputError for duplicate names.
Scores makeScores(std::string measure, bool largerIsEasier, std::vector<std::string> names,
                  std::vector<double> score, std::uint64_t seed, int bins = 10);
Scores deepmiScores(const Assignments& assignments, const DeepMI& deepmi, double alpha, std::uint64_t seed,
                    int bins = 10);
/// A seeded random order of the names: scores uniform on [0,1).
Scores randomScores(std::vector<std::string> names, std::uint64_t seed, int bins = 10);

/// SCORES.csv: name,score,rank,bin and for DeepMI cluster,predicted,label,mi_cluster,mi_prediction. Numbers
/// are written so that they read back to the same double. Atomic.
void writeScores(const Scores& scores, const std::filesystem::path& path);
/// Reads it back; ranks and bins must be whole permutations (InputError with row otherwise). A CSV with only
/// name,score is ranked here with `seed`.
Scores readScores(const std::filesystem::path& path, std::uint64_t seed = 0);

/// The authors' JSON {file: value}; values rounded to `decimals` (their files: 5), −1 = full precision.
void writeScoresJson(const Scores& scores, const std::filesystem::path& path, int decimals = -1);
Scores readScoresJson(const std::filesystem::path& path, std::uint64_t seed = 0, int bins = 10);

} // namespace deepmi
