#pragma once

#include "data/float_matrix.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// A parameter file of the Hidden Markov Model Toolkit (The HTK Book, 5.10): 12 bytes, big-endian, of int32
/// number of frames T, int32 frame period in 100 ns, int16 bytes a frame, int16 kind; then T × D values,
/// float32 big-endian. The kind's low six bits say what the values are (USER, MFCC ...), the others how they
/// were made; two of these change the file. Compressed files (_C) hold float32 A and B, D of each, in the
/// place of the first four frames, then int16 values i, read as (i + B) / A. Files with a checksum (_K) end
/// with its two bytes, which are passed over unchecked. Files hold no names: a file is named by its own name
/// without extension. Kinds of int16 values (WAVEFORM, IREFC, DISCRETE) are refused.
struct HtkHeader {
    std::size_t frames = 0;   ///< T, at least 1
    std::size_t columns = 0;  ///< D, at least 1
    double periodSeconds = 0; ///< between two frames; 0 where the file does not know
    std::string kind;         ///< "USER", "MFCC_E_D", with qualifiers
    bool compressed = false;
};

/// Whether the file has the extension .htk, or begins with a header that fits the file's size.
bool isHtk(const std::filesystem::path& path);

/// Raises InputError for a file that is shorter or longer than its header says, has no frames, is written
/// little-endian, or of a kind without vectors of parameters.
HtkHeader readHtkHeader(const std::filesystem::path& path);

/// Fills columns × frames values, row by row; raises as readHtkHeader. Values that are not finite are kept.
void readHtkFrames(const std::filesystem::path& path, const HtkHeader& header, float* values);

/// The .htk files of a folder, sorted.
std::vector<std::filesystem::path> htkFilesIn(const std::filesystem::path& folder);

} // namespace deepmi
