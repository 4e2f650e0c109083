#include "data/label_table.h"

#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "job/number_text.h"

#include <cmath>

namespace deepmi
{

namespace
{

char separatorFor(const std::filesystem::path& path)
{
    return path.extension() == ".tsv" ? '\t' : ',';
}

/// Shortest text that reads back to the same double; empty for a missing value.
std::string cellText(double value)
{
    if (std::isnan(value))
        return {};
    return numberText(value);
}

/// MSP's own header words promise MSP's scale, so they are used for it alone; the plain ones promise nothing.
bool hasMspScale(const LabelScale& scale)
{
    return scale.low == 1 && scale.high == 7;
}

std::string attributeHeader(const std::string& attribute, bool msp)
{
    if (!msp)
        return attribute;
    if (attribute == "arousal")
        return "EmoAct";
    if (attribute == "valence")
        return "EmoVal";
    if (attribute == "dominance")
        return "EmoDom";
    return attribute;
}

/// Collects the rows of a file.
class RowWriter
{
public:
    explicit RowWriter(char separator) : m_separator(separator) {}
    void add(std::string_view cell)
    {
        if (!m_first)
            m_text += m_separator;
        m_text += csvCell(cell, m_separator);
        m_first = false;
    }
    void endRow()
    {
        m_text += '\n';
        m_first = true;
    }
    const std::string& text() const { return m_text; }

private:
    char m_separator;
    bool m_first = true;
    std::string m_text;
};

} // namespace

void writeLabels(const LabelTable& table, const std::filesystem::path& path)
{
    const bool msp = hasMspScale(table.scale);
    const auto classes = table.text.find("EmoClass");
    RowWriter writer(separatorFor(path));
    writer.add(msp ? "FileName" : "name");
    if (classes != table.text.end())
        writer.add(classes->first);
    for (const std::string& attribute : table.attributes)
        writer.add(attributeHeader(attribute, msp));
    // MSP's order of the rest: speaker, gender, whatever else, split.
    std::vector<std::map<std::string, std::vector<std::string>>::const_iterator> columns;
    for (const char* first : {"SpkrID", "Gender"})
        if (const auto column = table.text.find(first); column != table.text.end())
            columns.push_back(column);
    for (auto column = table.text.begin(); column != table.text.end(); ++column)
        if (column != classes && column->first != "SpkrID" && column->first != "Gender")
            columns.push_back(column);
    for (const auto& column : columns)
        writer.add(column->first);
    writer.add(msp ? "Split_Set" : "split");
    writer.endRow();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        writer.add(table.names[row]);
        if (classes != table.text.end())
            writer.add(classes->second[row]);
        for (const auto& values : table.values)
            writer.add(cellText(values[row]));
        for (const auto& column : columns)
            writer.add(column->second[row]);
        writer.add(toString(table.splits[row]));
        writer.endRow();
    }
    writeFileAtomically(path, writer.text());
}

void writeRatings(const RatingTable& table, const std::filesystem::path& path)
{
    const bool msp = hasMspScale(table.scale);
    const bool named = !table.raters.empty();
    RowWriter writer(separatorFor(path));
    writer.add(msp ? "FileName" : "name");
    if (named)
        writer.add(msp ? "Worker" : "rater");
    for (const std::string& attribute : table.attributes)
        writer.add(attributeHeader(attribute, msp));
    writer.endRow();
    for (const Rating& rating : table.ratings) {
        writer.add(table.names[rating.sample]);
        if (named)
            writer.add(rating.rater == RatingTable::unnamed ? std::string_view()
                                                            : table.raters[rating.rater]);
        for (const double value : rating.values)
            writer.add(cellText(value));
        writer.endRow();
    }
    writeFileAtomically(path, writer.text());
}

} // namespace deepmi
