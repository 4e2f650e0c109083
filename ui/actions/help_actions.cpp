#include "actions/help_actions.h"

#include "main_window.h"

#include <QMenu>

namespace deepmi::studio
{

HelpActions::HelpActions(MainWindow& window, QMenu&) : QObject(&window) {}

} // namespace deepmi::studio

#include "moc_help_actions.cpp"
