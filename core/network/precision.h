#pragma once

#include <string>
#include <vector>

namespace deepmi
{

/// What the matrix products of a network are computed in. Weights as they are trained and kept, losses, CCC,
/// biases and normalisation are float32 or double in every one.
enum class Precision {
    Float32,
    TensorFloat32, ///< a GPU's: float32 operands rounded to 10 bits of mantissa, summed in float32
    BFloat16       ///< operands and activations of 8 bits of mantissa, summed in float32
};
/// As results record it: "float32", "tf32", "bfloat16".
std::string toString(Precision precision);

/// What DeviceOptions::precision may be: auto, fp32, tf32, bf16.
const std::vector<std::string>& precisionNames();
/// Raises UsageError for a name that is none of them.
void requirePrecisionName(const std::string& name);
/// The name that asks for what a result records: "bf16" of "bfloat16"; fp32 where it is none of them.
std::string precisionNameOf(const std::string& recorded);
/// Of a plan whose results must not depend on the machine that computes them: auto is fp32.
std::string plannedPrecision(const std::string& name);

} // namespace deepmi
