#pragma once

#include <QStringList>

class QWidget;

namespace deepmi::studio
{

/// Lists names, by default those that did not match, one a line, searchable and to be copied. Not modal;
/// deletes itself.
void showNames(QWidget* parent, const QStringList& lines, const QString& title = {});

} // namespace deepmi::studio
