#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace deepmi
{

/// A thin owner of one open HDF5 file: typed reads and writes of whole datasets and of row ranges. Every
/// failure is an InputError (reading) or Error(Failed) (writing) that names file and dataset. HDF5's own
/// error printing is off. No other file is read, whatever links, external or virtual datasets say: those are
/// refused. Written files carry no time stamps, so that equal contents are equal bytes. Not
/// thread-safe.
class Hdf5File
{
public:
    enum class Type { Float, Integer, String, Other };
    struct Dataset {
        std::string name; ///< absolute, e.g. "/features"
        Type type = Type::Other;
        std::string typeName;           ///< e.g. "float32"
        std::vector<std::size_t> shape; ///< empty for a scalar
        std::vector<std::size_t> chunk; ///< shape of a chunk; empty where the values lie in one piece
        std::size_t size() const;       ///< number of elements
    };

    static Hdf5File openForReading(const std::filesystem::path& path);
    static Hdf5File create(const std::filesystem::path& path);
    Hdf5File(Hdf5File&&) noexcept;
    Hdf5File& operator=(Hdf5File&&) noexcept;
    ~Hdf5File();

    /// Raises InputError if any link or dataset of the file leads to another file, for those who let another
    /// library read it.
    void requireSelfContained() const;
    /// Every dataset of the file, groups walked through, in name order.
    std::vector<Dataset> datasets() const;
    bool exists(const std::string& name) const;
    Dataset describe(const std::string& name) const;

    /// Raises InputError if fewer bytes are stored than the dataset's shape needs, so that a caller can
    /// believe the shape before it asks for memory. The reading functions check the same.
    void requireStored(const std::string& name) const;

    /// Whole datasets, converted by HDF5 where the stored type differs; raises if the type cannot be
    /// converted.
    std::vector<float> readFloats(const std::string& name) const;
    std::vector<double> readDoubles(const std::string& name) const;
    std::vector<std::int64_t> readIntegers(const std::string& name) const;
    /// Fixed- or variable-length strings, padding removed.
    std::vector<std::string> readStrings(const std::string& name) const;
    /// The name of the dataset that each object reference of a dataset leads to; "" for one that leads to
    /// none in this file.
    std::vector<std::string> referencedDatasets(const std::string& name) const;
    /// Rows first .. first+count-1 of a dataset of two dimensions into `out` (count × columns floats).
    void readFloatRows(const std::string& name, std::size_t first, std::size_t count, float* out) const;

    /// `shape` multiplies to values.size(). Groups on the way are made. An empty shape means {values.size()}.
    void write(const std::string& name, std::span<const float> values, std::vector<std::size_t> shape = {});
    void write(const std::string& name, std::span<const double> values, std::vector<std::size_t> shape = {});
    void write(const std::string& name, std::span<const std::int32_t> values,
               std::vector<std::size_t> shape = {});
    void write(const std::string& name, std::span<const std::int64_t> values,
               std::vector<std::size_t> shape = {});
    void write(const std::string& name, std::span<const std::uint8_t> values,
               std::vector<std::size_t> shape = {});
    /// Variable-length UTF-8.
    void write(const std::string& name, std::span<const std::string> values);
    /// A float32 dataset to be filled by writeFloatRows, for tables too large to be written without a pause.
    void createFloats(const std::string& name, std::size_t rows, std::size_t columns);
    /// Rows first .. first+count-1 of a dataset made by createFloats.
    void writeFloatRows(const std::string& name, std::size_t first, std::size_t count, const float* values);

    /// Text attributes of a dataset or group ("/" is the root).
    void writeAttribute(const std::string& object, const std::string& key, const std::string& value);
    /// Raises InputError if it is not there.
    std::string readAttribute(const std::string& object, const std::string& key) const;
    bool hasAttribute(const std::string& object, const std::string& key) const;

    /// Flushes and closes; raises Error(Failed) if the disk would not take it (the destructor stays silent).
    void close();

private:
    struct State;
    template <class T>
    void writeNumbers(const std::string& name, std::span<const T> values, std::vector<std::size_t> shape);
    template <class T>
    std::vector<T> readNumbers(const std::string& name) const;
    explicit Hdf5File(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace deepmi
