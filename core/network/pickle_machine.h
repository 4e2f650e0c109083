#pragma once

#include "network/element_type.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

/// Where a tensor's elements are: a member of the archive, `count` elements of it in all.
struct PickledStorage {
    std::string key; ///< the member is data/KEY
    ElementType type = ElementType::Float32;
    std::uint64_t count = 0;
};

/// A view into a storage, in elements. Its farthest element lies within the storage.
struct PickledTensor {
    std::size_t storage = 0; ///< index into PickledObject::storages
    std::uint64_t offset = 0;
    std::vector<std::uint64_t> shape, strides;
};

/// One value of a pickle. Values refer to each other by their index, so that neither a cycle nor a million
/// values inside each other can take the stack or memory along.
struct PickledValue {
    enum class Kind {
        Nothing,
        Bool,
        Integer,
        Number,
        Text,
        Tuple,
        List,
        Dictionary,
        Global,
        Storage,
        Tensor
    };
    Kind kind = Kind::Nothing;
    std::int64_t integer = 0; ///< of Bool and Integer; of Storage and Tensor the index of what it is
    double number = 0;
    std::string text;                 ///< of Text; of Global "module.name"
    std::vector<std::uint32_t> items; ///< of Tuple and List; of a Dictionary key, value, key, value ...
};

struct PickledObject {
    std::vector<PickledValue> values;
    std::vector<PickledStorage> storages;
    std::vector<PickledTensor> tensors;
    std::uint32_t root = 0; ///< index of the outermost value
};

/// Reads the pickle that torch.save writes of tensors in dictionaries, lists and tuples, with texts and
/// numbers among them. Nothing is executed: of all that a pickle can call, `torch._utils._rebuild_tensor_v2`,
/// `torch._utils._rebuild_parameter` and `collections.OrderedDict` are known for what they make and the
/// storage types of `torch` for their element types; anything else is refused by its name. The state that
/// torch leaves with an OrderedDict (`_metadata`) is passed over.
///
/// Raises InputError with the byte for whatever is not such a pickle of protocol 2: cut short, an unknown
/// instruction, one that does not find what it needs on the stack, more than mostPickledValues values or
/// mostPickledTensors tensors, a tensor that reaches outside of its storage. No allocation follows from a
/// number that merely stands in the file.
PickledObject readPickle(std::string_view pickle, const std::filesystem::path& path);

inline constexpr std::size_t mostPickledValues = 500'000;
inline constexpr std::size_t mostPickledTensors = 100'000;
inline constexpr std::size_t mostTensorDimensions = 16;

} // namespace deepmi
