#include "export/figure_export.h"

#include "figures/svg.h"
#include "job/atomic_file.h"
#include "job/error.h"
#include "models/language.h"
#include "models/shown_number.h"
#include "models/text.h"

#include <QCoreApplication>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FigureExport)
};

void requireRange(const QString& name, double value, double low, double high)
{
    if (!(value >= low && value <= high))
        throw UsageError(
            Words::tr("%1 is %2, expected %3 to %4").arg(name).arg(value).arg(low).arg(high).toStdString());
}

} // namespace

QString extensionOf(FigureFormat format)
{
    switch (format) {
    case FigureFormat::Pdf:
        return QStringLiteral(".pdf");
    case FigureFormat::Svg:
        return QStringLiteral(".svg");
    case FigureFormat::Png:
        return QStringLiteral(".png");
    case FigureFormat::Csv:
        break;
    }
    return QStringLiteral(".csv");
}

std::optional<FigureFormat> formatOf(const std::filesystem::path& file)
{
    const QString extension = text(file.extension()).toLower();
    for (const auto format : {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png, FigureFormat::Csv})
        if (extension == extensionOf(format))
            return format;
    return std::nullopt;
}

FigureStyle exportStyle(const Figure& figure, const ExportOptions& options)
{
    requireRange(Words::tr("the width in mm"), options.widthMm, 10, 2000);
    if (options.heightMm != 0)
        requireRange(Words::tr("the height in mm"), options.heightMm, 10, 2000);
    requireRange(Words::tr("the font's size in pt"), options.fontPt, 2, 72);
    requireRange(Words::tr("the resolution in dpi"), options.dpi, 30, 2400);
    FigureStyle style;
    style.widthMm = options.widthMm;
    style.fontPt = options.fontPt;
    style.provenance = figure.provenance;
    style.translate = figureText;
    style.number = figureNumber;
    style.heightMm = options.heightMm;
    if (style.heightMm == 0) {
        const double natural = figure.naturalHeightMm ? figure.naturalHeightMm(style) : options.widthMm * .6;
        style.heightMm = qBound(10., natural, 2000.);
    }
    if (!figure.missing.isEmpty())
        throw UsageError(figure.missing.toStdString());
    return style;
}

QByteArray svgOf(const Figure& figure, const ExportOptions& options)
{
    const FigureStyle style = exportStyle(figure, options);
    if (!figure.draw)
        throw UsageError(Words::tr("%1 is a table: export it as CSV").arg(figure.title).toStdString());
    Svg svg(style.widthMm, style.heightMm, style, figure.title.toStdString());
    figure.draw(svg, style);
    return QByteArray::fromStdString(svg.toString());
}

QByteArray csvOf(const Figure& figure)
{
    if (!figure.missing.isEmpty())
        throw UsageError(figure.missing.toStdString());
    if (!figure.csv)
        throw UsageError(Words::tr("%1 has no data to write as CSV").arg(figure.title).toStdString());
    return QByteArray::fromStdString(figure.csv());
}

std::vector<std::filesystem::path> exportFigure(const Figure& figure, FigureFormat format,
                                                const ExportOptions& options,
                                                const std::filesystem::path& file)
{
    QByteArray bytes;
    switch (format) {
    case FigureFormat::Pdf:
        bytes = pdfOf(figure, options);
        break;
    case FigureFormat::Svg:
        bytes = svgOf(figure, options);
        break;
    case FigureFormat::Png:
        bytes = pngOf(figure, options);
        break;
    case FigureFormat::Csv:
        bytes = csvOf(figure);
        break;
    }
    writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    std::vector<std::filesystem::path> written = {file};
    if (format == FigureFormat::Csv) {
        nlohmann::ordered_json about = {{"figure", figure.id.toStdString()},
                                        {"title", figure.title.toStdString()},
                                        {"description", figure.description.toStdString()}};
        about["provenance"] = figure.provenance;
        std::filesystem::path beside = file;
        beside += ".json";
        writeFileAtomically(beside, about.dump(2) + "\n");
        written.push_back(beside);
    }
    return written;
}

std::unique_ptr<QMimeData> clipboardDataOf(const Figure& figure, const ExportOptions& options)
{
    auto mime = std::make_unique<QMimeData>();
    if (figure.draw) {
        mime->setImageData(imageOf(figure, options));
        mime->setData(QStringLiteral("image/svg+xml"), svgOf(figure, options));
        mime->setText(figure.title + QStringLiteral(". ") + figure.description);
    }
    if (figure.csv) {
        const QByteArray csv = csvOf(figure);
        mime->setData(QStringLiteral("text/csv"), csv);
        if (!figure.draw)
            mime->setText(QString::fromUtf8(csv));
    }
    return mime;
}

} // namespace deepmi::studio
