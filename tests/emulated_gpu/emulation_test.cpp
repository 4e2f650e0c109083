#include "cublasLt.h"
#include "cuda/products.h"
#include "cuda/streams.h"
#include "device_arrays.h"
#include "emulated_gpu.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace deepmi;
using emulated::onDevice;
using emulated::onHost;
using emulated::Order;

namespace
{

void fillKernel(int* values, int value)
{
    values[threadIdx.x] = value;
}

void neighbourKernel(const int* from, int* to, bool waits)
{
    int* const room = emulated::sharedMemory<int>();
    room[threadIdx.x] = from[threadIdx.x];
    if (waits)
        __syncthreads();
    to[threadIdx.x] = room[(threadIdx.x + 1) % blockDim.x];
}

void reverseKernel(int* values)
{
    const int lane = static_cast<int>(threadIdx.x);
    const int mirrored = __shfl_xor_sync(0xffffffffU, values[lane], 31);
    values[lane] = mirrored;
}

void halfBarrierKernel(int*)
{
    if (threadIdx.x < 8)
        __syncthreads();
}

void halfExchangeKernel(int* values)
{
    if (threadIdx.x % 32 < 8)
        values[threadIdx.x] = __shfl_xor_sync(0xffffffffU, 1, 1);
}

void awaitingKernel(int*, bool all)
{
    if (all || threadIdx.x != 3)
        cudaGridDependencySynchronize();
}

/// As a kernel's own shared memory is translated.
void ownMemoryKernel(int* found)
{
    static int own[4];
    static const emulated::SharedArray ownShared(own, sizeof own);
    found[blockIdx.x] = own[0];
    own[0] = 1;
}

void behindRoomKernel(int)
{
    emulated::sharedMemory<int>()[blockDim.x] = 1;
}

/// What the device says of work that is wrong; empty where it says nothing.
template <class Run>
std::string complaint(const Run& run)
{
    run();
    const cudaError_t status = cudaDeviceSynchronize();
    const std::string text = status == cudaSuccess ? "" : cudaGetErrorString(status);
    cudaGetLastError();
    return text;
}

} // namespace

/// The made-up GPU finds what a GPU would do wrong, so that a test of the kernels that passes on it means
/// something. Each mistake here is one that a kernel or its host could make.
class EmulationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { emulated::setOrder(Order::Given); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void threadsBlocksAndWarpsWork()
    {
        gpu::DeviceArray<int> filled(96);
        emulated::start({1, 96, 0}, fillKernel, filled.data(), 4);
        QCOMPARE(onHost(filled), std::vector<int>(96, 4));
        std::vector<int> numbers(96), mirrored(96);
        for (int i = 0; i < 96; ++i) {
            numbers[static_cast<std::size_t>(i)] = i;
            mirrored[static_cast<std::size_t>(i)] = i ^ 31;
        }
        const auto from = onDevice(numbers);
        emulated::start({1, 96, 0}, reverseKernel, from.data());
        QCOMPARE(onHost(from), mirrored);
    }

    void aMissingBarrierShowsInSomeOrder()
    {
        gpu::DeviceArray<int> to(64);
        std::vector<int> numbers(64), wanted(64);
        for (int i = 0; i < 64; ++i) {
            numbers[static_cast<std::size_t>(i)] = i;
            wanted[static_cast<std::size_t>(i)] = (i + 1) % 64;
        }
        const auto from = onDevice(numbers);
        int wrong = 0;
        for (const Order order : {Order::Given, Order::Reversed, Order::Random}) {
            emulated::setOrder(order, 1);
            emulated::start({1, 64, 64 * sizeof(int)}, neighbourKernel, from.data(), to.data(), true);
            QCOMPARE(onHost(to), wanted);
            emulated::start({1, 64, 64 * sizeof(int)}, neighbourKernel, from.data(), to.data(), false);
            wrong += onHost(to) != wanted;
        }
        QVERIFY(wrong > 0);
    }

    void whatNoKernelMayDoIsSaid()
    {
        gpu::DeviceArray<int> values(64);
        int onHost[64] = {};
        int* none = nullptr;
        QVERIFY(complaint([&] {
                    emulated::start({1, 64, 0}, halfBarrierKernel, none);
                }).find("barrier") != std::string::npos);
        QVERIFY(complaint([&] {
                    emulated::start({1, 64, 0}, halfExchangeKernel, values.data());
                }).find("exchange") != std::string::npos);
        const auto awaiting = [&](bool all) {
            return complaint([&] {
                emulated::start({1, 64, 0, nullptr, true}, awaitingKernel, values.data(), all);
            });
        };
        QCOMPARE(awaiting(true), "");
        QVERIFY(awaiting(false).find("do not wait") != std::string::npos);
        QVERIFY(complaint([&] {
                    emulated::start({1, 64, 0}, fillKernel, static_cast<int*>(onHost), 1);
                }).find("not memory of the device") != std::string::npos);
        QVERIFY(complaint([&] {
                    emulated::start({0, 64, 0}, fillKernel, values.data(), 1);
                }).find("size") != std::string::npos);
        QVERIFY(complaint([&] {
                    emulated::start({1, 2048, 0}, fillKernel, values.data(), 1);
                }).find("size") != std::string::npos);
        QVERIFY(complaint([&] {
                    emulated::start({1, 64, 60000}, fillKernel, values.data(), 1);
                }).find("shared") != std::string::npos);
        QVERIFY(complaint([&] {
                    gpu::DeviceArray<int> small(60);
                    emulated::start({1, 64, 0}, fillKernel, small.data(), 1);
                }).find("behind an array") != std::string::npos);
    }

    /// Neither is the host's memory copied into the host's, nor the device's into the device's, by a copy
    /// that says it goes from one to the other. Nothing of a refused copy arrives.
    void copiesGoWhereTheySay()
    {
        const auto from = onDevice(std::vector<int>(4, 1));
        gpu::DeviceArray<int> to(4);
        int host[4] = {}, other[4] = {2, 2, 2, 2};
        QCOMPARE(cudaDeviceSynchronize(), cudaSuccess); // what is not done yet when it fails never is
        const auto refused = [](int* target, const int* source, cudaMemcpyKind kind) {
            const bool isRefused = cudaMemcpy(target, source, 4 * sizeof(int), kind) == cudaErrorInvalidValue;
            return isRefused && emulated::takeFailure().find("wrong direction") != std::string::npos;
        };
        QVERIFY(refused(host, from.data(), cudaMemcpyHostToDevice));
        QVERIFY(refused(to.data(), from.data(), cudaMemcpyHostToDevice));
        QVERIFY(refused(host, other, cudaMemcpyHostToDevice));
        QVERIFY(refused(to.data(), other, cudaMemcpyDeviceToHost));
        QVERIFY(refused(to.data(), from.data(), cudaMemcpyDeviceToHost));
        QVERIFY(refused(host, other, cudaMemcpyDeviceToHost));
        QCOMPARE(onHost(to), std::vector<int>(4, 0));
        QCOMPARE(std::vector<int>(host, host + 4), std::vector<int>(4, 0));
    }

    void aBlockFindsNothingInItsMemory()
    {
        gpu::DeviceArray<int> found(3);
        emulated::start({3, 1, 0}, ownMemoryKernel, found.data());
        QCOMPARE(onHost(found), std::vector<int>(3, -1));
        // 48 KB are there for what a kernel has of itself and what its launch gives it together.
        QVERIFY(complaint([&] {
                    emulated::start({1, 1, 48 * 1024}, ownMemoryKernel, found.data());
                }).find("the kernel's own") != std::string::npos);
    }

    void whatWritesBehindABlocksMemoryEnds()
    {
        const pid_t child = fork();
        if (child == 0) {
            emulated::start({1, 64, 64 * sizeof(int)}, behindRoomKernel, 0);
            signal(SIGSEGV, SIG_DFL); // instead of Qt's long report
            cudaDeviceSynchronize();
            _exit(0);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(!WIFEXITED(status) || WEXITSTATUS(status) != 0);
    }

    void workOfStreamsThatDoNotWaitComesInAnyOrder()
    {
        gpu::DeviceArray<int> values(1);
        gpu::Stream first, second;
        gpu::Event event;
        std::vector<int> free, ordered;
        for (const Order order : {Order::Given, Order::Reversed}) {
            emulated::setOrder(order);
            emulated::start({1, 1, 0, first}, fillKernel, values.data(), 1);
            emulated::start({1, 1, 0, second}, fillKernel, values.data(), 2);
            free.push_back(onHost(values).front());
            emulated::start({1, 1, 0, first}, fillKernel, values.data(), 1);
            event.record(first);
            event.holds(second);
            emulated::start({1, 1, 0, second}, fillKernel, values.data(), 2);
            ordered.push_back(onHost(values).front());
        }
        QCOMPARE(free, (std::vector<int>{2, 1}));
        QCOMPARE(ordered, (std::vector<int>{2, 2}));
    }

    void graphsKeepTheOrderOfTheirStreamsAndEndWhereTheyBegan()
    {
        gpu::DeviceArray<int> values(1);
        gpu::Stream stream, beside;
        gpu::Event fork, join;
        gpu::Graph graph;
        graph.capture(stream, [&] {
            emulated::start({1, 1, 0, stream}, fillKernel, values.data(), 1);
            fork.record(stream);
            fork.holds(beside);
            emulated::start({1, 1, 0, beside}, fillKernel, values.data(), 2);
            join.record(beside);
            join.holds(stream);
            emulated::start({1, 1, 0, stream}, fillKernel, values.data(), 3);
        });
        QCOMPARE(onHost(values).front(), 0); // captured, not done
        for (const Order order : {Order::Given, Order::Reversed}) {
            emulated::setOrder(order);
            graph.launch(stream);
            emulated::start({1, 1, 0, stream}, fillKernel, values.data(), 4);
            graph.launch(stream);
            QCOMPARE(onHost(values).front(), 3);
        }

        gpu::Graph open;
        QVERIFY_THROWS_EXCEPTION(Error, open.capture(stream, [&] {
            fork.record(stream);
            fork.holds(beside);
            emulated::start({1, 1, 0, beside}, fillKernel, values.data(), 2);
        }));
        QVERIFY_THROWS_EXCEPTION(Error, open.capture(stream, [&] { const gpu::DeviceArray<int> taken(4); }));
    }

    void aGraphWaitsForNothingOutsideOfIt()
    {
        gpu::DeviceArray<int> values(1);
        gpu::Stream stream, beside;
        gpu::Event before, inside;
        gpu::Graph graph;
        const auto said = [](const auto& work) -> std::string {
            try {
                work();
            } catch (const Error& error) {
                return error.what();
            }
            return {};
        };
        const auto capture = [&](const auto& work) {
            gpu::Graph made;
            return said([&] { made.capture(stream, work); });
        };
        emulated::start({1, 1, 0, beside}, fillKernel, values.data(), 1);
        before.record(beside);
        QVERIFY(capture([&] {
                    before.holds(stream);
                    emulated::start({1, 1, 0, stream}, fillKernel, values.data(), 2);
                }).find("waits for what is outside") != std::string::npos);
        // Nor through a stream that has joined the graph.
        QVERIFY(capture([&] {
                    inside.record(stream);
                    inside.holds(beside);
                    before.holds(beside);
                }).find("waits for what is outside") != std::string::npos);
        // Nor does what is outside wait for a part of it, whose work is done with each launch.
        QCOMPARE(capture([&] { inside.record(stream); }), "");
        QVERIFY(said([&] { inside.holds(beside); }).find("whose capture has ended") != std::string::npos);
        QVERIFY(said([&] { inside.wait(); }).find("event of a graph") != std::string::npos);
        // What was given to the streams before goes on, and the graph may wait for it as a whole.
        before.holds(stream);
        graph.capture(stream, [&] { emulated::start({1, 1, 0, stream}, fillKernel, values.data(), 2); });
        for (const Order order : {Order::Given, Order::Reversed}) {
            emulated::setOrder(order);
            emulated::start({1, 1, 0, beside}, fillKernel, values.data(), 1);
            before.record(beside);
            before.holds(stream);
            graph.launch(stream);
            QCOMPARE(onHost(values).front(), 2);
        }
    }

    /// The library's own arithmetic against a loop, for every kind of product and both endings.
    void productsAreWhatTheirNamesSay()
    {
        const std::int64_t rows = 5, outputs = 3, inputs = 4;
        std::vector<float> x, w, dy, bias;
        for (int i = 0; i < 20; ++i)
            x.push_back(static_cast<float>((i * 7) % 11 - 5));
        for (int i = 0; i < 12; ++i)
            w.push_back(static_cast<float>((i * 5) % 7 - 3));
        for (int i = 0; i < 15; ++i)
            dy.push_back(static_cast<float>((i * 3) % 8 - 4));
        bias = {1, -2, 3};
        const auto onX = onDevice(x), onW = onDevice(w), onDy = onDevice(dy), onBias = onDevice(bias);
        gpu::Products products(GpuArithmetic::Fp32);
        gpu::Product product;
        product.rows = rows;
        product.outputs = product.yStride = outputs;
        product.inputs = product.xStride = product.weightStride = inputs;
        const auto run = [&](const gpu::DeviceArray<float>& a, const gpu::DeviceArray<float>& b,
                             std::int64_t count) {
            gpu::DeviceArray<float> result(static_cast<std::size_t>(count));
            products.run(product, a.data(), b.data(), nullptr, result.data(), onBias.data(), 2, nullptr, 0);
            return onHost(result);
        };
        const auto at = [](const std::vector<float>& m, std::int64_t stride, std::int64_t i, std::int64_t j) {
            return m[static_cast<std::size_t>(i * stride + j)];
        };
        std::vector<float> forward, input, weight;
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t o = 0; o < outputs; ++o) {
                float sum = 0;
                for (std::int64_t i = 0; i < inputs; ++i)
                    sum += at(x, inputs, r, i) * at(w, inputs, o, i);
                forward.push_back(2 * sum);
            }
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t i = 0; i < inputs; ++i) {
                float sum = 0;
                for (std::int64_t o = 0; o < outputs; ++o)
                    sum += at(dy, outputs, r, o) * at(w, inputs, o, i);
                input.push_back(2 * sum);
            }
        for (std::int64_t o = 0; o < outputs; ++o)
            for (std::int64_t i = 0; i < inputs; ++i) {
                float sum = 0;
                for (std::int64_t r = 0; r < rows; ++r)
                    sum += at(dy, outputs, r, o) * at(x, inputs, r, i);
                weight.push_back(2 * sum);
            }
        QCOMPARE(run(onX, onW, rows * outputs), forward);
        product.ending = gpu::Ending::BiasRelu;
        for (std::size_t i = 0; i < forward.size(); ++i)
            forward[i] = std::max(forward[i] + bias[i % 3], 0.F);
        QCOMPARE(run(onX, onW, rows * outputs), forward);
        product.ending = gpu::Ending::None;
        product.kind = gpu::ProductKind::InputGradient;
        QCOMPARE(run(onDy, onW, rows * inputs), input);
        product.kind = gpu::ProductKind::WeightGradient;
        QCOMPARE(run(onDy, onX, outputs * inputs), weight);
    }

    void productsThatMayRunAtOnceHaveTheirOwnWorkspaces()
    {
        gpu::DeviceArray<float> x(64), w(64), y(64), z(64);
        gpu::Products products(GpuArithmetic::Fp32);
        gpu::Product product;
        product.rows = product.outputs = product.inputs = 8;
        product.xStride = product.weightStride = product.yStride = 8;
        gpu::Stream first, second;
        const auto both = [&](int lane) {
            products.run(product, x.data(), w.data(), nullptr, y.data(), nullptr, 1, first, 0);
            products.run(product, x.data(), w.data(), nullptr, z.data(), nullptr, 1, second, lane);
            gpu::check(cudaDeviceSynchronize(), "two products");
        };
        both(1);
        QVERIFY_THROWS_EXCEPTION(Error, both(0));
        cudaDeviceSynchronize();
        cudaGetLastError();
    }
};

QTEST_GUILESS_MAIN(EmulationTest)
#include "emulation_test.moc"
