#include "learning/learning_library.h"

#include "job/error.h"
#include "learning/selfcheck.h"

#include <cstdlib>
#include <dlfcn.h>
#include <mutex>

namespace deepmi
{

namespace
{

std::filesystem::path besideThisLibrary(const char* name)
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&learningLibrary), &info) && info.dli_fname)
        return std::filesystem::path(info.dli_fname).parent_path() / name;
    return name;
}

const LearningFunctions* open()
{
    const auto path = besideThisLibrary("libdeepmi-learning.so");
    // GNU OpenMP's threads spin for milliseconds at every barrier, which starves both sides as soon as
    // another program wants a core. Its setting is read when it is loaded, that is now; a user's own choice
    // stands.
    if (!std::getenv("OMP_WAIT_POLICY"))
        setenv("GOMP_SPINCOUNT", "500", 0);
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (!library) {
        const char* reason = dlerror();
        throw Error(ErrorKind::Failed,
                    std::string("networks are not available: ") + (reason ? reason : "cannot be loaded") +
                        "; build with LibTorch (packaging/install-dependencies, then ./studio build)");
    }
    auto* functions = static_cast<const LearningFunctions* (*)()>(
        nullptr); // the type of the one symbol the library exports
    functions = reinterpret_cast<decltype(functions)>(dlsym(library, "deepmi_learning_functions"));
    if (!functions)
        throw Error(ErrorKind::Failed,
                    path.string() + " is another version's library: deepmi_learning_functions is missing");
    return functions();
}

} // namespace

const LearningFunctions& learningLibrary()
{
    static std::mutex mutex;
    static const LearningFunctions* functions = nullptr;
    const std::lock_guard lock(mutex);
    if (!functions)
        functions = open();
    return *functions;
}

KMeansResult kmeans(const FloatMatrix& rows, const KMeansParameters& parameters, const FloatMatrix* start,
                    const DeviceOptions& device, const Job& job)
{
    return learningLibrary().kmeans(rows, parameters, start, device, job);
}

PretrainRun pretrain(Corpus corpus, std::optional<FeatureTable> unlabeled,
                     const PretrainParameters& parameters, const DeviceOptions& device, const Job& job,
                     const PretrainWatch& watch)
{
    return learningLibrary().pretrain(std::move(corpus), std::move(unlabeled), parameters, device, job,
                                      watch);
}

TrainResult train(Corpus corpus, const Scores* scores, std::vector<TestCorpus> tests,
                  const TrainParameters& parameters, const DeviceOptions& device, const Job& job,
                  const TrainWatch& watch)
{
    return learningLibrary().train(std::move(corpus), scores, std::move(tests), parameters, device, job,
                                   watch);
}

std::vector<NetworkOutcome> trainNetworks(const Corpus& corpus, MeasureNetwork network,
                                          const std::vector<NetworkTask>& tasks,
                                          const MeasureTrainingParameters& parameters,
                                          const DeviceOptions& device, const Job& job,
                                          const MeasureWatch& watch)
{
    return learningLibrary().trainNetworks(corpus, network, tasks, parameters, device, job, watch);
}

NetworkOutcome trainNetwork(const Corpus& corpus, MeasureNetwork network, const NetworkTask& task,
                            const MeasureTrainingParameters& parameters, const DeviceOptions& device,
                            const Job& job, const MeasureWatch& watch)
{
    return std::move(trainNetworks(corpus, network, {task}, parameters, device, job, watch).front());
}

std::vector<NetworkOutcome> trainFrameNetworks(const FrameCorpus& corpus,
                                               const std::vector<NetworkTask>& tasks,
                                               const MeasureTrainingParameters& parameters,
                                               const DeviceOptions& device, const Job& job,
                                               const MeasureWatch& watch)
{
    return learningLibrary().trainFrameNetworks(corpus, tasks, parameters, device, job, watch);
}

void writeTorchWeights(const Weights& weights, const std::filesystem::path& path)
{
    learningLibrary().writeTorchWeights(weights, path);
}

std::vector<DeviceDescription> availableDevices()
{
    return learningLibrary().availableDevices();
}

std::vector<SelfCheck> networkSelfChecks(const DeviceOptions& device, const Job& job)
{
    return learningLibrary().networkSelfChecks(device, job);
}

BenchmarkResult benchmarkNetworks(const BenchmarkOptions& options, const DeviceOptions& device,
                                  const Job& job)
{
    return learningLibrary().benchmarkNetworks(options, device, job);
}

} // namespace deepmi
