#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace deepmi
{

/// A 64-bit fingerprint that tells whether two runs saw the same data. It guards against mistakes, not
/// against forgery. Runs at several gigabytes a second.
class DataHash
{
public:
    void add(const void* bytes, std::size_t count);
    /// Text with its length, so that "ab","c" and "a","bc" differ.
    void add(std::string_view text);
    template <class T>
    void addValues(std::span<const T> values)
    {
        add(values.data(), values.size_bytes());
    }
    /// 16 hexadecimal digits.
    std::string hexadecimal() const;

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15u;
};

} // namespace deepmi
