#include "footprint.h"

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGenericPlugin>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
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
///     set NAME VALUE         the value of a field: number, text, check or place in a list
///     type NAME TEXT         writes into a line in the place of what it says, and ends the editing
///     choose NAME DATA       the entry of a combo box with these data
///     slide NAME FROM TO [STEP]  drags a slider, or turns a number, one step at a time
///     point NAME X Y         clicks there, in hundredths of the widget's width and height
///     header NAME COLUMN     clicks the title of a table's column, which sorts by it
///     press NAME KEY         one key, as QKeySequence writes it
///     answer NUMBER          presses the standard button of the question that is open
///     file PATH              the answer of the file dialog that is open
///     close NAME             closes the window of that object name
///     idle                   until no job runs
///     saved                  until the window has no unsaved changes
///     rest TICKS             lets the event loop go on for so many ticks of 20 ms
///     folder PATH            makes a folder
///     remove PATH            a file or folder below the current folder, as a person tidies up
///     say TEXT               a line on standard output
///     footprint TEXT         a line of what the process holds, and one of how many objects of which class
///                            (see footprint.h)
///     repeat N ... end [FILE]  the lines between, N times, or until FILE is there at the end of one
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
        if (m_at >= m_lines.size() || m_busy)
            return;
        const QString line = m_lines[m_at];
        const QString verb = line.section(QLatin1Char(' '), 0, 0);
        const QString name = line.section(QLatin1Char(' '), 1, 1);
        const QString rest = line.section(QLatin1Char(' '), 2);
        if (act(verb, name, rest, line.section(QLatin1Char(' '), 1))) {
            ++m_at;
            m_ticks = m_steps = 0;
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
        if (verb == QLatin1String("footprint")) {
            std::printf("footprint %s %s\ncensus %s\n", qPrintable(all), footprint().c_str(),
                        census().c_str());
            std::fflush(stdout);
            return true;
        }
        if (verb == QLatin1String("rest"))
            return ++m_steps > name.toInt();
        if (verb == QLatin1String("folder"))
            return QDir().mkpath(all);
        if (verb == QLatin1String("remove")) {
            const QString path = QDir::cleanPath(QDir().absoluteFilePath(all));
            if (!path.startsWith(QDir::currentPath() + QLatin1Char('/')))
                qFatal("studio_driver: %s is not below the current folder", qPrintable(path));
            return QFileInfo(path).isDir() ? QDir(path).removeRecursively()
                                           : !QFileInfo::exists(path) || QFile::remove(path);
        }
        if (verb == QLatin1String("repeat") || verb == QLatin1String("end"))
            return verb == QLatin1String("end") ? endRound(all) : beginRounds(name.toInt());
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
        QWidget* found = verb == QLatin1String("idle") ? widget(QStringLiteral("jobStatus")) : widget(name);
        if (!found)
            return false;
        if (verb == QLatin1String("idle"))
            return found->property("text").toString().isEmpty();
        if (verb == QLatin1String("close")) {
            later([found] { found->close(); });
            return true;
        }
        if (verb == QLatin1String("slide"))
            return slide(*found, rest);
        if (verb == QLatin1String("point"))
            return point(surfaceOf(*found), rest.section(QLatin1Char(' '), 0, 0).toDouble() / 100,
                         rest.section(QLatin1Char(' '), 1).toDouble() / 100);
        if (verb == QLatin1String("header"))
            return sort(*found, rest.toInt());
        if (verb == QLatin1String("press"))
            return press(*found, rest);
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
        if (verb == QLatin1String("type")) {
            auto* edit = qobject_cast<QLineEdit*>(found);
            if (!edit)
                qFatal("studio_driver: cannot do 'type %s'", qPrintable(all));
            edit->selectAll();
            edit->insert(rest);
            QMetaObject::invokeMethod(edit, "editingFinished");
            return true;
        }
        if (verb == QLatin1String("set")) {
            for (const char* property : {"checked", "value", "text", "currentIndex"})
                if (found->setProperty(property, rest))
                    return true;
        }
        qFatal("studio_driver: cannot do '%s %s'", qPrintable(verb), qPrintable(all));
    }

    bool beginRounds(int rounds)
    {
        m_firstOfRound = m_at + 1;
        m_roundsLeft = rounds;
        return true;
    }

    bool endRound(const QString& enough)
    {
        if (--m_roundsLeft > 0 && (enough.isEmpty() || !QFileInfo::exists(enough)))
            m_at = m_firstOfRound - 1; // the line that was done is left behind
        return true;
    }

    /// One step a tick, so that the window paints every one.
    bool slide(QWidget& widget, const QString& words)
    {
        const QStringList numbers = words.split(QLatin1Char(' '));
        const double from = numbers.value(0).toDouble(), to = numbers.value(1).toDouble();
        const double step = numbers.size() > 2 ? numbers[2].toDouble() : 1;
        const int steps = static_cast<int>(std::abs(to - from) / step + .5);
        const double value = from + (to < from ? -1 : 1) * step * m_steps;
        auto* slider = qobject_cast<QAbstractSlider*>(&widget);
        if (slider && m_steps == 0)
            slider->setSliderDown(true);
        if (slider)
            slider->setSliderPosition(qRound(value));
        else if (!widget.setProperty("value", value))
            qFatal("studio_driver: '%s' does not slide", qPrintable(widget.objectName()));
        if (m_steps++ < steps)
            return false;
        if (slider)
            slider->setSliderDown(false);
        return true;
    }

    /// What of a widget takes the mouse.
    static QWidget& surfaceOf(QWidget& widget)
    {
        auto* area = qobject_cast<QAbstractScrollArea*>(&widget);
        return area ? *area->viewport() : widget;
    }

    static bool point(QWidget& widget, double x, double y)
    {
        const QPointF at(x * widget.width(), y * widget.height()), global = widget.mapToGlobal(at);
        const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, global, button, buttons, Qt::NoModifier);
            QApplication::sendEvent(&widget, &event);
        };
        send(QEvent::MouseMove, Qt::NoButton, Qt::NoButton);
        send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton);
        return true;
    }

    static bool sort(QWidget& widget, int column)
    {
        auto* table = qobject_cast<QTableView*>(&widget);
        if (!table)
            qFatal("studio_driver: '%s' is no table", qPrintable(widget.objectName()));
        QHeaderView& header = *table->horizontalHeader();
        header.setOffset(header.sectionPosition(column));
        const double middle = header.sectionViewportPosition(column) + header.sectionSize(column) / 2.0;
        return point(*header.viewport(), middle / header.viewport()->width(), .5);
    }

    static bool press(QWidget& widget, const QString& name)
    {
        const QKeySequence keys = QKeySequence::fromString(name);
        if (keys.isEmpty())
            qFatal("studio_driver: '%s' is no key", qPrintable(name));
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, keys[0].key(), keys[0].keyboardModifiers());
            QApplication::sendEvent(&widget, &event);
        }
        return true;
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
    qsizetype m_at = 0;
    int m_ticks = 0; ///< at the same line
    int m_steps = 0; ///< of the line that takes several ticks
    qsizetype m_firstOfRound = 0;
    int m_roundsLeft = 0;
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
