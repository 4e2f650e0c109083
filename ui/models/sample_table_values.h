#pragma once

#include "models/curriculum.h"

#include <QStringList>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace deepmi::studio
{

class Workspace;

/// Another open measure as the table needs it.
struct MeasureValues {
    QString title, name; ///< name: in no language, see scoresName()
    std::shared_ptr<const Scores> scores;
    std::shared_ptr<const std::vector<std::int32_t>> scoreOf; ///< one a frame row; −1 where it has none
    int decimals = 4; ///< of all its scores as they are shown; −1 = as powers of ten
};

/// The fewest decimals, up to `most`, that say all of every number; what is not finite counts for nothing.
int decimalsOf(std::span<const double> numbers, int most);
/// How many decimals a column of these scores is read with: five figures of the largest, fewer where fewer
/// say all of every score. −1 where the largest is below .0001 or has more than six digits.
int scoreDecimals(std::span<const double> scores);

/// All that a table of samples, a filter, a map or an export reads: immutable values, cheap to copy, readable
/// from any thread. Rows are rows of the frame.
struct SampleTableValues {
    std::shared_ptr<const SampleFrame> frame = std::make_shared<const SampleFrame>();
    std::shared_ptr<const Curriculum> curriculum; ///< null without clusters
    std::vector<MeasureValues> measures;
    int labelDecimals = 3; ///< of all labels as they are shown

    std::size_t size() const { return frame->size(); }
    /// Sample of the curriculum; −1 for a row that is not clustered.
    std::int32_t sampleOf(std::int32_t row) const { return curriculum ? curriculum->sampleOfRow(row) : -1; }
};

/// What is open now. Measures that `before` holds already are taken from it, so that a move of α copies no
/// vector.
SampleTableValues sampleTableValues(const Workspace& workspace, const SampleTableValues& before = {});

enum class SampleField {
    Name,
    Split,
    Label,
    Predicted,
    Cluster,
    ClusterTerm,    ///< I(x;y)
    PredictionTerm, ///< I(y';y)
    Score,
    Rank,
    Bin,
    RaterSpread,
    MeasureScore,
    MeasureRank,
    MeasureBin,
    Ambiguity,
    Text
};

/// One column. `id` is its name in filters, files and settings, the same in every language: "mi_cluster",
/// "Random score", "Gender".
struct SampleColumn {
    SampleField field = SampleField::Name;
    int measure = -1;       ///< index into the values' measures
    std::string textColumn; ///< of the frame's text columns
    QString id;
    QString title; ///< as shown
    QString hint;  ///< what it is, for a tooltip

    bool isText() const
    {
        return field == SampleField::Name || field == SampleField::Split || field == SampleField::Text;
    }
    /// Whether α or the number of bins changes it.
    bool dependsOnBlend() const
    {
        return field == SampleField::Score || field == SampleField::Rank || field == SampleField::Bin;
    }
    /// Whether nothing is known of it before there are clusters.
    bool needsClusters() const
    {
        return field == SampleField::Predicted || field == SampleField::Cluster ||
               field == SampleField::ClusterTerm || field == SampleField::PredictionTerm || dependsOnBlend();
    }
    bool operator==(const SampleColumn&) const = default;
};

/// The columns that these values have, in the order in which they stand.
std::vector<SampleColumn> sampleColumns(const SampleTableValues& values);
/// Whether nothing is known of it for any sample: labels without labels open, clusters without a run.
bool isEmptyColumn(const SampleTableValues& values, SampleField field);

/// A number column's value; NaN where it is not known, and for text columns. Ranks count from 0 as in files,
/// bins from 1 as everywhere in the window.
double numberAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row);
/// A text column's value, UTF-8; empty for number columns.
std::string textAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row);
/// Plain digits, as every program reads them: for the clipboard. Empty where it is not known.
QString copiedAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row);
/// The same as people read it.
QString shownAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row);
/// Everything known of one sample, a short sentence a line, without its name.
QStringList sentencesOf(const SampleTableValues& values, std::int32_t row);

} // namespace deepmi::studio
