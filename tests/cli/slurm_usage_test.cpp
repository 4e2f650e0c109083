#include "fake_slurm.h"
#include "program.h"

using test::Outcome;

/// What `deepmi experiment --slurm` says where it cannot be used as asked. No Slurm is needed.
class SlurmUsageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Outcome run(const QString& options) const
    {
        return test::deepmi(QStringLiteral("experiment plan.json --json --quiet --device cpu --out out ") +
                                options,
                            m_folder.path());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        test::write(m_folder.filePath(QStringLiteral("plan.json")), R"({
            "format": "deepmi-plan", "name": "small", "attributes": ["arousal"], "trials": 1,
            "corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv"}],
            "measures": ["none"]})");
    }

    void optionsThatContradictEachOtherAreRefused()
    {
        VERIFY_ERROR(run(QStringLiteral("--slurm --jobs 2")), "usage", 2, "--jobs", "on this machine");
        VERIFY_ERROR(run(QStringLiteral("--slurm --memory 2")), "usage", 2, "--memory", "on this machine");
        VERIFY_ERROR(run(QStringLiteral("--slurm-option --partition=x")), "usage", 2, "without --slurm");
        VERIFY_ERROR(run(QStringLiteral("--slurm-poll-seconds 5")), "usage", 2, "without --slurm");
        VERIFY_ERROR(run(QStringLiteral("--slurm --slurm-poll-seconds 0")), "usage", 2,
                     "--slurm-poll-seconds");
        VERIFY_ERROR(run(QStringLiteral("--slurm --slurm-option --array=1-3")), "usage", 2, "--array",
                     "itself");
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("out"))));
    }

    void withoutSlurmItSaysWhatIsMissing()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toUtf8());
        const Outcome outcome = run(QStringLiteral("--slurm"));
        qputenv("PATH", path);
        VERIFY_ERROR(outcome, "failed", 1, "--slurm", "no program scontrol in PATH", "login node");
    }

    void whatSlurmSaysIsPassedOn()
    {
        const test::FakeSlurm slurm;
        slurm.put("refusal",
                  "sbatch: error: Batch job submission failed: Requested node configuration is not "
                  "available\n");
        VERIFY_ERROR(run(QStringLiteral("--slurm --slurm-option --partition=gpu --slurm-option --time=1:00")),
                     "failed", 1, "sbatch refused the jobs", "Requested node configuration is not available");
        const QString call = slurm.calls(QStringLiteral("sbatch")).value(0);
        QVERIFY2(call.contains(QStringLiteral(" --partition=gpu --time=1:00 ")), qPrintable(call));
        slurm.remove("refusal");
        slurm.put("silent", "scontrol: error: Unable to contact slurm controller (connect failure)\n");
        VERIFY_ERROR(run(QStringLiteral("--slurm")), "failed", 1, "Unable to contact slurm controller");
    }
};

QTEST_GUILESS_MAIN(SlurmUsageTest)
#include "slurm_usage_test.moc"
