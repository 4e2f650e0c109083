#include "studio_window.h"

#include "worker/pretrain_job.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

constexpr int waitMilliseconds = 120000;

/// Where these widgets stand in the window, a line each.
QString placesOf(const MainWindow& window, std::initializer_list<const char*> names)
{
    QStringList places;
    for (const char* name : names) {
        const auto* widget = find<QWidget>(&window, name);
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        places << QStringLiteral("%1 %2,%3 %4x%5")
                      .arg(QLatin1String(name))
                      .arg(place.x())
                      .arg(place.y())
                      .arg(place.width())
                      .arg(place.height());
    }
    return places.join(QLatin1Char('\n'));
}

} // namespace

/// What a person is about to click stays where it is when a job begins, runs and ends.
class SteadyLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio::settings().clear();
        std::filesystem::remove_all(checkpointFolder());
    }

    void nothingOfThePretrainingMovesWhenItBeginsStopsAndIsOffered_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x800") << QSize(1280, 800);
        QTest::newRow("1920x1080") << QSize(1920, 1080);
    }

    void nothingOfThePretrainingMovesWhenItBeginsStopsAndIsOffered()
    {
        QFETCH(const QSize, size);
        MainWindow window;
        window.resize(size);
        window.show();
        window.workspace().setData(test::teachingData(300, 80), "arousal");
        window.showPanel(QStringLiteral("pretrainPanel"));
        find<QSpinBox>(&window, "pretrainClusters")->setValue(5);
        find<QSpinBox>(&window, "pretrainBatch")->setValue(64);
        const auto places = [&] {
            QTest::qWait(50); // layouts settle
            return placesOf(window, {"pretrainClusters", "pretrainCost", "pretrainMore", "pretrainStart",
                                     "pretrainPause", "pretrainStop"});
        };
        const QString before = places();
        find<QPushButton>(&window, "pretrainStart")->click();
        QCOMPARE(places(), before);
        const auto& curves = window.workspace().trainings().curves();
        QTRY_VERIFY_WITH_TIMEOUT(!curves.empty() && curves.back().epochs() >= 2, waitMilliseconds);
        QVERIFY(find<QWidget>(&window, "pretrainProgress")->isVisible());
        QCOMPARE(places(), before);
        find<QToolButton>(&window, "pretrainStop")->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().jobs().isIdle(), waitMilliseconds);
        auto* discard = find<QPushButton>(&window, "pretrainDiscard");
        QTRY_VERIFY(discard->isVisible());
        QCOMPARE(places(), before);
        // What was said of the checkpoint goes with it.
        discard->click();
        QTRY_VERIFY(!discard->isVisible());
        QCOMPARE(find<QLabel>(&window, "pretrainStatus")->text(), QString());
        QCOMPARE(places(), before);
    }

    void nothingOfTheComparisonMovesWhenItBegins()
    {
        MainWindow window;
        window.show();
        const auto data = test::teachingData(300, 0);
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        window.showPanel(QStringLiteral("comparisonPanel"));
        const auto places = [&] {
            QTest::qWait(50);
            const auto* status = find<QLabel>(&window, "comparisonStatus");
            return placesOf(window, {"comparisonRun", "comparisonStop", "comparisonTrials"}) +
                   QStringLiteral("\nstatus at %1").arg(status->mapTo(&window, QPoint()).y());
        };
        const QString before = places();
        find<QPushButton>(&window, "comparisonRun")->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(&window, "comparisonProgress")->isVisible(), waitMilliseconds);
        QCOMPARE(places(), before);
        window.workspace().jobs().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().jobs().isIdle(), waitMilliseconds);
        QCOMPARE(places(), before);
    }
};

DEEPMI_STUDIO_TEST_MAIN(SteadyLayoutTest)
#include "steady_layout_test.moc"
