#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The View menu: panels, layout, theme, presentation.
class ViewActions : public QObject
{
    Q_OBJECT

public:
    ViewActions(MainWindow& window, QMenu& menu);
};

} // namespace deepmi::studio
