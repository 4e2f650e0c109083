#pragma once

#include "job/job.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace deepmi::studio
{

/// The outline of a recording: the smallest and largest value of equal pieces of time, the mean over the
/// channels, 1 = full scale.
struct AudioPeaks {
    std::vector<float> low, high; ///< one a piece; as many pieces as asked for, or fewer for a short file
    int rate = 0;                 ///< frames a second
    int channels = 0;
    int bits = 0; ///< a value
    double seconds = 0;
    bool cutShort = false; ///< the file ends before its header says
};

/// Reads a RIFF WAVE file of PCM 8, 16, 24, 32 bits or float 32, 64, piece by piece. Values that are not
/// finite count as 0. Raises InputError naming the file and what was expected for anything else; Stopped.
AudioPeaks readWavPeaks(const std::filesystem::path& file, std::size_t pieces = 2000, const Job& job = {});

} // namespace deepmi::studio
