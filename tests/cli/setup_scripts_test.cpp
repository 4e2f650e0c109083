#include "test_data.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <memory>

/// packaging/install-dependencies and studio, run in a copy of the project with stand-ins for the system's
/// dpkg-query, apt-get, id and sudo (put first in PATH) and with a package index on this machine. Nothing is
/// installed and no network is used.
class SetupScriptsTest : public QObject
{
    Q_OBJECT

    struct Outcome {
        int status = -1;
        QString output;
        qint64 milliseconds = 0;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_server;
    QString m_port;

    QString path(const QString& name) const { return m_folder->filePath(name); }

    void write(const QString& name, const QByteArray& content, bool executable = false) const
    {
        QDir(m_folder->path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.fileName()));
        file.write(content);
        if (executable)
            file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser);
    }

    QString read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    Outcome run(const QString& program, const QStringList& arguments,
                const QStringList& environment = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice());
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert("PATH", path("stand-ins") + ":" + variables.value("PATH"));
        variables.insert("PIP_INDEX_URL", "http://127.0.0.1:" + m_port + "/simple/");
        for (const char* name :
             {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "http_proxy", "HTTP_PROXY", "all_proxy"})
            variables.remove(name);
        for (const QString& setting : environment)
            variables.insert(setting.section('=', 0, 0), setting.section('=', 1));
        process.setProcessEnvironment(variables);
        QElapsedTimer timer;
        timer.start();
        process.start(path(program), arguments);
        if (!process.waitForFinished(120'000))
            return {-1, "did not end: " + process.errorString(), timer.elapsed()};
        return {process.exitCode(), QString::fromUtf8(process.readAll()), timer.elapsed()};
    }

    Outcome install(const QStringList& arguments) const
    {
        return run("packaging/install-dependencies", arguments);
    }

    /// dpkg-query answers with what is in the file installed; apt-get writes down how it was called and, as
    /// the real one does, leaves the packages installed.
    void standInForSystem(const QByteArray& user = "0", bool sudo = false) const
    {
        write("stand-ins/dpkg-query", "#!/bin/sh\ncat '" + path("installed").toUtf8() + "'\n", true);
        write(
            "stand-ins/apt-get",
            "#!/bin/bash\necho \"$DEBIAN_FRONTEND apt-get $*\" >> '" + path("apt-calls").toUtf8() +
                "'\nfor p in \"$@\"; do [[ $p == lib* || $p == cmake ]] && echo \"$p installed 99:1\" >> '" +
                path("installed").toUtf8() + "'; done; true\n",
            true);
        write("stand-ins/id", "#!/bin/sh\necho " + user + "\n", true);
        write("stand-ins/sudo",
              sudo ? "#!/bin/bash\n[[ $1 == -n ]] && shift; echo sudo >> '" + path("apt-calls").toUtf8() +
                         "'; exec \"$@\"\n"
                   : QByteArray("#!/bin/sh\nexit 1\n"),
              true);
    }

    QStringList listedPackages() const
    {
        QStringList names;
        const auto lines = read("packaging/debian-packages.txt").split('\n', Qt::SkipEmptyParts);
        for (const QString& line : lines)
            if (!line.startsWith('#'))
                names << line.section(QRegularExpression("\\s+"), 0, 0);
        return names;
    }

    void allInstalledBut(const QString& without, const QString& outdated = {}) const
    {
        QByteArray lines;
        for (const QString& name : listedPackages())
            if (name != without)
                lines += (name + " installed " + (name == outdated ? "0:0.1" : "99:1") + "\n").toUtf8();
        write("installed", lines);
    }

    /// Small wheels with the names of the real ones, and requirements that pin them.
    void makeWheels(const QByteArray& pinned = {}) const
    {
        QProcess make;
        make.setWorkingDirectory(m_folder->path());
        make.start("python3", QStringList{QString(DEEPMI_SOURCE_DIR) + "/tests/cli/make_wheels.py"} +
                                  (pinned.isEmpty() ? QStringList{} : QStringList{pinned}));
        QVERIFY(make.waitForFinished());
        QCOMPARE(make.exitCode(), 0);
    }

    void serve(int cutAfter = 0)
    {
        QStringList arguments{QString(DEEPMI_SOURCE_DIR) + "/tests/cli/wheel_server.py", path("wheels"),
                              path("requests")};
        if (cutAfter)
            arguments << QString::number(cutAfter);
        m_server.start("python3", arguments);
        QVERIFY(m_server.waitForReadyRead(20'000));
        m_port = QString::fromLatin1(m_server.readLine()).trimmed();
    }

    /// The pinned pip, from where install-dependencies left it for this build; without it only a network
    /// would do.
    bool pipIsHere() const
    {
        const QDir tools(QString(DEEPMI_SOURCE_DIR) + "/.deps/tools");
        const auto wheels = tools.entryList({"pip-*.whl"});
        if (wheels.isEmpty())
            return false;
        QDir(m_folder->path()).mkpath(".deps/tools");
        for (const QString& wheel : wheels)
            QFile::copy(tools.filePath(wheel), path(".deps/tools/" + wheel));
        return true;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_port = "9"; // the discard port: whoever asks the index without serve() fails
        for (const char* name : {"studio", "packaging/install-dependencies", "packaging/fetch_wheels.py",
                                 "packaging/debian-packages.txt", "packaging/pip.txt",
                                 "packaging/libtorch-cpu.txt", "packaging/libtorch-cuda.txt"}) {
            QDir(m_folder->path()).mkpath(QFileInfo(name).path());
            QVERIFY2(QFile::copy(QString(DEEPMI_SOURCE_DIR) + "/" + name, path(name)), name);
        }
        standInForSystem();
        allInstalledBut("");
    }

    void cleanup()
    {
        if (m_server.state() != QProcess::NotRunning) {
            m_server.kill();
            m_server.waitForFinished();
        }
    }

    void doesNothingAndQuicklyWhenAllIsThere()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("own/include/ATen"));
        write("own/include/ATen/ATen.h", "");
        write("own/lib/libtorch_cpu.so", "");
        QCOMPARE(install({"--libtorch", path("own")}).status, 0);

        const Outcome second = install({});
        QCOMPARE(second.status, 0);
        QCOMPARE(second.output, QString());
        QVERIFY(!QFile::exists(path("apt-calls")));
        QCOMPARE(read(".deps/libtorch-path"), path("own") + "\n");
        QVERIFY2(second.milliseconds < 1000, qPrintable(QString::number(second.milliseconds) + " ms"));
    }

    void installsExactlyWhatIsMissing()
    {
        allInstalledBut("libmatio-dev", "cmake");
        const Outcome outcome = install({"--no-libtorch"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.output));
        const QStringList calls = read("apt-calls").split('\n', Qt::SkipEmptyParts);
        QCOMPARE(calls.size(), 2);
        QVERIFY2(calls[0].endsWith(" update"), qPrintable(calls[0]));
        QVERIFY2(calls[1].startsWith("noninteractive apt-get ") && calls[1].contains(" --yes ") &&
                     calls[1].endsWith(" install --no-install-recommends cmake libmatio-dev"),
                 qPrintable(calls[1]));
    }

    void goesThroughSudoWhereItIsNotRoot()
    {
        standInForSystem("1000", true);
        allInstalledBut("libzip-dev");
        const Outcome outcome = install({"--no-libtorch"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.output));
        QVERIFY(read("apt-calls").contains("sudo\nnoninteractive apt-get"));
    }

    void tellsTheAdministratorsCommandWithoutRootAndSudo()
    {
        standInForSystem("1000", false);
        allInstalledBut("libzip-dev");
        const Outcome outcome = install({"--no-libtorch"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains(
                     "apt-get update && apt-get install --yes --no-install-recommends libzip-dev\n"),
                 qPrintable(outcome.output));
        QVERIFY(!QFile::exists(path("apt-calls")));
    }

    void saysWhichPackageIsTooOldOnAnOldRelease()
    {
        write("stand-ins/apt-get", "#!/bin/sh\nexit 0\n", true);
        allInstalledBut("", "g++");
        const Outcome outcome = install({"--no-libtorch"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("g++ is 0:0.1, 4:12 or newer is needed"),
                 qPrintable(outcome.output));
    }

    void coreOnlyNeedsNoQt()
    {
        QByteArray lines;
        for (const QString& name : listedPackages())
            if (!name.startsWith("qt6"))
                lines += name.toUtf8() + " installed 99:1\n";
        write("installed", lines);
        QCOMPARE(install({"--no-libtorch", "--core-only"}).status, 0);
        QVERIFY(!QFile::exists(path("apt-calls")));
    }

    void whatOnlyTestsOfRootNeedIsForRootAndTests()
    {
        allInstalledBut("slurmd");
        QCOMPARE(install({"--no-libtorch"}).status, 0);
        QVERIFY(!QFile::exists(path("apt-calls"))); // a build does not ask for it
        standInForSystem("1000", true);
        QCOMPARE(install({"--no-libtorch", "--tests"}).status, 0);
        QVERIFY(!QFile::exists(path("apt-calls"))); // nor does a person's own machine
        standInForSystem("0");
        const Outcome outcome = install({"--no-libtorch", "--tests"});
        QVERIFY(read("apt-calls").contains(" install --no-install-recommends slurmd\n"));
        // The stand-in for apt-get brings no slurmd, which is seen.
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("still missing after apt-get: slurmd"), qPrintable(outcome.output));
    }

    void libTorchOfOnesOwnMustBeOne()
    {
        QDir(m_folder->path()).mkpath("empty");
        Outcome outcome = install({"--libtorch", path("empty")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("ATen.h"), qPrintable(outcome.output));
        outcome = install({"--libtorch", path("nowhere")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("no such folder"), qPrintable(outcome.output));
        QVERIFY(!QFile::exists(path(".deps/libtorch-path")));
    }

    void doesNotSwapALibTorchOfOnesOwnInSilence()
    {
        QDir(m_folder->path()).mkpath("own");
        write(".deps/libtorch-path", path("own").toUtf8() + "\n");
        const Outcome outcome = install({"--cuda"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("--libtorch own --cuda"), qPrintable(outcome.output));

        QDir(path("own")).removeRecursively();
        const Outcome gone = install({});
        QCOMPARE(gone.status, 1);
        QVERIFY2(gone.output.contains(path("own")), qPrintable(gone.output));
    }

    void unpacksLibrariesAndHeadersButNoPython()
    {
        if (!pipIsHere())
            QSKIP("the pinned pip is not in .deps/tools: packaging/install-dependencies brings it");
        makeWheels();
        serve();
        const Outcome outcome = install({"--cpu"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.output));
        QCOMPARE(QFileInfo(path(".deps/libtorch/torch/lib/libtorch_cpu.so")).size(), 3'000'000);
        QVERIFY(QFile::exists(path(".deps/libtorch/torch/include/ATen/ATen.h")));
        QVERIFY(QFile::exists(path(".deps/libtorch/nvidia/cu13/lib/libcudart.so.13")));
        QVERIFY(QFile::exists(path(".deps/libtorch/torch-2.11.0.dist-info/licenses/LICENSE")));
        QVERIFY(!QFile::exists(path(".deps/libtorch/torch/__init__.py")));
        QVERIFY(!QFile::exists(path(".deps/libtorch/torch/lib/libtorch_python.so")));
        QVERIFY(!QFile::exists(path(".deps/downloads")));

        QFile::remove(path("requests"));
        const Outcome second = install({});
        QCOMPARE(second.status, 0);
        QCOMPARE(second.output, QString());
        QVERIFY(!QFile::exists(path("requests")));
    }

    void goesOnWithADownloadThatWasCutOff()
    {
        if (!pipIsHere())
            QSKIP("the pinned pip is not in .deps/tools: packaging/install-dependencies brings it");
        makeWheels();
        serve(50'000);
        const Outcome outcome = install({"--cpu"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.output));
        const QRegularExpression resumed("torch-\\S+ -\ntorch-\\S+ bytes=(\\d+)-\n");
        const auto match = resumed.match(read("requests"));
        QVERIFY2(match.hasMatch(), qPrintable(read("requests")));
        QVERIFY(match.captured(1).toInt() > 0 && match.captured(1).toInt() <= 50'000);
    }

    void goesOnWhereAnInterruptedRunStopped()
    {
        if (!pipIsHere())
            QSKIP("the pinned pip is not in .deps/tools: packaging/install-dependencies brings it");
        makeWheels();
        QFile wheel(path("wheels/torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl"));
        QVERIFY(wheel.open(QIODevice::ReadOnly));
        const QByteArray content = wheel.readAll();
        const QString digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(12);
        write(".deps/downloads/torch-2.11.0-" + digest + ".part", content.left(1'000'000));
        serve();
        const Outcome outcome = install({"--cpu"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.output));
        QVERIFY2(read("requests")
                     .startsWith("torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl bytes=1000000-\n"),
                 qPrintable(read("requests")));
    }

    void refusesAWheelWithAnotherContent()
    {
        if (!pipIsHere())
            QSKIP("the pinned pip is not in .deps/tools: packaging/install-dependencies brings it");
        makeWheels(QByteArray(64, 'a'));
        write(".deps/libtorch/torch/lib/libtorch_cpu.so", "the one that works");
        serve();
        const Outcome outcome = install({"--cpu"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("wrong content") && outcome.output.contains(QString(64, 'a')),
                 qPrintable(outcome.output));
        QCOMPARE(read(".deps/libtorch/torch/lib/libtorch_cpu.so"), QString("the one that works"));
    }

    void wrongUsageIsExitTwo_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("studio, command") << "studio" << QStringList{"biuld"} << "unknown command biuld";
        QTest::newRow("studio, option") << "studio" << QStringList{"build", "--fast"} << "--fast";
        QTest::newRow("studio, preset") << "studio" << QStringList{"test", "--preset", "x"} << "core-only";
        QTest::newRow("install-dependencies")
            << "packaging/install-dependencies" << QStringList{"--cdua"} << "--cdua";
    }
    void wrongUsageIsExitTwo()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        QFETCH(QString, mentions);
        const Outcome outcome = run(program, arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.output.contains(mentions), qPrintable(outcome.output));
    }
};

QTEST_GUILESS_MAIN(SetupScriptsTest)
#include "setup_scripts_test.moc"
