#pragma once

#include "export/figure.h"

#include <QByteArray>
#include <QImage>
#include <QMimeData>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace deepmi::studio
{

enum class FigureFormat { Pdf, Svg, Png, Csv };

/// ".pdf", ".svg", ".png", ".csv".
QString extensionOf(FigureFormat format);
/// By the file's extension, in any case; none if it is no format of ours.
std::optional<FigureFormat> formatOf(const std::filesystem::path& file);

/// How large a figure becomes. Exports are light whatever the window's theme.
struct ExportOptions {
    double widthMm = 180; ///< 10 to 2000
    double heightMm = 0;  ///< 10 to 2000; 0 = what suits the figure
    double fontPt = 8;    ///< 2 to 72
    int dpi = 300;        ///< of PNG, 30 to 2400
};

/// The style it is drawn with, height resolved. Raises UsageError for an option out of its range.
FigureStyle exportStyle(const Figure& figure, const ExportOptions& options);

// Bytes of a file each. Provenance is in each format's own place for it: PDF's XMP packet and keywords, SVG's
// metadata element, PNG's text chunks. They may run on any thread; raise UsageError as exportStyle, for a
// figure with nothing to draw (its `missing` is the message), and for a PNG of more than 2³⁰ bytes.
QByteArray pdfOf(const Figure& figure, const ExportOptions& options);
QByteArray svgOf(const Figure& figure, const ExportOptions& options);
QImage imageOf(const Figure& figure, const ExportOptions& options);
QByteArray pngOf(const Figure& figure, const ExportOptions& options);
QByteArray csvOf(const Figure& figure);

/// Writes it atomically and returns the files: one, but for CSV, whose readers know no comments, so that its
/// provenance stands in FILE.csv.json beside it. Raises as above, and Error(Failed) for a file that cannot be
/// written.
std::vector<std::filesystem::path> exportFigure(const Figure& figure, FigureFormat format,
                                                const ExportOptions& options,
                                                const std::filesystem::path& file);

/// Picture, SVG, data and text alternative at once: the program pasted into takes what it can.
std::unique_ptr<QMimeData> clipboardDataOf(const Figure& figure, const ExportOptions& options);

} // namespace deepmi::studio
