#pragma once

#include "data/option_words.h"
#include "job/job.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// The part of a corpus a sample belongs to. None is MSP's literal "NA" or a file without splits.
enum class Split { None, Train, Development, Test1, Test2, Test3 };

/// "Train", "Development", "Test1", "Test2", "Test3", "NA".
const char* toString(Split split);
/// Train/training, Development/dev/validation/val, Test/Test1, Test2, Test3, NA/none/"" in any case;
/// nullopt for anything else.
std::optional<Split> parseSplit(const std::string& text);

/// The ends of the rating scale, e.g. 1 to 7 of the self-assessment manikins.
struct LabelScale {
    double low = 1;
    double high = 7;
};

/// One row of consensus labels a sample.
struct LabelTable {
    std::vector<std::string> names; ///< unique
    std::vector<std::string>
        attributes; ///< lower-case: "arousal", "valence", "dominance", or a column's own name
    std::vector<std::vector<double>> values; ///< [attribute][row], NaN where the file has none
    std::vector<Split> splits;               ///< one a row
    std::map<std::string, std::vector<std::string>>
        text;         ///< other columns as text (speaker, gender, EmoClass ...)
    LabelScale scale; ///< from the format or the options, never from the values
    std::filesystem::path source;
    std::string format;     ///< e.g. "MSP labels_consensus.csv"
    LabelOptionWords words; ///< of the options that it was read with, for messages

    std::size_t rows() const { return names.size(); }
    /// Index into `attributes` by name or unambiguous prefix ("a", "act", "arousal", "V"); raises InputError
    /// listing what there is.
    std::size_t attributeIndex(const std::string& name) const;
    /// What joinCorpus will call the attribute asked for: one of `attributes`, found as attributeIndex does,
    /// or a column of `text` by its own name (whether it holds numbers is checked when it is joined). Raises
    /// as attributeIndex.
    std::string attributeName(const std::string& name) const;
    /// The values of what attributeName calls `attribute`, one a row, NaN where there is none. Raises as
    /// attributeIndex, and InputError with the sample for a cell of a column of text that is no label.
    std::vector<double> valuesOf(const std::string& attribute) const;
};

/// One rating: who gave what to which sample.
struct Rating {
    std::size_t sample = 0; ///< index into RatingTable::names
    std::size_t rater = 0; ///< index into RatingTable::raters; RatingTable::unnamed where the file names none
    std::vector<double> values; ///< one an attribute, NaN where missing
};

/// Single ratings by single people.
struct RatingTable {
    static constexpr std::size_t unnamed = static_cast<std::size_t>(-1);

    std::vector<std::string> names;  ///< samples, unique, in order of first appearance
    std::vector<std::string> raters; ///< unique; empty where the file names none
    std::vector<std::string> attributes;
    std::vector<Rating> ratings; ///< in file order
    LabelScale scale;
    std::filesystem::path source;
    std::string format;

    std::size_t attributeIndex(const std::string& name) const;
};

/// How to read a label or rating file where its own layout leaves a choice. Empty = find out.
struct LabelReadOptions {
    std::string nameColumn;
    std::string splitColumn;
    std::map<std::string, std::string>
        attributeColumns; ///< attribute → column (labels.txt: field), e.g. {"arousal", "A"}
    std::string raterColumn;
    std::optional<LabelScale> scale; ///< default: the format's own (IEMOCAP 1-5), else 1-7
    bool splits = true; ///< false: a table's column of splits is not looked at, all its rows are wanted
    LabelOptionWords words;
};

/// MSP labels_consensus.csv, labels.txt, Evalution.txt, IEMOCAP's EmoEvaluation (iemocap_labels.h), any
/// CSV/TSV with a header whose columns are recognised by name or named by the options. Raises InputError (row
/// and column named) for a label that is not a number, outside the scale, a duplicate name, an unknown split,
/// a missing column (candidates listed). Columns that are not recognised are kept as text; one of numbers can
/// still be asked for by its own name when the corpus is joined.
LabelTable readLabels(const std::filesystem::path& path, const LabelReadOptions& options = {},
                      const Job& job = {});

/// labels_detailed.csv in its one-line form (FileName,EmoDetail: "WORKER; class; classes; A:..; V:..; D:..;")
/// and in its column form, labels.txt, Evalution.txt, IEMOCAP, any CSV with a rating a row. The same errors.
RatingTable readRatings(const std::filesystem::path& path, const LabelReadOptions& options = {},
                        const Job& job = {});

/// labels_consensus.csv's own layout, with tabs where the extension is .tsv; missing values are empty cells.
/// The layout holds no scale: of a table on another scale than 1-7 the header words are plain ones (name,
/// arousal,
/// ... split) and the scale must be given again when it is read. Atomic.
void writeLabels(const LabelTable& table, const std::filesystem::path& path);
/// labels_detailed.csv's column form, with the same remarks.
void writeRatings(const RatingTable& table, const std::filesystem::path& path);

} // namespace deepmi
