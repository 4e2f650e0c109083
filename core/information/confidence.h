#pragma once

#include "information/joint_table.h"
#include "job/job.h"
#include "job/parameters.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace deepmi
{

/// How far the mutual information of a small corpus can be believed. Counts alone are looked at: what a
/// function here costs depends on the number of occupied cells, not on the number of samples N.

/// I(X;Y) by Miller and Madow (Miller 1955): I + (m_x + m_y − m_xy − 1)/(2N) nats, with m the number of
/// states (of X, of Y, of both) that occur. Counting overstates I by about that much; where N is small
/// against the number of cells it is still overstated. May fall below 0, which is said as it is. 0 for an
/// empty table.
double millerMadowInformation(const JointTable& table);

/// What counting would find on average if the variables had nothing to do with each other: the mean of
/// I(X;Y) over all pairings of the same values (hypergeometric cells; Vinh, Epps and Bailey 2010, eq. 24a),
/// nats. I(X;Y) of that size is no information at all. 0 for an empty table.
double informationByChance(const JointTable& table);

struct BootstrapParameters {
    int resamples = 1000;    ///< new tables drawn from the counted one
    double confidence = .95; ///< of all intervals
    std::uint64_t seed = 0;
};
/// bootstrap (the number of resamples), confidence, seed.
const std::vector<Parameter<BootstrapParameters>>& bootstrapParameters();

/// NaN where there is nothing to tell.
struct Interval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// The total I(X;Y) over resamples: N pairs drawn anew from the counted table (multinomial), nats.
struct InformationBootstrap {
    double mean = 0;          ///< over the resamples; it exceeds I(X;Y) by about what that exceeds the truth
    double standardError = 0; ///< standard deviation (n−1) over the resamples; NaN for one
    /// Percentiles of the resamples. They are biased upwards twice, once as the table is and once as
    /// resamples of it are: this interval often lies wholly above the truth, and rarely means what it says.
    Interval percentile;
    /// The basic bootstrap interval, 2·I − percentiles, which takes the bias out; below 0 it is cut off. It
    /// covers about as often as it says while there are some five samples an occupied cell or more.
    Interval basic;
};

/// Both intervals of every cell, [first][second]; percentiles. NaN for cells that no sample is in: a resample
/// cannot have what the sample lacks.
struct CellBootstrap {
    std::vector<Interval> contribution; ///< of I(x;y), eq. 2
    std::vector<Interval> logRatio; ///< of log(P(x,y)/(P(x)P(y))); low is −∞ where resamples lack the cell
};

/// The same parameters give the same bits. Percentiles lie between neighbours in order, as NumPy's default
/// has them. Raises UsageError for an empty table, fewer than 1 or more than 10⁶ resamples, a confidence
/// outside 0..1; Stopped.
InformationBootstrap bootstrapInformation(const JointTable& table, const BootstrapParameters& parameters = {},
                                          const Job& job = {});
/// The same resamples, cell by cell; memory stays near 100 MB.
CellBootstrap bootstrapCells(const JointTable& table, const BootstrapParameters& parameters = {},
                             const Job& job = {});

/// The quantile of sorted values, 0 ≤ p ≤ 1, between neighbours as NumPy's default (Hyndman and Fan's type
/// 7). Infinite neighbours stay infinite. Raises UsageError for no values.
double sortedQuantile(std::span<const double> sorted, double p);

} // namespace deepmi
