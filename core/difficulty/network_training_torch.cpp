#include "difficulty/measure_run_torch.h"

#include "difficulty/outcome_checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/memory.h"
#include "learning/learning_functions_torch.h"
#include "network/resumed_device_torch.h"
#include "network/worker_threads_torch.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

namespace deepmi
{

namespace
{

bool needTheSameFeatures(const NetworkTask& a, const NetworkTask& b)
{
    return a.train == b.train && a.development == b.development && a.scored == b.scored;
}

/// What a checkpoint must have been made with.
CheckpointIdentity identityOf(const MeasureTrainingParameters& parameters, const MeasureCheckpoints& given,
                              const std::vector<NetworkTask>& tasks, const Runtime& runtime)
{
    nlohmann::ordered_json json = given.watch.options;
    if (json.empty())
        json = toJson(parameters, measureTrainingParameters());
    const char* const names[] = {"theta", "resnet", "lstm"};
    json["network"] = names[static_cast<std::size_t>(given.network)];
    json["seed"] = tasks.empty() ? 0 : tasks.front().seed;
    return {"score",           json,
            given.dataHash,    runtime.description,
            libtorchVersion(), toString(runtime.precision),
            runtime.threads};
}

/// Trainings at hand and those that are finished, what is told of them, and their checkpoints.
class Trainings
{
public:
    Trainings(const MeasureTrainingParameters& parameters, const std::vector<NetworkTask>& tasks,
              const MeasureCheckpoints& given, const Runtime& runtime, const Job& job)
        : m_parameters(parameters), m_tasks(tasks), m_job(job), m_device(runtime.description),
          m_byKernels(given.byKernels),
          m_checkpoints(given.watch,
                        given.watch.checkpoint.empty() ? CheckpointIdentity()
                                                       : identityOf(parameters, given, tasks, runtime),
                        job, [this] { return state(); })
    {
    }

    CheckpointWriter& checkpoints() { return m_checkpoints; }

    /// Those that were finished; returns how many were at hand.
    std::size_t restoreFinished(const Checkpoint& checkpoint)
    {
        const std::int64_t done = checkpoint.integerOf(doneKey), atHand = checkpoint.integerOf(atHandKey),
                           all = static_cast<std::int64_t>(m_tasks.size());
        if (done < 0 || atHand < 0 || done > all || atHand > all - done)
            checkpoint.fail(doneKey, "and those at hand are more than the trainings there are");
        const bool byKernels = checkpoint.integers.contains(kernelsKey);
        if (byKernels != m_byKernels && checkpoint.identity.device == m_device)
            m_job.warn(std::string("this was begun by ") + (byKernels ? kernelsText : operationsText) +
                       " and goes on by " + (byKernels ? operationsText : kernelsText) +
                       ", which draw other dropout masks: it does not end as it would have ended "
                       "undisturbed");
        for (std::size_t i = 0; i < static_cast<std::size_t>(done); ++i)
            m_outcomes.push_back(readOutcome(checkpoint, finishedName(i), m_tasks[i], m_parameters));
        return static_cast<std::size_t>(atHand);
    }
    /// All that are at hand, of which there are as many again.
    void restoreAtHand(const Checkpoint& checkpoint)
    {
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            m_runs[i]->restore(checkpoint, atHandName(i));
            if (m_runs[i]->epochsDone() != m_runs.front()->epochsDone())
                checkpoint.fail(atHandName(i) + "/epochs", "are not those of the trainings beside it");
        }
    }

    void add(std::unique_ptr<MeasureRun> run)
    {
        const std::string why = run->noChoice();
        if (m_outcomes.empty() && m_runs.empty() && !why.empty())
            m_job.warn(why);
        m_runs.push_back(std::move(run));
    }
    std::size_t size() const { return m_runs.size(); }

    /// All that are at hand, to their end.
    void run(WorkerThreads* workers)
    {
        for (int epoch = m_runs.front()->epochsDone() + 1; epoch <= m_parameters.epochs; ++epoch) {
            m_job.throwIfStopped();
            each(workers, [](MeasureRun& run) { run.epoch(); });
            report(epoch);
            if (m_checkpoints.active()) {
                for (const auto& run : m_runs)
                    run->capture();
                m_checkpoints.epochDone();
            }
            m_job.epochDone();
        }
        each(workers, [](MeasureRun& run) { run.predictWithKept(); });
        for (const auto& run : m_runs)
            run->askNeighbours();
        // What may be stopped is over: until here all of them are at hand.
        for (const auto& run : m_runs)
            m_outcomes.push_back(run->finish());
        m_runs.clear();
    }

    std::vector<NetworkOutcome>& outcomes() { return m_outcomes; }

private:
    void each(WorkerThreads* workers, const std::function<void(MeasureRun&)>& work)
    {
        if (workers)
            workers->run(static_cast<int>(size()),
                         [&](int place) { work(*m_runs[static_cast<std::size_t>(place)]); });
        else
            for (const auto& run : m_runs)
                work(*run);
    }

    void report(int epoch) const
    {
        double best = std::numeric_limits<double>::quiet_NaN();
        for (const auto& run : m_runs)
            best = std::fmax(best, run->bestDevelopmentCcc());
        char detail[64] = "";
        if (!std::isnan(best))
            std::snprintf(detail, sizeof detail, "best development CCC %.3f", best);
        const double share = static_cast<double>(epoch) / m_parameters.epochs;
        m_job.report("training networks",
                     static_cast<double>(m_outcomes.size()) + static_cast<double>(size()) * share,
                     static_cast<double>(m_tasks.size()), detail);
    }

    static std::string finishedName(std::size_t number) { return "training." + std::to_string(number); }
    static std::string atHandName(std::size_t place) { return "at_hand." + std::to_string(place); }

    Checkpoint state() const
    {
        Checkpoint checkpoint;
        // Those that have not finished an epoch yet have nothing to go on from.
        const std::size_t done = m_outcomes.size(),
                          atHand =
                              m_runs.empty() || m_runs.front()->epochsCaptured() == 0 ? 0 : m_runs.size();
        checkpoint.integers[doneKey] = {static_cast<std::int64_t>(done)};
        checkpoint.integers[atHandKey] = {static_cast<std::int64_t>(atHand)};
        if (m_byKernels)
            checkpoint.integers[kernelsKey] = {1};
        for (std::size_t i = 0; i < done; ++i)
            writeOutcome(m_outcomes[i], finishedName(i), checkpoint);
        for (std::size_t i = 0; i < atHand; ++i)
            m_runs[i]->write(checkpoint, atHandName(i));
        if (atHand > 0)
            checkpoint.position = "epoch " + std::to_string(m_runs.front()->epochsCaptured()) + " of " +
                                  std::to_string(m_parameters.epochs) + " of " +
                                  numbers(done + 1, done + atHand);
        else
            checkpoint.position = numbers(1, done);
        return checkpoint;
    }

    /// "trainings 2 to 3 of 5"
    std::string numbers(std::size_t first, std::size_t last) const
    {
        return (first == last ? "training " : "trainings ") + std::to_string(first) +
               (first == last ? "" : " to " + std::to_string(last)) + " of " + std::to_string(m_tasks.size());
    }

    static constexpr const char* doneKey = "trainings_done";
    static constexpr const char* atHandKey = "trainings_at_hand";
    static constexpr const char* kernelsKey = "by_kernels"; ///< there if it is so
    static constexpr const char* kernelsText = "kernels of our own";
    static constexpr const char* operationsText = "LibTorch's operations";

    const MeasureTrainingParameters& m_parameters;
    const std::vector<NetworkTask>& m_tasks;
    const Job& m_job;
    std::string m_device;
    bool m_byKernels;
    CheckpointWriter m_checkpoints;
    std::vector<std::unique_ptr<MeasureRun>> m_runs;
    std::vector<NetworkOutcome> m_outcomes;
};

} // namespace

bool hasRoomBeside(double atHand, double network, double features, double left)
{
    return left <= 0 || atHand + network + features + memoryKeptFree <= left;
}

std::vector<NetworkOutcome> runTrainings(const MakeTrainable& make, const BytesToMake& bytesToMake,
                                         const Corpus& corpus, const std::vector<NetworkTask>& tasks,
                                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                                         MeasureCheckpoints checkpoints, const Job& job)
{
    Trainings trainings(parameters, tasks, checkpoints, runtime, job);
    const MeasureWatch& watch = checkpoints.watch;
    std::optional<Checkpoint> left =
        watch.resume ? trainings.checkpoints().resume(std::move(checkpoints.read)) : std::nullopt;
    std::size_t atHand = left ? trainings.restoreFinished(*left) : 0; // of the first group alone
    // Copies of what training changes, and what is written of them.
    const double floatsKept = trainings.checkpoints().active() ? 10 : 0;
    std::optional<WorkerThreads> workers;
    try {
        while (trainings.outcomes().size() < tasks.size()) {
            const std::size_t first = trainings.outcomes().size();
            std::size_t beside = 1;
            double bytes = 0; // of those at hand, which have not taken them yet
            std::size_t place = first;
            double network = 0; // all are alike
            do {
                std::unique_ptr<Trainable> made = make(place);
                network = made->bytes() + floatsKept * sizeof(float) *
                                              static_cast<double>(made->parameters().allValues().numel());
                bytes += network;
                if (!workers && runtime.device.is_cpu()) {
                    const int worth = made->threadsWorth(runtime.threads);
                    const int wanted = workersFor(static_cast<int>(tasks.size()), runtime.threads, worth);
                    workers.emplace(wanted, std::min(runtime.threads / wanted, worth));
                }
                if (workers)
                    beside = static_cast<std::size_t>(workers->count());
                trainings.add(std::make_unique<MeasureRun>(std::move(made), corpus, tasks[place], parameters,
                                                           runtime, job));
                ++place;
            } while (atHand > 0 ? place < first + atHand
                                : place < std::min(first + beside, tasks.size()) &&
                                      hasRoomBeside(bytes, network, bytesToMake ? bytesToMake(place) : 0,
                                                    memoryLeft()));
            if (atHand > 0)
                trainings.restoreAtHand(*left);
            left.reset();
            atHand = 0;
            trainings.run(workers ? &*workers : nullptr);
        }
    } catch (const Stopped&) {
        trainings.checkpoints().stopped();
    }
    trainings.checkpoints().finished();
    return std::move(trainings.outcomes());
}

std::string dataHashOf(const Corpus& corpus, const std::vector<NetworkTask>& tasks,
                       std::span<const float> features, std::span<const std::size_t> offsets,
                       const MeasureWatch& watch)
{
    if (watch.checkpoint.empty())
        return {};
    DataHash hash;
    hash.add(corpus.attribute);
    for (const std::string& name : corpus.names)
        hash.add(std::string_view(name));
    hash.addValues(std::span<const double>(corpus.labels));
    hash.addValues(std::span<const std::size_t>(corpus.featureRow));
    hash.addValues(features);
    hash.addValues(offsets);
    for (const NetworkTask& task : tasks) {
        for (const auto* samples : {&task.train, &task.development, &task.scored}) {
            const std::size_t count = samples->size();
            hash.addValues(std::span<const std::size_t>(&count, 1));
            hash.addValues(std::span<const std::size_t>(*samples));
        }
        const std::uint64_t wanted[] = {task.everyEpoch, task.probes, task.seed};
        hash.addValues(std::span<const std::uint64_t>(wanted));
    }
    return hash.hexadecimal();
}

namespace learning
{

std::vector<NetworkOutcome> trainNetworks(const Corpus& corpus, MeasureNetwork network,
                                          const std::vector<NetworkTask>& tasks,
                                          const MeasureTrainingParameters& given, const DeviceOptions& device,
                                          const Job& job, const MeasureWatch& watch)
{
    const MeasureTrainingParameters parameters = resolvedFor(network, given);
    for (const NetworkTask& task : tasks)
        checkTraining(corpus, task, parameters);
    const c10::InferenceMode inference;
    ResumedDevice resumed =
        watch.resume ? resumedDevice(device, watch.checkpoint) : ResumedDevice{device, {}};
    const Runtime runtime = Runtime::open(resumed.options, job);
    std::string reason;
    const KernelRegressors::Size size =
        sizeOf(parameters, static_cast<std::int64_t>(corpus.features.columns()));
    std::optional<MeasureKernels> kernels;
    if (network == MeasureNetwork::Theta && KernelRegressors::areFor(size, runtime.device, reason))
        kernels = MeasureKernels{gpuFunctions(reason), runtime.precision, &parameters};

    // Those of the task before serve the next one too, where it needs the same.
    std::shared_ptr<const TaskFeatures> features;
    const NetworkTask* featuresOf = nullptr;
    const auto make = [&](std::size_t place) -> std::unique_ptr<Trainable> {
        const NetworkTask& task = tasks[place];
        if (!features || !needTheSameFeatures(task, *featuresOf)) {
            features.reset(); // where no other training needs them
            features = std::make_shared<TaskFeatures>(corpus, task, parameters.clip, runtime.device, job,
                                                      kernels ? &*kernels : nullptr);
            featuresOf = &task;
        }
        return makeTrainable(network, features, parameters, runtime, dropoutGenerator(runtime, task.seed));
    };
    const auto bytesToMake = [&](std::size_t place) {
        if (features && needTheSameFeatures(tasks[place], *featuresOf))
            return 0.;
        return static_cast<double>(corpus.features.rows()) * static_cast<double>(corpus.features.columns()) *
               sizeof(float);
    };
    const FloatMatrix& all = corpus.features.values;
    return runTrainings(make, bytesToMake, corpus, tasks, parameters, runtime,
                        {watch, network,
                         dataHashOf(corpus, tasks, {all.data(), all.rows() * all.columns()}, {}, watch),
                         kernels.has_value(), std::move(resumed.checkpoint)},
                        job);
}

} // namespace learning

} // namespace deepmi
