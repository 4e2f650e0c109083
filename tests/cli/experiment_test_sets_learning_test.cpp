#include "program.h"

#include <QtCore/QDirIterator>

using namespace test;

namespace
{

QByteArray testCorpus(const char* name)
{
    return QByteArray(R"({"name": ")") + name + R"(", "features": "other/features.csv",
                          "labels": "other/labels.csv", "split": ")" +
           name + R"("})";
}

QByteArray planText(const QByteArray& tests)
{
    return R"({"format": "deepmi-plan", "name": "small", "attributes": ["arousal"], "trials": 2,
               "corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                            "tests": [)" +
           tests + R"(]}],
               "train": {"epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8, "epochs": 4},
               "measures": ["none", "random"]})";
}

} // namespace

/// An experiment whose plan is given other test sets, in the folder where it has run before.
class ExperimentTestSetsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Outcome run(const QByteArray& tests, const QString& out, const QString& options = {}) const
    {
        write(m_folder.filePath(QStringLiteral("plan.json")), planText(tests));
        return test::deepmi(
            QStringLiteral("experiment plan.json --json --quiet --device cpu --out %1 %2").arg(out, options),
            m_folder.path());
    }
    /// Name → contents.
    QMap<QString, QByteArray> trials(const QString& out) const
    {
        QMap<QString, QByteArray> files;
        for (QDirIterator file(m_folder.filePath(out + QStringLiteral("/trials")), QDir::Files);
             file.hasNext();) {
            file.next();
            files[file.fileName()] = read(file.filePath());
        }
        return files;
    }
    static QStringList warnings(const Outcome& outcome)
    {
        QStringList texts;
        for (const QJsonValue& warning : outcome.json()[QStringLiteral("warnings")].toArray())
            texts << warning.toString();
        return texts;
    }
    static int toDo(const Outcome& outcome)
    {
        int count = 0;
        for (const QJsonValue& task : outcome.json()[QStringLiteral("tasks")].toArray())
            count += !task[QStringLiteral("finished")].toBool();
        return count;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeCorpus(QDir(m_folder.path()));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("other")));
        writeCorpus(QDir(m_folder.filePath(QStringLiteral("other"))));
    }

    /// What is taken over is to the last bit what would have been trained.
    void fewerTestSetsGiveTheSameTrialsWithoutTraining()
    {
        const QByteArray two = testCorpus("Train") + "," + testCorpus("Development");
        QCOMPARE(run(two, QStringLiteral("out")).exitCode, 0);
        const QMap<QString, QByteArray> before = trials(QStringLiteral("out"));
        QCOMPARE(before.size(), 4);
        const Outcome listed =
            run(testCorpus("Development"), QStringLiteral("out"), QStringLiteral("--dry-run"));
        QCOMPARE(toDo(listed), 0);
        QCOMPARE(trials(QStringLiteral("out")), before);
        const Outcome outcome = run(testCorpus("Development"), QStringLiteral("out"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(warnings(outcome), warnings(listed));
        QVERIFY2(
            warnings(outcome).join(u'\n').contains(QStringLiteral(
                "4 finished trials of other test sets have all outcomes that this plan wants and serve it")),
            outcome.out.constData());
        QCOMPARE(run(testCorpus("Development"), QStringLiteral("fresh")).exitCode, 0);
        QMap<QString, QByteArray> both = trials(QStringLiteral("fresh"));
        QCOMPARE(both.size(), 4);
        both.insert(before);
        QCOMPARE(trials(QStringLiteral("out")), both);
    }

    void moreTestSetsAreTrainedAgainAndThatIsSaid()
    {
        QCOMPARE(run(testCorpus("Train"), QStringLiteral("more")).exitCode, 0);
        const QByteArray two = testCorpus("Train") + "," + testCorpus("Development");
        const QString said = QStringLiteral("4 finished trials were not evaluated on Development by the "
                                            "folder's last plan and have to be trained again");
        const Outcome listed = run(two, QStringLiteral("more"), QStringLiteral("--dry-run"));
        QCOMPARE(toDo(listed), 4);
        QVERIFY2(warnings(listed).join(u'\n').contains(said), listed.out.constData());
        const Outcome outcome = run(two, QStringLiteral("more"));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(warnings(outcome).join(u'\n').contains(said), outcome.out.constData());
        QCOMPARE(trials(QStringLiteral("more")).size(), 8);
        // Said of what is trained again, not of what is there.
        QVERIFY(!warnings(run(two, QStringLiteral("more")))
                     .join(u'\n')
                     .contains(QStringLiteral("trained again")));
    }

    /// The last stage of a search is known only once the first is done.
    void theLastStageOfASearchMayWantOtherTestSets()
    {
        const auto search = [&](const QByteArray& tests) {
            QByteArray plan = planText(tests);
            plan.replace("\"trials\": 2", R"("search": {"trials": 1, "best": 1, "final_trials": 2})");
            write(m_folder.filePath(QStringLiteral("search.json")), plan);
            return test::deepmi(
                QStringLiteral("experiment search.json --json --quiet --device cpu --out search"),
                m_folder.path());
        };
        const Outcome first = search(testCorpus("Train") + "," + testCorpus("Development"));
        QVERIFY2(first.exitCode == 0, first.out.constData());
        QCOMPARE(trials(QStringLiteral("search")).size(), 6); // 2 candidates, then 2 of each
        const Outcome outcome = search(testCorpus("Train"));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(
            warnings(outcome).join(u'\n').contains(QStringLiteral("4 finished trials of other test sets")),
            outcome.out.constData());
        QCOMPARE(trials(QStringLiteral("search")).size(), 10);
    }
};

QTEST_GUILESS_MAIN(ExperimentTestSetsTest)
#include "experiment_test_sets_learning_test.moc"
