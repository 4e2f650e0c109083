#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamReader>
#include <QtEndian>
#include <vector>

/// Looks into exported files as another program would.
namespace exported
{

/// The content streams of a PDF, unpacked, one after the other.
inline QByteArray pdfContents(const QByteArray& pdf)
{
    QByteArray all;
    qsizetype at = 0;
    while ((at = pdf.indexOf("stream\n", at)) >= 0) {
        const qsizetype begin = at + 7;
        const qsizetype end = pdf.indexOf("endstream", begin);
        const QByteArray head = pdf.mid(pdf.lastIndexOf(" obj", at), at - pdf.lastIndexOf(" obj", at));
        QByteArray body = pdf.mid(begin, end - begin);
        if (head.contains("/FlateDecode") && !head.contains("/Length1")) {
            // qUncompress wants the unpacked size first; it is only a guess that it enlarges.
            QByteArray sized(4, '\0');
            qToBigEndian<quint32>(static_cast<quint32>(body.size() * 8), sized.data());
            body = qUncompress(sized + body);
        } else if (head.contains("/Length1")) {
            body.clear(); // a font
        }
        all += body + '\n';
        at = end + 9;
    }
    return all;
}

/// Size of the page in points, from the first /MediaBox.
inline std::pair<double, double> pdfPage(const QByteArray& pdf)
{
    const qsizetype at = pdf.indexOf("/MediaBox [");
    const QList<QByteArray> box = pdf.mid(at + 11, pdf.indexOf(']', at) - at - 11).simplified().split(' ');
    return box.size() == 4 ? std::pair{box[2].toDouble(), box[3].toDouble()} : std::pair{0., 0.};
}

struct SvgElement {
    QString name, text;
    QXmlStreamAttributes attributes;

    double number(const char* key) const { return attributes.value(QLatin1String(key)).toDouble(); }
    bool has(const char* key) const { return attributes.hasAttribute(QLatin1String(key)); }
};

/// Every element; none if it is not well-formed XML.
inline std::vector<SvgElement> svgElements(const QByteArray& svg)
{
    std::vector<SvgElement> elements;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement)
            elements.push_back({reader.name().toString(), {}, reader.attributes()});
        else if (token == QXmlStreamReader::Characters && !elements.empty())
            elements.back().text += reader.text();
    }
    return reader.hasError() ? std::vector<SvgElement>{} : elements;
}

} // namespace exported
