#pragma once

#include "data/float_matrix.h"
#include "job/job.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deepmi
{

/// One array of a .npy file or of a member of a .npz: header and raw bytes.
struct NumpyArray {
    std::string dtype;              ///< as in the header, e.g. "<f4", "|S12", "<U16"
    bool fortranOrder = false;      ///< column-major
    std::vector<std::size_t> shape; ///< empty for a scalar
    std::vector<std::byte> bytes;

    std::size_t size() const; ///< number of elements
    /// Elements in C order, converted; raise InputError(source) for a dtype that is not a number (or not
    /// text).
    std::vector<double> toDoubles(const std::filesystem::path& source = {}) const;
    std::vector<std::int64_t> toIntegers(const std::filesystem::path& source = {}) const;
    std::vector<std::string> toStrings(const std::filesystem::path& source = {}) const;
};

NumpyArray readNpy(const std::filesystem::path& path, const Job& job = {});
/// Names of the arrays in a .npz, without ".npy", in the archive's order.
std::vector<std::string> listNpz(const std::filesystem::path& path);
NumpyArray readNpzArray(const std::filesystem::path& path, const std::string& name, const Job& job = {});

} // namespace deepmi
