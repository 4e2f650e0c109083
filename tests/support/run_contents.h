#pragma once

#include "data/hdf5_file.h"

#include <filesystem>
#include <string>

namespace test
{

/// Every dataset of a RUN.h5 outside /times and its attributes as text: what must not differ between two runs
/// of a seed.
inline std::string runContents(const std::filesystem::path& path)
{
    const deepmi::Hdf5File file = deepmi::Hdf5File::openForReading(path);
    std::string text;
    for (const auto& dataset : file.datasets()) {
        if (dataset.name.starts_with("/times"))
            continue;
        text += dataset.name;
        if (dataset.type == deepmi::Hdf5File::Type::String) {
            for (const auto& value : file.readStrings(dataset.name))
                text += value;
        } else {
            const auto values = file.readDoubles(dataset.name);
            text.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
        }
    }
    for (const char* key : {"format", "version", "parameters", "seed", "data_hash", "best_epoch",
                            "kept_epoch", "collapsed", "attribute", "unlabeled_rows"})
        text += file.readAttribute("/", key);
    return text;
}

} // namespace test
