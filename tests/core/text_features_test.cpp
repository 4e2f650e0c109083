#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"

#include <QtTest/QtTest>

using namespace deepmi;

/// openSMILE CSV and ARFF, plain CSV and TSV. Expected values are read off the literal text.
class TextFeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openSmileCsvLosesFrameTimeAndClass()
    {
        const auto table =
            read("a.csv", "name;frameTime;f1;f2;class\n'x;1.wav';0.000000;1e3;-2;?\n'y.wav';0.0;3;4;?\n");
        QVERIFY((table.names == std::vector<std::string>{"x;1.wav", "y.wav"}));
        QVERIFY((table.featureNames == std::vector<std::string>{"f1", "f2"}));
        QCOMPARE(values(table), (std::vector<float>{1000, -2, 3, 4}));
        QCOMPARE(table.format, std::string("openSMILE CSV"));
        // Without names: one row is named by its file, several are frames.
        QCOMPARE(read("only.csv", "frameTime;f1\n0.0;1\n").names.front(), std::string("only"));
        VERIFY_RAISES(read("frames.csv", "frameTime;f1\n0.0;1\n0.01;2\n"), ErrorKind::BadInput, "frames.csv",
                      "frames");
    }

    /// Excel's first line.
    void theSeparatorMayStandInALineOfItsOwn()
    {
        const auto table = read("a.csv", "sep=;\nname;f1;f2\nx;1;2,5\ny;3;4,5\n");
        QVERIFY((table.names == std::vector<std::string>{"x", "y"}));
        QVERIFY((table.featureNames == std::vector<std::string>{"f1", "f2"}));
        QCOMPARE(values(table), (std::vector<float>{1, 2.5, 3, 4.5}));
        QVERIFY(
            (read("a.csv", "sep=;\nname;f1\n'x';1\n'y';3\n").names == std::vector<std::string>{"x", "y"}));
        VERIFY_RAISES(read("a.csv", "sep=;\nname;f1\nx;one\n"), ErrorKind::BadInput, "line 3", "'one'");
    }

    void packedFilesAreToldFromFeatures()
    {
        const std::string head = "PK\x03\x04" + std::string(26, '\1');
        VERIFY_RAISES(read("a.xlsx", head + "[Content_Types].xml"), ErrorKind::BadInput, "a.xlsx", "workbook",
                      "save its sheet as CSV");
        VERIFY_RAISES(read("a.zip", head + "features.csv"), ErrorKind::BadInput, "a.zip",
                      "compressed file (zip)");
        VERIFY_RAISES(read("a.csv.gz", "\x1F\x8B\x08 "), ErrorKind::BadInput, "a.csv.gz",
                      "compressed file (gzip)", "decompress it");
        VERIFY_RAISES(read("a.h5", "\x1F\x8B\x08 "), ErrorKind::BadInput, "a.h5", "compressed file (gzip)");
    }

    void namesAreFoundWhereverTheyStand()
    {
        QVERIFY(
            (read("a.csv", "f1,FileName,f2\n1,x,2\n3,y,4\n").names == std::vector<std::string>{"x", "y"}));
        QVERIFY((read("a.tsv", "utt\tf1\nx\t1\ny\t2\n").names == std::vector<std::string>{"x", "y"}));
        // A data frame of pandas: row numbers without heading, or names as its index.
        test::Listener listener;
        const auto table = read("a.csv", ",name,f1\n0,x,1\n1,y,2\n", &listener);
        QCOMPARE(values(table), (std::vector<float>{1, 2}));
        QCOMPARE(listener.warnings.size(), std::size_t(1));
        QVERIFY((read("a.csv", ",f1\nx,1\ny,2\n").names == std::vector<std::string>{"x", "y"}));
        // Names that are numbers are names all the same where the heading says so.
        QVERIFY((read("a.csv", "id,f1\n10,1\n11,2\n").names == std::vector<std::string>{"10", "11"}));
        // opensmile's Python package.
        const auto segments = read("a.csv", "file,start,end,f1\nx.wav,0 days,0 days 00:00:01,1\n");
        QCOMPARE(values(segments), (std::vector<float>{1}));
        VERIFY_RAISES(read("b.csv", "f1,f2\n1,2\n3,4\n"), ErrorKind::BadInput, "b.csv", "no names",
                      "--names-file");
        test::writeBytes(file("b_names.txt"), "p\nq\n");
        QVERIFY((read("b.csv", "f1,f2\n1,2\n3,4\n").names == std::vector<std::string>{"p", "q"}));
    }

    void aMissingHeaderIsSaid()
    {
        test::Listener listener;
        const auto table = read("a.csv", "x.wav,1,2\ny.wav,3,4", &listener);
        QCOMPARE(values(table), (std::vector<float>{1, 2, 3, 4}));
        QVERIFY(table.featureNames.empty());
        QCOMPARE(listener.warnings.size(), std::size_t(1));
        QVERIFY(listener.warnings.front().find("first line") != std::string::npos);
        // Headings that are numbers, as a data frame without names has them, are headings.
        const auto numbered = read("a.csv", "name,0,1\nx,5,6\n");
        QCOMPARE(numbered.rows(), std::size_t(1));
        QVERIFY((numbered.featureNames == std::vector<std::string>{"0", "1"}));
    }

    void nonFiniteValuesAreKeptAndTextIsRefused()
    {
        const auto table = read("a.csv", "name,a,b,c,d,e\nx,nan,inf,NaN,-inf,1e39\n");
        QVERIFY(std::isnan(table.values.data()[0]) && std::isnan(table.values.data()[2]));
        QCOMPARE(table.values.data()[1], INFINITY);
        QCOMPARE(table.values.data()[3], -INFINITY);
        QCOMPARE(table.values.data()[4], INFINITY);
        VERIFY_RAISES(read("a.csv", "name,a,b,c\nx,1,2,3\ny,1,two,3\n"), ErrorKind::BadInput, "a.csv",
                      "line 3, column b", "'two'", "number");
        VERIFY_RAISES(read("a.csv", "name,a,b\nx,1,2\ny,,2\n"), ErrorKind::BadInput, "line 3, column a",
                      "''");
        VERIFY_RAISES(read("a.csv", "name,a\nx,\"1,5\"\n"), ErrorKind::BadInput, "line 2, column a", "'1,5'");
        VERIFY_RAISES(read("a.csv", "name,a,b\nx,1,2\ny,1\n"), ErrorKind::BadInput, "line 3",
                      "2 cells, expected 3");
        VERIFY_RAISES(read("a.csv", "name,a\nx,1\ny,2\nx,3\n"), ErrorKind::BadInput, "line 4", "'x'",
                      "line 2");
        VERIFY_RAISES(read("a.csv", "name,a\n"), ErrorKind::BadInput, "a.csv", "no rows");
        VERIFY_RAISES(read("a.csv", "name\nx\n"), ErrorKind::BadInput, "a.csv", "no columns of numbers");
        VERIFY_RAISES(read("a.csv", ""), ErrorKind::BadInput, "empty");
        VERIFY_RAISES(read("a.bin", std::string("\0\1\2\3", 4)), ErrorKind::BadInput, "a.bin",
                      "format is not known");
    }

    void arffIsRead()
    {
        const char* header =
            "\xEF\xBB\xBF% made by hand\r\n@RELATION r\r\n\r\n@attribute name string\r\n@attribute frameTime "
            "numeric\r\n@ATTRIBUTE 'f 1' NUMERIC\r\n@attribute f2 real\r\n@attribute emotion {a,b}\r\n"
            "@data\r\n\r\n";
        const auto table =
            read("a.arff", std::string(header) + "'x,1.wav',0.0,1,?,a\r\n% note\r\n\"y\",0.0,3,-4e2,?\r\n");
        QVERIFY((table.names == std::vector<std::string>{"x,1.wav", "y"}));
        QVERIFY((table.featureNames == std::vector<std::string>{"f 1", "f2"}));
        QCOMPARE(table.values.data()[0], 1.0f);
        QVERIFY(std::isnan(table.values.data()[1])); // ARFF's mark of a missing value
        QCOMPARE(table.values.data()[3], -400.0f);
        const auto refused = [&](const std::string& contents, const char* first, const char* second) {
            VERIFY_RAISES(read("a.arff", contents), ErrorKind::BadInput, "a.arff", first, second);
        };
        refused(std::string(header) + "x,0,1,two,a\n", "line 11, attribute f2", "'two'");
        refused(std::string(header) + "x,0,1,2\n", "line 11", "5 attributes");
        refused(std::string(header) + "x,0,1,2,a\ny,0,1\n", "line 12", "3 cells");
        refused(std::string(header) + "x,0,1,2,a\nx,0,1,2,a\n", "line 12", "line 11");
        refused(std::string(header) + "{0 1}\n", "line 11", "sparse");
        refused(header, "no rows", "");
        refused("@relation r\n@attribute a numeric\n", "@data", "truncated");
        refused("@relation r\n@attribute a thing\n@data\n1\n", "line 2", "@attribute");
        refused("@relation r\nwhatever\n@data\n1\n", "line 2", "whatever");
        refused("@relation r\n@attribute n string\n@attribute b string\n@attribute a numeric\n@data\n1,2,3\n",
                "attribute b", "numeric");
        refused("@relation r\n@attribute n string\n@data\nx\n", "no numeric attributes", "");
    }

    void manyRowsAreReadWhole()
    {
        std::string contents = "name,a,b\n";
        const std::size_t rows = 150000;
        for (std::size_t row = 0; row < rows; ++row)
            contents +=
                "n" + std::to_string(row) + "," + std::to_string(row) + ".5,-" + std::to_string(row) + "\n";
        test::Listener listener;
        const auto table = read("many.csv", contents + "\n\n", &listener);
        QCOMPARE(table.rows(), rows);
        std::size_t wrong = 0;
        for (std::size_t row = 0; row < rows; ++row)
            wrong += table.values.row(row)[0] != static_cast<float>(row) + .5f ||
                     table.values.row(row)[1] != -static_cast<float>(row);
        QCOMPARE(wrong, std::size_t(0));
    }

    void everyCutIsReadOrRefused()
    {
        const std::string csv = "name;frameTime;f1;f2\n'x.wav';0.0;1.25;2\n'y.wav';0.0;3;4\n";
        const std::string arff =
            "@relation r\n@attribute name string\n@attribute f1 numeric\n@data\n'x',1\n'y',2\n";
        for (const auto& [name, contents] : {std::pair{"cut.csv", csv}, {"cut.arff", arff}}) {
            int accepted = 0;
            test::forEveryCut(file(name), contents, 1, [&] {
                try {
                    accepted += readFeatures(file(name)).rows() > 0;
                } catch (const InputError&) {
                    // refused with a place; text that ends between two cells is text all the same
                }
            });
            QVERIFY(accepted > 0 && accepted < 30);
        }
    }

    /// openSMILE wrote the same recording as CSV, as ARFF and (by another program) as a row of the HDF5 file.
    void realFilesAgree()
    {
        REQUIRE_DATA("opensmile/EN_006_B_2.compare16.csv");
        REQUIRE_DATA("emotale/compare2016.h5");
        const auto csv = readFeatures(test::data("opensmile/EN_006_B_2.compare16.csv"));
        const auto arff = readFeatures(test::data("opensmile/EN_006_B_2.compare16.arff"));
        const auto whole = readFeatures(test::data("emotale/compare2016.h5"));
        QCOMPARE(csv.columns(), std::size_t(6373));
        QVERIFY((csv.names == std::vector<std::string>{"EN_006_B_2.wav"}));
        QVERIFY(arff.names == csv.names);
        QVERIFY(arff.featureNames == csv.featureNames);
        QVERIFY(whole.featureNames == csv.featureNames);
        const auto row = static_cast<std::size_t>(
            std::find(whole.names.begin(), whole.names.end(), "EN_006_B_2.wav") - whole.names.begin());
        QVERIFY(row < whole.rows());
        // The texts have seven digits.
        std::size_t far = 0;
        for (std::size_t column = 0; column < csv.columns(); ++column) {
            const float a = csv.values.row(0)[column], b = whole.values.row(row)[column];
            far += !(std::abs(a - b) <= 1e-6f * std::abs(b));
            far += !(std::abs(a - arff.values.row(0)[column]) <= 1e-6f * std::abs(a));
        }
        QCOMPARE(far, std::size_t(0));
        VERIFY_RAISES(readFeatures(test::data("opensmile/lld.csv")), ErrorKind::BadInput, "lld.csv",
                      "frames");
    }

private:
    FeatureTable read(const std::string& name, const std::string& contents,
                      test::Listener* listener = nullptr)
    {
        test::writeBytes(file(name), contents);
        return readFeatures(file(name), {}, listener ? Job(*listener) : Job());
    }
    static std::vector<float> values(const FeatureTable& table)
    {
        return {table.values.data(), table.values.data() + table.rows() * table.columns()};
    }
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TextFeaturesTest)
#include "text_features_test.moc"
