#include "main_window.h"
#include "plots/theme.h"

#include <QApplication>
#include <QIcon>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(studio);
    QApplication::setApplicationName(QStringLiteral("DeepMI Studio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/studio.svg")));
    deepmi::studio::applyTheme(deepmi::studio::chosenTheme());
    deepmi::studio::MainWindow window;
    window.show();
    return QApplication::exec();
}
