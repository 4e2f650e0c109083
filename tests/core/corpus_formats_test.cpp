#include "data/corpus.h"
#include "data/iemocap_labels.h"
#include "file_bytes.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <cmath>
#include <utility>

using namespace deepmi;

namespace
{

const std::string heading = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n";

/// The first turns are laid out as in the corpus' documentation; the values are made up.
const std::string dialogue = heading +
                             "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.0000, 3.5000]\n"
                             "C-E2:\tNeutral;\t()\n"
                             "C-E4:\tNeutral; Other;\t(curious: why?)\n"
                             "C-F1:\tNeutral;\t(curious)\n"
                             "A-E3:\tval 3; act 2; dom  4;\t()\n"
                             "A-E4:\tval 2; act 2; dom  3;\t(mildly aggravated; polite, attitude)\n"
                             "A-F1:\tval 5; act 1; dom  1;\t()\n"
                             "\n"
                             "[10.0100 - 11.3925]\tSes01F_impro01_M001\txxx\t[3.0000, 4.5000, 5.0000]\n"
                             "C-E2:\tFrustration;\t()\n"
                             "A-E4:\tval 3; act 5; dom  ;\t()\n"
                             "A-E3:\tval 3; act 4; dom  5;\t()\n"
                             "A-M1:\tval 4; act 4; dom  4;\t()\n";
const std::string second = heading + "[0.5 - 1.5]\tSes02M_script01_1_F000\tang\t[1.0, 5.0, 4.0]\n"
                                     "A-E3:\tval 1; act 5; dom  4;\t()\n";

const std::string improv =
    "UTD-IMPROV-S01A-F01-S-FM01.avi; N; A:3.400000; V:3.000000; D:2.800000; N:4.200000;\n"
    "ph3-p12; Neutral; Neutral,Sad; A:3.000000; V:4.000000; D:3.000000; N:4.000000;\n"
    "WORKER00000007; Sad; Sad; A:4.000000; V:2.000000; D:NaN; N:5.000000;\n"
    "\n"
    "UTD-IMPROV-S02A-M03-P-MF02.avi; A; A:4.500000; V:1.500000; D:4.000000; N:3.000000;\n"
    "WORKER00000007; Angry; Angry; A:4.500000; V:1.500000; D:4.000000; N:3.000000;\n";

} // namespace

/// Labels as IEMOCAP and MSP-IMPROV have them; expected values are read off the literal text.
class CorpusFormatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void valenceStandsFirstInIemocap()
    {
        const auto path = write("Ses01F_impro01.txt", dialogue);
        const LabelTable table = readLabels(path);
        QCOMPARE(table.format, std::string("IEMOCAP EmoEvaluation"));
        QCOMPARE(table.names, (std::vector<std::string>{"Ses01F_impro01_F000", "Ses01F_impro01_M001"}));
        QCOMPARE(table.values[table.attributeIndex("valence")], (std::vector<double>{2.5, 3}));
        QCOMPARE(table.values[table.attributeIndex("arousal")], (std::vector<double>{2, 4.5}));
        QCOMPARE(table.values[table.attributeIndex("dominance")], (std::vector<double>{3.5, 5}));
        QCOMPARE(table.scale.low, 1.0);
        QCOMPARE(table.scale.high, 5.0);
        QVERIFY(table.splits == std::vector<Split>(2, Split::None));
        QCOMPARE(table.text.at("EmoClass"), (std::vector<std::string>{"neu", "xxx"}));
        QCOMPARE(table.text.at("Dialog"), (std::vector<std::string>(2, "Ses01F_impro01")));
        QCOMPARE(table.text.at("Start"), (std::vector<std::string>{"6.2901", "10.0100"}));
        QCOMPARE(table.text.at("End"), (std::vector<std::string>{"8.2357", "11.3925"}));
        QCOMPARE(table.text.at("SpkrID"), (std::vector<std::string>{"Ses01F", "Ses01M"}));
        QCOMPARE(table.text.at("Gender"), (std::vector<std::string>{"Female", "Male"}));
        LabelReadOptions options;
        options.scale = LabelScale{0, 6};
        options.attributeColumns = {{"power", "dom"}};
        const LabelTable other = readLabels(path, options);
        QCOMPARE(other.scale.high, 6.0);
        QCOMPARE(other.values[other.attributeIndex("power")], (std::vector<double>{3.5, 5}));
    }

    void selfReportsAreKeptApart()
    {
        const auto path = write("Ses01F_impro01.txt", dialogue);
        const RatingTable ratings = readRatings(path);
        QCOMPARE(ratings.raters, (std::vector<std::string>{"E3", "E4"}));
        QCOMPARE(ratings.names.size(), std::size_t(2));
        QCOMPARE(ratings.ratings.size(), std::size_t(4));
        QCOMPARE(ratings.attributes, (std::vector<std::string>{"valence", "arousal", "dominance"}));
        QCOMPARE(ratings.ratings[1].values, (std::vector<double>{2, 2, 3}));
        QCOMPARE(ratings.ratings[2].rater, std::size_t(1));
        QVERIFY(std::isnan(ratings.ratings[2].values[2]));
        QCOMPARE(ratings.ratings[3].values, (std::vector<double>{3, 4, 5}));
        const RatingTable own = readIemocapSelfReports(path);
        QCOMPARE(own.raters, (std::vector<std::string>{"F1", "M1"}));
        QCOMPARE(own.ratings.size(), std::size_t(2));
        QCOMPARE(own.ratings[0].values, (std::vector<double>{5, 1, 1}));
        QVERIFY(own.format.find("self-reports") != std::string::npos);
        const auto none = write("Ses02M_script01_1.txt", second);
        VERIFY_RAISES(readIemocapSelfReports(none), ErrorKind::BadInput, "Ses02M", "no self-reports");
        // Consensus lines alone.
        VERIFY_RAISES(readRatings(write("c.txt", heading + "[0.5 - 1.5]\ta\tang\t[1.0, 5.0, 4.0]\n")),
                      ErrorKind::BadInput, "c.txt", "A-E1");
    }

    void foldersOfDialoguesAreOneTable()
    {
        write("Session2/dialog/EmoEvaluation/Ses02M_script01_1.txt", second);
        write("Session1/dialog/EmoEvaluation/Ses01F_impro01.txt", dialogue);
        write("Session1/dialog/EmoEvaluation/._Ses01F_impro01.txt", std::string("\0\5\x16\7", 4));
        write("Session1/dialog/EmoEvaluation/Categorical/Ses01F_impro01_e2_cat.txt", "other\n");
        write("README.txt", "What is in the release.\n");
        const std::vector<std::string> all = {"Ses01F_impro01_F000", "Ses01F_impro01_M001",
                                              "Ses02M_script01_1_F000"};
        const LabelTable table = readLabels(root());
        QCOMPARE(table.names, all);
        QCOMPARE(table.text.at("SpkrID").back(), std::string("Ses02F"));
        QCOMPARE(table.source, root());
        const RatingTable ratings = readRatings(root());
        QCOMPARE(ratings.ratings.size(), std::size_t(5));
        QCOMPARE(ratings.raters.size(), std::size_t(2));
        for (const char* folder : {"Session1", "Session1/dialog", "Session1/dialog/EmoEvaluation"}) {
            QCOMPARE(readLabels(root() / folder).names, std::vector<std::string>(all.begin(), all.end() - 1));
            QVERIFY(fileKindOf(root() / folder) == FileKind::Labels);
        }
        const auto found = inspectFile(root());
        QVERIFY(found["kind"] == "labels" && found["rows"] == 3);
        QVERIFY(found["ratings"]["rows"] == 5 && found["self_reports"]["rows"] == 2);
        QVERIFY(found["attributes"]["valence"]["minimum"] == 1.0);
        // One turn in two files.
        write("Session1/dialog/EmoEvaluation/Ses09.txt", second);
        write("Session1/dialog/EmoEvaluation/Ses10.txt", second);
        VERIFY_RAISES(readLabels(root() / "Session1"), ErrorKind::BadInput, "Ses10.txt", "line 3",
                      "line 3 of Ses09.txt");
        write("Session2/dialog/EmoEvaluation/notes.txt", "not IEMOCAP's\n");
        VERIFY_RAISES(readLabels(root() / "Session2"), ErrorKind::BadInput, "notes.txt", "line 1",
                      "not IEMOCAP's");
        std::filesystem::create_directories(root() / "empty");
        VERIFY_RAISES(readLabels(root() / "empty"), ErrorKind::BadInput, "empty", "folder", "EmoEvaluation");
        VERIFY_RAISES(readRatings(root() / "empty"), ErrorKind::BadInput, "empty", "folder");
    }

    void badIemocapFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QStringList>("pieces");
        const auto row = [](const char* name, const QByteArray& lines, const QStringList& pieces) {
            QTest::newRow(name) << lines << pieces;
        };
        const QByteArray turn = "[1.0 - 2.0]\ta\tneu\t[2.0, 3.0, 4.0]\n";
        const QString line3 = QStringLiteral("line 3"), line4 = QStringLiteral("line 4");
        row("two numbers", "[1.0 - 2.0]\ta\tneu\t[2.0, 3.0]\n", {line3, "[start - end]"});
        row("four numbers", "[1.0 - 2.0]\ta\tneu\t[2.0, 3.0, 4.0, 5.0]\n", {line3, "[start - end]"});
        row("no class", "[1.0 - 2.0]\ta\t[2.0, 3.0, 4.0]\n", {line3, "emotion"});
        row("no times", "[x - 2.0]\ta\tneu\t[2.0, 3.0, 4.0]\n", {line3, "[start - end]"});
        row("cut", "[1.0 - 2.0]\ta\tneu\t[2.0, 3.", {line3, "[start - end]"});
        row("a word for a number", "[1.0 - 2.0]\ta\tneu\t[2.0, high, 4.0]\n", {line3, "act", "'high'"});
        row("outside the scale", "[1.0 - 2.0]\ta\tneu\t[5.5, 3.0, 4.0]\n",
            {line3, "val", "5.5", "1 to 5", "--scale"});
        row("twice", turn + "\n" + turn, {"line 5", "'a'", line3});
        row("a line of no kind", turn + "B-E1:\tNeutral;\t()\n", {line4, "'B-E1:", "A-E1:"});
        row("a rating before any turn", "A-E1:\tval 3; act 2; dom 2;\t()\n", {line3, "turn above it"});
        row("a rating behind an empty line", turn + "\nA-E1:\tval 3; act 2; dom 2;\t()\n",
            {"line 5", "turn above it"});
        row("two values", turn + "A-E1:\tval 3; act 2;\t()\n", {line4, "val 3; act 2; dom 2;"});
        row("one value twice", turn + "A-E1:\tval 3; act 2; act 2;\t()\n", {line4, "'act 2'", "once"});
        row("an unknown value", turn + "A-E1:\tval 3; act 2; power 2;\t()\n", {line4, "'power 2'"});
        row("no whole number", turn + "A-E1:\tval three; act 2; dom 2;\t()\n",
            {line4, "field val", "'three'"});
        row("a rating outside the scale", turn + "A-E1:\tval 3; act 7; dom 2;\t()\n",
            {line4, "field act", "7", "1 to 5"});
    }

    void badIemocapFilesAreNamed()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QStringList, pieces);
        const auto path = write("Ses01F_bad.txt", heading + lines.toStdString());
        std::string said = "it was read";
        try {
            readLabels(path);
            readRatings(path);
        } catch (const InputError& error) {
            said = error.what();
        }
        QVERIFY2(said.starts_with(path.string()), said.c_str());
        for (const QString& piece : pieces)
            QVERIFY2(said.find(piece.toStdString()) != std::string::npos, said.c_str());
    }

    void improvHasNaturalnessAndAnyRaters()
    {
        const auto path = write("Evalution.txt", improv);
        QVERIFY(fileKindOf(path) == FileKind::Labels);
        const LabelTable table = readLabels(path);
        QCOMPARE(table.format, std::string("MSP-IMPROV Evalution.txt"));
        QCOMPARE(table.names, (std::vector<std::string>{"UTD-IMPROV-S01A-F01-S-FM01.avi",
                                                        "UTD-IMPROV-S02A-M03-P-MF02.avi"}));
        QCOMPARE(table.attributes,
                 (std::vector<std::string>{"arousal", "valence", "dominance", "naturalness"}));
        QCOMPARE(table.values[0], (std::vector<double>{3.4, 4.5}));
        QCOMPARE(table.values[3], (std::vector<double>{4.2, 3}));
        QCOMPARE(table.scale.high, 5.0);
        QCOMPARE(table.text.at("EmoClass"), (std::vector<std::string>{"N", "A"}));
        const RatingTable ratings = readRatings(path);
        QCOMPARE(ratings.raters, (std::vector<std::string>{"ph3-p12", "WORKER00000007"}));
        QCOMPARE(ratings.ratings.size(), std::size_t(3));
        QCOMPARE(ratings.ratings[0].values, (std::vector<double>{3, 4, 3, 4}));
        QVERIFY(std::isnan(ratings.ratings[1].values[2]));
        QCOMPARE(ratings.ratings[2].sample, std::size_t(1));
        QCOMPARE(ratings.scale.high, 5.0);
        QVERIFY(inspectFile(path)["ratings"]["rows"] == 3);
        // Blocks need no empty line between them where the names tell.
        std::string dense = improv;
        dense.erase(dense.find("\n\n"), 1);
        QCOMPARE(readRatings(write("dense.txt", dense)).ratings[2].sample, std::size_t(1));
    }

    void improvVideosMeetTheirAudio()
    {
        const LabelTable labels = readLabels(write("Evalution.txt", improv));
        FeatureTable features;
        features.names = {"session1/MSP-IMPROV-S02A-M03-P-MF02.wav",
                          "session1/MSP-IMPROV-S01A-F01-S-FM01.wav"};
        features.values = FloatMatrix(2, 1);
        features.source = "f.csv";
        const Corpus corpus = joinCorpus(std::move(features), labels, "valence");
        QCOMPARE(corpus.names, labels.names);
        QCOMPARE(corpus.featureRow, (std::vector<std::size_t>{1, 0}));
        QCOMPARE(corpus.labels, (std::vector<double>{3, 1.5}));
    }

    void badImprovFilesAreNamed()
    {
        const auto refused = [&](const std::string& contents, const char* where, const char* what) {
            const auto path = write("Evalution.txt", contents);
            VERIFY_RAISES(readRatings(path), ErrorKind::BadInput, "Evalution.txt", where, what);
        };
        const std::string name = "UTD-IMPROV-S01A-F01-S-FM01.avi; N; ";
        const std::string good = name + "A:3; V:3; D:3; N:3;\n";
        refused(good + "WORKER1; Sad; Sad; A:3; V:high; D:3; N:3;\n", "line 2", "'high'");
        refused(good + "WORKER1; Sad; Sad; A:3; V:6; D:3; N:3;\n", "line 2", "1 to 5");
        refused(good + "WORKER1; Sad; Sad;\n", "line 2", "no attributes");
        refused(good + "WORKER1; Sad; Sad; A:3; A:4;\n", "line 2", "twice");
        refused(good + "\nWORKER1; Sad; Sad; A:3; V:2; D:3; N:3;\n", "line 3", "consensus line");
        refused(good, "", "no ratings");
        const auto path = write("Evalution.txt", good + "\n" + good);
        VERIFY_RAISES(readLabels(path), ErrorKind::BadInput, "Evalution.txt", "line 3", "line 1");
        VERIFY_RAISES(readLabels(write("Evalution.txt", name + "A:3; V:3; D:x; N:3;\n")), ErrorKind::BadInput,
                      "Evalution.txt", "line 1", "'D:'", "'x'");
    }

private:
    std::filesystem::path root() const { return m_folder->path().toStdString(); }
    std::filesystem::path write(const std::string& name, const std::string& contents)
    {
        const auto path = root() / name;
        std::filesystem::create_directories(path.parent_path());
        test::writeBytes(path, contents);
        return path;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(CorpusFormatsTest)
#include "corpus_formats_test.moc"
