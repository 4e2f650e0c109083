// The pickle inside a .pt, which is never run.

#include "harness.h"

#include "network/pickle_machine.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".pkl", [](const std::filesystem::path& path) {
        const PickledObject object = readPickle(fuzz::input.bytes, path);
        if (object.values.size() > mostPickledValues || object.root >= object.values.size())
            __builtin_trap();
        for (const PickledValue& value : object.values)
            for (const std::uint32_t item : value.items)
                if (item >= object.values.size())
                    __builtin_trap();
        for (const PickledTensor& tensor : object.tensors)
            if (tensor.storage >= object.storages.size() || tensor.shape.size() != tensor.strides.size())
                __builtin_trap();
    });
}
