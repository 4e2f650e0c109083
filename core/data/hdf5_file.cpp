#include "data/hdf5_file.h"

#include "data/hdf5_handle.h"
#include "job/input_file.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>

namespace deepmi
{

struct Hdf5File::State : Hdf5State {
};

namespace
{

herr_t keepInnermost(unsigned depth, const H5E_error2_t* error, void* reason)
{
    if (depth == 0 && error->desc)
        *static_cast<std::string*>(reason) = error->desc;
    return 0;
}

std::string typeNameOf(hid_t type)
{
    const std::string bits = std::to_string(H5Tget_size(type) * 8);
    const std::string order =
        H5Tget_order(type) == H5T_ORDER_BE && H5Tget_size(type) > 1 ? " big-endian" : "";
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        return "float" + bits + order;
    case H5T_INTEGER:
        return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + bits + order;
    case H5T_ENUM:
        return "enum" + bits;
    case H5T_STRING:
        return "string";
    case H5T_COMPOUND:
        return "compound";
    case H5T_REFERENCE:
        return "reference";
    case H5T_VLEN:
        return "variable-length";
    default:
        return "other";
    }
}

Hdf5File::Type typeOf(hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        return Hdf5File::Type::Float;
    case H5T_INTEGER:
    case H5T_ENUM:
        return Hdf5File::Type::Integer;
    case H5T_STRING:
        return Hdf5File::Type::String;
    default:
        return Hdf5File::Type::Other;
    }
}

herr_t collectDataset(hid_t, const char* name, const H5O_info_t* info, void* names)
{
    if (info->type == H5O_TYPE_DATASET)
        static_cast<std::vector<std::string>*>(names)->push_back("/" + std::string(name));
    return 0;
}

// What HDF5 calls when a link leads to another file: an answer below 0 is an error to it.
herr_t refuseOtherFile(const char*, const char*, const char*, const char*, unsigned*, hid_t, void*)
{
    return -1;
}

Hdf5Handle withinOneFile()
{
    Hdf5Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose);
    H5Pset_elink_cb(access.get(), refuseOtherFile, nullptr);
    return access;
}

herr_t findOtherFile(hid_t, const char* name, const H5L_info_t* info, void* found)
{
    if (info->type == H5L_TYPE_SOFT || info->type == H5L_TYPE_HARD)
        return 0;
    *static_cast<std::string*>(found) = name;
    return 1;
}

// A file may say of a dataset that its values are in other files, any file at all: none is read that the
// person has not named.
void requireOwnValues(const Hdf5State& state, hid_t properties, const std::string& name)
{
    if (H5Pget_layout(properties) == H5D_VIRTUAL || H5Pget_external_count(properties) > 0)
        state.fail(name, "keeps its values in other files, which are not read; copy them into one file "
                         "(h5repack)");
}

// The size a file declares is believed only as far as its bytes can back it: one piece must be there whole,
// chunks may be compressed, but no filter in use makes more than some thousand bytes out of one. What HDF5
// says is stored stands in the file as well, so it is not believed beyond the file's own size.
void requireValues(const Hdf5State& state, hid_t dataset, const Hdf5File::Dataset& description)
{
    const Hdf5Handle type(H5Dget_type(dataset), H5Tclose);
    const double item = static_cast<double>(H5Tget_size(type.get()));
    const double declared = static_cast<double>(description.size()) * item;
    const double stored =
        static_cast<double>(std::min<std::uint64_t>(H5Dget_storage_size(dataset), state.fileSize));
    constexpr double small = 64e6;
    constexpr double largestRatio = 5000;
    const double most = small + largestRatio * stored;
    double chunk = item; // which is unpacked whole
    for (const std::size_t length : description.chunk)
        chunk *= static_cast<double>(length);
    const bool missing = description.chunk.empty() ? stored < declared : declared > most || chunk > most;
    if (missing)
        state.fail(description.name, "declares " + std::to_string(static_cast<long long>(declared)) +
                                         " bytes of values but only " +
                                         std::to_string(static_cast<long long>(stored)) +
                                         " are stored; it was never filled or the file is damaged");
}

std::string withoutPadding(const char* text, std::size_t size, H5T_str_t padding)
{
    std::string result(text, strnlen(text, size));
    if (padding == H5T_STR_SPACEPAD)
        result.erase(result.find_last_not_of(' ') + 1);
    return result;
}

// `read` is H5Dread or H5Aread bound to its object; both take the memory type and the buffer.
template <class Read>
std::vector<std::string> readTexts(hid_t fileType, hid_t space, std::size_t count, const Read& read,
                                   bool& good)
{
    std::vector<std::string> result;
    const Hdf5Handle type(H5Tcopy(fileType), H5Tclose);
    if (H5Tis_variable_str(fileType) > 0) {
        std::vector<char*> pointers(count, nullptr);
        good = read(type.get(), pointers.data()) >= 0;
        if (good)
            for (const char* pointer : pointers)
                result.emplace_back(pointer ? pointer : "");
        if (count > 0)
            H5Dvlen_reclaim(type.get(), space, H5P_DEFAULT, pointers.data());
        return result;
    }
    const std::size_t size = H5Tget_size(fileType);
    std::vector<char> bytes(count * size + 1);
    good = read(type.get(), bytes.data()) >= 0;
    for (std::size_t i = 0; good && i < count; ++i)
        result.push_back(withoutPadding(bytes.data() + i * size, size, H5Tget_strpad(fileType)));
    return result;
}

template <class T>
hid_t memoryType()
{
    if constexpr (std::is_same_v<T, float>)
        return H5T_NATIVE_FLOAT;
    else if constexpr (std::is_same_v<T, double>)
        return H5T_NATIVE_DOUBLE;
    else
        return H5T_NATIVE_INT64;
}

} // namespace

void startHdf5()
{
    // HDF5 1.10 does not look whether it was given the memory for its cache of a file: where there is none,
    // it is better known before.
    constexpr std::size_t cache = 1 << 20;
    ::operator delete(::operator new(cache));
    H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

std::string hdf5Reason()
{
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keepInnermost, &reason);
    // Of what the system refused HDF5 tells addresses and the name of the file that is being filled; what a
    // person can use is the system's own word.
    constexpr std::string_view mark = "errno = ";
    if (const std::size_t place = reason.find(mark); place != std::string::npos)
        if (const int number = std::atoi(reason.c_str() + place + mark.size()); number > 0)
            return std::strerror(number);
    return reason;
}

void Hdf5State::fail(const std::string& name, const std::string& message) const
{
    const std::string where = name.empty() ? "" : "dataset " + name;
    if (writing)
        throw Error(ErrorKind::Failed, message, path, where);
    throw InputError(path, where, message);
}

bool Hdf5State::exists(const std::string& name) const
{
    if (name.empty() || name == "/")
        return true;
    // H5Lexists fails, rather than says no, if a group on the way is missing.
    for (std::size_t end = name.find('/', 1); true; end = name.find('/', end + 1)) {
        const std::string part = name.substr(0, end);
        if (H5Lexists(file.get(), part.c_str(), accessList()) <= 0)
            return false;
        H5L_info_t link{};
        if (!writing && H5Lget_info(file.get(), part.c_str(), &link, accessList()) >= 0 &&
            link.type == H5L_TYPE_EXTERNAL)
            fail(part, "is a link to another file, which is not read; copy it into this one (h5repack)");
        if (H5Oexists_by_name(file.get(), part.c_str(), accessList()) <= 0)
            return false;
        if (end == std::string::npos)
            return true;
    }
}

Hdf5Handle Hdf5State::openDataset(const std::string& name) const
{
    if (!exists(name))
        fail(name, "there is no dataset of this name in the file");
    Hdf5Handle dataset(H5Dopen2(file.get(), name.c_str(), accessList()), H5Dclose);
    if (!dataset)
        fail(name, "cannot be opened as a dataset: " + hdf5Reason());
    if (!writing) {
        const Hdf5Handle properties(H5Dget_create_plist(dataset.get()), H5Pclose);
        if (!properties)
            fail(name, "cannot be described, the file is damaged: " + hdf5Reason());
        requireOwnValues(*this, properties.get(), name);
    }
    return dataset;
}

Hdf5File::Hdf5File(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Hdf5File::Hdf5File(Hdf5File&&) noexcept = default;
Hdf5File& Hdf5File::operator=(Hdf5File&&) noexcept = default;
Hdf5File::~Hdf5File() = default;

std::size_t Hdf5File::Dataset::size() const
{
    std::size_t elements = 1;
    for (const std::size_t length : shape)
        if (__builtin_mul_overflow(elements, length, &elements))
            throw InputError({}, "dataset " + name, "declares more elements than any memory holds");
    return elements;
}

Hdf5File Hdf5File::openForReading(const std::filesystem::path& path)
{
    const std::uint64_t fileSize = InputFile(path).size();
    startHdf5();
    if (H5Fis_hdf5(path.c_str()) <= 0)
        throw InputError(path, "", "this is not an HDF5 file (its signature is missing), expected .h5");
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    // Reading needs no lock, and many shared folders of servers cannot give one.
    H5Pset_file_locking(access.get(), false, true);
    auto state = std::make_unique<State>();
    state->path = path;
    state->fileSize = fileSize;
    state->access = withinOneFile();
    state->file = Hdf5Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose);
    if (!state->file)
        throw InputError(path, "",
                         "the HDF5 file cannot be opened, it is truncated or damaged: " + hdf5Reason());
    return Hdf5File(std::move(state));
}

std::vector<Hdf5File::Dataset> Hdf5File::datasets() const
{
    std::vector<std::string> names;
    if (H5Ovisit2(m_state->file.get(), H5_INDEX_NAME, H5_ITER_NATIVE, collectDataset, &names,
                  H5O_INFO_BASIC) < 0)
        m_state->fail("", "the list of datasets cannot be read, the file is damaged: " + hdf5Reason());
    std::sort(names.begin(), names.end());
    std::vector<Dataset> result;
    result.reserve(names.size());
    for (const auto& name : names)
        result.push_back(describe(name));
    return result;
}

void Hdf5File::requireSelfContained() const
{
    std::string link;
    if (H5Lvisit(m_state->file.get(), H5_INDEX_NAME, H5_ITER_NATIVE, findOtherFile, &link) < 0)
        m_state->fail("", "the list of links cannot be read, the file is damaged: " + hdf5Reason());
    if (!link.empty())
        m_state->fail(link, "is a link to another file, which is not read; copy it into this one");
    std::vector<std::string> names;
    if (H5Ovisit2(m_state->file.get(), H5_INDEX_NAME, H5_ITER_NATIVE, collectDataset, &names,
                  H5O_INFO_BASIC) < 0)
        m_state->fail("", "the list of datasets cannot be read, the file is damaged: " + hdf5Reason());
    for (const std::string& name : names)
        (void)m_state->openDataset(name);
}

bool Hdf5File::exists(const std::string& name) const
{
    return m_state->exists(name);
}

Hdf5File::Dataset Hdf5File::describe(const std::string& name) const
{
    const Hdf5Handle dataset = m_state->openDataset(name);
    const Hdf5Handle type(H5Dget_type(dataset.get()), H5Tclose);
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    const Hdf5Handle properties(H5Dget_create_plist(dataset.get()), H5Pclose);
    if (!type || !space || !properties)
        m_state->fail(name, "cannot be described, the file is damaged: " + hdf5Reason());
    Dataset description{
        name.starts_with('/') ? name : "/" + name, typeOf(type.get()), typeNameOf(type.get()), {}, {}};
    const int rank = H5Sget_simple_extent_ndims(space.get());
    if (H5Sget_simple_extent_type(space.get()) == H5S_NULL) {
        description.shape = {0};
    } else if (rank > 0) {
        std::vector<hsize_t> lengths(static_cast<std::size_t>(rank));
        H5Sget_simple_extent_dims(space.get(), lengths.data(), nullptr);
        description.shape.assign(lengths.begin(), lengths.end());
        if (H5Pget_layout(properties.get()) == H5D_CHUNKED &&
            H5Pget_chunk(properties.get(), rank, lengths.data()) == rank)
            description.chunk.assign(lengths.begin(), lengths.end());
    }
    return description;
}

void Hdf5File::requireStored(const std::string& name) const
{
    requireValues(*m_state, m_state->openDataset(name).get(), describe(name));
}

template <class T>
std::vector<T> Hdf5File::readNumbers(const std::string& name) const
{
    const Dataset description = describe(name);
    const bool whole = std::is_same_v<T, std::int64_t>;
    if (description.type != Type::Integer && (whole || description.type != Type::Float))
        m_state->fail(name, "holds " + description.typeName + " values, expected " +
                                (whole ? "whole numbers" : "numbers"));
    const Hdf5Handle dataset = m_state->openDataset(name);
    requireValues(*m_state, dataset.get(), description);
    std::vector<T> values(description.size());
    T nothing = 0;
    if (H5Dread(dataset.get(), memoryType<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                values.empty() ? &nothing : values.data()) < 0)
        m_state->fail(name, "cannot be read, the file is damaged or needs a filter that is not installed: " +
                                hdf5Reason());
    return values;
}

std::vector<float> Hdf5File::readFloats(const std::string& name) const
{
    return readNumbers<float>(name);
}

std::vector<double> Hdf5File::readDoubles(const std::string& name) const
{
    return readNumbers<double>(name);
}

std::vector<std::int64_t> Hdf5File::readIntegers(const std::string& name) const
{
    return readNumbers<std::int64_t>(name);
}

std::vector<std::string> Hdf5File::readStrings(const std::string& name) const
{
    const Dataset description = describe(name);
    if (description.type != Type::String)
        m_state->fail(name, "holds " + description.typeName + " values, expected text");
    const Hdf5Handle dataset = m_state->openDataset(name);
    requireValues(*m_state, dataset.get(), description);
    const Hdf5Handle type(H5Dget_type(dataset.get()), H5Tclose);
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    // Room to convert texts in: by itself HDF5 takes a megabyte for any few of them.
    const Hdf5Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose);
    H5Pset_buffer(transfer.get(), std::size_t{1} << 16, nullptr, nullptr);
    bool good = false;
    auto result = readTexts(
        type.get(), space.get(), description.size(),
        [&](hid_t memory, void* buffer) {
            return H5Dread(dataset.get(), memory, H5S_ALL, H5S_ALL, transfer.get(), buffer);
        },
        good);
    if (!good)
        m_state->fail(name, "cannot be read as text: " + hdf5Reason());
    return result;
}

void Hdf5File::readFloatRows(const std::string& name, std::size_t first, std::size_t count, float* out) const
{
    const Dataset description = describe(name);
    if (description.type != Type::Integer && description.type != Type::Float)
        m_state->fail(name, "holds " + description.typeName + " values, expected numbers");
    if (description.shape.size() != 2)
        m_state->fail(name, "has " + std::to_string(description.shape.size()) +
                                " dimensions, expected rows × columns");
    if (first > description.shape[0] || count > description.shape[0] - first)
        m_state->fail(name, "has " + std::to_string(description.shape[0]) + " rows, asked for rows " +
                                std::to_string(first) + " to " + std::to_string(first + count));
    const Hdf5Handle dataset = m_state->openDataset(name);
    requireValues(*m_state, dataset.get(), description);
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    const hsize_t start[2] = {first, 0};
    const hsize_t lengths[2] = {count, description.shape[1]};
    const Hdf5Handle memory(H5Screate_simple(2, lengths, nullptr), H5Sclose);
    if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, lengths, nullptr) < 0 ||
        H5Dread(dataset.get(), H5T_NATIVE_FLOAT, memory.get(), space.get(), H5P_DEFAULT, out) < 0)
        m_state->fail(name,
                      "rows " + std::to_string(first) + " to " + std::to_string(first + count) +
                          " cannot be read, the file is damaged or needs a filter that is not installed: " +
                          hdf5Reason());
}

bool Hdf5File::hasAttribute(const std::string& object, const std::string& key) const
{
    return m_state->exists(object) &&
           H5Aexists_by_name(m_state->file.get(), object.c_str(), key.c_str(), m_state->accessList()) > 0;
}

std::string Hdf5File::readAttribute(const std::string& object, const std::string& key) const
{
    const std::string where = "attribute " + key + " of " + object;
    if (!hasAttribute(object, key))
        throw InputError(m_state->path, where, "it is missing");
    const Hdf5Handle attribute(
        H5Aopen_by_name(m_state->file.get(), object.c_str(), key.c_str(), H5P_DEFAULT, m_state->accessList()),
        H5Aclose);
    const Hdf5Handle type(H5Aget_type(attribute.get()), H5Tclose);
    const Hdf5Handle space(H5Aget_space(attribute.get()), H5Sclose);
    if (!type || H5Tget_class(type.get()) != H5T_STRING || H5Sget_simple_extent_npoints(space.get()) != 1)
        throw InputError(m_state->path, where, "expected one text");
    if (H5Tis_variable_str(type.get()) <= 0 && H5Tget_size(type.get()) > m_state->fileSize)
        throw InputError(m_state->path, where, "declares a text longer than the file; the file is damaged");
    bool good = false;
    auto texts = readTexts(
        type.get(), space.get(), 1,
        [&](hid_t memory, void* buffer) { return H5Aread(attribute.get(), memory, buffer); }, good);
    if (!good)
        throw InputError(m_state->path, where, "cannot be read: " + hdf5Reason());
    return texts.front();
}

void Hdf5File::close()
{
    if (!m_state || !m_state->file)
        return;
    const hid_t file = m_state->file.release();
    const bool flushed = !m_state->writing || H5Fflush(file, H5F_SCOPE_GLOBAL) >= 0;
    const std::string reason = flushed ? "" : hdf5Reason();
    const bool closed = H5Fclose(file) >= 0;
    if (!flushed || !closed)
        m_state->fail("", "the file could not be written to the end, the disk may be full: " +
                              (flushed ? hdf5Reason() : reason));
}

} // namespace deepmi
