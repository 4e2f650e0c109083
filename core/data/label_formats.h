#pragma once

#include "data/label_table.h"

namespace deepmi
{

/// How a label or rating file is laid out.
enum class LabelFormat {
    MspText,        ///< labels.txt, Evalution.txt: a block a file, its consensus first, then a line a rating
    MspDetailLines, ///< labels_detailed.csv with the whole rating in one cell
    Iemocap,        ///< EmoEvaluation/*.txt, one or a folder of them (iemocap_labels.h)
    Delimited       ///< a table with a header
};

/// Told from the first lines of the file, never from its name; a folder can only be IEMOCAP's.
LabelFormat labelFormatOf(const std::filesystem::path& path);

LabelTable readMspTextLabels(const std::filesystem::path& path, const LabelReadOptions& options,
                             const Job& job);
RatingTable readMspTextRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                               const Job& job);
/// Whether a labels.txt has any rating below its consensus lines.
bool mspTextHasRatings(const std::filesystem::path& path, const Job& job);
RatingTable readMspDetailRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job);
LabelTable readDelimitedLabels(const std::filesystem::path& path, const LabelReadOptions& options,
                               const Job& job);
RatingTable readDelimitedRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job);

} // namespace deepmi
