#include "data/frame_table.h"

#include "data/hdf5_file.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <limits>

using namespace deepmi;

namespace
{

/// What stands in a file; every test spoils one thing of it.
struct Contents {
    std::vector<float> frames = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    std::vector<std::size_t> shape = {5, 2};
    std::vector<std::int64_t> offsets = {0, 2, 3, 5};
    std::vector<std::string> names = {"a.wav", "b.wav", "c.wav"};
    std::string missing;
};

} // namespace

class FrameTableTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const Contents& contents) const
    {
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("lld.h5")).toStdString();
        auto file = Hdf5File::create(path);
        if (contents.missing != "frames")
            file.write("/frames", std::span<const float>(contents.frames), contents.shape);
        if (contents.missing != "offsets")
            file.write("/offsets", std::span<const std::int64_t>(contents.offsets));
        if (contents.missing != "filenames")
            file.write("/filenames", std::span<const std::string>(contents.names));
        file.close();
        return path;
    }

private Q_SLOTS:
    void utterancesAreRunsOfRows()
    {
        const FrameTable table = readFrames(write({}));
        QCOMPARE(table.utterances(), std::size_t(3));
        QCOMPARE(table.columns(), std::size_t(2));
        QCOMPARE(table.length(0), std::size_t(2));
        QCOMPARE(table.length(1), std::size_t(1));
        QCOMPARE(table.length(2), std::size_t(2));
        QCOMPARE(table.frames.row(table.offsets[1])[0], 4.f);
        QCOMPARE(table.format, std::string("HDF5 /frames float32"));
    }

    /// A file that --frames reads is no table of features without names.
    void inspectSaysThatTheyAreFrames()
    {
        const auto path = write({});
        const auto found = inspectFile(path);
        QCOMPARE(found["kind"].get<std::string>(), std::string("frames"));
        QCOMPARE(found["utterances"].get<int>(), 3);
        QCOMPARE(found["frames"].get<int>(), 5);
        QCOMPARE(found["columns"].get<int>(), 2);
        QCOMPARE(found["shortest"].get<int>(), 1);
        QCOMPARE(found["longest"].get<int>(), 2);
        VERIFY_RAISES(readFeatures(path), ErrorKind::BadInput, "lld.h5", "frames", "--frames");
    }

    void badInputIsRefusedWithItsPlace()
    {
        const auto refuses = [&](auto spoil, std::initializer_list<const char*> pieces) {
            Contents contents;
            spoil(contents);
            std::string sentence = "it was read";
            try {
                readFrames(write(contents));
            } catch (const InputError& error) {
                sentence = error.what();
            }
            bool says = sentence.find("lld.h5") != std::string::npos;
            for (const char* piece : pieces)
                says = says && sentence.find(piece) != std::string::npos;
            if (!says)
                qWarning("%s", sentence.c_str());
            return says;
        };
        QVERIFY(refuses([](Contents& file) { file.missing = "frames"; },
                        {"/frames", "is missing", "/offsets (4 int64)"}));
        QVERIFY(refuses([](Contents& file) { file.missing = "offsets"; }, {"/offsets", "is missing"}));
        QVERIFY(refuses([](Contents& file) { file.missing = "filenames"; }, {"/filenames", "is missing"}));
        QVERIFY(refuses([](Contents& file) { file.shape = {10}; }, {"/frames", "two dimensions"}));
        const auto offsets = [](std::vector<std::int64_t> values) {
            return [values](Contents& file) { file.offsets = values; };
        };
        QVERIFY(refuses(offsets({0, 2, 5}), {"/offsets", "has 3 elements, expected 4"}));
        QVERIFY(refuses(offsets({1, 2, 3, 5}), {"/offsets", "element 0 is 1, expected 0"}));
        QVERIFY(refuses(offsets({0, 2, 1, 5}), {"/offsets", "element 2 is 1, not above the 2 before it"}));
        QVERIFY(refuses(offsets({0, 2, 2, 5}), {"element 2 is 2, not above the 2", "at least one frame"}));
        QVERIFY(refuses(offsets({0, -1, 3, 5}), {"/offsets", "element 1 is -1, out of range"}));
        QVERIFY(refuses(offsets({0, 2, 3, 6}), {"element 3 is 6, out of range", "5 rows"}));
        QVERIFY(refuses(offsets({0, 2, 3, 4}), {"/offsets", "ends with 4, expected 5"}));
        QVERIFY(refuses([](Contents& file) { file.names[2] = "a.wav"; }, {"a.wav", "already"}));
        const auto value = [](std::size_t place, float number) {
            return [=](Contents& file) { file.frames[place] = number; };
        };
        QVERIFY(refuses(value(7, std::numeric_limits<float>::quiet_NaN()),
                        {"/frames", "row 4, column 2 (frame 1 of 'c.wav')", "NaN"}));
        QVERIFY(refuses(value(8, -std::numeric_limits<float>::infinity()),
                        {"/frames", "row 5, column 1 (frame 2 of 'c.wav')", "-inf"}));
    }

    void offsetsMustBeWholeNumbers()
    {
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("float.h5")).toStdString();
        auto file = Hdf5File::create(path);
        const Contents contents;
        file.write("/frames", std::span<const float>(contents.frames), contents.shape);
        const std::vector<double> offsets = {0, 2, 3, 5};
        file.write("/offsets", std::span<const double>(offsets));
        file.write("/filenames", std::span<const std::string>(contents.names));
        file.close();
        VERIFY_RAISES(readFrames(path), ErrorKind::BadInput, "/offsets", "float64", "whole numbers");
        VERIFY_RAISES(readFrames(m_folder.filePath(QStringLiteral("none.h5")).toStdString()),
                      ErrorKind::BadInput, "none.h5");
    }

    void framesMeetTheirLabelsByName()
    {
        LabelTable labels;
        labels.names = {"c", "a", "d"};
        labels.attributes = {"arousal"};
        labels.values = {{5, 2, 3}};
        labels.splits = {Split::Train, Split::Development, Split::Train};
        const FrameCorpus corpus = joinFrames(readFrames(write({})), labels, "arousal");
        QCOMPARE(corpus.samples.size(), std::size_t(2));
        QCOMPARE(corpus.samples.names[0], std::string("c"));
        QCOMPARE(corpus.samples.featureRow[0], std::size_t(2));
        QCOMPARE(corpus.samples.labels[1], 2.);
        QCOMPARE(corpus.samples.features.values.row(1)[0], 1.f);
        QVERIFY(corpus.samples.report.extensionIgnored);
        QCOMPARE(corpus.table.names[corpus.samples.featureRow[1]], std::string("a.wav"));
    }

    void emoTaleIsRead()
    {
        REQUIRE_DATA("emotale/lld.h5");
        const FrameTable table = readFrames(test::data("emotale/lld.h5"));
        QCOMPARE(table.utterances(), std::size_t(800));
        QCOMPARE(table.frames.rows(), std::size_t(109612));
        QCOMPARE(table.columns(), std::size_t(65));
        QCOMPARE(table.offsets.back(), std::size_t(109612));
    }
};

QTEST_GUILESS_MAIN(FrameTableTest)
#include "frame_table_test.moc"
