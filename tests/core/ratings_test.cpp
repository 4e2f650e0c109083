#include "data/label_table.h"

#include "job/error.h"

#include "listener.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>
#include <set>
#include <tuple>

using namespace deepmi;

namespace
{

/// [attribute][sample] the plain mean of the ratings that have a value.
std::vector<std::vector<double>> means(const RatingTable& table)
{
    std::vector<std::vector<double>> sum(table.attributes.size(),
                                         std::vector<double>(table.names.size(), 0.0));
    auto count = sum;
    for (const Rating& rating : table.ratings)
        for (std::size_t i = 0; i < rating.values.size(); ++i)
            if (!std::isnan(rating.values[i])) {
                sum[i][rating.sample] += rating.values[i];
                count[i][rating.sample] += 1;
            }
    for (std::size_t i = 0; i < sum.size(); ++i)
        for (std::size_t sample = 0; sample < sum[i].size(); ++sample)
            sum[i][sample] /= count[i][sample];
    return sum;
}

std::map<std::string, std::size_t> rowsByName(const std::vector<std::string>& names)
{
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < names.size(); ++row)
        rows[names[row]] = row;
    return rows;
}

} // namespace

class RatingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothMspFormatsHoldTheSameRatings();
    void consensusIsTheMeanOfTheRatings_data();
    void consensusIsTheMeanOfTheRatings();
    void unnamedRatersOnAnotherScale();
    void columnFormByHeaderWords();
    void oneCellFormWithAndWithoutQuotes();
    void oneRaterMayRateTwice();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void whatIsWrittenReadsBack();

private:
    std::filesystem::path write(const std::string& name, const std::string& contents)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << contents;
        return path;
    }

    QTemporaryDir m_folder;
};

void RatingsTest::bothMspFormatsHoldTheSameRatings()
{
    REQUIRE_DATA("whiser/labels.txt");
    const auto text = readRatings(test::data("whiser/labels.txt"));
    const auto detailed = readRatings(test::data("whiser/labels_detailed.csv"));
    // Counts from the data's README.
    for (const auto* table : {&text, &detailed}) {
        QCOMPARE(table->ratings.size(), std::size_t{27156});
        QCOMPARE(table->raters.size(), std::size_t{33});
        QCOMPARE(table->names.size(), std::size_t{5427});
        QCOMPARE(table->attributes, (std::vector<std::string>{"arousal", "valence", "dominance"}));
    }
    const auto described = [](const RatingTable& table) {
        std::multiset<std::tuple<std::string, std::string, std::vector<double>>> ratings;
        for (const Rating& rating : table.ratings)
            ratings.emplace(table.names[rating.sample], table.raters[rating.rater], rating.values);
        return ratings;
    };
    QVERIFY(described(text) == described(detailed));
}

void RatingsTest::consensusIsTheMeanOfTheRatings_data()
{
    QTest::addColumn<QString>("ratings");
    QTest::addColumn<QString>("labels");
    QTest::newRow("whiser, labels.txt") << "whiser/labels.txt"
                                        << "whiser/labels_consensus.csv";
    QTest::newRow("whiser, labels_detailed.csv") << "whiser/labels_detailed.csv"
                                                 << "whiser/labels.txt";
    QTest::newRow("emotale") << "emotale/labels_detailed.csv"
                             << "emotale/labels_consensus.csv";
}

void RatingsTest::consensusIsTheMeanOfTheRatings()
{
    QFETCH(QString, ratings);
    QFETCH(QString, labels);
    REQUIRE_DATA("whiser/labels.txt");
    const auto table = readRatings(test::data(ratings.toStdString()));
    const auto consensus = readLabels(test::data(labels.toStdString()));
    const auto mean = means(table);
    const auto rowOf = rowsByName(consensus.names);
    QCOMPARE(table.names.size(), consensus.rows());
    for (std::size_t sample = 0; sample < table.names.size(); ++sample) {
        const std::size_t row = rowOf.at(table.names[sample]);
        for (std::size_t i = 0; i < table.attributes.size(); ++i) {
            const std::size_t attribute = consensus.attributeIndex(table.attributes[i]);
            QVERIFY2(std::abs(mean[i][sample] - consensus.values[attribute][row]) < 1e-6,
                     table.names[sample].c_str());
        }
    }
}

void RatingsTest::unnamedRatersOnAnotherScale()
{
    REQUIRE_DATA("emobank/individual_reader_ratings.csv");
    LabelReadOptions options;
    options.scale = LabelScale{1, 5};
    const auto table = readRatings(test::data("emobank/individual_reader_ratings.csv"), options);
    QCOMPARE(table.ratings.size(), std::size_t{53055});
    QCOMPARE(table.names.size(), std::size_t{10548});
    QVERIFY(table.raters.empty());
    QCOMPARE(table.scale.high, 5.0);
    for (const Rating& rating : table.ratings)
        QCOMPARE(rating.rater, RatingTable::unnamed);
    // The third row: Acephalous-Cant-believe_4_47,3,5,3 under id,V,A,D.
    QCOMPARE(table.ratings[2].values[table.attributeIndex("arousal")], 5.0);
    QCOMPARE(table.ratings[2].values[table.attributeIndex("valence")], 3.0);
}

void RatingsTest::columnFormByHeaderWords()
{
    for (const char* header :
         {"FileName,Worker,EmoClass_Major,EmoClass_Second,EmoAct,EmoVal,EmoDom",
          "name,rater,primary,secondary,arousal,valence,dominance", "File,Annotator_ID,c,c2,act,val,dom"}) {
        const auto table =
            readRatings(write("columns.csv", std::string(header) + "\n"
                                                                   "a.wav,W1,Sad,\"Sad,Angry\",1,2,3\n"
                                                                   "b.wav,W2,Sad,Sad,4,,6\n"
                                                                   "a.wav,W2,Sad,Sad,7,6,5\n"));
        QCOMPARE(table.names, (std::vector<std::string>{"a.wav", "b.wav"}));
        QCOMPARE(table.raters, (std::vector<std::string>{"W1", "W2"}));
        QCOMPARE(table.ratings.size(), std::size_t{3});
        QCOMPARE(table.ratings[0].values, (std::vector<double>{1, 2, 3}));
        QVERIFY(std::isnan(table.ratings[1].values[1]));
        QCOMPARE(table.ratings[2].sample, std::size_t{0});
        QCOMPARE(table.ratings[2].rater, std::size_t{1});
    }
}

void RatingsTest::oneCellFormWithAndWithoutQuotes()
{
    const auto table =
        readRatings(write("detail.csv", "FileName,EmoDetail\r\n"
                                        "a.wav,\"W1; Sad; Sad,Angry; A:1.0; V:2.0; D:3.0;\"\r\n"
                                        "a.wav,W2; Sad; Sad,Angry; A:2.0; V:2.0; D:3.0;\r\n"
                                        "\"b.wav\", W1; Sad; Sad; A:3.0; V:NA; D:3.0\r\n"));
    QCOMPARE(table.names, (std::vector<std::string>{"a.wav", "b.wav"}));
    QCOMPARE(table.raters, (std::vector<std::string>{"W1", "W2"}));
    QCOMPARE(table.ratings[1].values, (std::vector<double>{2, 2, 3}));
    QVERIFY(std::isnan(table.ratings[2].values[1]));
    QCOMPARE(table.ratings[2].rater, std::size_t{0});
    // The header may be missing.
    const auto bare = readRatings(write("bare.csv", "a.wav,W1; Sad; Sad; A:1.0; V:2.0; D:3.0;\n"));
    QCOMPARE(bare.ratings.size(), std::size_t{1});
    QCOMPARE(bare.names, (std::vector<std::string>{"a.wav"}));
}

void RatingsTest::oneRaterMayRateTwice()
{
    test::Listener listener;
    const auto table = readRatings(write("twice.csv", "name,rater,arousal\nb,W1,2\na,W1,2\na,W1,3\na,W1,2\n"),
                                   {}, Job(listener));
    QCOMPARE(table.ratings.size(), std::size_t{4});
    QCOMPARE(table.raters.size(), std::size_t{1});
    // A file that was put together from parts that overlap looks like this too.
    QCOMPARE(listener.warnings.size(), std::size_t{1});
    QVERIFY2(listener.warnings[0].starts_with("2 of 4 ratings are of a sample that the same rater has rated "
                                              "before, the first of 'a' by 'W1'"),
             listener.warnings[0].c_str());
    // People without names may be different ones.
    listener.warnings.clear();
    QCOMPARE(readRatings(write("unnamed.csv", "name,arousal\na,2\na,3\n"), {}, Job(listener)).ratings.size(),
             std::size_t{2});
    QVERIFY(listener.warnings.empty());
}

void RatingsTest::badFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QStringList>("pieces");
    const auto row = [](const char* name, const QByteArray& contents, const QStringList& pieces) {
        QTest::newRow(name) << contents << pieces;
    };
    row("empty", "", {"empty"});
    row("text for a number", "name,rater,arousal\na,W1,2\na,W2,loud\n",
        {"line 3", "column arousal", "'loud'"});
    row("outside the scale", "name,rater,arousal\na,W1,2\na,W2,9\n",
        {"line 3", "column arousal", "9", "--scale"});
    row("no rater", "name,rater,arousal\na,W1,2\na,,3\n", {"line 3", "column rater", "no rater"});
    row("labels, no ratings", "name,arousal\na,2\nb,3\n", {"single ratings", "labels_detailed.csv"});
    row("no labels", "name,rater\na,W1\n", {"no column is a label", "'name', 'rater'"});
    row("labels.txt without ratings", "a.wav; N; A:3; V:2; D:2;\n", {"no ratings"});
    row("labels.txt, rating outside the scale",
        "a.wav; N; A:3; V:2; D:2;\nWORKER1; Sad; Sad; A:3; V:0; D:2;\n",
        {"line 2", "field 'V:'", "0", "--scale"});
    row("one cell, no comma", "FileName,EmoDetail\na.wav\n", {"line 2", "WORKER"});
    row("one cell, no attributes", "FileName,EmoDetail\na.wav,W1; Sad; Sad;\n", {"line 2", "no attributes"});
    row("one cell, no rater", "FileName,EmoDetail\na.wav,; Sad; Sad; A:1;\n", {"line 2", "no rater"});
    row("one cell, text for a number", "FileName,EmoDetail\na.wav,W1; Sad; Sad; A:1; V:two; D:3;\n",
        {"line 2", "field 'V:'", "'two'"});
    row("one cell, header alone", "FileName,EmoDetail\n", {"no ratings"});
}

void RatingsTest::badFilesAreNamed()
{
    QFETCH(QByteArray, contents);
    QFETCH(QStringList, pieces);
    const auto path = write("bad.csv", contents.toStdString());
    bool raised = false;
    try {
        readRatings(path);
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

void RatingsTest::whatIsWrittenReadsBack()
{
    RatingTable table;
    table.names = {"a.wav", "b.wav"};
    table.raters = {"W1", "W2"};
    table.attributes = {"arousal", "dominance"};
    table.ratings = {{0, 0, {1.0 / 3 + 1, 2}}, {1, 1, {7, std::nan("")}}, {0, 1, {3, 4}}};
    const std::filesystem::path folder(m_folder.path().toStdString());
    for (const char* name : {"ratings.csv", "ratings.tsv"}) {
        writeRatings(table, folder / name);
        const auto back = readRatings(folder / name);
        QCOMPARE(back.names, table.names);
        QCOMPARE(back.raters, table.raters);
        QCOMPARE(back.attributes, table.attributes);
        QCOMPARE(back.ratings[0].values, table.ratings[0].values);
        QVERIFY(std::isnan(back.ratings[1].values[1]));
        QCOMPARE(back.ratings[2].rater, std::size_t{1});
    }
    table.raters.clear();
    for (Rating& rating : table.ratings)
        rating.rater = RatingTable::unnamed;
    table.scale = LabelScale{0, 100};
    LabelReadOptions options;
    options.scale = table.scale;
    writeRatings(table, folder / "unnamed.csv");
    const auto back = readRatings(folder / "unnamed.csv", options);
    QVERIFY(back.raters.empty());
    QCOMPARE(back.ratings.size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(RatingsTest)
#include "ratings_test.moc"
