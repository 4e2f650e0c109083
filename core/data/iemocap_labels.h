#pragma once

#include "data/label_table.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace deepmi
{

/// IEMOCAP's EmoEvaluation/*.txt, one a dialogue. After a line of headings that begins with '%' comes a block
/// a turn, blocks apart by empty lines:
///     [6.2901 - 8.2357]  Ses01F_impro01_F000  neu  [2.5000, 2.5000, 2.5000]
///     C-E2:  Neutral;  ()
///     A-E3:  val 3; act 2; dom  2;  (comment)
///     A-F1:  val 3; act 2; dom  1;  ()
/// (tabs or spaces between). The first line has the seconds, the turn, its class, and the consensus in the
/// order valence, activation (arousal), dominance, on a scale of 1 to 5: the mean of the evaluators. C- lines
/// are classes by one person and are passed over; A- lines are the ratings of one person: E1, E2 ... are
/// evaluators, F1, M1 ... are the actors' reports of themselves, which are no part of the consensus. A value
/// that was left out ("dom  ;") is missing.
///
/// What is read is one such file, a folder of them, or the folder of a session or of the whole release, in
/// which Session*/dialog/EmoEvaluation is looked for; hidden files and folders of other files in it are
/// passed over. IEMOCAP has no splits. Text columns: EmoClass, Dialog (the file's name), Start and End
/// (seconds), and, where a turn is named as IEMOCAP's are, SpkrID (Ses01M) and Gender.

/// Whether a line begins such a file: its headings, or a turn.
bool isIemocapLine(std::string_view line);
/// Whether `path` is such a file or a folder with some.
bool isIemocap(const std::filesystem::path& path);

/// The consensus. Raises InputError (file, line) for a line that is none of these, a number that is missing
/// or outside the scale, a turn that stands twice, a folder without such files.
LabelTable readIemocapLabels(const std::filesystem::path& path, const LabelReadOptions& options = {},
                             const Job& job = {});
/// The evaluators' ratings; self-reports are left out. The same errors, and for files without ratings.
RatingTable readIemocapRatings(const std::filesystem::path& path, const LabelReadOptions& options = {},
                               const Job& job = {});
/// The actors' reports of themselves alone.
RatingTable readIemocapSelfReports(const std::filesystem::path& path, const LabelReadOptions& options = {},
                                   const Job& job = {});

/// How many single ratings the files hold.
struct IemocapCounts {
    std::size_t ratings = 0, selfReports = 0;
};
IemocapCounts countIemocapRatings(const std::filesystem::path& path, const Job& job = {});

} // namespace deepmi
