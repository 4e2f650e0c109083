#pragma once

#include "job/job.h"
#include "models/sample_table_values.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace deepmi::studio
{

/// What is seen, for the clipboard: a header of titles, a line a row, cells apart by tabs.
std::string sampleTableTsv(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                           const std::vector<std::int32_t>& rows, const Job& job = {});

/// The table as a file: a header of the columns' ids, numbers that read back to the same double, empty cells
/// where a value is not known, ranks and bins counted from 0 as in SCORES.csv. A cell of a text column that a
/// spreadsheet would take for a formula (=, +, −, @ in front) has an apostrophe before it.
std::string sampleTableCsv(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                           const std::vector<std::int32_t>& rows, const Job& job = {});

/// The CSV behind one line "# {provenance as JSON}". Atomic. Raises as writeFileAtomically; Stopped.
void writeSampleTable(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                      const std::vector<std::int32_t>& rows, const nlohmann::ordered_json& provenance,
                      const std::filesystem::path& file, const Job& job = {});

} // namespace deepmi::studio
