#include "data/hdf5_file.h"
#include "data/hdf5_handle.h"

#include <numeric>
#include <type_traits>

namespace deepmi
{

struct Hdf5File::State : Hdf5State {
};

namespace
{

template <class T>
struct Hdf5Type;
template <>
struct Hdf5Type<float> {
    static hid_t file() { return H5T_IEEE_F32LE; }
    static hid_t memory() { return H5T_NATIVE_FLOAT; }
};
template <>
struct Hdf5Type<double> {
    static hid_t file() { return H5T_IEEE_F64LE; }
    static hid_t memory() { return H5T_NATIVE_DOUBLE; }
};
template <>
struct Hdf5Type<std::int32_t> {
    static hid_t file() { return H5T_STD_I32LE; }
    static hid_t memory() { return H5T_NATIVE_INT32; }
};
template <>
struct Hdf5Type<std::int64_t> {
    static hid_t file() { return H5T_STD_I64LE; }
    static hid_t memory() { return H5T_NATIVE_INT64; }
};
template <>
struct Hdf5Type<std::uint8_t> {
    static hid_t file() { return H5T_STD_U8LE; }
    static hid_t memory() { return H5T_NATIVE_UINT8; }
};

Hdf5Handle textType()
{
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

// Groups on the way are made one by one: those HDF5 makes by itself carry time stamps.
void makeGroups(const Hdf5State& state, const std::string& name)
{
    const Hdf5Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.get(), false);
    for (std::size_t end = name.find('/', 1); end != std::string::npos; end = name.find('/', end + 1)) {
        const std::string group = name.substr(0, end);
        if (state.exists(group))
            continue;
        const Hdf5Handle made(
            H5Gcreate2(state.file.get(), group.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
            H5Gclose);
        if (!made)
            state.fail(name, "the group " + group + " cannot be made: " + hdf5Reason());
    }
}

Hdf5Handle createDataset(const Hdf5State& state, const std::string& name, hid_t type,
                         const std::vector<std::size_t>& shape)
{
    makeGroups(state, name);
    const std::vector<hsize_t> lengths(shape.begin(), shape.end());
    const Hdf5Handle space(H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                           H5Sclose);
    const Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.get(), false);
    Hdf5Handle dataset(H5Dcreate2(state.file.get(), name.c_str(), type, space.get(), H5P_DEFAULT,
                                  properties.get(), H5P_DEFAULT),
                       H5Dclose);
    if (!dataset)
        state.fail(name, "cannot be made: " + hdf5Reason());
    return dataset;
}

void writeWhole(const Hdf5State& state, const std::string& name, Hdf5Handle dataset, hid_t type,
                const void* values)
{
    static const char nothing[16] = {};
    const bool good =
        H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values ? values : nothing) >= 0;
    if (!good || H5Dclose(dataset.release()) < 0)
        state.fail(name, "cannot be written, the disk may be full: " + hdf5Reason());
}

} // namespace

Hdf5File Hdf5File::create(const std::filesystem::path& path)
{
    startHdf5();
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_file_locking(access.get(), false, true);
    // A fixed version, so that equal contents are equal bytes whichever HDF5 writes them.
    H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    const Hdf5Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.get(), false);
    auto state = std::make_unique<State>();
    state->path = path;
    state->writing = true;
    state->file =
        Hdf5Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, properties.get(), access.get()), H5Fclose);
    if (!state->file)
        state->fail("", "cannot be written: " + hdf5Reason());
    return Hdf5File(std::move(state));
}

template <class T>
void Hdf5File::writeNumbers(const std::string& name, std::span<const T> values,
                            std::vector<std::size_t> shape)
{
    if (shape.empty())
        shape = {values.size()};
    if (std::accumulate(shape.begin(), shape.end(), std::size_t(1), std::multiplies<>()) != values.size())
        m_state->fail(name, "the shape does not fit its " + std::to_string(values.size()) + " values");
    writeWhole(*m_state, name, createDataset(*m_state, name, Hdf5Type<T>::file(), shape),
               Hdf5Type<T>::memory(), values.data());
}

void Hdf5File::write(const std::string& name, std::span<const float> values, std::vector<std::size_t> shape)
{
    writeNumbers(name, values, std::move(shape));
}

void Hdf5File::write(const std::string& name, std::span<const double> values, std::vector<std::size_t> shape)
{
    writeNumbers(name, values, std::move(shape));
}

void Hdf5File::write(const std::string& name, std::span<const std::int32_t> values,
                     std::vector<std::size_t> shape)
{
    writeNumbers(name, values, std::move(shape));
}

void Hdf5File::write(const std::string& name, std::span<const std::int64_t> values,
                     std::vector<std::size_t> shape)
{
    writeNumbers(name, values, std::move(shape));
}

void Hdf5File::write(const std::string& name, std::span<const std::uint8_t> values,
                     std::vector<std::size_t> shape)
{
    writeNumbers(name, values, std::move(shape));
}

void Hdf5File::write(const std::string& name, std::span<const std::string> values)
{
    const Hdf5Handle type = textType();
    std::vector<const char*> pointers;
    pointers.reserve(values.size());
    for (const auto& value : values)
        pointers.push_back(value.c_str());
    writeWhole(*m_state, name, createDataset(*m_state, name, type.get(), {values.size()}), type.get(),
               pointers.data());
}

void Hdf5File::createFloats(const std::string& name, std::size_t rows, std::size_t columns)
{
    createDataset(*m_state, name, H5T_IEEE_F32LE, {rows, columns});
}

void Hdf5File::writeFloatRows(const std::string& name, std::size_t first, std::size_t count,
                              const float* values)
{
    const Dataset description = describe(name);
    const Hdf5Handle dataset = m_state->openDataset(name);
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    if (description.shape.size() != 2 || first > description.shape[0] || count > description.shape[0] - first)
        m_state->fail(name, "these rows do not fit the dataset");
    const hsize_t start[2] = {first, 0};
    const hsize_t lengths[2] = {count, description.shape[1]};
    const Hdf5Handle memory(H5Screate_simple(2, lengths, nullptr), H5Sclose);
    if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, lengths, nullptr) < 0 ||
        H5Dwrite(dataset.get(), H5T_NATIVE_FLOAT, memory.get(), space.get(), H5P_DEFAULT, values) < 0)
        m_state->fail(name, "cannot be written, the disk may be full: " + hdf5Reason());
}

void Hdf5File::writeAttribute(const std::string& object, const std::string& key, const std::string& value)
{
    const Hdf5Handle type = textType();
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    if (H5Aexists_by_name(m_state->file.get(), object.c_str(), key.c_str(), H5P_DEFAULT) > 0)
        H5Adelete_by_name(m_state->file.get(), object.c_str(), key.c_str(), H5P_DEFAULT);
    const Hdf5Handle attribute(H5Acreate_by_name(m_state->file.get(), object.c_str(), key.c_str(), type.get(),
                                                 space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                               H5Aclose);
    const char* text = value.c_str();
    if (!attribute || H5Awrite(attribute.get(), type.get(), &text) < 0)
        m_state->fail(object, "the attribute " + key + " cannot be written: " + hdf5Reason());
}

} // namespace deepmi
