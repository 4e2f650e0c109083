#pragma once

#include "job/error.h"

#include <cstdint>
#include <filesystem>
#include <hdf5.h>
#include <string>
#include <utility>

namespace deepmi
{

/// An HDF5 identifier that closes itself. Private to the hdf5_*.cpp files.
class Hdf5Handle
{
public:
    using Close = herr_t (*)(hid_t);
    Hdf5Handle() = default;
    Hdf5Handle(hid_t id, Close close) : m_id(id), m_close(close) {}
    Hdf5Handle(Hdf5Handle&& other) noexcept
        : m_id(std::exchange(other.m_id, H5I_INVALID_HID)), m_close(other.m_close)
    {
    }
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept
    {
        std::swap(m_id, other.m_id);
        std::swap(m_close, other.m_close);
        return *this;
    }
    ~Hdf5Handle()
    {
        if (m_id >= 0)
            m_close(m_id);
    }

    hid_t get() const { return m_id; }
    explicit operator bool() const { return m_id >= 0; }
    hid_t release() { return std::exchange(m_id, H5I_INVALID_HID); }

private:
    hid_t m_id = H5I_INVALID_HID;
    Close m_close = nullptr;
};

struct Hdf5State {
    std::filesystem::path path;
    Hdf5Handle file;
    /// How links are followed: within the file alone. Nothing while writing.
    Hdf5Handle access;
    std::uint64_t fileSize = 0; ///< bytes that really are there, while reading
    bool writing = false;

    hid_t accessList() const { return access ? access.get() : H5P_DEFAULT; }

    /// The error of a failed call on `name`, with the innermost reason that HDF5 gives.
    [[noreturn]] void fail(const std::string& name, const std::string& message) const;
    Hdf5Handle openDataset(const std::string& name) const;
    bool exists(const std::string& name) const;
};

/// To be called before anything else of HDF5: no printing of errors by the library itself, and no clean-up of
/// its own when the program ends. That clean-up crashes after a file could not be closed because the disk was
/// full, and there is nothing for it to do: every handle here closes itself.
void startHdf5();

/// What HDF5 itself says of the call that failed last, or "".
std::string hdf5Reason();

} // namespace deepmi
