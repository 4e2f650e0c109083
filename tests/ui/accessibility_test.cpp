#include "made_up_comparison.h"
#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/export_dialog.h"
#include "dialogs/help_window.h"
#include "dialogs/open_data_dialog.h"
#include "dialogs/shortcuts_dialog.h"
#include "dialogs/training_settings_dialog.h"
#include "models/language.h"
#include "panels/panel.h"
#include "tour/tour_dialog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <QTableWidget>
#include <QTextEdit>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// Made by Qt as a part of another control, which has the name.
bool isPartOfQt(const QWidget& widget)
{
    if (widget.objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QScrollBar*>(&widget) ||
        qobject_cast<const QHeaderView*>(&widget) || widget.inherits("QTableCornerButton"))
        return true;
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
            qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QTabBar*>(parent) ||
            qobject_cast<const QScrollBar*>(parent))
            return true;
    // A dock's own buttons in its title; they do what the View menu does.
    return qobject_cast<const QDockWidget*>(widget.parentWidget()) &&
           qobject_cast<const QAbstractButton*>(&widget);
}

bool isPlot(const QWidget& widget)
{
    const QByteArray name = widget.metaObject()->className();
    return name.startsWith("deepmi::studio::") &&
           (name.endsWith("View") || name.endsWith("Map") || name.endsWith("Edges") ||
            name.endsWith("Preview")) &&
           !qobject_cast<const QAbstractItemView*>(&widget);
}

bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QTextEdit*>(&widget) || isPlot(widget);
}

QString who(const QWidget& widget)
{
    QString place =
        QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(' ') + widget.objectName();
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (!parent->objectName().isEmpty() && !parent->objectName().startsWith(QLatin1String("qt_")))
            return place + QStringLiteral(" in ") + parent->objectName();
    return place;
}

QString nameOf(QWidget& widget)
{
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

/// One line a control of which somebody who does not see, or has no mouse, would know nothing.
QStringList problemsOf(const QWidget& root)
{
    QStringList problems;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (isPartOfQt(*widget) || !isControl(*widget) || !widget->isVisibleTo(&root))
            continue;
        if (nameOf(*widget).trimmed().isEmpty())
            problems << QStringLiteral("no accessible name: ") + who(*widget);
        if (isPlot(*widget) && widget->isVisible() && widget->accessibleDescription().isEmpty()) {
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || (accessible->text(QAccessible::Value).isEmpty() &&
                                accessible->text(QAccessible::Description).isEmpty()))
                problems << QStringLiteral("a plot without words: ") + who(*widget);
        }
        if (!isPlot(*widget) && (widget->focusPolicy() & Qt::TabFocus) == 0)
            problems << QStringLiteral("not reached with the keyboard: ") + who(*widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button && button->text().isEmpty() && button->toolTip().isEmpty())
            problems << QStringLiteral("an icon without a tooltip: ") + who(*widget);
    }
    return problems;
}

/// Alt and a letter lead to one control: two of them would take turns.
QStringList sharedMnemonics(const QWidget& root)
{
    std::map<QString, QStringList> controls;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget);
        const QString text = button ? button->text() : label && label->buddy() ? label->text() : QString();
        const QKeySequence mnemonic = QKeySequence::mnemonic(text);
        if (!mnemonic.isEmpty() && widget->window() == &root && widget->isVisibleTo(&root))
            controls[mnemonic.toString()] << text;
    }
    if (const auto* window = qobject_cast<QMainWindow*>(const_cast<QWidget*>(&root)))
        for (const QAction* menu : window->menuBar()->actions())
            controls[QKeySequence::mnemonic(menu->text()).toString()] << menu->text();
    QStringList shared;
    for (const auto& [key, texts] : controls)
        if (texts.size() > 1)
            shared << key + QStringLiteral(": ") + texts.join(QStringLiteral(" | "));
    return shared;
}

/// The dialogs of a window, shown.
struct Dialogs {
    explicit Dialogs(MainWindow& window)
        : opening(window.workspace(), &window), shortcuts(window), tour(window.workspace(), &window)
    {
        for (QWidget* dialog : all())
            dialog->show();
    }
    std::vector<QWidget*> all() { return {&opening, &training, &help, &shortcuts, &tour}; }

    OpenDataDialog opening;
    TrainingSettingsDialog training;
    HelpWindow help;
    ShortcutsDialog shortcuts;
    TourDialog tour;
};

} // namespace

/// Every control of the window and its dialogs has a name, is reached with the keyboard, and every plot says
/// in words what it shows.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installLanguage(QStringLiteral("en")); }

    void theEmptyWindowCanBeUsedWithoutEyesOrMouse()
    {
        MainWindow window;
        window.show();
        for (const studio::Panel* panel : window.panels())
            check(*panel);
    }

    void everyPanelCanBeUsedWithoutEyesOrMouse()
    {
        MainWindow window;
        open(window);
        for (const studio::Panel* panel : window.panels()) {
            window.showPanel(panel->objectName());
            QTRY_VERIFY(window.workspace().jobs().isIdle() && window.workspace().previews().isIdle());
            check(*panel);
        }
    }

    void everyDialogCanBeUsedWithoutEyesOrMouse()
    {
        MainWindow window;
        open(window);
        std::vector<Figure> figures;
        for (const studio::Panel* panel : window.panels())
            for (Figure& figure : panel->figures())
                figures.push_back(std::move(figure));
        ExportDialog exporting(std::move(figures), &window);
        exporting.show();
        Dialogs dialogs(window);
        std::vector<QWidget*> all = dialogs.all();
        all.push_back(&exporting);
        for (const QWidget* dialog : all) {
            check(*dialog);
            QVERIFY(!dialog->windowTitle().isEmpty());
        }
        for (int page = 0; page < dialogs.tour.pageCount(); ++page) {
            dialogs.tour.goTo(page);
            check(dialogs.tour);
        }
    }

    void everyMnemonicIsOfOneControlOfItsWindow()
    {
        for (const Language& language : languages()) {
            installLanguage(language.code);
            MainWindow window;
            Dialogs dialogs(window);
            for (const QWidget* dialog : dialogs.all()) {
                const QStringList shared = sharedMnemonics(*dialog);
                QVERIFY2(shared.isEmpty(),
                         qPrintable(language.name + QStringLiteral(", ") + who(*dialog) +
                                    QStringLiteral(": ") + shared.join(QStringLiteral("; "))));
            }
            QStringList shared;
            open(window);
            for (const studio::Panel* panel : window.panels()) {
                window.showPanel(panel->objectName());
                QTRY_VERIFY(window.workspace().jobs().isIdle() && window.workspace().previews().isIdle());
                shared << sharedMnemonics(window);
            }
            shared.removeDuplicates();
            QVERIFY2(shared.isEmpty(),
                     qPrintable(language.name + QStringLiteral(": ") + shared.join(QStringLiteral("; "))));
        }
    }

    void everyShortcutIsOfOneActionAndListed()
    {
        MainWindow window;
        std::map<QString, QString> keys;
        for (const QAction* action : window.findChildren<QAction*>())
            for (const QKeySequence& sequence : action->shortcuts()) {
                const QString key = sequence.toString(QKeySequence::PortableText);
                QVERIFY2(!keys.contains(key), qPrintable(key + QLatin1Char(' ') + action->text()));
                keys[key] = action->text();
            }
        QVERIFY(keys.size() > 15);
        ShortcutsDialog dialog(window);
        const auto* table = test::find<QTableWidget>(&dialog, "shortcutTable");
        QString listed;
        for (int row = 0; row < table->rowCount(); ++row)
            listed += table->item(row, 1)->text() + QLatin1Char('\n');
        for (const auto& [key, name] : keys)
            QVERIFY2(listed.contains(QKeySequence(key).toString(QKeySequence::NativeText)),
                     qPrintable(key + QLatin1Char(' ') + name));
    }

    void theWindowFitsASmallScreenInEverySize_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("scale");
        for (const Language& language : languages())
            for (const double scale : {1., 1.25})
                QTest::addRow("%s %s", scale > 1 ? "presentation on 1280 × 800" : "ordinary",
                              qPrintable(language.code))
                    << language.code << scale;
    }
    void theWindowFitsASmallScreenInEverySize()
    {
        QFETCH(QString, language);
        QFETCH(double, scale);
        installLanguage(language);
        const QFont before = QApplication::font();
        QFont font = before;
        font.setPointSizeF(font.pointSizeF() * scale);
        setPresentationScale(scale);
        QApplication::setFont(font);
        MainWindow window;
        window.resize(1280, 800); // some panels stack what stands side by side on wide ones
        open(window);
        for (const studio::Panel* panel : window.panels())
            window.showPanel(panel->objectName());
        const QSize least = window.minimumSizeHint();
        QStringList panels;
        for (const studio::Panel* panel : window.panels())
            panels << QStringLiteral("%1 %2 × %3")
                          .arg(panel->objectName())
                          .arg(panel->minimumSizeHint().width())
                          .arg(panel->minimumSizeHint().height());
        setPresentationScale(1);
        QApplication::setFont(before);
        QVERIFY2(least.width() <= 1280 && least.height() <= 800,
                 qPrintable(QStringLiteral("%1 × %2 of %3")
                                .arg(least.width())
                                .arg(least.height())
                                .arg(panels.join(QStringLiteral(", ")))));
    }

private:
    static void check(const QWidget& root)
    {
        const QStringList problems = problemsOf(root);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    static void open(MainWindow& window)
    {
        window.show();
        const auto data = test::teachingData();
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(test::madeUpComparison()));
    }
};

DEEPMI_STUDIO_TEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
