#include "plots/studio_style.h"

#include "plots/kept_icon.h"
#include "plots/recurring_palette.h"
#include "plots/theme.h"

#include <QGuiApplication>
#include <QHash>
#include <QIcon>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// Fusion draws outlines of controls in the Window colour made 1.4 to 1.5 times darker; from this one comes a
/// grey of contrast 3 and more to the dark theme's grounds.
constexpr QColor outlineSource(0xc8, 0xc8, 0xcc);

constexpr int cellMargin = 2; ///< px, beside that of Fusion
constexpr int menuArrow = 8;  ///< px, of a button that opens a menu

bool needsOutline(const QStyleOption* option)
{
    return option && isDark(option->palette);
}

/// Qt draws its arrow over the end of the last word, where it reads as a comma.
bool opensMenu(const QStyleOptionToolButton* button)
{
    return button && (button->features & QStyleOptionToolButton::HasMenu) &&
           !(button->subControls & QStyle::SC_ToolButtonMenu);
}

void brighten(QPalette& palette)
{
    palette.setColor(QPalette::Window, outlineSource);
}

/// Of a button that is checked: Fusion's is the button's colour a little darker, hardly seen on a dark
/// ground.
QPalette chosenColours(QPalette palette)
{
    const QColor button = palette.color(QPalette::Button), highlight = palette.color(QPalette::Highlight);
    palette.setColor(QPalette::Button,
                     QColor((button.red() + highlight.red()) / 2, (button.green() + highlight.green()) / 2,
                            (button.blue() + highlight.blue()) / 2));
    return palette;
}

/// Gives an option a palette that recurs while it is painted from. A copy would have to be of the option's
/// own type, of which there are dozens; those who paint have made it on their stack.
class RecurringColours
{
public:
    explicit RecurringColours(const QStyleOption* option)
        : RecurringColours(option, option ? option->palette : QPalette())
    {
    }
    RecurringColours(const QStyleOption* option, const QPalette& colours)
        : m_palette(option ? &const_cast<QStyleOption*>(option)->palette : nullptr)
    {
        if (m_palette)
            m_own = std::exchange(*m_palette, recurringPalette(colours));
    }
    ~RecurringColours()
    {
        if (m_palette)
            *m_palette = m_own;
    }
    Q_DISABLE_COPY_MOVE(RecurringColours)

private:
    QPalette* m_palette;
    QPalette m_own;
};

/// Qt's file dialog gives its heading a new, empty picture with every paint, one pixel high, to move the text
/// to above the names; each would be kept under a name of its own.
QIcon recurringIcon(const QIcon& icon)
{
    const QList<QSize> sizes = icon.availableSizes();
    if (sizes.size() != 1 || sizes[0].height() != 1)
        return icon;
    static auto* const made = new QHash<int, QIcon>; // pixmaps may not outlive the application
    QIcon& empty = (*made)[sizes[0].width()];
    if (empty.isNull()) {
        QPixmap picture(sizes[0]);
        picture.fill(Qt::transparent);
        empty = keptIcon(QIcon(picture));
    }
    return empty;
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    if (needsOutline(option)) {
        switch (element) {
        case PE_IndicatorCheckBox:
        case PE_IndicatorRadioButton:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                QStyleOptionButton own = *button;
                brighten(own.palette);
                own.palette = recurringPalette(own.palette);
                QProxyStyle::drawPrimitive(element, &own, painter, widget);
                return;
            }
            break;
        case PE_FrameLineEdit:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
                QStyleOptionFrame own = *frame;
                brighten(own.palette);
                own.palette = recurringPalette(own.palette);
                QProxyStyle::drawPrimitive(element, &own, painter, widget);
                return;
            }
            break;
        case PE_PanelButtonCommand:
            if (option->state & State_On) {
                const RecurringColours colours(option, chosenColours(option->palette));
                QProxyStyle::drawPrimitive(element, option, painter, widget);
                return;
            }
            break;
        default:
            break;
        }
    }
    const RecurringColours colours(option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const RecurringColours colours(option);
    const bool isTitle = element == CE_DockWidgetTitle && widget;
    const QFont before = painter->font();
    if (isTitle)
        painter->setFont(widget->font());
    // Exchanged in place, as the palette is: there are two types of these options.
    auto* header = element == CE_HeaderLabel
                       ? const_cast<QStyleOptionHeader*>(qstyleoption_cast<const QStyleOptionHeader*>(option))
                       : nullptr;
    const QIcon icon = header ? std::exchange(header->icon, recurringIcon(header->icon)) : QIcon();
    // As the cells below it.
    const QRect place = header ? header->rect : QRect();
    if (header && header->orientation == Qt::Horizontal && widget &&
        qobject_cast<const QTableView*>(widget->parentWidget()))
        header->rect.adjust(cellMargin, 0, -cellMargin, 0);
    QProxyStyle::drawControl(element, option, painter, widget);
    if (header) {
        header->icon = icon;
        header->rect = place;
    }
    if (isTitle)
        painter->setFont(before);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const
{
    if (needsOutline(option) && control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            QStyleOptionSpinBox own = *spin;
            brighten(own.palette);
            own.palette = recurringPalette(own.palette);
            QProxyStyle::drawComplexControl(control, &own, painter, widget);
            return;
        }
    }
    const RecurringColours colours(option);
    const auto* tool =
        control == CC_ToolButton ? qstyleoption_cast<const QStyleOptionToolButton*>(option) : nullptr;
    if (!opensMenu(tool)) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    QStyleOptionToolButton own = *tool;
    own.features &= ~QStyleOptionToolButton::HasMenu;
    QProxyStyle::drawComplexControl(control, &own, painter, widget);
    own.rect = QRect(tool->rect.right() - menuArrow - menuArrow / 4,
                     tool->rect.center().y() - menuArrow / 2 + 1, menuArrow, menuArrow);
    drawPrimitive(PE_IndicatorArrowDown, &own, painter, widget);
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                    const QWidget* widget) const
{
    const QSize given = QProxyStyle::sizeFromContents(type, option, contents, widget);
    return type == CT_ToolButton && opensMenu(qstyleoption_cast<const QStyleOptionToolButton*>(option))
               ? given + QSize(2 * menuArrow, 0)
               : given;
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int given = QProxyStyle::pixelMetric(metric, option, widget);
    // Item views keep one pixel more than this off both sides of a text.
    return metric == PM_FocusFrameHMargin && qobject_cast<const QTableView*>(widget) ? given + cellMargin
                                                                                     : given;
}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const Qt::LayoutDirection direction = option   ? option->direction
                                          : widget ? widget->layoutDirection()
                                                   : QGuiApplication::layoutDirection();
    // Themes come and go with their styles, and icons look the same in all of them. Never destroyed: pixmaps
    // may not outlive the application.
    static auto* const made = new QHash<std::pair<int, int>, QIcon>;
    QIcon& icon = (*made)[{which, direction}];
    if (icon.isNull())
        icon = keptIcon(QProxyStyle::standardIcon(which, option, widget));
    return icon;
}

} // namespace deepmi::studio

#include "moc_studio_style.cpp"
