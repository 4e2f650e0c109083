#include "models/settings.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace deepmi::studio
{

namespace
{

constexpr auto folderVariable = "DEEPMI_STUDIO_SETTINGS";
const QLatin1String fileName("/settings.ini");

QString folder()
{
    const QString named = qEnvironmentVariable(folderVariable);
    return !named.isEmpty() ? named
                            : QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                  QStringLiteral("/deepmi-studio");
}

} // namespace

QSettings& settings()
{
    static auto* const store = new QSettings(folder() + fileName, QSettings::IniFormat);
    return *store;
}

void keepNoSettings()
{
    static const QTemporaryDir copy;
    QFile::copy(folder() + fileName, copy.path() + fileName);
    qputenv(folderVariable, copy.path().toLocal8Bit());
}

} // namespace deepmi::studio
