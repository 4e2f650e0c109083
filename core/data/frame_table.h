#pragma once

#include "data/corpus.h"

namespace deepmi
{

/// A sequence of frames a sample: the low-level descriptors of an utterance, say one row every 10 or 20 ms.
struct FrameTable {
    std::vector<std::string> names;   ///< one an utterance, unique, as the file spells them
    FloatMatrix frames;               ///< T × D, all utterances one after the other; finite
    std::vector<std::size_t> offsets; ///< utterance i is rows offsets[i] .. offsets[i+1]−1, at least one
    std::filesystem::path source;
    std::string format; ///< e.g. "HDF5 /frames float32"

    std::size_t utterances() const { return names.size(); }
    std::size_t length(std::size_t utterance) const { return offsets[utterance + 1] - offsets[utterance]; }
    std::size_t columns() const { return frames.columns(); }
};

/// Reads HTK (a file an utterance, or a folder of those) or HDF5 with `frames` (T × D numbers), `offsets`
/// (N+1 whole numbers) and `filenames` or `names` (N texts). Raises InputError with file, dataset and element
/// for a missing dataset, other shapes or types, counts that do not meet, offsets that do not rise from 0 to
/// T (no frames say nothing), a name that stands twice, a value that is not finite; Stopped.
FrameTable readFrames(const std::filesystem::path& path, const Job& job = {});

class Hdf5File;
/// Whether the file has the datasets of frames, whatever is in them.
bool holdsFrames(const Hdf5File& file);

/// Frames joined with one attribute's labels.
struct FrameCorpus {
    FrameTable table;
    /// Names, labels and splits; `samples.features` has one column, the number of frames, and
    /// `samples.featureRow` is the utterance of `table`.
    Corpus samples;
};

/// Joins by name as joinCorpus does, with the same errors.
FrameCorpus joinFrames(FrameTable table, const LabelTable& labels, const std::string& attribute);

} // namespace deepmi
