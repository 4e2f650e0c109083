#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The Run menu: start, pause, step, stop.
class RunActions : public QObject
{
    Q_OBJECT

public:
    RunActions(MainWindow& window, QMenu& menu);
};

} // namespace deepmi::studio
