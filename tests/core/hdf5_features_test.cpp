#include "data/hdf5_file.h"
#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"

#include <QtTest/QtTest>

using namespace deepmi;
using test::featureFixture;

/// Fixtures are h5py's; the values in them are stated in tests/fixtures/features/make_fixtures.py.
class Hdf5FeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStoredTypeConverts()
    {
        for (const char* name : {"float16.h5", "float64_big_endian.h5", "chunked_gzip.h5"}) {
            const auto table = readFeatures(featureFixture(name));
            QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
            QVERIFY((table.names == std::vector<std::string>{"a.wav", "b.wav", "æ.wav"}));
            QVERIFY(table.featureNames.empty());
            QVERIFY(table.source == featureFixture(name));
        }
        QCOMPARE(readFeatures(featureFixture("float16.h5")).format, std::string("HDF5 /features float16"));
    }

    void datasetsInGroupsAreFound()
    {
        const auto table = readFeatures(featureFixture("integers_in_groups.h5"));
        QCOMPARE(test::wrongFixtureValues(table, 0), std::size_t(0));
        QVERIFY((table.names == std::vector<std::string>{"a.wav", "b.wav", "æ.wav"}));
        QVERIFY((table.featureNames == std::vector<std::string>{"f0", "f1", "f2", "f3"}));
        QCOMPARE(table.format, std::string("HDF5 /deep/er/x int16 big-endian"));
    }

    void anAmbiguousFileListsItsCandidates()
    {
        VERIFY_RAISES(readFeatures(featureFixture("ambiguous.h5")), ErrorKind::BadInput, "ambiguous.h5",
                      "/first (3 × 4 float64)", "/second (3 × 4 float64)", "--dataset");
        FeatureReadOptions options;
        options.dataset = "second";
        QCOMPARE(test::wrongFixtureValues(readFeatures(featureFixture("ambiguous.h5"), options), 1.5f),
                 std::size_t(0));
        options.dataset = "third";
        VERIFY_RAISES(readFeatures(featureFixture("ambiguous.h5"), options), ErrorKind::BadInput, "third",
                      "/first");
        options.dataset = "names";
        VERIFY_RAISES(readFeatures(featureFixture("ambiguous.h5"), options), ErrorKind::BadInput, "string",
                      "numbers");
        options.dataset = "first";
        options.namesDataset = "second";
        VERIFY_RAISES(readFeatures(featureFixture("ambiguous.h5"), options), ErrorKind::BadInput, "second",
                      "3 texts");
    }

    void oneDatasetASampleIsARowEach()
    {
        const auto table = readFeatures(featureFixture("per_utterance.h5"));
        QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
        QVERIFY((table.names == std::vector<std::string>{"s1/a.wav", "s1/b.wav", "s2/c.wav"}));
        FeatureReadOptions options;
        options.dataset = "s1";
        const auto group = readFeatures(featureFixture("per_utterance.h5"), options);
        QVERIFY((group.names == std::vector<std::string>{"a.wav", "b.wav"}));
        VERIFY_RAISES(readFeatures(featureFixture("per_utterance_ragged.h5")), ErrorKind::BadInput,
                      "dataset /b", "3 values, expected 4");
    }

    void declaredSizesAreNotBelieved()
    {
        VERIFY_RAISES(readFeatures(featureFixture("declared_only.h5")), ErrorKind::BadInput,
                      "declared_only.h5", "/features", "only 0 are stored");
        VERIFY_RAISES(readFeatures(featureFixture("no_rows.h5")), ErrorKind::BadInput, "/features", "0 × 4");
    }

    void namesAreRequiredAndUnique()
    {
        write("twice.h5", {"x", "y", "x"});
        VERIFY_RAISES(readFeatures(file("twice.h5")), ErrorKind::BadInput, "twice.h5", "row 3", "'x'",
                      "row 1");
        write("empty.h5", {"x", "", "z"});
        VERIFY_RAISES(readFeatures(file("empty.h5")), ErrorKind::BadInput, "row 2", "empty");
        write("short.h5", {"x", "y"});
        VERIFY_RAISES(readFeatures(file("short.h5")), ErrorKind::BadInput, "short.h5", "no names",
                      "--names-file");
        FeatureReadOptions options;
        options.namesFile = file("given.txt");
        test::writeBytes(options.namesFile, "p\r\nq\r\nr");
        QVERIFY((readFeatures(file("short.h5"), options).names == std::vector<std::string>{"p", "q", "r"}));
        test::writeBytes(options.namesFile, "p\nq\n");
        VERIFY_RAISES(readFeatures(file("short.h5"), options), ErrorKind::BadInput, "given.txt", "2 names",
                      "expected 3");
    }

    /// As those of CSV and .mat are; what fills up a width is none of the name.
    void namesOfAFixedWidthAreTrimmed()
    {
        write("padded.h5", {"x   ", " y\n", "z"});
        QVERIFY((readFeatures(file("padded.h5")).names == std::vector<std::string>{"x", "y", "z"}));
        write("same.h5", {"x", "x  ", "z"});
        VERIFY_RAISES(readFeatures(file("same.h5")), ErrorKind::BadInput, "same.h5", "row 2", "'x'");
    }

    void nonFiniteValuesAreKept()
    {
        auto out = Hdf5File::create(file("nan.h5"));
        const std::vector<double> values = {std::nan(""), INFINITY, -INFINITY, 1e300};
        out.write("/features", std::span<const double>(values), {2, 2});
        out.write("/names", std::span<const std::string>(std::vector<std::string>{"x", "y"}));
        out.close();
        const auto table = readFeatures(file("nan.h5"));
        QVERIFY(std::isnan(table.values.data()[0]));
        QCOMPARE(table.values.data()[1], INFINITY);
        QCOMPARE(table.values.data()[2], -INFINITY);
        QCOMPARE(table.values.data()[3], INFINITY); // beyond float32
    }

    void everyTruncationIsRefused()
    {
        for (const char* name : {"chunked_gzip.h5", "float16.h5", "per_utterance.h5"}) {
            const std::string whole = test::bytesOf(featureFixture(name));
            test::forEveryCut(file("cut.h5"), whole, 61, [&] {
                VERIFY_RAISES(readFeatures(file("cut.h5")), ErrorKind::BadInput, "cut.h5");
            });
        }
        test::writeBytes(file("text.h5"), "name,a\nx,1\n");
        VERIFY_RAISES(readFeatures(file("text.h5")), ErrorKind::BadInput, "text.h5", "not an HDF5 file");
    }

    void realFunctionalsAreRead()
    {
        REQUIRE_DATA("emotale/compare2016.h5");
        test::Listener listener;
        const auto table = readFeatures(test::data("emotale/compare2016.h5"), {}, Job(listener));
        // Shape and names as the data's description states them; sums by h5py and numpy.
        QCOMPARE(table.rows(), std::size_t(800));
        QCOMPARE(table.columns(), std::size_t(6373));
        QCOMPARE(table.names.front(), std::string("DK_001_A_1.wav"));
        QCOMPARE(table.featureNames.size(), std::size_t(6373));
        QVERIFY(listener.reports > 2);
        double sum = 0;
        for (std::size_t row = 0; row < table.rows(); ++row)
            sum += static_cast<double>(table.values.row(row)[1000]);
        QCOMPARE(sum, 543.5299418568611);
        VERIFY_RAISES(readFeatures(test::data("emotale/lld.h5")), ErrorKind::BadInput, "lld.h5",
                      "frames of utterances", "--frames");
    }

    void aStopIsHeard()
    {
        REQUIRE_DATA("emotale/compare2016.h5");
        test::Listener listener;
        std::stop_source source;
        source.request_stop();
        VERIFY_RAISES(
            readFeatures(test::data("emotale/compare2016.h5"), {}, Job(listener, source.get_token())),
            ErrorKind::Stopped, "stopped");
    }

private:
    void write(const std::string& name, const std::vector<std::string>& names)
    {
        const std::vector<float> values = {1, 2, 3, 4, 5, 6};
        auto out = Hdf5File::create(file(name));
        out.write("/features", std::span<const float>(values), {3, 2});
        out.write("/names", std::span<const std::string>(names));
        out.close();
    }
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(Hdf5FeaturesTest)
#include "hdf5_features_test.moc"
