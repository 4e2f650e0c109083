#include "job/atomic_file.h"
#include "job/error.h"
#include "network/learning_functions_torch.h"

#include <ATen/ATen.h>
#include <torch/csrc/jit/serialization/pickle.h>

namespace deepmi::learning
{

void writeTorchWeights(const Weights& weights, const std::filesystem::path& path)
{
    c10::Dict<std::string, at::Tensor> dictionary;
    for (const NamedTensor& tensor : weights) {
        const std::vector<std::int64_t> sizes(tensor.shape.begin(), tensor.shape.end());
        dictionary.insert(tensor.name,
                          at::from_blob(const_cast<float*>(tensor.values.data()), sizes, at::kFloat).clone());
    }
    const std::vector<char> bytes = torch::jit::pickle_save(dictionary);
    writeFileAtomically(path, {bytes.data(), bytes.size()});
}

} // namespace deepmi::learning
