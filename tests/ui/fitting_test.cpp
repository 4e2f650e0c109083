#include "fitting.h"
#include "made_up_comparison.h"
#include "studio_window.h"

#include "dialogs/export_dialog.h"
#include "dialogs/help_window.h"
#include "dialogs/open_data_dialog.h"
#include "dialogs/shortcuts_dialog.h"
#include "dialogs/training_settings_dialog.h"
#include "models/language.h"
#include "panels/message_banner.h"
#include "panels/panel.h"
#include "tour/tour_dialog.h"

#include <QAction>
#include <QDockWidget>
#include <QHelpEvent>
#include <QToolTip>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;
using test::Fitting;

/// Everything in the window and its dialogs can be read and reached, in every language, on the smallest
/// screen that the program is made for.
class FittingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio::settings().clear();
        m_font = QApplication::font();
    }
    void cleanup()
    {
        setPresentationScale(1);
        QApplication::setFont(m_font);
        installLanguage(QStringLiteral("en"));
    }

    void everyPanelCanBeRead_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        for (const Language& language : languages()) {
            const auto row = [&](const char* name, QSize size, double scale) {
                QTest::addRow("%s, %s", qPrintable(language.code), name) << language.code << size << scale;
            };
            row("1280 × 800", {1280, 800}, 1);
            row("1280 × 800, texts of 125 %", {1280, 800}, 1.25);
            row("1920 × 1080, presented", {1920, 1080}, 1.6);
        }
    }
    void everyPanelCanBeRead()
    {
        QFETCH(const QString, language);
        QFETCH(const QSize, size);
        QFETCH(const double, scale);
        use(language, scale);
        MainWindow window;
        window.resize(size);
        window.show();
        QStringList found;
        settle(window);
        look(window, found, "empty");
        open(window);
        for (const studio::Panel* panel : window.panels()) {
            window.showPanel(panel->objectName());
            settle(window);
            look(window, found, qPrintable(panel->objectName()));
        }
        CurriculumSettings preview = window.workspace().settings();
        preview.previewClusters = 12;
        window.workspace().changeSettings(preview, QStringLiteral("preview"));
        window.banner().show(QStringLiteral("A training said"),
                             QStringLiteral("something of some length. ").repeated(12));
        settle(window);
        for (const char* panel : {"dataPanel", "pretrainPanel"}) {
            window.showPanel(QLatin1String(panel));
            settle(window);
            look(window, found, "below a message");
        }
        verify(found);
    }

    /// Letters that grow while everything stands there already, on a screen that is hardly wide enough.
    void everyPanelCanBeReadOncePresented_data()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::addRow("%s", qPrintable(language.code)) << language.code;
    }
    void everyPanelCanBeReadOncePresented()
    {
        QFETCH(const QString, language);
        use(language, 1);
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        open(window);
        settle(window);
        auto* mode = find<QAction>(&window, "presentationAction");
        mode->trigger();
        QTRY_VERIFY(window.isFullScreen());
        settle(window);
        window.resize(1280, 800); // the screen of an offscreen platform is smaller
        QStringList found;
        for (const studio::Panel* panel : window.panels()) {
            window.showPanel(panel->objectName());
            settle(window);
            look(window, found, qPrintable(panel->objectName()));
        }
        mode->trigger();
        QTRY_VERIFY(!window.isFullScreen());
        verify(found);
    }

    void longTooltipsStandInLines()
    {
        MainWindow window;
        window.show();
        open(window);
        window.showPanel(QStringLiteral("comparisonPanel"));
        settle(window);
        int sentences = 0;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->toolTip().size() < 150 ||
                Qt::mightBeRichText(widget->toolTip()))
                continue;
            ++sentences;
            QHelpEvent asked(QEvent::ToolTip, widget->rect().center(),
                             widget->mapToGlobal(widget->rect().center()));
            QApplication::sendEvent(widget, &asked);
            const QWidget* tip = nullptr;
            for (const QWidget* top : QApplication::topLevelWidgets())
                if (top->inherits("QTipLabel") && top->isVisible())
                    tip = top;
            QVERIFY2(tip && tip->width() < 640, qPrintable(widget->objectName()));
            QVERIFY(tip->height() > 2 * tip->fontMetrics().height());
        }
        QVERIFY(sentences > 2);
        QToolTip::hideText();
    }

    void everyDialogCanBeRead_data() { everyPanelCanBeRead_data(); }
    void everyDialogCanBeRead()
    {
        QFETCH(const QString, language);
        QFETCH(const double, scale);
        use(language, scale);
        MainWindow window;
        window.show();
        open(window);
        QStringList found;
        OpenDataDialog opening(window.workspace(), &window);
        TrainingSettingsDialog training(&window);
        training.showBins(10);
        HelpWindow help(&window);
        ShortcutsDialog shortcuts(window);
        for (QWidget* dialog : std::initializer_list<QWidget*>{&opening, &training, &help, &shortcuts}) {
            dialog->show();
            QTest::qWait(50);
            look(*dialog, found, dialog->metaObject()->className());
            dialog->close();
        }
        std::vector<Figure> figures;
        for (const studio::Panel* panel : window.panels())
            for (Figure& figure : panel->figures())
                figures.push_back(std::move(figure));
        ExportDialog exporting(std::move(figures), &window);
        exporting.show();
        look(exporting, found, "export");
        TourDialog tour(window.workspace(), &window);
        tour.show();
        for (int page = 0; page < tour.pageCount(); ++page) {
            tour.goTo(page);
            settle(window);
            look(tour, found, qPrintable(QStringLiteral("tour %1").arg(page + 1)));
        }
        verify(found);
    }

private:
    void use(const QString& language, double scale)
    {
        installLanguage(language);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * scale);
        setPresentationScale(scale);
        QApplication::setFont(font);
    }

    static void settle(MainWindow& window)
    {
        QTRY_VERIFY(window.workspace().jobs().isIdle() && window.workspace().previews().isIdle() &&
                    !window.workspace().isPending());
        QTest::qWait(50);
    }

    /// Adds what is found, and of several panels in front of which it is the same, the first.
    static void look(const QWidget& root, QStringList& found, const char* when)
    {
        // Layouts settle in some turns of the event loop, and some words come a moment later.
        QStringList problems;
        (void)QTest::qWaitFor(
            [&] {
                problems = Fitting(root).problems();
                return problems.isEmpty();
            },
            1500);
        for (const QString& problem : problems)
            if (!found.join(QLatin1Char('\n')).contains(problem))
                found << QStringLiteral("%1: %2").arg(QLatin1String(when), problem);
    }

    static void verify(const QStringList& found)
    {
        // qFail cuts long messages.
        for (const QString& problem : found)
            qWarning("%s", qPrintable(problem));
        QCOMPARE(found, QStringList());
    }

    static void open(MainWindow& window)
    {
        const auto data = test::teachingData();
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(test::madeUpComparison()));
    }

    QFont m_font;
};

DEEPMI_STUDIO_TEST_MAIN(FittingTest)
#include "fitting_test.moc"
