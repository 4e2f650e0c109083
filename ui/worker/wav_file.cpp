#include "worker/wav_file.h"

#include "job/error.h"
#include "job/input_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>

namespace deepmi::studio
{

namespace
{

constexpr int pcm = 1, ieeeFloat = 3, extensible = 0xFFFE;

struct Format {
    int code = 0, channels = 0, bits = 0;
    std::uint32_t rate = 0;
    int valueBytes() const { return bits / 8; }
    int frameBytes() const { return channels * valueBytes(); }
};

std::uint32_t little(const unsigned char* bytes, int count)
{
    std::uint32_t value = 0;
    for (int byte = count - 1; byte >= 0; --byte)
        value = value << 8 | bytes[byte];
    return value;
}

float valueOf(const unsigned char* bytes, const Format& format)
{
    if (format.code == ieeeFloat) {
        double value = 0;
        if (format.bits == 32) {
            value = std::bit_cast<float>(little(bytes, 4));
        } else {
            const std::uint64_t whole =
                static_cast<std::uint64_t>(little(bytes + 4, 4)) << 32 | little(bytes, 4);
            value = std::bit_cast<double>(whole);
        }
        return std::isfinite(value) ? static_cast<float>(std::clamp(value, -1e6, 1e6)) : 0;
    }
    if (format.bits == 8) // the only width without a sign
        return (static_cast<float>(bytes[0]) - 128) / 128;
    const int shift = 32 - format.bits;
    const auto whole = static_cast<std::int32_t>(little(bytes, format.valueBytes()) << shift);
    return static_cast<float>(static_cast<double>(whole) / 2147483648.0);
}

Format formatOf(const std::vector<unsigned char>& chunk, const std::filesystem::path& file)
{
    const auto wrong = [&](const std::string& message) { throw InputError(file, "chunk fmt", message); };
    if (chunk.size() < 16)
        wrong("is " + std::to_string(chunk.size()) + " bytes long, expected at least 16");
    Format format;
    format.code = static_cast<int>(little(chunk.data(), 2));
    format.channels = static_cast<int>(little(chunk.data() + 2, 2));
    format.rate = little(chunk.data() + 4, 4);
    format.bits = static_cast<int>(little(chunk.data() + 14, 2));
    if (format.code == extensible && chunk.size() >= 26)
        format.code = static_cast<int>(little(chunk.data() + 24, 2));
    if (format.channels < 1 || format.rate < 1)
        wrong("has " + std::to_string(format.channels) + " channels at " + std::to_string(format.rate) +
              " frames a second, expected at least one of each");
    const bool isPcm = format.code == pcm &&
                       (format.bits == 8 || format.bits == 16 || format.bits == 24 || format.bits == 32);
    const bool isFloat = format.code == ieeeFloat && (format.bits == 32 || format.bits == 64);
    if (!isPcm && !isFloat)
        wrong("is of encoding " + std::to_string(format.code) + " with " + std::to_string(format.bits) +
              " bits, expected PCM (1) of 8, 16, 24 or 32 bits or float (3) of 32 or 64");
    return format;
}

/// Reads the values that follow in the stream into as many pieces as there are frames for.
void readPieces(std::ifstream& stream, const Format& format, std::uint64_t frames, std::size_t pieces,
                AudioPeaks& peaks, const Job& job)
{
    const std::uint64_t count = std::min<std::uint64_t>(std::max<std::size_t>(pieces, 1), frames);
    const auto frameBytes = static_cast<std::size_t>(format.frameBytes());
    std::vector<unsigned char> block(frameBytes * 16384);
    std::uint64_t frame = 0;
    std::size_t piece = 0;
    while (frame < frames) {
        job.throwIfStopped();
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(frames - frame, 16384));
        stream.read(reinterpret_cast<char*>(block.data()), static_cast<std::streamsize>(wanted * frameBytes));
        const std::size_t got = static_cast<std::size_t>(stream.gcount()) / frameBytes;
        for (std::size_t i = 0; i < got; ++i, ++frame) {
            float sum = 0;
            for (int channel = 0; channel < format.channels; ++channel)
                sum += valueOf(block.data() + i * frameBytes +
                                   static_cast<std::size_t>(channel * format.valueBytes()),
                               format);
            const float value = sum / static_cast<float>(format.channels);
            // Piece p holds frames p·frames/count up to the next one's first.
            if (peaks.low.empty() || frame >= (piece + 1) * frames / count) {
                piece = peaks.low.empty() ? 0 : piece + 1;
                peaks.low.push_back(value);
                peaks.high.push_back(value);
            } else {
                peaks.low.back() = std::min(peaks.low.back(), value);
                peaks.high.back() = std::max(peaks.high.back(), value);
            }
        }
        if (got < wanted)
            break;
    }
    peaks.seconds = static_cast<double>(frame) / format.rate;
}

} // namespace

AudioPeaks readWavPeaks(const std::filesystem::path& file, std::size_t pieces, const Job& job)
{
    requireFile(file); // a pipe or a device would be waited for
    std::ifstream stream(file, std::ios::binary);
    std::array<unsigned char, 12> head;
    const auto read = [&](unsigned char* to, std::size_t bytes) {
        stream.read(reinterpret_cast<char*>(to), static_cast<std::streamsize>(bytes));
        return static_cast<std::size_t>(stream.gcount()) == bytes;
    };
    if (!stream)
        throw InputError(file, {}, "cannot be opened");
    if (!read(head.data(), head.size()) || std::memcmp(head.data(), "RIFF", 4) != 0 ||
        std::memcmp(head.data() + 8, "WAVE", 4) != 0)
        throw InputError(file, {}, "is no WAVE file: expected it to begin with RIFF and WAVE");
    std::error_code noError;
    const std::uint64_t fileBytes = std::filesystem::file_size(file, noError);
    std::optional<Format> format;
    std::array<unsigned char, 8> chunk;
    while (read(chunk.data(), chunk.size())) {
        job.throwIfStopped();
        const std::uint32_t bytes = little(chunk.data() + 4, 4);
        if (std::memcmp(chunk.data(), "fmt ", 4) == 0) {
            std::vector<unsigned char> contents(std::min<std::uint32_t>(bytes, 64));
            if (!read(contents.data(), contents.size()))
                break;
            format = formatOf(contents, file);
            stream.seekg(static_cast<std::streamoff>(bytes - contents.size() + bytes % 2), std::ios::cur);
        } else if (std::memcmp(chunk.data(), "data", 4) == 0) {
            if (!format)
                throw InputError(file, "chunk data", "stands before the format, expected it behind");
            const auto here = static_cast<std::uint64_t>(stream.tellg());
            const std::uint64_t there = fileBytes > here ? fileBytes - here : 0;
            AudioPeaks peaks;
            peaks.rate = static_cast<int>(format->rate);
            peaks.channels = format->channels;
            peaks.bits = format->bits;
            peaks.cutShort = there < bytes;
            readPieces(stream, *format,
                       std::min<std::uint64_t>(bytes, there) /
                           static_cast<std::uint64_t>(format->frameBytes()),
                       pieces, peaks, job);
            return peaks;
        } else {
            stream.seekg(static_cast<std::streamoff>(bytes) + bytes % 2, std::ios::cur);
        }
    }
    throw InputError(file, {}, "has no sound: expected a chunk data");
}

} // namespace deepmi::studio
