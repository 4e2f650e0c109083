#pragma once

#include <QStringList>

class QWidget;

namespace deepmi::studio
{

/// Lists names that did not match, one a line, searchable and to be copied. Not modal; deletes itself.
void showNames(QWidget* parent, const QStringList& lines);

} // namespace deepmi::studio
