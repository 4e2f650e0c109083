#include "file_bytes.h"
#include "job/error.h"
#include "network/weight_files.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <bit>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace deepmi;

/// tests/golden/weights was written by PyTorch's and safetensors' own writers (tests/golden/make_weights.py).
class WeightFilesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    static std::filesystem::path golden(const std::string& name)
    {
        return test::ownGolden("weights/" + name);
    }

private Q_SLOTS:
    void everyTensorIsReadBitForBit()
    {
        std::ifstream file(golden("weights.json"));
        const auto expected = nlohmann::json::parse(file);
        QVERIFY(expected.size() >= 7);
        for (const auto& [name, tensors] : expected.items()) {
            const Weights weights = readWeights(golden(name));
            QCOMPARE(weights.size(), tensors.size());
            for (const NamedTensor& tensor : weights) {
                const std::string label = name + ": " + tensor.name;
                QVERIFY2(tensors.contains(tensor.name), label.c_str());
                const auto& wanted = tensors.at(tensor.name);
                QVERIFY2(tensor.shape == wanted.at("shape").get<std::vector<std::size_t>>(), label.c_str());
                const auto bits = wanted.at("bits").get<std::vector<std::uint32_t>>();
                QVERIFY2(tensor.values.size() == bits.size(), label.c_str());
                for (std::size_t i = 0; i < bits.size(); ++i)
                    QVERIFY2(std::bit_cast<std::uint32_t>(tensor.values[i]) == bits[i], label.c_str());
            }
        }
    }

    void namesComeInTheFilesOrder()
    {
        const Weights weights = readTorchWeights(golden("state_dict.pt"));
        QCOMPARE(weights.size(), std::size_t(4));
        QCOMPARE(weights[0].name, std::string("0.weight"));
        QCOMPARE(weights[1].name, std::string("0.bias"));
        QCOMPARE(weights[3].name, std::string("2.bias"));
    }

    void formatsAreToldApart()
    {
        QVERIFY(weightFormatOf(golden("views.pt")) == WeightFormat::Torch);
        QVERIFY(weightFormatOf(golden("refused_old.pt")) == WeightFormat::TorchOld);
        QVERIFY(weightFormatOf(golden("refused_script.pt")) == WeightFormat::TorchScript);
        QVERIFY(weightFormatOf(golden("all.safetensors")) == WeightFormat::Safetensors);
        const auto fixtures = std::filesystem::path(DEEPMI_SOURCE_DIR) / "tests" / "fixtures" / "features";
        for (const char* other : {"stored.npz", "array.npy", "version5.mat", "version73.mat"})
            QVERIFY2(!weightFormatOf(fixtures / other), other);
        VERIFY_RAISES(readWeights(fixtures / "stored.npz"), ErrorKind::BadInput, "stored.npz",
                      ".safetensors");
    }

    void whatCannotBeReadSaysWhatToDo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("pieces");
        const auto row = [](const char* file, const QStringList& pieces) {
            QTest::newRow(file) << QString::fromLatin1(file) << pieces;
        };
        row("refused_old.pt",
            {QStringLiteral("before PyTorch 1.6"), QStringLiteral("torch.save(torch.load(")});
        row("refused_script.pt", {QStringLiteral("TorchScript"), QStringLiteral("state_dict()")});
        row("refused_module.pt",
            {QStringLiteral("would run code"), QStringLiteral("torch.nn.modules.container.Sequential"),
             QStringLiteral("state_dict()")});
        row("refused_complex.pt", {QStringLiteral("torch.ComplexFloatStorage")});
        row("refused_protocol4.pt", {QStringLiteral("protocol 4, expected 2")});
        row("refused_no_tensors.pt", {QStringLiteral("no tensors")});
        row("refused_large.pt", {QStringLiteral("element 0"), QStringLiteral("float32")});
        row("refused_repeated.pt", {QStringLiteral("tensor a"), QStringLiteral(".contiguous()")});
        row("refused_packed.pt", {QStringLiteral("data/0"), QStringLiteral("torch.save packs nothing")});
    }
    void whatCannotBeReadSaysWhatToDo()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, pieces);
        try {
            readWeights(golden(file.toStdString()));
            QFAIL("it was read");
        } catch (const InputError& error) {
            const QString said = QString::fromUtf8(error.what());
            QVERIFY2(said.contains(file), error.what());
            for (const QString& piece : pieces)
                QVERIFY2(said.contains(piece), error.what());
        }
    }

    void safetensorsComeBack()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const Weights weights = {{"b", {2, 3}, {1, -2, 3e-45F, 4, 5, nan}},
                                 {"a.\"quoted\" \xC3\xA9", {0, 4}, {}},
                                 {"", {}, {7}},
                                 {"c", {1}, {-0.0F}}};
        const auto file = path("back.safetensors");
        writeWeights(weights, file);
        const Weights back = readSafetensors(file);
        QCOMPARE(back.size(), weights.size());
        for (const NamedTensor& tensor : weights) {
            const auto found = std::find_if(back.begin(), back.end(), [&](const NamedTensor& other) {
                return other.name == tensor.name;
            });
            QVERIFY(found != back.end());
            QVERIFY(found->shape == tensor.shape);
            QVERIFY(std::equal(tensor.values.begin(), tensor.values.end(), found->values.begin(),
                               found->values.end(), [](float a, float b) {
                                   return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
                               }));
        }
        // Data begin on a multiple of eight bytes, as the format's own writer has it.
        const std::string bytes = test::bytesOf(file);
        QCOMPARE(bytes.size() % 4, std::size_t(0));
        QCOMPARE(static_cast<unsigned char>(bytes[0]) % 8, 0);
    }

    void whatCannotBeWrittenIsSaid()
    {
        const Weights twice = {{"a", {1}, {1}}, {"a", {1}, {2}}};
        VERIFY_RAISES(writeSafetensors(twice, path("x.safetensors")), ErrorKind::Usage, "named a");
        VERIFY_RAISES(writeSafetensors({{"__metadata__", {1}, {1}}}, path("x.safetensors")), ErrorKind::Usage,
                      "__metadata__");
        VERIFY_RAISES(writeWeights({{"a", {1}, {1}}}, path("x.onnx")), ErrorKind::Usage, ".safetensors");
        VERIFY_RAISES(writeWeights({{"a", {1}, {1}}}, "/proc/none/x.safetensors"), ErrorKind::Failed,
                      "x.safetensors");
        QVERIFY(!std::filesystem::exists(path("x.safetensors")));
    }
};

QTEST_GUILESS_MAIN(WeightFilesTest)
#include "weight_files_test.moc"
