#include "benchmark/benchmark.h"

#include "demo/demo.h"
#include "job/error.h"
#include "job/stopwatch.h"
#include "job/temporary_folder.h"
#include "pretrain/pretrain_cost.h"

#include <algorithm>

namespace deepmi
{

namespace
{

constexpr int usualRows = 45000;
/// Rows of the quick version: enough that no part fits into a cache.
constexpr int quickRows = 8192;

void check(const BenchmarkOptions& options)
{
    if (options.rows < 0 || options.columns < 1 || options.clusters < 1)
        throw UsageError("--columns and --clusters of bench must be at least 1, --rows not below 0");
    if (options.rows < options.clusters && (options.wants("kmeans") || options.wants("epoch")))
        throw UsageError(std::to_string(options.rows) + " rows have no " + std::to_string(options.clusters) +
                         " clusters; raise --rows or lower --clusters");
    const auto& groups = benchmarkGroups();
    for (const std::string& group : options.groups)
        if (std::find(groups.begin(), groups.end(), group) == groups.end())
            throw UsageError("--part is '" + group +
                             "', expected networks, kmeans, epoch, curriculum, reading or pipeline");
}

/// The demonstration, from its corpus to its report, once.
BenchmarkPart benchmarkPipeline(const BenchmarkOptions& options, const DeviceOptions& device, const Job& job)
{
    DemoParameters parameters;
    parameters.seed = options.seed;
    if (options.quick) {
        parameters.rows = 1000;
        parameters.unlabeled = 300;
        parameters.pretrainEpochs = 3;
        parameters.trials = 1;
        parameters.trainEpochs = 12;
        parameters.epochsPerBin = 1;
    }
    // What it has to say of its clusters is not what is asked here.
    class Silence final : public Progress
    {
        void report(const ProgressUpdate&) override {}
        void warn(const std::string&) override {}
    } silence;
    const TemporaryFolder folder;
    const Stopwatch watch;
    runDemo(parameters, folder.path(), device, job.reportingTo(silence));
    BenchmarkPart part;
    part.key = "pipeline";
    part.title = "the demonstration, pre-training to report";
    part.seconds = watch.seconds();
    part.repeats = 1;
    return part;
}

} // namespace

double BenchmarkPart::shareOfPeak(const MachinePeak& peak) const
{
    switch (bound) {
    case Bound::Compute:
        return gflops() / peak.sgemmGflops;
    case Bound::Memory:
        return gbPerS() / peak.memoryGbPerS;
    case Bound::None:
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double stage1Flops(std::size_t columns, int clusters)
{
    const NetworkSize size = networkSize(columns, clusters);
    return 6 * (size.extractor + size.classifier) - 2 * static_cast<double>(columns) * 1024;
}

double stage2Flops(std::size_t columns, int clusters)
{
    return stage1Flops(columns, clusters) + 6 * networkSize(columns, clusters).regressor;
}

double thetaFlops(std::size_t columns, int hidden)
{
    constexpr double innerLayers = 2;
    const double width = hidden, first = static_cast<double>(columns) * width;
    return 6 * (first + innerLayers * width * width + width) - 2 * first;
}

const std::vector<std::string>& benchmarkGroups()
{
    static const std::vector<std::string> groups = {"networks",   "kmeans",  "epoch",
                                                    "curriculum", "reading", "pipeline"};
    return groups;
}

bool BenchmarkOptions::wants(const std::string& group) const
{
    return groups.empty() || std::find(groups.begin(), groups.end(), group) != groups.end();
}

BenchmarkResult runBenchmark(const BenchmarkOptions& options, const DeviceOptions& device, const Job& job)
{
    BenchmarkOptions ofNetworks = options;
    if (options.rows == 0)
        ofNetworks.rows = options.quick ? quickRows : usualRows;
    check(ofNetworks);
    BenchmarkResult result = benchmarkNetworks(ofNetworks, device, job);
    const auto append = [&](const std::vector<BenchmarkPart>& parts) {
        result.parts.insert(result.parts.end(), parts.begin(), parts.end());
    };
    if (options.wants("curriculum"))
        append(benchmarkCurriculum(options, job));
    if (options.wants("reading"))
        append(benchmarkReading(options, job));
    if (options.wants("pipeline"))
        append({benchmarkPipeline(options, device, job)});
    return result;
}

} // namespace deepmi
