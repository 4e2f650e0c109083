#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <cstdint>
#include <vector>

namespace deepmi::studio::test
{

/// A RIFF WAVE file's bytes, little endian: `values` are the raw bytes of the interleaved frames.
inline QByteArray wavBytes(int code, int channels, int rate, int bits, const QByteArray& values)
{
    const auto number = [](std::uint32_t value, int bytes) {
        QByteArray result;
        for (int byte = 0; byte < bytes; ++byte)
            result.append(static_cast<char>(value >> (8 * byte) & 0xff));
        return result;
    };
    const auto unsignedOf = [](qsizetype value) { return static_cast<std::uint32_t>(value); };
    const QByteArray format = number(unsignedOf(code), 2) + number(unsignedOf(channels), 2) +
                              number(unsignedOf(rate), 4) +
                              number(unsignedOf(rate * channels * bits / 8), 4) +
                              number(unsignedOf(channels * bits / 8), 2) + number(unsignedOf(bits), 2);
    const QByteArray chunks = QByteArray("WAVEfmt ") + number(16, 4) + format + QByteArray("LIST") +
                              number(3, 4) + QByteArray("odd\0", 4) + QByteArray("data") +
                              number(unsignedOf(values.size()), 4) + values;
    return QByteArray("RIFF") + number(unsignedOf(chunks.size()), 4) + chunks;
}

/// Whole numbers of `bits` bits as the bytes of a wav file; 8 bits are without sign, 128 is silence.
inline QByteArray wavValues(const std::vector<std::int32_t>& values, int bits)
{
    QByteArray result;
    for (const std::int32_t value : values)
        for (int byte = 0; byte < bits / 8; ++byte)
            result.append(static_cast<char>(static_cast<std::uint32_t>(value) >> (8 * byte) & 0xff));
    return result;
}

inline void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace deepmi::studio::test
