#include "curriculum/regressor_trainer_torch.h"
#include "job/error.h"
#include "network/batched_regressors_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"
#include "test_data.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace deepmi;

namespace
{

/// Uniform on [-.5, .5): the finaliser that tests/golden/make_training_steps.py uses.
double hashed(std::uint64_t index, std::uint64_t stream)
{
    std::uint64_t h = (index * 2654435761u + stream * 0x9E3779B9u) & 0xFFFFFFFFu;
    h ^= h >> 16;
    h = (h * 0x85EBCA6Bu) & 0xFFFFFFFFu;
    h ^= h >> 13;
    h = (h * 0xC2B2AE35u) & 0xFFFFFFFFu;
    h ^= h >> 16;
    return static_cast<double>(h) / 4294967296.0 - .5;
}

void setWeights(ParameterStore& store)
{
    for (std::size_t i = 0; i < store.size(); ++i) {
        const at::Tensor& value = store.value(i);
        const double scale = value.dim() == 2 ? std::sqrt(4.0 / static_cast<double>(value.size(1))) : .2;
        at::Tensor host = at::empty(value.sizes(), at::kFloat);
        for (std::int64_t k = 0; k < host.numel(); ++k)
            host.data_ptr<float>()[k] = static_cast<float>(hashed(static_cast<std::uint64_t>(k), i) * scale);
        store.value(i).copy_(host);
    }
}

struct Batch {
    at::Tensor features, labels, targets;
};

/// The authors' regressor has the same order of parameters, so both networks are compared index by index.
void compare(const ParameterStore& store, const nlohmann::json& expected)
{
    QCOMPARE(store.size(), expected.size());
    double worst = 0;
    for (std::size_t i = 0; i < store.size(); ++i) {
        const at::Tensor flat = store.value(i).to(at::kDouble).flatten();
        const auto& entry = expected[i];
        for (std::size_t k = 0; k < entry["index"].size(); ++k) {
            const double value = flat[entry["index"][k].get<std::int64_t>()].item<double>();
            worst = std::max(worst, std::abs(value - entry["values"][k].get<double>()));
        }
        const double sum = flat.sum().item<double>(), squares = flat.square().sum().item<double>();
        const double count = static_cast<double>(flat.numel());
        QVERIFY2(std::abs(sum - entry["sum"].get<double>()) <= 1e-5 * count, store.name(i).c_str());
        QVERIFY2(std::abs(squares - entry["squares"].get<double>()) <= 1e-5 * count, store.name(i).c_str());
    }
    qInfo("largest difference of a weight: %g", worst);
    QVERIFY2(worst <= 1e-5, std::to_string(worst).c_str());
}

} // namespace

/// Expected values: PyTorch's autograd and optimisers, tests/golden/training_steps.json.
class TrainingSteps : public QObject
{
    Q_OBJECT

    nlohmann::json m_golden;
    c10::InferenceMode m_inference;

    Batch batch(int step) const
    {
        const std::int64_t rows = m_golden["batch"], features = m_golden["features"];
        const int clusters = m_golden["clusters"];
        Batch batch{at::empty({rows, features}, at::kFloat), at::empty({rows}, at::kLong),
                    at::empty({rows}, at::kFloat)};
        const auto stream = static_cast<std::uint64_t>(step);
        for (std::int64_t k = 0; k < rows * features; ++k)
            batch.features.data_ptr<float>()[k] =
                static_cast<float>(4 * hashed(static_cast<std::uint64_t>(k), 1000 + stream));
        for (std::int64_t k = 0; k < rows; ++k) {
            const auto index = static_cast<std::uint64_t>(k);
            batch.labels.data_ptr<std::int64_t>()[k] =
                static_cast<std::int64_t>((hashed(index, 2000 + stream) + .5) * clusters);
            const double first = 4 * hashed(static_cast<std::uint64_t>(k * features), 1000 + stream);
            batch.targets.data_ptr<float>()[k] =
                static_cast<float>(3 * hashed(index, 3000 + stream) + .5 * first);
        }
        return batch;
    }

    PretrainParameters parameters() const
    {
        PretrainParameters parameters;
        parameters.dropout = 0;
        parameters.stage1LearningRate = m_golden["stage1_rate"];
        parameters.stage1Momentum = m_golden["stage1_momentum"];
        parameters.stage2LearningRate = m_golden["stage2_rate"];
        parameters.clusterHeadLearningRate = m_golden["head_rate"];
        return parameters;
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::ifstream file(test::ownGolden("training_steps.json"));
        m_golden = nlohmann::json::parse(file);
    }

    void stage1EqualsPyTorch()
    {
        DeepEmoCluster network(m_golden["features"], m_golden["clusters"], m_golden["batch"], at::kCPU);
        setWeights(network.parameters());
        Trainer trainer(network, parameters(), Runtime::open({"cpu", 0}).generator(1));
        const auto& expected = m_golden["stage1"];
        for (int step = 0; step < m_golden["steps"].get<int>(); ++step) {
            const Batch data = batch(step);
            trainer.stage1(data.features, data.labels);
            const double loss = trainer.takeLosses().crossEntropy;
            QVERIFY2(std::abs(loss - expected["losses"][static_cast<std::size_t>(step)].get<double>()) <=
                         1e-5,
                     (std::to_string(step) + ": " + std::to_string(loss)).c_str());
        }
        compare(network.parameters(), expected["parameters"]);
    }

    void stage2EqualsPyTorch()
    {
        DeepEmoCluster network(m_golden["features"], m_golden["clusters"], m_golden["batch"], at::kCPU);
        setWeights(network.parameters());
        Trainer trainer(network, parameters(), Runtime::open({"cpu", 0}).generator(1));
        const auto& expected = m_golden["stage2"];
        for (int step = 0; step < m_golden["steps"].get<int>(); ++step) {
            const Batch data = batch(step);
            trainer.stage2(data.features, data.labels, data.targets);
            const Trainer::Losses losses = trainer.takeLosses();
            const auto& golden = expected["losses"][static_cast<std::size_t>(step)];
            QVERIFY2(std::abs(losses.crossEntropy - golden[0].get<double>()) <= 1e-5,
                     std::to_string(step).c_str());
            QVERIFY2(std::abs(losses.concordance - golden[1].get<double>()) <= 1e-5,
                     std::to_string(step).c_str());
        }
        compare(network.parameters(), expected["parameters"]);
    }

    /// Three as one batched problem, the second of them on the golden data, the others on other steps' data.
    void severalRegressorsAtOnceEqualPyTorch()
    {
        constexpr int networks = 3;
        const std::int64_t rows = m_golden["batch"];
        BatchedRegressors batched(networks, m_golden["features"], m_golden["hidden"], rows, at::kCPU, false);
        for (int i = 0; i < networks; ++i)
            setWeights(batched.parameters(i));
        Adam adam({{batched.allValues(), batched.allGradients(), m_golden["regressor_rate"], {}}});
        at::Tensor gradient = at::zeros({networks, rows, 1});
        const auto& expected = m_golden["regressor"];
        for (int step = 0; step < m_golden["steps"].get<int>(); ++step) {
            std::vector<at::Tensor> features, targets;
            for (const int number : {step + 7, step, step + 3}) {
                const Batch data = batch(number);
                features.push_back(data.features);
                targets.push_back(data.targets);
            }
            const at::Tensor input = at::stack(features);
            const at::Tensor losses =
                concordanceLoss(batched.forward(input, nullptr), at::stack(targets), gradient);
            batched.backward(input, gradient, nullptr);
            adam.step();
            const double loss = losses[1].item<double>();
            QVERIFY2(std::abs(loss - expected["losses"][static_cast<std::size_t>(step)].get<double>()) <=
                         1e-5,
                     (std::to_string(step) + ": " + std::to_string(loss)).c_str());
        }
        compare(batched.parameters(1), expected["parameters"]);
        QVERIFY(!at::allclose(batched.parameters(0).value(0), batched.parameters(1).value(0)));
    }

    /// A restarted optimiser is a new one, and nothing else changes: the next steps have the bits of another
    /// trainer that begins with this network.
    void aRestartedOptimiserIsANewOne()
    {
        const auto network = [this] {
            return CurriculumRegressor(m_golden["features"], m_golden["hidden"], m_golden["batch"], at::kCPU);
        };
        const auto trainer = [](CurriculumRegressor& of) {
            return RegressorTrainer(of, 1e-3, 0, Runtime::open({"cpu", 0}).generator(1));
        };
        CurriculumRegressor first = network(), second = network(), other = network();
        setWeights(first.parameters());
        RegressorTrainer restarted = trainer(first);
        const auto step = [this](RegressorTrainer& one, int number) {
            const Batch data = batch(number);
            one.step(data.features, data.targets);
        };
        for (int number = 0; number < 3; ++number)
            step(restarted, number);
        const at::Tensor before = first.parameters().allValues().clone();
        second.parameters().allValues().copy_(before);
        restarted.restartOptimiser();
        QVERIFY(at::equal(first.parameters().allValues(), before));
        RegressorTrainer fresh = trainer(second);
        for (int number = 3; number < 6; ++number) {
            step(restarted, number);
            step(fresh, number);
            QVERIFY(at::equal(first.parameters().allValues(), second.parameters().allValues()));
        }
        // One that goes on with its moments ends elsewhere.
        setWeights(other.parameters());
        RegressorTrainer goingOn = trainer(other);
        for (int number = 0; number < 6; ++number)
            step(goingOn, number);
        QVERIFY(!at::equal(first.parameters().allValues(), other.parameters().allValues()));
    }

    void curriculumRegressorEqualsPyTorch()
    {
        CurriculumRegressor network(m_golden["features"], m_golden["hidden"], m_golden["batch"], at::kCPU);
        setWeights(network.parameters());
        RegressorTrainer trainer(network, m_golden["regressor_rate"], 0,
                                 Runtime::open({"cpu", 0}).generator(1));
        const auto& expected = m_golden["regressor"];
        for (int step = 0; step < m_golden["steps"].get<int>(); ++step) {
            const Batch data = batch(step);
            trainer.step(data.features, data.targets);
            QVERIFY2(std::abs(trainer.takeLoss() -
                              expected["losses"][static_cast<std::size_t>(step)].get<double>()) <= 1e-5,
                     std::to_string(step).c_str());
        }
        compare(network.parameters(), expected["parameters"]);
    }
};

QTEST_GUILESS_MAIN(TrainingSteps)
#include "training_steps_learning_test.moc"
