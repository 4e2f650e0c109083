#include "data/frame_table.h"
#include "data/htk_file.h"
#include "feature_files.h"
#include "file_bytes.h"
#include "inspect/inspect.h"
#include "job/error.h"

#include <QDataStream>
#include <QtTest/QtTest>

#include <limits>

using namespace deepmi;

namespace
{

constexpr quint16 user = 9, mfcc = 6, compressed = 02000, checksum = 010000, energy = 0100;

/// A file as The HTK Book lays it out; QDataStream is big-endian.
QByteArray htk(quint32 frames, quint16 frameBytes, quint16 kind, const std::vector<float>& floats,
               const std::vector<qint16>& integers = {},
               QDataStream::ByteOrder order = QDataStream::BigEndian)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(order);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    stream << frames << quint32(100000) << frameBytes << kind;
    for (const float value : floats)
        stream << value;
    for (const qint16 value : integers)
        stream << value;
    return bytes;
}

} // namespace

/// HTK parameter files as features and as frames; expected values are those that were put in.
class HtkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void oneFrameIsASample()
    {
        const auto path = write("a.b.htk", htk(1, 12, user, {1.5f, -2, 1e14f}));
        const FeatureTable table = readFeatures(path);
        QCOMPARE(table.names, std::vector<std::string>{"a.b"});
        QCOMPARE(table.format, std::string("HTK USER"));
        QCOMPARE(valuesOf(table.values), (std::vector<float>{1.5f, -2, 1e14f}));
        QVERIFY(inspectFile(path)["format"] == "HTK USER");
        // Told from the header where the extension is another one.
        QCOMPARE(readFeatures(write("a.features", htk(1, 12, user, {1, 2, 3}))).columns(), std::size_t(3));
    }

    void aFolderIsASampleAFile()
    {
        write("corpus/b.htk", htk(1, 8, user, {3, 4}));
        write("corpus/a.HTK", htk(1, 8, user, {1, 2}));
        write("corpus/readme.txt", "not features\n");
        const FeatureTable table = readFeatures(root() / "corpus");
        QCOMPARE(table.names, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(valuesOf(table.values), (std::vector<float>{1, 2, 3, 4}));
        QCOMPARE(inspectFile(root() / "corpus")["rows"].get<int>(), 2);
        writeFeatures(table, root() / "corpus.npz");
        QCOMPARE(test::differences(readFeatures(root() / "corpus.npz").values, table.values), std::size_t(0));
        write("corpus/c.htk", htk(2, 8, user, {1, 2, 3, 4}));
        VERIFY_RAISES(readFeatures(root() / "corpus"), ErrorKind::BadInput, "c.htk", "2 frames", "--frames");
        write("corpus/c.htk", htk(1, 12, user, {1, 2, 3}));
        VERIFY_RAISES(readFeatures(root() / "corpus"), ErrorKind::BadInput, "c.htk", "3 values, expected 2");
        write("corpus/x.mat", "");
        VERIFY_RAISES(readFeatures(root() / "corpus"), ErrorKind::BadInput, "corpus", ".mat and .htk");
        std::filesystem::create_directory(root() / "nothing");
        VERIFY_RAISES(readFeatures(root() / "nothing"), ErrorKind::BadInput, "nothing", ".htk");
    }

    void framesAreNoSamplesUnlessTheyHaveNames()
    {
        const auto path = write("m.htk", htk(2, 8, user, {1, 2, 3, 4}));
        VERIFY_RAISES(readFeatures(path), ErrorKind::BadInput, "m.htk", "2 rows", "--frames");
        write("m_names.txt", "x\ny\n");
        QCOMPARE(readFeatures(path).names, (std::vector<std::string>{"x", "y"}));
    }

    void framesOfAFolder()
    {
        write("lld/b.htk", htk(3, 8, mfcc, {1, 2, 3, 4, 5, 6}));
        write("lld/a.htk", htk(1, 8, mfcc, {7, 8}));
        const FrameTable table = readFrames(root() / "lld");
        QCOMPARE(table.names, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(table.offsets, (std::vector<std::size_t>{0, 1, 4}));
        QCOMPARE(valuesOf(table.frames), (std::vector<float>{7, 8, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(table.format, std::string("folder of HTK MFCC"));
        const FrameTable one = readFrames(root() / "lld" / "b.htk");
        QCOMPARE(one.names, std::vector<std::string>{"b"});
        QCOMPARE(one.offsets, (std::vector<std::size_t>{0, 3}));
        QCOMPARE(one.format, std::string("HTK MFCC"));
        write("lld/c.htk", htk(1, 8, mfcc, {1, std::numeric_limits<float>::quiet_NaN()}));
        VERIFY_RAISES(readFrames(root() / "lld"), ErrorKind::BadInput, "c.htk", "row 1, column 2", "NaN");
        write("lld/c.htk", htk(1, 4, mfcc, {1}));
        VERIFY_RAISES(readFrames(root() / "lld"), ErrorKind::BadInput, "c.htk",
                      "1 values a frame, expected 2");
        std::filesystem::create_directory(root() / "nothing");
        VERIFY_RAISES(readFrames(root() / "nothing"), ErrorKind::BadInput, "nothing", "no .htk files");
    }

    /// x = (i + B) / A; with powers of two the closed form is exact.
    void compressedFilesAndChecksums()
    {
        const auto path = write("c.htk", htk(4 + 2, 4, mfcc | energy | compressed | checksum,
                                             {4, 0.5f, 2, -1}, {6, -32768, -2, 32767, 0x1234}));
        const HtkHeader header = readHtkHeader(path);
        QCOMPARE(header.kind, std::string("MFCC_E_C_K"));
        QCOMPARE(header.frames, std::size_t(2));
        QCOMPARE(header.columns, std::size_t(2));
        QCOMPARE(header.periodSeconds, 0.01);
        const FrameTable table = readFrames(path);
        QCOMPARE(valuesOf(table.frames), (std::vector<float>{2, -65538, 0, 65532}));
        QCOMPARE(valuesOf(readFrames(write("k.htk", htk(1, 8, user | checksum, {1, 2}, {7}))).frames),
                 (std::vector<float>{1, 2}));
    }

    void badFilesAreNamed()
    {
        const auto refused = [&](const QByteArray& bytes, const char* what, const char* more = "") {
            const auto path = write("bad.htk", bytes);
            VERIFY_RAISES(readFeatures(path), ErrorKind::BadInput, "bad.htk", what, more);
            VERIFY_RAISES(readFrames(path), ErrorKind::BadInput, "bad.htk", what, more);
        };
        const QByteArray good = htk(2, 8, user, {1, 2, 3, 4});
        refused(good.left(11), "truncated");
        refused(good.left(good.size() - 1), "2 frames of 8 bytes", "has 27");
        refused(good + "x", "a file of 28 bytes", "has 29");
        refused(htk(2, 8, user, {1, 2, 3, 4}, {}, QDataStream::LittleEndian), "little-endian");
        refused(htk(0, 8, user, {}), "no frames");
        refused(htk(4, 4, user | compressed, {1, 2, 3, 4}), "no frames");
        refused(htk(4, 2, 0, {}, {1, 2, 3, 4}), "WAVEFORM", "vectors of parameters");
        refused(htk(1, 6, user, {1}, {2}), "multiple of 4");
        refused(htk(1, 8, 13, {1, 2}), "kind 13");
        refused(htk(1, 0, user, {}), "0 bytes a frame");
        refused("", "empty");
        VERIFY_RAISES(readFeatures(root() / "absent.htk"), ErrorKind::BadInput, "absent.htk", "not exist");
        // Cut anywhere it is refused, never read in part.
        test::forEveryCut(
            root() / "cut.htk", std::string_view(good.data(), static_cast<std::size_t>(good.size())), 1,
            [&] { VERIFY_RAISES(readFrames(root() / "cut.htk"), ErrorKind::BadInput, "cut.htk"); });
    }

    /// openSMILE wrote one utterance in both formats.
    void openSmilesFilesAgree()
    {
        REQUIRE_DATA("opensmile");
        const FeatureTable table = readFeatures(test::data("opensmile/EN_006_B_2.compare16.htk"));
        const FeatureTable arff = readFeatures(test::data("opensmile/EN_006_B_2.compare16.arff"));
        QCOMPARE(table.columns(), std::size_t(6373));
        QCOMPARE(table.columns(), arff.columns());
        for (std::size_t column = 0; column < table.columns(); ++column) {
            // The text has seven digits.
            const float x = table.values.row(0)[column], y = arff.values.row(0)[column];
            QVERIFY2(std::abs(x - y) <= 1e-6f * std::max(1.f, std::abs(x)),
                     arff.featureNames[column].c_str());
        }
    }

private:
    static std::vector<float> valuesOf(const FloatMatrix& matrix)
    {
        return {matrix.data(), matrix.data() + matrix.rows() * matrix.columns()};
    }
    std::filesystem::path root() const { return m_folder->path().toStdString(); }
    std::filesystem::path write(const std::string& name, const QByteArray& bytes)
    {
        const auto path = root() / name;
        std::filesystem::create_directories(path.parent_path());
        test::writeBytes(path, std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        return path;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(HtkTest)
#include "htk_test.moc"
