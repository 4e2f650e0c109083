#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace deepmi;

/// Expected cells are read off the literal text by the rules of RFC 4180.
class DelimitedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void separatorIsToldFromTheHeader()
    {
        for (const char separator : {';', ',', '\t'}) {
            const std::string s(1, separator);
            const auto text = read("name" + s + "a" + s + "b\nx" + s + "1" + s + "2\n");
            QCOMPARE(text.separator(), separator);
            QCOMPARE(text.columns(), std::size_t(3));
            QCOMPARE(text.rows(), std::size_t(1));
            QVERIFY(text.cell(0, 0) == "x");
            QCOMPARE(text.number(0, 2), 2.0);
        }
        // Separators inside quotes do not vote.
        QCOMPARE(read("\"a,b,c\";d\n1;2\n").separator(), ';');
    }

    void quotedCellsMayHoldAnything()
    {
        const auto text =
            read("name,note\n\"a,1\",\"he said \"\"no\"\"\"\n\"two\r\nlines\",\"\"\nlast, plain \n");
        QCOMPARE(text.rows(), std::size_t(3));
        QVERIFY(text.cell(0, 0) == "a,1");
        QVERIFY(text.cell(0, 1) == "he said \"no\"");
        QVERIFY(text.cell(1, 0) == "two\r\nlines");
        QVERIFY(text.cell(1, 1) == "");
        QVERIFY(text.cell(2, 1) == "plain");
        QCOMPARE(text.line(0), std::size_t(2));
        QCOMPARE(text.line(1), std::size_t(3));
        QCOMPARE(text.line(2), std::size_t(5));
    }

    void byteOrderMarkCrLfAndMissingLastLineEndAreTaken()
    {
        const auto text = read("\xEF\xBB\xBFname,\"a\"\r\nx,\"1\"\r\ny,2");
        QVERIFY(text.header() == (std::vector<std::string>{"name", "a"}));
        QCOMPARE(text.rows(), std::size_t(2));
        QCOMPARE(text.number(0, 1), 1.0);
        QCOMPARE(text.number(1, 1), 2.0);
        QCOMPARE(read("a,b\n1,2\n\n\r\n").rows(), std::size_t(1));
        QVERIFY(read("a,b\n1,").cell(0, 1) == "");
        QCOMPARE(read("a,b\r1,2\r").number(0, 1), 2.0);
    }

    void columnsAreFoundInAnyCase()
    {
        const auto text = read("Name,EmoAct,emoact\nx,1,2\n");
        QCOMPARE(text.columnIndex("name"), std::size_t(0));
        QCOMPARE(text.columnIndex("emoact"), std::size_t(2));
        QCOMPARE(text.columnIndex("EMOACT"), std::size_t(1));
        QVERIFY(!text.findColumn("EmoVal"));
        VERIFY_RAISES(text.columnIndex("EmoVal"), ErrorKind::BadInput, "no column 'EmoVal'",
                      "Name, EmoAct, emoact");
    }

    void everyErrorNamesItsLine()
    {
        VERIFY_RAISES(read("a,b\n1,2\n1,2,3\n"), ErrorKind::BadInput, "test.csv", "line 3",
                      "3 cells, expected 2");
        VERIFY_RAISES(read("a,b\n\"1\n2\",2\n3\n"), ErrorKind::BadInput, "line 4", "has 1 cell, expected 2");
        // Prose that was taken for a table.
        VERIFY_RAISES(read("A title\nWords, words, words\n"), ErrorKind::BadInput, "line 2", "3 cells",
                      "no table");
        VERIFY_RAISES(read("a,b\n1,2\n\n3,4\n"), ErrorKind::BadInput, "line 3", "empty");
        VERIFY_RAISES(read("a,b\n1,\"2\n3,4\n"), ErrorKind::BadInput, "line 2", "never closed");
        VERIFY_RAISES(read("a,b\n1,\"2\"x\n"), ErrorKind::BadInput, "line 2", "after a closing quote");
        VERIFY_RAISES(read("a,b\n1,\r2\n"), ErrorKind::BadInput, "line 2", "carriage return");
        VERIFY_RAISES(read("a,b\n"), ErrorKind::BadInput, "no rows");
        VERIFY_RAISES(read("\n\n"), ErrorKind::BadInput, "no lines");
        VERIFY_RAISES(read(std::string("a,b\n\0,1\n", 8)), ErrorKind::BadInput, "not text");
        VERIFY_RAISES(read("a,b\n1,two\n").number(0, 1), ErrorKind::BadInput, "line 2, column b", "'two'");
        VERIFY_RAISES(read("a,b\n1,2.5\n").integer(0, 1), ErrorKind::BadInput, "line 2, column b",
                      "whole number");
    }

    void unusableFilesAreToldApart()
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        VERIFY_RAISES(DelimitedText::read(folder / "absent.csv"), ErrorKind::BadInput, "absent.csv",
                      "does not exist");
        VERIFY_RAISES(DelimitedText::read(folder), ErrorKind::BadInput, "folder");
        VERIFY_RAISES(read(""), ErrorKind::BadInput, "empty");
    }

    void numbersAreReadWholly()
    {
        QCOMPARE(*parseDouble("1e3"), 1000.0);
        QCOMPARE(*parseDouble("+2.5"), 2.5);
        QCOMPARE(*parseDouble("-.5"), -.5);
        QVERIFY(std::isnan(*parseDouble("NaN")) && std::isnan(*parseDouble("nan")));
        QCOMPARE(*parseDouble("-inf"), -INFINITY);
        QCOMPARE(*parseDouble("Inf"), INFINITY);
        QCOMPARE(*parseDouble("1e400"), HUGE_VAL);
        QCOMPARE(*parseFloat("1e39"), INFINITY);
        QCOMPARE(*parseFloat("1e-60"), 0.0f);
        QCOMPARE(*parseFloat("0.1"), 0.1f);
        for (const char* text : {"", " ", "1,5", "1 ", "0x10", "--1", "+-1", "+", "one", "1e", "."})
            QVERIFY2(!parseDouble(text), text);
        QCOMPARE(*parseInteger("-12"), -12LL);
        for (const char* text : {"", "1.0", "99999999999999999999", "a"})
            QVERIFY2(!parseInteger(text), text);
    }

    void cellsWrittenAreReadBack()
    {
        const std::vector<std::string> cells = {"plain",    "a,b", "say \"x\"", "two\nlines",
                                                " blanks ", "",    "æøå"};
        std::string contents = "h\n";
        for (const auto& cell : cells)
            contents += "x," + csvCell(cell) + "\n";
        const auto text = read("x," + contents);
        for (std::size_t row = 0; row < cells.size(); ++row)
            QVERIFY2(text.cell(row, 1) == cells[row], cells[row].c_str());
    }

    /// Rows that straddle the reader's blocks (1 MB) must be cut as they are inside one.
    void rowsAcrossBlocksAreWhole()
    {
        std::string contents = "name,note,value\n";
        const int rows = 60000;
        for (int row = 0; row < rows; ++row)
            contents += "n" + std::to_string(row) + ",\"" +
                        std::string(static_cast<std::size_t>(row % 40), 'x') + "\n\"\"" + "\"," +
                        std::to_string(row) + (row % 2 ? "\r\n" : "\n");
        const auto text = read(contents);
        QCOMPARE(text.rows(), static_cast<std::size_t>(rows));
        for (std::size_t row = 0; row < rows; ++row) {
            QVERIFY(text.cell(row, 0) == "n" + std::to_string(row));
            QVERIFY(text.cell(row, 1) == std::string(row % 40, 'x') + "\n\"");
            QCOMPARE(text.integer(row, 2), static_cast<long long>(row));
            QCOMPARE(text.line(row), 2 + 2 * row);
        }
        const std::string wide(3 << 20, 'y');
        QVERIFY(read("a,b\n\"" + wide + "\",2\n").cell(0, 0) == wide);
    }

    void noTextIsAFormulaInASpreadsheetAndAllComeBack()
    {
        const std::vector<std::string> texts = {"=1+1",   "+1",   "-12.wav", "@x",    "\tx",  "\rx",   "'=1",
                                                "''-a",   "'a",   "''",      "'",     "a=b",  "",      "-",
                                                "=\"q\"", "=a,b", "plain",   "=a\nb", "-0.5", "\u2212"};
        std::string table = "a,b\n";
        for (const std::string& text : texts)
            table += spreadsheetCell(text) + ",1\n";
        const auto read = this->read(table);
        QCOMPARE(read.rows(), texts.size());
        for (std::size_t row = 0; row < texts.size(); ++row) {
            const std::string_view cell = read.cell(row, 0);
            QVERIFY2(cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos,
                     texts[row].c_str());
            QCOMPARE(fromSpreadsheetCell(cell), texts[row]);
        }
        // A name that is a key stands as it is.
        QCOMPARE(csvCell("-12.wav"), std::string("-12.wav"));
        // What somebody wrote by hand is not changed.
        QCOMPARE(fromSpreadsheetCell("=1"), std::string("=1"));
        QCOMPARE(fromSpreadsheetCell("'quoted'"), std::string("'quoted'"));
        QCOMPARE(spreadsheetCell("=a;b", ';'), std::string("\"'=a;b\""));
    }

    void everyCutOfASmallFileIsReadOrRefused()
    {
        const std::string contents = "name,\"a\"\"b\",c\r\n\"x\ny\",\"1\",2\r\nz,3,4\r\n";
        int refused = 0;
        for (std::size_t length = 0; length < contents.size(); ++length) {
            try {
                const auto text = read(contents.substr(0, length));
                QVERIFY(text.rows() >= 1);
            } catch (const InputError&) {
                ++refused;
            }
        }
        QVERIFY(refused > 20);
    }

private:
    DelimitedText read(const std::string& contents)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "test.csv";
        writeFileAtomically(path, contents);
        return DelimitedText::read(path);
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DelimitedTextTest)
#include "delimited_text_test.moc"
