#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"

#include <QtTest/QtTest>

#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <thread>

using namespace deepmi;

class FeatureWritersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsReadBackEqual_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {".h5", ".hdf5", ".npz", ".npy", ".csv", ".tsv", ".arff", ".mat", ".htk"})
            QTest::addRow("%s", ending) << QString(ending);
    }
    void everyFormatIsReadBackEqual()
    {
        QFETCH(QString, ending);
        const auto path = file("table" + ending.toStdString());
        const auto table = sample();
        writeFeatures(table, path);
        const auto back = readFeatures(path);
        QVERIFY2(back.names == table.names, back.names.front().c_str());
        QCOMPARE(test::differences(back.values, table.values), std::size_t(0));
        if (ending != ".npy" && ending != ".htk") // they have no place for them
            QVERIFY(back.featureNames == table.featureNames);
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path().toStdString()))
            QVERIFY2(entry.path().string().find("tmp") == std::string::npos ||
                         entry.path().filename().string().starts_with("table"),
                     entry.path().c_str());
    }

    void equalTablesAreEqualBytes()
    {
        const std::vector<std::string> endings = {".h5",  ".npz",  ".npy", ".csv",
                                                  ".tsv", ".arff", ".mat", ".htk"};
        for (const auto& ending : endings)
            writeFeatures(sample(), file("first" + ending));
        // Time stamps would count seconds, those of a zip two.
        std::this_thread::sleep_for(std::chrono::milliseconds(2100));
        for (const auto& ending : endings) {
            writeFeatures(sample(), file("second" + ending));
            QVERIFY2(test::bytesOf(file("first" + ending)) == test::bytesOf(file("second" + ending)),
                     ending.c_str());
        }
    }

    void aTableWithoutFeatureNamesIsWritten()
    {
        for (const char* name : {"n.h5", "n.npz", "n.csv", "n.arff", "n.mat"}) {
            auto table = sample();
            table.featureNames.clear();
            writeFeatures(table, file(name));
            QCOMPARE(test::differences(readFeatures(file(name)).values, table.values), std::size_t(0));
        }
    }

    void aFullDiskLeavesTheOldFile_data() { everyFormatIsReadBackEqual_data(); }
    void aFullDiskLeavesTheOldFile()
    {
        QFETCH(QString, ending);
        const std::string name = "full" + ending.mid(1).toStdString() + ending.toStdString();
        const auto path = file(name);
        writeFeatures(sample(), path);
        const std::string before = test::bytesOf(path);
        const FeatureTable large = largeTable();
        // A limit on the size of files makes writing fail as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = {};
        getrlimit(RLIMIT_FSIZE, &limit);
        rlimit small = limit;
        small.rlim_cur = 100000;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto restore = qScopeGuard([&] { setrlimit(RLIMIT_FSIZE, &limit); });
        VERIFY_RAISES(writeFeatures(large, path), ErrorKind::Failed, name.c_str());
        QVERIFY(test::bytesOf(path) == before);
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path().toStdString()))
            QVERIFY2(entry.path().string().find("deepmi-tmp") == std::string::npos, entry.path().c_str());
    }

    void aStopLeavesNoFile_data() { everyFormatIsReadBackEqual_data(); }
    void aStopLeavesNoFile()
    {
        QFETCH(QString, ending);
        const auto path = file("stopped" + ending.toStdString());
        test::Listener listener;
        std::stop_source source;
        source.request_stop();
        const FeatureTable large = largeTable();
        VERIFY_RAISES(writeFeatures(large, path, Job(listener, source.get_token())), ErrorKind::Stopped,
                      "stopped");
        QVERIFY(!std::filesystem::exists(path));
    }

    void whatCannotBeWrittenIsSaid()
    {
        VERIFY_RAISES(writeFeatures(sample(), file("table.xyz")), ErrorKind::Usage, "table.xyz", ".h5");
        VERIFY_RAISES(writeFeatures(sample(), file("absent/table.h5")), ErrorKind::Failed, "table.h5");
        auto table = sample();
        table.names.pop_back();
        VERIFY_RAISES(writeFeatures(table, file("table.h5")), ErrorKind::Usage, "3 rows", "2 names");
        table = sample();
        table.featureNames.clear();
        table.values = FloatMatrix(3, 8192); // the bytes of a frame are an int16
        VERIFY_RAISES(writeFeatures(table, file("wide.htk")), ErrorKind::Usage, "8191 columns", "8192");
        QVERIFY(!std::filesystem::exists(file("wide.htk")));
        QVERIFY(!std::filesystem::exists(file("wide_names.txt")));
    }

    void namesOfAnotherTableAreKept()
    {
        writeFeatures(sample(), file("both.npy"));
        writeFeatures(sample(), file("both.htk")); // the same names
        auto table = sample();
        table.names[1] = "another";
        VERIFY_RAISES(writeFeatures(table, file("both.htk")), ErrorKind::Usage, "both.npy", "both_names.txt");
        VERIFY_RAISES(writeFeatures(table, file("both.npy")), ErrorKind::Usage, "both.htk", "both_names.txt");
        QVERIFY(readFeatures(file("both.npy")).names == sample().names);
        std::filesystem::remove(file("both.htk"));
        writeFeatures(table, file("both.npy"));
        QVERIFY(readFeatures(file("both.npy")).names == table.names);
    }

    /// What numpy, h5py and scipy read was compared by hand when this was written; here the bytes are held
    /// against the formats' own descriptions.
    void headersAreTheFormatsOwn()
    {
        writeFeatures(sample(), file("h.npy"));
        const std::string bytes = test::bytesOf(file("h.npy"));
        QVERIFY(bytes.starts_with(std::string("\x93NUMPY\x01\x00", 8)));
        QCOMPARE((10 + static_cast<unsigned char>(bytes[8])) % 64, 0);
        QVERIFY(bytes.find("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }") == 10);
        QCOMPARE(bytes.size(), std::size_t(128 + 3 * 4 * 4));
        // The HTK Book, 5.10: frames, period, bytes a frame, kind (9 is USER), all big-endian.
        writeFeatures(sample(), file("h.htk"));
        const std::string htk = test::bytesOf(file("h.htk"));
        QVERIFY(htk.starts_with(std::string("\0\0\0\3\0\0\0\0\0\x10\0\x09", 12)));
        QCOMPARE(htk.size(), std::size_t(12 + 3 * 4 * 4));
    }

private:
    /// More than one block of what is written at a time.
    static FeatureTable largeTable()
    {
        FeatureTable table;
        table.values = FloatMatrix(900, 2500);
        std::fill_n(table.values.data(), table.rows() * table.columns(), 1.25f);
        for (std::size_t row = 0; row < table.rows(); ++row)
            table.names.push_back("s" + std::to_string(row));
        return table;
    }
    static FeatureTable sample()
    {
        FeatureTable table;
        table.names = {"a.wav", "s 1/b, \"2\".wav", "æ名\xF0\x9F\x98\x80"};
        table.featureNames = {"f[0]", "g, h", "it's", "slope"};
        table.values = FloatMatrix(3, 4);
        const float values[12] = {0,
                                  -1.5f,
                                  3e14f,
                                  .1f,
                                  std::numeric_limits<float>::denorm_min(),
                                  std::numeric_limits<float>::max(),
                                  -INFINITY,
                                  NAN,
                                  INFINITY,
                                  16777216,
                                  1.0f / 3,
                                  -0.0f};
        std::copy(values, values + 12, table.values.data());
        return table;
    }
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FeatureWritersTest)
#include "feature_writers_test.moc"
