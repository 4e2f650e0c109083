// Samples a second of the training steps and of the embedding pass, data in memory, for the comparison with
// pytorch_training.py. Prints one JSON object. Usage: training_benchmark [rows [features [clusters
// [batches [precision [threads]]]]]]; with one thread the rates are by the processor's own time.
#include "curriculum/regressor_trainer_torch.h"
#include "network/batches_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

using namespace deepmi;

namespace
{

/// Seconds of this process, or of its processor time: with one thread that is what the work takes on a
/// machine where others work too.
double now(bool ownTime)
{
    timespec time{};
    clock_gettime(ownTime ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Samples a second over `count` batches drawn at random, after two that are not counted. `batch` is the
/// network's own buffer.
double rate(const at::Tensor& features, at::Tensor batch, int count, bool ownTime,
            const std::function<void(const at::Tensor&, const at::Tensor&)>& step)
{
    constexpr int batchSize = 512;
    Random random(3);
    std::vector<std::size_t> index(batchSize);
    double begin = 0;
    for (int i = -2; i < count; ++i) {
        if (i == 0)
            begin = now(ownTime);
        for (auto& row : index)
            row = random.below(static_cast<std::uint64_t>(features.size(0)));
        const at::Tensor rows = toIndexTensor(index, features.device());
        gatherRows(batch, features, rows);
        step(batch, rows);
    }
    return count * batchSize / (now(ownTime) - begin);
}

} // namespace

int main(int argc, char** argv)
{
    const auto argument = [&](int index, int otherwise) {
        return argc > index ? std::atoi(argv[index]) : otherwise;
    };
    const std::int64_t rows = argument(1, 3325), columns = argument(2, 6373);
    const int clusters = argument(3, 50), batches = argument(4, 20);
    const c10::InferenceMode inference;
    DeviceOptions options{"cpu", argument(6, 0)};
    options.precision = argc > 5 ? argv[5] : "fp32";
    const Runtime runtime = Runtime::open(options);
    const bool ownTime = options.threads == 1;
    const at::Tensor features = at::randn({rows, columns});
    const at::Tensor labels = at::randint(clusters, {rows}, at::kLong), targets = at::randn({rows});

    PretrainParameters parameters;
    parameters.clusters = clusters;
    DeepEmoCluster network(columns, clusters, 512, runtime.device, runtime.precision);
    const at::Tensor batch = network.batchBuffer();
    Random random(1);
    network.parameters().initialise(random);
    Trainer trainer(network, parameters, runtime.generator(1));
    const double stage1 =
        rate(features, batch, batches, ownTime, [&](const at::Tensor& x, const at::Tensor& index) {
            trainer.stage1(x, labels.index_select(0, index));
        });
    const double stage2 =
        rate(features, batch, batches, ownTime, [&](const at::Tensor& x, const at::Tensor& index) {
            trainer.stage2(x, labels.index_select(0, index), targets.index_select(0, index));
        });
    // The pass over a whole corpus puts the weights in order once; here it is charged to the batches drawn.
    const double begin = now(ownTime);
    const DeepEmoCluster::PackedWeights packed(network);
    const double packing = (now(ownTime) - begin) * batches * 512. / static_cast<double>(rows);
    const double alone = rate(features, batch, batches, ownTime,
                              [&](const at::Tensor& x, const at::Tensor&) { network.embed(x, nullptr); });
    const double embedding = 1 / (1 / alone + packing / (batches * 512.));
    CurriculumRegressor theta(columns, 512, 512, runtime.device, true, runtime.precision);
    theta.parameters().initialise(random);
    RegressorTrainer regressor(theta, 1e-3, .3, runtime.generator(2));
    const double curriculum =
        rate(features, batch, batches * 2, ownTime, [&](const at::Tensor& x, const at::Tensor& index) {
            regressor.step(x, targets.index_select(0, index));
        });
    std::printf("{\"stage1\": %.0f, \"stage2\": %.0f, \"embedding\": %.0f, \"theta\": %.0f}\n", stage1,
                stage2, embedding, curriculum);
    return 0;
}
