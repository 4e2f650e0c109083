#include "data/hdf5_file.h"
#include "data/hdf5_handle.h"

#include <unordered_map>

namespace deepmi
{

struct Hdf5File::State : Hdf5State {
};

namespace
{

using NamesByAddress = std::unordered_map<haddr_t, std::string>;

herr_t collectAddress(hid_t, const char* name, const H5O_info_t* info, void* names)
{
    if (info->type == H5O_TYPE_DATASET)
        static_cast<NamesByAddress*>(names)->emplace(info->addr, "/" + std::string(name));
    return 0;
}

} // namespace

// A reference to an object is its address. HDF5's own way to its name walks through the file for each.
std::vector<std::string> Hdf5File::referencedDatasets(const std::string& name) const
{
    const Dataset description = describe(name);
    const Hdf5Handle dataset = m_state->openDataset(name);
    const Hdf5Handle type(H5Dget_type(dataset.get()), H5Tclose);
    if (H5Tequal(type.get(), H5T_STD_REF_OBJ) <= 0)
        m_state->fail(name, "holds " + description.typeName + " values, expected references to objects");
    requireStored(name);
    std::vector<hobj_ref_t> addresses(description.size());
    if (!addresses.empty() &&
        H5Dread(dataset.get(), H5T_STD_REF_OBJ, H5S_ALL, H5S_ALL, H5P_DEFAULT, addresses.data()) < 0)
        m_state->fail(name, "cannot be read, the file is damaged: " + hdf5Reason());
    NamesByAddress names;
    if (H5Ovisit2(m_state->file.get(), H5_INDEX_NAME, H5_ITER_NATIVE, collectAddress, &names,
                  H5O_INFO_BASIC) < 0)
        m_state->fail("", "the list of datasets cannot be read, the file is damaged: " + hdf5Reason());
    std::vector<std::string> result;
    result.reserve(addresses.size());
    for (const hobj_ref_t address : addresses) {
        const auto found = names.find(address);
        result.push_back(found == names.end() ? std::string() : found->second);
    }
    return result;
}

} // namespace deepmi
