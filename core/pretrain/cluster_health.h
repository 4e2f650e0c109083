#pragma once

#include "pretrain/pretrain.h"

#include <span>
#include <string>

namespace deepmi
{

/// How often each of the states 0 .. states−1 occurs.
std::vector<std::int64_t> stateCounts(std::span<const int> values, int states);

/// One line of figures of an epoch for the progress display.
std::string epochSummary(const PretrainEpoch& epoch);

/// Whether g uses fewer than half of K-means' effective clusters, or a single one.
bool isCollapsed(const PretrainEpoch& epoch);

/// Which epoch a run keeps, told epoch by epoch: `best` by development loss, the `last`, or the best of those
/// whose classifier is `healthy` (not collapsed); while there is none, the best so far.
class EpochChoice
{
public:
    explicit EpochChoice(const PretrainParameters& parameters) : m_parameters(parameters) {}
    /// Whether this epoch takes the place of the one kept before. `best`: its development loss is the
    /// smallest so far (or there is no development data).
    bool takes(const PretrainEpoch& epoch, bool best);

private:
    const PretrainParameters& m_parameters;
    double m_healthyLoss = 0;
    bool m_foundHealthy = false;
};

/// Watches for the collapse of the cluster classifier g: K-means still finds many clusters while g's argmax
/// uses few, so that I(X;Y) of the recognised cluster says nothing. Collapsed means fewer than half of
/// K-means' effective clusters, or a single one; it is said once while training (from epoch 20 on, below a
/// quarter or a single one) and at the end, with what to change. Where K-means finds hardly more than one
/// either, the embedding has collapsed, and that is what is said to be mended.
class CollapseWatch
{
public:
    CollapseWatch(const PretrainParameters& parameters, const Job& job);
    void observe(const PretrainEpoch& epoch);
    /// Whether the epoch that is kept is collapsed; warns if so.
    bool conclude(const PretrainEpoch& kept) const;

private:
    const PretrainParameters& m_parameters;
    const Job& m_job;
    bool m_said = false;
};

/// Whether clusters of such an epoch, taken as `clusterSource` says (see assignmentsOf), are not to be
/// trusted: it is collapsed and they are the classifier's, or K-means itself hardly tells the embeddings
/// apart.
bool clustersSayLittle(const PretrainEpoch& kept, const std::string& clusterSource);

/// Says so, for whoever computes I(X;Y) with these clusters (as in assignmentsOf), where the run's kept epoch
/// is collapsed, or where K-means itself hardly tells its embeddings apart.
void warnOfCollapse(const PretrainRun& run, const std::string& clusterSource, const Job& job);

} // namespace deepmi
