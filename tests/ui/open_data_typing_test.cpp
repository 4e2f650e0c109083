#include "studio_window.h"

#include "data/teaching_corpus.h"
#include "dialogs/open_data_dialog.h"
#include "models/text.h"

#include <QAction>
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
        // There is no such file: nothing is said of it before the field is left.
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
};

DEEPMI_STUDIO_TEST_MAIN(OpenDataTypingTest)
#include "open_data_typing_test.moc"
