#include "job/data_hash.h"

#include "job/random.h"

#include <cstring>

namespace deepmi
{

void DataHash::add(const void* bytes, std::size_t count)
{
    constexpr std::size_t lanes = 4;
    const auto* data = static_cast<const unsigned char*>(bytes);
    // Four independent lanes keep the multiplier busy; they are folded into the state at the end.
    std::uint64_t lane[lanes];
    for (std::size_t i = 0; i < lanes; ++i)
        lane[i] = m_state + i;
    std::size_t place = 0;
    const auto word = [&](std::size_t at, std::size_t width) {
        std::uint64_t value = 0;
        std::memcpy(&value, data + at, width);
        return value;
    };
    constexpr std::size_t width = sizeof(std::uint64_t);
    for (; place + lanes * width <= count; place += lanes * width)
        for (std::size_t i = 0; i < lanes; ++i) {
            lane[i] = (lane[i] ^ word(place + i * width, width)) * 0xBF58476D1CE4E5B9u;
            lane[i] ^= lane[i] >> 32;
        }
    for (; place < count; place += width) {
        const std::size_t rest = count - place < width ? count - place : width;
        lane[0] = Random::mix(lane[0] ^ word(place, rest));
    }
    std::uint64_t folded = count;
    for (const std::uint64_t value : lane)
        folded = Random::mix(folded ^ value);
    m_state = folded;
}

void DataHash::add(std::string_view text)
{
    add(text.data(), text.size());
}

std::string DataHash::hexadecimal() const
{
    static const char digits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = digits[(m_state >> (60 - 4 * i)) & 15];
    return text;
}

} // namespace deepmi
