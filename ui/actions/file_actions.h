#pragma once

#include <QObject>

class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The File menu: data, projects, export, closing.
class FileActions : public QObject
{
    Q_OBJECT

public:
    FileActions(MainWindow& window, QMenu& menu);

    /// Opens what a person dropped or named on the command line: a project, features and labels, runs, scores.
    void open(const QStringList& files);
    /// Whether the window may close: asks about running jobs and unsaved changes.
    bool mayClose();
};

} // namespace deepmi::studio
