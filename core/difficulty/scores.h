#pragma once

#include "difficulty/bins.h"
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
    std::string measure;        ///< "deepmi", "random", ...
    bool largerIsEasier = true; ///< what the ranks follow, after `reversed`
    bool reversed = false;      ///< anti-curriculum: the hardest samples of the measure come first
    std::uint64_t seed = 0;     ///< of the tie-breaking shuffle
    std::vector<std::string> names;
    std::vector<double> score;
    Bins bins;
    std::optional<DeepMIColumns> deepmi;
    std::vector<std::string> leftOut; ///< samples the measure says nothing of; not in SCORES.csv
    std::filesystem::path source;     ///< the file it was read from, for messages; empty if computed
};

/// Ranks and bins; ties are broken by a random key of seed and name, so that the rank of a sample does not
/// depend on the order of the file. Raises UsageError as assignBins, InputError for duplicate names.
Scores makeScores(std::string measure, bool largerIsEasier, std::vector<std::string> names,
                  std::vector<double> score, std::uint64_t seed, int bins = 10);
/// The DeepMI measure (difficulty/deepmi.cpp): the blend by α, larger is easier, with its extra columns.
Scores deepmiScores(const Assignments& assignments, const DeepMI& deepmi, double alpha, std::uint64_t seed,
                    int bins = 10);
/// A seeded random order of the names (difficulty/random.cpp): scores uniform on [0,1). A name gets the same
/// score wherever it stands in the file.
Scores randomScores(std::vector<std::string> names, std::uint64_t seed, int bins = 10);

/// How many different values the scores take.
std::size_t distinctScores(const Scores& scores);

/// SCORES.csv: name,score,rank,bin, for DeepMI cluster,predicted,label,mi_cluster,mi_prediction, and where
/// this does not tell the measure already a last column `measure` that says the same in every row, e.g.
/// "disagreement", with " (reversed)" behind it for an anti-curriculum. Numbers are written so that they read
/// back to the same double. Atomic.
void writeScores(const Scores& scores, const std::filesystem::path& path);
/// Reads it back. Raises InputError with the line for a score that is not a number, duplicate names, ranks
/// that are no permutation of 0 .. N−1 or contradict the scores, a bin that is not its rank's, some of the
/// DeepMI columns without the others. Whether larger is easier is seen from ranks and scores; the measure is
/// "deepmi" with the DeepMI columns, else what the column `measure` says in every row, else "file". A CSV
/// without ranks is ranked here with `seed`, larger being easier unless the named measure goes the other
/// way; other columns are ignored. A table
/// of aucurriculum (difficulty/aucurriculum.h), where lower is easier, is told by its columns and read too.
Scores readScores(const std::filesystem::path& path, std::uint64_t seed = 0);

/// The authors' JSON {file: value}; values rounded to `decimals` 0 to 15 as NumPy's round does (their files:
/// 5), −1 = full precision. Atomic. JSON has no infinity: raises Error(Failed) for an infinite score.
void writeScoresJson(const Scores& scores, const std::filesystem::path& path, int decimals = -1);
/// Larger is easier, the measure is "file". Raises InputError for a file that is not such an object, a value
/// that is not a number, a name that stands twice, an empty object.
Scores readScoresJson(const std::filesystem::path& path, std::uint64_t seed = 0, int bins = 10);

} // namespace deepmi
