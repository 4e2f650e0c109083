#include "job/error.h"
#include "network/deep_emo_cluster_shape.h"
#include "network/weight_files.h"
#include "pretrain/initial_weights.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <functional>
#include <limits>

using namespace deepmi;

namespace
{

constexpr std::size_t features = 3, clusters = 4;

/// A whole network for 3 features and 4 clusters; every value tells which parameter it is of.
Weights network(const std::string& prefix = {})
{
    Weights weights;
    for (const ParameterShape& shape : deepEmoClusterShapes(features, clusters)) {
        std::size_t count = 1;
        for (const std::size_t size : shape.sizes)
            count *= size;
        weights.push_back({prefix + shape.name, shape.sizes,
                           std::vector<float>(count, static_cast<float>(weights.size()))});
    }
    return weights;
}

Weights without(Weights weights, const std::function<bool(const std::string&)>& dropped)
{
    std::erase_if(weights, [&](const NamedTensor& tensor) { return dropped(tensor.name); });
    return weights;
}

/// Keeps the warnings.
struct Said final : Progress {
    std::vector<std::string> warnings;
    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override { warnings.push_back(message); }
};

} // namespace

class InitialWeightsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Said m_said;

    std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "model.safetensors";
    }
    GivenWeights read(const Weights& weights, std::size_t d = features, std::size_t k = clusters)
    {
        writeSafetensors(weights, file());
        m_said.warnings.clear();
        return readInitialWeights(file(), d, k, Job(m_said));
    }

private Q_SLOTS:
    /// The shapes are those of the authors' published code for 6373 features: see method.md.
    void theShapesAreThoseOfTheNetwork()
    {
        const auto shapes = deepEmoClusterShapes(6373, 50);
        QCOMPARE(shapes.size(), std::size_t(38));
        QCOMPARE(shapes[0].name, std::string("dnn_features.0.weight"));
        QVERIFY(shapes[0].sizes == std::vector<std::size_t>({1024, 6373}));
        QCOMPARE(shapes[29].name, std::string("dnn_features.11.dense2.bias"));
        QVERIFY(shapes[29].sizes == std::vector<std::size_t>({256}));
        QCOMPARE(shapes[32].name, std::string("top_layer_class.weight"));
        QVERIFY(shapes[32].sizes == std::vector<std::size_t>({50, 256}));
        QCOMPARE(shapes[36].name, std::string("emo_regressor.2.weight"));
        QVERIFY(shapes[36].sizes == std::vector<std::size_t>({1, 256}));
        QVERIFY(shapes[29].part == NetworkPart::Extractor && shapes[30].part == NetworkPart::Classifier &&
                shapes[33].part == NetworkPart::Classifier && shapes[34].part == NetworkPart::Regressor);
    }

    void aWholeNetworkIsTakenWhole()
    {
        const GivenWeights initial = read(network());
        QVERIFY(m_said.warnings.empty());
        QCOMPARE(initial.source, std::string("model.safetensors"));
        QCOMPARE(initial.weights.size(), std::size_t(38));
        for (std::size_t i = 0; i < initial.weights.size(); ++i) {
            QCOMPARE(initial.weights[i].name, network()[i].name);
            QVERIFY(initial.weights[i].values == network()[i].values);
        }
    }

    void prefixesAreTakenOff_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char* prefix : {"module.", "state_dict.", "state_dict.module.", "model_state_dict."})
            QTest::newRow(prefix) << QString::fromLatin1(prefix);
    }
    void prefixesAreTakenOff()
    {
        QFETCH(QString, prefix);
        const GivenWeights plain = read(network()), prefixed = read(network(prefix.toStdString()));
        QVERIFY(m_said.warnings.empty());
        QCOMPARE(prefixed.hash, plain.hash);
        QCOMPARE(prefixed.weights.front().name, std::string("dnn_features.0.weight"));
    }

    void anotherNetworksHashDiffers()
    {
        Weights changed = network();
        changed.back().values.back() += 1;
        QVERIFY(read(changed).hash != read(network()).hash);
    }

    void missingHeadsAreDrawnWithAWarning()
    {
        const GivenWeights noTop = read(
            without(network(), [](const std::string& name) { return name.starts_with("top_layer_class"); }));
        QCOMPARE(noTop.weights.size(), std::size_t(36));
        QCOMPARE(m_said.warnings.size(), std::size_t(1));
        QVERIFY(m_said.warnings[0].find("top_layer_class.weight, top_layer_class.bias") != std::string::npos);
        const GivenWeights only = read(
            without(network(), [](const std::string& name) { return !name.starts_with("dnn_features"); }));
        QCOMPARE(only.weights.size(), std::size_t(30));
        QVERIFY(m_said.warnings[0].find("emo_regressor.0.weight") != std::string::npos);
        QVERIFY(m_said.warnings[0].find("and 2 more") != std::string::npos);
    }

    void anExtractorThatIsNotWholeIsRefused()
    {
        VERIFY_RAISES(
            read(without(network(),
                         [](const std::string& name) { return name == "dnn_features.6.dense2.bias"; })),
            ErrorKind::BadInput, "model.safetensors", "lacks", "dnn_features.6.dense2.bias");
        VERIFY_RAISES(read({{"conv.weight", {1}, {1}}}), ErrorKind::BadInput, "dnn_features.0.weight",
                      "conv.weight");
    }

    void otherWidthsAreListed()
    {
        VERIFY_RAISES(read(network(), 5), ErrorKind::BadInput, "5 features",
                      "dnn_features.0.weight [1024, 3] instead of [1024, 5]");
        VERIFY_RAISES(read(network(), features, 7), ErrorKind::BadInput, "7 clusters",
                      "top_layer_class.weight [4, 256] instead of [7, 256]",
                      "top_layer_class.bias [4] instead of [7]", "--clusters");
    }

    void whatTheNetworkDoesNotHaveIsPassedOver()
    {
        Weights more = network();
        more.push_back({"optimizer.state.0.exp_avg", {1}, {1}});
        QCOMPARE(read(more).weights.size(), std::size_t(38));
        QCOMPARE(m_said.warnings.size(), std::size_t(1));
        QVERIFY(m_said.warnings[0].find("optimizer.state.0.exp_avg") != std::string::npos);
    }

    void valuesThatAreNoNumbersAreRefused()
    {
        Weights odd = network();
        odd[1].values[3] = std::numeric_limits<float>::quiet_NaN();
        VERIFY_RAISES(read(odd), ErrorKind::BadInput, "dnn_features.0.bias", "element 3", "finite");
    }

    void twoNetworksAreToldApart()
    {
        Weights both = network("student.");
        for (NamedTensor& tensor : network("teacher."))
            both.push_back(std::move(tensor));
        VERIFY_RAISES(read(both), ErrorKind::BadInput, "student.", "teacher.");
        for (NamedTensor& tensor : network("state_dict."))
            both.push_back(std::move(tensor));
        QCOMPARE(read(both).weights.size(), std::size_t(38));
    }
};

QTEST_GUILESS_MAIN(InitialWeightsTest)
#include "initial_weights_test.moc"
