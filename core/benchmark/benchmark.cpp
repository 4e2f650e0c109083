#include "benchmark/benchmark.h"

#include "experiment/demo.h"
#include "job/stopwatch.h"
#include "job/temporary_folder.h"
#include "pretrain/pretrain_cost.h"

#include <algorithm>

namespace deepmi
{

namespace
{

/// Rows of the quick version: enough that no part fits into a cache.
constexpr int quickRows = 8192;

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

BenchmarkResult runBenchmark(const BenchmarkOptions& given, const DeviceOptions& device, const Job& job)
{
    BenchmarkOptions options = given;
    if (options.quick)
        options.rows = std::min(options.rows, quickRows);
    BenchmarkResult result = benchmarkNetworks(options, device, job);
    for (const auto& parts : {benchmarkCurriculum(options, job), benchmarkReading(options, job)})
        result.parts.insert(result.parts.end(), parts.begin(), parts.end());
    result.parts.push_back(benchmarkPipeline(options, device, job));
    return result;
}

} // namespace deepmi
