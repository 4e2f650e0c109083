#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The Help menu: help pages, tour, shortcuts, about.
class HelpActions : public QObject
{
    Q_OBJECT

public:
    HelpActions(MainWindow& window, QMenu& menu);
};

} // namespace deepmi::studio
