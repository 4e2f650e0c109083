#pragma once

#include "data/feature_layout.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// A MATLAB file (4, 5 to 7, 7.3) opened for reading through matio; variables of a 7.3 file whose class matio
/// cannot tell, since another program has written them, through HDF5 (matlab_datasets.h). What matio prints
/// becomes part of the InputError that every failure raises; a file that ends before its last variable is
/// refused at once.
class MatlabFile
{
public:
    explicit MatlabFile(const std::filesystem::path& path);
    ~MatlabFile();
    MatlabFile(const MatlabFile&) = delete;
    MatlabFile& operator=(const MatlabFile&) = delete;

    /// Its variables; a cell of texts and a matrix of characters count as text with one element a row.
    const std::vector<StoredArray>& variables() const { return m_variables; }
    /// "MATLAB 5", "MATLAB 7.3", "MATLAB 4".
    std::string version() const;
    /// A two-dimensional variable of real numbers as a matrix of its own shape.
    FloatMatrix readMatrix(const StoredArray& variable, const Job& job) const;
    /// The texts of a cell or of the rows of a character matrix, blanks at their ends removed.
    std::vector<std::string> readTexts(const StoredArray& variable) const;

private:
    void takeDatasets();
    std::optional<std::vector<std::string>> readOwnTexts(const StoredArray& variable) const;
    /// What `read` gives while matio has the file closed.
    template <class Read>
    auto withoutMatio(const Read& read) const;

    struct State;
    std::filesystem::path m_path;
    std::unique_ptr<State> m_state;
    std::vector<StoredArray> m_variables;
};

/// Raises InputError if the file is no MATLAB file or ends inside a variable.
void requireWholeMatlabFile(const std::filesystem::path& path);

} // namespace deepmi
