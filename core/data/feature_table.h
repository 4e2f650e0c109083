#pragma once

#include "data/float_matrix.h"
#include "data/option_words.h"
#include "job/job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// One row of features a sample (utterance, sentence): the functionals or a pooled embedding.
struct FeatureTable {
    std::vector<std::string> names;        ///< one a row, unique, as the file spells them
    std::vector<std::string> featureNames; ///< one a column, or empty where the file has none
    FloatMatrix values;                    ///< rows × columns, float32; non-finite values are kept as read
    std::filesystem::path source;          ///< where it came from
    std::string format;                    ///< e.g. "HDF5 /features float32"

    std::size_t rows() const { return values.rows(); }
    std::size_t columns() const { return values.columns(); }
};

/// How to read a feature file where its own layout leaves a choice. Empty = find out.
struct FeatureReadOptions {
    std::string dataset;             ///< HDF5 dataset, .npz array or MATLAB variable with the features
    std::string namesDataset;        ///< the same for the row names
    std::filesystem::path namesFile; ///< text file with one row name a line (.npy has no names of its own)
    FeatureOptionWords words;
};

/// Reads any supported file or folder, the format told from its content first and its extension second:
/// HDF5, .npy, .npz, MATLAB 4/5/7.3, HTK, a folder of one .mat or .htk a sample, openSMILE CSV, ARFF,
/// CSV/TSV. Raises InputError (missing, truncated, wrong magic, ragged, duplicate names, a text where a
/// number belongs, ambiguous dataset: the message lists the candidates) and Stopped.
FeatureTable readFeatures(const std::filesystem::path& path, const FeatureReadOptions& options = {},
                          const Job& job = {});

/// Writes by extension: .h5/.hdf5 (datasets features, filenames, feature_names), .npz (features, filenames),
/// .npy and .htk (USER, a frame a row) with the names in NAME_names.txt beside them, .csv and .tsv (first
/// column name), .arff, .mat (MATLAB 5). Raises UsageError for another extension and for what the format
/// cannot hold, Failed, Stopped.
void writeFeatures(const FeatureTable& table, const std::filesystem::path& path, const Job& job = {});

} // namespace deepmi
