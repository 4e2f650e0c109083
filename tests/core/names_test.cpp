#include "data/names.h"

#include "test_data.h"

using namespace deepmi;

class NamesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldersAndExtensionsComeOff_data();
    void foldersAndExtensionsComeOff();
    void listsOfNamesAreCut();
};

void NamesTest::foldersAndExtensionsComeOff_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("withoutFolder");
    QTest::addColumn<QString>("bare");
    QTest::newRow("plain") << "DK_001_A_1"
                           << "DK_001_A_1"
                           << "DK_001_A_1";
    QTest::newRow("wav") << "DK_001_A_1.wav"
                         << "DK_001_A_1.wav"
                         << "DK_001_A_1";
    QTest::newRow("folders") << "a/b/x.flac"
                             << "x.flac"
                             << "x";
    QTest::newRow("backslash") << "C:\\audio\\x.WAV"
                               << "x.WAV"
                               << "x";
    // WHiSER's own names have dots inside: only the extension may go.
    QTest::newRow("dots inside") << "001-105.1-2_14.wav"
                                 << "001-105.1-2_14.wav"
                                 << "001-105.1-2_14";
    QTest::newRow("dots, no extension") << "001-105.1-2_14"
                                        << "001-105.1-2_14"
                                        << "001-105.1-2_14";
    QTest::newRow("number is no extension") << "take.3"
                                            << "take.3"
                                            << "take.3";
    QTest::newRow("all extension") << ".wav"
                                   << ".wav"
                                   << ".wav";
    QTest::newRow("folder, all extension") << "a/.wav"
                                           << ".wav"
                                           << ".wav";
    QTest::newRow("trailing slash") << "a/b/"
                                    << "a/b/"
                                    << "a/b/";
    QTest::newRow("mp3") << "x.mp3"
                         << "x.mp3"
                         << "x";
    QTest::newRow("long word") << "x.sentence"
                               << "x.sentence"
                               << "x.sentence";
    QTest::newRow("empty") << ""
                           << ""
                           << "";
}

void NamesTest::foldersAndExtensionsComeOff()
{
    QFETCH(QString, name);
    QFETCH(QString, withoutFolder);
    QFETCH(QString, bare);
    const std::string text = name.toStdString();
    const auto file = nameWithoutFolder(text);
    QCOMPARE(QString::fromStdString(std::string(file)), withoutFolder);
    QCOMPARE(QString::fromStdString(std::string(nameWithoutExtension(file))), bare);
}

void NamesTest::listsOfNamesAreCut()
{
    const std::vector<std::string> names = {"a", "b", "c", "d"};
    QCOMPARE(quotedNames(names, 2), std::string("'a', 'b', ..."));
    QCOMPARE(quotedNames(names, 4), std::string("'a', 'b', 'c', 'd'"));
    QCOMPARE(quotedNames({}), std::string());
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
