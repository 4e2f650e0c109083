#include "panels/message_banner.h"

#include "actions/file_actions.h"
#include "job/error.h"

#include "studio_window.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QToolButton>

using namespace deepmi;
using namespace deepmi::studio;

class MessageBannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreSeenOneAfterTheOtherAndThenTheLineGoes()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto* label = studio::test::find<QLabel>(&window, "messageText");
        auto* close = studio::test::find<QToolButton>(&window, "closeMessage");
        const int before = studio::test::find<QWidget>(&window, "heatmapPanelDock")->y();
        QVERIFY(!label->isVisible());

        window.banner().show(QStringLiteral("First."), QStringLiteral("What to do."));
        window.banner().show(QStringLiteral("Second."), QStringLiteral("What else."));
        window.banner().show(QStringLiteral("Second."), QStringLiteral("What else."));
        QTRY_VERIFY(label->isVisible() && close->isVisible());
        QVERIFY(label->visibleRegion().boundingRect().height() >= label->fontMetrics().height());
        QVERIFY(label->text().contains(QLatin1String("First.")));
        QTRY_VERIFY(studio::test::find<QWidget>(&window, "heatmapPanelDock")->y() > before);

        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(label->text().contains(QLatin1String("Second.")) && label->isVisible());
        QTest::mouseClick(close, Qt::LeftButton);
        QTRY_VERIFY(!label->isVisible());
        QVERIFY(window.banner().isEmpty());
        QTRY_COMPARE(studio::test::find<QWidget>(&window, "heatmapPanelDock")->y(), before);
    }

    void whatIsOnlyToBeKnownIsNoWarning()
    {
        MainWindow window;
        window.show();
        const auto* icon = studio::test::find<QLabel>(&window, "messageIcon");
        window.banner().show(QStringLiteral("Failed."), QStringLiteral("What to do."));
        QCOMPARE(icon->accessibleName(), QStringLiteral("Warning"));
        const QImage warning = icon->pixmap().toImage();
        studio::test::find<QAction>(&window, "languageAction_es")->trigger();
        QCOMPARE(icon->accessibleName(), QStringLiteral("Warning")); // the first stands there still
        studio::test::find<QToolButton>(&window, "closeMessage")->click();
        QVERIFY(
            studio::test::find<QLabel>(&window, "messageText")->text().contains(QStringLiteral("Español")));
        QCOMPARE(icon->accessibleName(), QStringLiteral("Information"));
        QVERIFY(icon->pixmap().toImage() != warning);
    }

    /// What failed and was then done is no message any more; others stay.
    void aMessageGoesWhenItIsNoLongerSo()
    {
        MainWindow window;
        window.show();
        JobQueue& queue = window.workspace().jobs();
        const auto run = [&](const QString& title, bool fails) {
            queue.enqueue(
                {title}, this,
                [fails](JobContext&) {
                    if (fails)
                        throw InputError("a.csv", "", "is bad");
                },
                [] {});
            QTRY_VERIFY(queue.isIdle());
        };
        run(QStringLiteral("Loading a"), true);
        QTRY_VERIFY(window.banner().text().contains(QStringLiteral("is bad")));
        run(QStringLiteral("Loading b"), false);
        QVERIFY(!window.banner().isEmpty());
        run(QStringLiteral("Loading a"), false);
        QTRY_VERIFY(window.banner().isEmpty());
    }

    /// A collapse of a pre-training of closed data would be read as one of the data that are open.
    void warningsOfATrainingGoWithItsData()
    {
        MainWindow window;
        window.workspace().setData(studio::test::teachingData(200), "arousal");
        window.workspace().jobs().enqueue(
            {QStringLiteral("Pre-training")}, &window,
            [](JobContext& context) { context.job().warn("a collapse"); }, [] {});
        QTRY_VERIFY(window.banner().text().contains(QLatin1String("a collapse")));
        window.banner().show(QStringLiteral("Another."), QStringLiteral("Stays."));
        window.workspace().setData(studio::test::teachingData(210), "arousal");
        QCOMPARE(window.banner().text(), QStringLiteral("Stays."));
    }

    /// A file of the same name in another folder is another file.
    void aMessageIsAboutOneFile()
    {
        QTemporaryDir folder;
        for (const char* name : {"a", "b"})
            QVERIFY(QDir(folder.path()).mkdir(QLatin1String(name)));
        MainWindow window;
        window.show();
        const auto open = [&](const char* place, const char* labels) {
            const QDir at(folder.filePath(QLatin1String(place)));
            const std::pair<const char*, const char*> files[] = {{"features.csv", "name,f1\nx,1\ny,2\n"},
                                                                 {"labels.csv", labels}};
            for (const auto& [name, content] : files) {
                QFile file(at.filePath(QLatin1String(name)));
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
            }
            window.fileActions().open(
                {at.filePath(QStringLiteral("features.csv")), at.filePath(QStringLiteral("labels.csv"))});
        };
        const char* good = "name,arousal,split\nx,3,Train\ny,4,Test1\n";
        open("a", "name,arousal,split\nx,high,Train\ny,low,Test1\n");
        QTRY_VERIFY_WITH_TIMEOUT(!window.banner().isEmpty(), 20000);
        const QString said = window.banner().text();
        open("b", good);
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
        QCOMPARE(window.banner().text(), said);
        const auto before = window.workspace().data();
        open("a", good);
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() != before && window.workspace().jobs().isIdle(),
                                 20000);
        QTRY_VERIFY(window.banner().isEmpty());
    }

    void theLineIsAsHighAsItsText()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto* label = studio::test::find<QLabel>(&window, "messageText");
        const auto* banner = studio::test::find<QWidget>(&window, "messageBanner");
        const int line = label->fontMetrics().height();
        window.banner().show(QStringLiteral("Said."), QStringLiteral("something to do ").repeated(30));
        // Some 480 characters: three lines at this width, and a frame around them.
        QTRY_VERIFY2(label->isVisible() && banner->height() < 6 * line,
                     qPrintable(QString::number(banner->height())));
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
        QTest::mouseClick(studio::test::find<QToolButton>(&window, "closeMessage"), Qt::LeftButton);
        window.banner().show(QStringLiteral("Short."), QStringLiteral("One line."));
        QTRY_VERIFY(label->isVisible() && banner->height() < 4 * line);
    }

    /// Layouts hold whether tool bars are seen; a message stays seen, and an empty line stays away.
    void aRestoredLayoutDoesNotHideMessages()
    {
        MainWindow window;
        window.show();
        const auto* label = studio::test::find<QLabel>(&window, "messageText");
        const nlohmann::ordered_json without = window.layoutState();
        window.banner().show(QStringLiteral("Said."), QStringLiteral("Something."));
        const nlohmann::ordered_json with = window.layoutState();
        window.restoreLayout(without);
        QTRY_VERIFY(label->isVisible());
        QTest::mouseClick(studio::test::find<QToolButton>(&window, "closeMessage"), Qt::LeftButton);
        window.restoreLayout(with);
        QTRY_VERIFY(!label->isVisible());
    }
};

DEEPMI_STUDIO_TEST_MAIN(MessageBannerTest)
#include "message_banner_test.moc"
