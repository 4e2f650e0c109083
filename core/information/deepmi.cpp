#include "information/deepmi.h"

#include "data/label_columns.h"
#include "job/error.h"
#include "job/number_text.h"
#include "job/processor_clones.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <system_error>
#include <thread>

namespace deepmi
{

namespace
{

void checkAssignments(const Assignments& assignments)
{
    const std::size_t samples = assignments.names.size();
    const auto checkLength = [&](std::size_t length, const char* what) {
        if (length != samples)
            throw UsageError("DeepMI needs one " + std::string(what) + " a sample: " +
                             std::to_string(length) + " given for " + std::to_string(samples) + " names");
    };
    checkLength(assignments.cluster.size(), "cluster");
    checkLength(assignments.predicted.size(), "prediction");
    checkLength(assignments.label.size(), "label");
    if (samples == 0)
        throw UsageError("DeepMI needs at least one sample");
    if (assignments.clusters < 1)
        throw UsageError("DeepMI needs at least one cluster, K is " + std::to_string(assignments.clusters));
}

/// Raises what is wrong with the first sample that cannot be counted.
[[noreturn]] void raiseFor(const Assignments& assignments, const Levels& levels)
{
    const LabelScale scale = levels.scale(), allowed = withSlack(scale);
    for (std::size_t i = 0; i < assignments.names.size(); ++i) {
        const auto fail = [&](const std::string& message) {
            throw InputError({}, "sample '" + assignments.names[i] + "'", message);
        };
        if (assignments.cluster[i] < 0 || assignments.cluster[i] >= assignments.clusters)
            throw UsageError("sample '" + assignments.names[i] + "' is in cluster " +
                             std::to_string(assignments.cluster[i]) + ", expected 0 to " +
                             std::to_string(assignments.clusters - 1));
        if (std::isnan(assignments.predicted[i]))
            fail("the prediction is NaN (not a number); a network that diverged gives no DeepMI");
        if (std::isnan(assignments.label[i]))
            fail("the label is NaN (not a number); DeepMI needs a label for every sample");
        if (assignments.label[i] < allowed.low || assignments.label[i] > allowed.high)
            fail("the label is " + numberText(assignments.label[i]) + ", outside the scale " +
                 numberText(scale.low) + " to " + numberText(scale.high));
    }
    throw Error(ErrorKind::Failed, "the samples changed while they were counted");
}

/// What one thread counts of the samples begin .. end−1.
struct Part {
    std::size_t begin = 0, end = 0;
    std::vector<std::int64_t> clusterByLevel, predictionByLevel;
    bool valid = true;
};

/// Samples worked on at once: their levels stay in the nearest cache.
constexpr std::size_t blockSize = 1024;
/// Below so many samples another thread costs more than it gives; above so many cells, tables of their own
/// do.
constexpr std::size_t samplesForThreads = 200000, mostCellsForThreads = 100000;
constexpr unsigned mostThreads = 4;

/// How many of the cuts each value has reached, cut by cut, which the compiler turns into vectors.
DEEPMI_FOR_EVERY_PROCESSOR
void countCuts(const double* values, std::size_t count, const std::vector<double>& cuts, int* levels)
{
    std::fill_n(levels, count, 0);
    for (const double cut : cuts)
        for (std::size_t i = 0; i < count; ++i)
            levels[i] += values[i] >= cut;
}

/// Whether every sample can be counted. NaN is in no interval and does not equal itself.
DEEPMI_FOR_EVERY_PROCESSOR
bool areValid(const double* label, const double* predicted, const int* cluster, std::size_t count, double low,
              double high, unsigned clusters)
{
    unsigned invalid = 0;
    for (std::size_t i = 0; i < count; ++i)
        invalid |=
            static_cast<unsigned>(!((label[i] >= low) & (label[i] <= high) & (predicted[i] == predicted[i]) &
                                    (static_cast<unsigned>(cluster[i]) < clusters)));
    return invalid == 0;
}

/// The terms of each sample's two cells.
DEEPMI_FOR_EVERY_PROCESSOR
void takeTerms(const int* cluster, const int* predictedLevel, const int* labelLevel, std::size_t count,
               int rows, const double* clusterTerms, const double* predictionTerms, double* clusterTerm,
               double* predictionTerm)
{
    for (std::size_t i = 0; i < count; ++i) {
        clusterTerm[i] = clusterTerms[cluster[i] * rows + labelLevel[i]];
        predictionTerm[i] = predictionTerms[predictedLevel[i] * rows + labelLevel[i]];
    }
}

void countPart(const Assignments& assignments, const Levels& levels, DeepMI& result, Part& part)
{
    const auto rows = static_cast<std::size_t>(levels.count());
    const auto clusters = static_cast<unsigned>(assignments.clusters);
    const LabelScale allowed = withSlack(levels.scale());
    for (std::size_t first = part.begin; first < part.end && part.valid; first += blockSize) {
        const std::size_t count = std::min(blockSize, part.end - first);
        const double *label = &assignments.label[first], *predicted = &assignments.predicted[first];
        const int* cluster = &assignments.cluster[first];
        int *labelLevel = &result.labelLevel[first], *predictedLevel = &result.predictedLevel[first];
        countCuts(label, count, levels.cuts(), labelLevel);
        countCuts(predicted, count, levels.cuts(), predictedLevel);
        const bool valid = areValid(label, predicted, cluster, count, allowed.low, allowed.high, clusters);
        part.valid = valid;
        for (std::size_t i = 0; valid && i < count; ++i) {
            const auto level = static_cast<std::size_t>(labelLevel[i]);
            ++part.clusterByLevel[static_cast<std::size_t>(cluster[i]) * rows + level];
            ++part.predictionByLevel[static_cast<std::size_t>(predictedLevel[i]) * rows + level];
        }
    }
}

/// work(part) for every part, each on a thread of its own.
template <class Work>
void onThreads(std::vector<Part>& parts, const Work& work)
{
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < parts.size(); ++i)
        try {
            threads.emplace_back([&work, &part = parts[i]] { work(part); });
        } catch (const std::system_error&) { // no more threads to be had
            work(parts[i]);
        }
    work(parts.front());
}

std::vector<Part> partsFor(const Assignments& assignments, const Levels& levels)
{
    const std::size_t samples = assignments.names.size(), rows = static_cast<std::size_t>(levels.count());
    const std::size_t cells = (static_cast<std::size_t>(assignments.clusters) + rows) * rows;
    const std::size_t threads = samples < samplesForThreads || cells > mostCellsForThreads
                                    ? 1
                                    : std::clamp(std::thread::hardware_concurrency(), 1U, mostThreads);
    std::vector<Part> parts(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        parts[i].begin = samples * i / threads;
        parts[i].end = samples * (i + 1) / threads;
        parts[i].clusterByLevel.assign(static_cast<std::size_t>(assignments.clusters) * rows, 0);
        parts[i].predictionByLevel.assign(rows * rows, 0);
    }
    return parts;
}

} // namespace

LabelScale withSlack(LabelScale scale)
{
    const double slack = 1e-6 * (scale.high - scale.low);
    return {scale.low - slack, scale.high + slack};
}

void checkAlpha(double alpha)
{
    if (!(alpha >= 0 && alpha <= 1))
        throw UsageError("α is " + std::to_string(alpha) +
                         ", expected 0 (clusters alone) to 1 (predictions "
                         "alone)");
}

std::vector<double> DeepMI::blend(double alpha) const
{
    checkAlpha(alpha);
    std::vector<double> values(clusterTerm.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = blendTerms(alpha, clusterTerm[i], predictionTerm[i]);
    return values;
}

DeepMI computeDeepMI(const Assignments& assignments, const Levels& levels)
{
    checkAssignments(assignments);
    JointTable::requireCountable(assignments.clusters, levels.count());
    const std::size_t samples = assignments.names.size();
    DeepMI result;
    result.levels = levels;
    result.labelLevel.resize(samples);
    result.predictedLevel.resize(samples);
    // Counts are whole numbers, so that it does not matter how many threads they come from.
    std::vector<Part> parts = partsFor(assignments, levels);
    onThreads(parts, [&](Part& part) { countPart(assignments, levels, result, part); });
    for (const Part& part : parts) {
        if (!part.valid)
            raiseFor(assignments, levels);
        if (&part == &parts.front())
            continue;
        const auto add = [](std::vector<std::int64_t>& sum, const std::vector<std::int64_t>& counts) {
            std::transform(sum.begin(), sum.end(), counts.begin(), sum.begin(), std::plus<>());
        };
        add(parts.front().clusterByLevel, part.clusterByLevel);
        add(parts.front().predictionByLevel, part.predictionByLevel);
    }
    result.clusterByLevel =
        JointTable::ofCounts(std::move(parts.front().clusterByLevel), assignments.clusters, levels.count());
    result.predictionByLevel =
        JointTable::ofCounts(std::move(parts.front().predictionByLevel), levels.count(), levels.count());
    const std::vector<double> clusterTerms = result.clusterByLevel.contributions(),
                              predictionTerms = result.predictionByLevel.contributions();
    result.clusterTerm.resize(samples);
    result.predictionTerm.resize(samples);
    // Cells fit into an int: their number has been checked to be countable.
    onThreads(parts, [&](const Part& part) {
        takeTerms(&assignments.cluster[part.begin], &result.predictedLevel[part.begin],
                  &result.labelLevel[part.begin], part.end - part.begin, levels.count(), clusterTerms.data(),
                  predictionTerms.data(), &result.clusterTerm[part.begin],
                  &result.predictionTerm[part.begin]);
    });
    return result;
}

double defaultAlpha(const std::string& attribute)
{
    return canonicalAttribute(attribute) == "valence" ? .5 : 0;
}

} // namespace deepmi
