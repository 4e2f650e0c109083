#pragma once

#include <QDialog>

class QMainWindow;

namespace deepmi::studio
{

/// Every shortcut of the window's menus, as they are set, and the keys that plots obey.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QMainWindow& window);
};

} // namespace deepmi::studio
