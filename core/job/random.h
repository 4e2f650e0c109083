#pragma once

#include <cmath>
#include <cstdint>
#include <locale>
#include <numbers>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <utility>

namespace deepmi
{

/// A seeded stream of random numbers that gives the same values with every compiler and standard library
/// (the distributions of <random> do not). Streams of one seed are told apart by `stream`, so that adding a
/// consumer never shifts the numbers another one sees.
class Random
{
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : m_engine(mix(seed + mix(stream + 1))) {}

    std::uint64_t next() { return m_engine(); }
    /// Uniform on 0 .. bound-1, without bias; bound must be at least 1.
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t limit = bound * (UINT64_MAX / bound);
        std::uint64_t value = m_engine();
        while (value >= limit)
            value = m_engine();
        return value % bound;
    }
    /// Uniform on [0, 1), 53 bits.
    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    /// Standard normal, by Box and Muller.
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log1p(-uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    /// Fisher-Yates.
    template <class T>
    void shuffle(std::span<T> values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }
    /// The place in the stream as text, to be restored later.
    std::string state() const
    {
        std::ostringstream text;
        text.imbue(std::locale::classic());
        text << m_engine;
        return text.str();
    }
    /// False, with the stream as it was, for a text that state() cannot have written.
    bool restore(const std::string& state)
    {
        std::istringstream text(state);
        text.imbue(std::locale::classic());
        std::mt19937_64 engine;
        if (!(text >> engine))
            return false;
        m_engine = engine;
        return true;
    }
    /// A seed for another generator.
    static std::uint64_t mix(std::uint64_t value)
    {
        value += 0x9E3779B97F4A7C15u;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
        return value ^ (value >> 31);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace deepmi
