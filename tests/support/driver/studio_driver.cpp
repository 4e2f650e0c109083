#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QGenericPlugin>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <algorithm>
#include <cstdio>

namespace
{

/// Works the controls of a real, unchanged program, one line of a script after the other, as a person at the
/// screen would: a line waits until what it names can be used. Qt loads it into the process where
/// QT_QPA_GENERIC_PLUGINS names it (see tests/support/driven_studio.h).
///
///     await NAME [TEXT]      until the widget is on screen and enabled, and says TEXT
///     click NAME             presses the button
///     trigger NAME           the action of that object name
///     set NAME VALUE         the value of a field: number, text or check
///     choose NAME DATA       the entry of a combo box with these data
///     answer NUMBER          presses the standard button of the question that is open
///     file PATH              the answer of the file dialog that is open
///     saved                  until the window has no unsaved changes
///     say TEXT               a line on standard output
class Driver final : public QObject
{
public:
    explicit Driver(const QString& script)
    {
        QFile file(script);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("studio_driver: cannot read %s", qPrintable(script));
        m_lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        connect(&m_timer, &QTimer::timeout, this, &Driver::tick);
        m_timer.start(20);
    }

private:
    void tick()
    {
        if (m_lines.isEmpty() || m_busy)
            return;
        const QString line = m_lines.first();
        const QString verb = line.section(QLatin1Char(' '), 0, 0);
        const QString name = line.section(QLatin1Char(' '), 1, 1);
        const QString rest = line.section(QLatin1Char(' '), 2);
        if (act(verb, name, rest, line.section(QLatin1Char(' '), 1))) {
            m_lines.removeFirst();
            m_ticks = 0;
        } else if (++m_ticks % 250 == 0) {
            std::printf("waits at: %s\n", qPrintable(line));
            std::fflush(stdout);
        }
    }

    /// Later, so that the timer goes on in the event loop of a dialog that this may open.
    void later(std::function<void()> press)
    {
        m_busy = true;
        QTimer::singleShot(0, this, [this, press = std::move(press)] {
            m_busy = false;
            press();
        });
    }

    static QWidget* widget(const QString& name)
    {
        for (QWidget* top : QApplication::topLevelWidgets())
            for (QWidget* found : top->findChildren<QWidget*>(name))
                if (found->isVisible() && found->isEnabled())
                    return found;
        return nullptr;
    }

    static bool says(const QWidget* widget, const QString& text)
    {
        for (const char* property : {"text", "currentText", "value"})
            if (widget->property(property).toString().contains(text))
                return true;
        return false;
    }

    bool act(const QString& verb, const QString& name, const QString& rest, const QString& all)
    {
        if (verb == QLatin1String("say")) {
            std::printf("%s\n", qPrintable(all));
            std::fflush(stdout);
            return true;
        }
        if (verb == QLatin1String("saved")) {
            const auto tops = QApplication::topLevelWidgets();
            return std::none_of(tops.begin(), tops.end(),
                                [](const QWidget* top) { return top->isWindowModified(); });
        }
        if (verb == QLatin1String("answer") || verb == QLatin1String("file"))
            return verb == QLatin1String("file") ? chooseFile(all) : answer(name.toInt());
        if (verb == QLatin1String("trigger")) {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (auto* action = top->findChild<QAction*>(name); action && action->isEnabled()) {
                    later([action] { action->trigger(); });
                    return true;
                }
            return false;
        }
        QWidget* found = widget(name);
        if (!found)
            return false;
        if (verb == QLatin1String("await"))
            return rest.isEmpty() || says(found, rest);
        if (verb == QLatin1String("click")) {
            auto* button = qobject_cast<QAbstractButton*>(found);
            later([button] { button->click(); });
            return button != nullptr;
        }
        if (verb == QLatin1String("choose")) {
            auto* box = qobject_cast<QComboBox*>(found);
            const int index = box ? box->findData(rest) : -1;
            if (index >= 0)
                box->setCurrentIndex(index);
            return index >= 0;
        }
        if (verb == QLatin1String("set")) {
            for (const char* property : {"checked", "value", "text"})
                if (found->setProperty(property, rest))
                    return true;
        }
        qFatal("studio_driver: cannot do '%s %s'", qPrintable(verb), qPrintable(all));
    }

    bool answer(int standardButton)
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        auto* button = box ? box->button(static_cast<QMessageBox::StandardButton>(standardButton)) : nullptr;
        if (button)
            later([button] { button->click(); });
        return button != nullptr;
    }

    bool chooseFile(const QString& path)
    {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* edit = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
        if (!edit)
            return false;
        edit->setText(path);
        later([dialog] { QMetaObject::invokeMethod(dialog, "accept"); });
        return true;
    }

    QStringList m_lines;
    QTimer m_timer;
    bool m_busy = false;
    int m_ticks = 0; ///< at the same line
};

class DriverPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "studio_driver.json")

public:
    QObject* create(const QString&, const QString&) override
    {
        return new Driver(qEnvironmentVariable("DEEPMI_TEST_SCRIPT"));
    }
};

} // namespace

#include "studio_driver.moc"
