#include "data/hdf5_file.h"
#include "program.h"

#include <map>

using test::Outcome;

/// `score` by the measures that train a network, and what `train` makes of their files.
class ScoreLearningTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Outcome run(const QString& arguments) const { return test::deepmi(arguments, m_folder.path()); }
    QList<QByteArray> lines(const QString& file) const
    {
        return test::read(m_folder.filePath(file)).trimmed().split('\n');
    }
    /// Frames of the corpus' samples: 3 to 7 copies of half the label with a ripple.
    void writeFrames() const
    {
        std::vector<std::string> names;
        std::vector<float> frames;
        std::vector<std::int64_t> offsets = {0};
        for (const QByteArray& row : lines(QStringLiteral("labels.csv")).mid(1)) {
            const auto cells = row.split(',');
            const int length = 3 + static_cast<int>(names.size()) % 5;
            for (int frame = 0; frame < length; ++frame) {
                frames.push_back(cells[1].toFloat() / 2);
                frames.push_back(static_cast<float>((frame * 7 + static_cast<int>(names.size())) % 3));
            }
            names.push_back(cells[0].toStdString());
            offsets.push_back(offsets.back() + length);
        }
        auto file = deepmi::Hdf5File::create(m_folder.filePath(QStringLiteral("lld.h5")).toStdString());
        file.write("/frames", std::span<const float>(frames), {frames.size() / 2, 2});
        file.write("/offsets", std::span<const std::int64_t>(offsets));
        file.write("/filenames", std::span<const std::string>(names));
        file.close();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        writeFrames();
    }

    void everyTrainedMeasureScoresTheTrainingSplit_data()
    {
        QTest::addColumn<QString>("options");
        const QString features = QStringLiteral("--features features.csv --epochs 3 --batch 32 ");
        QTest::newRow("pretrained-resnet") << features;
        QTest::newRow("pretrained-lstm")
            << QStringLiteral("--frames lld.h5 --epochs 3 --batch 32 --hidden 8 ");
        QTest::newRow("epoch-loss") << QStringLiteral(
            "--features features.csv --at-epoch 2 --hidden 16 --record batch ");
        QTest::newRow("cumulative-loss") << features + QStringLiteral("--hidden 16 --repeats 2 ");
        QTest::newRow("prediction-variability") << features + QStringLiteral("--hidden 16 ");
        QTest::newRow("mean-error") << features + QStringLiteral("--network resnet ");
        QTest::newRow("prediction-depth") << features + QStringLiteral("--hidden 16 --neighbours 5 ");
        QTest::newRow("cross-validated-loss") << features + QStringLiteral("--hidden 16 --folds 3 ");
    }

    void everyTrainedMeasureScoresTheTrainingSplit()
    {
        QFETCH(QString, options);
        const QString measure = QString::fromUtf8(QTest::currentDataTag());
        const QString command =
            QStringLiteral("score --measure ") + measure + QLatin1Char(' ') + options +
            QStringLiteral("--labels labels.csv --attribute arousal --seed 5 --device cpu "
                           "--out s.csv --json");
        const Outcome outcome = run(command);
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[QStringLiteral("measure")].toString(), measure);
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 60);
        QCOMPARE(json[QStringLiteral("bins")].toArray().size(), 10);
        QCOMPARE(json[QStringLiteral("attribute")].toString(), QStringLiteral("arousal"));
        QCOMPARE(json[QStringLiteral("larger_is_easier")].toBool(true), false);
        QCOMPARE(json[QStringLiteral("bin_label_distance")].toArray().size(), 10);
        const QJsonObject parameters = json[QStringLiteral("parameters")].toObject();
        QVERIFY(parameters.contains(QStringLiteral("learning-rate")));
        QCOMPARE(parameters[QStringLiteral("repeats")].toInt(),
                 measure == QLatin1String("cumulative-loss") ? 2 : 1);
        const auto rows = lines(QStringLiteral("s.csv"));
        QCOMPARE(rows.size(), 61);
        QCOMPARE(rows[0], QByteArray("name,score,rank,bin,measure"));
        QVERIFY(rows[1].endsWith("," + measure.toUtf8()));
        // Again, the same bytes.
        const QByteArray first = test::read(m_folder.filePath(QStringLiteral("s.csv")));
        run(command);
        QCOMPARE(test::read(m_folder.filePath(QStringLiteral("s.csv"))), first);
        // The table for people has labels a bin.
        const Outcome text = run(QString(command).remove(QStringLiteral(" --json")));
        QVERIFY(text.out.contains("mean |label - mean|") && text.out.contains(measure.toUtf8()));
    }

    void trainingSaysWhichMeasureItFollows()
    {
        const auto curriculum = [&](const QString& options) {
            run(QStringLiteral("score --out followed.csv ") + options);
            const QJsonObject json =
                run(QStringLiteral("train --features features.csv --labels labels.csv --attribute arousal "
                                   "--scores followed.csv --trials 1 --epochs 2 --bins 2 --hidden 8 --device "
                                   "cpu --out followed --json"))
                    .json();
            return json[QStringLiteral("curriculum")].toString();
        };
        QCOMPARE(curriculum(QStringLiteral("--measure random --labels labels.csv")),
                 QStringLiteral("random"));
        QCOMPARE(curriculum(QStringLiteral(
                     "--measure disagreement --ratings ratings.csv --attribute arousal --labels labels.csv")),
                 QStringLiteral("disagreement"));
    }

    void badInputIsRefused()
    {
        const QString lstm =
            QStringLiteral("score --measure pretrained-lstm --labels labels.csv --attribute arousal --device "
                           "cpu --out x.csv --json --frames ");
        VERIFY_ERROR(run(lstm + QStringLiteral("nowhere.h5")), "bad-input", 3, "nowhere.h5");
        VERIFY_ERROR(run(lstm + QStringLiteral("features.csv")), "bad-input", 3, "features.csv");
        auto file = deepmi::Hdf5File::create(m_folder.filePath(QStringLiteral("bad.h5")).toStdString());
        const std::vector<float> frames = {1, 2, 3};
        const std::vector<std::int64_t> offsets = {0, 2, 1, 3};
        const std::vector<std::string> names = {"s0", "s1", "s2"};
        file.write("/frames", std::span<const float>(frames), {3, 1});
        file.write("/offsets", std::span<const std::int64_t>(offsets));
        file.write("/filenames", std::span<const std::string>(names));
        file.close();
        VERIFY_ERROR(run(lstm + QStringLiteral("bad.h5")), "bad-input", 3, "bad.h5", "/offsets",
                     "element 2 is 1");
        VERIFY_ERROR(
            run(QStringLiteral("score --measure cross-validated-loss --features features.csv --labels "
                               "labels.csv --attribute arousal --group-column speaker --out x.csv "
                               "--json")),
            "bad-input", 3, "labels.csv", "'speaker'");
        VERIFY_ERROR(run(QStringLiteral("score --measure prediction-depth --features features.csv --labels "
                                        "labels.csv --attribute arousal --neighbours 60 --out x.csv --json")),
                     "usage", 2, "--neighbours is 60", "60 training samples");
        VERIFY_ERROR(run(QStringLiteral("score --measure cumulative-loss --features features.csv --labels "
                                        "labels.csv --attribute tension --out x.csv --json")),
                     "bad-input", 3, "labels.csv", "tension");
        VERIFY_ERROR(run(QStringLiteral("score --measure cumulative-loss --features features.csv --labels "
                                        "labels.csv --attribute arousal --out features.csv --json")),
                     "usage", 2, "features.csv", "overwritten");
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("x.csv"))));
    }
};

QTEST_GUILESS_MAIN(ScoreLearningTest)
#include "score_learning_test.moc"
