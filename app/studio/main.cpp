#include "actions/file_actions.h"
#include "export_command.h"
#include "job/error.h"
#include "job/external_command.h"
#include "job/memory.h"
#include "main_window.h"
#include "models/language.h"
#include "plots/theme.h"
#include "stop_signals.h"
#include "studio_options.h"
#include "worker/freed_memory.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>

/// A resource in a static library is initialised by name, from outside of any namespace.
static void initialiseResources()
{
    Q_INIT_RESOURCE(studio);
}

namespace
{

using namespace deepmi;
using namespace deepmi::studio;

/// Where no window is shown, what Qt has to say of sessions and screens is noise among a script's messages.
void onlyErrors(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "error: %s\n", qUtf8Printable(message));
}

/// A machine that has no fontconfig (a server that figures are drawn on) has no fonts either; packages bring
/// one with them, in lib/fonts.
void findFonts()
{
    const auto own = thisProgram().parent_path().parent_path() / "lib" / "fonts" / "fonts.conf";
    std::error_code error;
    if (qEnvironmentVariableIsEmpty("FONTCONFIG_FILE") && qEnvironmentVariableIsEmpty("FONTCONFIG_PATH") &&
        !std::filesystem::exists("/etc/fonts/fonts.conf", error) && std::filesystem::exists(own, error))
        qputenv("FONTCONFIG_FILE", own.c_str());
}

bool isDisplayThere()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    return false;
}

/// A script without a window gets English figures, whoever runs it, unless it asks for others.
QString languageOf(const StudioOptions& options)
{
    if (options.language.empty())
        return options.action == StudioOptions::Action::Window ? chosenLanguage() : QStringLiteral("en");
    return options.language == "system" ? QString() : QString::fromStdString(options.language);
}

int showWindow(const StudioOptions& options)
{
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/studio.svg")));
    applyTheme(options.theme == "light"    ? Theme::Light
               : options.theme == "dark"   ? Theme::Dark
               : options.theme == "system" ? Theme::System
                                           : chosenTheme());
    MainWindow window;
    window.show();
    QStringList files;
    for (const std::string& file : options.files)
        files << QString::fromStdString(file);
    StopSignals signals;
    QObject::connect(&signals, &StopSignals::received, &window, [&window](int number) {
        window.fileActions().endFromOutside();
        QApplication::exit(128 + number);
    });
    // Once the window is there: what goes wrong is said in it.
    QTimer::singleShot(0, &window, [&window, files] { window.fileActions().begin(files); });
    return QApplication::exec();
}

int runStudio(int argc, char** argv)
{
    const StudioOptions options = parseStudioOptions(argc, argv);
    if (options.action == StudioOptions::Action::PrintText) {
        std::fputs(options.text.c_str(), stdout);
        return 0;
    }
    const bool hasWindow = options.action == StudioOptions::Action::Window;
    if (!hasWindow) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler(onlyErrors);
    } else if (!isDisplayThere()) {
        throw Error(ErrorKind::Failed,
                    "there is no display to show a window on; figures are drawn without one "
                    "by --export, everything else by the program deepmi");
    }
    findFonts();
    shareOneArena();
    QApplication application(argc, argv);
    initialiseResources();
    QApplication::setApplicationName(QStringLiteral("DeepMI Studio"));
    installLanguage(languageOf(options));
    if (hasWindow)
        return showWindow(options);
    applyTheme(Theme::Light);
    return exportFigures(options);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return runStudio(argc, argv);
    } catch (const Error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        switch (error.kind()) {
        case ErrorKind::Usage:
            return 2;
        case ErrorKind::BadInput:
            return 3;
        case ErrorKind::Failed:
        case ErrorKind::Stopped:
            break;
        }
        // A file that cannot be written is as much the person's to mend as one that cannot be read, and so is
        // too little memory.
        return error.file().empty() && !dynamic_cast<const OutOfMemory*>(&error) ? 1 : 3;
    } catch (const std::exception& error) {
        if (const auto memory = asOutOfMemory(error)) {
            std::fprintf(stderr, "error: %s\n", memory->what());
            return 3;
        }
        std::fprintf(stderr, "error: an unexpected error: %s\n", error.what());
    }
    return 1;
}
