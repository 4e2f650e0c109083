#include "information/deepmi.h"

#include "information/sample_terms.h"
#include "job/error.h"

#include <cmath>

namespace deepmi
{

namespace
{

void checkAssignments(const Assignments& assignments, const Levels& levels)
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

    const LabelScale scale = levels.scale();
    // A mean of ratings may miss the end of its scale by a rounding; that is no other scale.
    const double slack = 1e-6 * (scale.high - scale.low);
    for (std::size_t i = 0; i < samples; ++i) {
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
        if (assignments.label[i] < scale.low - slack || assignments.label[i] > scale.high + slack)
            fail("the label is " + std::to_string(assignments.label[i]) + ", outside the scale " +
                 std::to_string(scale.low) + " to " + std::to_string(scale.high));
    }
}

} // namespace

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
    checkAssignments(assignments, levels);
    DeepMI result;
    result.levels = levels;
    result.labelLevel = levels.of(assignments.label);
    result.predictedLevel = levels.of(assignments.predicted);
    result.clusterByLevel =
        JointTable(assignments.cluster, assignments.clusters, result.labelLevel, levels.count());
    result.predictionByLevel =
        JointTable(result.predictedLevel, levels.count(), result.labelLevel, levels.count());
    result.clusterTerm = termsOfSamples(result.clusterByLevel, assignments.cluster, result.labelLevel);
    result.predictionTerm =
        termsOfSamples(result.predictionByLevel, result.predictedLevel, result.labelLevel);
    return result;
}

double defaultAlpha(const std::string& attribute)
{
    return attribute == "valence" ? .5 : 0;
}

} // namespace deepmi
