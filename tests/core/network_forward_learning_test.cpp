#include "data/numpy_file.h"
#include "job/error.h"
#include "network/curriculum_regressor_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/losses_torch.h"
#include "network/runtime_torch.h"
#include "test_data.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace deepmi;

namespace
{

constexpr std::int64_t rows = 4, features = 6373;

/// The weights of the golden folder's README: a hash of index and parameter number.
void setWeights(ParameterStore& store)
{
    for (std::size_t i = 0; i < store.size(); ++i) {
        const at::Tensor& value = store.value(i);
        const double scale = value.dim() == 2 ? std::sqrt(24.0 / static_cast<double>(value.size(1))) : .2;
        at::Tensor host = at::empty(value.sizes(), at::kFloat);
        for (std::int64_t k = 0; k < host.numel(); ++k) {
            std::uint64_t h = (static_cast<std::uint64_t>(k) * 2654435761u + i * 0x9E3779B9u) & 0xFFFFFFFFu;
            h ^= h >> 16;
            h = (h * 0x85EBCA6Bu) & 0xFFFFFFFFu;
            h ^= h >> 13;
            h = (h * 0xC2B2AE35u) & 0xFFFFFFFFu;
            h ^= h >> 16;
            host.data_ptr<float>()[k] =
                static_cast<float>((static_cast<double>(h) / 4294967296.0 - .5) * scale);
        }
        store.value(i).copy_(host);
    }
}

at::Tensor input()
{
    at::Tensor tensor = at::empty({rows, features}, at::kFloat);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(1.5 * std::sin(.013 * static_cast<double>(i)));
    return tensor;
}

/// Largest difference relative to the largest magnitude: the golden pass is in double, ours in float32.
double relativeError(const at::Tensor& value, const std::vector<double>& expected)
{
    const at::Tensor flat = value.to(at::kDouble).flatten();
    double worst = 0, largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        worst = std::max(worst, std::abs(flat[static_cast<std::int64_t>(i)].item<double>() - expected[i]));
        largest = std::max(largest, std::abs(expected[i]));
    }
    return worst / largest;
}

} // namespace

/// Expected values: the golden folder's double forward pass of the authors' networks, dropout off.
class NetworkForward : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

    static std::vector<double> golden(const char* name)
    {
        return readNpzArray(test::golden("net_forward.npz"), name).toDoubles();
    }

private Q_SLOTS:
    void featureExtractorAndHeadsEqualGolden()
    {
        REQUIRE_GOLDEN("net_forward.npz");
        DeepEmoCluster network(features, 50, rows, at::kCPU);
        setWeights(network.parameters());
        const at::Tensor h = network.embed(input(), nullptr);
        QVERIFY(relativeError(h, golden("phi")) < 2e-5);
        QVERIFY(relativeError(network.classify(h), golden("cluster_logits")) < 2e-5);
        QVERIFY(relativeError(network.regress(h), golden("emo")) < 2e-5);
    }

    void parameterNamesAndShapesAreTheAuthors()
    {
        REQUIRE_GOLDEN("net_params.json");
        std::ifstream file(test::golden("net_params.json"));
        const auto json = nlohmann::json::parse(file);
        const auto check = [](const ParameterStore& store, const nlohmann::json& expected) {
            QCOMPARE(store.size(), expected.size());
            for (std::size_t i = 0; i < store.size(); ++i) {
                QCOMPARE(QString::fromStdString(store.name(i)),
                         QString::fromStdString(expected[i][0].get<std::string>()));
                QCOMPARE(store.value(i).sizes().vec(), expected[i][1].get<std::vector<std::int64_t>>());
            }
        };
        check(DeepEmoCluster(features, 50, rows, at::kCPU).parameters(), json["resnet"]);
        check(CurriculumRegressor(features, 512, rows, at::kCPU).parameters(), json["theta"]);
    }

    void authorsRegressorWithoutFirstReluEqualsGolden()
    {
        REQUIRE_GOLDEN("net_forward.npz");
        CurriculumRegressor network(features, 512, rows, at::kCPU, false);
        setWeights(network.parameters());
        QVERIFY(relativeError(network.forward(input(), nullptr), golden("theta")) < 2e-5);
    }

    void ourRegressorHasAReluAfterItsFirstLayer()
    {
        CurriculumRegressor ours(31, 16, rows, at::kCPU), theirs(31, 16, rows, at::kCPU, false);
        Random random(1), same(1);
        ours.parameters().initialise(random);
        theirs.parameters().initialise(same);
        const at::Tensor x = at::ones({rows, 31});
        const ParameterStore& p = ours.parameters();
        at::Tensor expected = x;
        for (std::size_t i = 0; i < 8; i += 2) {
            expected = at::addmm(p.value(i + 1), expected, p.value(i).t());
            if (i < 6)
                expected = expected.relu();
        }
        QVERIFY((ours.forward(x, nullptr) - expected).abs().max().item<double>() < 1e-6);
        QVERIFY((theirs.forward(x, nullptr) - expected).abs().max().item<double>() > 1e-4);
    }

    /// ccc.json and ccc_vectors.npz: loss and gradient with population moments.
    void concordanceLossAndGradientEqualGolden()
    {
        REQUIRE_GOLDEN("ccc.json");
        std::ifstream file(test::golden("ccc.json"));
        int compared = 0;
        for (const auto& entry : nlohmann::json::parse(file)) {
            const std::string id = entry["id"];
            const auto vector = [&](const std::string& name) {
                return at::tensor(readNpzArray(test::golden("ccc_vectors.npz"), id + name).toDoubles(),
                                  at::kDouble)
                    .to(at::kFloat);
            };
            if (entry["dtype"] != "float32" || entry["loss_population"].is_null())
                continue;
            const at::Tensor predicted = vector("_pred").unsqueeze(1), target = vector("_target");
            at::Tensor gradient = at::zeros_like(predicted);
            const double loss = concordanceLoss(predicted, target, gradient).item<double>();
            QVERIFY2(std::abs(loss - entry["loss_population"].get<double>()) < 2e-5, id.c_str());
            if (entry["n"].get<int>() <= 512 && entry["grad_population_finite"].get<bool>()) {
                const at::Tensor expected = vector("_grad_population").unsqueeze(1);
                const double scale = std::max(1e-3, expected.abs().max().item<double>());
                QVERIFY2((gradient - expected).abs().max().item<double>() < 1e-4 * scale, id.c_str());
            }
            ++compared;
        }
        QVERIFY(compared >= 30);
    }

    /// Weights that make every place of a dropout visible by itself: a value that passed one is 0 or 1/(1 -
    /// .3) times what it was, one that passed two 0 or the square of that.
    void dropoutStandsBehindTheLinearLayerAndInsideTheUnits()
    {
        constexpr std::int64_t many = 64;
        DeepEmoCluster network(5, 3, many, at::kCPU);
        ParameterStore& store = network.parameters();
        Dropout dropout{.3, hostGenerator(2)};
        const at::Tensor x = at::ones({many, 5});
        const auto droppedOnce = [&](const at::Tensor& h) {
            const at::Tensor kept = h.gt(0);
            const double share = 1 - kept.sum().item<double>() / static_cast<double>(h.numel());
            const double deviation = std::sqrt(.3 * .7 / static_cast<double>(h.numel()));
            return (h.masked_select(kept) - 1 / .7).abs().max().item<double>() < 1e-6 &&
                   std::abs(share - .3) < 4 * deviation;
        };
        // Units whose layers are 0 hand on what they get, so that h is what the last linear layer gave, here
        // its bias of 1.
        constexpr std::size_t block = 20; // the third block's linear layer, its units' layers behind it
        store.allValues().zero_();
        store.value(block + 1).fill_(1);
        store.refreshOperands();
        QVERIFY(droppedOnce(network.embed(x, &dropout)));
        QVERIFY(at::equal(network.embed(x, nullptr), at::ones({many, 256})));
        // One unit that adds what its first layer gives, the linear layer giving 0.
        for (const std::size_t unit : {block + 2, block + 6}) {
            store.allValues().zero_();
            store.value(unit + 1).fill_(1);
            store.value(unit + 2).copy_(at::eye(256));
            store.refreshOperands();
            QVERIFY(droppedOnce(network.embed(x, &dropout)));
            QVERIFY(at::equal(network.embed(x, nullptr), at::ones({many, 256})));
            // The ReLU comes before it: what is below 0 is 0 already.
            store.value(unit + 1).fill_(-1);
            store.refreshOperands();
            QVERIFY(at::equal(network.embed(x, &dropout), at::zeros({many, 256})));
        }
        // The heads have none: h as it stands gives the same twice.
        Random random(1);
        store.initialise(random);
        const at::Tensor h = network.embed(x, &dropout).clone();
        QVERIFY(at::equal(network.classify(h).clone(), network.classify(h)));
        QVERIFY(at::equal(network.regress(h).clone(), network.regress(h)));
    }

    /// Theta's three: a path of ones through each layer in turn, the layers before it giving nothing.
    void dropoutStandsBehindEveryReluOfTheRegressor()
    {
        constexpr std::int64_t many = 4096;
        Dropout dropout{.3, hostGenerator(2)};
        for (std::size_t layer = 0; layer < 3; ++layer) {
            CurriculumRegressor network(5, 1, many, at::kCPU);
            ParameterStore& store = network.parameters();
            store.allValues().zero_();
            store.value(2 * layer + 1).fill_(1);
            for (std::size_t later = layer + 1; later < 4; ++later)
                store.value(2 * later).fill_(1);
            store.refreshOperands();
            const at::Tensor x = at::ones({many, 5});
            const at::Tensor y = network.forward(x, &dropout).clone();
            // It passes 3, 2 or 1 of them: kept with .7 to that power, scaled by the inverse.
            const double kept = std::pow(.7, static_cast<double>(3 - layer));
            const at::Tensor passed = y.gt(0);
            QVERIFY((y.masked_select(passed) - 1 / kept).abs().max().item<double>() < 1e-5);
            QVERIFY(std::abs(passed.sum().item<double>() / many - kept) <
                    4 * std::sqrt(kept * (1 - kept) / many));
            QVERIFY(at::equal(network.forward(x, nullptr), at::ones({many, 1})));
        }
    }

    /// For the passes over a whole corpus; here beside the same network without.
    void packedWeightsGiveTheSameEmbeddings()
    {
        DeepEmoCluster network(features, 50, rows, at::kCPU);
        setWeights(network.parameters());
        const at::Tensor x = input(), plain = network.embed(x, nullptr).clone(),
                         fewer = network.embed(x.narrow(0, 0, 2), nullptr).clone();
        {
            const DeepEmoCluster::PackedWeights packed(network);
            const at::Tensor h = network.embed(x, nullptr);
            QVERIFY((h - plain).abs().max().item<double>() < 1e-5 * plain.abs().max().item<double>());
            QVERIFY(at::equal(network.embed(x.narrow(0, 0, 2), nullptr), fewer)); // not packed for these
        }
        // Afterwards the weights may change again.
        network.parameters().value(0).mul_(2);
        const at::Tensor changed = network.embed(x, nullptr);
        QVERIFY((changed - plain).abs().max().item<double>() > .01 * plain.abs().max().item<double>());
    }
};

QTEST_GUILESS_MAIN(NetworkForward)
#include "network_forward_learning_test.moc"
