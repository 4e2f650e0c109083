// Samples a second of the training steps and of the embedding pass, data in memory, for the comparison with
// pytorch_training.py. Prints one JSON object. Usage: training_benchmark [rows [features [clusters
// [batches]]]]
#include "curriculum/regressor_trainer_torch.h"
#include "job/stopwatch.h"
#include "network/batches_torch.h"
#include "network/runtime_torch.h"
#include "pretrain/trainer_torch.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace deepmi;

namespace
{

/// Samples a second over `count` batches drawn at random, after two that are not counted.
double rate(const at::Tensor& features, int count,
            const std::function<void(const at::Tensor&, const at::Tensor&)>& step)
{
    constexpr int batchSize = 512;
    Random random(3);
    at::Tensor batch = at::empty({batchSize, features.size(1)}, features.options());
    std::vector<std::size_t> index(batchSize);
    Stopwatch watch;
    for (int i = -2; i < count; ++i) {
        if (i == 0)
            watch = Stopwatch();
        for (auto& row : index)
            row = random.below(static_cast<std::uint64_t>(features.size(0)));
        const at::Tensor rows = toIndexTensor(index, features.device());
        at::index_select_out(batch, features, 0, rows);
        step(batch, rows);
    }
    return count * batchSize / watch.seconds();
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
    const Runtime runtime = Runtime::open({"cpu", 0});
    const at::Tensor features = at::randn({rows, columns});
    const at::Tensor labels = at::randint(clusters, {rows}, at::kLong), targets = at::randn({rows});

    PretrainParameters parameters;
    parameters.clusters = clusters;
    DeepEmoCluster network(columns, clusters, 512, runtime.device);
    Random random(1);
    network.parameters().initialise(random);
    Trainer trainer(network, parameters, runtime.generator(1));
    const double stage1 = rate(features, batches, [&](const at::Tensor& x, const at::Tensor& index) {
        trainer.stage1(x, labels.index_select(0, index));
    });
    const double stage2 = rate(features, batches, [&](const at::Tensor& x, const at::Tensor& index) {
        trainer.stage2(x, labels.index_select(0, index), targets.index_select(0, index));
    });
    const double embedding =
        rate(features, batches, [&](const at::Tensor& x, const at::Tensor&) { network.embed(x, nullptr); });
    CurriculumRegressor theta(columns, 512, 512, runtime.device);
    theta.parameters().initialise(random);
    RegressorTrainer regressor(theta, 1e-3, .3, runtime.generator(2));
    const double curriculum = rate(features, batches * 2, [&](const at::Tensor& x, const at::Tensor& index) {
        regressor.step(x, targets.index_select(0, index));
    });
    std::printf("{\"stage1\": %.0f, \"stage2\": %.0f, \"embedding\": %.0f, \"theta\": %.0f}\n", stage1,
                stage2, embedding, curriculum);
    return 0;
}
