#include "models/file_preview.h"

#include "data/delimited_text.h"
#include "data/hdf5_file.h"
#include "data/names.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "models/core_text.h"
#include "models/shown_number.h"
#include "models/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace deepmi::studio
{

namespace
{

constexpr std::size_t rowsShown = 12;
constexpr std::size_t columnsShown = 8;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(FilePreview)
};

QString number(double value)
{
    return std::isnan(value) ? QString() : figuresText(value, 5);
}

QString count(std::size_t value)
{
    return countText(value);
}

QString scaleText(const LabelScale& scale)
{
    return Tr::tr("%1 to %2").arg(number(scale.low), number(scale.high));
}

/// "first", "second", "third …" of an inspection's list of names or column numbers.
QString firstOf(const nlohmann::ordered_json& list)
{
    QStringList words;
    for (const auto& one : list)
        words << (one.is_string() ? text(one.get<std::string>()) : text(one.dump()));
    return words.join(QStringLiteral(", "));
}

void addFeatures(FilePreview& preview, const FeatureTable& table, const Job& job)
{
    preview.rows = table.rows();
    preview.columns = table.columns();
    preview.header << Tr::tr("name");
    const std::size_t columns = std::min(columnsShown, table.columns());
    for (std::size_t column = 0; column < columns; ++column)
        preview.header << (table.featureNames.empty() ? count(column) : text(table.featureNames[column]));
    for (std::size_t row = 0; row < std::min(rowsShown, table.rows()); ++row) {
        QStringList cells{text(table.names[row])};
        for (std::size_t column = 0; column < columns; ++column) {
            const float value = table.values.row(row)[column];
            cells << (std::isfinite(value) ? number(static_cast<double>(value))
                                           : QString::number(static_cast<double>(value)));
        }
        preview.cells << cells;
    }
    const auto found = describeFeatures(table, job);
    const auto listed = [&](const char* key) {
        const auto& entry = found[key];
        const auto total = entry["count"].get<std::size_t>();
        return total == 0 ? Tr::tr("none")
                          : Tr::tr("%1, first: %2").arg(count(total), firstOf(entry["first"]));
    };
    preview.facts << PreviewFact{Tr::tr("Format"), text(table.format)}
                  << PreviewFact{Tr::tr("Rows × columns"),
                                 Tr::tr("%1 × %2").arg(count(table.rows()), count(table.columns()))}
                  << PreviewFact{
                         Tr::tr("In memory"),
                         Tr::tr("%1 MB").arg(number(std::round(found["megabytes"].get<double>() * 10) / 10))};
    const auto& odd = found["non_finite"];
    QString oddText = Tr::tr("none");
    if (const auto values = odd["count"].get<std::size_t>(); values > 0) {
        const auto& first = odd["first"];
        oddText = Tr::tr("%1 in %2 rows and %3 columns; the first: %4, column %5, is %6")
                      .arg(count(values), count(odd["rows"].get<std::size_t>()),
                           count(odd["columns"].get<std::size_t>()), text(first["name"].get<std::string>()),
                           firstOf({first["column"]}), text(first["value"].get<std::string>()));
    }
    preview.facts << PreviewFact{Tr::tr("Not finite"), oddText}
                  << PreviewFact{Tr::tr("Constant columns"), listed("constant_columns")}
                  << PreviewFact{Tr::tr("Beyond ±10⁶"), listed("large_columns")};
    auto names = std::make_shared<FeatureTable>();
    names->names = table.names;
    names->values = FloatMatrix(table.rows(), 0);
    names->source = table.source;
    preview.names = names;
}

/// Name, split, attributes, then the first text columns.
void addLabels(FilePreview& preview, LabelTable table)
{
    preview.rows = table.rows();
    preview.columns = table.attributes.size();
    preview.header << Tr::tr("name") << Tr::tr("split");
    for (const std::string& attribute : table.attributes)
        preview.header << text(attribute);
    for (const auto& [column, cells] : table.text)
        if (static_cast<std::size_t>(preview.header.size()) < columnsShown)
            preview.header << text(column);
    for (std::size_t row = 0; row < std::min(rowsShown, table.rows()); ++row) {
        QStringList cells{text(table.names[row]), QString::fromLatin1(toString(table.splits[row]))};
        for (const auto& values : table.values)
            cells << number(values[row]);
        for (const auto& [column, words] : table.text)
            if (cells.size() < preview.header.size())
                cells << text(words[row]);
        preview.cells << cells;
    }
    const auto found = describeLabels(table);
    QStringList splits;
    for (const auto& [split, size] : found["splits"].items())
        splits << text(split) + QLatin1Char(' ') + count(size.get<std::size_t>());
    preview.facts << PreviewFact{Tr::tr("Format"), text(table.format)}
                  << PreviewFact{Tr::tr("Rows"), count(table.rows())}
                  << PreviewFact{Tr::tr("Scale"), scaleText(table.scale)}
                  << PreviewFact{Tr::tr("Splits"), splits.join(QStringLiteral(", "))};
    for (const auto& [attribute, values] : found["attributes"].items()) {
        const auto missing = values["missing"].get<std::size_t>();
        const bool any = !values["mean"].is_null();
        QString line =
            any ? Tr::tr("%1 to %2, mean %3")
                      .arg(number(values["minimum"].get<double>()), number(values["maximum"].get<double>()),
                           number(values["mean"].get<double>()))
                : Tr::tr("no values");
        if (missing > 0)
            line += Tr::tr("; %1 missing").arg(count(missing));
        preview.facts << PreviewFact{text(attribute), line};
    }
    preview.labels = std::make_shared<const LabelTable>(std::move(table));
}

void addRatings(FilePreview& preview, RatingTable table)
{
    preview.rows = table.ratings.size();
    preview.columns = table.attributes.size();
    preview.header << Tr::tr("name") << Tr::tr("rater");
    for (const std::string& attribute : table.attributes)
        preview.header << text(attribute);
    for (std::size_t row = 0; row < std::min(rowsShown, table.ratings.size()); ++row) {
        const Rating& rating = table.ratings[row];
        QStringList cells{text(table.names[rating.sample]), rating.rater == RatingTable::unnamed
                                                                ? QString()
                                                                : text(table.raters[rating.rater])};
        for (const double value : rating.values)
            cells << number(value);
        preview.cells << cells;
    }
    const auto found = describeRatings(table);
    preview.facts
        << PreviewFact{Tr::tr("Format"), text(table.format)}
        << PreviewFact{Tr::tr("Ratings"),
                       Tr::tr("%1 of %2 samples").arg(count(table.ratings.size()), count(table.names.size()))}
        << PreviewFact{Tr::tr("Raters"),
                       table.raters.empty() ? Tr::tr("not named") : count(table.raters.size())}
        << PreviewFact{Tr::tr("Scale"), scaleText(table.scale)};
    if (found.contains("ratings_per_sample")) {
        const auto& each = found["ratings_per_sample"];
        preview.facts << PreviewFact{Tr::tr("Ratings a sample"),
                                     Tr::tr("%1 to %2, median %3")
                                         .arg(count(each["minimum"].get<std::size_t>()),
                                              count(each["maximum"].get<std::size_t>()),
                                              number(each["median"].get<double>()))};
    }
    preview.ratings = std::make_shared<const RatingTable>(std::move(table));
}

/// The first rows as they stand in the file; nothing of a file that is no table.
void addRawRows(FilePreview& preview)
{
    preview.header.clear();
    preview.cells.clear();
    try {
        DelimitedReader reader(preview.path);
        for (std::size_t row = 0; row <= rowsShown && reader.next(); ++row) {
            QStringList cells;
            for (const std::string_view cell :
                 reader.cells().first(std::min<std::size_t>(reader.cells().size(), 2 * columnsShown)))
                cells << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
            if (row == 0)
                preview.header = cells;
            else
                preview.cells << cells;
        }
    } catch (const Error&) {
        // The error of its own reader is what is shown.
    }
}

QStringList choicesOf(const std::filesystem::path& path, SourceRole role)
{
    QStringList choices;
    try {
        if (role == SourceRole::Labels || role == SourceRole::Ratings) {
            DelimitedReader reader(path);
            if (reader.next())
                for (const std::string_view cell : reader.cells())
                    choices << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        } else if (std::error_code error; std::filesystem::is_regular_file(path, error)) {
            for (const Hdf5File::Dataset& dataset : Hdf5File::openForReading(path).datasets())
                choices << text(dataset.name);
        }
    } catch (const Error&) {
        // No table, no HDF5: nothing to choose from.
    }
    return choices;
}

} // namespace

FilePreview previewFile(const std::filesystem::path& path, SourceRole role, const FileOptions& options,
                        const Job& job)
{
    FilePreview preview;
    preview.path = path;
    preview.role = role;
    try {
        preview.choices = choicesOf(path, role);
        switch (role) {
        case SourceRole::Features:
        case SourceRole::Pool:
            addFeatures(preview, readFeatures(path, options.features, job), job);
            break;
        case SourceRole::Labels:
            addLabels(preview, readLabels(path, options.labels, job));
            break;
        case SourceRole::Ratings:
            addRatings(preview, readRatings(path, options.labels, job));
            break;
        }
    } catch (const Stopped&) {
        throw;
    } catch (const std::bad_alloc&) {
        preview.error = Tr::tr("There is not enough memory to read %1.").arg(text(path));
    } catch (const std::exception& error) {
        preview.error = errorText(error);
        if (role == SourceRole::Labels || role == SourceRole::Ratings)
            addRawRows(preview);
    }
    return preview;
}

QStringList joinLines(const JoinReport& report)
{
    QStringList lines;
    const auto add = [&](const std::vector<std::string>& names, const QString& why) {
        for (const std::string& name : names)
            lines << Tr::tr("%1 — %2").arg(text(name), why);
    };
    add(report.featuresWithoutLabels, Tr::tr("features without labels"));
    add(report.labelsWithoutFeatures, Tr::tr("labels without features"));
    add(report.labelMissing, Tr::tr("the label is missing"));
    return lines;
}

JoinPreview previewJoin(const FeatureTable& names, const LabelTable& labels, const RatingTable* ratings)
{
    JoinPreview preview;
    if (labels.attributes.empty()) {
        preview.isProblem = true;
        preview.summary = Tr::tr("No column of the label file was recognised as labels. Say under “How it "
                                 "is read” which one holds arousal, valence or dominance.");
        return preview;
    }
    // One attribute that can be joined is enough for the data to be opened.
    std::optional<JoinReport> report;
    QString refusal;
    for (const std::string& attribute : labels.attributes)
        try {
            FeatureTable copy;
            copy.names = names.names;
            copy.values = FloatMatrix(names.names.size(), 0);
            copy.source = names.source;
            report = joinCorpus(std::move(copy), labels, attribute).report;
            break;
        } catch (const Error& error) {
            if (refusal.isEmpty())
                refusal = errorText(error);
        }
    if (!report) {
        preview.isProblem = true;
        preview.summary = refusal + QLatin1Char(' ') +
                          Tr::tr("Choose files that belong together, or say under “How it is read” where the "
                                 "names stand.");
        return preview;
    }
    preview.missing = joinLines(*report);
    const QString what = text(report->summary());
    preview.summary = Tr::tr("%1 samples have features and labels.").arg(count(report->matched));
    preview.summary +=
        what.isEmpty() ? QLatin1Char(' ') + Tr::tr("Everything matches.") : QLatin1Char(' ') + what;
    if (ratings) {
        std::set<std::string> rated;
        for (const std::string& name : ratings->names)
            rated.insert(std::string(bareName(name)));
        std::size_t without = 0;
        for (const std::string& name : labels.names)
            if (!rated.contains(std::string(bareName(name)))) {
                ++without;
                preview.missing << Tr::tr("%1 — %2").arg(text(name), Tr::tr("no ratings"));
            }
        if (without > 0)
            preview.summary +=
                QLatin1Char(' ') + Tr::tr("%1 labelled samples have no ratings.").arg(count(without));
    }
    return preview;
}

} // namespace deepmi::studio
