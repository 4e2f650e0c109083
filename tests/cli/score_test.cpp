#include "program.h"

#include <array>
#include <cmath>
#include <map>

using test::deepmi;
using test::Outcome;

/// `score` and what can be done with its result without a network.
class ScoreTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Outcome run(const char* arguments) const { return deepmi(QString::fromUtf8(arguments), m_folder.path()); }
    QList<QByteArray> lines(const char* file) const
    {
        return test::read(m_folder.filePath(QString::fromUtf8(file))).trimmed().split('\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
    }

    void listSaysWhatEachMeasureNeeds()
    {
        const QJsonArray measures =
            run("score --measure list --json").json()[QStringLiteral("measures")].toArray();
        QVERIFY(measures.size() >= 15);
        const QByteArray text = run("score --measure list").out;
        for (const QJsonValue measure : measures)
            QVERIFY(text.contains(measure.toObject()[QStringLiteral("name")].toString().toUtf8()));
    }

    void deepmiOfAssignmentsMeetsTheDefinition()
    {
        // Eight rows by hand, E=2 with the cut at 4: X and Y agree in six of them. I(X;Y) is written out from
        // the counts 3 1 / 1 3 of N=8, every marginal .5.
        test::write(m_folder.filePath(QStringLiteral("eight.csv")),
                    "label,name,cluster,predicted\n1,a,0,1\n2,b,0,2\n3,c,0,6\n6,d,0,6\n"
                    "1.5,e,1,2\n5,f,1,5\n6,g,1,7\n7,h,1,6.5\n");
        const Outcome outcome =
            run("score --measure deepmi --assignments eight.csv --levels 2 --scale 1:7 --alpha 0 "
                "--out eight-scores.csv --joint-tables tables.json --bins 4 --json");
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject json = outcome.json();
        const double agree = .375 * std::log(.375 / .25), differ = .125 * std::log(.125 / .25);
        QVERIFY(std::abs(json[QStringLiteral("mi_cluster_total")].toDouble() - 2 * (agree + differ)) < 1e-12);
        QCOMPARE(json[QStringLiteral("measure")].toString(), QStringLiteral("deepmi"));
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 8);
        QCOMPARE(json[QStringLiteral("distinct")].toInt(), 2);
        QCOMPARE(json[QStringLiteral("bins")].toArray(), QJsonArray({2, 2, 2, 2}));
        QCOMPARE(json[QStringLiteral("levels")].toObject()[QStringLiteral("cuts")].toArray(),
                 QJsonArray({4}));
        QVERIFY(json.contains(QStringLiteral("version")) && json.contains(QStringLiteral("seed")));

        const auto rows = lines("eight-scores.csv");
        QCOMPARE(rows.size(), 9);
        QCOMPARE(rows[0], QByteArray("name,score,rank,bin,cluster,predicted,label,mi_cluster,mi_prediction"));
        for (const QByteArray& row : rows.mid(1)) {
            const auto cells = row.split(',');
            const bool easy = cells[0] != "d" && cells[0] != "e";
            QVERIFY(std::abs(cells[1].toDouble() - (easy ? agree : differ)) < 1e-15);
            QCOMPARE(cells[2].toInt() < 6, easy);
            QCOMPARE(cells[3].toInt(), cells[2].toInt() / 2);
        }

        const auto tables =
            QJsonDocument::fromJson(test::read(m_folder.filePath(QStringLiteral("tables.json")))).object();
        const auto table = tables[QStringLiteral("cluster_by_level")].toObject();
        QCOMPARE(table[QStringLiteral("counts")].toArray(),
                 QJsonArray({QJsonArray({3, 1}), QJsonArray({1, 3})}));
        QCOMPARE(table[QStringLiteral("first_probability")].toArray(), QJsonArray({.5, .5}));
        QVERIFY(std::abs(table[QStringLiteral("contribution")].toArray()[0].toArray()[1].toDouble() -
                         differ) < 1e-15);
        QVERIFY(std::abs(table[QStringLiteral("log_ratio")].toArray()[0].toArray()[0].toDouble() -
                         std::log(1.5)) < 1e-15);
        QCOMPARE(tables[QStringLiteral("prediction_by_level")].toObject()[QStringLiteral("total")].toInt(),
                 8);
    }

    void cutsReplaceEqualLevels()
    {
        const auto levels =
            run("score --measure deepmi --assignments assignments.csv --cuts 2.5,4 --out cuts.csv "
                "--json")
                .json()[QStringLiteral("levels")]
                .toObject();
        QCOMPARE(levels[QStringLiteral("cuts")].toArray(), QJsonArray({2.5, 4}));
        QCOMPARE(levels[QStringLiteral("count")].toInt(), 3);
    }

    void levelsAreToldInPlainNumbersAndNotAllOfThem()
    {
        const auto text = [&](const char* levels) {
            return deepmi(QStringLiteral("score --measure deepmi --assignments assignments.csv --out l.csv "
                                         "--levels ") +
                              QLatin1String(levels),
                          m_folder.path())
                .out;
        };
        QVERIFY2(text("9").contains("9, cuts at 1.66667, 2.33333, 3,"), text("9"));
        QVERIFY2(text("100").contains("1.54, 1.6, ...\n"), text("100"));
        QVERIFY2(!text("1").contains("cuts at"), text("1"));
    }

    void whatIsWrongWithAssignmentsHasItsPlace()
    {
        test::write(m_folder.filePath(QStringLiteral("nine.csv")),
                    "name,cluster,predicted,label\na,0,1,2\nb,1,2,9\n");
        VERIFY_ERROR(run("score --measure deepmi --assignments nine.csv --out n.csv --json"), "bad-input", 3,
                     "nine.csv", "line 3", "column label", "the label 9 lies outside the scale 1 to 7",
                     "--scale");
        QCOMPARE(run("score --measure deepmi --assignments nine.csv --scale 1:9 --out n.csv").exitCode, 0);
        VERIFY_ERROR(
            run("score --measure deepmi --assignments assignments.csv --cuts 3,2 --out n.csv --json"),
            "usage", 2, "the cut 2 between levels must lie above 3");
    }

    void theAttributeChoosesAlphaAsInThePaper()
    {
        // method.md: α = 0 arousal, 0 dominance, .5 valence.
        const auto alpha = [&](const QString& attribute) {
            return deepmi(QStringLiteral(
                              "score --measure deepmi --assignments assignments.csv --out a.csv --json "
                              "--attribute ") +
                              attribute,
                          m_folder.path())
                .json()[QStringLiteral("alpha")]
                .toDouble(-1);
        };
        QCOMPARE(alpha(QStringLiteral("valence")), .5);
        QCOMPARE(alpha(QStringLiteral("arousal")), 0.);
        QCOMPARE(alpha(QStringLiteral("dominance")), 0.);
    }

    void randomTakesTheTrainingSplitAndFollowsTheSeed()
    {
        QCOMPARE(run("score --measure random --labels labels.csv --out r1.csv --seed 7 --json")
                     .json()[QStringLiteral("rows")]
                     .toInt(),
                 60);
        run("score --measure random --labels labels.csv --out r2.csv --seed 7");
        run("score --measure random --labels labels.csv --out r3.csv --seed 8");
        QCOMPARE(lines("r1.csv"), lines("r2.csv"));
        QVERIFY(lines("r1.csv") != lines("r3.csv"));
        QCOMPARE(run("score --measure random --labels labels.csv --split Test1 --out r4.csv --json")
                     .json()[QStringLiteral("rows")]
                     .toInt(),
                 20);
        // The names of another score file instead: the same names, so the same random order.
        QCOMPARE(run("score --measure random --names-from r1.csv --out r5.csv --seed 7").exitCode, 0);
        QCOMPARE(lines("r5.csv"), lines("r1.csv"));
    }

    void disagreementPutsSmallDeviationsFirst()
    {
        // writeCorpus spreads the ratings of s0, s5, s10 ... by 0 and those of s4, s9, s14 ... by ±.8.
        const Outcome outcome =
            run("score --measure disagreement --ratings ratings.csv --attribute arousal --labels "
                "labels.csv --bins 5 --out d.csv --json");
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(outcome.json()[QStringLiteral("rows")].toInt(), 60);
        QCOMPARE(outcome.json()[QStringLiteral("larger_is_easier")].toBool(true), false);
        for (const QByteArray& row : lines("d.csv").mid(1)) {
            const auto cells = row.split(',');
            QCOMPARE(cells[3] == "0", cells[0].mid(1).toInt() % 5 == 0);
        }
    }

    void minmaxEntropyTellsHowItConverged()
    {
        const Outcome outcome = run(
            "score --measure minmax-entropy --ratings ratings.csv --attribute arousal --labels labels.csv "
            "--levels 4 --rater-regularisation .5 --out m.csv --raters-out raters.csv --posteriors-out "
            "posteriors.csv --json");
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json(), minmax = json[QStringLiteral("minmax")].toObject(),
                          convergence = minmax[QStringLiteral("convergence")].toObject();
        QCOMPARE(json[QStringLiteral("measure")].toString(), QStringLiteral("minmax-entropy"));
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 60);
        QCOMPARE(json[QStringLiteral("larger_is_easier")].toBool(), true);
        QCOMPARE(json[QStringLiteral("levels")].toObject()[QStringLiteral("count")].toInt(), 4);
        QCOMPARE(minmax[QStringLiteral("model")].toString(), QStringLiteral("ordinal"));
        QCOMPARE(minmax[QStringLiteral("rater_regularisation")].toDouble(), .5);
        QVERIFY(convergence[QStringLiteral("converged")].toBool());
        const QJsonArray dual = convergence[QStringLiteral("dual")].toArray(),
                         residual = convergence[QStringLiteral("residual")].toArray();
        QCOMPARE(dual.size(), convergence[QStringLiteral("iterations")].toInt());
        QCOMPARE(residual.size(), dual.size());
        QVERIFY(residual.last().toDouble() <= convergence[QStringLiteral("tolerance")].toDouble());
        QVERIFY(dual.last().toDouble() >= dual.first().toDouble() - 1e-9);
        QCOMPARE(lines("m.csv").size(), 61);
        QCOMPARE(lines("raters.csv").size(), 1 + minmax[QStringLiteral("raters")].toArray().size());
        QCOMPARE(lines("posteriors.csv")[0], QByteArray("name,level,p_0,p_1,p_2,p_3"));

        const char* start =
            "score --measure minmax-entropy --ratings ratings.csv --attribute arousal --out c.csv ";
        const auto outcomeOf = [&](const char* more) { return run((QByteArray(start) + more).constData()); };
        QCOMPARE(outcomeOf("--categorical --json")
                     .json()[QStringLiteral("minmax")]
                     .toObject()[QStringLiteral("model")]
                     .toString(),
                 QStringLiteral("categorical"));
        const QByteArray text = outcomeOf("--ordinal").out;
        for (const char* piece : {"ordinal, 6 levels", "skill from", "iterations, residual"})
            QVERIFY2(text.contains(piece), text.constData());
        QCOMPARE(outcomeOf("--ordinal --categorical").exitCode, 2);
        QCOMPARE(outcomeOf("--raters-out c.csv").exitCode, 2);
        QCOMPARE(outcomeOf("--raters-out r.csv --posteriors-out r.csv").exitCode, 2);
        QCOMPARE(outcomeOf("--posteriors-out ratings.csv").exitCode, 2);
        QCOMPARE(outcomeOf("--levels 1").exitCode, 2);
        QCOMPARE(run("score --measure disagreement --ratings ratings.csv --attribute arousal --out d2.csv "
                     "--categorical")
                     .exitCode,
                 2);
    }

    /// Raters that nobody names cannot be told apart: wrong input, not a wrong option.
    void minmaxEntropyNeedsNamedRaters()
    {
        test::write(m_folder.filePath(QStringLiteral("unnamed.csv")), "name,arousal\na,1\na,2\nb,3\nb,4\n");
        const Outcome outcome =
            run("score --measure minmax-entropy --ratings unnamed.csv --attribute arousal --out u.csv");
        QCOMPARE(outcome.exitCode, 3);
        for (const char* piece : {"unnamed.csv", "'a' names no rater", "--rater-column"})
            QVERIFY2(outcome.err.contains(piece), outcome.err.constData());
    }

    void aFileIsRankedEitherWay()
    {
        test::write(m_folder.filePath(QStringLiteral("mine.csv")), "id,loss\na,3\nb,1\nc,2\n");
        const auto ranks = [&](const char* arguments) {
            std::map<QByteArray, int> byName;
            const Outcome outcome = run(arguments);
            if (outcome.exitCode != 0)
                qWarning("%s", outcome.err.constData());
            for (const QByteArray& row : lines("f.csv").mid(1))
                byName[row.split(',')[0]] = row.split(',')[2].toInt();
            return byName;
        };
        auto smaller =
            ranks("score --measure file --file mine.csv --score-name-column id --score-column loss "
                  "--smaller-is-easier --bins 3 --out f.csv");
        QCOMPARE(smaller["b"], 0);
        QCOMPARE(smaller["a"], 2);
        test::write(m_folder.filePath(QStringLiteral("mine.json")), "{\"a\": 3, \"b\": 1, \"c\": 2}");
        auto larger = ranks("score --measure file --file mine.json --bins 3 --out f.csv");
        QCOMPARE(larger["a"], 0);
        QCOMPARE(larger["b"], 2);
    }

    void theFirstRankOfAFileMayBeTheHardest()
    {
        test::write(m_folder.filePath(QStringLiteral("loss.csv")),
                    "name,score,rank\na,.9,1\nb,.1,3\nc,.5,2\n");
        VERIFY_ERROR(run("score --measure file --file loss.csv --smaller-is-easier --out f.csv --json"),
                     "bad-input", 3, "loss.csv", "--first-rank hardest");
        const Outcome outcome =
            run("score --measure file --file loss.csv --first-rank hardest --bins 3 --out f.csv --json");
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(outcome.json()[QStringLiteral("larger_is_easier")].toBool(true), false);
        QVERIFY(lines("f.csv")[2].startsWith("b,0.1,0,0"));
        VERIFY_ERROR(run("score --measure file --file loss.csv --first-rank last --out f.csv --json"),
                     "usage", 2, "--first-rank", "easiest, hardest");
        VERIFY_ERROR(
            run("score --measure random --labels labels.csv --first-rank hardest --out f.csv --json"),
            "usage", 2, "--first-rank does not belong to --measure random");
        QVERIFY(run("score --help").out.contains("--first-rank easiest|hardest"));
    }

    void theOrderOfAnyMeasureTurnsAround()
    {
        const auto ranks = [&](const char* arguments, const char* file) {
            std::map<QByteArray, int> byName;
            const Outcome outcome = run(arguments);
            if (outcome.exitCode != 0)
                qWarning("%s", outcome.err.constData());
            for (const QByteArray& row : lines(file).mid(1))
                byName[row.split(',')[0]] = row.split(',')[2].toInt();
            return byName;
        };
        auto easy = ranks("score --measure random --labels labels.csv --out easy.csv", "easy.csv");
        auto hard = ranks("score --measure random --labels labels.csv --reverse --out hard.csv", "hard.csv");
        QCOMPARE(easy.size(), std::size_t(60));
        for (const auto& [name, rank] : easy)
            QCOMPARE(hard[name], 59 - rank);
        QVERIFY(lines("hard.csv")[1].endsWith(",random (reversed)"));
        QVERIFY(lines("easy.csv")[1].endsWith(",random"));
        const QJsonObject json = run("score --measure disagreement --ratings ratings.csv --attribute arousal "
                                     "--labels labels.csv --reverse --out d.csv --json")
                                     .json();
        QCOMPARE(json[QStringLiteral("measure")].toString(), QStringLiteral("disagreement"));
        QCOMPARE(json[QStringLiteral("reversed")].toBool(), true);
        QCOMPARE(json[QStringLiteral("larger_is_easier")].toBool(), true);
        QVERIFY(lines("d.csv")[1].endsWith(",disagreement (reversed)"));
    }

    void anEnsembleIsTheMeanOfRanks()
    {
        // By hand: ranks on 0 .. 1 of the four that both know; b and c tie in the first file. e is in one
        // only.
        test::write(m_folder.filePath(QStringLiteral("one.csv")), "name,score\na,9\nb,5\nc,5\nd,1\ne,7\n");
        test::write(m_folder.filePath(QStringLiteral("other.csv")),
                    "name,score,rank,bin\nd,.1,0,0\na,.2,1,0\nb,.3,2,1\nc,.4,3,1\n");
        const QJsonObject json =
            run("score --measure ensemble --scores one.csv --scores other.csv --bins 2 --out e.csv --json")
                .json();
        QCOMPARE(json[QStringLiteral("left_out")].toArray(), QJsonArray({QStringLiteral("e")}));
        QCOMPARE(json[QStringLiteral("warnings")].toArray().size(), 1);
        std::map<QByteArray, double> score;
        for (const QByteArray& row : lines("e.csv").mid(1))
            score[row.split(',')[0]] = row.split(',')[1].toDouble();
        const std::map<QByteArray, double> expected = {
            {"a", (0 + 1. / 3) / 2}, {"b", (.5 + 2. / 3) / 2}, {"c", (.5 + 1) / 2}, {"d", (1. + 0) / 2}};
        QCOMPARE(score.size(), expected.size());
        for (const auto& [name, value] : expected)
            QVERIFY2(std::abs(score[name] - value) < 1e-12, name.constData());
    }

    /// The labels of an ensemble are those of its parts, unless these are of several attributes.
    void anEnsembleHasLabelsWhereItsPartsAgree()
    {
        const QByteArray rest = "d,0,2.5,4\nc,0,2,3\nb,1,1.5,2\n";
        test::write(m_folder.filePath(QStringLiteral("arousal.csv")),
                    "name,cluster,predicted,label\na,1,1,1\n" + rest);
        test::write(m_folder.filePath(QStringLiteral("valence.csv")),
                    "name,cluster,predicted,label\na,1,1,5\n" + rest);
        for (const char* of : {"arousal", "valence"})
            QCOMPARE(
                deepmi(QStringLiteral("score --measure deepmi --assignments %1.csv --levels 2 --scale 1:7 "
                                      "--bins 2 --out %1-scores.csv")
                           .arg(QLatin1String(of)),
                       m_folder.path())
                    .exitCode,
                0);
        const auto binsOf = [&](const char* files) {
            const Outcome outcome =
                run((QByteArray("score --measure ensemble --bins 2 --out both.csv ") + files).constData());
            return outcome.exitCode == 0 ? outcome.out : QByteArray();
        };
        const QByteArray agreed = binsOf("--scores arousal-scores.csv --scores arousal-scores.csv");
        QVERIFY2(agreed.contains("label"), agreed.constData());
        for (const char* files : {"--scores arousal-scores.csv --scores valence-scores.csv",
                                  "--scores valence-scores.csv --scores arousal-scores.csv"}) {
            const QByteArray mixed = binsOf(files);
            QVERIFY2(!mixed.isEmpty() && !mixed.contains("label"), mixed.constData());
        }
    }

    void scoresGoToTheAuthorsJsonAndBack()
    {
        QCOMPARE(run("score --measure deepmi --assignments assignments.csv --out s.csv").exitCode, 0);
        QCOMPARE(run("convert s.csv s.json --decimals 5").exitCode, 0);
        const auto object =
            QJsonDocument::fromJson(test::read(m_folder.filePath(QStringLiteral("s.json")))).object();
        QCOMPARE(object.size(), 60);
        for (const QByteArray& row : lines("s.csv").mid(1)) {
            const auto cells = row.split(',');
            const double rounded = std::round(cells[1].toDouble() * 1e5) / 1e5;
            QVERIFY(std::abs(object[QString::fromUtf8(cells[0])].toDouble() - rounded) < 1e-12);
        }
        QCOMPARE(run("convert s.json back.csv --json").json()[QStringLiteral("rows")].toInt(), 60);
        QCOMPARE(lines("back.csv").size(), 61);
    }

    /// The authors' JSON is read as larger is easier; that the ratings' deviations are not is said.
    void aDirectionThatJsonCannotHoldIsSaid()
    {
        test::write(m_folder.filePath(QStringLiteral("two.csv")), "name,score\na,1\nb,2\n");
        const auto warnings = [&](const char* arguments) {
            const Outcome outcome = run(arguments);
            return outcome.exitCode == 0 ? outcome.json()[QStringLiteral("warnings")].toArray().size() : -1;
        };
        QCOMPARE(
            warnings("score --measure file --file two.csv --bins 2 --smaller-is-easier --out t.csv --json"),
            0);
        QCOMPARE(
            warnings("score --measure file --file two.csv --bins 2 --smaller-is-easier --out t.JSON --json"),
            1);
        QCOMPARE(warnings("convert t.csv t2.json --json"), 1);
        QCOMPARE(warnings("score --measure file --file two.csv --bins 2 --out t3.json --json"), 0);
        QCOMPARE(test::read(m_folder.filePath(QStringLiteral("t.JSON"))).left(1), QByteArray("{"));
        const Outcome few = run("score --measure file --file two.csv --bins 3 --out t.csv");
        QVERIFY2(few.err.contains("fewer samples (2) than bins (3)"), few.err);
    }

    /// Mean label a bin of every measure whose samples have known labels, against means over the files.
    void binsTellTheirLabelsWhereverTheyAreKnown_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("attribute");
        const auto row = [](const char* name, const char* arguments, const char* attribute) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(attribute);
        };
        row("random", "--measure random --labels labels.csv --attribute val", "valence");
        row("disagreement",
            "--measure disagreement --ratings ratings.csv --attribute arousal --labels labels.csv",
            "arousal");
        row("minmax-entropy",
            "--measure minmax-entropy --ratings ratings.csv --attribute arousal --labels labels.csv",
            "arousal");
        row("file", "--measure file --file known.csv --labels labels.csv --attribute valence", "valence");
        row("ensemble",
            "--measure ensemble --scores known.csv --scores known.csv --labels labels.csv "
            "--attribute arousal",
            "arousal");
        row("ensemble with DeepMI", "--measure ensemble --scores known.csv --scores known.csv", "");
        row("deepmi", "--measure deepmi --assignments assignments.csv --attribute arousal", "arousal");
    }
    void binsTellTheirLabelsWhereverTheyAreKnown()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, attribute);
        QCOMPARE(run("score --measure deepmi --assignments assignments.csv --out known.csv").exitCode, 0);
        const QString command = QStringLiteral("score --bins 4 --out b.csv ") + arguments;
        const Outcome outcome = deepmi(command + QStringLiteral(" --json"), m_folder.path());
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[QStringLiteral("attribute")].toString(), attribute);
        std::map<QByteArray, double> label;
        for (const QByteArray& line : lines("labels.csv").mid(1))
            label[line.split(',')[0]] = line.split(',')[attribute == u"valence" ? 2 : 1].toDouble();
        std::array<double, 4> sum = {}, count = {};
        for (const QByteArray& line : lines("b.csv").mid(1)) {
            const auto bin = static_cast<std::size_t>(line.split(',')[3].toInt());
            sum.at(bin) += label.at(line.split(',')[0]);
            ++count.at(bin);
        }
        const QJsonArray means = json[QStringLiteral("bin_label_mean")].toArray();
        QCOMPARE(means.size(), 4);
        for (std::size_t bin = 0; bin < 4; ++bin)
            QVERIFY(std::abs(means[static_cast<int>(bin)].toDouble() - sum[bin] / count[bin]) < 1e-9);
        const QByteArray text = deepmi(command, m_folder.path()).out;
        QVERIFY2(text.contains("mean label") && !text.contains("–"), text.constData());
    }

    /// Without an attribute, or where a label is missing, nothing is made up.
    void labelsThatAreNotKnownAreLeftOut()
    {
        const Outcome random = run("score --measure random --labels labels.csv --out u.csv");
        QCOMPARE(random.exitCode, 0);
        QVERIFY2(!random.out.contains("mean label"), random.out.constData());
        test::write(m_folder.filePath(QStringLiteral("one-label.csv")),
                    "name,arousal,split\na,2,Train\nb,,Train\nc,,Train\nd,6,Train\n");
        test::write(m_folder.filePath(QStringLiteral("abcd.csv")), "name,score\na,4\nb,3\nc,2\nd,1\n");
        const QJsonObject json =
            run("score --measure file --file abcd.csv --labels one-label.csv --bins 3 --out u.csv --json")
                .json();
        QCOMPARE(json[QStringLiteral("attribute")].toString(), QStringLiteral("arousal"));
        const QJsonArray means = json[QStringLiteral("bin_label_mean")].toArray(),
                         distances = json[QStringLiteral("bin_label_distance")].toArray();
        QCOMPARE(means, QJsonArray({2, QJsonValue(), 6}));
        QCOMPARE(distances, QJsonArray({2, QJsonValue(), 2}));
        VERIFY_ERROR(run("score --measure file --file abcd.csv --attribute arousal --out u.csv --json"),
                     "usage", 2, "--attribute needs --labels");
        VERIFY_ERROR(run("score --measure file --file abcd.csv --labels one-label.csv --attribute power "
                         "--out u.csv --json"),
                     "bad-input", 3, "one-label.csv", "power");
    }

    void theTextIsForPeople()
    {
        const Outcome outcome = run("score --measure deepmi --assignments assignments.csv --out s.csv");
        for (const char* piece : {"mean |label - mean|", "I(X;Y)", "nats", "60, ", "written  "})
            QVERIFY2(outcome.out.contains(piece), outcome.out.constData());
        QVERIFY(outcome.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ScoreTest)
#include "score_test.moc"
