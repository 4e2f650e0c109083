#include "actions/file_actions.h"

#include "main_window.h"

#include <QMenu>

namespace deepmi::studio
{

FileActions::FileActions(MainWindow& window, QMenu&) : QObject(&window) {}

void FileActions::open(const QStringList&) {}

bool FileActions::mayClose()
{
    return true;
}

} // namespace deepmi::studio

#include "moc_file_actions.cpp"
