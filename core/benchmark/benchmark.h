#pragma once

#include "job/job.h"
#include "network/device.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace deepmi
{

/// What is measured, and how much of it.
struct BenchmarkOptions {
    bool quick = false; ///< fewer rows and repeats: under half a minute on two cores
    /// Of all parts but reading and pipeline. 0: 45,000 (MSP-Podcast 1.8's training set; 8192 with `quick`),
    /// and a million as well for the curriculum.
    int rows = 0;
    int columns = 6373; ///< ComParE 2016
    int clusters = 50;
    std::uint64_t seed = 0;
    /// Of benchmarkGroups(); empty: all, the epoch only on a GPU and without `quick`.
    std::vector<std::string> groups;

    bool wants(const std::string& group) const;
};

/// networks, kmeans, epoch, curriculum, reading, pipeline.
const std::vector<std::string>& benchmarkGroups();

/// One product of a training step, rows × inner by inner × columns in float32.
struct ProductRate {
    std::string name; ///< of the layer it is taken from
    std::int64_t rows = 0, columns = 0, inner = 0;
    double gflops = 0;
};

/// What this machine can do, measured with the libraries that the parts use.
struct MachinePeak {
    std::vector<ProductRate> products;
    double sgemmGflops = 0;     ///< the best of them
    double memoryGbPerS = 0;    ///< read and written by c = a + b over arrays far larger than the caches
    std::string description;    ///< "cpu AMD EPYC, 2 threads"
    std::string productLibrary; ///< "blas", "onednn"; of a GPU its own
};

/// One measured part. What it is charged for is exact arithmetic, not what a profiler saw.
struct BenchmarkPart {
    std::string key;    ///< as in the JSON, e.g. "stage1"
    std::string title;  ///< for people
    double seconds = 0; ///< median of one unit
    int repeats = 0;
    double samples = 0;                                             ///< of one unit; 0 = none
    double flops = 0;                                               ///< of one unit; 0 = not counted
    double bytes = 0;                                               ///< of one unit; 0 = not counted
    double plainSeconds = std::numeric_limits<double>::quiet_NaN(); ///< of the same bytes by plain read()
    enum class Bound { None, Compute, Memory } bound = Bound::None; ///< which peak it is held against

    double samplesPerSecond() const { return samples / seconds; }
    double gflops() const { return flops / seconds / 1e9; }
    double gbPerS() const { return bytes / seconds / 1e9; }
    /// Of the peak that bounds it; NaN without one.
    double shareOfPeak(const MachinePeak& peak) const;
};

struct BenchmarkResult {
    MachinePeak peak;
    std::vector<BenchmarkPart> parts;
};

/// Floating-point operations of one training step a sample, a product and a sum counting as two, without the
/// first layer's input gradient, which nobody needs: 6·W − 2·W_first.
double stage1Flops(std::size_t columns, int clusters); ///< W of Φ and g
double stage2Flops(std::size_t columns, int clusters); ///< W of Φ, g and f
double thetaFlops(std::size_t columns, int hidden);    ///< W of Θ

/// Measures the peaks and then every part; each finished part is reported to the job. Raises Stopped,
/// UsageError for sizes below 1 or fewer rows than clusters, and Error(Failed) if the
/// device does not exist or the temporary folder cannot be written.
BenchmarkResult runBenchmark(const BenchmarkOptions& options, const DeviceOptions& device, const Job& job);

// The parts, for runBenchmark().

/// The peaks, then stage I, stage II, embedding pass, Θ, K-means. In libdeepmi-learning.so.
BenchmarkResult benchmarkNetworks(const BenchmarkOptions& options, const DeviceOptions& device,
                                  const Job& job);
/// DeepMI counted from clusters and labels, α moved, bins.
std::vector<BenchmarkPart> benchmarkCurriculum(const BenchmarkOptions& options, const Job& job);
/// Every format that features are read from, beside plain read() of the same file.
std::vector<BenchmarkPart> benchmarkReading(const BenchmarkOptions& options, const Job& job);

} // namespace deepmi
