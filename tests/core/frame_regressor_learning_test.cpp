#include "network/frame_regressor_torch.h"
#include "network/losses_torch.h"
#include "network/lstm_layer_torch.h"
#include "network/optimizer_torch.h"
#include "test_data.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

using namespace deepmi;

namespace
{

/// Uniform on [-.5, .5): the finaliser that tests/golden/make_frame_regressor.py uses.
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

FeatureNormalisation untouched(std::size_t columns)
{
    return {std::vector<double>(columns, 0), std::vector<double>(columns, 1),
            std::numeric_limits<double>::infinity()};
}

} // namespace

/// Expected values: torch.nn.LSTM of each utterance by itself, tests/golden/frame_regressor.json.
class FrameRegressorTest : public QObject
{
    Q_OBJECT

    nlohmann::json m_golden;
    FrameTable m_table;
    std::vector<std::size_t> m_all;

    FrameRegressor network() const
    {
        FrameRegressor network(m_golden["descriptors"], m_golden["hidden"], at::kCPU);
        ParameterStore& store = network.parameters();
        for (std::size_t i = 0; i < store.size(); ++i) {
            const at::Tensor& value = store.value(i);
            const double scale = value.dim() == 2 ? std::sqrt(4.0 / static_cast<double>(value.size(1))) : .2;
            at::Tensor host = at::empty(value.sizes(), at::kFloat);
            for (std::int64_t k = 0; k < host.numel(); ++k)
                host.data_ptr<float>()[k] =
                    static_cast<float>(hashed(static_cast<std::uint64_t>(k), i) * scale);
            value.copy_(host);
        }
        return network;
    }

    PackedFrames packed(const std::vector<std::size_t>& utterances) const
    {
        return packFrames(m_table, utterances, untouched(m_table.columns()), at::kCPU);
    }

    void compare(const ParameterStore& store, bool gradients, double tolerance)
    {
        double worst = 0;
        for (std::size_t i = 0; i < store.size(); ++i) {
            const at::Tensor flat =
                (gradients ? store.gradient(i) : store.value(i)).to(at::kDouble).flatten();
            const auto& expected = m_golden[gradients ? "gradients" : "parameters"][i];
            QCOMPARE(static_cast<std::size_t>(flat.numel()), expected.size());
            for (std::size_t k = 0; k < expected.size(); ++k)
                worst = std::max(worst, std::abs(flat[static_cast<std::int64_t>(k)].item<double>() -
                                                 expected[k].get<double>()));
        }
        qInfo("largest difference of a %s: %g", gradients ? "gradient" : "weight", worst);
        QVERIFY2(worst < tolerance, std::to_string(worst).c_str());
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::ifstream file(test::ownGolden("frame_regressor.json"));
        m_golden = nlohmann::json::parse(file);
        const std::size_t columns = m_golden["descriptors"];
        m_table.offsets = {0};
        for (const std::size_t length : m_golden["lengths"]) {
            m_table.names.push_back("u" + std::to_string(m_all.size()));
            m_table.offsets.push_back(m_table.offsets.back() + length);
            m_all.push_back(m_all.size());
        }
        m_table.frames = FloatMatrix(m_table.offsets.back(), columns);
        for (std::size_t k = 0; k < m_table.frames.rows() * columns; ++k)
            m_table.frames.data()[k] = static_cast<float>(4 * hashed(k, 1000));
    }

    void longestFirstAndFrameByFrame()
    {
        const PackedFrames frames = packed({3, 1, 2, 0}); // lengths 5, 1, 9, 5
        QVERIFY((frames.order == std::vector<std::int64_t>{2, 0, 3, 1}));
        QVERIFY((frames.batchSizes == std::vector<std::int64_t>{4, 3, 3, 3, 3, 1, 1, 1, 1}));
        // Row 5 is frame 1 of the second in packed order, utterance 3.
        QCOMPARE(frames.values[5][2].item<float>(), m_table.frames.row(m_table.offsets[3] + 1)[2]);
        QCOMPARE(frames.values.size(0), std::int64_t(20));
    }

    void predictionsEqualPyTorch()
    {
        const c10::InferenceMode inference;
        FrameRegressor regressor = network();
        for (std::size_t i = 0; i < regressor.parameters().size(); ++i)
            QCOMPARE(regressor.parameters().name(i), m_golden["names"][i].get<std::string>());
        const PackedFrames frames = packed(m_all);
        const at::Tensor prediction = regressor.forward(frames, nullptr);
        double worst = 0;
        for (std::size_t i = 0; i < m_all.size(); ++i)
            worst = std::max(
                worst,
                std::abs(prediction[static_cast<std::int64_t>(i)][0].item<double>() -
                         m_golden["predictions"][static_cast<std::size_t>(frames.order[i])].get<double>()));
        qInfo("largest difference of a prediction: %g", worst);
        QVERIFY(worst < 2e-6);
        // An utterance alone, among others, or among copies of itself: the same prediction.
        for (const std::size_t utterance : m_all) {
            const at::Tensor alone = regressor.forward(packed({utterance}), nullptr);
            QVERIFY(std::abs(alone.item<double>() - m_golden["predictions"][utterance].get<double>()) < 2e-6);
        }
    }

    void trainingStepsEqualPyTorch()
    {
        const c10::InferenceMode inference;
        FrameRegressor regressor = network();
        ParameterStore& store = regressor.parameters();
        Adam adam({{store.values(0, store.size()), store.gradients(0, store.size()), m_golden["rate"]}});
        const PackedFrames frames = packed(m_all);
        at::Tensor targets = at::empty({static_cast<std::int64_t>(m_all.size())}, at::kFloat);
        for (std::size_t i = 0; i < m_all.size(); ++i)
            targets.data_ptr<float>()[i] =
                static_cast<float>(3 * hashed(static_cast<std::uint64_t>(frames.order[i]), 3000));
        for (std::size_t step = 0; step < m_golden["steps"].get<std::size_t>(); ++step) {
            const at::Tensor prediction = regressor.forward(frames, nullptr);
            at::Tensor gradient = at::empty_like(prediction);
            const double loss = concordanceLoss(prediction, targets, gradient).item<double>();
            QVERIFY2(std::abs(loss - m_golden["losses"][step].get<double>()) < 1e-5,
                     std::to_string(loss).c_str());
            regressor.backward(frames, gradient);
            if (step == 0)
                compare(store, true, 1e-5);
            adam.step();
        }
        compare(store, false, 2e-5);
    }

    void sequencesAreSharedOutByFrames()
    {
        // Lengths 12, 9, 5, ... of 24 sequences; four threads are more than they are worth.
        std::vector<std::int64_t> lengths{12, 9, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3,
                                          3,  3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1};
        std::vector<std::int64_t> batchSizes(12);
        std::int64_t frames = 0;
        for (const std::int64_t length : lengths) {
            for (std::int64_t frame = 0; frame < length; ++frame)
                ++batchSizes[static_cast<std::size_t>(frame)];
            frames += length;
        }
        for (const int threads : {1, 2, 3, 4, 64}) {
            const auto shares = LstmLayer::shares(batchSizes, threads);
            QCOMPARE(static_cast<int>(shares.size()), std::min(threads, 3));
            std::int64_t next = 0;
            for (const auto& share : shares) {
                QCOMPARE(share.first, next);
                QVERIFY(share.count > 0);
                next += share.count;
                std::int64_t own = 0;
                for (std::int64_t i = share.first; i < next; ++i)
                    own += lengths[static_cast<std::size_t>(i)];
                // As even as sequences allow: none is longer than twelve frames.
                QVERIFY(std::abs(own - frames / static_cast<std::int64_t>(shares.size())) <= 12);
                // What is active in a frame, by counting.
                for (const std::int64_t active : batchSizes) {
                    std::int64_t counted = 0;
                    for (std::int64_t i = share.first; i < next; ++i)
                        counted += i < active;
                    QCOMPARE(share.in(active), counted);
                }
            }
            QCOMPARE(next, static_cast<std::int64_t>(lengths.size()));
        }
        // Fewer than eight sequences are one's.
        QCOMPARE(LstmLayer::shares({7, 2, 1}, 8).size(), std::size_t(1));
        QCOMPARE(LstmLayer::shares({1}, 8).size(), std::size_t(1));
    }

    /// Forty utterances: by four threads what one makes of them, which PyTorch's values vouch for above.
    void threadsShareABatch()
    {
        const c10::InferenceMode inference;
        std::vector<std::size_t> utterances;
        for (std::size_t i = 0; i < 40; ++i)
            utterances.push_back(m_all[(i * 5) % m_all.size()]);
        const PackedFrames frames = packed(utterances);
        const auto run = [&](int threads) {
            at::set_num_threads(threads);
            FrameRegressor regressor = network();
            const at::Tensor prediction = regressor.forward(frames, nullptr).clone();
            regressor.backward(frames, at::ones_like(prediction) / 40);
            return std::pair(prediction, regressor.parameters().allGradients().clone());
        };
        const int before = at::get_num_threads();
        const auto [one, oneGradients] = run(1);
        const auto [four, fourGradients] = run(4);
        const auto [again, againGradients] = run(4);
        at::set_num_threads(before);
        QVERIFY(oneGradients.abs().max().item<double>() > 1e-2);
        QVERIFY((four - one).abs().max().item<double>() < 1e-6);
        QVERIFY((fourGradients - oneGradients).abs().max().item<double>() < 1e-6);
        QVERIFY(again.equal(four) && againGradients.equal(fourGradients));
    }
};

QTEST_GUILESS_MAIN(FrameRegressorTest)
#include "frame_regressor_learning_test.moc"
