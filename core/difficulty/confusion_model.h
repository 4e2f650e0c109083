#pragma once

#include <cstddef>
#include <vector>

namespace deepmi
{

/// How the log-linear effect of one rater or one sample is parametrised: a matrix s(c,k) that is added to the
/// log-odds of giving level k where the truth is level c (Zhou, Liu, Platt and Meek, ICML 2014).
///
/// Categorical: every s(c,k) is a parameter, E² of them. Ordinal: s(c,k) = Σ_r Σ_{Δ,∇} s_r[Δ,∇]·1(c Δ r)·1(k
/// ∇ r) over the reference levels r = 1 .. E−1 and Δ,∇ of {<, ≥}: two levels are told apart only by the
/// thresholds between them. Of the four quadrants of a threshold two are the mirror image of the other two,
/// because what depends on c alone cancels in the probabilities, so that at the optimum s_r[Δ,<] = −s_r[Δ,≥]
/// = −d/2. Here d is the parameter: s(c,k) = Σ_r d_r[Δ]·1(c Δ r)·1(k ≥ r), 2(E−1) of them, and the penalty
/// ½λ·Σ s_r² of all four is ½·(λ/2)·Σ d².
class ConfusionModel
{
public:
    /// E of 2 and more.
    ConfusionModel(int levels, bool ordinal);

    std::size_t levels() const { return m_levels; }
    bool ordinal() const { return m_ordinal; }
    std::size_t parameters() const { return m_ordinal ? 2 * (m_levels - 1) : m_levels * m_levels; }
    /// What the penalty of the paper's parameters is to be multiplied by for these: ½ or 1.
    double penaltyShare() const { return m_ordinal ? .5 : 1; }

    /// The E×E matrix s, rows are the true level c.
    void expand(const double* parameters, double* matrix) const;
    /// Derivatives by the parameters from the derivatives by the elements of s (E×E).
    void gradient(const double* byElement, double* byParameter) const;
    /// The negative second derivatives by the parameters (parameters × parameters) from those by the elements
    /// of each row of s: E covariance matrices, of which the lower triangles (k ≥ l) are read.
    void curvature(const double* byRow, double* byParameter) const;
    /// The Newton step of a concave function: (C + penalty·I)⁻¹·gradient with C as above. Ordinal: one system
    /// of 2(E−1) unknowns; categorical: E systems of E unknowns, the rows know nothing of each other.
    void newtonStep(const double* byRow, const double* gradient, double penalty, double* step) const;

private:
    std::size_t m_levels;
    bool m_ordinal;
};

} // namespace deepmi
