// NumPy .npy: features of three rows, and any array as numbers, whole numbers and texts.

#include "harness.h"

#include "data/feature_layout.h"
#include "data/numpy_file.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::side = {"/nowhere/input_names.txt", "a\nb\nc\n"};
    return fuzz::run(bytes, size, ".npy", [](const std::filesystem::path& path) {
        FeatureReadOptions options;
        options.namesFile = fuzz::side.path;
        try {
            (void)readNpyFeatures(path, options, {});
        } catch (const InputError&) {
            // Fewer arrays are features than are arrays: what follows reads any.
        }
        const NumpyArray array = readNpy(path);
        for (const auto& read : {+[](const NumpyArray& a) { (void)a.toDoubles("f"); },
                                 +[](const NumpyArray& a) { (void)a.toIntegers("f"); },
                                 +[](const NumpyArray& a) { (void)a.toStrings("f"); }})
            try {
                read(array);
            } catch (const InputError&) {
            }
    });
}
