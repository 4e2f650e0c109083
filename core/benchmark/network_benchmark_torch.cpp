#include "benchmark/benchmark.h"
#include "benchmark/timing.h"
#include "cluster/kmeans_torch.h"
#include "curriculum/batched_trials_torch.h"
#include "curriculum/regressor_trainer_torch.h"
#include "curriculum/separate_trials_torch.h"
#include "learning/learning_functions_torch.h"
#include "network/batches_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/product_choice_torch.h"
#include "network/resident_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/algorithm_torch.h"
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
        const at::Tensor labels =
            at::randint(m_options.clusters, {rows}, at::TensorOptions(at::kLong)).to(m_runtime.device);
        const at::Tensor targets = at::randn({rows}, options());
        Random random(m_options.seed, 9);
        PretrainParameters parameters;
        parameters.clusters = m_options.clusters;
        DeepEmoCluster network(columns, m_options.clusters, batchSize, m_runtime.device, m_runtime.precision);
        network.parameters().initialise(random);
        const FloatMatrix matrix = toMatrix(at::randn({rows, columns}, options()));
        Trainer trainer(network, parameters, m_runtime.generator(1), m_runtime.precision);
        const PlacedFeatures features = trainer.place(matrix, m_job);
        const double weights = static_cast<double>(network.parameters().allValues().numel());
        // Gathered rows are read, written and read twice; weights are read twice and their gradients written,
        // momentum reads three and writes two, Adam reads four and writes three.
        const double gathered = 4. * sizeof(float) * static_cast<double>(columns) * batchSize;
        const auto step = [&](double optimiser, double size) {
            return gathered + (3 + optimiser) * sizeof(float) * size;
        };
        // On a GPU a few hundred steps at once, as an epoch has them: one alone is mostly waited for.
        const int steps = m_runtime.device.is_cuda() ? 100 : 1;
        EpochBatches batches;
        const auto drawn = [&](int count) {
            std::vector<std::size_t> index(static_cast<std::size_t>(count * batchSize));
            for (auto& row : index)
                row = random.below(static_cast<std::uint64_t>(rows));
            batches.order = toIndexTensor(index, m_runtime.device);
            batches.borders.clear();
            for (int i = 0; i <= count; ++i)
                batches.borders.push_back(i * batchSize);
        };
        add(
            parts, "stage1", "stage I step, batch 512", stage1Flops(width, m_options.clusters),
            step(5, weights),
            [&] {
                drawn(steps);
                trainer.epoch({features, {}, labels, {}}, batches, [](std::size_t) {});
            },
            steps);
        add(
            parts, "stage2", "stage II step, batch 512", stage2Flops(width, m_options.clusters),
            step(7, weights),
            [&] {
                drawn(steps);
                trainer.epoch({features, {}, labels, targets}, batches, [](std::size_t) {});
            },
            steps);
        // Several batches, as a pass has them: the weights are put in order for it once.
        const int passed = m_runtime.device.is_cuda() ? steps : 4;
        const std::int64_t embedded =
            std::min(m_runtime.device.is_cuda() ? rows : INT64_MAX, passed * batchSize);
        add(
            parts, "embed", "embedding pass", 2 * networkSize(width, m_options.clusters).extractor, gathered,
            [&] {
                drawn(passed);
                trainer.evaluate(features, batches.order.narrow(0, 0, embedded), false, m_job);
            },
            static_cast<double>(embedded) / batchSize);
        if (m_runtime.device.is_cuda())
            return; // there a Θ is trained as several are
        at::Tensor batch = at::empty({batchSize, columns}, options());
        const at::Tensor plain = resident(matrix, m_runtime.device);
        CurriculumRegressor theta(columns, thetaHidden, batchSize, m_runtime.device);
        theta.parameters().initialise(random);
        RegressorTrainer regressor(theta, 1e-3, .3, m_runtime.generator(2));
        add(parts, "theta", "curriculum step (Θ), batch 512", thetaFlops(width, thetaHidden),
            step(7, static_cast<double>(theta.parameters().allValues().numel())), [&] {
                drawn(1);
                const at::Tensor rowsOf = batches.order.narrow(0, 0, batchSize);
                at::index_select_out(batch, plain, 0, rowsOf);
                regressor.step(batch, targets.index_select(0, rowsOf));
            });
    }

    /// Θ as `deepmi train` has them, on a GPU one alone, and ten side by side: a step of each.
    void measureTrials(std::vector<BenchmarkPart>& parts) const
    {
        if (m_runtime.device.is_cuda())
            measureTrials(parts, 1, "theta", "curriculum step (Θ), batch 512");
        measureTrials(parts, 10, "theta10", "curriculum step of ten Θ side by side, batch 512 each");
    }

    void measureTrials(std::vector<BenchmarkPart>& parts, int trials, const char* key,
                       const char* title) const
    {
        constexpr std::int64_t development = 2; // judged after every epoch: next to nothing
        const std::int64_t columns = m_options.columns, steps = m_runtime.device.is_cuda() ? 50 : 2,
                           rows = steps * batchSize;
        const FloatMatrix matrix = toMatrix(at::randn({rows + development, columns}, options()));
        TrainParameters parameters;
        parameters.trials = trials;
        parameters.batch = batchSize;
        parameters.hidden = thetaHidden;
        const auto counted = [&](std::int64_t first, std::int64_t count) {
            return at::arange(first, first + count, at::TensorOptions(at::kLong)).to(m_runtime.device);
        };
        std::string reason;
        std::unique_ptr<GpuPlacement> placement;
        const KernelRegressors::Size networks = sizeOf(parameters, columns);
        if (KernelRegressors::areFor(networks, m_runtime.device, reason))
            placement =
                KernelRegressors::placementFor(trials, networks, rows + development, *gpuFunctions(reason),
                                               m_runtime.device, m_runtime.precision);
        const PlacedFeatures features = placement ? placement->place(matrix, 0, m_job)
                                                  : PlacedFeatures{resident(matrix, m_runtime.device), {}};
        const TrialSetting setting{parameters,
                                   m_runtime,
                                   false,
                                   features,
                                   counted(0, rows),
                                   at::randn({rows}, options()),
                                   {"Development", features, counted(rows, development), {0, 1}},
                                   {},
                                   placement.get()};
        std::unique_ptr<WorkerThreads> workers;
        std::unique_ptr<TrialGroup> group;
        if (m_runtime.device.is_cuda()) {
            group = std::make_unique<BatchedTrials>(setting, 0, trials, m_job);
        } else {
            const int worth =
                threadsForStep(regressorParameters(columns, thetaHidden), batchSize, m_runtime.threads);
            workers = std::make_unique<WorkerThreads>(workersFor(trials, m_runtime.threads, worth), worth);
            group = std::make_unique<SeparateTrials>(setting, 0, trials, *workers, m_job);
        }
        BenchmarkPart part;
        part.key = key;
        part.title = title;
        part.repeats = m_options.quick ? 3 : 9;
        part.samples = static_cast<double>(trials * batchSize);
        part.flops = thetaFlops(static_cast<std::size_t>(columns), thetaHidden) * part.samples;
        const double size = static_cast<double>(regressorParameters(columns, thetaHidden));
        part.bytes = trials * sizeof(float) * (4. * static_cast<double>(batchSize * columns) + 10 * size);
        part.bound = Bound::Compute;
        part.seconds = time(part.repeats, [&] { group->epoch(); }) / static_cast<double>(steps);
        parts.push_back(part);
        m_job.report("bench", 0, 0, part.title);
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

    /// An epoch of the paper's pre-training: twice as many unlabelled rows as labelled ones, and a tenth for
    /// development.
    void measureEpoch(std::vector<BenchmarkPart>& parts) const
    {
        const auto rows = static_cast<std::size_t>(m_options.rows),
                   columns = static_cast<std::size_t>(m_options.columns);
        const std::size_t development = rows / 10, pool = 2 * rows;
        const auto drawn = [&](std::size_t count) {
            FloatMatrix matrix(count, columns);
            const at::Tensor values = at::from_blob(
                matrix.data(), {static_cast<std::int64_t>(count), static_cast<std::int64_t>(columns)},
                at::kFloat);
            for (std::int64_t first = 0; first < values.size(0); first += 8192) {
                const std::int64_t height = std::min<std::int64_t>(8192, values.size(0) - first);
                // Around 100 middles, so that there is something to find.
                const at::Tensor middle = at::randn({100, values.size(1)}, options());
                const at::Tensor of =
                    at::randint(100, {height}, at::TensorOptions(at::kLong)).to(m_runtime.device);
                values.narrow(0, first, height)
                    .copy_((middle.index_select(0, of) + at::randn({height, values.size(1)}, options()))
                               .mul_(.7));
            }
            return matrix;
        };
        Corpus corpus;
        corpus.attribute = "arousal";
        corpus.features.values = drawn(rows + development);
        FeatureTable unlabeled;
        unlabeled.values = drawn(pool);
        Random random(m_options.seed, 10);
        for (std::size_t i = 0; i < rows + development; ++i) {
            corpus.names.push_back(std::to_string(i));
            corpus.featureRow.push_back(i);
            corpus.labels.push_back(4 + corpus.features.values.row(i)[0] + random.normal());
            corpus.splits.push_back(i < rows ? Split::Train : Split::Development);
        }
        PretrainParameters parameters;
        parameters.clusters = m_options.clusters;
        Algorithm algorithm(corpus, &unlabeled, parameters, LabelNormalisation::fit(corpus.labels), m_runtime,
                            m_job);
        int number = 0;
        algorithm.epoch(++number); // the first finds its clusters' start and everything is set up
        const NetworkSize size = networkSize(columns, m_options.clusters);
        BenchmarkPart part;
        part.key = "epoch";
        part.title = "epoch of the paper's pre-training";
        part.repeats = m_options.quick ? 1 : 5;
        part.seconds = time(part.repeats, [&] { algorithm.epoch(++number); });
        part.samples = static_cast<double>(rows + pool);
        part.flops = static_cast<double>(pool) * stage1Flops(columns, m_options.clusters) +
                     static_cast<double>(rows) * stage2Flops(columns, m_options.clusters) +
                     2 * size.extractor * static_cast<double>(pool + 2 * rows + development);
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
             double flopsASample, double bytes, const std::function<void()>& work, double units = 1) const
    {
        BenchmarkPart part;
        part.key = key;
        part.title = title;
        part.repeats = m_repeats;
        part.samples = batchSize;
        part.flops = flopsASample * batchSize;
        part.bytes = bytes;
        part.bound = Bound::Compute;
        part.seconds = time(m_repeats, work) / units;
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
    if (options.wants("networks")) {
        benchmark.measureTraining(result.parts);
        benchmark.measureTrials(result.parts);
    }
    if (options.wants("kmeans"))
        benchmark.measureKMeans(result.parts);
    // Minutes on a CPU, for who asks for them.
    if (options.groups.empty() ? runtime.device.is_cuda() && !options.quick : options.wants("epoch"))
        benchmark.measureEpoch(result.parts);
    return result;
}

} // namespace learning

} // namespace deepmi
