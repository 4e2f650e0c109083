#include "made_up_run.h"
#include "program.h"

#include <cmath>

using test::Outcome;

/// `deepmi score` on two modalities, and what it says of how far mutual information can be believed.
class ScoreMultimodalTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Outcome run(const QString& arguments)
    {
        return test::deepmi(QStringLiteral("score ") + arguments, m_folder.path());
    }
    QString path(const char* name) { return m_folder.filePath(QLatin1String(name)); }
    static double number(const QJsonObject& json, const char* key)
    {
        return json[QLatin1String(key)].toDouble(std::nan(""));
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Eight samples: x₁ tells the level of six, x₂ is 1 for four; a ninth stands in the first alone.
        test::write(path("a.csv"), "name,cluster,predicted,label\n"
                                   "a,0,2,2\nb,0,2,2\nc,0,2,2\nd,1,2,2\ne,0,6,6\nf,1,6,6\ng,1,6,6\nh,1,6,6\n"
                                   "i,1,6,6\n");
        test::write(path("b.csv"),
                    "name,cluster,predicted,label\n"
                    "h,1,6,6\na,0,2,2\nb,1,2,2\nc,0,2,2\nd,1,2,2\ne,0,6,6\nf,0,6,6\ng,1,6,6\n");
        test::write(path("c.csv"), "name,cluster,predicted,label\na,0,2,2\nb,1,2,3\n");
        std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h"};
        const std::vector<double> label = {2, 2, 2, 2, 6, 6, 6, 6};
        test::writeMadeUpRun(path("a.h5").toStdString(), names, {0, 0, 0, 1, 0, 1, 1, 1}, label, 2);
        test::writeMadeUpRun(path("b.h5").toStdString(), names, {0, 1, 0, 1, 0, 0, 1, 1}, label, 2);
        test::writeMadeUpRun(path("valence.h5").toStdString(), names, {0, 1, 0, 1, 0, 0, 1, 1}, label, 2,
                             "valence");
    }

    // Joint counts by hand: X₁Y = {3,1},{1,3}; X₁X₂ = {3,1},{1,3}; X₂Y = {2,2},{2,2}, which share nothing.
    void twoTablesByHand()
    {
        const Outcome outcome =
            run(QStringLiteral("--measure deepmi-multimodal --assignments a.csv --second-assignments b.csv "
                               "--levels 2 --scale 1:7 "
                               "--weights 2,1,5 --bins 2 --out m.csv --json --joint-tables t.json"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        const double agree = .375 * std::log(.375 / .25), differ = .125 * std::log(.125 / .25);
        QVERIFY(std::abs(number(json, "mi_first_total") - 2 * (agree + differ)) < 1e-12);
        QVERIFY(std::abs(number(json, "mi_pair_total") - 2 * (agree + differ)) < 1e-12);
        QCOMPARE(number(json, "mi_second_total"), 0.);
        QVERIFY(std::abs(number(json, "mi_first_miller_madow") - (2 * (agree + differ) - 1. / 16)) < 1e-12);
        QVERIFY(!json.contains(QStringLiteral("mi_first_bootstrap")));
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 8);
        QCOMPARE(json[QStringLiteral("weights")].toArray(), QJsonArray({2, 1, 5}));
        QCOMPARE(json[QStringLiteral("left_out")].toArray(), QJsonArray({QStringLiteral("i")}));
        QCOMPARE(json[QStringLiteral("warnings")].toArray().size(), 1);
        std::map<QByteArray, double> score;
        for (const QByteArray& row : test::read(path("m.csv")).trimmed().split('\n').mid(1))
            score[row.split(',')[0]] = row.split(',')[1].toDouble();
        // a: x₁=0 x₂=0 y=low; b: 0 1 low; e: 0 0 high.
        QVERIFY(std::abs(score["a"] - (2 * agree + agree)) < 1e-12);
        QVERIFY(std::abs(score["b"] - (2 * differ + agree)) < 1e-12);
        QVERIFY(std::abs(score["e"] - (2 * agree + differ)) < 1e-12);
        const QJsonObject table = QJsonDocument::fromJson(test::read(path("t.json")))
                                      .object()[QStringLiteral("first_by_second")]
                                      .toObject();
        QCOMPARE(table[QStringLiteral("counts")].toArray(),
                 QJsonArray({QJsonArray({3, 1}), QJsonArray({1, 3})}));
    }

    void runsAndTablesGiveTheSame()
    {
        const auto scores = [&](const char* arguments, const char* file) {
            const Outcome outcome = run(QStringLiteral("--measure deepmi-multimodal --json --out ") +
                                        QLatin1String(file) + QStringLiteral(" ") + QLatin1String(arguments));
            if (outcome.exitCode != 0)
                qWarning("%s", outcome.out.constData());
            return test::read(path(file));
        };
        const QByteArray runs = scores("--run a.h5 --second-run b.h5", "1.csv");
        QCOMPARE(runs.count('\n'), 9);
        QCOMPARE(scores("--run a.h5 --second-assignments b.csv", "2.csv"), runs);
        // With the first modality alone it is DeepMI at α = 0.
        const QByteArray first = scores("--run a.h5 --second-run b.h5 --weights 0,1,0", "3.csv");
        QCOMPARE(run(QStringLiteral("--measure deepmi --run a.h5 --alpha 0 --out d.csv")).exitCode, 0);
        const auto ranks = [](const QByteArray& text) {
            QByteArrayList all;
            for (const QByteArray& row : text.trimmed().split('\n').mid(1))
                all << row.split(',').mid(0, 4).join(',');
            return all;
        };
        QCOMPARE(ranks(first), ranks(test::read(path("d.csv"))));
    }

    void intervalsOnlyWhenAsked()
    {
        const QString command = QStringLiteral("--measure deepmi --run a.h5 --alpha 0 --out d.csv --json ");
        const QJsonObject plain = run(command).json();
        QVERIFY(!plain.contains(QStringLiteral("mi_cluster_bootstrap")));
        QVERIFY(std::abs(number(plain, "mi_cluster_total") - number(plain, "mi_cluster_miller_madow") -
                         1. / 16) < 1e-12);
        const QJsonObject asked =
            run(command + QStringLiteral("--bootstrap 200 --confidence 0.8 --joint-tables t.json")).json();
        const QJsonObject bootstrap = asked[QStringLiteral("mi_cluster_bootstrap")].toObject();
        QCOMPARE(bootstrap[QStringLiteral("resamples")].toInt(), 200);
        QCOMPARE(bootstrap[QStringLiteral("confidence")].toDouble(), .8);
        const QJsonArray ends = bootstrap[QStringLiteral("percentile")].toArray();
        QVERIFY(ends[0].toDouble() < ends[1].toDouble());
        const QJsonObject table = QJsonDocument::fromJson(test::read(path("t.json")))
                                      .object()[QStringLiteral("prediction_by_level")]
                                      .toObject();
        QVERIFY(table.contains(QStringLiteral("contribution_low")) &&
                table.contains(QStringLiteral("log_ratio_high")));
        const Outcome both = run(QStringLiteral(
            "--measure deepmi-multimodal --run a.h5 --second-run b.h5 --bootstrap 100 --out m.csv"));
        for (const char* piece : {"I(X1;X2)", "I(X2;Y)", "corrected", "95 % interval", "weight 0.3333"})
            QVERIFY2(both.out.contains(piece), both.out.constData());
    }

    void badInputIsExplained_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QByteArrayList>("pieces");
        const auto row = [](const char* arguments, int exit, const QByteArrayList& pieces) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << exit << pieces;
        };
        row("--run a.h5", 2, {"--second-run or --second-assignments"});
        row("--run a.h5 --second-run b.h5 --second-assignments b.csv", 2, {"not both"});
        row("--second-run b.h5", 2, {"--run or --assignments"});
        row("--run a.h5 --second-run b.h5 --weights 1,2", 2, {"--weights", "three numbers"});
        row("--run a.h5 --second-run b.h5 --weights 0,0,0", 2, {"all weights"});
        row("--run a.h5 --second-run b.h5 --weights 1,x,0", 2, {"--weights"});
        row("--run a.h5 --second-run b.h5 --alpha 0", 2, {"--alpha does not belong"});
        row("--run a.h5 --second-run b.h5 --confidence 0.9", 2, {"--confidence needs --bootstrap"});
        row("--run a.h5 --second-run valence.h5", 3, {"valence.h5", "arousal", "same labels"});
        row("--run a.h5 --second-run b.h5 --attribute valence", 3, {"a.h5", "valence", "arousal"});
        row("--assignments a.csv --second-assignments c.csv", 3, {"c.csv", "sample 'b'", "3"});
        row("--assignments a.csv --second-assignments b.csv --scale 1:5", 3,
            {"a.csv", "sample 'e'", "1 to 5"});
        row("--run a.h5 --second-run none.h5", 3, {"none.h5"});
    }

    void badInputIsExplained()
    {
        QFETCH(QString, arguments);
        QFETCH(int, exit);
        QFETCH(QByteArrayList, pieces);
        const Outcome outcome =
            run(QStringLiteral("--measure deepmi-multimodal --out x.csv --json ") + arguments);
        const QByteArray message =
            outcome.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().toUtf8();
        QVERIFY2(outcome.exitCode == exit,
                 (QByteArray::number(outcome.exitCode) + ": " + message).constData());
        for (const QByteArray& piece : pieces)
            QVERIFY2(message.contains(piece), message.constData());
        QVERIFY(!QFile::exists(path("x.csv")));
    }
};

QTEST_GUILESS_MAIN(ScoreMultimodalTest)
#include "score_multimodal_test.moc"
