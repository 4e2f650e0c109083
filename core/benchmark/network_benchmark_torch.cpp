#include "benchmark/benchmark.h"
#include "benchmark/timing.h"
#include "cluster/kmeans_torch.h"
#include "curriculum/regressor_trainer_torch.h"
#include "network/batches_torch.h"
#include "network/learning_functions_torch.h"
#include "network/product_choice_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/pretrain_cost.h"
#include "pretrain/trainer_torch.h"

#include <ATen/detail/CUDAHooksInterface.h>

#include <functional>

namespace deepmi
{

namespace
{

using Bound = BenchmarkPart::Bound;

constexpr std::int64_t batchSize = 512;
constexpr int thetaHidden = 512;

class NetworkBenchmark
{
public:
    NetworkBenchmark(const BenchmarkOptions& options, const Runtime& runtime, const Job& job)
        : m_options(options), m_runtime(runtime), m_job(job), m_repeats(options.quick ? 9 : 31)
    {
    }

    void measurePeak(MachinePeak& peak) const
    {
        peak.description = m_runtime.description;
        peak.productLibrary = m_runtime.device.is_cpu() ? toString(productLibrary()) : "its own";
        const std::int64_t columns = m_options.columns;
        for (const ProductRate& size : {ProductRate{"first layer", batchSize, 1024, columns},
                                        ProductRate{"its weights' gradient", 1024, columns, batchSize},
                                        ProductRate{"residual unit of 1024", batchSize, 1024, 1024},
                                        ProductRate{"residual unit of 512", batchSize, 512, 512},
                                        ProductRate{"residual unit of 256", batchSize, 256, 256}}) {
            ProductRate measured = size;
            measured.gflops = rateOf(size);
            peak.sgemmGflops = std::max(peak.sgemmGflops, measured.gflops);
            peak.products.push_back(std::move(measured));
        }
        const std::int64_t count = m_runtime.device.is_cpu() ? 32 << 20 : 256 << 20;
        const at::Tensor a = at::ones({count}, options()), b = at::ones({count}, options());
        at::Tensor c = at::empty({count}, options());
        const double seconds = time(m_options.quick ? 5 : 15, [&] { at::add_out(c, a, b); });
        peak.memoryGbPerS = 3. * sizeof(float) * static_cast<double>(count) / seconds / 1e9;
        m_job.report("bench", 0, 0, "peaks of this machine");
    }

    void measureTraining(std::vector<BenchmarkPart>& parts) const
    {
        const std::int64_t rows = m_options.rows, columns = m_options.columns;
        const auto width = static_cast<std::size_t>(columns);
        const at::Tensor features = at::randn({rows, columns}, options());
        const at::Tensor labels =
            at::randint(m_options.clusters, {rows}, at::TensorOptions(at::kLong)).to(m_runtime.device);
        const at::Tensor targets = at::randn({rows}, options());
        at::Tensor batch = at::empty({batchSize, columns}, options());
        Random random(m_options.seed, 9);
        std::vector<std::size_t> index(batchSize);
        const auto drawn = [&] {
            for (auto& row : index)
                row = random.below(static_cast<std::uint64_t>(rows));
            const at::Tensor at = toIndexTensor(index, m_runtime.device);
            at::index_select_out(batch, features, 0, at);
            return at;
        };

        PretrainParameters parameters;
        parameters.clusters = m_options.clusters;
        DeepEmoCluster network(columns, m_options.clusters, batchSize, m_runtime.device);
        network.parameters().initialise(random);
        Trainer trainer(network, parameters, m_runtime.generator(1));
        const double weights = static_cast<double>(network.parameters().allValues().numel());
        // Gathered rows are read, written and read twice; weights are read twice and their gradients written,
        // momentum reads three and writes two, Adam reads four and writes three.
        const double gathered = 4. * sizeof(float) * static_cast<double>(columns) * batchSize;
        const auto step = [&](double optimiser, double size) {
            return gathered + (3 + optimiser) * sizeof(float) * size;
        };
        add(parts, "stage1", "stage I step, batch 512", stage1Flops(width, m_options.clusters),
            step(5, weights), [&] {
                const at::Tensor rowsOf = drawn();
                trainer.stage1(batch, labels.index_select(0, rowsOf));
            });
        add(parts, "stage2", "stage II step, batch 512", stage2Flops(width, m_options.clusters),
            step(7, weights), [&] {
                const at::Tensor rowsOf = drawn();
                trainer.stage2(batch, labels.index_select(0, rowsOf), targets.index_select(0, rowsOf));
            });
        add(parts, "embed", "embedding pass, batch 512", 2 * networkSize(width, m_options.clusters).extractor,
            gathered, [&] {
                drawn();
                network.embed(batch, nullptr);
            });
        CurriculumRegressor theta(columns, thetaHidden, batchSize, m_runtime.device);
        theta.parameters().initialise(random);
        RegressorTrainer regressor(theta, 1e-3, .3, m_runtime.generator(2));
        add(parts, "theta", "curriculum step (Θ), batch 512", thetaFlops(width, thetaHidden),
            step(7, static_cast<double>(theta.parameters().allValues().numel())), [&] {
                const at::Tensor rowsOf = drawn();
                regressor.step(batch, targets.index_select(0, rowsOf));
            });
    }

    void measureKMeans(std::vector<BenchmarkPart>& parts) const
    {
        constexpr int iterations = 20;
        const std::int64_t rows = m_options.rows, width = DeepEmoCluster::embeddingWidth;
        // Rows around as many centres as are looked for: what embeddings of a trained network look like.
        const at::Tensor middle = at::randn({m_options.clusters, width}, options());
        const at::Tensor of =
            at::randint(m_options.clusters, {rows}, at::TensorOptions(at::kLong)).to(m_runtime.device);
        const at::Tensor embedding = middle.index_select(0, of) + at::randn({rows, width}, options());
        const at::Tensor start = embedding.narrow(0, 0, m_options.clusters).clone();
        KMeansParameters parameters;
        parameters.clusters = m_options.clusters;
        parameters.iterations = iterations;
        int done = 0;
        const double seconds = time(m_options.quick ? 3 : 9, [&] {
            done = static_cast<int>(kmeansOnDevice(embedding, parameters, start, m_job).history.size());
        });
        BenchmarkPart part;
        part.key = "kmeans";
        part.title = "K-means iteration, rows × 256";
        part.repeats = m_options.quick ? 3 : 9;
        part.seconds = seconds / std::max(done, 1);
        part.samples = static_cast<double>(rows);
        part.flops = 2. * static_cast<double>(rows * width * m_options.clusters);
        part.bytes = sizeof(float) * static_cast<double>(rows * width);
        part.bound = Bound::Compute;
        parts.push_back(part);
        m_job.report("bench", 0, 0, part.title);
    }

private:
    at::TensorOptions options() const { return at::TensorOptions(at::kFloat).device(m_runtime.device); }

    void wait() const
    {
        if (m_runtime.device.is_cuda())
            at::detail::getCUDAHooks().deviceSynchronize(m_runtime.device.index());
    }

    double time(int repeats, const std::function<void()>& work) const
    {
        return medianSeconds(repeats, m_job, [&] {
            work();
            wait();
        });
    }

    double rateOf(const ProductRate& size) const
    {
        const at::Tensor a = at::ones({size.rows, size.inner}, options()),
                         b = at::ones({size.inner, size.columns}, options());
        at::Tensor result = at::empty({size.rows, size.columns}, options());
        const double work = 2e-9 * static_cast<double>(size.rows * size.columns * size.inner);
        return work / time(m_options.quick ? 7 : 21, [&] { multiply(result, a, b); });
    }

    void add(std::vector<BenchmarkPart>& parts, const std::string& key, const std::string& title,
             double flopsASample, double bytes, const std::function<void()>& work) const
    {
        BenchmarkPart part;
        part.key = key;
        part.title = title;
        part.repeats = m_repeats;
        part.samples = batchSize;
        part.flops = flopsASample * batchSize;
        part.bytes = bytes;
        part.bound = Bound::Compute;
        part.seconds = time(m_repeats, work);
        parts.push_back(part);
        m_job.report("bench", 0, 0, title);
    }

    const BenchmarkOptions& m_options;
    const Runtime& m_runtime;
    const Job& m_job;
    int m_repeats;
};

} // namespace

namespace learning
{

BenchmarkResult benchmarkNetworks(const BenchmarkOptions& options, const DeviceOptions& device,
                                  const Job& job)
{
    const c10::InferenceMode inference;
    const Runtime runtime = Runtime::open(device);
    BenchmarkResult result;
    const NetworkBenchmark benchmark(options, runtime, job);
    benchmark.measurePeak(result.peak);
    benchmark.measureTraining(result.parts);
    benchmark.measureKMeans(result.parts);
    return result;
}

} // namespace learning

} // namespace deepmi
