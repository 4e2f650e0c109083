#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The Edit menu: undo and redo of every parameter, the selection.
class EditActions : public QObject
{
    Q_OBJECT

public:
    EditActions(MainWindow& window, QMenu& menu);
};

} // namespace deepmi::studio
