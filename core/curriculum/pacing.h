#pragma once

#include "job/parameters.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace deepmi
{

/// When samples enter, and at which learning rate. The defaults are the paper's: one bin more every
/// `epochsPerBin` epochs, the learning rate halved each time.
///
/// With b the initial share, t = e/(final epoch − 1) for epoch e counted from 0, the share of the samples in
/// use while t < 1 (all of them from t = 1 on; int(share·N) samples, at least one) is by `family`:
///
/// | family      | share                              | source                                           |
/// |-------------|------------------------------------|--------------------------------------------------|
/// | step        | min(int(e/epochsPerBin), bins−1)+1 | the paper; in bins, b and the final epoch do not |
/// |             | bins                               | matter                                           |
/// | one-step    | b                                  | Hacohen & Weinshall 2019, Wu et al. 2021         |
/// | linear      | b + (1−b)·t                        | Platanios et al. 2019, Wu et al. 2021            |
/// | root        | b + (1−b)·√t                       | Wu et al. 2021                                   |
/// | quadratic   | b + (1−b)·t²                       | Wu et al. 2021                                   |
/// | exponential | b + (1−b)·(e^(10t) − 1)/(e^10 − 1) | Wu et al. 2021                                   |
/// | logarithmic | b + (1−b)·(1 + ln(t + e^−10)/10)   | Wu et al. 2021                                   |
/// | competence  | √(b² + (1−b²)·t)                   | Platanios et al. 2019, square root               |
/// | geometric   | b^(1−t)                            | Hacohen & Weinshall 2019, fixed exponential      |
/// |             |                                    | pacing that steps every epoch                    |
///
/// Hacohen, Weinshall, "On the power of curriculum learning in training deep networks", ICML 2019. Platanios,
/// Stretcu, Neubig, Poczos, Mitchell, "Competence-based curriculum learning for neural machine translation",
/// NAACL 2019. Wu, Dyer, Neyshabur, "When do curricula work?", ICLR 2021 (their steps are epochs here).
///
/// A bin is in use as soon as one of its samples is, and enters with the epoch in which that begins. The
/// learning rate, in units of the first epoch's, with d the decay and f the floor, is by `rateRule`:
///
/// | rule           | learning rate                                                                   |
/// |----------------|---------------------------------------------------------------------------------|
/// | per-bin        | max(f, d^n), n the epochs so far, after the first, with which bins entered (the |
/// |                | paper: d = .5, f = 0)                                                           |
/// | constant       | 1                                                                               |
/// | per-epochs     | max(f, d^int(e/rateEpochs))                                                     |
/// | cosine         | f + (1−f)·(1 + cos(π·e/epochs))/2 (Loshchilov & Hutter 2017, without restarts)  |
/// | cosine-per-bin | the same anew from each entry of bins to the next, the last one to the end      |
/// |                | (with restarts)                                                                 |
/// | inverse-share  | max(f, samples of the first epoch / samples now)                                |
///
/// Loshchilov, Hutter, "SGDR: Stochastic gradient descent with warm restarts", ICLR 2017. Without a
/// curriculum nothing enters after the first epoch: per-bin and inverse-share are constant then.
struct PacingParameters {
    int bins = 10;                    ///< difficulty bins
    int epochs = 70;                  ///< epochs in all
    int epochsPerBin = 5;             ///< epochs before the next bin enters
    double learningRate = 1e-3;       ///< of the first epoch
    double rateDecay = .5;            ///< factor of the rules per-bin and per-epochs
    std::string family = "step";      ///< how samples enter: the table above
    double initialShare = 0;          ///< b; 0 = one bin, 1/bins
    int finalEpoch = 0;               ///< from 1: all samples are in use from this epoch on;
                                      ///< 0 = (bins−1)·epochsPerBin + 1, where the last bin enters by step
    std::string rateRule = "per-bin"; ///< how the learning rate falls: the table above
    int rateEpochs = 10;              ///< epochs between two decays of the rule per-epochs
    double rateFloor = 0;             ///< f; least learning rate, a share of the first epoch's
    bool warmRestart = false;         ///< Adam forgets its moments whenever bins enter
};

const std::vector<Parameter<PacingParameters>>& pacingParameters();

struct PacingStep {
    int bins = 0;            ///< bins in use, the last of them perhaps in part
    std::size_t samples = 0; ///< easiest samples in use; 0 for step's empty bins while N < bins
    double learningRate = 0;
    bool binEntered = false; ///< bins enter with this epoch (true for epoch 0)
    bool restart = false;    ///< the optimiser forgets its moments before this epoch
};

/// Epoch counted from 0. Raises UsageError for a parameter out of its range.
PacingStep curriculumStep(const PacingParameters& parameters, int epoch, std::size_t samples);
/// W/O curriculum: all samples from the start, the learning rate by its rule.
PacingStep plainStep(const PacingParameters& parameters, int epoch, std::size_t samples);

/// Names of the parameters that the schedule depends on, given the others; those that are left out change
/// nothing. Without a curriculum `bins` is left out too: it is only a number in the history.
std::set<std::string> usedPacingParameters(const PacingParameters& parameters, bool curriculum);
/// The same schedule, with every parameter that it does not depend on at its default and, of rules that are
/// the same without a curriculum, the same rule: schedules that are alike have like parameters.
PacingParameters effectivePacing(const PacingParameters& parameters, bool curriculum);

} // namespace deepmi
