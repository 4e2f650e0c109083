#include "program.h"
#include "run_contents.h"

#include "experiment/experiment_result.h"
#include "experiment/experiment_tasks.h"
#include "pretrain/run_file.h"

#include <csignal>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <sys/types.h>

using namespace test;
using namespace deepmi;
namespace fs = std::filesystem;

namespace
{

/// A plan on the small corpus whose networks are tiny; `more` is put before its other fields.
QByteArray planText(const QByteArray& measures, const QByteArray& more = {}, int epochs = 4)
{
    return R"({"format": "deepmi-plan", "name": "small", )" + more +
           R"("corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                           "ratings": "ratings.csv", "pool": "pool.csv"}],
              "where_possible": true,
              "pretrain": {"epochs": 2, "batch": 16},
              "train": {"epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8, "epochs": )" +
           QByteArray::number(epochs) + R"(},
              "measures": )" +
           measures + "}";
}

const QByteArray fewMeasures = R"(["none", "random", "disagreement", {"measure": "deepmi", "clusters": 2}])";

/// A folder with the small corpus and a plan.
struct Session {
    QTemporaryDir folder;

    explicit Session(const QByteArray& plan)
    {
        writeCorpus(QDir(folder.path()));
        write(folder.filePath(QStringLiteral("plan.json")), plan);
    }
    fs::path path(const std::string& name) const { return fs::path(folder.path().toStdString()) / name; }
    Outcome run(const QString& out, const QString& options = {}) const
    {
        return test::deepmi(
            QStringLiteral("experiment plan.json --json --quiet --device cpu --out %1 %2").arg(out, options),
            folder.path());
    }
    std::size_t filesIn(const std::string& name) const
    {
        std::error_code missing;
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(path(name), missing))
            count += entry.path().filename().string().find(".deepmi-tmp-") == std::string::npos;
        return count;
    }
};

/// A running `deepmi experiment`.
class Running
{
public:
    Running(const Session& session, const QString& out, const QStringList& options)
    {
        m_process.setWorkingDirectory(session.folder.path());
        m_process.start(program(), QStringList{QStringLiteral("experiment"), QStringLiteral("plan.json"),
                                               QStringLiteral("--json"), QStringLiteral("--device"),
                                               QStringLiteral("cpu"), QStringLiteral("--out"), out} +
                                       options);
        m_process.waitForStarted();
    }
    ~Running()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    qint64 id() const { return m_process.processId(); }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    /// Waits for the condition; false if the program ends before.
    template <class Condition>
    bool waitUntil(Condition condition)
    {
        while (!condition()) {
            if (m_process.waitForFinished(2) || m_process.state() == QProcess::NotRunning)
                return condition();
        }
        return true;
    }
    Outcome end() { return finish(m_process); }

private:
    QProcess m_process;
};

std::string contents(const fs::path& path)
{
    if (path.extension() == ".h5")
        return runContents(path);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Every file of an experiment's folder but the lock, which names its process.
std::map<std::string, std::string> filesOf(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != "lock")
            files[entry.path().lexically_relative(folder).string()] = contents(entry.path());
    return files;
}

void compareFolders(const fs::path& first, const fs::path& second)
{
    const auto expected = filesOf(first), found = filesOf(second);
    for (const auto& [name, text] : expected) {
        QVERIFY2(found.contains(name), (name + " is missing").c_str());
        QVERIFY2(found.at(name) == text, (name + " differs").c_str());
    }
    for (const auto& [name, text] : found)
        QVERIFY2(expected.contains(name), (name + " is too many").c_str());
}

/// Processes that this one has started.
std::vector<pid_t> childrenOf(qint64 process)
{
    const std::string id = std::to_string(process);
    std::ifstream file("/proc/" + id + "/task/" + id + "/children");
    std::vector<pid_t> children;
    for (pid_t child = 0; file >> child;)
        children.push_back(child);
    return children;
}

int countOf(const QJsonObject& json, const char* kind, const char* what)
{
    return json[QStringLiteral("tasks")][QLatin1String(kind)][QLatin1String(what)].toInt();
}

} // namespace

class ExperimentRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanRunsOnceAndIsTabulated()
    {
        const Session session(
            planText(fewMeasures, R"("attributes": ["arousal", "valence"], "trials": 2, )"));
        const Outcome outcome = session.run(QStringLiteral("out"));
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(countOf(json, "pretrain", "finished"), 2);
        // There are no ratings of valence: Disagreement is left out of that alone.
        QCOMPARE(countOf(json, "score", "finished"), 5);
        QCOMPARE(countOf(json, "trial", "finished"), 14);
        QCOMPARE(json[QStringLiteral("left_out")].toArray().size(), 1);
        QCOMPARE(json[QStringLiteral("left_out")][0][QStringLiteral("approach")].toString(),
                 QStringLiteral("Disagreement"));
        QCOMPARE(json[QStringLiteral("left_out")][0][QStringLiteral("attribute")].toString(),
                 QStringLiteral("valence"));
        const ExperimentResult result = readExperiment(session.path("out"));
        QCOMPARE(result.finished, result.tasks);
        QCOMPARE(result.corpora.at(0).result.trials.size(), std::size_t{14});
        for (const TrialRecord& trial : result.corpora.at(0).result.trials) {
            QCOMPARE(trial.tests.at(0).test, std::string("Test1"));
            QVERIFY(std::isfinite(trial.tests.at(0).ccc));
        }
        for (const ApproachSource& source : result.corpora.at(0).sources)
            QVERIFY(fs::exists(source.scores) && (source.run.empty() || fs::exists(source.run)));
        // Nothing is done twice, and what sums it up stands there already.
        std::map<std::string, fs::file_time_type> before;
        for (const char* folder : {"pretrain", "scores", "trials", "comparisons"})
            for (const auto& entry : fs::directory_iterator(session.path("out") / folder))
                before[entry.path().string()] = entry.last_write_time();
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        for (const auto& [file, time] : before)
            QVERIFY2(fs::last_write_time(file) == time, file.c_str());
        const std::string comparison = session.path("out/comparisons/small.json").string();
        QCOMPARE(before.erase(comparison), std::size_t{1});
        const std::string summed = contents(comparison);
        // One trial more is one trial more.
        write(session.folder.filePath(QStringLiteral("plan.json")),
              planText(fewMeasures, R"("attributes": ["arousal", "valence"], "trials": 3, )"));
        QCOMPARE(countOf(session.run(QStringLiteral("out")).json(), "trial", "finished"), 21);
        for (const auto& [file, time] : before)
            QVERIFY2(fs::last_write_time(file) == time, file.c_str());
        QVERIFY(contents(comparison) != summed);
    }

    void anApproachOfAnExperimentIsTheOneThatTrainFinds()
    {
        const Session session(
            planText(R"(["none", "random"])", R"("attributes": ["arousal"], "trials": 2, )"));
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        const Outcome plain = test::deepmi(
            QStringLiteral(
                "train --features features.csv --labels labels.csv --attribute arousal --no-curriculum "
                "--trials 2 --epochs 4 --epochs-per-bin 1 --bins 4 --batch 16 --hidden 8 --threads 1 "
                "--device cpu --json --quiet --out plain"),
            session.folder.path());
        QVERIFY2(plain.exitCode == 0, plain.out.constData());
        const ExperimentResult result = readExperiment(session.path("out"));
        for (int trial = 0; trial < 2; ++trial)
            QCOMPARE(result.corpora[0].result.trials[static_cast<std::size_t>(trial)].tests[0].ccc,
                     plain
                         .json()[QStringLiteral("trials")][trial][QStringLiteral("test")]
                                [QStringLiteral("Test1")][QStringLiteral("ccc")]
                         .toDouble());
    }

    /// Two feature sets of one corpus in a plan: multimodal DeepMI takes a run of each, and gives the scores
    /// that `deepmi score` gives for these runs.
    void twoModalitiesOfACorpusAreScoredTogether()
    {
        const Session session(
            R"({"format": "deepmi-plan", "name": "two", "attributes": ["arousal"], "trials": 1,
                "corpora": [
                  {"name": "Small", "feature_set": "speech", "features": "features.csv", "labels": "labels.csv"},
                  {"name": "Small", "feature_set": "text", "features": "text.csv", "labels": "labels.csv"}],
                "where_possible": true, "pretrain": {"epochs": 2, "batch": 16},
                "train": {"epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8, "epochs": 4},
                "measures": ["none", {"measure": "deepmi-multimodal", "clusters": 3,
                                      "options": {"weights": [0.2, 0.5, 0.3]}}]})");
        // The other modality: the same samples, half of the columns, in another order of rows.
        QList<QByteArray> lines = read(session.folder.filePath(QStringLiteral("features.csv"))).split('\n');
        lines.removeAll(QByteArray());
        QByteArray text;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QList<QByteArray> cells = lines[i == 0 ? 0 : lines.size() - i].split(',');
            text += cells[0] + "," + cells[2] + "," + cells[4] + "," + cells[5] + "\n";
        }
        write(session.folder.filePath(QStringLiteral("text.csv")), text);
        const Outcome outcome = session.run(QStringLiteral("out"));
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        const ExperimentResult result = readExperiment(session.path("out"));
        QCOMPARE(result.corpora.size(), std::size_t{2});
        QCOMPARE(countOf(outcome.json(), "pretrain", "finished"), 2);
        QCOMPARE(result.finished, result.tasks);
        // The runs are told apart by their width.
        fs::path speech, other;
        for (const auto& entry : fs::directory_iterator(session.path("out") / "pretrain"))
            (readRun(entry.path()).features.mean.size() == 8 ? speech : other) = entry.path();
        for (const bool textFirst : {false, true}) {
            const CorpusResult& corpus = result.corpora.at(textFirst ? 1 : 0);
            const ApproachSource* source =
                corpus.sourceOf(corpus.result.plan.approaches.at(1).title, "arousal");
            QVERIFY(source);
            const Outcome score = test::deepmi(
                QStringLiteral("score --measure deepmi-multimodal --run %1 --second-run %2 --weights "
                               "0.2,0.5,0.3 --bins 4 --json --quiet --out %3")
                    .arg(QString::fromStdString((textFirst ? other : speech).string()),
                         QString::fromStdString((textFirst ? speech : other).string()),
                         textFirst ? QStringLiteral("b.csv") : QStringLiteral("a.csv")),
                session.folder.path());
            QVERIFY2(score.exitCode == 0, (score.out + score.err).constData());
            const Scores planned = readScores(source->scores, 0);
            const Scores direct = readScores(session.path(textFirst ? "b.csv" : "a.csv"), 0);
            QCOMPARE(planned.names, direct.names);
            QCOMPARE(planned.score, direct.score);
            QCOMPARE(planned.bins.bin, direct.bins.bin);
        }
    }

    void whatCannotBePlannedIsSaidWithFileAndField()
    {
        const Session session(
            planText(R"(["none", "pretrained-lstm"])", R"("attributes": ["arousal"], "trials": 1, )")
                .replace("\"where_possible\": true", "\"where_possible\": false"));
        const Outcome outcome = session.run(QStringLiteral("out"));
        VERIFY_ERROR(outcome, "bad-input", 3, "frames");
        const QJsonObject error = outcome.json()[QStringLiteral("error")].toObject();
        QCOMPARE(error[QStringLiteral("file")].toString(), QStringLiteral("plan.json"));
        QCOMPARE(error[QStringLiteral("where")].toString(), QStringLiteral("/measures/1"));
    }

    void howManyTasksRunAtOnceDoesNotMatter()
    {
        const Session session(planText(fewMeasures, R"("attributes": ["arousal"], "trials": 3, )"));
        QCOMPARE(session.run(QStringLiteral("one"), QStringLiteral("--jobs 1")).exitCode, 0);
        QCOMPARE(session.run(QStringLiteral("three"), QStringLiteral("--jobs 3")).exitCode, 0);
        compareFolders(session.path("one"), session.path("three"));
    }

    /// The promise of a plan of 200 tasks that is killed ten times.
    void killedTenTimesItEndsAsIfUndisturbed()
    {
        const Session session(planText(
            R"(["none", {"measure": "random", "reverse": [false, true]},
                {"measure": "deepmi", "clusters": [2, 3], "alpha": [0, 0.25, 0.5, 0.75, 1]}])",
            R"("attributes": ["arousal", "valence"], "trials": 8, )"));
        const Outcome undisturbed = session.run(QStringLiteral("undisturbed"), QStringLiteral("--jobs 2"));
        QVERIFY2(undisturbed.exitCode == 0, (undisturbed.out + undisturbed.err).constData());
        const std::size_t tasks = readExperiment(session.path("undisturbed")).tasks;
        QVERIFY2(tasks >= 200, std::to_string(tasks).c_str());

        std::mt19937 random(7);
        std::vector<std::size_t> moments = {0, 0}; // in planning or pre-training
        for (int kill = 0; kill < 8; ++kill)
            moments.push_back(1 + random() % 200);
        std::sort(moments.begin(), moments.end());
        const QStringList options = {QStringLiteral("--jobs"), QStringLiteral("2"), QStringLiteral("--quiet"),
                                     QStringLiteral("--checkpoint-seconds"), QStringLiteral("0")};
        int kills = 0;
        for (const std::size_t moment : moments) {
            Running running(session, QStringLiteral("killed"), options);
            QVERIFY(running.waitUntil([&] {
                return moment == 0 ? fs::exists(session.path("killed/experiment.json"))
                                   : session.filesIn("killed/trials") >= moment;
            }));
            if (kills % 3 == 2) { // a process of its own, in the middle of its work
                const auto children = childrenOf(running.id());
                if (!children.empty())
                    ::kill(children.front(), SIGKILL);
            }
            running.signal(SIGKILL);
            QVERIFY(running.end().exitCode != 0);
            ++kills;
        }
        QCOMPARE(kills, 10);
        const Outcome last = session.run(QStringLiteral("killed"), QStringLiteral("--jobs 2"));
        QVERIFY2(last.exitCode == 0, (last.out + last.err).constData());
        compareFolders(session.path("undisturbed"), session.path("killed"));
        QJsonObject first = undisturbed.json(), second = last.json();
        QCOMPARE(second[QStringLiteral("corpora")], first[QStringLiteral("corpora")]);
    }

    void resultsThatCannotBeReadAreMadeAnewAndSaid()
    {
        const Session session(planText(R"(["none", {"measure": "deepmi", "clusters": 2}])",
                                       R"("attributes": ["arousal"], "trials": 2, )"));
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        QCOMPARE(session.run(QStringLiteral("whole")).exitCode, 0);
        const QDir out(session.folder.filePath(QStringLiteral("out")));
        const auto first = [&](const char* folder) {
            return QDir(out.filePath(QLatin1String(folder))).entryInfoList(QDir::Files, QDir::Name).at(0);
        };
        const QString trial = first("trials").filePath(), scores = first("scores").filePath(),
                      run = first("pretrain").filePath();
        write(trial, "{\n");
        write(scores, read(scores).chopped(3));
        write(run, read(run).chopped(100));

        const Outcome report =
            test::deepmi(QStringLiteral("report out --show II --json"), session.folder.path());
        QCOMPARE(report.exitCode, 0);
        const QByteArray said = QJsonDocument(report.json()[QStringLiteral("warnings")].toArray()).toJson();
        for (const QString& file : {trial, scores, run})
            QVERIFY2(said.contains(QFileInfo(file).fileName().toUtf8()), said);
        QVERIFY2(said.contains("makes it anew"), said);
        QCOMPARE(readExperiment(session.path("out")).damaged.size(), std::size_t{3});
        QCOMPARE(readExperiment(session.path("out")).finished, std::size_t{3});

        const Outcome dry = session.run(QStringLiteral("out"), QStringLiteral("--dry-run"));
        int toDo = 0;
        for (const auto& task : dry.json()[QStringLiteral("tasks")].toArray())
            toDo += !task[QStringLiteral("finished")].toBool();
        QCOMPARE(toDo, 3);
        QCOMPARE(read(trial), QByteArray("{\n"));

        const Outcome again = session.run(QStringLiteral("out"));
        QVERIFY2(again.exitCode == 0, (again.out + again.err).constData());
        const QByteArray warned = QJsonDocument(again.json()[QStringLiteral("warnings")].toArray()).toJson();
        for (const QString& file : {trial, scores, run})
            QVERIFY2(warned.contains(QFileInfo(file).fileName().toUtf8()), warned);
        compareFolders(session.path("whole"), session.path("out"));

        // One that the system does not read at all says nothing of its contents, and stays as it is.
        QVERIFY(QFile::rename(trial, session.folder.filePath(QStringLiteral("good"))) &&
                QFile::link(QStringLiteral("/proc/self/mem"), trial));
        const Outcome unread = session.run(QStringLiteral("out"));
        QCOMPARE(unread.exitCode, 3);
        QVERIFY2((unread.out + unread.err).contains("cannot be read: "),
                 (unread.out + unread.err).constData());
        QVERIFY(QFileInfo(trial).isSymLink() && !QFile::exists(trial + QStringLiteral(".damaged")));
        // A folder with nothing left to do asks nothing of the device.
        QVERIFY(QFile::remove(trial) &&
                QFile::rename(session.folder.filePath(QStringLiteral("good")), trial));
        QCOMPARE(
            test::deepmi(QStringLiteral("experiment plan.json --json --quiet --device cuda:99 --out out"),
                         session.folder.path())
                .exitCode,
            0);
    }

    void aDeviceThatIsNotThereIsFoundOutBeforeAnythingBegins()
    {
        const Session session(planText(fewMeasures, R"("attributes": ["arousal"], "trials": 1, )"));
        const Outcome outcome =
            test::deepmi(QStringLiteral("experiment plan.json --json --quiet --device cuda:99 --out out"),
                         session.folder.path());
        VERIFY_ERROR(outcome, "failed", 1, "cuda:99", "not available");
        QVERIFY(!fs::exists(session.path("out")));
    }

    void whatFailsIsToldAndTheRestGoesOn()
    {
        const Session session(
            planText(R"(["none", {"measure": "file", "scores": "half", "title": "Half"}])",
                     R"("attributes": ["arousal"], "trials": 2, )")
                .replace(R"("pool": "pool.csv")",
                         R"("pool": "pool.csv", "scores": {"half": {"arousal": "half.csv"}})"));
        write(session.folder.filePath(QStringLiteral("half.csv")), "name,score\ns0,1\ns1,2\n");
        const Outcome outcome = session.run(QStringLiteral("out"), QStringLiteral("--retries 1"));
        QCOMPARE(outcome.exitCode, 1);
        const QJsonArray failed = outcome.json()[QStringLiteral("failed")].toArray();
        QCOMPARE(failed.size(), 2);
        QVERIFY(failed[0][QStringLiteral("title")].toString().startsWith(QStringLiteral("Half")));
        QVERIFY(failed[0][QStringLiteral("error")].toString().contains(QStringLiteral("have no score")));
        QCOMPARE(countOf(outcome.json(), "trial", "finished"), 2);
        QCOMPARE(readExperiment(session.path("out")).failed.size(), std::size_t{2});
        // Mended, the same command does what is missing and forgets the failure.
        QByteArray scores = "name,score\n";
        for (int i = 0; i < 60; ++i)
            scores += "s" + QByteArray::number(i) + "," + QByteArray::number(i % 7) + "\n";
        write(session.folder.filePath(QStringLiteral("half.csv")), scores);
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        QVERIFY(readExperiment(session.path("out")).failed.empty());
    }

    void aFailedPreTrainingBlocksWhatNeedsIt()
    {
        // The pool's features are as many as the labelled ones, but not of numbers in its last row.
        const Session session(planText(R"(["none", {"measure": "deepmi", "clusters": 2}])",
                                       R"("attributes": ["arousal"], "trials": 1, )"));
        const Outcome first = session.run(QStringLiteral("out"), QStringLiteral("--dry-run"));
        QCOMPARE(first.exitCode, 0);
        QVERIFY(!fs::exists(session.path("out"))); // a dry run writes nothing
        QCOMPARE(first.json()[QStringLiteral("tasks")].toArray().size(), 4);
        // A folder where the pre-training's result belongs makes its writing fail.
        const QString key = first.json()[QStringLiteral("tasks")][0][QStringLiteral("key")].toString();
        QVERIFY(QDir(session.folder.path()).mkpath(QStringLiteral("out/checkpoints")));
        write(session.folder.filePath(QStringLiteral("out/pretrain")), "in the way");
        const Outcome outcome = session.run(QStringLiteral("out"));
        QCOMPARE(outcome.exitCode, 1);
        const QJsonObject json = outcome.json();
        QCOMPARE(countOf(json, "pretrain", "failed"), 1);
        QCOMPARE(countOf(json, "score", "blocked"), 1);
        QCOMPARE(countOf(json, "trial", "blocked"), 1);
        QCOMPARE(countOf(json, "trial", "finished"), 1);
        QCOMPARE(json[QStringLiteral("failed")][0][QStringLiteral("key")].toString(), key);
    }

    void aWorkerThatDiesTakesItsTaskWithItAndNoOther()
    {
        const Session session(
            planText(R"(["none"])", R"("attributes": ["arousal", "valence"], "trials": 1, )", 400));
        Running running(session, QStringLiteral("out"),
                        {QStringLiteral("--jobs"), QStringLiteral("1"), QStringLiteral("--quiet"),
                         QStringLiteral("--checkpoint-seconds"), QStringLiteral("0")});
        QVERIFY(running.waitUntil([&] { return session.filesIn("out/checkpoints") > 0; }));
        const auto children = childrenOf(running.id());
        QCOMPARE(children.size(), std::size_t{1});
        ::kill(children.front(), SIGKILL);
        const Outcome outcome = running.end();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.json()[QStringLiteral("failed")][0][QStringLiteral("error")].toString().contains(
            QStringLiteral("signal 9")));
        QCOMPARE(countOf(outcome.json(), "trial", "finished"), 1);
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        QCOMPARE(session.run(QStringLiteral("undisturbed")).exitCode, 0);
        compareFolders(session.path("undisturbed"), session.path("out"));
    }

    void aStopLeavesCheckpointsAndOneFolderHasOneProgram()
    {
        const Session session(planText(R"(["none"])", R"("attributes": ["arousal"], "trials": 2, )", 5000));
        const QStringList options = {QStringLiteral("--jobs"), QStringLiteral("2"), QStringLiteral("--quiet"),
                                     QStringLiteral("--checkpoint-seconds"), QStringLiteral("0")};
        {
            Running running(session, QStringLiteral("out"), options);
            QVERIFY(running.waitUntil([&] { return session.filesIn("out/checkpoints") > 0; }));
            const Outcome second = session.run(QStringLiteral("out"));
            VERIFY_ERROR(second, "failed", 1, "is at work in", "process");
            running.signal(SIGINT);
            const Outcome stopped = running.end();
            VERIFY_ERROR(stopped, "stopped", 130, "of 2 tasks are finished", "goes on from there");
        }
        QVERIFY(session.filesIn("out/checkpoints") > 0);
        QCOMPARE(session.run(QStringLiteral("out")).exitCode, 0);
        QCOMPARE(session.run(QStringLiteral("undisturbed")).exitCode, 0);
        compareFolders(session.path("undisturbed"), session.path("out"));
    }

    void aSearchChoosesByTheDevelopmentSetAndEvaluatesTheBest()
    {
        const Session session(
            planText(R"(["none", "random", "disagreement", {"measure": "deepmi", "clusters": [2, 3]}])",
                     R"("attributes": ["arousal"], "grid": {"rate-decay": [0.5, 1]},
                        "search": {"trials": 2, "best": 2, "final_trials": 3}, )"));
        const Outcome outcome = session.run(QStringLiteral("out"), QStringLiteral("--jobs 2"));
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        const ExperimentResult result = readExperiment(session.path("out"));
        QCOMPARE(result.searches.size(), std::size_t{1});
        const SearchResult& search = result.searches.front();
        QCOMPARE(search.result.plan.approaches.size(), std::size_t{9}); // none, 4 measures × 2
        QCOMPARE(search.result.trials.size(), std::size_t{18});
        std::map<std::string, double> mean;
        for (const TrialRecord& trial : search.result.trials) {
            QVERIFY(trial.tests.empty());
            mean[trial.approach] += trial.developmentCcc / 2;
        }
        QCOMPARE(search.chosen.size(), std::size_t{3});
        QCOMPARE(search.chosen.back(), std::string("W/O curriculum"));
        QVERIFY(mean.at(search.chosen[0]) >= mean.at(search.chosen[1]));
        for (const auto& [title, value] : mean)
            if (title != search.chosen[0] && title != "W/O curriculum")
                QVERIFY2(value <= mean.at(search.chosen[1]), title.c_str());
        const ComparisonResult& last = result.corpora.at(0).result;
        QCOMPARE(last.trials.size(), std::size_t{9});
        for (const TrialRecord& trial : last.trials) {
            QCOMPARE(trial.tests.at(0).test, std::string("Test1"));
            QVERIFY(trial.seed >= 2); // fresh ones
        }
        // The same again, and killed in between, comes to the same.
        QCOMPARE(session.run(QStringLiteral("again"), QStringLiteral("--jobs 1")).exitCode, 0);
        compareFolders(session.path("out"), session.path("again"));
    }

    void scoresAloneNeedNoTrials()
    {
        const Session session(planText(R"(["disagreement", {"measure": "deepmi", "clusters": 2}])",
                                       R"("attributes": ["arousal"], "trials": 0, )"));
        const Outcome outcome = session.run(QStringLiteral("out"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(session.filesIn("out/scores"), std::size_t{2});
        QVERIFY(!fs::exists(session.path("out/trials")));
        QCOMPARE(countOf(outcome.json(), "trial", "total"), 0);
    }

    void wrongPlansAreRefusedBeforeAnythingIsMade()
    {
        const Session session(planText(R"(["none", "deepmy"])", R"("attributes": ["arousal"], )"));
        const Outcome outcome = session.run(QStringLiteral("out"));
        VERIFY_ERROR(outcome, "bad-input", 3, "plan.json", "/measures/1", "did you mean \"deepmi\"");
        QVERIFY(!fs::exists(session.path("out")));
        VERIFY_ERROR(
            test::deepmi(QStringLiteral("experiment tabel2 --out out --json"), session.folder.path()),
            "usage", 2, "did you mean table2");
        VERIFY_ERROR(
            test::deepmi(QStringLiteral("experiment table2 --out out --json"), session.folder.path()),
            "usage", 2, "--corpora");
        write(
            session.folder.filePath(QStringLiteral("plan.json")),
            planText(R"(["none"])", R"("attributes": ["arousal"], )").replace("features.csv", "missing.csv"));
        VERIFY_ERROR(session.run(QStringLiteral("out")), "bad-input", 3, "missing.csv",
                     "/corpora/0/features");
    }

    void progressIsToldInLinesWhereThereIsNoTerminal()
    {
        const Session session(planText(R"(["none"])", R"("attributes": ["arousal"], "trials": 1, )"));
        const Outcome outcome = test::deepmi(QStringLiteral("experiment plan.json --device cpu --out out"),
                                             session.folder.path());
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(!outcome.err.contains('\x1b'));
        QVERIFY(outcome.out.contains("1 of 1 tasks finished"));
        QVERIFY(outcome.out.contains("W/O curriculum"));
    }
};

QTEST_GUILESS_MAIN(ExperimentRunTest)
#include "experiment_learning_test.moc"
