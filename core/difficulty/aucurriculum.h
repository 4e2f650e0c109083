#pragma once

#include "difficulty/scores.h"

#include <string>
#include <vector>

namespace deepmi
{

// The score tables of aucurriculum, the curriculum toolkit on top of autrainer. A CSV holds the columns of a
// dataset, one of them the file, and
//
// - `scores`, `encoded`, `decoded` in the scores.csv of one run: the difficulty, and the label twice;
// - `mean`, `ranks` in the SCORE.csv that a curriculum is trained from: the mean of the runs' difficulties,
//   and its rank scaled to 0 … 1, no two alike.
//
// There LOWER IS EASIER: rank 0 is the easiest sample, and so is the smallest score unless the scoring
// function was told to reverse them, which only the ranks then say. In SCORES.csv the rank says it as well;
// DeepMI itself is larger where a sample is easier.

/// Whether these are the columns of such a table.
bool isAucurriculumTable(const std::vector<std::string>& header);

/// Reads such a table into ten bins, the measure is "file". With ranks the samples keep that order, and
/// whether larger is easier is seen from ranks and means; without, the smallest score is the easiest and ties
/// are broken by `seed`. The names are in the column that any table's names are found in (filename, file,
/// path, name ...). Raises InputError with the line for a cell that is no number, names or ranks that stand
/// twice, ranks outside of 0 … 1 or that contradict the means, and for a table without names.
Scores readAucurriculumScores(const std::filesystem::path& path, std::uint64_t seed = 0);

/// Writes filename,mean,ranks, a row a sample in the order of `scores`. `mean` is turned so that lower is
/// easier (the value's negative where larger is), `ranks` is rank / (N − 1). aucurriculum's Predefined
/// scoring function, which joins by position, reads it with scores_column: ranks and reverse: false, if the
/// rows are in its dataset's order. Atomic.
void writeAucurriculumScores(const Scores& scores, const std::filesystem::path& path);

} // namespace deepmi
