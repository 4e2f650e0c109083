#include "export/figure_export.h"
#include "figures/canvas.h"
#include "job/error.h"
#include "models/text.h"
#include "plots/painter_canvas.h"

#include <QBuffer>
#include <QImageWriter>

namespace deepmi::studio
{

QImage imageOf(const Figure& figure, const ExportOptions& options)
{
    const FigureStyle style = exportStyle(figure, options);
    if (!figure.draw)
        throw UsageError(figure.title.toStdString() + " is a table: export it as CSV");
    const double pixelsPerMm = options.dpi / 25.4;
    const QSize size(qRound(style.widthMm * pixelsPerMm), qRound(style.heightMm * pixelsPerMm));
    if (4LL * size.width() * size.height() > (1LL << 30) || size.width() > 32000 || size.height() > 32000)
        throw UsageError("a picture of " + std::to_string(size.width()) + " × " +
                         std::to_string(size.height()) + " pixels is too large; choose less dpi or an SVG");
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        throw Error(ErrorKind::Failed, "there is not enough memory for a picture of this size");
    image.setDotsPerMeterX(qRound(pixelsPerMm * 1000));
    image.setDotsPerMeterY(qRound(pixelsPerMm * 1000));
    image.fill(QColor(text(style.colours.page)));
    QPainter painter(&image);
    PainterCanvas canvas(painter, style.widthMm * pointsPerMm, style.heightMm * pointsPerMm,
                         options.dpi / 72.0, style);
    figure.draw(canvas, style);
    return image;
}

QByteArray pngOf(const Figure& figure, const ExportOptions& options)
{
    const QImage image = imageOf(figure, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), figure.title);
    writer.setText(QStringLiteral("Description"), figure.description);
    writer.setText(QStringLiteral("Software"), QStringLiteral("DeepMI Studio ") +
                                                   text(figure.provenance.value("version", std::string())));
    // Escaped, so that it is a plain tEXt chunk whatever a file is called.
    writer.setText(QStringLiteral("Provenance"), text(figure.provenance.dump(-1, ' ', true)));
    if (!writer.write(image))
        throw Error(ErrorKind::Failed,
                    "the picture cannot be encoded: " + writer.errorString().toStdString());
    return bytes;
}

} // namespace deepmi::studio
