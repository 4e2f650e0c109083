#include "job/error.h"
#include "network/weights.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <ATen/ATen.h>
#include <fstream>
#include <torch/csrc/jit/serialization/pickle.h>

using namespace deepmi;

namespace
{

Weights example()
{
    return {{"layer.weight", {2, 3}, {1, 2, 3, 4, 5, 6}}, {"layer.bias", {2}, {-1, .5F}}};
}

std::vector<char> bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class TorchWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Read back by LibTorch's own unpickler.
    void valuesShapesAndNamesComeBack()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "weights.pt";
        writeTorchWeights(example(), path);
        const at::IValue value = torch::jit::pickle_load(bytesOf(path));
        const auto dictionary = value.toGenericDict();
        QCOMPARE(dictionary.size(), std::size_t(2));
        const at::Tensor weight = dictionary.at("layer.weight").toTensor();
        QVERIFY(weight.sizes() == at::IntArrayRef({2, 3}));
        QVERIFY(at::equal(weight, at::arange(1, 7, at::kFloat).view({2, 3})));
        QCOMPARE(dictionary.at("layer.bias").toTensor()[1].item<float>(), .5F);
    }

    /// torch.load(weights_only=True) takes a dictionary of tensors and nothing that names another function.
    void thePickleNamesNoFunctionThatTorchLoadRefuses()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "weights.pt";
        writeTorchWeights(example(), path);
        const std::vector<char> bytes = bytesOf(path);
        const std::string text(bytes.begin(), bytes.end());
        QVERIFY(text.find("torch._utils\n_rebuild_tensor_v2") != std::string::npos);
        QVERIFY(text.find("restore_type_tag") == std::string::npos);
    }

    void anUnwritableFolderIsAFailure()
    {
        VERIFY_RAISES(writeTorchWeights(example(), "/proc/none/weights.pt"), ErrorKind::Failed, "weights.pt");
    }
};

QTEST_GUILESS_MAIN(TorchWeights)
#include "torch_weights_learning_test.moc"
