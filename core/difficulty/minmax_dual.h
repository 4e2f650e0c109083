#pragma once

#include "difficulty/confusion_model.h"
#include "job/job.h"

#include <span>
#include <vector>

namespace deepmi
{

/// One rating as a level, 0 .. E−1.
struct LevelRating {
    std::size_t sample = 0, rater = 0, level = 0;
};

/// The regularised dual of minimax conditional entropy (Zhou, Liu, Platt and Meek, ICML 2014) and the steps
/// that ascend it. With P_ij(k|c) ∝ exp(σ_i(c,k) + τ_j(c,k)) for rater i and sample j, and Q_j the
/// probabilities of sample j's true level,
///
///     F(Q,σ,τ) = Σ_j Σ_c Q_j(c)·Σ_i ln P_ij(x_ij|c) + Σ_j H(Q_j) − α/2·Σ_i |σ_i|² − β/2·Σ_j |τ_j|²
///
/// in nats; |·|² is over the paper's own parameters (see ConfusionModel). For given Q it is concave in σ and
/// τ, for given σ and τ the best Q is the posterior under equal prior probabilities of the levels; both
/// together are not concave, what is found depends on the start: Q_j = shares of the levels among the
/// sample's ratings, σ = τ = 0. Raters and samples are numbered; every one must have a rating.
class MinmaxDual
{
public:
    enum class Side { Raters, Samples };

    MinmaxDual(std::vector<LevelRating> ratings, std::size_t samples, std::size_t raters,
               ConfusionModel model, double raterPenalty, double samplePenalty);

    const ConfusionModel& model() const { return m_model; }
    std::size_t owners(Side side) const { return group(side).begin.size() - 1; }
    /// How many ratings one rater or sample has.
    std::size_t ratings(Side side, std::size_t owner) const
    {
        return group(side).begin[owner + 1] - group(side).begin[owner];
    }
    /// [rater or sample][parameter], one after the other.
    const std::vector<double>& parameters(Side side) const { return group(side).parameters; }
    void setParameters(Side side, std::vector<double> parameters);
    const std::vector<double>& posterior() const { return m_posterior; } ///< [sample][level]
    void setPosterior(std::vector<double> posterior) { m_posterior = std::move(posterior); }

    /// F at the parameters and posteriors as they are.
    double value() const;
    /// ∂F/∂parameters, [rater or sample][parameter].
    std::vector<double> gradient(Side side) const;
    /// −∂²F by the parameters of one rater or sample, parameters × parameters.
    std::vector<double> curvature(Side side, std::size_t owner) const;

    /// One damped Newton step of every rater or sample with the other side held; F never falls. With R the
    /// largest difference within a row that the full step makes, the step is taken whole up to R = 1 and else
    /// to the part ln(1+R)/R: the third derivative of ln Σ exp along a step is at most R times the second,
    /// from which ascent by that much follows without a search (Bach, "Self-concordant analysis for logistic
    /// regression", 2010). Returns the largest change of a log-odds, R times the part taken.
    double improve(Side side, const Job& job = {});
    /// Q becomes the posterior; returns the largest change of a probability.
    double updatePosterior();

    /// The confusion matrix of one rater or sample alone: each row of exp s(c,k) divided by its sum, E×E.
    std::vector<double> confusion(Side side, std::size_t owner) const;

private:
    /// All raters or all samples.
    struct Group {
        std::vector<std::size_t> begin; ///< of each one's ratings in `ratings`; one more at the end
        std::vector<std::size_t> ratings;
        std::vector<double> parameters;
        std::vector<double> factors; ///< exp s(c,k) divided by the largest of its row: E×E each
        double penalty = 0;          ///< of the parameters of ConfusionModel
    };
    /// Sums over the ratings of one rater or sample.
    struct Sums {
        std::vector<double> residual;   ///< Σ Q(c)·(1(x=k) − P(k|c)), E×E
        std::vector<double> covariance; ///< Σ Q(c)·(P(k|c)·1(k=l) − P(k|c)·P(l|c)), E×E×E, k ≥ l
    };

    const Group& group(Side side) const { return side == Side::Raters ? m_raters : m_samples; }
    Group& group(Side side) { return side == Side::Raters ? m_raters : m_samples; }
    void index(Side side, std::size_t count);
    void updateFactors(Group& group, std::size_t owner);
    void sum(const Group& group, std::size_t owner, Sums& sums, bool second) const;
    void addLogLikelihood(const LevelRating& rating, double* byLevel) const;

    std::vector<LevelRating> m_ratings;
    ConfusionModel m_model;
    Group m_raters, m_samples;
    std::vector<double> m_posterior;
};

} // namespace deepmi
