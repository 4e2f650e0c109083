#include "studio_window.h"
#include "test_data.h"
#include "wav_files.h"

#include "job/error.h"
#include "models/text.h"
#include "plots/waveform.h"
#include "worker/audio_index.h"

#include <QDir>
#include <bit>
#include <sys/stat.h>

using namespace deepmi;
using namespace deepmi::studio;

/// Recordings are found by a sample's name, read whatever their width, and drawn without surprises.
class AudioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWidthIsRead_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("bits");
        QTest::addColumn<QByteArray>("values");
        // Four frames of one channel: silence, half, full negative, a quarter.
        QTest::newRow("8 bits") << 1 << 8 << studio::test::wavValues({128, 192, 0, 160}, 8);
        QTest::newRow("16 bits") << 1 << 16 << studio::test::wavValues({0, 16384, -32768, 8192}, 16);
        QTest::newRow("24 bits") << 1 << 24 << studio::test::wavValues({0, 4194304, -8388608, 2097152}, 24);
        QTest::newRow("32 bits") << 1 << 32
                                 << studio::test::wavValues(
                                        {0, 1073741824, std::numeric_limits<int>::min(), 536870912}, 32);
        const auto bits = [](float value) { return std::bit_cast<std::int32_t>(value); };
        QTest::newRow("float") << 3 << 32
                               << studio::test::wavValues({bits(0), bits(.5F), bits(-1), bits(.25F)}, 32);
    }
    void everyWidthIsRead()
    {
        QFETCH(int, code);
        QFETCH(int, bits);
        QFETCH(QByteArray, values);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.wav"));
        studio::test::writeBytes(path, studio::test::wavBytes(code, 1, 8000, bits, values));
        const AudioPeaks each = readWavPeaks(pathOf(path), 4);
        QCOMPARE(each.high, (std::vector<float>{0, .5F, -1, .25F}));
        QCOMPARE(each.low, each.high);
        QCOMPARE(each.seconds, 4 / 8000.);
        QCOMPARE(each.bits, bits);
        QVERIFY(!each.cutShort);
        const AudioPeaks pairs = readWavPeaks(pathOf(path), 2);
        QCOMPARE(pairs.low, (std::vector<float>{0, -1}));
        QCOMPARE(pairs.high, (std::vector<float>{.5F, .25F}));
    }

    void channelsAreAveraged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.wav"));
        studio::test::writeBytes(
            path,
            studio::test::wavBytes(1, 2, 16000, 16, studio::test::wavValues({16384, 0, -16384, -16384}, 16)));
        const AudioPeaks peaks = readWavPeaks(pathOf(path), 100);
        QCOMPARE(peaks.high, (std::vector<float>{.25F, -.5F}));
        QCOMPARE(peaks.channels, 2);
    }

    void brokenFilesAreRefusedOrSayThatTheyEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.wav"));
        const auto file = pathOf(path);
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "broken.wav", "does not exist");
        studio::test::writeBytes(path, {});
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "is empty");
        studio::test::writeBytes(path, "RIFFx");
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "no WAVE");
        QVERIFY(QFile::remove(path));
        QCOMPARE(mkfifo(file.c_str(), 0600), 0);
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "not a regular file");
        QVERIFY(QFile::remove(path));
        const QByteArray whole =
            studio::test::wavBytes(1, 1, 8000, 16, studio::test::wavValues({1, 2, 3, 4}, 16));
        studio::test::writeBytes(path, whole.left(30));
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "no sound");
        studio::test::writeBytes(path, studio::test::wavBytes(2, 1, 8000, 4, QByteArray(8, '\0')));
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "encoding 2", "expected PCM");
        studio::test::writeBytes(path, studio::test::wavBytes(1, 0, 8000, 16, {}));
        VERIFY_RAISES(readWavPeaks(file), ErrorKind::BadInput, "0 channels");
        studio::test::writeBytes(path, whole.chopped(3));
        const AudioPeaks rest = readWavPeaks(file, 10);
        QVERIFY(rest.cutShort);
        QCOMPARE(rest.high.size(), std::size_t{2});
        studio::test::writeBytes(path, studio::test::wavBytes(1, 1, 8000, 16, {}));
        QCOMPARE(readWavPeaks(file).high.size(), std::size_t{0});
    }

    void filesAreFoundByNameAlsoInSubfolders()
    {
        const QTemporaryDir folder;
        QDir(folder.path()).mkpath(QStringLiteral("one/deep"));
        QDir(folder.path()).mkpath(QStringLiteral("two"));
        for (const char* name : {"a.wav", "one/deep/b.wav", "one/c.wav", "two/c.wav", "d.mp3", "d.wav",
                                 "001-105.1-2_14.wav", "notes.txt"})
            studio::test::writeBytes(folder.filePath(QString::fromLatin1(name)), "x");
        const AudioIndex index = AudioIndex::of(folder.path());
        QCOMPARE(index.files(), std::size_t{7});
        QCOMPARE(index.find("a"), folder.filePath(QStringLiteral("a.wav")));
        QCOMPARE(index.find("a.wav"), folder.filePath(QStringLiteral("a.wav")));
        QCOMPARE(index.find("elsewhere/b"), folder.filePath(QStringLiteral("one/deep/b.wav")));
        QCOMPARE(index.find("001-105.1-2_14"), folder.filePath(QStringLiteral("001-105.1-2_14.wav")));
        QCOMPARE(index.find("d"), folder.filePath(QStringLiteral("d.wav")));
        QCOMPARE(index.find("two/c.wav"), folder.filePath(QStringLiteral("two/c.wav")));
        QVERIFY(index.find("c").isEmpty());
        QVERIFY(index.isAmbiguous("c"));
        QVERIFY(index.find("notes").isEmpty());
        QVERIFY(!index.isAmbiguous("notes"));
        VERIFY_RAISES(AudioIndex::of(folder.filePath(QStringLiteral("none"))), ErrorKind::BadInput,
                      "no folder");
    }

    void theWaveformIsAFunctionOfItsPeaks()
    {
        const WaveformColours colours{Qt::white, Qt::black, Qt::blue, Qt::lightGray};
        QVERIFY(waveformImage({}, QSize(0, 10), colours).isNull());
        QVERIFY(waveformImage({}, QSize(10, 0), colours).isNull());
        const auto count = [](const QImage& image, const QColor& colour) {
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixelColor(x, y) == colour;
            return pixels;
        };
        // No sound, silence and broken values show the axis alone.
        for (const AudioPeaks& peaks :
             {AudioPeaks{}, AudioPeaks{{0, 0}, {0, 0}}, AudioPeaks{{NAN, -INFINITY}, {NAN, INFINITY}}}) {
            const QImage image = waveformImage(peaks, QSize(20, 11), colours);
            QCOMPARE(count(image, Qt::lightGray), 20);
            QCOMPARE(count(image, Qt::black), 0);
        }
        // Full scale fills every column from edge to edge; beyond it does no more.
        const QImage full = waveformImage({{-1, -7}, {1, 9}}, QSize(20, 11), colours, .5);
        QCOMPARE(count(full, Qt::blue), 10 * 11);
        QCOMPARE(count(full, Qt::black), 10 * 11);
        // Half scale: half as high, in the first half of the time only.
        const QImage half = waveformImage({{-.5F, 0}, {.5F, 0}}, QSize(20, 21), colours);
        QCOMPARE(count(half, Qt::black), 10 * 11);
        QCOMPARE(waveformImage({{-1}, {1}}, QSize(1, 1), colours).size(), QSize(1, 1));
    }
};

DEEPMI_STUDIO_TEST_MAIN(AudioTest)
#include "audio_test.moc"
