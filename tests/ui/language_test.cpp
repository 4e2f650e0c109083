#include "models/language.h"

#include "dialogs/help_browser.h"
#include "dialogs/help_window.h"
#include "dialogs/shortcuts_dialog.h"
#include "panels/message_banner.h"
#include "studio_window.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSlider>
#include <QTableView>
#include <QTableWidget>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// What the page's links point at, in their order.
QStringList linksOf(const QString& page)
{
    static const QRegularExpression link(QStringLiteral("\\]\\((\\w+)\\)"));
    QStringList found;
    for (auto match = link.globalMatch(page); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

QString keyOf(const QString& title)
{
    static const QRegularExpression key(QStringLiteral("&(\\w)"));
    return key.match(title).captured(1).toUpper();
}

} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installLanguage(QStringLiteral("en")); }

    void everyHelpPageIsThereInEveryLanguage_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString& page : HelpWindow::pages())
            QTest::addRow("%s", qPrintable(page)) << page;
    }

    void everyHelpPageIsThereInEveryLanguage()
    {
        QFETCH(QString, page);
        installLanguage(QStringLiteral("en"));
        const QString english = helpText(page);
        QVERIFY(english.startsWith(QLatin1String("# ")));
        for (const Language& language : languages()) {
            installLanguage(language.code);
            const QString other = helpText(page);
            QVERIFY2(other.startsWith(QLatin1String("# ")), qPrintable(language.code));
            QCOMPARE(other == english, language.code == QLatin1String("en"));
            // The same points, the same ways to other pages.
            QCOMPARE(other.count(QLatin1String("\n- ")), english.count(QLatin1String("\n- ")));
            QCOMPARE(other.count(QLatin1String("\n\n")), english.count(QLatin1String("\n\n")));
            QCOMPARE(linksOf(other), linksOf(english));
        }
    }

    void everyHelpPageShowsItsPanel_data() { everyHelpPageIsThereInEveryLanguage_data(); }

    void everyHelpPageShowsItsPanel()
    {
        QFETCH(QString, page);
        static const QRegularExpression picture(QStringLiteral("!\\[[^\\]]{5,}\\]\\(([^)]+\\.png)\\)"));
        for (const Language& language : languages()) {
            installLanguage(language.code);
            const auto match = picture.match(helpText(page));
            QVERIFY2(match.hasMatch(), qPrintable(language.code));
            HelpBrowser browser;
            browser.resize(600, 400);
            browser.show();
            browser.showMarkdown(helpText(page), helpFolder(page));
            const auto shown = browser.loadResource(QTextDocument::ImageResource, QUrl(match.captured(1)));
            const auto image = shown.value<QImage>();
            QVERIFY2(image.width() > 200 && image.width() < 600, qPrintable(language.code));
        }
    }

    void theMenusSpeakTheLanguageAndEachEntryHasItsOwnKey_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        QTest::newRow("English") << "en"
                                 << "&File";
        QTest::newRow("Spanish") << "es"
                                 << "&Archivo";
        QTest::newRow("Traditional Chinese") << "zh_TW" << QStringLiteral("檔案(&F)");
    }

    void theMenusSpeakTheLanguageAndEachEntryHasItsOwnKey()
    {
        QFETCH(QString, code);
        QFETCH(QString, file);
        installLanguage(code);
        QCOMPARE(currentLanguage(), code);
        MainWindow window;
        QCOMPARE(window.menuBar()->actions().front()->text(), file);
        const auto check = [](const QString& name, const QList<QAction*>& entries) {
            std::set<QString> keys;
            for (const QAction* entry : entries)
                if (const QString key = keyOf(entry->text()); !key.isEmpty())
                    QVERIFY2(keys.insert(key).second,
                             qPrintable(name + QStringLiteral(" ▸ ") + entry->text()));
        };
        check(QStringLiteral("menu bar"), window.menuBar()->actions());
        for (const QAction* menu : window.menuBar()->actions())
            check(menu->text(), menu->menu()->actions());
    }

    void theListOfShortcutsLeavesTheKeysOfMenusOut()
    {
        installLanguage(QStringLiteral("zh_TW"));
        MainWindow window;
        const ShortcutsDialog dialog(window);
        const auto* table = studio::test::find<QTableWidget>(&dialog, "shortcutTable");
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("新增專案"));
        for (int row = 0; row < table->rowCount(); ++row)
            QVERIFY(!table->item(row, 0)->text().contains(QLatin1Char('(')));
    }

    void columnsOfSamplesAreAsWideAsTheirTextsUnderShortTitles()
    {
        installLanguage(QStringLiteral("zh_TW"));
        MainWindow window;
        window.show();
        const auto data = studio::test::teachingData();
        window.workspace().setData(data, "arousal");
        const auto* table = studio::test::find<QTableView>(&window, "samplesTable");
        const QAbstractItemModel& model = *table->model();
        QTRY_VERIFY(table->isVisible() && model.rowCount() > 0); // without scores
        window.workspace().addRun(studio::test::madeUpRun(*data));
        QTRY_VERIFY(!window.workspace().isPending());
        for (int column = 0; column < model.columnCount(); ++column)
            for (int row = 0; row < 50 && !table->isColumnHidden(column); ++row) {
                const QString shown = model.index(row, column).data().toString();
                const int needed = table->fontMetrics().horizontalAdvance(shown);
                QVERIFY2(table->columnWidth(column) > needed + 4, qPrintable(shown));
            }
    }

    void lettersHaveTheShapesOfTheLanguage()
    {
        const QString family = QApplication::font().family();
        const QString drawn = QFontInfo(QApplication::font()).family();
        installLanguage(QStringLiteral("zh_TW"));
        for (const QString& one : {family, QStringLiteral("Arial")}) {
            const QString asked = QFont::substitutes(one).mid(1).join(QLatin1Char(','));
            QCOMPARE(asked.toLower(),
                     preferredFonts(QStringLiteral("zh_TW")).join(QLatin1Char(',')).toLower());
        }
        // Latin letters stay as they were.
        QCOMPARE(QFontInfo(QApplication::font()).family(), drawn);
        installLanguage(QStringLiteral("es"));
        QVERIFY(QFont::substitutes(family).isEmpty());
    }

    /// 3,5 or 3.5, as keyboards and languages have it; shown as tables and figures have it.
    void numbersAreTakenWithCommaAndPoint()
    {
        installLanguage(QStringLiteral("es"));
        MainWindow window;
        window.workspace().setData(studio::test::teachingData());
        window.show();
        auto* alpha = studio::test::find<QDoubleSpinBox>(&window, "alphaSpin");
        for (const char* typed : {"0.25", "0,75"}) {
            alpha->selectAll();
            QTest::keyClicks(alpha, QLatin1String(typed));
            QTest::keyClick(alpha, Qt::Key_Return);
            QCOMPARE(alpha->text(),
                     QString(QLatin1String(typed)).replace(QLatin1Char(','), QLatin1Char('.')));
        }
        QTRY_COMPARE(window.workspace().settings().alpha, .75);
        QApplication::clipboard()->setText(QStringLiteral("0,5"));
        auto* line = alpha->findChild<QLineEdit*>();
        line->selectAll();
        line->paste();
        QTRY_COMPARE(window.workspace().settings().alpha, .5);
        QCOMPARE(line->text(), QStringLiteral("0.5"));

        auto* edges = studio::test::find<QLineEdit>(&window, "cutsEdit");
        const std::vector<double> expected = {2, 3.5, 5};
        for (const char* typed : {"2, 3.5, 5", "2, 3,5, 5", "2 3,5 5", "2; 3,5; 5"}) {
            edges->selectAll();
            QTest::keyClicks(edges, QLatin1String("1.5 6"));
            QTest::keyClick(edges, Qt::Key_Return);
            edges->selectAll();
            QTest::keyClicks(edges, QLatin1String(typed));
            QTest::keyClick(edges, Qt::Key_Return);
            QTRY_VERIFY2(window.workspace().settings().cuts == expected, typed);
        }
        // Without blanks it could be both: it is asked for again.
        edges->selectAll();
        QTest::keyClicks(edges, QLatin1String("2,3,4"));
        QTest::keyClick(edges, Qt::Key_Return);
        QVERIFY(window.workspace().settings().cuts == expected && !window.banner().isEmpty());
    }

    /// People copy numbers between fields, tables, figures and files: all have a point, and no thousands are
    /// set apart by one.
    void decimalsHaveAPointInEveryLanguage()
    {
        for (const char* language : {"en", "es", "zh_TW"}) {
            installLanguage(QLatin1String(language));
            QCOMPARE(QLocale().toString(.5), QStringLiteral("0.5"));
            QCOMPARE(QLocale().toString(12345), QStringLiteral("12,345"));
            QCOMPARE(writesDecimalCommas(), QLatin1String(language) == QLatin1String("es"));
            MainWindow window;
            window.workspace().setData(studio::test::teachingData());
            window.show();
            studio::test::find<QSlider>(&window, "trainingSmoothing")->setValue(70);
            int fields = 0;
            for (QDoubleSpinBox* field : window.findChildren<QDoubleSpinBox*>()) {
                field->setValue((field->minimum() > 0 ? field->minimum() : 0) + .125);
                ++fields;
                QVERIFY2(field->text().contains(QLatin1Char('.')) &&
                             !field->text().contains(QLatin1Char(',')),
                         qPrintable(field->objectName() + QLatin1Char(' ') + field->text()));
                if (!field->isEnabled())
                    continue; // it changes nothing as the rest stands
                auto* line = field->findChild<QLineEdit*>();
                const QString typed = QString::number(field->value() / 2, 'f', 2);
                line->setText({});
                QTest::keyClicks(line, QString(typed).replace(QLatin1Char('.'), QLatin1Char(',')));
                QVERIFY2(line->text().startsWith(typed), qPrintable(field->objectName() + line->text()));
            }
            QVERIFY(fields > 10);
            static const QRegularExpression comma(QStringLiteral("\\d,\\d(?!\\d\\d)"));
            for (const QLabel* label : window.findChildren<QLabel*>())
                QVERIFY2(!label->text().contains(comma), qPrintable(label->text()));
            for (const QWidget* widget : window.findChildren<QWidget*>())
                QVERIFY2(!widget->toolTip().contains(comma), qPrintable(widget->toolTip()));
        }
    }
};

DEEPMI_STUDIO_TEST_MAIN(LanguageTest)
#include "language_test.moc"
