#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class HelpWindow;
class MainWindow;
class TourDialog;

/// The Help menu: help pages, tour, shortcuts, about.
class HelpActions : public QObject
{
    Q_OBJECT

public:
    HelpActions(MainWindow& window, QMenu& menu);

private:
    // Made when first asked for; owned by the window.
    TourDialog* m_tour = nullptr;
    HelpWindow* m_help = nullptr;
};

} // namespace deepmi::studio
