#include "models/settings.h"

#include <QStandardPaths>

namespace deepmi::studio
{

QSettings& settings()
{
    static QSettings* const store = [] {
        const QString folder = qEnvironmentVariable("DEEPMI_STUDIO_SETTINGS");
        const QString place = folder.isEmpty()
                                  ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                        QStringLiteral("/deepmi-studio")
                                  : folder;
        return new QSettings(place + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    }();
    return *store;
}

} // namespace deepmi::studio
