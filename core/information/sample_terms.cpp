#include "information/sample_terms.h"

namespace deepmi
{

std::vector<double> termsOfSamples(const JointTable& table, std::span<const int> first,
                                   std::span<const int> second)
{
    const auto columns = static_cast<std::size_t>(table.secondStates());
    const std::vector<double> cells = table.contributions();
    std::vector<double> terms(first.size());
    for (std::size_t i = 0; i < terms.size(); ++i)
        terms[i] = cells[static_cast<std::size_t>(first[i]) * columns + static_cast<std::size_t>(second[i])];
    return terms;
}

} // namespace deepmi
