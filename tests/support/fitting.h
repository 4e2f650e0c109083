#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>

namespace deepmi::studio::test
{

/// Looks for what a person cannot read or reach in a window as it stands: texts that are cut, fields too
/// narrow for what they hold, controls beyond the window's edge, bars that scroll sideways.
class Fitting
{
public:
    explicit Fitting(const QWidget& root) : m_root(root) {}

    /// One line a finding; none if everything fits.
    QStringList problems()
    {
        m_problems.clear();
        for (const QWidget* widget : m_root.findChildren<const QWidget*>())
            if (widget->isVisible() && widget->window() == &m_root && !isBehindATab(*widget))
                look(*widget);
        return m_problems;
    }

private:
    /// A dock behind another counts as visible and lies beyond the window.
    bool isBehindATab(const QWidget& widget) const
    {
        for (const QWidget* parent = &widget; parent && parent != &m_root; parent = parent->parentWidget())
            if (qobject_cast<const QDockWidget*>(parent) && !m_root.rect().intersects(parent->geometry()))
                return true;
        return false;
    }

    static QString plain(const QString& rich)
    {
        if (!Qt::mightBeRichText(rich))
            return rich.simplified();
        QTextDocument document;
        document.setHtml(rich);
        return document.toPlainText().simplified();
    }

    void say(const QWidget& widget, const QString& what)
    {
        QString place =
            QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(' ') + widget.objectName();
        for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
            if (!parent->objectName().isEmpty() && !parent->objectName().startsWith(QLatin1String("qt_"))) {
                place += QStringLiteral(" in ") + parent->objectName();
                break;
            }
        m_problems << QStringLiteral("%1: %2").arg(place, what);
    }

    void needs(const QWidget& widget, const QString& text, int wanted, int given)
    {
        if (wanted > given)
            say(widget, QStringLiteral("“%1” needs %2 px and has %3").arg(text).arg(wanted).arg(given));
    }

    void look(const QWidget& widget)
    {
        if (const auto* bar = qobject_cast<const QScrollBar*>(&widget)) {
            // Tables are scrolled sideways; forms and lists are not.
            const auto* area = qobject_cast<const QAbstractScrollArea*>(
                bar->parentWidget() ? bar->parentWidget()->parentWidget() : nullptr);
            if (bar->orientation() == Qt::Horizontal && area &&
                !(qobject_cast<const QAbstractItemView*>(area) && area->inherits("QTableView")))
                say(*area, QStringLiteral("scrolls sideways, by %1 px of %2")
                               .arg(bar->maximum())
                               .arg(area->viewport()->width()));
            return;
        }
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            lookAtLabel(*label);
        else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            lookAtButton(*button);
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            lookAtComboBox(*box);
        else if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
            lookAtLineEdit(*edit);
        else if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
            needs(*group, group->title(), group->fontMetrics().horizontalAdvance(group->title()),
                  group->width());
        else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            lookAtTabs(*tabs);
        else if (const auto* table = qobject_cast<const QTableWidget*>(&widget))
            lookAtTable(*table);
        lookAtPlace(widget);
    }

    void lookAtLabel(const QLabel& label)
    {
        if (label.text().isEmpty() || label.inherits("deepmi::studio::ElidedLabel"))
            return;
        const QString text = plain(label.text());
        if (!label.wordWrap()) {
            needs(label, text, label.sizeHint().width(), label.width());
            needs(label, text + QStringLiteral("” (height) “"), label.fontMetrics().height(), label.height());
            return;
        }
        if (label.hasHeightForWidth())
            needs(label, text + QStringLiteral("” (height) “"), label.heightForWidth(label.width()),
                  label.height() + 1);
        const QMargins around = label.contentsMargins();
        for (const QString& word : text.split(QLatin1Char(' ')))
            if (!breaksAnywhere(word))
                needs(label, word, label.fontMetrics().horizontalAdvance(word),
                      label.width() - around.left() - around.right());
    }

    /// Between Chinese characters lines are broken without blanks.
    static bool breaksAnywhere(const QString& word)
    {
        return std::any_of(word.begin(), word.end(), [](QChar letter) { return letter.unicode() >= 0x2e80; });
    }

    void lookAtButton(const QAbstractButton& button)
    {
        if (button.text().isEmpty())
            return;
        const bool wraps = button.inherits("deepmi::studio::WrappedCheckBox");
        // Of a push button styles ask for more than its words need.
        const int words = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width() +
                          button.style()->pixelMetric(QStyle::PM_ButtonMargin, nullptr, &button);
        needs(button, button.text(),
              wraps                                       ? button.minimumSizeHint().width()
              : qobject_cast<const QPushButton*>(&button) ? words
                                                          : button.sizeHint().width(),
              button.width());
        needs(button, button.text() + QStringLiteral("” (height) “"),
              wraps ? button.heightForWidth(button.width()) : button.fontMetrics().height(), button.height());
    }

    void lookAtComboBox(const QComboBox& box)
    {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.editable = box.isEditable();
        const QRect field =
            box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        // Whatever may be chosen; where the whole of it is told, the part that tells choices apart will do.
        for (int item = 0; item < box.count(); ++item)
            if (!box.itemData(item, Qt::ToolTipRole).toString().contains(box.itemText(item)))
                needs(box, box.itemText(item), box.fontMetrics().boundingRect(box.itemText(item)).width(),
                      field.width());
    }

    void lookAtLineEdit(const QLineEdit& edit)
    {
        const bool isSpin = qobject_cast<const QAbstractSpinBox*>(edit.parentWidget());
        // What is typed may be longer than its field, a number may not.
        const QString shown = edit.text().isEmpty() ? edit.placeholderText()
                              : isSpin              ? edit.text()
                                                    : QString();
        const QMargins around = edit.textMargins();
        const bool told = !isSpin && !edit.toolTip().isEmpty();
        if (!told)
            needs(edit, shown, edit.fontMetrics().horizontalAdvance(shown) + 4,
                  edit.width() - around.left() - around.right());
    }

    void lookAtTabs(const QTabBar& tabs)
    {
        for (int tab = 0; tab < tabs.count(); ++tab) {
            const QRect place = tabs.tabRect(tab);
            needs(tabs, tabs.tabText(tab),
                  tabs.fontMetrics().size(Qt::TextShowMnemonic, tabs.tabText(tab)).width(),
                  place.intersected(tabs.rect()).width());
        }
    }

    void lookAtTable(const QTableWidget& table)
    {
        for (int row = 0; row < table.rowCount(); ++row)
            for (int column = 0; column < table.columnCount(); ++column) {
                const QTableWidgetItem* item = table.item(row, column);
                if (!item || item->toolTip().contains(item->text()))
                    continue;
                const QSize needed = table.sizeHintForIndex(table.indexFromItem(item));
                if (table.rowHeight(row) < needed.height() * 3 / 2) // one line
                    needs(table, item->text(), needed.width(), table.columnWidth(column));
            }
    }

    /// Within all that holds it, unless that scrolls.
    void lookAtPlace(const QWidget& widget)
    {
        if (widget.objectName().startsWith(QLatin1String("qt_")))
            return; // Qt's own parts, as the buttons in a dock's title
        const bool isControl =
            qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
            qobject_cast<const QAbstractSpinBox*>(&widget) ||
            (qobject_cast<const QLabel*>(&widget) && !static_cast<const QLabel&>(widget).text().isEmpty());
        if (!isControl)
            return;
        for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
            const QRect place(widget.mapTo(parent, QPoint()), widget.size());
            const bool scrolls = parent->objectName() == QLatin1String("qt_scrollarea_viewport");
            const bool out = scrolls ? place.left() < 0 || place.right() > parent->width()
                                     : !parent->rect().contains(place);
            if (out)
                say(widget, QStringLiteral("at %1,%2 %3×%4 beyond %5 of %6×%7")
                                .arg(place.x())
                                .arg(place.y())
                                .arg(place.width())
                                .arg(place.height())
                                .arg(QLatin1String(parent->metaObject()->className()) + QLatin1Char(' ') +
                                     parent->objectName())
                                .arg(parent->width())
                                .arg(parent->height()));
            if (out || scrolls || parent == &m_root)
                return;
        }
    }

    const QWidget& m_root;
    QStringList m_problems;
};

} // namespace deepmi::studio::test
