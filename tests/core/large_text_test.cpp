#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"
#include "job/random.h"

#include <QTemporaryDir>

#include <charconv>
#include <cstdlib>
#include <functional>

using namespace deepmi;

namespace
{

constexpr std::size_t columns = 500, rows = 1400; // some six megabytes: more than one thread reads them

/// Written with so many digits that the text tells the float32.
std::string digits(float value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

struct Cell {
    std::size_t row, column;
    std::string text;
};

} // namespace

/// Text tables large enough for several threads to convert their rows. What is expected is what was written.
class LargeTextTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<float> m_values;

    /// Of a table whose names hold doubled quotes, the separator and line ends, with these cells instead of
    /// numbers.
    std::filesystem::path write(const std::string& name, const std::string& head, char separator,
                                const std::vector<Cell>& wrong,
                                const std::function<std::string(float)>& number = digits) const
    {
        std::string text = head;
        for (std::size_t row = 0; row < rows; ++row) {
            std::string line = "\"" + std::to_string(row) + " \"\"said\"\"" + separator + "\n.wav\"";
            for (std::size_t column = 0; column < columns; ++column) {
                const auto other = std::find_if(wrong.begin(), wrong.end(), [&](const Cell& cell) {
                    return cell.row == row && cell.column == column;
                });
                line += separator;
                line += other != wrong.end() ? other->text : number(m_values[row * columns + column]);
            }
            text += line + "\n";
        }
        const std::filesystem::path path =
            std::filesystem::path(m_folder.path().toStdString()) / std::filesystem::path(name);
        test::writeBytes(path, text);
        return path;
    }

    static std::string csvHead(char separator)
    {
        std::string head = "name";
        for (std::size_t column = 0; column < columns; ++column)
            head += separator + ("f" + std::to_string(column));
        return head + "\n";
    }

    static std::string arffHead()
    {
        std::string head = "@relation r\n@attribute name string\n";
        for (std::size_t column = 0; column < columns; ++column)
            head += "@attribute f" + std::to_string(column) + " numeric\n";
        return head + "@data\n";
    }

    void compare(const FeatureTable& table) const
    {
        QCOMPARE(table.rows(), rows);
        QCOMPARE(table.columns(), columns);
        QVERIFY(std::equal(m_values.begin(), m_values.end(), table.values.data()));
        for (std::size_t row = 0; row < rows; ++row)
            QVERIFY(table.names[row].starts_with(std::to_string(row) + " \"said\""));
    }

    /// Where a name of two lines begins.
    static std::string line(std::size_t row, std::size_t linesBefore)
    {
        return "line " + std::to_string(2 * row + linesBefore + 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        Random random(1);
        for (std::size_t i = 0; i < rows * columns; ++i)
            m_values.push_back(static_cast<float>(random.normal() * std::exp(3 * random.normal())));
    }

    void everyValueAndNameIsInItsPlace()
    {
        compare(readFeatures(write("a.csv", csvHead(','), ',', {})));
        compare(readFeatures(write("a.tsv", csvHead('\t'), '\t', {})));
        compare(readFeatures(write("a.arff", arffHead(), ',', {})));
    }

    void theFirstWrongRowIsTold()
    {
        for (const std::string kind : {"csv", "arff"}) {
            const std::string head = kind == "csv" ? csvHead(',') : arffHead();
            const auto before = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n'));
            const auto path = [&](const std::vector<Cell>& wrong) {
                return write("wrong." + kind, head, ',', wrong);
            };
            // Of two in one block, and far apart.
            VERIFY_RAISES(readFeatures(path({{1302, 7, "late"}, {700, 20, "here"}, {701, 0, "x"}})),
                          ErrorKind::BadInput, line(700, before).c_str(), "f20", "'here'");
            // A row that cannot be cut, or is too long, stands behind a number that is none, and before one.
            VERIFY_RAISES(readFeatures(path({{1000, 3, "1,2"}, {999, 499, "none"}})), ErrorKind::BadInput,
                          line(999, before).c_str(), "'none'");
            VERIFY_RAISES(readFeatures(path({{1000, 3, "1,2"}, {1001, 3, "none"}})), ErrorKind::BadInput,
                          line(1000, before).c_str(), "502");
            VERIFY_RAISES(readFeatures(path({{3, 3, "\"1\"2"}, {1001, 3, "none"}})), ErrorKind::BadInput,
                          line(3, before + 1).c_str(), "closing quote"); // the name's second line
            VERIFY_RAISES(readFeatures(path({{1399, 499, "1\r2"}})), ErrorKind::BadInput,
                          line(1399, before + 1).c_str(), "carriage return");
        }
    }

    /// They are noticed at the first cell that has one, and then whole columns are gone through.
    void decimalCommasTurnUpLate()
    {
        const auto written = [](float value) {
            std::string text = digits(value);
            if (value > 0 && text.find('.') != std::string::npos)
                text[text.find('.')] = ',';
            return text;
        };
        const auto path = write("a.csv", csvHead(';'), ';', {}, written);
        VERIFY_RAISES(readFeatures(path), ErrorKind::BadInput, "decimal point"); // some numbers keep theirs
        const auto all = [](float value) {
            std::string text = digits(value);
            if (text.find('.') == std::string::npos && text.find('e') == std::string::npos)
                text += ".0";
            if (const std::size_t point = text.find('.'); point != std::string::npos)
                text[point] = ',';
            return text;
        };
        compare(readFeatures(write("a.csv", csvHead(';'), ';', {}, all)));
        // In the last row alone; what no number is before it is told first.
        VERIFY_RAISES(readFeatures(write("a.csv", csvHead(';'), ';', {{1399, 0, "1,5"}, {1398, 4, "x"}})),
                      ErrorKind::BadInput, line(1398, 1).c_str(), "'x'");
    }

    void aStopIsHeeded()
    {
        std::stop_source source;
        source.request_stop();
        test::Listener listener;
        VERIFY_RAISES(
            readFeatures(write("a.csv", csvHead(','), ',', {}), {}, Job(listener, source.get_token())),
            ErrorKind::Stopped, "stopped");
    }
};

QTEST_GUILESS_MAIN(LargeTextTest)
#include "large_text_test.moc"
