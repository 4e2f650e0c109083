#include "data/label_table.h"

#include "job/error.h"
#include "listener.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>

using namespace deepmi;

class LabelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsInAnySpelling();
    void consensusOfAnEmotionCorpus();
    void consensusOfTheThreeFormatsAgrees();
    void csvOnAnotherScale();
    void aScaleThatIsNotGivenMayBeDoubted();
    void columnsAreFoundByHeaderWords_data();
    void columnsAreFoundByHeaderWords();
    void optionsOverrideHeaderWords();
    void missingValuesAreNotNumbers();
    void labelsTextWithAFourthAttribute();
    void scaleComesFromTheFormatOrTheOptions();
    void oddFilesAreRead_data();
    void oddFilesAreRead();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void badOptionsAreNamed();
    void attributesByNameAndPrefix();
    void whatIsWrittenReadsBack();
    void stopIsHeeded();

private:
    std::filesystem::path write(const std::string& name, const std::string& contents)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << contents;
        return path;
    }

    QTemporaryDir m_folder;
};

void LabelsTest::splitsInAnySpelling()
{
    for (const char* text : {"Train", "train", "TRAINING", " train "})
        QCOMPARE(parseSplit(text), std::optional(Split::Train));
    for (const char* text : {"Development", "dev", "Validation", "val", "VAL"})
        QCOMPARE(parseSplit(text), std::optional(Split::Development));
    for (const char* text : {"Test", "test1", "Test1"})
        QCOMPARE(parseSplit(text), std::optional(Split::Test1));
    QCOMPARE(parseSplit("Test2"), std::optional(Split::Test2));
    QCOMPARE(parseSplit("test3"), std::optional(Split::Test3));
    for (const char* text : {"NA", "none", "", "n/a"})
        QCOMPARE(parseSplit(text), std::optional(Split::None));
    for (const char* text : {"Test4", "fold1", "trainn", "1"})
        QCOMPARE(parseSplit(text), std::nullopt);
    for (const Split split :
         {Split::None, Split::Train, Split::Development, Split::Test1, Split::Test2, Split::Test3})
        QCOMPARE(parseSplit(toString(split)), std::optional(split));
}

void LabelsTest::consensusOfAnEmotionCorpus()
{
    REQUIRE_DATA("emotale/labels_consensus.csv");
    const auto table = readLabels(test::data("emotale/labels_consensus.csv"));
    QCOMPARE(table.rows(), std::size_t{800});
    QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "valence", "dominance"}));
    QCOMPARE(table.format, std::string("MSP labels_consensus.csv"));
    // The file's first row: DK_001_A_1.wav,A,6.0,2.0,6.5,1,Female,Train
    QCOMPARE(table.names.front(), std::string("DK_001_A_1.wav"));
    QCOMPARE(table.values[0].front(), 6.0);
    QCOMPARE(table.values[1].front(), 2.0);
    QCOMPARE(table.values[2].front(), 6.5);
    QCOMPARE(table.text.at("EmoClass").front(), std::string("A"));
    QCOMPARE(table.text.at("SpkrID").front(), std::string("1"));
    QCOMPARE(table.text.at("Gender").front(), std::string("Female"));
    QCOMPARE(table.text.size(), std::size_t{3});
    // Counts from the data's README.
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Train), 525);
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Development), 100);
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Test1), 175);
}

void LabelsTest::consensusOfTheThreeFormatsAgrees()
{
    REQUIRE_DATA("whiser/labels.txt");
    const auto csv = readLabels(test::data("whiser/labels_consensus.csv"));
    const auto text = readLabels(test::data("whiser/labels.txt"));
    QCOMPARE(csv.rows(), std::size_t{5427});
    QCOMPARE(text.rows(), std::size_t{5427});
    QCOMPARE(text.attributes, csv.attributes);
    QCOMPARE(std::count(csv.splits.begin(), csv.splits.end(), Split::None), 5427);
    std::map<std::string, std::size_t> rowOf;
    for (std::size_t row = 0; row < text.rows(); ++row)
        rowOf[text.names[row]] = row;
    for (std::size_t row = 0; row < csv.rows(); ++row) {
        const std::size_t other = rowOf.at(csv.names[row]);
        for (std::size_t attribute = 0; attribute < 3; ++attribute)
            QVERIFY(std::abs(csv.values[attribute][row] - text.values[attribute][other]) < 1e-6);
        QCOMPARE(csv.text.at("EmoClass")[row], text.text.at("EmoClass")[other]);
    }
}

void LabelsTest::csvOnAnotherScale()
{
    REQUIRE_DATA("emobank/emobank.csv");
    LabelReadOptions options;
    options.scale = LabelScale{1, 5};
    const auto table = readLabels(test::data("emobank/emobank.csv"), options);
    QCOMPARE(table.rows(), std::size_t{10062});
    QCOMPARE(table.scale.low, 1.0);
    QCOMPARE(table.scale.high, 5.0);
    QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "valence", "dominance"}));
    // 110CYL068_1036_1079,train,3.0,3.0,3.2,"Remember what she said in my last letter? """
    QCOMPARE(table.names.front(), std::string("110CYL068_1036_1079"));
    QCOMPARE(table.values[table.attributeIndex("V")][1], 2.8);
    QCOMPARE(table.values[table.attributeIndex("A")][1], 3.1);
    QCOMPARE(table.values[table.attributeIndex("D")].front(), 3.2);
    QCOMPARE(table.text.at("text").front(), std::string("Remember what she said in my last letter? \""));
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Train), 8062);
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Development), 1000);
    QCOMPARE(std::count(table.splits.begin(), table.splits.end(), Split::Test1), 1000);
}

void LabelsTest::aScaleThatIsNotGivenMayBeDoubted()
{
    const auto warnings = [&](double low, double high, int rows, const char* name, bool isGiven) {
        std::string text = std::string(name) + ",arousal,valence\n";
        for (int row = 0; row < rows; ++row)
            text += "s" + std::to_string(row) + "," +
                    std::to_string(low + (high - low) * row / std::max(1, rows - 1)) + ",\n";
        const auto path = write("labels.csv", text);
        LabelReadOptions options;
        if (isGiven)
            options.scale = LabelScale{1, 7};
        test::Listener listener;
        readLabels(path, options, Job(listener));
        return listener.warnings;
    };
    const auto found = warnings(1.2, 4.6, 60, "name", false);
    QCOMPARE(found.size(), std::size_t{1});
    for (const char* piece : {"labels.csv", "between 1.2 and 4.6", "1 to 7", "--scale"})
        QVERIFY2(found.front().find(piece) != std::string::npos, found.front().c_str());
    QCOMPARE(warnings(3.5, 7, 60, "name", false).size(), std::size_t{1});
    QVERIFY(warnings(1.2, 5.5, 60, "name", false).empty()); // it is used
    QVERIFY(warnings(1.2, 4.6, 49, "name", false).empty()); // too few
    QVERIFY(warnings(1.2, 4.6, 60, "name", true).empty());
}

void LabelsTest::columnsAreFoundByHeaderWords_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("MSP") << "FileName,EmoAct,EmoVal,EmoDom,Split_Set";
    QTest::newRow("plain") << "name,arousal,valence,dominance,split";
    QTest::newRow("short") << "file,act,val,dom,partition";
    QTest::newRow("letters") << "id,A,V,D,set";
    QTest::newRow("activation") << "utterance,Activation,Valence,Dominance,Split Set";
    QTest::newRow("capitals") << "FILENAME,AROUSAL,VALENCE,DOMINANCE,SPLIT";
    QTest::newRow("semicolons") << "file_name;aro;val;dom;Split";
    QTest::newRow("tabs") << "Utterance_ID\tarousal\tvalence\tdominance\tsplit-set";
    QTest::newRow("no-break spaces") << QString::fromUtf8(
        "FileName\xC2\xA0,EmoAct\xC2\xA0,\xE2\x80\x8B EmoVal,EmoDom\xC2\xA0 ,\xE3\x80\x80split");
    QTest::newRow("byte order mark") << QString::fromUtf8("\xEF\xBB\xBFname,arousal,valence,dominance,split");
}

void LabelsTest::columnsAreFoundByHeaderWords()
{
    QFETCH(QString, header);
    const std::string head = header.toStdString();
    const char separator = head.find(';') != std::string::npos    ? ';'
                           : head.find('\t') != std::string::npos ? '\t'
                                                                  : ',';
    std::string row = "x.wav,2,3.5,4,dev\n";
    std::replace(row.begin(), row.end(), ',', separator);
    const auto table = readLabels(write("any.csv", head + "\n" + row));
    QCOMPARE(table.names, (std::vector<std::string>{"x.wav"}));
    QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "valence", "dominance"}));
    QCOMPARE(table.values, (std::vector<std::vector<double>>{{2}, {3.5}, {4}}));
    QCOMPARE(table.splits, (std::vector<Split>{Split::Development}));
    QVERIFY(table.text.empty());
}

void LabelsTest::optionsOverrideHeaderWords()
{
    const auto path = write("options.csv", "name,clip,arousal,A2,split,fold,happy\na,x1,2,5,train,test,3\n");
    LabelReadOptions options;
    options.nameColumn = "clip";
    options.splitColumn = "Fold";
    options.attributeColumns = {{"arousal", "A2"}, {"happy", "happy"}};
    const auto table = readLabels(path, options);
    QCOMPARE(table.names, (std::vector<std::string>{"x1"}));
    QCOMPARE(table.splits, (std::vector<Split>{Split::Test1}));
    QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "happy"}));
    QCOMPARE(table.values, (std::vector<std::vector<double>>{{5}, {3}}));
    QCOMPARE(table.text.at("arousal"), (std::vector<std::string>{"2"}));
    QCOMPARE(table.text.at("name"), (std::vector<std::string>{"a"}));
}

void LabelsTest::missingValuesAreNotNumbers()
{
    const auto table =
        readLabels(write("missing.csv", "name,arousal,valence\na,,1\nb,NA,2\nc,nan,3\nd,N/A,4\ne,4,NaN\n"));
    for (std::size_t row = 0; row < 4; ++row)
        QVERIFY(std::isnan(table.values[0][row]));
    QCOMPARE(table.values[0][4], 4.0);
    QVERIFY(std::isnan(table.values[1][4]));
    QCOMPARE(table.splits, std::vector<Split>(5, Split::None));
}

void LabelsTest::labelsTextWithAFourthAttribute()
{
    // MSP-IMPROV's layout: a naturalness N, blanks before the semicolons, a block without ratings.
    const auto path = write("eval.txt", "clip1.avi; H; A:2.777778; V:3.888889 ; D:2.666667 ; N:3.777778;\r\n"
                                        "WORKER00000019; Happy; Happy, ; A:2.0; V:4.0; D:3.0; N:4.0;\r\n"
                                        "\r\n"
                                        "clip2.avi; X; A:NaN; V:3; D:2.5;\r\n");
    LabelReadOptions options;
    options.scale = LabelScale{1, 5};
    const auto table = readLabels(path, options);
    QCOMPARE(table.names, (std::vector<std::string>{"clip1.avi", "clip2.avi"}));
    QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "valence", "dominance", "n"}));
    QCOMPARE(table.values[3][0], 3.777778);
    QVERIFY(std::isnan(table.values[3][1]));
    QVERIFY(std::isnan(table.values[0][1]));
    QCOMPARE(table.text.at("EmoClass"), (std::vector<std::string>{"H", "X"}));

    options.attributeColumns = {{"naturalness", "N"}};
    QCOMPARE(readLabels(path, options).attributes.back(), std::string("naturalness"));
}

void LabelsTest::scaleComesFromTheFormatOrTheOptions()
{
    // All values would fit 1-5; the scale is the format's all the same.
    const auto path = write("scale.csv", "FileName,EmoAct\na,1\nb,5\n");
    QCOMPARE(readLabels(path).scale.high, 7.0);
    LabelReadOptions options;
    options.scale = LabelScale{-1, 5};
    QCOMPARE(readLabels(path, options).scale.low, -1.0);
    QCOMPARE(readLabels(path, options).scale.high, 5.0);
}

void LabelsTest::oddFilesAreRead_data()
{
    QTest::addColumn<QString>("contents");
    QTest::newRow("CRLF") << "name,arousal\r\na,2\r\nb,3\r\n";
    QTest::newRow("no last line end") << "name,arousal\na,2\nb,3";
    QTest::newRow("empty lines at the end") << "name,arousal\na,2\nb,3\n\n\n";
    QTest::newRow("quoted") << "\"name\",\"arousal\"\n\"a\",\"2\"\n\"b\",\"3\"\n";
    QTest::newRow("blanks") << "name , arousal\na , 2\n b, +3 \n";
    QTest::newRow("separator of a spreadsheet") << "sep=;\r\nname;arousal\r\na;2\r\nb;3\r\n";
    QTest::newRow("rare separator of a spreadsheet") << "\"Sep=|\"\nname|arousal\na|2\nb|3\n";
    QTest::newRow("unnamed index column") << ",name,arousal\n0,a,2\n1,b,3\n";
    QTest::newRow("text over two lines") << "name,arousal,text\na,2,\"one\ntwo\"\nb,3,x\n";
}

void LabelsTest::oddFilesAreRead()
{
    QFETCH(QString, contents);
    const auto table = readLabels(write("odd.csv", contents.toStdString()));
    QCOMPARE(table.names, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(table.values, (std::vector<std::vector<double>>{{2, 3}}));
}

void LabelsTest::badFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QStringList>("pieces");
    const auto row = [](const char* name, const QByteArray& contents, const QStringList& pieces) {
        QTest::newRow(name) << contents << pieces;
    };
    row("empty", "", {"empty"});
    row("workbook", QByteArray("PK\x03\x04", 4) + QByteArray(26, '\1') + "[Content_Types].xml",
        {"workbook", "save its sheet as CSV"});
    row("old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ", {"workbook", "save its sheet as CSV"});
    row("zip", QByteArray("PK\x03\x04", 4) + QByteArray(26, '\1') + "labels.csv",
        {"compressed file (zip)", "decompress it"});
    row("NumPy", QByteArray("PK\x03\x04", 4) + QByteArray(22, '\0') + QByteArray("\5\0\0\0", 4) + "x.npy",
        {"NumPy archive (.npz)"});
    row("gzip", QByteArray("\x1F\x8B\x08\0 ", 5), {"compressed file (gzip)", "decompress it"});
    row("xz",
        QByteArray("\xFD"
                   "7zXZ\0",
                   6),
        {"compressed file (xz)", "decompress it"});
    row("blank lines", "\n\n  \n", {"blank"});
    row("header alone", "name,arousal\n", {"no rows"});
    row("text for a number", "name,arousal\na,2\nb,high\n", {"line 3", "column arousal", "'high'", "number"});
    row("infinity", "name,arousal\na,inf\n", {"line 2", "column arousal", "'inf'"});
    row("decimal comma among commas", "name,arousal\na,\"3,5\"\n", {"line 2", "'3,5'"});
    row("commas and points", "name;arousal\na;3,5\nb;3.5\n", {"line 2", "column arousal", "'3,5'", "line 3"});
    row("above the scale", "name,arousal\na,2\nb,7.5\n",
        {"line 3", "column arousal", "7.5", "outside the scale 1 to 7", "--scale"});
    row("below the scale", "FileName,EmoAct,EmoVal\na,2,3\nb,3,0.5\n",
        {"line 3", "column EmoVal", "0.5", "--scale"});
    row("line counted after a cell of two lines", "name,arousal,text\na,2,\"x\ny\"\nb,9,z\n",
        {"line 4", "column arousal"});
    row("duplicate name", "name,arousal\na,2\nb,3\na,4\n", {"line 4", "'a'", "line 2"});
    row("no name", "name,arousal\na,2\n,3\n", {"line 3", "column name", "no name"});
    row("unknown split", "name,arousal,split\na,2,train\nb,3,fold7\n",
        {"line 3", "column split", "'fold7'", "Train", "Development", "Test3", "NA", "--split-column"});
    row("ragged", "name,arousal\na,2\nb,3,4\n", {"line 3"});
    row("no name column", "arousal,valence\n1,2\n", {"sample names", "'arousal', 'valence'"});
    row("no label column", "name,speaker\na,anna\n", {"no column is a label", "'name', 'speaker'", "EmoAct"});
    row("two arousal columns", "name,arousal,EmoAct\na,2,3\n", {"'arousal'", "'EmoAct'", "both"});
    row("two columns of one name", "name,arousal,x,x\na,2,3,4\n", {"columns 3 and 4", "'x'"});
    row("single ratings", "FileName,EmoDetail\na.wav,WORKER1; Sad; Sad; A:3; V:2; D:4;\n",
        {"single ratings", "labels_consensus"});
    row("labels.txt, text for a number", "a.wav; N; A:3; V:x; D:2;\n", {"line 1", "field 'V:'", "'x'"});
    row("labels.txt, outside the scale", "a.wav; N; A:3; V:2; D:2;\n\nb.wav; N; A:8; V:2; D:2;\n",
        {"line 3", "field 'A:'", "8", "--scale"});
    row("labels.txt, twice", "a.wav; N; A:3; V:2; D:2;\n\na.wav; N; A:3; V:2; D:2;\n",
        {"line 3", "'a.wav'", "line 1"});
    row("labels.txt, a rating alone", "a.wav; N; A:3; V:2; D:2;\n\nWORKER1; Sad; Sad; A:3; V:2; D:2;\n",
        {"line 3", "consensus line"});
    row("labels.txt, no attributes", "a.wav; N; A:3; V:2; D:2;\n\nb.wav; N;\n", {"line 3", "no attributes"});
    row("labels.txt, attribute twice", "a.wav; N; A:3; A:2; D:2;\n", {"line 1", "twice"});
    row("UTF-16 without rows", QByteArray("\xFF\xFEn\0a\0", 6), {"no rows"});
    row("binary", QByteArray("\x89HDF\r\n\x1a\n\0\0\0\0", 12), {});
}

void LabelsTest::badFilesAreNamed()
{
    QFETCH(QByteArray, contents);
    QFETCH(QStringList, pieces);
    const auto path = write("bad file.csv", contents.toStdString());
    bool raised = false;
    try {
        readLabels(path);
    } catch (const Error& error) {
        raised = true;
        const QString sentence = QString::fromUtf8(error.what());
        QCOMPARE(error.kind(), ErrorKind::BadInput);
        QVERIFY2(sentence.startsWith(QString::fromStdString(path.string())), qPrintable(sentence));
        for (const QString& piece : pieces)
            QVERIFY2(sentence.contains(piece), qPrintable(sentence));
    }
    QVERIFY(raised);
}

void LabelsTest::badOptionsAreNamed()
{
    const std::filesystem::path folder(m_folder.path().toStdString());
    VERIFY_RAISES(readLabels(folder / "absent.csv"), ErrorKind::BadInput, "absent.csv", "not exist");
    VERIFY_RAISES(readLabels(folder), ErrorKind::BadInput, "folder");
    const auto path = write("options2.csv", "name,arousal,Clip,clip\na,2,3,4\n");
    LabelReadOptions options;
    options.splitColumn = "fold";
    VERIFY_RAISES(readLabels(path, options), ErrorKind::BadInput, "header", "'fold'", "'name', 'arousal'");
    options = {};
    options.attributeColumns = {{"valence", "V"}};
    VERIFY_RAISES(readLabels(path, options), ErrorKind::BadInput, "'V'", "valence", "'arousal'");
    options = {};
    options.nameColumn = "CLIP";
    VERIFY_RAISES(readLabels(path, options), ErrorKind::BadInput, "two columns", "'CLIP'");
    options = {};
    options.scale = LabelScale{7, 1};
    VERIFY_RAISES(readLabels(path, options), ErrorKind::Usage, "7:1");
    options.scale = LabelScale{1, std::nan("")};
    VERIFY_RAISES(readLabels(path, options), ErrorKind::Usage, "scale");
}

void LabelsTest::attributesByNameAndPrefix()
{
    LabelTable table;
    table.attributes = {"arousal", "valence", "dominance", "disgust", "happy"};
    table.source = "labels.csv";
    for (const char* name : {"a", "act", "arousal", "A", "EmoAct", "Activation", "aro"})
        QCOMPARE(table.attributeIndex(name), std::size_t{0});
    QCOMPARE(table.attributeIndex("V"), std::size_t{1});
    QCOMPARE(table.attributeIndex("D"), std::size_t{2});
    QCOMPARE(table.attributeIndex("dis"), std::size_t{3});
    QCOMPARE(table.attributeIndex("HAP"), std::size_t{4});
    table.text["Laughter"] = {"1"};
    QCOMPARE(table.attributeName("Act"), std::string("arousal"));
    QCOMPARE(table.attributeName("Laughter"), std::string("Laughter"));
    table.attributes = {"anger", "anxiety"};
    VERIFY_RAISES(table.attributeIndex("an"), ErrorKind::BadInput, "labels.csv", "several", "anger",
                  "anxiety");
    VERIFY_RAISES(table.attributeIndex("valence"), ErrorKind::BadInput, "none of", "anger", "anxiety");
    VERIFY_RAISES(table.attributeIndex(""), ErrorKind::BadInput, "anger");
}

void LabelsTest::whatIsWrittenReadsBack()
{
    LabelTable table;
    table.names = {"a.wav", "b, the \"second\".wav"};
    table.attributes = {"arousal", "valence", "happy"};
    table.values = {{1.0 / 3 + 1, 7}, {std::nan(""), 2}, {3, 4.000000001}};
    table.splits = {Split::Train, Split::None};
    table.text = {{"EmoClass", {"A", "N"}},
                  {"Gender", {"Female", "Male"}},
                  {"SpkrID", {"1", "2"}},
                  {"words", {"x,y", ""}}};
    const std::filesystem::path folder(m_folder.path().toStdString());
    for (const char* name : {"out.csv", "out.tsv"})
        for (const LabelScale scale : {LabelScale{1, 7}, LabelScale{0, 9}}) {
            table.scale = scale;
            writeLabels(table, folder / name);
            LabelReadOptions options;
            options.attributeColumns = {{"happy", "happy"}};
            options.scale = scale;
            const auto back = readLabels(folder / name, options);
            QCOMPARE(back.names, table.names);
            QCOMPARE(back.splits, table.splits);
            QCOMPARE(back.text, table.text);
            QCOMPARE(back.values[back.attributeIndex("arousal")], table.values[0]);
            QVERIFY(std::isnan(back.values[back.attributeIndex("valence")][0]));
            QCOMPARE(back.values[back.attributeIndex("valence")][1], 2.0);
            QCOMPARE(back.values[back.attributeIndex("happy")], table.values[2]);
        }
    table.scale = LabelScale{};
    writeLabels(table, folder / "msp.csv");
    std::ifstream stream(folder / "msp.csv");
    std::string header;
    std::getline(stream, header);
    QCOMPARE(header, std::string("FileName,EmoClass,EmoAct,EmoVal,happy,SpkrID,Gender,words,Split_Set"));
    VERIFY_RAISES(writeLabels(table, folder / "absent" / "x.csv"), ErrorKind::Failed, "x.csv");
}

void LabelsTest::stopIsHeeded()
{
    struct Silent : Progress {
        void report(const ProgressUpdate&) override {}
        void warn(const std::string&) override {}
    } silent;
    std::stop_source source;
    source.request_stop();
    const auto path = write("stop.csv", "name,arousal\na,2\n");
    VERIFY_RAISES(readLabels(path, {}, Job(silent, source.get_token())), ErrorKind::Stopped, "stopped");
}

QTEST_GUILESS_MAIN(LabelsTest)
#include "labels_test.moc"
