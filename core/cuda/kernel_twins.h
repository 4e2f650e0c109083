#pragma once

#include <cstdint>
#include <vector>

/// What the kernels of this folder compute, written out plainly for the host: what they are checked against
/// where there is a GPU (`deepmi selfcheck --device cuda`), and what is itself checked against the CPU's own
/// code in the tests where there is none. Matrices are row-major vectors; float32 values, sums in double.
namespace deepmi::twin
{

using Values = std::vector<float>;

/// The nearest bfloat16, ties to even.
float roundToBFloat16(float value);

/// A dropout mask's key and rate; without one where the rate is 0.
struct Mask {
    std::uint64_t key = 0;
    double rate = 0;
};
/// a [rows, inner] · bᵀ of b [width, inner], or where it is turned a · b of b [inner, width].
Values product(const Values& a, const Values& b, int rows, int width, bool turned);
void biasDropout(Values& values, const Values& bias, const Mask& mask);
void biasReluDropout(Values& values, const Values& bias, const Mask& mask);
/// Both return the sums of the changed gradient over rows of this width.
Values reluBackward(Values& gradient, const Values& output, float scale, int width);
Values maskBackward(Values& gradient, int width, const Mask& mask);

/// The rows' losses; `gradient` gets as many values as there are logits.
Values crossEntropy(const Values& logits, const Values& bias, const std::vector<std::int64_t>& labels,
                    Values& gradient);
Values predict(const Values& hidden, const Values& weight, float bias);
struct ConcordanceGradients {
    double loss = 0; ///< 1 − CCC
    Values hidden, weight, hiddenBias;
    float bias = 0;
};
/// `scale`: of what a dropout before the output layer keeps.
ConcordanceGradients concordanceBackward(const Values& prediction, const Values& targets,
                                         const Values& hidden, const Values& weight, float scale = 1);
std::vector<std::int64_t> argmax(const Values& logits, const Values& bias);
Values columnSums(const Values& values, int width);

/// `step` counts from 1.
void adam(Values& values, const Values& gradients, Values& first, Values& second, int step, double rate);
void momentumDescent(Values& values, const Values& gradients, Values& velocity, double momentum, double rate);

/// One Lloyd iteration of rows of this width: assignment, refilling of empty clusters, new centres.
struct Lloyd {
    double objective = 0;
    std::int64_t changed = 0;
    int refilled = 0;
    std::vector<std::int64_t> sizes;
};
Lloyd lloyd(const Values& rows, int width, Values& centres, std::vector<std::int64_t>& cluster);

} // namespace deepmi::twin
