#pragma once

#include "program.h"

#include <csignal>

/// The real desktop program of this build without a display, driven by a script (see
/// driver/studio_driver.cpp for its lines).
namespace test
{

class DrivenStudio
{
public:
    /// Settings in `folder`/settings; files are opened as from the command line.
    DrivenStudio(const QString& folder, const QStringList& script, const QStringList& files = {})
    {
        const QString scriptFile = folder + QStringLiteral("/script.txt");
        write(scriptFile, script.join(QLatin1Char('\n')).toUtf8());
        auto environment = QProcessEnvironment::systemEnvironment();
        const auto set = [&](const char* name, const QString& value) {
            environment.insert(QLatin1String(name), value);
        };
        set("QT_QPA_PLATFORM", QStringLiteral("offscreen"));
        set("QT_PLUGIN_PATH", QStringLiteral(DEEPMI_DRIVER_DIR));
        set("QT_QPA_GENERIC_PLUGINS", QStringLiteral("studio_driver"));
        set("DEEPMI_TEST_SCRIPT", scriptFile);
        set("DEEPMI_STUDIO_SETTINGS", folder + QStringLiteral("/settings"));
        // Where Qt's file dialogs remember folders.
        set("XDG_CONFIG_HOME", folder + QStringLiteral("/config"));
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(folder);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(DEEPMI_BIN_DIR "/deepmi-studio"),
                        QStringList{QStringLiteral("--language"), QStringLiteral("en")} + files);
    }
    ~DrivenStudio()
    {
        if (m_process.state() != QProcess::NotRunning)
            kill();
    }

    /// SIGKILL: the program has no chance to tidy up.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Another signal.
    void send(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    /// Until the script says it; false if the program ends before.
    bool waitFor(const QByteArray& said, int milliseconds = patience)
    {
        QElapsedTimer time;
        time.start();
        while (!m_output.contains(said + '\n') && time.elapsed() < milliseconds) {
            if (!m_process.waitForReadyRead(100) && m_process.state() == QProcess::NotRunning)
                break;
            m_output += m_process.readAll();
        }
        if (!m_output.contains(said + '\n'))
            qWarning("it did not say '%s' but:\n%s", said.constData(), m_output.constData());
        return m_output.contains(said + '\n');
    }
    /// Its exit code once it has ended by itself; −1 if it did not.
    int waitForEnd(int milliseconds = patience)
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(milliseconds)) {
            qWarning("it did not end; it said:\n%s", (m_output + m_process.readAll()).constData());
            return -1;
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace test
