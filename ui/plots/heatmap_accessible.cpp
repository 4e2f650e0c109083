#include "plots/heatmap_accessible.h"

#include "plots/heatmap_view.h"

#include <QAccessibleWidget>

namespace deepmi::studio
{

namespace
{

class HeatmapAccessible final : public QAccessibleWidget
{
public:
    explicit HeatmapAccessible(HeatmapView* view) : QAccessibleWidget(view, QAccessible::Chart) {}

    QString text(QAccessible::Text part) const override
    {
        if (part != QAccessible::Value)
            return QAccessibleWidget::text(part);
        const auto* view = static_cast<const HeatmapView*>(object());
        return view->currentName() + QStringLiteral(": ") + view->currentNumbers();
    }
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<HeatmapView*>(object);
    return view ? new HeatmapAccessible(view) : nullptr;
}

} // namespace

void installHeatmapAccessible()
{
    static const bool once = (QAccessible::installFactory(make), true);
    static_cast<void>(once);
}

} // namespace deepmi::studio
