#include "pretrain/cluster_health.h"

#include <cmath>
#include <cstdio>

namespace deepmi
{

namespace
{

constexpr int firstWatchedEpoch = 20;

/// Whether g uses less than a share of K-means' effective clusters, or one cluster alone: with few clusters
/// one alone can be a large share, but I(X;Y) is 0 then, also where K-means finds no more.
bool usesFewerThan(double share, const PretrainEpoch& epoch)
{
    constexpr double one = 1 + 1e-9;
    return epoch.effectiveClassifier < share * epoch.effectiveClusters || epoch.effectiveClassifier < one;
}

/// Whether K-means itself hardly tells the embeddings apart: then it is not g that has to learn more.
bool isOnePlace(const PretrainEpoch& epoch)
{
    constexpr double fewest = 1.5; // two clusters of a run with K = 2 are more, unless nearly all are in one
    return epoch.effectiveClusters < fewest;
}

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string advice(const PretrainParameters& parameters, const PretrainEpoch& epoch)
{
    if (isOnePlace(epoch))
        return "the embeddings of all samples lie at one place: try smaller values of "
               "--stage1-learning-rate, --stage2-learning-rate and --cluster-head-learning-rate, and look "
               "with deepmi inspect whether the features differ from sample to sample";
    if (parameters.clusterHead == "reset")
        return "use --cluster-head keep, or more batches an epoch (a smaller --batch)";
    std::string text =
        "the classifier learns by the number of its steps: try a smaller --batch or more --epochs";
    if (parameters.keepEpoch == "best")
        text += " with --keep-epoch healthy";
    if (!parameters.uniformClusters)
        text += ", --uniform-clusters";
    return text +
           ", a larger --cluster-head-learning-rate or fewer --clusters; score --cluster-source kmeans does "
           "without the classifier";
}

std::string describe(const PretrainEpoch& epoch, int clusters)
{
    return "the cluster classifier uses " + fixed(epoch.effectiveClassifier, 1) +
           " effective clusters of K = " + std::to_string(clusters) + " where K-means uses " +
           fixed(epoch.effectiveClusters, 1) + " (epoch " + std::to_string(epoch.epoch) +
           ", accuracy on the pseudo-labels " + fixed(epoch.classifierAccuracy, 2) + ")";
}

} // namespace

std::vector<std::int64_t> stateCounts(std::span<const int> values, int states)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(states), 0);
    for (const int value : values)
        ++counts[static_cast<std::size_t>(value)];
    return counts;
}

std::string epochSummary(const PretrainEpoch& epoch)
{
    std::string text = "CCC train " + fixed(epoch.trainCcc, 3);
    if (std::isfinite(epoch.developmentCcc))
        text += " dev " + fixed(epoch.developmentCcc, 3);
    return text + ", clusters " + fixed(epoch.effectiveClusters, 0) + "/g " +
           fixed(epoch.effectiveClassifier, 0) + ", g " + fixed(epoch.classifierAccuracy, 2);
}

bool isCollapsed(const PretrainEpoch& epoch)
{
    return usesFewerThan(.5, epoch);
}

bool EpochChoice::takes(const PretrainEpoch& epoch, bool best)
{
    if (m_parameters.keepEpoch == "last")
        return true; // a run may end early: each epoch is the last until there is another
    if (m_parameters.keepEpoch == "best")
        return best;
    if (isCollapsed(epoch))
        return best && !m_foundHealthy;
    // Without development data the loss is not a number and every healthy epoch takes the place of the one
    // before.
    if (m_foundHealthy && epoch.developmentLoss >= m_healthyLoss)
        return false;
    m_foundHealthy = true;
    m_healthyLoss = epoch.developmentLoss;
    return true;
}

CollapseWatch::CollapseWatch(const PretrainParameters& parameters, const Job& job)
    : m_parameters(parameters), m_job(job)
{
}

void CollapseWatch::observe(const PretrainEpoch& epoch)
{
    if (m_said || epoch.epoch < firstWatchedEpoch || !usesFewerThan(.25, epoch))
        return;
    m_said = true;
    m_job.warn(describe(epoch, m_parameters.clusters) + "; " + advice(m_parameters, epoch));
}

bool CollapseWatch::conclude(const PretrainEpoch& kept) const
{
    const bool collapsed = isCollapsed(kept);
    if (collapsed)
        m_job.warn("collapse: " + describe(kept, m_parameters.clusters) +
                   "; I(X;Y) of the recognised cluster is not to be trusted; " + advice(m_parameters, kept));
    return collapsed;
}

bool clustersSayLittle(const PretrainEpoch& kept, const std::string& clusterSource)
{
    return isOnePlace(kept) || (clusterSource == "classifier" && isCollapsed(kept));
}

void warnOfCollapse(const PretrainRun& run, const std::string& clusterSource, const Job& job)
{
    const auto kept = static_cast<std::size_t>(run.keptEpoch);
    if (kept < 1 || kept > run.history.size())
        return;
    const PretrainEpoch& epoch = run.history[kept - 1];
    const bool byClassifier = clusterSource == "classifier";
    if (!clustersSayLittle(epoch, clusterSource))
        return;
    job.warn("the pre-training collapsed: " + describe(epoch, run.parameters.clusters) +
             (byClassifier && !isOnePlace(epoch)
                  ? "; I(X;Y) is not to be trusted; --cluster-source kmeans does without the classifier"
                  : "; I(X;Y) is not to be trusted"));
}

} // namespace deepmi
