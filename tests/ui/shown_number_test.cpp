#include "studio_window.h"

#include "models/language.h"
#include "models/sample_table_model.h"
#include "models/shown_number.h"

#include <QClipboard>
#include <QTableView>
#include <limits>

using namespace deepmi;
using namespace deepmi::studio;

/// Numbers are read one way in the whole window, and copied as every program reads them.
class ShownNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbersHaveTheirThousandsApartAndATrueMinusSign()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(countText(1765), QStringLiteral("1,765"));
        QCOMPARE(countText(std::size_t{999}), QStringLiteral("999"));
        QCOMPARE(countText(-1234567LL), QStringLiteral("−1,234,567"));
        QCOMPARE(decimalText(-.0014, 4), QStringLiteral("−0.0014"));
        QCOMPARE(decimalText(-.00001, 4), QStringLiteral("0.0000"));
        QCOMPARE(decimalText(12345.67, 1), QStringLiteral("12,345.7"));
        QCOMPARE(decimalText(std::numeric_limits<double>::quiet_NaN(), 1), QStringLiteral("–"));
        QCOMPARE(decimalText(-std::numeric_limits<double>::infinity(), 1), QStringLiteral("−∞"));
        QCOMPARE(signedText(.5, 2), QStringLiteral("+0.50"));
        QCOMPARE(signedText(-.5, 2), QStringLiteral("−0.50"));
        QCOMPARE(figuresText(.25, 4), QStringLiteral("0.25"));
        QCOMPARE(figuresText(1000, 4), QStringLiteral("1,000"));
        QCOMPARE(figuresText(-12345.6, 4), QStringLiteral("−12,346"));
        QCOMPARE(figuresText(1.5e-7, 4), QStringLiteral("1.5e−07"));
        QCOMPARE(figuresText(0, 4), QStringLiteral("0"));
        QCOMPARE(readableNumber(QStringLiteral("-1.5e-07")), QStringLiteral("−1.5e−07"));
        QCOMPARE(withMinusSigns(QStringLiteral("CCC train -0.012 (dev=-.3), seed-1 1e-05")),
                 QStringLiteral("CCC train −0.012 (dev=−.3), seed-1 1e−05"));
    }

    void everyLanguageHasADecimalPoint()
    {
        for (const Language& language : languages()) {
            installLanguage(language.code);
            QCOMPARE(decimalText(-1234.5, 1), QStringLiteral("−1,234.5"));
            QCOMPARE(countText(1234), QStringLiteral("1,234"));
        }
        installLanguage(QStringLiteral("en"));
    }

    void theTableIsReadOneWayAndCopiedAnother()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        MainWindow window;
        window.show();
        const auto data = test::teachingData(2500, 0);
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        auto* view = test::find<QTableView>(&window, "samplesTable");
        const QAbstractItemModel& model = *view->model();
        int negative = 0, grouped = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString shown = model.index(row, column).data().toString();
                const bool isNumber =
                    model.index(row, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
                if (!isNumber)
                    continue;
                QVERIFY2(!shown.contains(QLatin1Char('-')), qPrintable(shown));
                negative += shown.startsWith(QChar(0x2212));
                grouped += shown.contains(QLatin1Char(','));
            }
        QVERIFY(negative > 0);
        QVERIFY(grouped > 0);
        view->setFocus();
        view->selectAll();
        QTest::keySequence(view, QKeySequence::Copy);
        const auto copied = [] { return QApplication::clipboard()->text(); };
        QTRY_VERIFY(copied().contains(QLatin1String("\t-0.")));
        QVERIFY(!copied().contains(QChar(0x2212)));
        QVERIFY(!copied().contains(QLatin1Char(',')));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ShownNumberTest)
#include "shown_number_test.moc"
