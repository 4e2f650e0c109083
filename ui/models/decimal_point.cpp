#include "models/decimal_point.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLocale>

namespace deepmi::studio
{

namespace
{

constexpr auto filterName = "decimalPointFilter";

class DecimalPointFilter final : public QObject
{
public:
    explicit DecimalPointFilter(QObject* parent) : QObject(parent)
    {
        setObjectName(QLatin1String(filterName));
    }

    bool eventFilter(QObject* receiver, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* field = qobject_cast<QDoubleSpinBox*>(receiver);
        if (!field || key->text() != QLatin1String(".") ||
            field->locale().decimalPoint() != QLatin1String(","))
            return false;
        QKeyEvent comma(QEvent::KeyPress, Qt::Key_Comma, key->modifiers(), QStringLiteral(","));
        QCoreApplication::sendEvent(receiver, &comma);
        return true;
    }
};

} // namespace

void takePointsAsDecimals(QApplication& application)
{
    if (!application.findChild<QObject*>(QLatin1String(filterName), Qt::FindDirectChildrenOnly))
        application.installEventFilter(new DecimalPointFilter(&application));
}

} // namespace deepmi::studio
