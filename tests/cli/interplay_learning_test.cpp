#include "network/weight_files.h"
#include "program.h"
#include "test_data.h"

#include <cmath>

using test::Outcome;

/// Files of this program in other people's hands and theirs in ours: weights from format to format, a
/// training that starts from them, and h5py, PyTorch and safetensors themselves where Python has them.
class InterplayTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const QString m_small =
        QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute arousal --scale 1:7 "
                       "--batch 32 --epochs 1 ");

    Outcome run(const QString& arguments) const
    {
        return test::deepmi(arguments + QStringLiteral(" --json"), m_folder.path());
    }
    std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    QByteArray bytes(const char* name) const { return test::read(m_folder.filePath(QLatin1String(name))); }
    void convert(const char* in, const char* out) const
    {
        const Outcome outcome =
            run(QStringLiteral("convert --in %1 --out %2").arg(QLatin1String(in), QLatin1String(out)));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
    }
    /// "" if all is well.
    QByteArray python(const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        const QString chosen = qEnvironmentVariable("DEEPMI_TEST_PYTHON");
        process.start(chosen.isEmpty() ? QStringLiteral("python3") : chosen,
                      QStringList{QStringLiteral(DEEPMI_SOURCE_DIR "/tests/cli/interplay.py")} + arguments);
        if (!process.waitForStarted())
            return "python3 is not here";
        const Outcome outcome = test::finish(process);
        return outcome.exitCode == 0 ? QByteArray()
                                     : "exit " + QByteArray::number(outcome.exitCode) + "\n" + outcome.err;
    }

/// Skips unless Python has these.
#define REQUIRE_MODULES(...)                                                                                 \
    if (const QByteArray missing = python({QStringLiteral("modules"), __VA_ARGS__}); !missing.isEmpty())     \
    QSKIP(("Python lacks a module of this test (DEEPMI_TEST_PYTHON names another): " + missing).constData())

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        const Outcome outcome = run(m_small + QStringLiteral("--clusters 4 --out run.h5"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QVERIFY(outcome.json()[QStringLiteral("initial_weights")].isNull());
        convert("run.h5", "run.pt");
        convert("run.h5", "run.safetensors");
    }

    void weightsGoFromFormatToFormatAndBack()
    {
        convert("run.pt", "a.safetensors");
        convert("a.safetensors", "b.pth");
        convert("b.pth", "c.safetensors");
        QCOMPARE(bytes("a.safetensors"), bytes("run.safetensors"));
        QCOMPARE(bytes("c.safetensors"), bytes("run.safetensors"));
        QCOMPARE(bytes("b.pth").size(), bytes("run.pt").size());
        const auto inspected =
            run(QStringLiteral("inspect run.pt")).json()[QStringLiteral("files")].toArray()[0].toObject();
        QCOMPARE(inspected[QStringLiteral("kind")].toString(), QStringLiteral("weights"));
        QCOMPARE(inspected[QStringLiteral("rows")].toInt(), 38);
        VERIFY_ERROR(run(QStringLiteral("convert run.pt out.h5")), "usage", 2, ".safetensors");
        VERIFY_ERROR(run(QStringLiteral("convert run.safetensors out.csv")), "usage", 2, "weights", ".pth");
    }

    /// With next to no learning rate a training ends where it began.
    void aTrainingStartsFromGivenWeights()
    {
        const QString still =
            m_small + QStringLiteral("--stage2-learning-rate 1e-9 --cluster-head-learning-rate 1e-9 "
                                     "--seed 5 --clusters 4 ");
        const Outcome started = run(still + QStringLiteral("--init-weights run.pt --out started.h5"));
        QVERIFY2(started.exitCode == 0, started.out.constData());
        const auto initial = started.json()[QStringLiteral("initial_weights")].toObject();
        QCOMPARE(initial[QStringLiteral("file")].toString(), QStringLiteral("run.pt"));
        QCOMPARE(initial[QStringLiteral("tensors")].toInt(), 38);
        // Where it came from stands in RUN.h5.
        QVERIFY(bytes("started.h5")
                    .contains(QByteArrayLiteral("\"init-weights\":\"run.pt ") +
                              initial[QStringLiteral("hash")].toString().toUtf8()));
        QVERIFY(run(still + QStringLiteral("--out drawn.h5")).exitCode == 0);
        convert("started.h5", "started.safetensors");
        convert("drawn.h5", "drawn.safetensors");
        const auto difference = [&](const char* name) {
            const auto one = deepmi::readWeights(path("run.safetensors")),
                       other = deepmi::readWeights(path(name));
            double largest = 0;
            for (std::size_t i = 0; i < one.size(); ++i)
                for (std::size_t k = 0; k < one[i].values.size(); ++k)
                    largest =
                        std::max(largest, std::abs(double{one[i].values[k]} - double{other[i].values[k]}));
            return largest;
        };
        QVERIFY2(difference("started.safetensors") < 1e-6,
                 qPrintable(QString::number(difference("started.safetensors"))));
        QVERIFY(difference("drawn.safetensors") > .01);
        // Any of the formats is the same start.
        QVERIFY(run(still + QStringLiteral("--init-weights run.safetensors --out again.h5")).exitCode == 0);
        convert("again.h5", "again.safetensors");
        QCOMPARE(bytes("again.safetensors"), bytes("started.safetensors"));
    }

    void weightsThatDoNotFitAreRefusedBeforeAnyTraining()
    {
        VERIFY_ERROR(run(m_small + QStringLiteral("--clusters 5 --init-weights run.pt --out no.h5")),
                     "bad-input", 3, "run.pt", "top_layer_class.weight [4, 256] instead of [5, 256]",
                     "--clusters");
        test::write(m_folder.filePath(QStringLiteral("text.pt")), "no weights\n");
        VERIFY_ERROR(run(m_small + QStringLiteral("--clusters 4 --init-weights text.pt --out no.h5")),
                     "bad-input", 3, "text.pt", ".safetensors");
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("no.h5"))));
    }

    /// g's last layer is not in it, as where the authors' code has taken it off before saving.
    void aHeadThatIsMissingIsDrawn()
    {
        auto weights = deepmi::readWeights(path("run.pt"));
        std::erase_if(weights, [](const auto& tensor) { return tensor.name.starts_with("top_layer_class"); });
        for (auto& tensor : weights)
            tensor.name = "module." + tensor.name;
        deepmi::writeSafetensors(weights, path("headless.safetensors"));
        const Outcome outcome = run(
            m_small + QStringLiteral("--clusters 6 --init-weights headless.safetensors --out headless.h5"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QVERIFY2(outcome.err.contains("top_layer_class.weight, top_layer_class.bias"),
                 outcome.err.constData());
    }

    void h5pyFindsEveryDocumentedDataset()
    {
        REQUIRE_MODULES(QStringLiteral("h5py"));
        QCOMPARE(python({QStringLiteral("run"), QStringLiteral("run.h5")}), QByteArray());
    }

    void othersReadOurWeights_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("module");
        QTest::newRow("torch.load") << QStringLiteral("run.pt") << QStringLiteral("torch");
        QTest::newRow("safetensors") << QStringLiteral("run.safetensors") << QStringLiteral("safetensors");
    }
    void othersReadOurWeights()
    {
        QFETCH(QString, file);
        QFETCH(QString, module);
        REQUIRE_MODULES(QStringLiteral("h5py"), QStringLiteral("torch"), module);
        QCOMPARE(python({QStringLiteral("weights"), file, QStringLiteral("run.h5")}), QByteArray());
    }

    void weReadTheirs_data()
    {
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("ours");
        QTest::newRow("torch.save") << QStringLiteral("theirs.pt") << QStringLiteral("ours.safetensors");
        QTest::newRow("safetensors") << QStringLiteral("theirs.safetensors") << QStringLiteral("ours.pt");
    }
    void weReadTheirs()
    {
        QFETCH(QString, theirs);
        QFETCH(QString, ours);
        REQUIRE_MODULES(QStringLiteral("torch"), QStringLiteral("safetensors.torch"));
        QCOMPARE(python({QStringLiteral("save"), theirs}), QByteArray());
        const Outcome outcome = run(QStringLiteral("convert %1 %2").arg(theirs, ours));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(python({QStringLiteral("saved"), theirs, ours}), QByteArray());
    }
};

QTEST_GUILESS_MAIN(InterplayTest)
#include "interplay_learning_test.moc"
