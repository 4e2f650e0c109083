#include "made_up_run.h"
#include "program.h"

#include <cmath>

using test::Outcome;

namespace
{

/// Rows of a table of the counts given, cells in order: [first][second].
QByteArray tableOf(const QByteArray& header, const std::vector<std::vector<int>>& counts)
{
    QByteArray text = header + "\n";
    int row = 0;
    for (std::size_t x = 0; x < counts.size(); ++x)
        for (std::size_t y = 0; y < counts[x].size(); ++y)
            for (int i = 0; i < counts[x][y]; ++i)
                text += "s" + QByteArray::number(row++) + "," + QByteArray::number(x) + "," +
                        QByteArray(1, static_cast<char>('a' + y)) + "\n";
    return text;
}

double number(const QJsonValue& value)
{
    return value.toDouble(std::nan(""));
}

} // namespace

/// `deepmi information`: any two discrete variables of a sample, from a table or from runs.
class InformationCommandTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Outcome run(const QString& arguments)
    {
        return test::deepmi(QStringLiteral("information ") + arguments, m_folder.path());
    }
    QString path(const char* name) { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        test::write(path("counts.csv"), tableOf("name,cluster,word", {{30, 10}, {5, 25}}));
        // Three variables of twelve samples: b is a, c has nothing to do with either; label follows a.
        QByteArray text = "name,a,b,c,label\n";
        for (int i = 0; i < 12; ++i)
            text += "s" + QByteArray::number(i) + "," + (i < 6 ? "low" : "high") + "," +
                    QByteArray::number(i < 6 ? 7 : 10) + "," + QByteArray::number(i % 2) + "," +
                    (i < 6 ? "2.5" : "6.5") + "\n";
        test::write(path("three.csv"), text);

        std::vector<std::string> speech, words;
        std::vector<int> first, second;
        std::vector<double> label, labelOfWords;
        for (int i = 0; i < 40; ++i) {
            speech.push_back("u" + std::to_string(i) + ".wav");
            first.push_back(i / 10);
            label.push_back(1.5 + i / 10);
            if (i != 7) {
                words.push_back("u" + std::to_string(i) + ".txt");
                second.push_back(i % 2 ? i / 10 / 2 : i / 10 % 2);
                labelOfWords.push_back(label.back());
            }
        }
        test::writeMadeUpRun(path("speech.h5").toStdString(), speech, first, label, 5);
        test::writeMadeUpRun(path("words.h5").toStdString(), words, second, labelOfWords, 2);
        test::writeMadeUpRun(path("valence.h5").toStdString(), words, second, labelOfWords, 2, "valence");
        labelOfWords[3] += 1;
        test::writeMadeUpRun(path("other.h5").toStdString(), words, second, labelOfWords, 2);
    }

    // The case "two by two" of tests/golden/information.json: scikit-learn's numbers.
    void twoColumnsOfATable()
    {
        const QJsonObject json = run(QStringLiteral("--table counts.csv --json")).json();
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 70);
        QCOMPARE(json[QStringLiteral("pairs")].toArray().size(), 1);
        const QJsonObject pair = json[QStringLiteral("pairs")].toArray()[0].toObject();
        QCOMPARE(pair[QStringLiteral("first")].toString(), QStringLiteral("cluster"));
        QVERIFY(std::abs(number(pair[QStringLiteral("mutual_information")]) - 0.17871515126363907) < 1e-12);
        QVERIFY(std::abs(number(pair[QStringLiteral("miller_madow")]) - 0.17157229412078193) < 1e-12);
        QVERIFY(std::abs(number(pair[QStringLiteral("by_chance")]) - 0.007304670463599559) < 1e-12);
        QVERIFY(!pair.contains(QStringLiteral("bootstrap")));
        const QJsonObject word = json[QStringLiteral("variables")].toArray()[1].toObject();
        QCOMPARE(word[QStringLiteral("states")].toInt(), 2);
        QVERIFY(std::abs(number(word[QStringLiteral("entropy")]) - std::log(2.)) < 1e-12); // 35 and 35
    }

    void closedFormsOfThreeVariables()
    {
        const QJsonArray pairs = run(QStringLiteral("--table three.csv --levels label=2 --json"))
                                     .json()[QStringLiteral("pairs")]
                                     .toArray();
        QCOMPARE(pairs.size(), 6); // ab ac al bc bl cl
        const double all = std::log(2.);
        const double expected[] = {all, 0, all, 0, all, 0};
        for (int i = 0; i < 6; ++i)
            QVERIFY2(std::abs(number(pairs[i].toObject()[QStringLiteral("mutual_information")]) -
                              expected[i]) < 1e-12,
                     QByteArray::number(i));
        const QJsonObject chosen = run(QStringLiteral("--table three.csv --variables c,a --json")).json();
        QCOMPARE(chosen[QStringLiteral("pairs")].toArray().size(), 1);
        QCOMPARE(
            chosen[QStringLiteral("variables")].toArray()[0].toObject()[QStringLiteral("name")].toString(),
            QStringLiteral("c"));
        // One level: nothing to tell.
        QCOMPARE(number(run(QStringLiteral("--table three.csv --variables a,label --cuts label=6.9 --json"))
                            .json()[QStringLiteral("pairs")]
                            .toArray()[0]
                            .toObject()[QStringLiteral("mutual_information")]),
                 0.);
    }

    void bootstrapIsAskedForAndRepeats()
    {
        const QString command =
            QStringLiteral("--table counts.csv --bootstrap 400 --seed 3 --json --joint-tables t.json");
        const Outcome outcome = run(command);
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject bootstrap = outcome.json()[QStringLiteral("pairs")]
                                          .toArray()[0]
                                          .toObject()[QStringLiteral("bootstrap")]
                                          .toObject();
        QCOMPARE(bootstrap[QStringLiteral("resamples")].toInt(), 400);
        const QJsonArray ends = bootstrap[QStringLiteral("percentile")].toArray();
        // NumPy's with 80,000 resamples: .0745 and .3285.
        QVERIFY(std::abs(number(ends[0]) - .0745) < .03 && std::abs(number(ends[1]) - .3285) < .06);
        QVERIFY(std::abs(number(bootstrap[QStringLiteral("basic")].toArray()[1]) -
                         (2 * 0.17871515126363907 - number(ends[0]))) < 1e-12);
        const QByteArray tables = test::read(path("t.json"));
        const QJsonObject table =
            QJsonDocument::fromJson(tables).object()[QStringLiteral("tables")].toArray()[0].toObject();
        QCOMPARE(table[QStringLiteral("counts")].toArray(),
                 QJsonArray({QJsonArray({30, 10}), QJsonArray({5, 25})}));
        const double low = number(table[QStringLiteral("contribution_low")].toArray()[0].toArray()[0]),
                     high = number(table[QStringLiteral("contribution_high")].toArray()[0].toArray()[0]),
                     here = number(table[QStringLiteral("contribution")].toArray()[0].toArray()[0]);
        QVERIFY(low < here && here < high);
        QVERIFY(number(table[QStringLiteral("log_ratio_low")].toArray()[1].toArray()[0]) < 0);

        QCOMPARE(run(command).out, outcome.out);
        QCOMPARE(test::read(path("t.json")), tables);
        QVERIFY(run(QString(command).replace(QStringLiteral("seed 3"), QStringLiteral("seed 4"))).out !=
                outcome.out);
    }

    // X₁ is the level itself; two runs meet without their extensions, and what does not meet is said.
    void twoModalities()
    {
        const Outcome outcome = run(QStringLiteral("--run speech.h5 --second-run words.h5 --json"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 39);
        QCOMPARE(json[QStringLiteral("left_out")].toArray(),
                 QJsonArray({QJsonArray({QStringLiteral("u7.wav")}), QJsonArray()}));
        QCOMPARE(json[QStringLiteral("warnings")].toArray().size(), 1);
        const QJsonArray pairs = json[QStringLiteral("pairs")].toArray();
        QCOMPARE(pairs.size(), 3);
        QCOMPARE(pairs[0].toObject()[QStringLiteral("second")].toString(), QStringLiteral("cluster 2"));
        // X₁ and Y are one variable of sizes 9, 10, 10, 10.
        const double entropy = -(9 / 39. * std::log(9 / 39.) + 30 / 39. * std::log(10 / 39.));
        QVERIFY(std::abs(number(pairs[1].toObject()[QStringLiteral("mutual_information")]) - entropy) <
                1e-12);
        const double first = number(pairs[0].toObject()[QStringLiteral("mutual_information")]),
                     second = number(pairs[2].toObject()[QStringLiteral("mutual_information")]);
        QVERIFY(first > .1 && std::abs(first - second) < 1e-12);

        const QJsonArray one =
            run(QStringLiteral("--run speech.h5 --json")).json()[QStringLiteral("pairs")].toArray();
        QCOMPARE(one.size(), 3);
        QCOMPARE(one[0].toObject()[QStringLiteral("second")].toString(), QStringLiteral("predicted level"));
        QVERIFY(std::abs(number(one[1].toObject()[QStringLiteral("mutual_information")]) - std::log(4.)) <
                1e-12);
    }

    /// As whoever scores by such a run is told.
    void aCollapsedRunIsSaid()
    {
        std::vector<std::string> names;
        std::vector<int> cluster;
        std::vector<double> label;
        for (int i = 0; i < 40; ++i) {
            names.push_back("u" + std::to_string(i) + ".wav");
            cluster.push_back(i % 4);
            label.push_back(1.5 + i % 4);
        }
        test::writeMadeUpRun(path("collapsed.h5").toStdString(), names, cluster, label, 40, "arousal", 1.2);
        test::writeMadeUpRun(path("healthy.h5").toStdString(), names, cluster, label, 40);
        const auto saysSo = [this](const char* arguments) {
            const Outcome outcome = run(QLatin1String(arguments));
            return outcome.exitCode == 0 && outcome.err.contains("the pre-training collapsed");
        };
        QVERIFY(saysSo("--run collapsed.h5"));
        QVERIFY(saysSo("--run healthy.h5 --second-run collapsed.h5"));
        QVERIFY(!saysSo("--run healthy.h5"));
    }

    void aNumberInTwoSpellingsIsSaid()
    {
        test::write(path("spelled.csv"), "name,a,b\ns0,1,x\ns1,1.0,y\ns2,2,y\n");
        const Outcome said = run(QStringLiteral("--table spelled.csv"));
        QCOMPARE(said.exitCode, 0);
        QVERIFY2(said.err.contains("spelled.csv: the variable 'a' has '1' and '1.0', one number in two "
                                   "spellings"),
                 said.err.constData());
        QVERIFY(!run(QStringLiteral("--table counts.csv")).err.contains("spellings"));
    }

    void theTextIsForPeople()
    {
        const Outcome outcome = run(QStringLiteral("--table counts.csv --bootstrap 50"));
        for (const char* piece :
             {"Miller-Madow", "by chance", "interval from", "nats", "95 %", "samples", "70"})
            QVERIFY2(outcome.out.contains(piece), outcome.out.constData());
        QVERIFY(!outcome.out.contains("say too much"));
        QVERIFY(run(QStringLiteral("--run speech.h5")).out.contains("I, H in nats"));
        test::write(path("few.csv"), "a,b\n1,2\n2,3\n3,4\n1,1\n");
        QVERIFY(run(QStringLiteral("--table few.csv")).out.contains("Only 1.0 samples an occupied cell"));
    }

    void badInputIsExplained_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QByteArrayList>("pieces");
        const auto row = [](const char* arguments, int exit, const QByteArrayList& pieces) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << exit << pieces;
        };
        row("", 2, {"one of --run and --table"});
        row("--run speech.h5 --table counts.csv", 2, {"not both"});
        row("--table counts.csv --second-run words.h5", 2, {"--second-run needs --run"});
        row("--run speech.h5 --levels a=3", 2, {"--levels belongs to --table"});
        row("--table counts.csv --variables cluster", 2, {"at least two variables", "cluster"});
        row("--table counts.csv --variables cluster,cluster", 2, {"named twice"});
        row("--table counts.csv --variables cluster,,word", 2, {"--variables", "commas"});
        row("--table counts.csv --variables cluster,none", 3, {"counts.csv", "none", "word"});
        row("--table three.csv --levels none=3", 2, {"'none'", "none of the variables"});
        row("--table three.csv --levels label=3 --cuts label=4", 2, {"contradict"});
        row("--table three.csv --scale label=1:7", 2, {"--scale of label"});
        row("--table three.csv --levels label=0", 2, {"--levels", "0"});
        row("--table three.csv --levels label", 2, {"--levels"});
        row("--table three.csv --levels label=3 --scale label=1:5", 3, {"line 8", "label", "6.5", "1 to 5"});
        row("--table three.csv --levels a=3", 3, {"line 2", "column a", "low"});
        row("--table counts.csv --bootstrap -1", 2, {"--bootstrap"});
        row("--table counts.csv --confidence 0.9", 2, {"--confidence needs --bootstrap"});
        row("--table counts.csv --bootstrap 10 --confidence 1", 2, {"--confidence"});
        row("--table nowhere.csv", 3, {"nowhere.csv"});
        row("--run counts.csv", 3, {"counts.csv"});
        row("--run speech.h5 --second-run valence.h5", 3, {"valence.h5", "arousal", "same labels"});
        row("--run speech.h5 --second-run other.h5", 3, {"other.h5", "u3.txt", "label"});
        row("--table empty-cell.csv", 3, {"line 3", "column b", "empty"});
        row("--table many.csv", 3, {"column x", "1000 different values"});
        row("--table counts.csv --joint-tables counts.csv", 2, {"counts.csv"});
    }

    void badInputIsExplained()
    {
        QFETCH(QString, arguments);
        QFETCH(int, exit);
        QFETCH(QByteArrayList, pieces);
        test::write(path("empty-cell.csv"), "a,b\n1,2\n2,\n");
        QByteArray many = "name,x,y\n";
        for (int i = 0; i < 1200; ++i)
            many += "s" + QByteArray::number(i) + "," + QByteArray::number(i * .37) + "," +
                    QByteArray::number(i % 3) + "\n";
        test::write(path("many.csv"), many);
        const Outcome outcome = run(arguments + QStringLiteral(" --json"));
        const QByteArray message =
            outcome.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().toUtf8();
        QVERIFY2(outcome.exitCode == exit,
                 (QByteArray::number(outcome.exitCode) + ": " + message).constData());
        for (const QByteArray& piece : pieces)
            QVERIFY2(message.contains(piece), message.constData());
    }
};

QTEST_GUILESS_MAIN(InformationCommandTest)
#include "information_test.moc"
