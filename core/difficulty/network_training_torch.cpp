#include "difficulty/measure_run_torch.h"

#include "job/memory.h"
#include "network/learning_functions_torch.h"
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

/// Trainings at hand, and what is told of them.
class Trainings
{
public:
    Trainings(const MeasureTrainingParameters& parameters, std::size_t all, const Job& job)
        : m_parameters(parameters), m_all(all), m_job(job)
    {
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
        for (int epoch = 1; epoch <= m_parameters.epochs; ++epoch) {
            m_job.throwIfStopped();
            each(workers, [](MeasureRun& run) { run.epoch(); });
            report(epoch);
            m_job.epochDone();
        }
        each(workers, [](MeasureRun& run) { run.predictWithKept(); });
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
                     static_cast<double>(m_all), detail);
    }

    const MeasureTrainingParameters& m_parameters;
    std::size_t m_all;
    const Job& m_job;
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
                                         const Job& job)
{
    Trainings trainings(parameters, tasks.size(), job);
    std::optional<WorkerThreads> workers;
    while (trainings.outcomes().size() < tasks.size()) {
        const std::size_t first = trainings.outcomes().size();
        std::size_t beside = 1;
        double bytes = 0; // of those at hand, which have not taken them yet
        std::size_t place = first;
        double network = 0; // all are alike
        do {
            std::unique_ptr<Trainable> made = make(place);
            network = made->bytes();
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
        } while (place < std::min(first + beside, tasks.size()) &&
                 hasRoomBeside(bytes, network, bytesToMake ? bytesToMake(place) : 0, memoryLeft()));
        trainings.run(workers ? &*workers : nullptr);
    }
    return std::move(trainings.outcomes());
}

namespace learning
{

std::vector<NetworkOutcome> trainNetworks(const Corpus& corpus, MeasureNetwork network,
                                          const std::vector<NetworkTask>& tasks,
                                          const MeasureTrainingParameters& given, const DeviceOptions& device,
                                          const Job& job)
{
    const MeasureTrainingParameters parameters = resolvedFor(network, given);
    for (const NetworkTask& task : tasks)
        checkTraining(corpus, task, parameters);
    const c10::InferenceMode inference;
    const Runtime runtime = Runtime::open(device, job);
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
    return runTrainings(make, bytesToMake, corpus, tasks, parameters, runtime, job);
}

} // namespace learning

} // namespace deepmi
