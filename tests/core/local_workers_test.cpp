#include "experiment/local_workers.h"

#include "program.h"

#include <QtTest/QtTest>

using namespace deepmi;

namespace
{

/// Events of the task until it has ended.
std::vector<TaskEvent> eventsOf(LocalWorkers& workers, const std::string& key,
                                const std::string& group = "group")
{
    ExperimentTask task;
    task.key = key;
    task.group = group;
    workers.start(task);
    std::vector<TaskEvent> all;
    constexpr int interval = 100, most = 300;
    for (int i = 0; i < most; ++i)
        for (TaskEvent& event : workers.poll(interval)) {
            all.push_back(event);
            if (event.kind == TaskEvent::Kind::Finished || event.kind == TaskEvent::Kind::Failed)
                return all;
        }
    return all;
}

/// A command that writes an event of the task whose key is in $key.
std::string says(const std::string& fields)
{
    return "echo '{\"key\":\"'\"$key\"'\"," + fields + "}'";
}

} // namespace

/// What becomes of tasks whose process ends, with shell scripts in the place of the program.
class LocalWorkersTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Workers that leave each line they are given in a file and go on with `script`, which has it in $line
    /// and the key in $key.
    LocalWorkers workersOf(const std::string& script) const
    {
        LocalWorkersOptions options;
        options.command = {"/bin/sh", "-c",
                           "while read -r line; do echo \"$line\" >>'" + linesFile().toStdString() +
                               "'; key=\"${line%% *}\"; " + script + "; done"};
        options.bytes = 1e9;
        return LocalWorkers(std::move(options));
    }
    QString linesFile() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }
    QByteArray lines() const { return test::read(linesFile()); }

    const std::string m_finishes = says("\"finished\":true");

private Q_SLOTS:
    void aProcessTakesOneTaskAfterTheOther()
    {
        LocalWorkers workers = workersOf(m_finishes);
        for (const char* key : {"a", "b"}) {
            const std::vector<TaskEvent> events = eventsOf(workers, key);
            QCOMPARE(events.size(), std::size_t{1});
            QCOMPARE(events[0].kind, TaskEvent::Kind::Finished);
            QCOMPARE(events[0].key, std::string(key));
        }
        QCOMPARE(lines(), QByteArray("a\nb\n"));
    }

    void aTaskThatDiedWithOthersIsGivenAloneTheNextTime()
    {
        const std::string dies = says("\"doing\":\"\",\"tasks\":3") + "; kill -9 $$";
        LocalWorkers workers =
            workersOf("case \"$line\" in together) " + dies + ";; *) " + m_finishes + ";; esac");
        const std::vector<TaskEvent> died = eventsOf(workers, "together");
        QVERIFY(!died.empty());
        QCOMPARE(died.back().kind, TaskEvent::Kind::Failed);
        QCOMPARE(
            died.back().text,
            std::string("its process was killed by signal 9 (Killed), perhaps because the machine ran out of "
                        "memory with 3 trials at once"));
        QCOMPARE(died.back().tasks, 3);
        QCOMPARE(eventsOf(workers, "other", "another").back().kind, TaskEvent::Kind::Finished);
        for (const char* key : {"together", "mate"})
            QCOMPARE(eventsOf(workers, key).back().kind, TaskEvent::Kind::Finished);
        QCOMPARE(lines(), QByteArray("together\nother\ntogether alone\nmate alone\n"));
    }

    /// A closed pipe can always be read: waiting for it would be no waiting, and keep a core busy.
    void aProcessThatHasClosedItsErrorsIsWaitedFor()
    {
        LocalWorkers workers = workersOf("exec 2>&-; sleep .3; " + m_finishes);
        const std::vector<TaskEvent> events = eventsOf(workers, "quiet");
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events[0].kind, TaskEvent::Kind::Finished);
    }

    /// Nothing is known to be gained by it: the same may come again.
    void aTaskThatDiedByItselfIsGivenAsBefore()
    {
        LocalWorkers workers = workersOf(says("\"doing\":\"\",\"tasks\":1") + "; echo oh dear >&2; exit 7");
        for (int attempt = 0; attempt < 2; ++attempt) {
            const TaskEvent last = eventsOf(workers, "single").back();
            QCOMPARE(last.kind, TaskEvent::Kind::Failed);
            QCOMPARE(last.text, std::string("its process ended with code 7: oh dear"));
        }
        QCOMPARE(lines(), QByteArray("single\nsingle\n"));
    }
};

QTEST_GUILESS_MAIN(LocalWorkersTest)
#include "local_workers_test.moc"
