#include "export/figure_export.h"
#include "figures/canvas.h"
#include "job/error.h"
#include "models/text.h"
#include "plots/painter_canvas.h"

#include <QBuffer>
#include <QDateTime>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QXmlStreamWriter>

namespace deepmi::studio
{

namespace
{

constexpr int resolution = 1200;

/// An XMP packet (ISO 16684): title, description, creator, and the provenance as JSON in a property of our
/// own, where a script finds it without guessing.
QByteArray xmpOf(const Figure& figure)
{
    const QString rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    const QString dc = QStringLiteral("http://purl.org/dc/elements/1.1/");
    const QString xmp = QStringLiteral("http://ns.adobe.com/xap/1.0/");
    const QString own = QStringLiteral("urn:deepmi-studio:figure:1.0");
    QByteArray packet;
    QBuffer buffer(&packet);
    buffer.open(QIODevice::WriteOnly);
    QXmlStreamWriter xml(&buffer);
    const QString version = text(figure.provenance.value("version", std::string()));
    xml.writeProcessingInstruction(QStringLiteral("xpacket"),
                                   QStringLiteral("begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
    xml.writeNamespace(QStringLiteral("adobe:ns:meta/"), QStringLiteral("x"));
    xml.writeStartElement(QStringLiteral("adobe:ns:meta/"), QStringLiteral("xmpmeta"));
    xml.writeNamespace(rdf, QStringLiteral("rdf"));
    xml.writeStartElement(rdf, QStringLiteral("RDF"));
    xml.writeNamespace(dc, QStringLiteral("dc"));
    xml.writeNamespace(xmp, QStringLiteral("xmp"));
    xml.writeNamespace(own, QStringLiteral("deepmi"));
    xml.writeStartElement(rdf, QStringLiteral("Description"));
    xml.writeAttribute(rdf, QStringLiteral("about"), QString());
    const auto alternative = [&](const QString& name, const QString& value) {
        xml.writeStartElement(dc, name);
        xml.writeStartElement(rdf, QStringLiteral("Alt"));
        xml.writeStartElement(rdf, QStringLiteral("li"));
        xml.writeAttribute(QStringLiteral("xml:lang"), QStringLiteral("x-default"));
        xml.writeCharacters(value);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    };
    alternative(QStringLiteral("title"), figure.title);
    alternative(QStringLiteral("description"), figure.description);
    xml.writeTextElement(dc, QStringLiteral("format"), QStringLiteral("application/pdf"));
    xml.writeTextElement(xmp, QStringLiteral("CreatorTool"), QStringLiteral("DeepMI Studio ") + version);
    xml.writeTextElement(xmp, QStringLiteral("CreateDate"),
                         QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    xml.writeTextElement(own, QStringLiteral("figure"), figure.id);
    xml.writeTextElement(own, QStringLiteral("provenance"), text(figure.provenance.dump()));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeProcessingInstruction(QStringLiteral("xpacket"), QStringLiteral("end=\"w\""));
    return packet;
}

} // namespace

QByteArray pdfOf(const Figure& figure, const ExportOptions& options)
{
    const FigureStyle style = exportStyle(figure, options);
    if (!figure.draw)
        throw UsageError(figure.title.toStdString() + " is a table: export it as CSV");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setTitle(figure.title);
        writer.setCreator(QStringLiteral("DeepMI Studio ") +
                          text(figure.provenance.value("version", std::string())));
        writer.setDocumentXmpMetadata(xmpOf(figure));
        const QSizeF size(style.widthMm, style.heightMm);
        writer.setPageLayout(
            QPageLayout(QPageSize(size, QPageSize::Millimeter, QString(), QPageSize::ExactMatch),
                        QPageLayout::Portrait, {}));
        QPainter painter(&writer);
        PainterCanvas canvas(painter, style.widthMm * pointsPerMm, style.heightMm * pointsPerMm,
                             resolution / 72.0, style);
        figure.draw(canvas, style);
    }
    return bytes;
}

} // namespace deepmi::studio
