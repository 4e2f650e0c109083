#include "models/sample_table_text.h"

#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "job/number_text.h"

#include <cmath>

namespace deepmi::studio
{

namespace
{

template <class Cell>
std::string table(const std::vector<SampleColumn>& columns, const std::vector<std::int32_t>& rows,
                  char separator, const Job& job, bool ids, Cell cell)
{
    std::string text;
    for (const SampleColumn& column : columns) {
        if (&column != &columns.front())
            text += separator;
        text += spreadsheetCell((ids ? column.id : column.title).toStdString(), separator);
    }
    text += '\n';
    std::size_t done = 0;
    for (const std::int32_t row : rows) {
        if (++done % 4096 == 0) {
            job.throwIfStopped();
            job.report("writing the table", static_cast<double>(done), static_cast<double>(rows.size()));
        }
        for (const SampleColumn& column : columns) {
            if (&column != &columns.front())
                text += separator;
            const std::string word = cell(column, row);
            text += column.isText() ? spreadsheetCell(word, separator) : csvCell(word, separator);
        }
        text += '\n';
    }
    return text;
}

bool countsFromOne(SampleField field)
{
    return field == SampleField::Bin || field == SampleField::MeasureBin;
}

} // namespace

std::string sampleTableTsv(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                           const std::vector<std::int32_t>& rows, const Job& job)
{
    return table(columns, rows, '\t', job, false, [&](const SampleColumn& column, std::int32_t row) {
        return copiedAt(values, column, row).toStdString();
    });
}

std::string sampleTableCsv(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                           const std::vector<std::int32_t>& rows, const Job& job)
{
    return table(columns, rows, ',', job, true, [&](const SampleColumn& column, std::int32_t row) {
        if (column.isText())
            return textAt(values, column, row);
        const double value = numberAt(values, column, row);
        return std::isnan(value) ? std::string()
                                 : numberText(countsFromOne(column.field) ? value - 1 : value);
    });
}

void writeSampleTable(const SampleTableValues& values, const std::vector<SampleColumn>& columns,
                      const std::vector<std::int32_t>& rows, const nlohmann::ordered_json& provenance,
                      const std::filesystem::path& file, const Job& job)
{
    writeFileAtomically(file, "# " + provenance.dump() + "\n" + sampleTableCsv(values, columns, rows, job));
}

} // namespace deepmi::studio
