#include "models/settings.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace deepmi::studio
{

namespace
{

constexpr auto folderVariable = "DEEPMI_STUDIO_SETTINGS";
const QLatin1String fileName("/settings.ini"), ownFolder("/deepmi-studio");

} // namespace

QString settingsFolder()
{
    const QString named = qEnvironmentVariable(folderVariable);
    return !named.isEmpty()
               ? named
               : QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + ownFolder;
}

QString stateFolder()
{
    const QString named = qEnvironmentVariable(folderVariable);
    if (!named.isEmpty())
        return named;
    // QStandardPaths knows it from Qt 6.7 on. A path that is not absolute is to be ignored.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + QStringLiteral("/.local/state")) +
           ownFolder;
}

QSettings& settings()
{
    static auto* const store = new QSettings(settingsFolder() + fileName, QSettings::IniFormat);
    return *store;
}

void keepNoSettings()
{
    static const QTemporaryDir copy;
    QFile::copy(settingsFolder() + fileName, copy.path() + fileName);
    qputenv(folderVariable, copy.path().toLocal8Bit());
}

} // namespace deepmi::studio
