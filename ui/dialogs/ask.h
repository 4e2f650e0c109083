#pragma once

#include <QHash>
#include <QMessageBox>
#include <QString>
#include <QStringList>

namespace deepmi::studio
{

/// Every modal question of the program. Tests answer ahead with the setNext functions, so that the real
/// window can be driven without anybody there to click.
namespace ask
{

/// Empty if the person cancelled. `key` names where the last folder is remembered; a suggested name with a
/// folder is taken as it is.
QString openFile(QWidget* parent, const QString& title, const QString& filter, const QString& key);
QStringList openFiles(QWidget* parent, const QString& title, const QString& filter, const QString& key);
QString saveFile(QWidget* parent, const QString& title, const QString& filter, const QString& key,
                 const QString& suggestedName = {});
QString folder(QWidget* parent, const QString& title, const QString& key);

/// `detail` is the explanatory second paragraph; `labels` are other words for some of the buttons.
QMessageBox::StandardButton question(QWidget* parent, const QString& title, const QString& message,
                                     const QString& detail, QMessageBox::StandardButtons buttons,
                                     QMessageBox::StandardButton preferred,
                                     const QHash<QMessageBox::StandardButton, QString>& labels = {});
void problem(QWidget* parent, const QString& title, const QString& message);

/// The next file, files or folder question is answered with these, in order, without a dialog.
void setNextFileNames(const QStringList& names);
/// The next questions are answered with these, in order, without a dialog.
void setNextAnswer(QMessageBox::StandardButton answer);
/// The last problem shown or question asked, for tests.
QString lastMessage();

} // namespace ask

} // namespace deepmi::studio
