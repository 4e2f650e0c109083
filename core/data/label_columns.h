#pragma once

#include "data/delimited_text.h"
#include "data/label_table.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

/// What the columns of a label or rating file are, told from their header words or the options.
struct LabelColumns {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t name = none;
    std::size_t split = none; ///< none where the file has no splits
    std::size_t rater = none; ///< none where the file names no raters
    struct Attribute {
        std::string name; ///< lower-case
        std::size_t column = none;
    };
    std::vector<Attribute> attributes; ///< those of the options first, then arousal, valence, dominance
    std::vector<std::size_t> text;     ///< every other column
    bool msp = false; ///< the header words of the MSP corpora: FileName, EmoAct, EmoVal, EmoDom
};

/// Finds the columns by the options, then by the common header words (any case, spaces and underscores
/// alike). Raises InputError, listing the columns there are, if a column of the options is missing, no column
/// can be the name, or two columns of the file could be the same attribute.
LabelColumns recogniseColumns(const std::vector<std::string>& header, const LabelReadOptions& options,
                              const std::filesystem::path& path);

/// Attributes that the header alone tells, with a label outside a scale that was given, are on another one:
/// where others are left, they become columns of text, which is said. What was asked for by the options, and
/// a scale that nobody gave, are not looked at: there the label is an error.
void leaveOtherScales(LabelColumns& columns, const DelimitedText& file, const LabelReadOptions& options,
                      const Job& job);

/// Whether the header is that of labels in which two columns could be the same attribute, so that
/// recogniseColumns() raises. Headings of one letter, which features have too, are no sign of that.
bool hasAmbiguousAttribute(const std::vector<std::string>& header);

/// "arousal", "valence", "dominance" for any common word of theirs ("A", "act", "EmoAct" ...), else the word
/// itself in lower case.
std::string canonicalAttribute(std::string_view word);

/// An attribute's cell: NaN if empty, "NA" or "NaN". Raises InputError(path, where) if it is no number or
/// lies outside the scale.
double parseLabel(std::string_view cell, const LabelScale& scale, const LabelOptionWords& words,
                  const std::filesystem::path& path, const std::string& where);

/// The same for a cell of a table, which is named in the error.
double parseLabelAt(const DelimitedText& file, std::size_t row, std::size_t column, const LabelScale& scale,
                    const LabelOptionWords& words);

/// A cell of the split column. Raises InputError listing the known words.
Split parseSplitAt(const DelimitedText& file, std::size_t row, std::size_t column,
                   const LabelOptionWords& words);

/// Whether the text is a number or a missing value, so that its column could be an attribute.
bool isLabelText(std::string_view cell);

/// Raises UsageError if the scale of the options is not two finite numbers, low < high.
void checkScale(const LabelReadOptions& options);

} // namespace deepmi
