#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"

#include <QtTest/QtTest>

using namespace deepmi;
using test::featureFixture;

/// Fixtures are numpy's; the values in them are stated in tests/fixtures/features/make_fixtures.py.
class NumpyFeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedAndDeflatedArchivesAreRead()
    {
        for (const char* name : {"stored.npz", "deflated.npz"}) {
            const auto table = readFeatures(featureFixture(name));
            QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
            QVERIFY((table.names == std::vector<std::string>{"a.wav", "b.wav", "æ.wav"}));
        }
        QVERIFY((readFeatures(featureFixture("stored.npz")).featureNames ==
                 std::vector<std::string>{"f0", "f1", "f2", "f3"}));
        QCOMPARE(readFeatures(featureFixture("deflated.npz")).format, std::string("NumPy .npz features >f2"));
    }

    void picklesAreRefused()
    {
        VERIFY_RAISES(readFeatures(featureFixture("pickled_names.npz")), ErrorKind::BadInput,
                      "pickled_names.npz", "array names", "pickle", "astype(str)");
        FeatureReadOptions options;
        options.namesDataset = "names";
        VERIFY_RAISES(readFeatures(featureFixture("pickled_names.npz"), options), ErrorKind::BadInput,
                      "names", "pickle");
        options.namesDataset.clear();
        options.namesFile = file("names.txt");
        test::writeBytes(options.namesFile, "a\nb\nc\n");
        QCOMPARE(test::wrongFixtureValues(readFeatures(featureFixture("pickled_names.npz"), options), .5f),
                 std::size_t(0));
    }

    void namesOfANpyComeFromBeside()
    {
        const std::string whole = test::bytesOf(featureFixture("array.npy"));
        test::writeBytes(file("x.npy"), whole);
        VERIFY_RAISES(readFeatures(file("x.npy")), ErrorKind::BadInput, "x.npy", "3 rows have no names",
                      "--names-file", "x_names.txt");
        test::writeBytes(file("x.txt"), "d\ne\nf");
        QVERIFY((readFeatures(file("x.npy")).names == std::vector<std::string>{"d", "e", "f"}));
        test::writeBytes(file("x_names.txt"), "\xEF\xBB\xBF"
                                              "a, 1\n\"b\"\nc\n");
        QVERIFY((readFeatures(file("x.npy")).names == std::vector<std::string>{"a, 1", "\"b\"", "c"}));
        QCOMPARE(test::wrongFixtureValues(readFeatures(file("x.npy")), .5f), std::size_t(0));
        test::writeBytes(file("x_names.txt"), "a\nb\na\n");
        VERIFY_RAISES(readFeatures(file("x.npy")), ErrorKind::BadInput, "x_names.txt", "line 3", "'a'",
                      "line 1");
        test::writeBytes(file("x_names.txt"), "a\nb\n");
        VERIFY_RAISES(readFeatures(file("x.npy")), ErrorKind::BadInput, "x_names.txt", "2 names, expected 3");
        FeatureReadOptions options;
        options.namesFile = file("absent.txt");
        VERIFY_RAISES(readFeatures(file("x.npy"), options), ErrorKind::BadInput, "absent.txt", "not exist");
    }

    void everyTruncationAndDamageIsRefused()
    {
        for (const char* name : {"stored.npz", "deflated.npz"}) {
            const std::string whole = test::bytesOf(featureFixture(name));
            test::forEveryCut(file("cut.npz"), whole, 1, [&] {
                VERIFY_RAISES(readFeatures(file("cut.npz")), ErrorKind::BadInput, "cut.npz");
            });
            // One bit wrong anywhere is either refused or, in places that carry no values, without effect.
            int refused = 0;
            for (std::size_t place = 0; place < whole.size(); place += 3) {
                std::string damaged = whole;
                damaged[place] = static_cast<char>(damaged[place] ^ 4);
                test::writeBytes(file("bad.npz"), damaged);
                try {
                    const auto table = readFeatures(file("bad.npz"));
                    QCOMPARE(test::wrongFixtureValues(table, .5f), std::size_t(0));
                } catch (const InputError&) {
                    ++refused;
                }
            }
            QVERIFY(refused > static_cast<int>(whole.size()) / 9);
        }
        const std::string array = test::bytesOf(featureFixture("array.npy"));
        test::writeBytes(file("cut_names.txt"), "a\nb\nc\n");
        test::forEveryCut(file("cut.npy"), array, 1, [&] {
            VERIFY_RAISES(readFeatures(file("cut.npy")), ErrorKind::BadInput, "cut.npy");
        });
    }

    void aWrongChecksumIsNamed()
    {
        std::string whole = test::bytesOf(featureFixture("stored.npz"));
        // The first value, 0.5, stands behind the header of the first member: 3f e0 as a double's last bytes.
        const std::size_t place = whole.find("\xE0\x3F");
        QVERIFY(place != std::string::npos);
        whole[place] = '\xD0';
        test::writeBytes(file("crc.npz"), whole);
        VERIFY_RAISES(readFeatures(file("crc.npz")), ErrorKind::BadInput, "crc.npz", "X.npy", "checksum");
    }

    void realFilesAreRead()
    {
        REQUIRE_DATA("tess/compare2016.npz");
        REQUIRE_DATA("emobank/minilm384.npy");
        test::Listener listener;
        const auto pool = readFeatures(test::data("tess/compare2016.npz"), {}, Job(listener));
        // Shapes as the data's description states them; sums of one column by numpy, in double.
        QCOMPARE(pool.rows(), std::size_t(2800));
        QCOMPARE(pool.columns(), std::size_t(6373));
        QCOMPARE(pool.names.front(), std::string("testnew/0testYAF_gaze_ps39.wav"));
        QVERIFY(listener.reports > 4);
        double sum = 0;
        for (std::size_t row = 0; row < pool.rows(); ++row)
            sum += static_cast<double>(pool.values.row(row)[1000]);
        QCOMPARE(sum, 1533.525616466999);
        const auto sentences = readFeatures(test::data("emobank/minilm384.npy"));
        QCOMPARE(sentences.rows(), std::size_t(10062));
        QCOMPARE(sentences.columns(), std::size_t(384));
        QCOMPARE(sentences.names.front(), std::string("110CYL068_1036_1079"));
    }

private:
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(NumpyFeaturesTest)
#include "numpy_features_test.moc"
