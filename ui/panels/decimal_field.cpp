#include "panels/decimal_field.h"

#include <QLocale>

namespace deepmi::studio
{

DecimalField::DecimalField(QWidget* parent) : QDoubleSpinBox(parent)
{
    setLocale(QLocale::c());
}

QValidator::State DecimalField::validate(QString& text, int& position) const
{
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    return QDoubleSpinBox::validate(text, position);
}

} // namespace deepmi::studio
