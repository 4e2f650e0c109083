#pragma once

#include "information/deepmi.h"

#include <nlohmann/json.hpp>
#include <string>

namespace deepmi::cli
{

/// Both joint tables of DeepMI with everything a heatmap needs: counts, probabilities with their marginals,
/// log ratios, contributions (eq. 2), entropies, and the cuts between the levels. Matrices are
/// [first][second].
nlohmann::ordered_json jointTablesJson(const DeepMI& deepmi, double alpha);
/// {count, cuts, low, high}
nlohmann::ordered_json levelsJson(const Levels& levels);

} // namespace deepmi::cli
