#include "network/precision.h"

#include "job/error.h"

#include <algorithm>

namespace deepmi
{

std::string toString(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return "float32";
    case Precision::TensorFloat32:
        return "tf32";
    case Precision::BFloat16:
        return "bfloat16";
    }
    return {};
}

const std::vector<std::string>& precisionNames()
{
    static const std::vector<std::string> names = {"auto", "fp32", "tf32", "bf16"};
    return names;
}

void requirePrecisionName(const std::string& name)
{
    const auto& names = precisionNames();
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw UsageError("--precision is '" + name + "', expected auto, fp32, tf32 or bf16");
}

std::string precisionNameOf(const std::string& recorded)
{
    if (recorded == toString(Precision::BFloat16))
        return "bf16";
    return recorded == toString(Precision::TensorFloat32) ? "tf32" : "fp32";
}

std::string plannedPrecision(const std::string& name)
{
    requirePrecisionName(name);
    return name == "auto" ? "fp32" : name;
}

} // namespace deepmi
