#include "data/hdf5_file.h"
#include "file_bytes.h"
#include "job/error.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <cmath>
#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <thread>

using namespace deepmi;

class Hdf5FileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const auto path = file("all.h5");
        {
            auto out = Hdf5File::create(path);
            out.write("/a/b/floats", std::span<const float>(floats), {2, 3});
            out.write("doubles", std::span<const double>(doubles));
            out.write("/narrow", std::span<const std::int32_t>(std::vector<std::int32_t>{-1, 2}));
            out.write("/wide", std::span<const std::int64_t>(wide));
            out.write("/bytes", std::span<const std::uint8_t>(std::vector<std::uint8_t>{0, 255}));
            out.write("/texts", std::span<const std::string>(texts));
            out.write("/none", std::span<const std::string>());
            out.write("/nothing", std::span<const float>());
            out.createFloats("/rows", 3, 2);
            for (std::size_t row = 0; row < 3; ++row)
                out.writeFloatRows("/rows", row, 1, floats.data() + 2 * row);
            out.writeAttribute("/", "version", "1.0 æ");
            out.writeAttribute("/a/b/floats", "unit", "old");
            out.writeAttribute("/a/b/floats", "unit", "");
            out.close();
        }
        const auto in = Hdf5File::openForReading(path);
        QCOMPARE(in.readFloats("/a/b/floats"), floats);
        QVERIFY((in.describe("/a/b/floats").shape == std::vector<std::size_t>{2, 3}));
        QCOMPARE(in.describe("/a/b/floats").typeName, std::string("float32"));
        QVERIFY(in.describe("/texts").type == Hdf5File::Type::String);
        QCOMPARE(in.readDoubles("/doubles"), doubles);
        QCOMPARE(in.readIntegers("/wide"), wide);
        QCOMPARE(in.readIntegers("/narrow"), (std::vector<std::int64_t>{-1, 2}));
        QCOMPARE(in.readFloats("/bytes"), (std::vector<float>{0, 255}));
        QVERIFY(in.readStrings("/texts") == texts);
        QVERIFY(in.readStrings("/none").empty());
        QVERIFY(in.readFloats("/nothing").empty());
        QCOMPARE(in.readFloats("/rows"), floats);
        std::vector<float> row(3);
        in.readFloatRows("/a/b/floats", 1, 1, row.data());
        QCOMPARE(row, (std::vector<float>{floats.begin() + 3, floats.end()}));
        QCOMPARE(in.readAttribute("/", "version"), std::string("1.0 æ"));
        QCOMPARE(in.readAttribute("/a/b/floats", "unit"), std::string());
        std::vector<std::string> names;
        for (const auto& dataset : in.datasets())
            names.push_back(dataset.name);
        QVERIFY((names == std::vector<std::string>{"/a/b/floats", "/bytes", "/doubles", "/narrow", "/none",
                                                   "/nothing", "/rows", "/texts", "/wide"}));
        QVERIFY(in.exists("/a/b/floats") && in.exists("a") && !in.exists("/a/c/d") && !in.exists("/z"));
    }

    void equalContentsAreEqualBytes()
    {
        const auto write = [&](const std::string& name) {
            auto out = Hdf5File::create(file(name));
            out.write("/group/floats", std::span<const float>(floats), {3, 2});
            out.write("/group/texts", std::span<const std::string>(texts));
            out.writeAttribute("/group", "key", "value");
            out.close();
            return test::bytesOf(file(name));
        };
        const std::string first = write("first.h5");
        // HDF5's time stamps count seconds.
        std::this_thread::sleep_for(std::chrono::milliseconds(1100));
        QVERIFY(first == write("second.h5"));
    }

    void everyReadingErrorNamesFileAndDataset()
    {
        const auto path = file("small.h5");
        {
            auto out = Hdf5File::create(path);
            out.write("/floats", std::span<const float>(floats), {2, 3});
            out.write("/texts", std::span<const std::string>(texts));
            out.close();
        }
        const auto in = Hdf5File::openForReading(path);
        std::vector<float> row(6);
        VERIFY_RAISES(in.readFloats("/absent"), ErrorKind::BadInput, "small.h5", "dataset /absent",
                      "no dataset");
        VERIFY_RAISES(in.readFloats("/texts"), ErrorKind::BadInput, "small.h5", "dataset /texts", "string");
        VERIFY_RAISES(in.readStrings("/floats"), ErrorKind::BadInput, "dataset /floats", "float32", "text");
        VERIFY_RAISES(in.readIntegers("/floats"), ErrorKind::BadInput, "dataset /floats", "whole numbers");
        VERIFY_RAISES(in.readFloatRows("/floats", 1, 2, row.data()), ErrorKind::BadInput, "2 rows");
        VERIFY_RAISES(in.readFloatRows("/texts", 0, 1, row.data()), ErrorKind::BadInput, "expected numbers");
        VERIFY_RAISES(in.readAttribute("/", "absent"), ErrorKind::BadInput, "attribute absent", "missing");
        VERIFY_RAISES(Hdf5File::openForReading(file("absent.h5")), ErrorKind::BadInput, "absent.h5",
                      "not exist");
        VERIFY_RAISES(Hdf5File::openForReading(file("")), ErrorKind::BadInput, "folder");
        test::writeBytes(file("text.h5"), "name,a,b\n");
        VERIFY_RAISES(Hdf5File::openForReading(file("text.h5")), ErrorKind::BadInput, "text.h5",
                      "not an HDF5 file");
    }

    void everyTruncationIsRefused()
    {
        const auto path = file("whole.h5");
        {
            auto out = Hdf5File::create(path);
            out.write("/floats", std::span<const float>(floats), {2, 3});
            out.write("/texts", std::span<const std::string>(texts));
            out.close();
        }
        const std::string whole = test::bytesOf(path);
        test::forEveryCut(file("cut.h5"), whole, 7, [&] {
            VERIFY_RAISES(Hdf5File::openForReading(file("cut.h5")), ErrorKind::BadInput, "cut.h5");
        });
    }

    void aFullDiskIsReported()
    {
        const auto path = file("full.h5");
        // A limit on the size of files makes writing fail as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 20000;
        setrlimit(RLIMIT_FSIZE, &small);
        const std::vector<float> large(100000, 1.0f);
        auto out = Hdf5File::create(path);
        const auto restore = qScopeGuard([&] { setrlimit(RLIMIT_FSIZE, &before); });
        VERIFY_RAISES((out.write("/large", std::span<const float>(large)), out.close()), ErrorKind::Failed,
                      "full.h5", "/large");
        VERIFY_RAISES(
            {
                auto many = Hdf5File::create(file("texts.h5"));
                many.write("/texts",
                           std::span<const std::string>(std::vector<std::string>(5000, "some text")));
                many.close();
            },
            ErrorKind::Failed, "texts.h5");
    }

    void realFileIsDescribed()
    {
        REQUIRE_DATA("emotale/compare2016.h5");
        const auto in = Hdf5File::openForReading(test::data("emotale/compare2016.h5"));
        // Shapes as the data's own description states them.
        const auto features = in.describe("features");
        QVERIFY((features.shape == std::vector<std::size_t>{800, 6373}));
        QCOMPARE(features.typeName, std::string("float32"));
        QVERIFY((features.chunk == std::vector<std::size_t>{64, 6373}));
        QCOMPARE(in.readStrings("filenames").size(), std::size_t(800));
        QCOMPARE(in.readStrings("filenames").front(), std::string("DK_001_A_1.wav"));
        QCOMPARE(in.datasets().size(), std::size_t(3));
    }

private:
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
    const std::vector<float> floats = {1, -2.5f, 3e14f, 1e-30f, std::numeric_limits<float>::infinity(), 0};
    const std::vector<double> doubles = {.1, 1e300, -0.0};
    const std::vector<std::int64_t> wide = {std::numeric_limits<std::int64_t>::min(), 0, 1LL << 53};
    const std::vector<std::string> texts = {"a.wav", "", "æøå 名"};
};

QTEST_GUILESS_MAIN(Hdf5FileTest)
#include "hdf5_file_test.moc"
