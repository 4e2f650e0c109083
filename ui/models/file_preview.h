#pragma once

#include "data/corpus.h"
#include "models/file_memory.h"

#include <QList>
#include <QStringList>
#include <memory>

namespace deepmi::studio
{

/// What a file is wanted for; decides which reader reads it.
enum class SourceRole { Features, Labels, Ratings, Pool };

/// One line of what was found: "Format" and "HDF5 /features float32".
struct PreviewFact {
    QString name, value;
};

/// What a person sees of a file before it is opened. A plain value, made on a worker.
struct FilePreview {
    std::filesystem::path path;
    SourceRole role = SourceRole::Features;
    QList<PreviewFact> facts;
    QStringList header;       ///< of the cells shown
    QList<QStringList> cells; ///< the first rows
    std::size_t rows = 0;     ///< of the whole file
    std::size_t columns = 0;  ///< of the whole file; of labels: attributes
    QStringList choices;      ///< columns of a table, datasets of a HDF5 file: what a mapping can name
    QString error;            ///< why its reader refuses it, in full; empty if it can be opened
    // Without their values of features: what a join needs.
    std::shared_ptr<const FeatureTable> names;
    std::shared_ptr<const LabelTable> labels;
    std::shared_ptr<const RatingTable> ratings;

    bool isUsable() const { return error.isEmpty(); }
};

/// Reads the whole file, as opening it would. Where its reader refuses it, `error` says why and the first
/// rows are shown raw if they are text, so that columns can be mapped. Raises Stopped and nothing else.
FilePreview previewFile(const std::filesystem::path& path, SourceRole role, const FileOptions& options,
                        const Job& job);

/// How features and labels meet, for the line below the files; `missing` are the names it speaks of.
struct JoinPreview {
    QString summary; ///< one or two sentences
    bool isProblem = false; ///< so that they cannot be opened; `summary` says what to do
    QStringList missing; ///< "name — no labels", one a line
};
JoinPreview previewJoin(const FeatureTable& names, const LabelTable& labels, const RatingTable* ratings);

/// The report of a join as lines, one a name: "name — no labels".
QStringList joinLines(const JoinReport& report);

} // namespace deepmi::studio
