#include "curriculum/regressor_trainer_torch.h"
#include "job/error.h"
#include "network/bfloat16.h"
#include "network/layer_passes_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"
#include "test_data.h"

#include <c10/util/BFloat16.h>

#include <cmath>
#include <limits>

using namespace deepmi;

namespace
{

constexpr std::int64_t features = 203, clusters = 7, rows = 64, hidden = 48;
/// Half a unit in the last place of 8 bits of mantissa, relative.
constexpr double halfUnit = 1. / 256;

at::Tensor randomMatrix(std::int64_t height, std::int64_t width, std::uint64_t stream)
{
    Random random(11, stream);
    at::Tensor tensor = at::empty({height, width}, at::kFloat);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(random.normal());
    return tensor;
}

at::Tensor rounded(const at::Tensor& values)
{
    return values.to(at::kBFloat16);
}

double relativeDistance(const at::Tensor& a, const at::Tensor& b)
{
    const at::Tensor x = a.to(at::kDouble), y = b.to(at::kDouble);
    return ((x - y).norm() / y.norm()).item<double>();
}

double cosine(const at::Tensor& a, const at::Tensor& b)
{
    const at::Tensor x = a.to(at::kDouble).flatten(), y = b.to(at::kDouble).flatten();
    return ((x * y).sum() / (x.norm() * y.norm())).item<double>();
}

struct Problem {
    at::Tensor input = randomMatrix(rows, features, 5);
    at::Tensor labels = at::arange(rows, at::kLong).remainder(clusters);
    at::Tensor targets = randomMatrix(rows, 1, 6).squeeze(1);
    at::Tensor order = at::arange(rows, at::kLong);

    at::Tensor batch(const at::Tensor& buffer) const
    {
        at::Tensor filled = buffer;
        gatherRows(filled, input, order);
        return filled;
    }
};

/// All gradients of a store, one after the other, in double.
at::Tensor gradientsOf(const ParameterStore& store)
{
    std::vector<at::Tensor> all;
    for (std::size_t i = 0; i < store.size(); ++i)
        all.push_back(store.gradient(i).to(at::kDouble).flatten());
    return at::cat(all);
}

PretrainParameters parameters(double dropout)
{
    PretrainParameters parameters;
    parameters.dropout = dropout;
    parameters.stage1LearningRate = .01;
    parameters.stage1Momentum = .9;
    return parameters;
}

/// The network after some steps of both stages.
struct Trained {
    DeepEmoCluster network;
    Trainer::Losses losses;
    at::Tensor firstGradients;

    Trained(const Problem& problem, Precision precision, int steps, double dropout, int threads = 0)
        : network(features, clusters, rows, at::kCPU, precision)
    {
        Random random(3);
        network.parameters().initialise(random);
        Trainer trainer(network, parameters(dropout), Runtime::open({"cpu", threads}).generator(1));
        for (int step = 0; step < steps; ++step) {
            const at::Tensor batch = problem.batch(network.batchBuffer());
            trainer.stage1(batch, problem.labels);
            trainer.stage2(batch, problem.labels, problem.targets);
            if (step == 0)
                firstGradients = gradientsOf(network.parameters());
        }
        losses = trainer.takeLosses();
    }
};

/// Why this processor cannot, or an empty string.
std::string whyNot()
{
    try {
        DeviceOptions options{"cpu", 0};
        options.precision = "bf16";
        const Runtime runtime = Runtime::open(options);
        return runtime.precision == Precision::BFloat16 ? "" : "bf16 is not what was opened";
    } catch (const Error& error) {
        return error.what();
    }
}

} // namespace

/// Products in bfloat16 on the CPU. What is exact is compared with LibTorch's own rounding or in double; what
/// rounds is held against the float32 network, which training_steps_learning_test holds against PyTorch.
class ReducedPrecision : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;
    Problem m_problem;

private Q_SLOTS:
    void roundingIsLibTorchs()
    {
        std::vector<float> values = {0.F,
                                     -0.F,
                                     1.F,
                                     1 + 1.F / 256,
                                     1 + 3.F / 256,
                                     -1 - 1.F / 256,
                                     1e-40F,
                                     3.4e38F,
                                     -3.4e38F,
                                     std::numeric_limits<float>::infinity(),
                                     -std::numeric_limits<float>::infinity(),
                                     std::numeric_limits<float>::denorm_min()};
        Random random(4);
        for (int i = 0; i < 20000; ++i)
            values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(random.next())));
        for (const float value : values) {
            BFloat16 ours{};
            assign(ours, value);
            if (std::isnan(value))
                QVERIFY(std::isnan(toFloat(ours)));
            else
                QCOMPARE(ours.bits, c10::BFloat16(value).x);
        }
    }

    void gatheredRowsAreRounded()
    {
        const at::Tensor table = randomMatrix(50, 97, 1);
        const at::Tensor index = at::tensor(std::vector<std::int64_t>{49, 0, 7, 7, 31}, at::kLong);
        at::Tensor batch = at::empty({5, 97}, at::kBFloat16);
        gatherRows(batch, table, index);
        QVERIFY(at::equal(batch, rounded(table.index_select(0, index))));
    }

    /// A pass over bfloat16 is the pass over the same values in float32, rounded once.
    void passesAreThoseOfFloat32Rounded()
    {
        const at::Tensor start = rounded(randomMatrix(33, 70, 2)), bias = randomMatrix(1, 70, 3).squeeze(0);
        const at::Tensor residual = rounded(randomMatrix(33, 70, 4));
        const auto both = [&](const auto& pass) {
            at::Tensor reduced = start.clone(), full = start.to(at::kFloat);
            pass(reduced, residual);
            pass(full, residual.to(at::kFloat));
            return at::equal(reduced, rounded(full));
        };
        QVERIFY(both([&](at::Tensor& values, const at::Tensor&) { addBias(values, bias); }));
        QVERIFY(both([&](at::Tensor& values, const at::Tensor& r) { addBiasResidualRelu(values, bias, r); }));
        QVERIFY(both([&](at::Tensor& values, const at::Tensor& r) { reluDropoutBackward(values, r, 1.25); }));
        QVERIFY(
            both([&](at::Tensor& values, const at::Tensor&) { addBiasReluDropout(values, bias, nullptr); }));
        QVERIFY(both([&](at::Tensor& values, const at::Tensor&) {
            Dropout dropout{.3, Runtime::open({"cpu", 0}).generator(9)};
            addBiasReluDropout(values, bias, &dropout);
        }));
        at::Tensor mask = at::empty({33, 70}, at::kFloat);
        QVERIFY(both([&](at::Tensor& values, const at::Tensor&) {
            Dropout dropout{.3, Runtime::open({"cpu", 0}).generator(9)};
            addBiasDropout(values, bias, &dropout, mask);
        }));
        QVERIFY(both([&](at::Tensor& values, const at::Tensor&) { applyMask(values, mask); }));
        at::Tensor sums = at::empty({70}, at::kFloat);
        columnSums(sums, start);
        QVERIFY((sums.to(at::kDouble) - start.to(at::kDouble).sum(0)).abs().max().item<double>() < 1e-5);
    }

    void optimisersAreLibTorchs_data()
    {
        QTest::addColumn<double>("momentum"); // negative = Adam
        QTest::newRow("Adam") << -1.;
        QTest::newRow("descent") << 0.;
        QTest::newRow("momentum") << .9;
    }

    /// In one pass of ours over a range of which a part is reduced, against LibTorch's fused kernels on the
    /// same gradients; the operand is the rounded value after every step.
    void optimisersAreLibTorchs()
    {
        QFETCH(double, momentum);
        constexpr std::int64_t size = 100003, begin = 1000, count = 90001;
        const at::Tensor start = randomMatrix(1, size, 1).squeeze(0);
        at::Tensor ours = start.clone(), theirs = start.clone();
        at::Tensor gradients = at::zeros({size}, at::kFloat), whole = at::zeros({size}, at::kFloat);
        const ReducedWeight weight{begin, at::zeros({count}, at::kBFloat16),
                                   at::zeros({count}, at::kBFloat16)};
        Adam ourAdam({{ours, gradients, 1e-2, {weight}}}), theirAdam({{theirs, whole, 1e-2}});
        GradientDescent ourDescent(ours, gradients, 1e-2, std::max(momentum, 0.), {weight}),
            theirDescent(theirs, whole, 1e-2, std::max(momentum, 0.));
        for (std::uint64_t step = 0; step < 5; ++step) {
            gradients.copy_(randomMatrix(1, size, 10 + step).squeeze(0));
            weight.gradient.copy_(gradients.narrow(0, begin, count));
            whole.copy_(gradients);
            whole.narrow(0, begin, count).copy_(weight.gradient);
            gradients.narrow(0, begin, count)
                .fill_(std::numeric_limits<float>::quiet_NaN()); // not to be read
            if (momentum < 0) {
                ourAdam.step();
                theirAdam.step();
            } else {
                ourDescent.step();
                theirDescent.step();
            }
            QVERIFY((ours - theirs).abs().max().item<double>() < 2e-6);
            QVERIFY(at::equal(weight.operand, rounded(ours.narrow(0, begin, count))));
        }
        QVERIFY(!at::equal(ours, start));
    }

    /// Θ step by step in double, rounded where the network rounds.
    void forwardIsItsEmulation()
    {
        if (const std::string reason = whyNot(); !reason.empty())
            QSKIP(reason.c_str());
        CurriculumRegressor network(features, hidden, rows, at::kCPU, true, Precision::BFloat16);
        Random random(3);
        network.parameters().initialise(random);
        const at::Tensor batch = m_problem.batch(network.batchBuffer());
        const at::Tensor prediction = network.forward(batch, nullptr).to(at::kDouble).clone();
        const std::vector<at::Tensor> layers = network.hidden(rows);
        const ParameterStore& store = network.parameters();
        at::Tensor current = batch;
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(at::equal(store.operand(2 * i), rounded(store.value(2 * i))));
            const at::Tensor product =
                rounded(at::mm(current.to(at::kDouble), store.operand(2 * i).to(at::kDouble).t()));
            const at::Tensor expected = rounded(at::relu(product.to(at::kFloat) + store.value(2 * i + 1)));
            // Where two sums of float32 fall on both sides of a tie they round apart, by one unit.
            const at::Tensor off = (layers[i].to(at::kDouble) - expected.to(at::kDouble)).abs();
            const at::Tensor unit =
                4 * halfUnit * (product.to(at::kDouble).abs() + store.value(2 * i + 1).to(at::kDouble).abs());
            QVERIFY((off <= unit).all().item<bool>());
            QVERIFY((off > 0).to(at::kDouble).mean().item<double>() < .02);
            current = layers[i];
        }
        const at::Tensor exact = at::mm(current.to(at::kDouble), store.value(6).to(at::kDouble).t()) +
                                 store.value(7).to(at::kDouble);
        QVERIFY((prediction - exact).abs().max().item<double>() < 1e-5);
    }

    /// The first step's gradients point where float32's do, and the losses are float32's nearly.
    void stepsFollowFloat32()
    {
        if (const std::string reason = whyNot(); !reason.empty())
            QSKIP(reason.c_str());
        const Trained full(m_problem, Precision::Float32, 5, 0),
            reduced(m_problem, Precision::BFloat16, 5, 0);
        const double direction = cosine(reduced.firstGradients, full.firstGradients);
        const double distance = relativeDistance(reduced.firstGradients, full.firstGradients);
        qInfo("gradients: cosine %.6f, relative distance %.4f; losses %.5f %.5f against %.5f %.5f", direction,
              distance, reduced.losses.crossEntropy, reduced.losses.concordance, full.losses.crossEntropy,
              full.losses.concordance);
        // A network that has learned nothing predicts nearly the same of all, so that the gradient of its CCC
        // is of small differences. PyTorch's autocast is as far off there: cosine .995, distance .097 of a
        // network of these sizes, and .9996, .028 after ten steps.
        QVERIFY(direction > .99);
        QVERIFY(distance < .15);
        QVERIFY(std::abs(reduced.losses.crossEntropy - full.losses.crossEntropy) < .01);
        QVERIFY(std::abs(reduced.losses.concordance - full.losses.concordance) < .01);
        // It is another arithmetic, not float32 under another name.
        QVERIFY(distance > halfUnit / 4);
        // Masters keep what an operand cannot hold.
        const ParameterStore& store = reduced.network.parameters();
        QVERIFY(!at::equal(store.value(0), store.operand(0).to(at::kFloat)));
        QVERIFY(relativeDistance(store.allValues(), full.network.parameters().allValues()) < .01);
    }

    void curriculumRegressorFollowsFloat32()
    {
        if (const std::string reason = whyNot(); !reason.empty())
            QSKIP(reason.c_str());
        at::Tensor gradients[2];
        double losses[2] = {};
        for (const int i : {0, 1}) {
            const Precision precision = i == 0 ? Precision::Float32 : Precision::BFloat16;
            CurriculumRegressor network(features, hidden, rows, at::kCPU, true, precision);
            Random random(3);
            network.parameters().initialise(random);
            RegressorTrainer trainer(network, 1e-3, 0, Runtime::open({"cpu", 0}).generator(1));
            const at::Tensor batch = m_problem.batch(network.batchBuffer());
            trainer.step(batch, m_problem.targets);
            gradients[i] = gradientsOf(network.parameters());
            for (int step = 0; step < 9; ++step)
                trainer.step(batch, m_problem.targets);
            losses[i] = trainer.takeLoss();
        }
        QVERIFY(cosine(gradients[1], gradients[0]) > .995);
        QVERIFY(std::abs(losses[1] - losses[0]) < .01);
        QVERIFY(losses[1] < .95); // it learns
    }

    void sameSeedSameBits()
    {
        if (const std::string reason = whyNot(); !reason.empty())
            QSKIP(reason.c_str());
        const Trained first(m_problem, Precision::BFloat16, 4, .3),
            second(m_problem, Precision::BFloat16, 4, .3);
        QVERIFY(at::equal(first.network.parameters().allValues(), second.network.parameters().allValues()));
        QCOMPARE(first.losses.crossEntropy, second.losses.crossEntropy);
    }

    /// Values that come from elsewhere (the best epoch, a file) are what is multiplied next.
    void operandsFollowTheirMasters()
    {
        DeepEmoCluster network(features, clusters, rows, at::kCPU, Precision::BFloat16);
        ParameterStore& store = network.parameters();
        Random random(3);
        store.initialise(random);
        const auto follows = [&] {
            for (std::size_t i = 0; i < store.size(); ++i)
                if (!at::equal(store.operand(i).to(at::kFloat), store.operand(i).scalar_type() == at::kFloat
                                                                    ? store.value(i)
                                                                    : rounded(store.value(i)).to(at::kFloat)))
                    return false;
            return true;
        };
        QVERIFY(follows());
        store.setAllValues(store.allValues() * 1.5);
        QVERIFY(follows());
        const Weights weights = store.weights();
        store.initialise(random);
        QVERIFY(follows());
        store.load(weights);
        QVERIFY(follows());
        store.allValues().mul_(.5);
        QVERIFY(!follows());
        store.refreshOperands();
        QVERIFY(follows());
    }

    void whatIsNotThereIsRefused()
    {
        DeviceOptions options{"cpu", 0};
        QVERIFY(Runtime::open(options).precision == Precision::Float32);
        options.precision = "fp32";
        QVERIFY(Runtime::open(options).precision == Precision::Float32);
        options.precision = "tf32";
        QVERIFY_THROWS_EXCEPTION(UsageError, Runtime::open(options));
        options.precision = "half";
        QVERIFY_THROWS_EXCEPTION(UsageError, Runtime::open(options));
        options.precision = "bf16";
        try {
            QVERIFY(Runtime::open(options).precision == Precision::BFloat16);
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Failed);
            const std::string text = error.what();
            QVERIFY2(text.find("AVX-512 BF16") != std::string::npos ||
                         text.find("oneDNN") != std::string::npos,
                     text.c_str());
            QVERIFY2(text.find("--precision fp32") != std::string::npos, text.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(ReducedPrecision)
#include "reduced_precision_learning_test.moc"
