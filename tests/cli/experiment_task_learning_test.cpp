#include "program.h"
#include "small_plan.h"

#include <QtTest/QtTest>

using namespace test;
using namespace deepmi;

/// `deepmi experiment-task`, which does an experiment's tasks by their keys.
class ExperimentTaskTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<ExperimentTask> m_trials; ///< three of one approach

    QString fileOf(const ExperimentTask& task) const
    {
        return m_folder.filePath(QStringLiteral("out/") + QString::fromStdString(task.file.string()));
    }
    int finished() const
    {
        return static_cast<int>(
            std::count_if(m_trials.begin(), m_trials.end(),
                          [this](const ExperimentTask& task) { return QFile::exists(fileOf(task)); }));
    }
    /// What a process says that is given these lines and may train three trials at once.
    Outcome serve(const std::string& lines) const
    {
        return bash(QStringLiteral("printf '%1' | $DEEPMI experiment-task out --serve --quiet --device cpu "
                                   "--trials-together 3")
                        .arg(QString::fromStdString(lines)),
                    m_folder.path());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = QTemporaryDir();
        writeCorpus(QDir(m_folder.path()));
        nlohmann::ordered_json json = smallPlan();
        json["measures"] = {"none"};
        json["trials"] = 3;
        const std::filesystem::path out = m_folder.filePath(QStringLiteral("out")).toStdString();
        const Experiment experiment = planExperiment(readPlan(json, &m_folder), out);
        writeExperiment(experiment, out);
        m_trials = experimentTasks(experiment);
        QCOMPARE(m_trials.size(), std::size_t{3});
    }

    void itIsNotForPeople()
    {
        const Outcome help = test::deepmi(QStringLiteral("--help"));
        QVERIFY(help.out.contains("experiment"));
        QVERIFY(!help.out.contains("experiment-task"));
        VERIFY_ERROR(test::deepmi(QStringLiteral("experiment-task /nowhere 0123456789abcdef --json")),
                     "bad-input", 3, "experiment.json");
    }

    void aKeyOfStandardInputBringsThoseThatFollowIt()
    {
        const Outcome outcome = serve(m_trials[0].key + "\\n");
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.out.endsWith(
                     QByteArray::fromStdString("{\"key\":\"" + m_trials[0].key + "\",\"finished\":true}\n")),
                 outcome.out.constData());
        QVERIFY2(outcome.out.contains("\"tasks\":3"), outcome.out.constData());
        QCOMPARE(finished(), 3);
    }

    void aKeyToBeDoneAloneBringsNoOther()
    {
        const Outcome outcome = serve(m_trials[0].key + " alone\\n");
        QVERIFY2(outcome.out.endsWith(
                     QByteArray::fromStdString("{\"key\":\"" + m_trials[0].key + "\",\"finished\":true}\n")),
                 outcome.out.constData());
        QCOMPARE(finished(), 1);
        // Nor do the approach's others after it, of which one may be what its process died of.
        QCOMPARE(serve(m_trials[1].key + " alone\\n" + m_trials[2].key + "\\n").exitCode, 0);
        QCOMPARE(finished(), 3);
    }

    void aKeyOfNoTaskIsAnErrorAndTheNextOneIsDone()
    {
        const Outcome outcome = serve("0123456789abcdef\\n" + m_trials[2].key + "\\n");
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.out.startsWith("{\"key\":\"0123456789abcdef\",\"error\":"), outcome.out.constData());
        QCOMPARE(finished(), 1);
    }
};

QTEST_GUILESS_MAIN(ExperimentTaskTest)
#include "experiment_task_learning_test.moc"
