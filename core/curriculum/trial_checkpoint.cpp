#include "curriculum/trial_checkpoint.h"

namespace deepmi
{

namespace
{

constexpr std::size_t valuesAnEpoch = 7;

TrainEpoch epochOf(const double* values)
{
    TrainEpoch epoch;
    epoch.epoch = static_cast<int>(values[0]);
    epoch.bins = static_cast<int>(values[1]);
    epoch.samples = static_cast<std::size_t>(values[2]);
    epoch.learningRate = values[3];
    epoch.trainingLoss = values[4];
    epoch.developmentCcc = values[5];
    epoch.seconds = values[6];
    return epoch;
}

std::size_t elements(const NamedTensor& tensor)
{
    std::size_t count = 1;
    for (const std::size_t size : tensor.shape)
        count *= size;
    return count;
}

} // namespace

void writeTrial(const TrialResult& trial, const std::string& name, Checkpoint& checkpoint)
{
    checkpoint.integers[name + "/seed"] = {static_cast<std::int64_t>(trial.seed)};
    checkpoint.integers[name + "/best_epoch"] = {trial.bestEpoch};
    checkpoint.doubles[name + "/development_ccc"] = {trial.developmentCcc};
    checkpoint.bytes[name + "/precision"] = trial.precision;
    checkpoint.bytes[name + "/device"] = trial.device;
    std::vector<double>& history = checkpoint.doubles[name + "/history"];
    for (const TrainEpoch& epoch : trial.history)
        history.insert(history.end(), {static_cast<double>(epoch.epoch), static_cast<double>(epoch.bins),
                                       static_cast<double>(epoch.samples), epoch.learningRate,
                                       epoch.trainingLoss, epoch.developmentCcc, epoch.seconds});
    std::vector<double>& outcomes = checkpoint.doubles[name + "/ccc"];
    for (const TestOutcome& test : trial.tests) {
        const std::string number = std::to_string(outcomes.size());
        checkpoint.bytes[name + "/test." + number] = test.name; // need not be UTF-8
        checkpoint.doubles[name + "/predicted." + number] = test.predicted;
        outcomes.push_back(test.ccc);
    }
    auto shapes = nlohmann::ordered_json::object();
    std::vector<float>& weights = checkpoint.floats[name + "/weights"];
    for (const NamedTensor& tensor : trial.weights) {
        shapes[tensor.name] = tensor.shape;
        weights.insert(weights.end(), tensor.values.begin(), tensor.values.end());
    }
    checkpoint.bytes[name + "/weight_shapes"] = shapes.dump();
}

TrialResult readTrial(const Checkpoint& checkpoint, const std::string& name)
{
    TrialResult trial;
    trial.seed = static_cast<std::uint64_t>(checkpoint.integerOf(name + "/seed"));
    trial.bestEpoch = static_cast<int>(checkpoint.integerOf(name + "/best_epoch"));
    trial.developmentCcc = checkpoint.doubleOf(name + "/development_ccc");
    trial.precision = checkpoint.bytesOf(name + "/precision");
    if (checkpoint.bytes.count(name + "/device") > 0) // earlier versions did not keep it
        trial.device = checkpoint.bytesOf(name + "/device");
    const auto& history = checkpoint.doublesOf(name + "/history");
    for (std::size_t i = 0; i + valuesAnEpoch <= history.size(); i += valuesAnEpoch)
        trial.history.push_back(epochOf(history.data() + i));
    for (const double ccc : checkpoint.doublesOf(name + "/ccc")) {
        const std::string number = std::to_string(trial.tests.size());
        trial.tests.push_back({checkpoint.bytesOf(name + "/test." + number), ccc,
                               checkpoint.doublesOf(name + "/predicted." + number)});
    }
    try {
        const auto shapes = nlohmann::ordered_json::parse(checkpoint.bytesOf(name + "/weight_shapes"));
        std::size_t total = 0;
        for (const auto& [tensorName, shape] : shapes.items()) {
            trial.weights.push_back({tensorName, shape.get<std::vector<std::size_t>>(), {}});
            total += elements(trial.weights.back());
        }
        const auto& weights = checkpoint.floatsOf(name + "/weights", total);
        auto next = weights.begin();
        for (NamedTensor& tensor : trial.weights) {
            const auto end = next + static_cast<std::ptrdiff_t>(elements(tensor));
            tensor.values.assign(next, end);
            next = end;
        }
    } catch (const nlohmann::ordered_json::exception& error) {
        checkpoint.fail(name, std::string("cannot be used (") + error.what() + ")");
    }
    return trial;
}

} // namespace deepmi
