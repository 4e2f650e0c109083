#include "actions/run_actions.h"

#include "main_window.h"

#include <QMenu>

namespace deepmi::studio
{

RunActions::RunActions(MainWindow& window, QMenu&) : QObject(&window) {}

} // namespace deepmi::studio

#include "moc_run_actions.cpp"
