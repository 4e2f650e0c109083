#include "difficulty/scores.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "test_data.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

using namespace deepmi;

class ScoresJsonTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path write(const std::string& contents) const
    {
        std::ofstream(path("scores.json"), std::ios::binary) << contents;
        return path("scores.json");
    }
    static std::string contentsOf(const std::filesystem::path& file)
    {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream contents;
        contents << stream.rdbuf();
        return contents.str();
    }

private Q_SLOTS:
    void thePublishedValuesAreReadWithTheirCounts_data()
    {
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<int>("distinct");
        QTest::newRow("arousal") << "Act" << 176;
        QTest::newRow("dominance") << "Dom" << 172;
        QTest::newRow("valence") << "Val" << 319;
    }

    void thePublishedValuesAreReadWithTheirCounts()
    {
        REQUIRE_DATA("deepmi-v1.8");
        REQUIRE_GOLDEN("published_Act_value_counts.csv");
        QFETCH(QString, attribute);
        QFETCH(int, distinct);
        const std::string name = attribute.toStdString();
        const auto file = test::data("deepmi-v1.8") / ("DeepMI_50clusters@_" + name + ".json");
        const Scores scores = readScoresJson(file, 1);
        QCOMPARE(scores.names.size(), std::size_t{44879});
        QCOMPARE(scores.bins.begin(1), std::size_t{4487});
        QCOMPARE(distinctScores(scores), static_cast<std::size_t>(distinct));
        std::map<double, long long> counts;
        for (const double value : scores.score)
            ++counts[value];
        const DelimitedText golden =
            DelimitedText::read(test::golden("published_" + name + "_value_counts.csv"));
        QCOMPARE(golden.rows(), counts.size());
        for (std::size_t row = 0; row < golden.rows(); ++row) {
            const auto found = counts.find(golden.number(row, golden.columnIndex("published_DeepMI")));
            QVERIFY(found != counts.end());
            QCOMPARE(found->second, golden.integer(row, golden.columnIndex("count")));
        }
        // Out and in again, in full and with the authors' five decimals: nothing moves.
        for (const int decimals : {-1, 5}) {
            writeScoresJson(scores, path("out.json"), decimals);
            const Scores again = readScoresJson(path("out.json"), 1);
            QCOMPARE(again.names, scores.names);
            QVERIFY(again.score == scores.score);
            QVERIFY(again.bins.order == scores.bins.order);
        }
    }

    void bordersOfPublishedBinsThatFallInsideATieAreSettledBySeedAlone()
    {
        REQUIRE_DATA("deepmi-v1.8");
        const auto file = test::data("deepmi-v1.8") / "DeepMI_50clusters@_Act.json";
        const Scores one = readScoresJson(file, 1), two = readScoresJson(file, 2);
        for (int border = 1; border < 10; ++border) {
            const std::size_t rank = one.bins.begin(border);
            const double value = one.score[one.bins.order[rank]];
            // All inner borders of the published values fall inside a tie.
            QVERIFY(value == one.score[one.bins.order[rank - 1]]);
        }
        std::size_t moved = 0;
        for (std::size_t i = 0; i < one.names.size(); ++i) {
            if (one.bins.bin[i] == two.bins.bin[i])
                continue;
            ++moved;
            // Whoever changes bins shares its score with a border between them.
            const int border = std::max(one.bins.bin[i], two.bins.bin[i]);
            QVERIFY(one.score[i] == one.score[one.bins.order[one.bins.begin(border)]]);
        }
        QVERIFY(moved > 0);
    }

    void numbersAreWrittenInFullOrRoundedAsNumPyDoes()
    {
        const Scores scores = makeScores("x", true, {"a \"b\"", "b\\", "ü", "d", "e"},
                                         {1.0 / 3, .000125, -.000004, 2, 1e306}, 0);
        writeScoresJson(scores, path("full.json"));
        QCOMPARE(
            contentsOf(path("full.json")),
            std::string("{\"a \\\"b\\\"\": 0.3333333333333333, \"b\\\\\": 0.000125, \"ü\": -4e-06, \"d\": 2, "
                        "\"e\": 1e+306}\n"));
        // Half goes to even: .000125 is .00012 in five decimals; a small negative value becomes a plain 0.
        writeScoresJson(scores, path("rounded.json"), 5);
        QCOMPARE(contentsOf(path("rounded.json")),
                 std::string(
                     "{\"a \\\"b\\\"\": 0.33333, \"b\\\\\": 0.00012, \"ü\": 0, \"d\": 2, \"e\": 1e+306}\n"));
        QVERIFY(readScoresJson(path("full.json")).score == scores.score);
        QCOMPARE(readScoresJson(path("full.json")).names, scores.names);
    }

    void readingTakesWholeNumbersAndKeepsTheOrder()
    {
        const Scores scores =
            readScoresJson(write("\xEF\xBB\xBF {\"z\": 1, \"a\": -2,\n \"m\": 1.5e0}"), 3, 3);
        QCOMPARE(scores.names, (std::vector<std::string>{"z", "a", "m"}));
        QCOMPARE(scores.score, (std::vector<double>{1, -2, 1.5}));
        QCOMPARE(scores.bins.rank, (std::vector<std::size_t>{1, 2, 0}));
        QCOMPARE(scores.bins.count, 3);
        QVERIFY(scores.largerIsEasier);
        QCOMPARE(scores.measure, std::string("file"));
    }

    void whatIsNoScoreObjectIsRefused()
    {
        const auto read = [&](const std::string& contents) { readScoresJson(write(contents)); };
        VERIFY_RAISES(read("[1, 2]"), ErrorKind::BadInput, "scores.json", "list", "expected");
        VERIFY_RAISES(read("3"), ErrorKind::BadInput, "number", "expected");
        VERIFY_RAISES(read("{}"), ErrorKind::BadInput, "empty");
        VERIFY_RAISES(read(""), ErrorKind::BadInput, "empty");
        VERIFY_RAISES(read("{\"a\": 1, \"b\": \"x\"}"), ErrorKind::BadInput, "'b'", "text");
        VERIFY_RAISES(read("{\"a\": null}"), ErrorKind::BadInput, "'a'", "null");
        VERIFY_RAISES(read("{\"a\": true}"), ErrorKind::BadInput, "'a'", "true");
        VERIFY_RAISES(read("{\"a\": {\"b\": 1}}"), ErrorKind::BadInput, "'a'", "object");
        VERIFY_RAISES(read("{\"a\": [1]}"), ErrorKind::BadInput, "'a'", "list");
        VERIFY_RAISES(read("{\"a\": NaN}"), ErrorKind::BadInput, "byte 7");
        VERIFY_RAISES(read("{\"a\": 1, \"b\""), ErrorKind::BadInput, "byte");
        VERIFY_RAISES(read("{\"a\": 1} x"), ErrorKind::BadInput, "byte");
        VERIFY_RAISES(read("{\"a\": 1e999}"), ErrorKind::BadInput, "scores.json");
        VERIFY_RAISES(read("{\"a\": 1, \"b\": 2, \"a\": 3}"), ErrorKind::BadInput, "'a'", "twice");
        VERIFY_RAISES(read("{\"\": 1}"), ErrorKind::BadInput, "entry 1", "empty");
        VERIFY_RAISES(readScoresJson(path("absent.json")), ErrorKind::BadInput, "absent.json");
        VERIFY_RAISES(readScoresJson(m_folder.path().toStdString()), ErrorKind::BadInput, "folder");
    }

    void whatJsonCannotHoldIsRefused()
    {
        const Scores infinite = makeScores("x", true, {"a"}, {std::numeric_limits<double>::infinity()}, 0);
        VERIFY_RAISES(writeScoresJson(infinite, path("no.json")), ErrorKind::Failed, "'a'", "finite");
        const Scores bytes = makeScores("x", true, {"\xFF"}, {1}, 0);
        VERIFY_RAISES(writeScoresJson(bytes, path("no.json")), ErrorKind::Failed, "UTF-8");
        VERIFY_RAISES(writeScoresJson(infinite, path("no.json"), 16), ErrorKind::Usage, "16");
        VERIFY_RAISES(writeScoresJson(infinite, path("no.json"), -2), ErrorKind::Usage, "-2");
        QVERIFY(!std::filesystem::exists(path("no.json")));
    }
};

QTEST_GUILESS_MAIN(ScoresJsonTest)
#include "scores_json_test.moc"
