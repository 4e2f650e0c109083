#pragma once

#include "data/feature_table.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// One array of a file that may hold several (HDF5, .npz, MATLAB), as far as finding out what it is needs.
struct StoredArray {
    std::string name;
    std::string typeName; ///< e.g. "float32", "|S12", "cell"
    bool isNumber = false;
    bool isText = false;
    std::vector<std::size_t> shape;
    std::string problem; ///< why it cannot be read; "" if it can
};

/// Index of the two-dimensional array of numbers that holds the features: the one asked for, else the only
/// one, else the one with a usual name (features, X, data, ...). Raises InputError listing the candidates
/// with shapes.
std::size_t chooseFeatureArray(const std::vector<StoredArray>& arrays, const FeatureReadOptions& options,
                               const std::filesystem::path& path, const std::string& whatArraysAre);
/// Index of the array of text with one name a row: the one asked for, else one with a usual name and `rows`
/// elements, else the only one of `rows` elements; nullopt if there is none. Raises InputError if the one
/// asked for is not there or does not fit, or if several fit.
std::optional<std::size_t> chooseNameArray(const std::vector<StoredArray>& arrays,
                                           const FeatureReadOptions& options, std::size_t rows,
                                           const std::filesystem::path& path,
                                           const std::string& whatArraysAre);
/// The same for the names of the columns, which may be missing.
std::optional<std::size_t> chooseFeatureNameArray(const std::vector<StoredArray>& arrays, std::size_t columns,
                                                  std::optional<std::size_t> rowNames);

/// True for the usual headings of a column or array of sample names: name, file, filename, id, utterance ...
bool isNameHeading(const std::string& heading);

/// STEM_names.txt beside features whose format has no room for the names of its rows (.npy, .htk).
std::filesystem::path namesFileBeside(const std::filesystem::path& features);
/// Row names from a side file: options.namesFile, else STEM_names.txt or STEM.txt beside `path`. nullopt if
/// there is none. Raises InputError if the number of names is not `rows`.
std::optional<std::vector<std::string>> readSideNames(const std::filesystem::path& path,
                                                      const FeatureReadOptions& options, std::size_t rows);
/// The InputError of a file without row names, saying how to give them. `detail` says what was looked at.
[[noreturn]] void failWithoutNames(const std::filesystem::path& path, const FeatureReadOptions& options,
                                   std::size_t rows, const std::string& detail);

/// Names as a fixed width leaves them, without the blanks and zero bytes that fill it up.
void trimNames(std::vector<std::string>& names);

/// Raises InputError naming the name and both rows if one occurs twice, or the row of an empty one. `place`
/// says where row i stands; default "row i" counted from 1.
void requireUniqueNames(const std::vector<std::string>& names, const std::filesystem::path& path,
                        const std::function<std::string(std::size_t)>& place = {});

/// Raises InputError if the table has no row `row`: its rows were counted before they are read, and the file
/// has grown since.
void requireRoom(const FeatureTable& table, std::size_t row, const std::filesystem::path& path);

/// "800 × 6373".
std::string sizeText(const std::vector<std::size_t>& shape);

// The readers that readFeatures() chooses from, one file each.
FeatureTable readHdf5Features(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readNpyFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readNpzFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readMatlabFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readMatlabFolder(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readHtkFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readHtkFolder(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readArffFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);
FeatureTable readCsvFeatures(const std::filesystem::path&, const FeatureReadOptions&, const Job&);

// The writers that writeFeatures() chooses from. Each fills `temporary`; `path` is the file it will become.
void writeHdf5Features(const FeatureTable&, const std::filesystem::path& temporary, const Job&);
void writeNpyFeatures(const FeatureTable&, const std::filesystem::path& temporary, const Job&);
void writeNpzFeatures(const FeatureTable&, const std::filesystem::path& temporary, const Job&);
void writeMatlabFeatures(const FeatureTable&, const std::filesystem::path& temporary, const Job&);
void writeTextFeatures(const FeatureTable&, const std::filesystem::path& temporary, char separator,
                       const Job&);
void writeArffFeatures(const FeatureTable&, const std::filesystem::path& temporary, const Job&);
void writeHtkFeatures(const FeatureTable&, const std::filesystem::path& temporary, const Job&);

} // namespace deepmi
