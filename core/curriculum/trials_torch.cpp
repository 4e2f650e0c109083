#include "curriculum/trials_torch.h"

#include "cuda/gpu_errors.h"
#include "curriculum/batched_trials_torch.h"
#include "curriculum/curriculum_order.h"
#include "curriculum/separate_trials_torch.h"
#include "curriculum/trial_checkpoint.h"
#include "network/curriculum_regressor_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/resumed_device_torch.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <memory>

namespace deepmi
{

namespace
{

/// Of a checkpoint: trials side by side, the most threads that each may use, and 1 where those after them are
/// to be shared out anew.
constexpr const char* besideKey = "trials_beside";
/// Of a checkpoint: kernels of our own trained its trials.
constexpr const char* kernelsKey = "trials_by_kernels";
/// Where the trials at hand ran before, see earlierDevices().
constexpr const char* groupDevicesKey = "trials_at_hand_devices";

/// What a checkpoint must have been made with.
CheckpointIdentity identityOf(const TrainResult& result, const std::string& dataHash, int threads)
{
    nlohmann::ordered_json json = toJson(result.parameters, trainParameters());
    json.update(toJson(result.parameters.pacing, pacingParameters()));
    json["seed"] = result.parameters.seed;
    json["scores"] = result.curriculum;
    nlohmann::ordered_json data;
    data["attribute"] = result.attribute;
    data["test"] = nlohmann::ordered_json::array();
    for (const LabelledSet& set : result.testSets)
        if (!parseSplit(set.name)) // which the corpus has of its own
            data["test"].push_back(set.name);
    return {"train",          json,    dataHash,       result.device, libtorchVersion(),
            result.precision, threads, std::move(data)};
}

/// A finished trial of a checkpoint, made sure to fit the test sets.
TrialResult readFinished(const Checkpoint& checkpoint, const std::string& name,
                         const std::vector<LabelledSet>& sets)
{
    TrialResult trial = readTrial(checkpoint, name);
    if (trial.tests.size() != sets.size())
        checkpoint.fail(name, "has another number of test sets");
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (trial.tests[i].predicted.size() != sets[i].labels.size())
            checkpoint.fail(name, "has predictions of another number of samples");
    return trial;
}

std::string finishedName(std::size_t number)
{
    return "finished." + std::to_string(number);
}

class TrialRunner
{
public:
    TrialRunner(const TrialSetting& setting, TrainResult& result, const std::string& dataHash, const Job& job,
                const TrainWatch& watch, const WorkStopwatch& work)
        : m_setting(setting), m_result(result), m_parameters(result.parameters), m_job(job), m_watch(watch),
          m_work(work), m_identity(identityOf(result, dataHash, setting.runtime.threads)),
          m_checkpoints(watch, m_identity, job, [this] { return checkpoint(); })
    {
        m_sharing = bestSharing();
    }

    void run(std::optional<Checkpoint> read)
    {
        if (const auto checkpoint = m_watch.resume ? m_checkpoints.resume(std::move(read)) : std::nullopt)
            restore(*checkpoint);
        try {
            while (done() < m_parameters.trials)
                trainGroup();
        } catch (const Stopped&) {
            m_checkpoints.stopped();
        }
        m_result.summary = summariseTests(m_result.trials);
        m_result.seconds = m_earlierSeconds + m_work.seconds();
        m_result.samplesPerSecond = m_trainingSeconds > 0 ? m_trainingSamples / m_trainingSeconds : 0;
        m_checkpoints.finished();
    }

private:
    /// How many train side by side, and the most threads that each may use.
    struct Sharing {
        int beside = 1;
        int threadsEach = std::numeric_limits<int>::max();
    };

    /// By the threads, the number of all trials and the size of a step: on the CPU a trial's bits depend on
    /// nothing else, on a GPU also on how many are left for its group.
    Sharing bestSharing() const
    {
        const int trials = std::max(m_parameters.trials, m_parameters.trialsOfAll);
        if (!isOnCpu())
            return {std::min(trials, mostTrialsBatched)};
        const int threads = m_setting.runtime.threads, worth = threadsOfAStep();
        const int beside = workersFor(trials, threads, worth);
        return {beside, std::min(threads / beside, worth)};
    }

    int threadsOfAStep() const
    {
        return threadsForStep(regressorParameters(m_setting.features.onDevice.size(1), m_parameters.hidden),
                              m_parameters.batch, m_setting.runtime.threads);
    }

    bool isOnCpu() const { return m_setting.runtime.device.is_cpu(); }
    int done() const { return static_cast<int>(m_result.trials.size()); }

    bool isAlone() const { return m_group->size() == 1; }
    /// "3", "3 to 4": those of the group.
    std::string numbers() const
    {
        const std::string first = std::to_string(done() + 1);
        return isAlone() ? first : first + " to " + std::to_string(done() + m_group->size());
    }

    Checkpoint checkpoint() const
    {
        Checkpoint checkpoint;
        if (m_setting.placement)
            checkpoint.integers[kernelsKey] = {1};
        if (!m_earlier.empty())
            checkpoint.bytes[earlierDevicesKey] = m_earlier;
        const std::string all = " of " + std::to_string(m_parameters.trials);
        checkpoint.integers["trials_done"] = {done()};
        checkpoint.integers[besideKey] = {m_sharing.beside, m_sharing.threadsEach, m_isElsewhere ? 1 : 0};
        for (std::size_t i = 0; i < m_result.trials.size(); ++i)
            writeTrial(m_result.trials[i], finishedName(i), checkpoint);
        double seconds = m_trainingSeconds, samples = m_trainingSamples;
        checkpoint.position = "trial " + std::to_string(done()) + all;
        if (m_group && m_group->trial(0).isCaptured()) {
            m_group->write(checkpoint);
            if (!m_groupEarlier.empty())
                checkpoint.bytes[groupDevicesKey] = m_groupEarlier;
            seconds += m_group->trainingSeconds();
            samples += m_group->trainingSamples();
            checkpoint.position = "epoch " + std::to_string(m_group->trial(0).epochsCaptured()) + " of " +
                                  std::to_string(m_parameters.pacing.epochs) +
                                  (isAlone() ? " in trial " : " in trials ") + numbers() + all;
        }
        checkpoint.doubles["times"] = {m_earlierSeconds + m_work.seconds(), seconds, samples};
        return checkpoint;
    }

    void restore(const Checkpoint& checkpoint)
    {
        m_earlier = earlierDevices(checkpoint, m_identity, earlierDevicesKey);
        m_result.device = m_earlier + m_identity.device;
        const auto& times = checkpoint.doublesOf("times", 3);
        m_earlierSeconds = times[0];
        m_trainingSeconds = times[1];
        m_trainingSamples = times[2];
        const std::int64_t trials = m_parameters.trials, finished = checkpoint.integerOf("trials_done");
        if (finished < 0 || finished > trials)
            checkpoint.fail("trials_done", "is not between 0 and the number of trials");
        restoreSharing(checkpoint, m_parameters.trials - static_cast<int>(finished));
        while (done() < finished) {
            m_result.trials.push_back(
                readFinished(checkpoint, finishedName(m_result.trials.size()), m_result.testSets));
            if (m_result.trials.back().device.empty()) // not kept by earlier versions
                m_result.trials.back().device = checkpoint.identity.device;
            tell(done() - 1, m_result.trials.back().history);
            if (m_watch.trialDone)
                m_watch.trialDone(done() - 1, m_result.trials.back());
        }
        if (TrialProgress::isIn(checkpoint, 0)) {
            makeGroup(true);
            m_group->restore(checkpoint);
            m_groupEarlier = earlierDevices(checkpoint, m_identity, groupDevicesKey);
            for (int place = 0; place < m_group->size(); ++place)
                tell(done() + place, m_group->trial(place).history());
        } else if (m_isElsewhere) {
            chooseAnew();
        }
    }

    /// As it began, so that the bits are the same; elsewhere only for the trials at hand.
    void restoreSharing(const Checkpoint& checkpoint, int left)
    {
        const bool moved = checkpoint.identity.device != m_identity.device;
        m_isElsewhere = moved;
        const bool byKernels = checkpoint.integers.count(kernelsKey) > 0;
        if (!moved && byKernels != (m_setting.placement != nullptr))
            m_job.warn(byKernels
                           ? "these trials were begun by kernels of our own and go on by LibTorch's "
                             "operations, which draw other dropout masks: they do not end as they would "
                             "have ended undisturbed"
                           : "these trials were begun by LibTorch's operations and go on by kernels of "
                             "our own, which draw other dropout masks: they do not end as they would "
                             "have ended undisturbed");
        m_sharing = {1, m_setting.runtime.threads}; // of older checkpoints, which do not say
        if (checkpoint.integers.count(besideKey) > 0) {
            const auto& stored = checkpoint.integersOf(besideKey, 3);
            for (const std::size_t i : {0, 1})
                if (stored[i] < 1 || stored[i] > std::numeric_limits<int>::max())
                    checkpoint.fail(besideKey, "holds no number of trials or threads");
            m_sharing = {static_cast<int>(stored[0]), static_cast<int>(stored[1])};
            m_isElsewhere = m_isElsewhere || stored[2] != 0;
        }
        if (!m_isElsewhere && m_sharing.beside > std::max(m_setting.runtime.threads, mostTrialsBatched))
            checkpoint.fail(besideKey, "is more than can train side by side here");
        if (moved && isOnCpu())
            m_sharing.threadsEach = std::min(m_sharing.threadsEach, threadsOfAStep());
        int members = 0;
        while (TrialProgress::isIn(checkpoint, members))
            ++members;
        if (members > 0 && members != std::min(m_sharing.beside, left))
            checkpoint.fail(besideKey, "is not the number of trials that are at hand");
    }

    void chooseAnew()
    {
        m_sharing = bestSharing();
        m_workers.reset();
        m_isElsewhere = false;
    }

    void tell(int number, const std::vector<TrainEpoch>& history) const
    {
        if (m_watch.epochDone)
            for (const TrainEpoch& record : history)
                m_watch.epochDone(number, record);
    }

    /// `whole`: of so many as there should be, or none.
    void makeGroup(bool whole)
    {
        const int size = std::min(m_sharing.beside, m_parameters.trials - done());
        if (isOnCpu()) {
            if (!m_workers)
                m_workers = std::make_unique<WorkerThreads>(m_sharing.beside, m_sharing.threadsEach);
            m_group = std::make_unique<SeparateTrials>(m_setting, done(), size, *m_workers, m_job);
            return;
        }
        try {
            m_group = std::make_unique<BatchedTrials>(m_setting, done(), size, m_job);
            if (m_checkpoints.active())
                m_group->capture(); // takes its room now
            return;
        } catch (const c10::OutOfMemoryError&) {
            if (size == 1 || whole)
                throw;
        } catch (const GpuMemoryFull&) {
            if (size == 1 || whole)
                throw;
        }
        m_group.reset();
        releaseUnusedMemory(
            m_setting.runtime.device); // what the attempt had, for whoever asks the GPU itself
        m_sharing.beside = size / 2;
        makeGroup(false);
    }

    /// The next trials, or those at hand, to their end.
    void trainGroup()
    {
        if (!m_group)
            makeGroup(false);
        const int size = m_group->size();
        while (m_group->trial(0).epochsDone() < m_parameters.pacing.epochs) {
            m_job.throwIfStopped(); // pauses between epochs, so that no epoch's time holds the pause
            m_group->epoch();
            report();
            if (m_checkpoints.active()) {
                m_group->capture();
                m_checkpoints.epochDone();
            }
            if (m_watch.epochDone)
                for (int place = 0; place < size; ++place)
                    m_watch.epochDone(done() + place, m_group->trial(place).history().back());
            m_job.epochDone();
        }
        std::vector<TrialResult> finished = m_group->finish(m_result.labels);
        m_trainingSeconds += m_group->trainingSeconds();
        m_trainingSamples += m_group->trainingSamples();
        m_group.reset();
        const std::string device = m_groupEarlier + m_identity.device;
        m_groupEarlier.clear();
        if (m_isElsewhere)
            chooseAnew();
        const int first = done();
        for (TrialResult& trial : finished) {
            trial.precision = m_result.precision;
            trial.device = device;
            m_result.trials.push_back(std::move(trial));
        }
        m_checkpoints.epochDone();
        if (m_watch.trialDone)
            for (int number = first; number < done(); ++number)
                m_watch.trialDone(number, m_result.trials[static_cast<std::size_t>(number)]);
    }

    void report() const
    {
        double best = m_group->trial(0).bestDevelopmentCcc();
        for (int place = 1; place < m_group->size(); ++place)
            best = std::max(best, m_group->trial(place).bestDevelopmentCcc());
        char ccc[48];
        std::snprintf(ccc, sizeof ccc, ", best development CCC %.3f", best);
        const double share = static_cast<double>(m_group->trial(0).epochsDone()) / m_parameters.pacing.epochs;
        m_job.report("training", done() + m_group->size() * share, m_parameters.trials,
                     (isAlone() ? "trial " : "trials ") + numbers() + ccc);
    }

    const TrialSetting& m_setting;
    TrainResult& m_result;
    const TrainParameters& m_parameters;
    const Job& m_job;
    const TrainWatch& m_watch;
    const WorkStopwatch& m_work;
    Sharing m_sharing;
    bool m_isElsewhere = false; ///< than where the trials at hand began; the next are shared out anew
    std::unique_ptr<WorkerThreads> m_workers;
    std::unique_ptr<TrialGroup> m_group; ///< those at hand
    double m_earlierSeconds = 0, m_trainingSeconds = 0, m_trainingSamples = 0;
    std::string m_earlier;      ///< devices
    std::string m_groupEarlier; ///< the same of the trials at hand
    CheckpointIdentity m_identity;
    CheckpointWriter m_checkpoints;
};

} // namespace

void runTrials(const TrialSetting& setting, TrainResult& result, const std::string& dataHash, const Job& job,
               const TrainWatch& watch, const WorkStopwatch& work, std::optional<Checkpoint> read)
{
    TrialRunner(setting, result, dataHash, job, watch, work).run(std::move(read));
}

} // namespace deepmi
