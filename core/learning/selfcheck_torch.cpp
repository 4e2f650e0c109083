#include "cluster/kmeans_torch.h"
#include "cuda/gpu_training.h"
#include "curriculum/batched_trials_torch.h"
#include "curriculum/regressor_trainer_torch.h"
#include "curriculum/separate_trials_torch.h"
#include "learning/learning_functions_torch.h"
#include "network/batched_regressors_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/resident_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"

#include <cmath>
#include <limits>

namespace deepmi
{

namespace
{

constexpr std::int64_t features = 37, clusters = 7, rows = 24;

at::Tensor randomMatrix(std::int64_t height, std::int64_t width, std::uint64_t stream)
{
    Random random(11, stream);
    at::Tensor tensor = at::empty({height, width}, at::kFloat);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(random.normal());
    return tensor;
}

at::Tensor randomLabels()
{
    Random random(11, 99);
    at::Tensor labels = at::empty({rows}, at::kLong);
    for (std::int64_t i = 0; i < rows; ++i)
        labels.data_ptr<std::int64_t>()[i] = static_cast<std::int64_t>(random.below(clusters));
    return labels;
}

SelfCheck result(std::string name, double value, double tolerance, std::string detail)
{
    return {std::move(name), value, tolerance, std::isfinite(value) && value <= tolerance, std::move(detail)};
}

/// Largest difference between the analytic directional derivative and a central difference, relative to its
/// size, over a few random directions in the space of all parameters.
template <class Loss>
double directionalError(ParameterStore& store, const at::Tensor& gradients, const Loss& loss)
{
    const at::Tensor start = store.allValues().clone();
    double worst = 0;
    for (std::uint64_t stream = 1; stream <= 3; ++stream) {
        at::Tensor direction = randomMatrix(1, start.numel(), stream).squeeze(0).to(start.device());
        direction.div_(direction.norm());
        const double analytic = (gradients.to(at::kDouble) * direction.to(at::kDouble)).sum().item<double>();
        constexpr double step = 2e-2;
        store.allValues().copy_(start + step * direction);
        const double above = loss();
        store.allValues().copy_(start - step * direction);
        const double below = loss();
        const double numeric = (above - below) / (2 * step);
        worst = std::max(worst, std::abs(numeric - analytic) / std::max(1e-2, std::abs(analytic)));
    }
    store.allValues().copy_(start);
    return worst;
}

struct Problem {
    at::Tensor input, labels, targets;
};

Problem problemOn(at::Device device)
{
    return {randomMatrix(rows, features, 5).to(device), randomLabels().to(device),
            randomMatrix(rows, 1, 6).squeeze(1).to(device)};
}

double stage2Gradient(const Problem& problem, at::Device device)
{
    DeepEmoCluster network(features, clusters, rows, device);
    Random random(3);
    network.parameters().initialise(random);
    at::Tensor logitsGradient = at::zeros({rows, clusters}, problem.input.options());
    at::Tensor predictionGradient = at::zeros({rows, 1}, problem.input.options());
    const auto loss = [&] {
        const at::Tensor h = network.embed(problem.input, nullptr);
        return crossEntropyLoss(network.classify(h), problem.labels, logitsGradient).item<double>() +
               concordanceLoss(network.regress(h), problem.targets, predictionGradient).item<double>();
    };
    loss();
    const at::Tensor h = network.embed(problem.input, nullptr);
    network.backward(problem.input, h, logitsGradient, &predictionGradient, nullptr);
    const at::Tensor gradients = network.parameters().gradients(0, network.parameters().size()).clone();
    return directionalError(network.parameters(), gradients, loss);
}

double regressorGradient(const Problem& problem, at::Device device)
{
    CurriculumRegressor network(features, 32, rows, device);
    Random random(4);
    network.parameters().initialise(random);
    at::Tensor gradient = at::zeros({rows, 1}, problem.input.options());
    const auto loss = [&] {
        return concordanceLoss(network.forward(problem.input, nullptr), problem.targets, gradient)
            .item<double>();
    };
    loss();
    network.backward(problem.input, gradient, nullptr);
    const at::Tensor gradients = network.parameters().gradients(0, network.parameters().size()).clone();
    return directionalError(network.parameters(), gradients, loss);
}

/// Gradients of three networks as one batched problem on the device against each alone on the CPU, relative
/// to the largest of them.
double batchedGradients(at::Device device)
{
    constexpr int networks = 3;
    constexpr std::int64_t hidden = 32;
    BatchedRegressors batched(networks, features, hidden, rows, device, false);
    std::vector<at::Tensor> inputs, targets, expected;
    for (int i = 0; i < networks; ++i) {
        const auto stream = static_cast<std::uint64_t>(10 * i);
        inputs.push_back(randomMatrix(rows, features, stream + 20));
        targets.push_back(randomMatrix(1, rows, stream + 21).squeeze(0));
        CurriculumRegressor alone(features, hidden, rows, at::kCPU);
        Random first(stream), second(stream);
        alone.parameters().initialise(first);
        batched.parameters(i).initialise(second);
        at::Tensor gradient = at::zeros({rows, 1});
        concordanceLoss(alone.forward(inputs.back(), nullptr), targets.back(), gradient);
        alone.backward(inputs.back(), gradient, nullptr);
        expected.push_back(alone.parameters().allGradients());
    }
    const at::Tensor input = at::stack(inputs).to(device);
    at::Tensor gradient = at::zeros({networks, rows, 1}, input.options());
    concordanceLoss(batched.forward(input, nullptr), at::stack(targets).to(device), gradient);
    batched.backward(input, gradient, nullptr);
    const at::Tensor all = at::cat(expected);
    return (batched.allGradients().to(at::kCPU) - all).abs().max().item<double>() /
           all.abs().max().item<double>();
}

/// How far dropout moves the mean output of two batched networks, in standard errors; infinite if their masks
/// are the same or none. Only the last hidden layer's masks change the output.
double meanOverMasks(const Runtime& runtime)
{
    constexpr int networks = 2, height = 4000;
    BatchedRegressors batched(networks, features, 32, height, runtime.device, true);
    std::vector<Dropout> dropout;
    for (int i = 0; i < networks; ++i) {
        Random random(5);
        batched.parameters(i).initialise(random);
        for (std::size_t weight = 0; weight < 2 * regressorHiddenLayers; weight += 2) {
            batched.parameters(i).value(weight).zero_();
            batched.parameters(i).value(weight + 1).fill_(1);
        }
        dropout.push_back({.3, runtime.generator(static_cast<std::uint64_t>(i))});
    }
    const at::Tensor input = at::zeros({networks, height, features}, batched.allValues().options());
    const at::Tensor plain = batched.forward(input, nullptr).clone();
    const at::Tensor drawn = batched.forward(input, &dropout);
    if (at::equal(drawn[0], drawn[1]))
        return std::numeric_limits<double>::infinity();
    const at::Tensor error = drawn.std(1) / std::sqrt(static_cast<double>(height));
    return ((drawn.mean(1) - plain.select(1, 0)).abs() / error).max().item<double>();
}

/// The parameters of three networks as one batched problem after a few steps with dropout.
at::Tensor batchedTraining(const Problem& problem, const Runtime& runtime)
{
    constexpr int networks = 3, steps = 20;
    BatchedRegressors batched(networks, features, 32, rows, runtime.device, true);
    std::vector<Dropout> dropout;
    for (int i = 0; i < networks; ++i) {
        Random random(static_cast<std::uint64_t>(i));
        batched.parameters(i).initialise(random);
        dropout.push_back({.3, runtime.generator(static_cast<std::uint64_t>(i))});
    }
    Adam adam({{batched.allValues(), batched.allGradients(), 1e-3, {}}});
    at::Tensor gradient = at::zeros({networks, rows, 1}, problem.input.options());
    const at::Tensor input = problem.input.expand({networks, rows, features}),
                     targets = problem.targets.expand({networks, rows});
    for (int step = 0; step < steps; ++step) {
        concordanceLoss(batched.forward(input, &dropout), targets, gradient);
        batched.backward(input, gradient, &dropout);
        adam.step();
    }
    return batched.allValues().to(at::kCPU);
}

/// The parameters after a few stage I and stage II steps with dropout.
at::Tensor trained(const Problem& problem, const Runtime& runtime, double dropout)
{
    PretrainParameters parameters;
    parameters.clusters = clusters;
    parameters.dropout = dropout;
    DeepEmoCluster network(features, clusters, rows, runtime.device, runtime.precision);
    Random random(5);
    network.parameters().initialise(random);
    const FloatMatrix matrix = toMatrix(problem.input); // the tensor of it may share its memory
    Trainer trainer(network, parameters, runtime.generator(17), runtime.precision);
    const PlacedFeatures input = trainer.place(matrix, Job());
    EpochBatches batches;
    batches.order = at::arange(rows, problem.labels.options());
    batches.borders = {0, rows / 2 - 1, rows}; // the second larger than the first, and by no round number
    for (int step = 0; step < 5; ++step) {
        trainer.epoch({input, {}, problem.labels, {}}, batches, [](std::size_t) {});
        trainer.epoch({input, batches.order, problem.labels, problem.targets}, batches, [](std::size_t) {});
    }
    std::vector<at::Tensor> values;
    for (std::size_t i = 0; i < network.parameters().size(); ++i)
        values.push_back(network.parameters().value(i).to(at::kCPU).flatten());
    return at::cat(values);
}

/// How far two trainings from the same start have come apart, as a share of the way that they went.
double divergence(const at::Tensor& a, const at::Tensor& b)
{
    DeepEmoCluster network(features, clusters, rows, at::kCPU);
    Random random(5);
    network.parameters().initialise(random);
    std::vector<at::Tensor> values;
    for (std::size_t i = 0; i < network.parameters().size(); ++i)
        values.push_back(network.parameters().value(i).flatten());
    const at::Tensor start = at::cat(values).to(at::kDouble);
    return ((a.to(at::kDouble) - b.to(at::kDouble)).norm() / (b.to(at::kDouble) - start).norm())
        .item<double>();
}

/// Loss and development CCC of every epoch of two trials of Θ, trained as on this device.
std::vector<double> trialCurves(const Runtime& runtime, double dropout)
{
    constexpr std::int64_t samples = 90, judged = 30;
    constexpr int trials = 2, epochs = 5;
    TrainParameters parameters;
    parameters.trials = trials;
    parameters.hidden = 32;
    parameters.batch = 16;
    parameters.dropout = dropout;
    parameters.pacing.epochs = epochs;
    parameters.pacing.learningRate = .005;
    const at::Tensor values = randomMatrix(samples + judged, features, 30),
                     labels = randomMatrix(1, samples + judged, 31).squeeze(0) + values.select(1, 0);
    const FloatMatrix matrix = toMatrix(values);
    const Job job;
    std::string reason;
    std::unique_ptr<GpuPlacement> placement;
    const KernelRegressors::Size size = sizeOf(parameters, features);
    if (KernelRegressors::areFor(size, runtime.device, reason))
        placement = KernelRegressors::placementFor(trials, size, matrix.rows(), *gpuFunctions(reason),
                                                   runtime.device, runtime.precision);
    const PlacedFeatures placed =
        placement ? placement->place(matrix, 0, job) : PlacedFeatures{resident(matrix, runtime.device), {}};
    const auto rowsFrom = [&](std::int64_t first, std::int64_t count) {
        return at::arange(first, first + count, at::kLong).to(runtime.device);
    };
    const TrialSetting setting{
        parameters,
        runtime,
        false,
        placed,
        rowsFrom(0, samples),
        labels.narrow(0, 0, samples).to(runtime.device),
        {"Development", placed, rowsFrom(samples, judged), toDoubles(labels.narrow(0, samples, judged))},
        {},
        placement.get()};
    WorkerThreads workers(1, 1);
    std::unique_ptr<TrialGroup> group;
    if (runtime.device.is_cuda())
        group = std::make_unique<BatchedTrials>(setting, 0, trials, job);
    else
        group = std::make_unique<SeparateTrials>(setting, 0, trials, workers, job);
    std::vector<double> curves;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        group->epoch();
        for (int trial = 0; trial < trials; ++trial)
            for (const double value : {group->trial(trial).history().back().trainingLoss,
                                       group->trial(trial).history().back().developmentCcc})
                curves.push_back(value);
    }
    return curves;
}

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

double kmeansError(at::Device device)
{
    const at::Tensor points = randomMatrix(400, 9, 7).to(device);
    KMeansParameters parameters;
    parameters.clusters = 6;
    parameters.seed = 1;
    const DeviceKMeansResult found = kmeansOnDevice(points, parameters, {}, Job());
    const at::Tensor p = points.to(at::kCPU, at::kDouble), c = found.centres.to(at::kCPU, at::kDouble);
    const at::Tensor distances = (p.unsqueeze(1) - c.unsqueeze(0)).square().sum(2);
    const at::Tensor chosen = distances.gather(1, found.cluster.to(at::kCPU).unsqueeze(1)).squeeze(1);
    return (chosen - std::get<0>(distances.min(1))).max().item<double>();
}

double productError(at::Device device)
{
    const at::Tensor a = randomMatrix(65, 130, 8), b = randomMatrix(130, 47, 9);
    const at::Tensor product = at::mm(a.to(device), b.to(device)).to(at::kCPU);
    double worst = 0;
    for (std::int64_t i = 0; i < a.size(0); ++i)
        for (std::int64_t j = 0; j < b.size(1); ++j) {
            double sum = 0;
            for (std::int64_t k = 0; k < a.size(1); ++k)
                sum += static_cast<double>(a.data_ptr<float>()[i * a.size(1) + k]) *
                       static_cast<double>(b.data_ptr<float>()[k * b.size(1) + j]);
            worst = std::max(worst, std::abs(sum - static_cast<double>(product[i][j].item<float>())));
        }
    return worst;
}

} // namespace

namespace learning
{

std::vector<SelfCheck> networkSelfChecks(const DeviceOptions& device, const Job& job)
{
    const c10::InferenceMode inference;
    DeviceOptions exact = device;
    if (exact.precision == "auto")
        exact.precision = "fp32"; // what is compared to double
    const Runtime runtime = Runtime::open(exact);
    const Problem problem = problemOn(runtime.device);
    const std::string where = runtime.device.str();
    std::vector<SelfCheck> checks;
    const auto add = [&](SelfCheck check) {
        job.throwIfStopped();
        checks.push_back(std::move(check));
        job.report("self-check", static_cast<double>(checks.size()), 0, checks.back().name);
    };
    add(result("matrix product, " + where, productError(runtime.device), 1e-4,
               "against a triple loop in double"));
    add(result("gradient of stage II, " + where, stage2Gradient(problem, runtime.device), 2e-2,
               "against central differences in three random directions, relative"));
    add(result("gradient of the curriculum regressor, " + where, regressorGradient(problem, runtime.device),
               2e-2, "against central differences in three random directions, relative"));
    add(result("three curriculum regressors at once, " + where, batchedGradients(runtime.device), 1e-4,
               "gradients against those of each alone on the CPU, relative to the largest"));
    add(result("mean over masks, " + where, meanOverMasks(runtime), 5,
               "output of a regressor with dropout against without, in standard errors of 4000 rows"));
    add(result("K-means assignment, " + where, kmeansError(runtime.device), 1e-4,
               "squared distance beyond that of the nearest centre, searched exhaustively in double"));
    add(result("same seed twice, " + where,
               largestDifference(trained(problem, runtime, .3), trained(problem, runtime, .3)), 0,
               "weights after 20 training steps with dropout, bit for bit"));
    add(result("three regressors twice, " + where,
               largestDifference(batchedTraining(problem, runtime), batchedTraining(problem, runtime)), 0,
               "weights of all after 20 training steps with dropout, bit for bit"));
    if (runtime.device.is_cuda()) {
        DeviceOptions host = device;
        host.device = "cpu";
        host.precision = "fp32";
        const Runtime cpu = Runtime::open(host);
        std::string reason;
        const GpuFunctions* gpu = gpuFunctions(reason);
        // LibTorch's own operations draw other masks on a GPU.
        const double dropout = gpu ? .3 : 0;
        const at::Tensor expected = trained(problemOn(cpu.device), cpu, dropout);
        const at::Tensor curves = at::tensor(trialCurves(cpu, dropout));
        const auto compare = [&](const char* name, double tolerance, double ofCurves) {
            exact.precision = name;
            const Runtime other = Runtime::open(exact);
            add(result(std::string("training in ") + name + ", GPU against CPU",
                       divergence(trained(problem, other, dropout), expected), tolerance,
                       "difference of the weights after 20 training steps, as a share of their change"));
            add(result(std::string("trials in ") + name + ", GPU against CPU",
                       largestDifference(at::tensor(trialCurves(other, dropout)), curves), ofCurves,
                       "largest difference of two trials' losses and development CCCs in five epochs"));
        };
        compare("fp32", 1e-2, 1e-3);
        if (gpu) {
            compare("tf32", .3, .03);
            if (gpu->hasBFloat16(runtime.device.index()))
                compare("bf16", .5, .1);
            for (const auto& [name, error] : gpu->checkKernels(runtime.device.index()))
                add(result(
                    "kernel " + name, error, 1,
                    "largest difference from its twin on the CPU, as a share of what rounding allows"));
        } else {
            job.warn("no kernels of our own on this GPU: " + reason);
        }
    }
    return checks;
}

} // namespace learning

} // namespace deepmi
