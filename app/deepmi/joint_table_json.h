#pragma once

#include "information/confidence.h"
#include "information/deepmi.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace deepmi::cli
{

/// What is said of a joint table beside its information where a bootstrap was asked for.
struct TableConfidence {
    BootstrapParameters parameters;
    InformationBootstrap total;
    CellBootstrap cells;
};
TableConfidence tableConfidence(const JointTable& table, const BootstrapParameters& parameters,
                                const Job& job);

/// One joint table with everything a heatmap needs: counts, probabilities with their marginals, log ratios,
/// contributions (eq. 2), information with its corrections, entropies; with a bootstrap its intervals, of
/// every cell too. Matrices are [first][second]; null is what is not known or infinite.
nlohmann::ordered_json jointTableJson(const JointTable& table, const std::string& first,
                                      const std::string& second,
                                      const std::optional<TableConfidence>& confidence = {});
/// {resamples, confidence, mean, standard_error, percentile: [low, high], basic: [low, high]}
nlohmann::ordered_json bootstrapJson(const TableConfidence& confidence);

/// "0.123456 nats, corrected 0.12 (Miller-Madow), 0.01 by chance, 95 % interval 0.1 to 0.14" for people.
std::string informationText(const JointTable& table, const TableConfidence* confidence = nullptr);

/// Both joint tables of DeepMI and the cuts between the levels.
nlohmann::ordered_json jointTablesJson(const DeepMI& deepmi, double alpha,
                                       const std::optional<TableConfidence>& clusters = {},
                                       const std::optional<TableConfidence>& predictions = {});
/// {count, cuts, low, high}
nlohmann::ordered_json levelsJson(const Levels& levels);

} // namespace deepmi::cli
