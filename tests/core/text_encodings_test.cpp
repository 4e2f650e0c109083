#include "data/label_table.h"
#include "data/text_source.h"
#include "feature_files.h"
#include "file_bytes.h"
#include "inspect/inspect.h"
#include "job/error.h"

#include <QStringEncoder>
#include <QtTest/QtTest>

using namespace deepmi;

namespace
{

/// The same text as other programs store it; Qt's encoders are the independent way.
QByteArray stored(const QByteArray& utf8, const QString& how)
{
    QString text = QString::fromUtf8(utf8);
    if (how == QLatin1String("no final newline"))
        text.chop(1);
    if (how == QLatin1String("CRLF") || how == QLatin1String("UTF-16LE, CRLF"))
        text.replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    if (how == QLatin1String("CR") || how == QLatin1String("Latin-1, CR"))
        text.replace(QLatin1Char('\n'), QLatin1Char('\r'));
    const auto encoded = [&](QStringConverter::Encoding encoding) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return QByteArray(encoder.encode(text));
    };
    if (how.startsWith(QLatin1String("UTF-16LE")))
        return encoded(QStringConverter::Utf16LE);
    if (how == QLatin1String("UTF-16BE"))
        return encoded(QStringConverter::Utf16BE);
    if (how == QLatin1String("UTF-8 with BOM"))
        return "\xEF\xBB\xBF" + text.toUtf8();
    return how.startsWith(QLatin1String("Latin-1")) ? text.toLatin1() : text.toUtf8();
}

const QStringList ways = {QStringLiteral("UTF-8"),       QStringLiteral("UTF-8 with BOM"),
                          QStringLiteral("UTF-16LE"),    QStringLiteral("UTF-16LE, CRLF"),
                          QStringLiteral("UTF-16BE"),    QStringLiteral("Latin-1"),
                          QStringLiteral("Latin-1, CR"), QStringLiteral("CRLF"),
                          QStringLiteral("CR"),          QStringLiteral("no final newline")};

} // namespace

/// Every text format in every way of storing text, through the readers that everyone uses.
class TextEncodingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void features_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("contents");
        for (const QString& how : ways) {
            const auto row = [&](const char* name, const QByteArray& contents) {
                QTest::newRow(qPrintable(how + QLatin1String(", ") + QLatin1String(name)))
                    << how << QString::fromLatin1(name) << contents;
            };
            row("a.csv", "name,Größe,b\nmüller.wav,1.5,2\nœ'"
                         "å,3,-4\n");
            row("semicolons.csv", "name;Größe;b\nmüller.wav;1,5;2\nœ'å;3,0;-4\n");
            row("a.tsv", "name\tGröße\tb\nmüller.wav\t1.5\t2\nœ'å\t3\t-4\n");
            row("a.arff", "@relation r\n@attribute name string\n@attribute 'Größe' numeric\n@attribute b "
                          "numeric\n@data\nmüller.wav,1.5,2\n\"œ'å\",3,-4\n");
            row("arff.dat", "% möglich\n@relation r\n@attribute name string\n@attribute 'Größe' numeric\n"
                            "@attribute b numeric\n@data\nmüller.wav,1.5,2\n\"œ'å\",3,-4\n");
        }
    }

    void features()
    {
        QFETCH(QString, how);
        QFETCH(QString, name);
        QFETCH(QByteArray, contents);
        if (how.startsWith(QLatin1String("Latin-1")))
            contents.replace("œ", "ø"); // Latin-1 has none of the former
        const auto path = write(name, stored(contents, how));
        const FeatureTable table = readFeatures(path);
        const bool latin = how.startsWith(QLatin1String("Latin-1"));
        QCOMPARE(table.names, (std::vector<std::string>{"müller.wav", latin ? "ø'å" : "œ'å"}));
        QCOMPARE(table.featureNames, (std::vector<std::string>{"Größe", "b"}));
        QCOMPARE(std::vector<float>(table.values.data(), table.values.data() + 4),
                 (std::vector<float>{1.5f, 2, 3, -4}));
        const bool wide = how.startsWith(QLatin1String("UTF-16"));
        QCOMPARE(QString::fromStdString(table.format).contains(QLatin1String("UTF-16")), wide);
        QCOMPARE(QString::fromStdString(table.format).contains(QLatin1String("Latin-1")), latin);
        QVERIFY(fileKindOf(path) == FileKind::Features);
    }

    void labels_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QByteArray>("contents");
        for (const QString& how : ways) {
            const auto row = [&](const char* name, const QByteArray& contents) {
                QTest::newRow(qPrintable(how + QLatin1String(", ") + QLatin1String(name))) << how << contents;
            };
            row("CSV", "FileName,EmoAct,Bemerkung\nmüller.wav,2.5,schön\nå.wav,3,\"a,b\"\n");
            row("semicolons", "FileName;EmoAct;Bemerkung\nmüller.wav;2,5;schön\nå.wav;3;a,b\n");
            row("TSV", "FileName\tEmoAct\tBemerkung\nmüller.wav\t2,5\tschön\nå.wav\t3\ta,b\n");
            row("labels.txt", "müller.wav; N; A:2.5;\nWORKER1; Schön; S; A:2;\n\nå.wav; N; A:3;\n");
        }
    }

    void labels()
    {
        QFETCH(QString, how);
        QFETCH(QByteArray, contents);
        const auto path = write(QStringLiteral("labels"), stored(contents, how));
        const LabelTable table = readLabels(path);
        QCOMPARE(table.names, (std::vector<std::string>{"müller.wav", "å.wav"}));
        QCOMPARE(table.values, (std::vector<std::vector<double>>{{2.5, 3}}));
        if (table.text.count("Bemerkung"))
            QCOMPARE(table.text.at("Bemerkung"), (std::vector<std::string>{"schön", "a,b"}));
        QVERIFY(fileKindOf(path) == FileKind::Labels);
        const QString format = QString::fromStdString(table.format);
        QCOMPARE(format.contains(QLatin1String("UTF-16")), how.startsWith(QLatin1String("UTF-16")));
        QCOMPARE(format.contains(QLatin1String("Latin-1")), how.startsWith(QLatin1String("Latin-1")));
    }

    void ratingsAndSideNames()
    {
        for (const QString& how : ways) {
            const auto path =
                write(QStringLiteral("r.csv"),
                      stored("FileName;Worker;EmoAct\nmü.wav;W1;2,5\nmü.wav;Zoë;3,5\nå.wav;W1;4\n", how));
            const RatingTable table = readRatings(path);
            QVERIFY2((table.names == std::vector<std::string>{"mü.wav", "å.wav"}), qPrintable(how));
            QVERIFY((table.raters == std::vector<std::string>{"W1", "Zoë"}));
            QCOMPARE(table.ratings[1].values, std::vector<double>{3.5});
            write(QStringLiteral("plain_names.txt"), stored("mü.wav\nå.wav\n", how));
            const auto plain = write(QStringLiteral("plain.csv"), "f,g\n1,2\n3,4\n");
            QVERIFY2((readFeatures(plain).names == table.names), qPrintable(how));
            const auto lines =
                write(QStringLiteral("detail.csv"),
                      stored("FileName,EmoDetail\nmü.wav,W1; Sad; Sad; A:2; V:3; D:4;\n", how));
            QVERIFY2(readRatings(lines).names == std::vector<std::string>{"mü.wav"}, qPrintable(how));
        }
    }

    /// Characters that blocks of one megabyte cut, of every length, and line ends at their edges.
    void charactersAcrossBlocksAreWhole()
    {
        QByteArray text = "name,f\n";
        QString names;
        const int rows = 90000;
        for (int row = 0; row < rows; ++row)
            text += "ä€𝄞" + QByteArray::number(row) + ",1\n";
        for (const QString& how : {ways[0], ways[1], ways[2], ways[4], ways[7], ways[8]}) {
            const FeatureTable table = readFeatures(write(QStringLiteral("big.csv"), stored(text, how)));
            QCOMPARE(table.rows(), static_cast<std::size_t>(rows));
            for (int row = 0; row < rows; ++row)
                QVERIFY2(table.names[static_cast<std::size_t>(row)] == "ä€𝄞" + std::to_string(row),
                         qPrintable(how));
        }
        // Latin-1 shows itself late: all that comes before is ASCII.
        QByteArray late = "name,f\n";
        for (int row = 0; row < rows; ++row)
            late += "plain_name_number_" + QByteArray::number(row) + ",1\n";
        late += "m\xFCller\x80,2\n";
        const FeatureTable table = readFeatures(write(QStringLiteral("late.csv"), late));
        QCOMPARE(table.names.back(), std::string("müller€"));
        QCOMPARE(table.format, std::string("CSV (Latin-1)"));
        // The only carriage return is the last byte of a block.
        for (const int offset : {-2, -1, 0, 1}) {
            const QByteArray head = "name," + QByteArray((1 << 20) - 6 + offset, 'f') + "\r";
            QCOMPARE(readFeatures(write(QStringLiteral("edge.csv"), head + "a,1\rb,2\r")).rows(),
                     std::size_t(2));
            QCOMPARE(readFeatures(write(QStringLiteral("edge.csv"), head + "\na,1\r\nb,2\r\n")).rows(),
                     std::size_t(2));
        }
    }

    void textThatCannotBeTrustedIsRefused()
    {
        const auto refused = [&](const QByteArray& contents, const char* where, const char* what) {
            VERIFY_RAISES(readFeatures(write(QStringLiteral("bad.csv"), contents)), ErrorKind::BadInput,
                          "bad.csv", where, what);
            VERIFY_RAISES(readLabels(write(QStringLiteral("bad.csv"), contents)), ErrorKind::BadInput,
                          "bad.csv", where, what);
        };
        refused("name,arousal\nä,1\nb\xFC,2\n", "line 3", "UTF-8 until here");
        refused("name,arousal\na,1\nb\x81,2\n", "line 3", "no character");
        refused(QByteArray("name,arousal\na,1\nb\0,2\n", 23), "line 3", "zero byte");
        const QByteArray wide = stored("name,arousal\na,1\nb,2\n", ways[2]);
        refused(wide.left(wide.size() - 1), "line 3", "half a character");
        refused(wide + QByteArray("\x00\xD8", 2), "line 4", "half a character");
        refused(wide + QByteArray("\x00\xDC", 2), "line 4", "half a character");
        refused(wide + QByteArray("\0\0", 2), "line 4", "zero character");
        refused(stored("name,arousal\na,1\n", ways[4]) + QByteArray("\xD8\x00", 2), "line 3",
                "half a character");
        // UTF-16 without its mark cannot be told from a binary file.
        refused(wide.mid(2), "line 1", "byte order mark");
        refused("name,arousal\na,1\rb,2\n", "line 2", "");
        VERIFY_RAISES(readFeatures(write(QStringLiteral("bad.arff"),
                                         "@relation ä\n@attribute f\xFC numeric\n@data\n1\n")),
                      ErrorKind::BadInput, "bad.arff", "line 2", "UTF-8 until here");
    }

    void decimalCommasAreToldFromTheColumn_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<double>("first");
        QTest::newRow("semicolons") << QByteArray("name;arousal\na;2,5\nb;3\n") << 2.5;
        QTest::newRow("tabs") << QByteArray("name\tarousal\na\t2,5\nb\t3\n") << 2.5;
        QTest::newRow("exponent and sign") << QByteArray("name;arousal\na;+2,5e0\nb;30e-1\n") << 2.5;
        QTest::newRow("quoted, in a table of commas and points")
            << QByteArray("name,arousal\na,2.5\nb,3\n") << 2.5;
        // Three digits after the comma could set thousands apart, but a label cannot be that large.
        QTest::newRow("thirds on a small scale") << QByteArray("name;arousal\na;2,333\nb;3\n") << 2.333;
        QTest::newRow("missing values") << QByteArray("name;arousal\na;2,5\nb;3\nc;NA\nd;\n") << 2.5;
        QTest::newRow("another column has points")
            << QByteArray("name;x;arousal\na;1.5;2,5\nb;2.5;3\n") << 2.5;
    }

    void decimalCommasAreToldFromTheColumn()
    {
        QFETCH(QByteArray, contents);
        QFETCH(double, first);
        const LabelTable table = readLabels(write(QStringLiteral("commas.csv"), contents));
        QCOMPARE(table.values[0][0], first);
        QCOMPARE(table.values[0][1], 3.0);
    }

    void decimalCommasInFeatures()
    {
        const auto values = [&](const QByteArray& contents) {
            const FeatureTable table = readFeatures(write(QStringLiteral("f.csv"), contents));
            return std::vector<float>(table.values.data(),
                                      table.values.data() + table.rows() * table.columns());
        };
        QCOMPARE(values("name;a;b\nx;1;2,5\ny;1,25e2;-3\n"), (std::vector<float>{1, 2.5f, 125, -3}));
        // Without headings there are as many commas as semicolons, or more.
        QCOMPARE(values("x;1,5;2,5\ny;3,5;4,5\n"), (std::vector<float>{1.5f, 2.5f, 3.5f, 4.5f}));
        QCOMPARE(values("x\t1,5\t2,5\ny\t3,5\t4,5\n"), (std::vector<float>{1.5f, 2.5f, 3.5f, 4.5f}));
        // A number from 1000 on without a comma: commas do not set thousands apart.
        QCOMPARE(values("name;a\nx;1500\ny;2,345\n"), (std::vector<float>{1500, 2.345f}));
        QCOMPARE(values("name;a\nx;0,345\ny;2,345\n"), (std::vector<float>{0.345f, 2.345f}));
        const auto refused = [&](const QByteArray& contents, const char* where, const char* what) {
            VERIFY_RAISES(readFeatures(write(QStringLiteral("f.csv"), contents)), ErrorKind::BadInput,
                          "f.csv", where, what);
        };
        refused("name;a\nx;1.5\ny;2,5\n", "line 3, column a", "line 2 of the column has a decimal point");
        refused("name;a\nx;2,5\ny;1.5\n", "line 2, column a", "line 3 of the column has a decimal point");
        refused("name;a;b\nx;1;1,234\ny;2;12,345\n", "line 2, column b", "thousands");
        refused("name;a\nx;1,234,567\n", "line 2, column a", "'1,234,567'");
        refused("name;a\nx;1.234,5\n", "line 2, column a", "expected a number");
        refused("name;a\nx;1,\n", "line 2, column a", "'1,'");
        // Where commas part the cells there are no decimal commas.
        refused("name,a\nx,\"1,5\"\n", "line 2, column a", "'1,5'");
    }

    void decimalCommasInLabelsAreRefusedWhereTheyAreAmbiguous()
    {
        VERIFY_RAISES(readLabels(write(QStringLiteral("l.csv"), "name;arousal\na;2.5\nb;3,5\n")),
                      ErrorKind::BadInput, "l.csv", "line 3, column arousal", "decimal point");
        LabelReadOptions options;
        options.scale = LabelScale{0, 5000};
        VERIFY_RAISES(readLabels(write(QStringLiteral("l.csv"), "name;arousal\na;2\nb;3,500\n"), options),
                      ErrorKind::BadInput, "line 3, column arousal", "thousands");
        // A column of numbers that is no attribute of its own can be asked for; other text is left alone.
        const LabelTable table = readLabels(
            write(QStringLiteral("l.csv"), "name;arousal;happy;words\na;2;1,5;\"1,5\"\nb;3;2;x\n"));
        QCOMPARE(table.text.at("happy"), (std::vector<std::string>{"1.5", "2"}));
        QCOMPARE(table.text.at("words"), (std::vector<std::string>{"1,5", "x"}));
    }

private:
    std::filesystem::path write(const QString& name, const QByteArray& contents)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name.toStdString();
        test::writeBytes(path, std::string_view(contents.data(), static_cast<std::size_t>(contents.size())));
        return path;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TextEncodingsTest)
#include "text_encodings_test.moc"
