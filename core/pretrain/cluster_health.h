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

/// Watches for the collapse of the cluster classifier g: K-means still finds many clusters while g's argmax
/// uses few, so that I(X;Y) of the recognised cluster says nothing. Collapsed means fewer than half of
/// K-means' effective clusters; it is said once while training (from epoch 20 on, below a quarter) and at the
/// end, with what to change.
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

} // namespace deepmi
