#include "network/parameter_store_torch.h"
#include "network/training_state_torch.h"

#include <QtTest>

using namespace deepmi;

namespace
{

std::vector<ParameterStore::Shape> shapes()
{
    return {{"a.weight", {5, 7}}, {"a.bias", {5}}, {"b.weight", {3, 40}}, {"b.bias", {3}}};
}

ParameterStore made(std::int64_t rowMultiple, std::uint64_t seed)
{
    ParameterStore store(shapes(), at::kCPU, 0, rowMultiple);
    Random random(seed);
    store.initialise(random);
    return store;
}

bool same(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() && at::equal(a, b);
}

} // namespace

/// Rows that are a multiple of floats apart, as a GPU has them, against rows without padding.
class ParameterStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packedIsWhatAStoreWithoutPaddingHolds()
    {
        const ParameterStore plain = made(1, 3), padded = made(32, 3);
        QVERIFY(padded.allValues().size(0) > plain.allValues().size(0));
        for (const auto& [first, last] : {std::pair(0, 4), std::pair(2, 4), std::pair(1, 3)}) {
            const auto from = static_cast<std::size_t>(first), to = static_cast<std::size_t>(last);
            const at::Tensor packed = padded.packed(padded.values(from, to), from, to);
            QVERIFY(same(packed, plain.values(from, to)));
            QCOMPARE(padded.packedSize(from, to), packed.size(0));
            QCOMPARE(plain.packedSize(from, to), packed.size(0));
            const at::Tensor flat = at::zeros_like(padded.values(from, to));
            padded.unpack(packed, flat, from, to);
            QVERIFY(same(flat, padded.values(from, to)));
        }
        // Without padding there is nothing to do, and nothing is copied.
        QVERIFY(plain.packed(plain.allValues(), 0, 4).is_same(plain.allValues()));
    }

    /// What one kind of device leaves in a checkpoint, the other goes on from.
    void stateCrossesFromOneLayoutToTheOther()
    {
        for (const auto& [from, to] : {std::pair(32, 1), std::pair(1, 32), std::pair(32, 32)}) {
            const ParameterStore left = made(from, 4), right = made(to, 5);
            QVERIFY(!same(left.value(2), right.value(2)));
            TrainingState writing, reading;
            writing.add("parameters", left.allValues(), left, 0, 4);
            writing.add("moments.0", left.values(2, 4), left, 2, 4);
            at::Tensor moments = at::zeros_like(right.values(2, 4));
            reading.add("parameters", right.allValues(), right, 0, 4);
            reading.add("moments.0", moments, right, 2, 4);
            writing.capture();
            Checkpoint checkpoint;
            writing.write(checkpoint);
            reading.restore(checkpoint);
            for (std::size_t i = 0; i < left.size(); ++i)
                QVERIFY2(same(left.value(i), right.value(i)), left.name(i).c_str());
            QVERIFY(same(moments, right.values(2, 4)));
        }
    }
};

QTEST_GUILESS_MAIN(ParameterStoreTest)
#include "parameter_store_learning_test.moc"
