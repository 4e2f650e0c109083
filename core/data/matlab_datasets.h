#pragma once

#include "data/feature_layout.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

// Variables of MATLAB 7.3 files read as the HDF5 datasets that they are: programs other than MATLAB write a
// variable's class in a way that matio does not understand (padded with nulls, as h5py does), or not at all.
// No other library may have the file open meanwhile.

struct MatlabDatasets {
    /// Matrices of numbers, cells, matrices of characters (one text a row) and, as h5py writes them, texts.
    std::vector<StoredArray> arrays;
    bool classMissing = false; ///< a variable has no class
};
MatlabDatasets matlabDatasets(const std::filesystem::path& path);

/// Raises InputError, as the next.
FloatMatrix readMatlabMatrix(const std::filesystem::path& path, const StoredArray& array, const Job& job);
/// Also where a cell holds something else than texts.
std::vector<std::string> readMatlabTexts(const std::filesystem::path& path, const StoredArray& array);

} // namespace deepmi
