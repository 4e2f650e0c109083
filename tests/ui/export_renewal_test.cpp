#include "comparison_studio.h"
#include "studio_window.h"

#include "dialogs/ask.h"
#include "dialogs/export_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;
using studio::test::madeUpComparison;

namespace
{

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Exporting {
    QTemporaryDir folder;
    MainWindow window;
    Workspace& workspace = window.workspace();
    ExportDialog* dialog = nullptr;

    Exporting()
    {
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        window.resize(1280, 800);
        window.show();
    }

    void compare(const std::vector<std::vector<double>>& values)
    {
        workspace.setComparison(std::make_shared<const ComparisonResult>(madeUpComparison(values)));
    }
    void open(const char* figure)
    {
        find<QAction>(&window, "exportAction")->trigger();
        dialog = find<ExportDialog>(&window, "exportDialog");
        dialog->choose(QLatin1String(figure));
        QTRY_VERIFY(!preview()->isDrawing());
    }
    QListWidget* list() const { return find<QListWidget>(dialog, "exportFigures"); }
    ExportPreview* preview() const { return find<ExportPreview>(dialog, "exportPreview"); }
    QPushButton* button() const { return find<QPushButton>(dialog, "exportButton"); }
    QString message() const { return find<QLabel>(dialog, "exportMessage")->text(); }
    QString exported(const char* name)
    {
        const QString file = folder.filePath(QLatin1String(name));
        QSignalSpy written(dialog, &ExportDialog::exported);
        ask::setNextFileNames({file});
        button()->click();
        (void)written.wait(10000);
        return contents(file);
    }
};

} // namespace

/// The dialog is open while results come: what it shows and writes is what is there by then.
class ExportRenewalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { studio::settings().clear(); }

    void trialsThatFinishMeanwhileAreShownAndExported()
    {
        Exporting studio;
        studio.compare({{.1, .2}, {.4}});
        studio.open("comparison");
        const QString title = studio.list()->currentItem()->text();
        find<QComboBox>(studio.dialog, "exportFormat")->setCurrentIndex(3);
        find<QDoubleSpinBox>(studio.dialog, "exportWidth")->setValue(120);
        QTRY_VERIFY(!studio.preview()->isDrawing());
        const QImage before = studio.preview()->picture();
        QVERIFY(!before.isNull());

        studio.compare({{.1, .2}, {.4, .625}});
        QTRY_VERIFY(studio.preview()->picture() != before && !studio.preview()->isDrawing());
        // What the person has chosen stays.
        QCOMPARE(studio.list()->currentItem()->text(), title);
        QCOMPARE(find<QComboBox>(studio.dialog, "exportFormat")->currentIndex(), 3);
        QCOMPARE(find<QDoubleSpinBox>(studio.dialog, "exportWidth")->value(), 120.);
        QVERIFY(studio.exported("trials.csv").contains(QStringLiteral("0.625")));
    }

    void whatHadNothingToShowCanBeExportedOnceThereIsSomething()
    {
        Exporting studio;
        studio.open("comparison");
        const auto* item = studio.list()->currentItem();
        const QString before = item->text();
        QVERIFY(before.contains(QLatin1String("(nothing yet)")) && !studio.button()->isEnabled());
        studio.compare({{.1, .2}, {.4, .5}});
        QTRY_VERIFY(studio.button()->isEnabled());
        QCOMPARE(studio.list()->currentItem(), item);
        QVERIFY(before.startsWith(item->text()) && item->text() != before);
        QVERIFY(!item->data(Qt::ForegroundRole).isValid());
        QTRY_VERIFY(!studio.preview()->picture().isNull());
        // And nothing again when it is taken away.
        studio.workspace.setComparison(nullptr);
        QTRY_VERIFY(!studio.button()->isEnabled());
        QCOMPARE(item->text(), before);
    }

    void epochsThatComeFastAreFollowedWithoutKeepingTheWindowBusy()
    {
        Exporting studio;
        studio.open("curves");
        TrainingLog& log = studio.workspace.trainings();
        const int live = log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("live"), true);
        QSignalSpy drawn(studio.preview(), &ExportPreview::drawn);
        QElapsedTimer time;
        time.start();
        int epochs = 0;
        while (time.elapsed() < 2000) {
            PretrainEpoch epoch;
            epoch.epoch = ++epochs;
            epoch.developmentCcc = .5;
            log.append(live, epoch);
            QTest::qWait(5);
        }
        // Drawn now and then while they come, not at every one.
        QVERIFY2(drawn.count() >= 1 && drawn.count() <= 7, qPrintable(QString::number(drawn.count())));
        const QString words = QStringLiteral("%1 epoch").arg(epochs);
        QTRY_VERIFY2(studio.preview()->accessibleDescription().contains(words),
                     qPrintable(words + studio.preview()->accessibleDescription()));
        find<QComboBox>(studio.dialog, "exportFormat")->setCurrentIndex(3);
        QVERIFY(studio.exported("curves.csv").contains(QStringLiteral("live,%1,").arg(epochs)));
    }

    void whatWasSaidOfAnExportStaysWhenResultsCome()
    {
        Exporting studio;
        studio.compare({{.1, .2}, {.4}});
        studio.open("comparison");
        QVERIFY(studio.exported("trials.svg").contains(QStringLiteral("<svg")));
        QTRY_VERIFY(studio.message().contains(QStringLiteral("trials.svg")));
        const QImage before = studio.preview()->picture();
        studio.compare({{.1, .2}, {.4, .625}});
        QTRY_VERIFY(studio.preview()->picture() != before);
        QVERIFY(studio.message().contains(QStringLiteral("trials.svg")));
    }

    /// The figure that a name is asked for is the one that was seen, and it is still there then.
    void nothingChangesWhileANameIsAskedFor()
    {
        Exporting studio;
        studio.compare({{.1, .2}, {.4}});
        studio.open("comparison");
        find<QComboBox>(studio.dialog, "exportFormat")->setCurrentIndex(3);
        QTRY_VERIFY(!studio.preview()->isDrawing());
        const QImage before = studio.preview()->picture();
        const QString file = studio.folder.filePath(QStringLiteral("comparison.csv"));
        bool unchanged = false;
        QTimer::singleShot(100, studio.dialog, [&] {
            studio.compare({{.1, .2}, {.4, .625}});
            QTest::qWait(900);
            unchanged = studio.preview()->picture() == before;
            auto* asking = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!asking)
                return;
            asking->setDirectory(studio.folder.path());
            QMetaObject::invokeMethod(asking, "accept");
        });
        QSignalSpy written(studio.dialog, &ExportDialog::exported);
        studio.button()->click();
        QVERIFY(written.count() == 1 || written.wait(10000));
        QVERIFY(unchanged);
        QVERIFY(!contents(file).isEmpty());
        QVERIFY(!contents(file).contains(QStringLiteral("0.625")));
        QTRY_VERIFY(studio.preview()->picture() != before);
    }
};

DEEPMI_STUDIO_TEST_MAIN(ExportRenewalTest)
#include "export_renewal_test.moc"
