#include "actions/view_actions.h"

#include "main_window.h"
#include "models/language.h"
#include "panels/message_banner.h"
#include "plots/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLayout>
#include <QMenu>
#include <QScreen>
#include <QTimer>
#include <algorithm>
#include <vector>

namespace deepmi::studio
{

namespace
{

/// Languages name themselves; only the system's is translated.
void addLanguages(ViewActions& actions, MainWindow& window, QMenu& menu)
{
    auto* group = new QActionGroup(&actions);
    const auto add = [&](const QString& title, const QString& code) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QStringLiteral("languageAction_") +
                              (code.isEmpty() ? QStringLiteral("system") : code));
        action->setCheckable(true);
        action->setChecked(chosenLanguage() == code);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &actions, [&window, title, code] {
            chooseLanguage(code);
            const QString next = code.isEmpty() ? systemLanguage() : code;
            if (next != currentLanguage())
                window.banner().show(
                    ViewActions::tr("Language: %1.").arg(title),
                    ViewActions::tr("The window speaks it when the program is started again."), {},
                    MessageBanner::Kind::Information);
        });
    };
    add(ViewActions::tr("&System"), {});
    for (const Language& language : languages())
        add(language.name, language.code);
}

/// Texts and figures this much larger, to be read from the back of a lecture room: on a beamer of any number
/// of lines about as large a share of the picture.
double presentationSize(const QWidget& window)
{
    constexpr double atFullHd = 1.6;
    return std::clamp(atFullHd * window.screen()->size().height() / 1080, 1.25, 3.2);
}

void applyPresentation(double size, double scale)
{
    setPresentationScale(scale);
    QFont font = QApplication::font();
    font.setPointSizeF(size * scale);
    QApplication::setFont(font);
    // Qt's choices remember what they need at least in the letters of before, and forget it only with the
    // style.
    for (QWidget* widget : QApplication::allWidgets())
        if (qobject_cast<QComboBox*>(widget)) {
            QEvent style(QEvent::StyleChange);
            QApplication::sendEvent(widget, &style);
            widget->updateGeometry();
        }
}

/// Panels behind others learn one level a turn of the event loop what their forms need in other letters; here
/// all do, the inmost first.
void measureAnew(const MainWindow& window)
{
    for (const QDockWidget* dock : window.docks()) {
        const QList<QWidget*> widgets = dock->findChildren<QWidget*>();
        for (auto widget = widgets.rbegin(); widget != widgets.rend(); ++widget) {
            if ((*widget)->layout()) {
                (*widget)->layout()->invalidate();
                (*widget)->layout()->activate();
            }
            (*widget)->updateGeometry();
        }
    }
}

/// Those that are seen: of tabs the one in front, and what floats.
std::vector<QDockWidget*> docksInFront(const MainWindow& window)
{
    std::vector<QDockWidget*> front;
    for (QDockWidget* dock : window.docks())
        // Behind another tab it counts as visible too, beyond the window's edge.
        if (dock->isVisible() && (dock->isFloating() || window.rect().intersects(dock->geometry())))
            front.push_back(dock);
    return front;
}

} // namespace

ViewActions::ViewActions(MainWindow& window, QMenu& menu) : QObject(&window)
{
    QMenu* panels = menu.addMenu(tr("&Panels"));
    int number = 1;
    for (QDockWidget* dock : window.docks()) {
        QAction* action = panels->addAction(dock->windowTitle());
        const QString panel = dock->widget()->objectName();
        action->setObjectName(panel + QStringLiteral("Action"));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number % 10)));
        ++number;
        connect(action, &QAction::triggered, this, [&window, panel] { window.showPanel(panel); });
    }
    QAction* reset = menu.addAction(tr("&Reset layout"));
    reset->setObjectName(QStringLiteral("resetLayoutAction"));
    connect(reset, &QAction::triggered, this, [&window] { window.resetLayout(); });
    menu.addSeparator();

    auto* themes = new QActionGroup(this);
    const auto addTheme = [&](const QString& title, const char* name, Theme theme) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setChecked(chosenTheme() == theme);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [theme] { chooseTheme(theme); });
    };
    addTheme(tr("Theme of the &system"), "systemThemeAction", Theme::System);
    addTheme(tr("&Light theme"), "lightThemeAction", Theme::Light);
    addTheme(tr("&Dark theme"), "darkThemeAction", Theme::Dark);
    menu.addSeparator();
    addLanguages(*this, window, *menu.addMenu(tr("Lan&guage")));
    menu.addSeparator();

    QAction* presentation = menu.addAction(tr("Pr&esentation mode"));
    presentation->setObjectName(QStringLiteral("presentationAction"));
    presentation->setCheckable(true);
    presentation->setShortcut(QKeySequence(Qt::Key_F11));
    presentation->setToolTip(tr("Large texts and figures, the whole screen"));
    connect(presentation, &QAction::toggled, this,
            [&window, size = QApplication::font().pointSizeF(), layout = nlohmann::ordered_json(),
             geometry = QByteArray(), front = std::vector<QDockWidget*>()](bool on) mutable {
                if (on) {
                    layout = window.layoutState();
                    geometry = window.saveGeometry();
                    front = docksInFront(window);
                    applyPresentation(size, presentationSize(window));
                    window.showFullScreen();
                    return;
                }
                std::vector<QDockWidget*> chosen = docksInFront(window);
                std::erase_if(chosen, [&front](QDockWidget* dock) {
                    return std::find(front.begin(), front.end(), dock) != front.end();
                });
                applyPresentation(size, 1);
                window.showNormal();
                // Large texts have pushed docks and window; later, when they are small again.
                QTimer::singleShot(0, &window, [&window, layout, geometry, chosen] {
                    measureAnew(window);
                    window.restoreGeometry(geometry);
                    window.restoreLayout(layout);
                    // Where the docks stand is as before, which of them is in front as it was left.
                    for (QDockWidget* dock : chosen) {
                        dock->show();
                        dock->raise();
                    }
                });
            });
}

} // namespace deepmi::studio

#include "moc_view_actions.cpp"
