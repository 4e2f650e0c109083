#include "data/folder_files.h"
#include "data/label_table.h"
#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"

#include <QtTest/QtTest>

#include <unistd.h>
#include <unordered_map>

using namespace deepmi;
using test::featureFixture;

/// matio loses the state of its decompressor when a compressed variable is damaged; that is not ours to mend.
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:inflateCopy";
}

/// Fixtures are scipy's and h5py's; the values are stated in tests/fixtures/features/make_fixtures.py.
class MatlabFeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVersionIsRead()
    {
        const auto read = [](const char* name, float offset, const char* format,
                             const std::vector<std::string>& names) {
            const auto table = readFeatures(featureFixture(name));
            QCOMPARE(test::wrongFixtureValues(table, offset), std::size_t(0));
            QCOMPARE(table.format, std::string(format));
            QVERIFY2(table.names == names, table.names.back().c_str());
        };
        read("version4.mat", .5f, "MATLAB 4 X double", {"a.wav", "b.wav", "c.wav"});
        read("version5.mat", .5f, "MATLAB 5 features double", {"a.wav", "b.wav", "æ.wav"});
        read("version7.mat", 0, "MATLAB 5 data int32", {"a.wav", "b.wav", "cc.wav"});
        read("version73.mat", .5f, "MATLAB 7.3 features double", {"a.wav", "b.wav", "æ.wav"});
    }

    /// Read in pieces of 8 MiB; every value tells its place. Version 5 is written by ours, version 4 by hand:
    /// the header of MATLAB's "MAT-File Format", 10 = single.
    void aMatrixOfSeveralPiecesIsRead()
    {
        constexpr std::size_t rows = 700, columns = 7001; // a piece ends in no round number of columns
        FeatureTable table;
        table.values = FloatMatrix(rows, columns);
        std::string names;
        for (std::size_t row = 0; row < rows; ++row) {
            table.names.push_back("s" + std::to_string(row));
            names += table.names.back() + "\n";
            for (std::size_t column = 0; column < columns; ++column)
                table.values.row(row)[column] = static_cast<float>(row * columns + column); // below 2^24
        }
        writeFeatures(table, file("large5.mat"));
        const std::int32_t header[5] = {10, rows, columns, 0, 9};
        std::string version4(reinterpret_cast<const char*>(header), sizeof header);
        version4.append("features\0", 9);
        std::vector<float> byColumn;
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t row = 0; row < rows; ++row)
                byColumn.push_back(table.values.row(row)[column]);
        version4.append(reinterpret_cast<const char*>(byColumn.data()), byColumn.size() * sizeof(float));
        test::writeBytes(file("large4.mat"), version4);
        test::writeBytes(file("large4_names.txt"), names);
        for (const char* name : {"large5.mat", "large4.mat"}) {
            const FeatureTable back = readFeatures(file(name));
            QCOMPARE(back.rows(), rows);
            QCOMPARE(back.columns(), columns);
            QVERIFY2(back.names == table.names, name);
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t column = 0; column < columns; ++column)
                    if (back.values.row(row)[column] != table.values.row(row)[column])
                        QFAIL(qPrintable(QStringLiteral("%1: row %2, column %3 is %4")
                                             .arg(QLatin1String(name))
                                             .arg(row)
                                             .arg(column)
                                             .arg(static_cast<double>(back.values.row(row)[column]))));
        }
    }

    void theVariableCanBeChosen()
    {
        FeatureReadOptions options;
        options.dataset = "other";
        VERIFY_RAISES(readFeatures(featureFixture("version5.mat"), options), ErrorKind::BadInput,
                      "version5.mat", "no names", "--names-file");
        options.dataset = "absent";
        VERIFY_RAISES(readFeatures(featureFixture("version5.mat"), options), ErrorKind::BadInput, "absent",
                      "features (3 × 4 double)");
        VERIFY_RAISES(readFeatures(featureFixture("complex.mat")), ErrorKind::BadInput, "complex.mat",
                      "complex numbers");
    }

    void hiddenFilesOfAFolderAreNoSamples()
    {
        const auto folder = file("samples");
        std::filesystem::create_directory(folder);
        FeatureTable table;
        table.values = FloatMatrix(1, 2);
        for (const char* name : {"a", "b"}) {
            table.names = {name};
            writeFeatures(table, folder / (std::string(name) + ".mat"));
        }
        for (const char* name : {"._a.mat", ".DS_Store", "Thumbs.db"})
            test::writeBytes(folder / name, std::string(4, '\0'));
        QVERIFY((readFeatures(folder).names == std::vector<std::string>{"a", "b"}));
    }

    void aFolderThatCannotBeListedIsNotCalledEmpty()
    {
        test::writeBytes(file("no-folder"), "x");
        VERIFY_RAISES(filesOfKind(file("no-folder"), ".mat"), ErrorKind::BadInput, "no-folder",
                      "the folder cannot be read", "Not a directory");
        if (::geteuid() == 0)
            QSKIP("root may list every folder");
        const auto folder = file("closed");
        std::filesystem::create_directory(folder);
        std::filesystem::permissions(folder, std::filesystem::perms::none);
        VERIFY_RAISES(readFeatures(folder), ErrorKind::BadInput, "closed", "Permission denied");
        VERIFY_RAISES(readLabels(folder), ErrorKind::BadInput, "closed", "Permission denied");
    }

    /// Other programs write the class of a variable otherwise than MATLAB, or not at all.
    void numbersWithoutMatlabsClassAreRead()
    {
        test::writeBytes(file("names.txt"), "a.wav\nb.wav\nc.wav\n");
        FeatureReadOptions options;
        options.namesFile = file("names.txt");
        // The last one has a text, a string array and an empty matrix beside it, which are none.
        for (const char* name : {"padded73.mat", "classless73.mat", "objects73.mat"}) {
            const FeatureTable table = readFeatures(featureFixture(name), options);
            QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
            QCOMPARE(table.format, std::string("MATLAB 7.3 features float64"));
            QCOMPARE(table.names[2], std::string("c.wav"));
            VERIFY_RAISES(readFeatures(featureFixture(name)), ErrorKind::BadInput, name, "no names",
                          "--names-file");
        }
        // Sizes of an empty variable that are no list would be written behind matio's room for them.
        VERIFY_RAISES(readFeatures(featureFixture("empty_matrix73.mat"), options), ErrorKind::BadInput,
                      "empty_matrix73.mat", "variable nothing", "2 × 1", "list");
        // What is damaged is said without HDF5's own pages.
        const std::string whole = test::bytesOf(featureFixture("classless73.mat"));
        test::forEveryCut(file("cut.mat"), whole, 61, [&] {
            try {
                readFeatures(file("cut.mat"), options);
            } catch (const InputError& error) {
                QVERIFY2(std::string(error.what()).find('\n') == std::string::npos, error.what());
            }
        });
    }

    /// Nor are their names lost: in a cell, in a matrix of characters or as texts of HDF5.
    void namesWithoutMatlabsClassAreRead()
    {
        const std::vector<std::string> names = {"a.wav", "b.wav", "æ.wav"};
        for (const char* name : {"padded_cell73.mat", "mixed_cell73.mat", "texts73.mat"}) {
            const FeatureTable table = readFeatures(featureFixture(name));
            QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
            QVERIFY2(table.names == names, name);
        }
        const FeatureTable table = readFeatures(featureFixture("padded_char73.mat"));
        QVERIFY(table.names == std::vector<std::string>({"a.wav", "b.wav", "cc.wav"}));
        // A cell that holds a number where a text is expected.
        std::string bytes = test::bytesOf(featureFixture("padded_cell73.mat"));
        const std::size_t place = bytes.rfind("char");
        bytes.replace(place, 4, "real");
        test::writeBytes(file("number.mat"), bytes);
        VERIFY_RAISES(readFeatures(file("number.mat")), ErrorKind::BadInput, "number.mat", "names, cell 3",
                      "expected a text");
        for (const char* name : {"padded_cell73.mat", "mixed_cell73.mat", "padded_char73.mat"}) {
            const std::string whole = test::bytesOf(featureFixture(name));
            for (std::size_t at = 512; at < whole.size(); at += 37) {
                std::string damaged = whole;
                damaged[at] = static_cast<char>(damaged[at] ^ 0x81);
                test::writeBytes(file("bad.mat"), damaged);
                try {
                    QVERIFY(readFeatures(file("bad.mat")).rows() > 0);
                } catch (const Error&) {
                    // refused, which is all that is asked
                }
            }
        }
    }

    void everyTruncationIsRefused()
    {
        for (const char* name : {"version4.mat", "version5.mat", "version7.mat", "version73.mat"}) {
            const std::string whole = test::bytesOf(featureFixture(name));
            int accepted = 0;
            test::forEveryCut(file("cut.mat"), whole, whole.size() > 2000 ? 61 : 1, [&] {
                try {
                    // A cut between two variables leaves a whole file without the last of them.
                    QCOMPARE(test::wrongFixtureValues(readFeatures(file("cut.mat")), .5f), std::size_t(0));
                    ++accepted;
                } catch (const InputError& error) {
                    QVERIFY(std::string(error.what()).find("cut.mat") != std::string::npos);
                }
            });
            QVERIFY(accepted <= (name == std::string("version5.mat") ? 1 : 0));
        }
    }

    void damageNeverCrashes()
    {
        for (const char* name : {"version4.mat", "version5.mat", "version7.mat"}) {
            const std::string whole = test::bytesOf(featureFixture(name));
            for (std::size_t place = 0; place < whole.size(); place += 5)
                for (const int flip : {0x80, 0x01}) {
                    std::string damaged = whole;
                    damaged[place] = static_cast<char>(damaged[place] ^ flip);
                    test::writeBytes(file("bad.mat"), damaged);
                    try {
                        QVERIFY(readFeatures(file("bad.mat")).rows() > 0);
                    } catch (const Error&) {
                        // refused, which is all that is asked: MATLAB 4 and 5 files carry no checksums
                    }
                }
        }
    }

    void aWrongKindOfFileIsNamed()
    {
        test::writeBytes(file("text.mat"), "name,a\nx,1\n");
        VERIFY_RAISES(readFeatures(file("text.mat")), ErrorKind::BadInput, "text.mat",
                      "not a whole MATLAB file");
        test::writeBytes(file("empty.mat"), "");
        VERIFY_RAISES(readFeatures(file("empty.mat")), ErrorKind::BadInput, "empty.mat", "empty");
    }

    void aFolderHasOneFileASample()
    {
        const auto folder = file("folder");
        std::filesystem::create_directory(folder);
        VERIFY_RAISES(readFeatures(folder), ErrorKind::BadInput, "folder", "no .mat or .htk files");
        writeRow(folder / "b.mat", {1, 2, 3});
        writeRow(folder / "a.MAT", {4, 5, 6});
        test::writeBytes(folder / "notes.txt", "ignored");
        const auto table = readFeatures(folder);
        QVERIFY((table.names == std::vector<std::string>{"a", "b"}));
        QCOMPARE(table.columns(), std::size_t(3));
        QCOMPARE(table.values.row(0)[0], 4.0f);
        QCOMPARE(table.values.row(1)[2], 3.0f);
        writeRow(folder / "c.mat", {1, 2});
        VERIFY_RAISES(readFeatures(folder), ErrorKind::BadInput, "c.mat", "1 × 2", "expected 1 × 3");
        test::writeBytes(folder / "c.mat", "damaged");
        VERIFY_RAISES(readFeatures(folder), ErrorKind::BadInput, "c.mat");
    }

    /// 80 of the utterances were written to both: by another program, from the same values.
    void realFolderEqualsTheHdf5File()
    {
        REQUIRE_DATA("emotale/mat");
        REQUIRE_DATA("emotale/compare2016.h5");
        const auto folder = readFeatures(test::data("emotale/mat"));
        const auto whole = readFeatures(test::data("emotale/compare2016.h5"));
        QCOMPARE(folder.rows(), std::size_t(80));
        QCOMPARE(folder.columns(), std::size_t(6373));
        std::unordered_map<std::string, std::size_t> rowOf;
        for (std::size_t row = 0; row < whole.rows(); ++row)
            rowOf[whole.names[row]] = row;
        std::size_t wrong = 0;
        for (std::size_t row = 0; row < folder.rows(); ++row) {
            QVERIFY(rowOf.count(folder.names[row] + ".wav") == 1);
            const auto expected = whole.values.row(rowOf[folder.names[row] + ".wav"]);
            for (std::size_t column = 0; column < folder.columns(); ++column)
                wrong += folder.values.row(row)[column] != expected[column];
        }
        QCOMPARE(wrong, std::size_t(0));
    }

private:
    /// A MATLAB 4 file, which is little enough to be written by hand: x = values, 1 × n double.
    void writeRow(const std::filesystem::path& path, const std::vector<double>& values)
    {
        const std::uint32_t header[5] = {0, 1, static_cast<std::uint32_t>(values.size()), 0, 2};
        std::string bytes(reinterpret_cast<const char*>(header), sizeof(header));
        bytes.append("x\0", 2);
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
        test::writeBytes(path, bytes);
    }
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MatlabFeaturesTest)
#include "matlab_features_test.moc"
