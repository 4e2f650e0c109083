#include "studio_window.h"

#include "data/teaching_corpus.h"
#include "dialogs/open_data_dialog.h"
#include "models/text.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;

/// Paths are typed into the dialog that opens data as soon as it is there, and are looked at while they are
/// typed.
class OpenDataTypingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static OpenDataDialog* openDialog(MainWindow& window)
    {
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        find<QAction>(&window, "openDataAction")->trigger();
        auto* dialog = window.findChild<OpenDataDialog*>();
        dialog->activateWindow();
        (void)QTest::qWaitForWindowActive(dialog);
        return dialog;
    }

private Q_SLOTS:
    void initTestCase()
    {
        TeachingCorpusParameters parameters;
        parameters.rows = 60;
        parameters.unlabeled = 60;
        parameters.features = 8;
        writeTeachingCorpus(makeTeachingCorpus(parameters), pathOf(m_folder.path()));
    }
    void init() { studio::settings().clear(); }

    void whatIsTypedAtOnceStandsInTheFirstField()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        QVERIFY(dialog->focusWidget());
        QTest::keyClicks(dialog->focusWidget(), at("features.h5"));
        QCOMPARE(find<QLineEdit>(dialog, "featuresPath")->text(), at("features.h5"));
        // Nothing between the fields takes the keyboard.
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Backtab);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("featuresPath"));
    }

    void aFileThatIsTypedIsReadWithoutLeavingItsField()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* ratings = find<QLineEdit>(dialog, "ratingsPath");
        const auto* title = find<QLabel>(dialog, "previewTitle");
        const auto* facts = find<QLabel>(dialog, "previewFacts");
        ratings->setFocus();
        QTest::keyClicks(ratings, at("labels_deta"));
        QVERIFY2(title->text().contains(QStringLiteral("labels_deta")), qPrintable(title->text()));
        QVERIFY2(facts->text().contains(QStringLiteral("Enter")), qPrintable(facts->text()));
        QTest::qWait(600);
        // There is no such file yet: most names begin like that, and nothing is said of it for a while.
        QVERIFY(find<QLabel>(dialog, "ratingsStatus")->text().isEmpty());
        QTest::keyClicks(ratings, QStringLiteral("iled.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QLabel>(dialog, "ratingsStatus")->text().contains(QStringLiteral("ratings of")), 20000);
        QCOMPARE(dialog->focusWidget(), ratings);
        QVERIFY(find<QTableWidget>(dialog, "previewTable")->rowCount() > 0);
        // The rows of that file are not those of another name.
        QTest::keyClick(ratings, Qt::Key_Backspace);
        QCOMPARE(find<QTableWidget>(dialog, "previewTable")->rowCount(), 0);
        QVERIFY(facts->text().contains(QStringLiteral("Enter")));
        QTest::keyClicks(ratings, QStringLiteral("v"));
        QVERIFY(find<QTableWidget>(dialog, "previewTable")->rowCount() > 0);
    }

    void whatIsNoFileIsSaidOfWithoutLeavingItsField()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* features = find<QLineEdit>(dialog, "featuresPath");
        const auto* status = find<QLabel>(dialog, "featuresStatus");
        QTest::keyClicks(features, at("featurse.h5"));
        QTRY_VERIFY_WITH_TIMEOUT(status->isVisible() && status->text().contains(at("featurse.h5")), 20000);
        QVERIFY2(status->text().contains(QStringLiteral("does not exist")), qPrintable(status->text()));
        QCOMPARE(dialog->focusWidget(), features);
        // Of a folder, what is wanted of it.
        features->selectAll();
        QTest::keyClicks(features, m_folder.path());
        QTRY_VERIFY2_WITH_TIMEOUT(status->text().contains(QStringLiteral(".mat")), qPrintable(status->text()),
                                  20000);
        auto* labels = find<QLineEdit>(dialog, "labelsPath");
        labels->setFocus();
        QTest::keyClicks(labels, m_folder.path());
        const auto* labelStatus = find<QLabel>(dialog, "labelsStatus");
        QTRY_VERIFY2_WITH_TIMEOUT(labelStatus->text().contains(QStringLiteral("folder")),
                                  qPrintable(labelStatus->text()), 20000);
    }

    void aBlankInTheMiddleOfANameOutlastsAPause()
    {
        QVERIFY(QFile::copy(at("labels_consensus.csv"), at("labels of mine.csv")));
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* labels = find<QLineEdit>(dialog, "labelsPath");
        const auto* status = find<QLabel>(dialog, "labelsStatus");
        labels->setFocus();
        QTest::keyClicks(labels, at("labels of "));
        QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("does not exist")), 20000);
        QTest::keyClicks(labels, QStringLiteral("mine.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("rows")), 20000);
        // Behind the name it goes when the field is left.
        QTest::keyClicks(labels, QStringLiteral(" "));
        QTest::keyClick(labels, Qt::Key_Tab);
        QCOMPARE(labels->text(), at("labels of mine.csv"));
        QVERIFY(status->text().contains(QStringLiteral("rows")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(OpenDataTypingTest)
#include "open_data_typing_test.moc"
