#pragma once

#include <QtCore/QProcess>
#include <QtTest/QtTest>

namespace test
{

/// A real Slurm of one node on this machine (tests/cli/slurm_cluster.py) that lives as long as this object;
/// SLURM_CONF is set to it meanwhile.
class SlurmCluster
{
public:
    /// `settings` are further lines of slurm.conf ("MaxArraySize=5").
    explicit SlurmCluster(const QStringList& settings)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"),
                        QStringList{QStringLiteral(DEEPMI_SOURCE_DIR "/tests/cli/slurm_cluster.py")} +
                            settings);
        if (!m_process.waitForStarted()) {
            m_whyNot = QStringLiteral("python3 is not here");
            return;
        }
        constexpr int forEver = -1; // the script itself gives up after a while
        if (!m_process.canReadLine())
            m_process.waitForReadyRead(forEver);
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.endsWith(QStringLiteral("slurm.conf"))) {
            qputenv("SLURM_CONF", line.toUtf8());
            m_running = true;
            return;
        }
        m_process.waitForFinished(forEver);
        constexpr int notHere = 77;
        if (m_process.exitCode() == notHere)
            m_whyNot = line;
    }
    ~SlurmCluster()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(-1);
        qunsetenv("SLURM_CONF");
    }
    SlurmCluster(const SlurmCluster&) = delete;
    SlurmCluster& operator=(const SlurmCluster&) = delete;

    bool isRunning() const { return m_running; }
    /// Why there can be none on this machine; empty where there could and Slurm did not start.
    QString whyNot() const { return m_whyNot; }

    /// A node that is drained takes no jobs: they wait until it is resumed.
    void drain()
    {
        run(QStringLiteral("scontrol update nodename=node1 state=drain reason=test"));
        m_drained = true;
    }
    void resume()
    {
        if (m_drained)
            run(QStringLiteral("scontrol update nodename=node1 state=resume"));
        m_drained = false;
    }

    /// The lines that a command of Slurm prints.
    static QStringList run(const QString& command)
    {
        QProcess process;
        QStringList words = command.split(QLatin1Char(' '));
        const QString program = words.takeFirst();
        process.start(program, words);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qWarning("%s: %s", qPrintable(command), process.readAllStandardError().constData());
        return QString::fromUtf8(process.readAllStandardOutput())
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

private:
    QProcess m_process;
    QString m_whyNot;
    bool m_running = false, m_drained = false;
};

} // namespace test
