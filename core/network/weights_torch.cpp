#include "job/atomic_file.h"
#include "job/error.h"
#include "learning/learning_functions_torch.h"

#include <ATen/ATen.h>
#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/serialization/pickler.h>

namespace deepmi
{

namespace
{

/// The dictionary as a pickle without type tags: those name a function that torch.load refuses unless it is
/// told to trust the file. `tensors` receives the tensors in the order in which the pickle names them.
std::vector<char> pickled(const c10::Dict<std::string, at::Tensor>& dictionary,
                          std::vector<at::Tensor>& tensors)
{
    std::vector<char> bytes;
    torch::jit::Pickler pickler(
        [&](const char* data, std::size_t count) { bytes.insert(bytes.end(), data, data + count); }, nullptr,
        nullptr, nullptr, nullptr, /*tag_aggregates=*/false);
    pickler.protocol();
    pickler.pushIValue(dictionary);
    pickler.stop();
    tensors = pickler.tensorData();
    return bytes;
}

} // namespace

namespace learning
{

void writeTorchWeights(const Weights& weights, const std::filesystem::path& path)
{
    c10::Dict<std::string, at::Tensor> dictionary;
    for (const NamedTensor& tensor : weights) {
        const std::vector<std::int64_t> sizes(tensor.shape.begin(), tensor.shape.end());
        dictionary.insert(tensor.name,
                          at::from_blob(const_cast<float*>(tensor.values.data()), sizes, at::kFloat).clone());
    }
    std::vector<at::Tensor> tensors;
    const std::vector<char> pickle = pickled(dictionary, tensors);
    std::string archive;
    caffe2::serialize::PyTorchStreamWriter writer([&](const void* data, std::size_t count) {
        archive.append(static_cast<const char*>(data), count);
        return count;
    });
    writer.writeRecord("data.pkl", pickle.data(), pickle.size());
    for (std::size_t i = 0; i < tensors.size(); ++i)
        writer.writeRecord("data/" + std::to_string(i), tensors[i].data_ptr(), tensors[i].nbytes());
    writer.writeEndOfFile();
    writeFileAtomically(path, archive);
}

} // namespace learning

} // namespace deepmi
