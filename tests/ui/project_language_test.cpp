#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "models/language.h"
#include "models/project_state.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <limits>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;

namespace
{

QTableView* samples(MainWindow& window)
{
    return find<QTableView>(&window, "samplesTable");
}

int columnOf(MainWindow& window, const QString& title)
{
    const auto* model = samples(window)->model();
    for (int column = 0; column < model->columnCount(); ++column)
        if (model->headerData(column, Qt::Horizontal).toString() == title)
            return column;
    return -1;
}

QStringList names(MainWindow& window)
{
    QStringList all;
    const auto* model = samples(window)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString();
    return all;
}

} // namespace

/// What a project keeps of what is looked at is in no language.
class ProjectLanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { studio::settings().clear(); }
    void cleanup() { installLanguage(QStringLiteral("en")); }

    /// Titles of columns are of a language; what a project keeps is not.
    void afterAChangeOfLanguageItIsFilteredAndSortedAsItWas_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("filter"); // as it is typed there
        QTest::addColumn<QString>("sorted");
        QTest::addColumn<QString>("title"); // of the same column after the change
        QTest::addColumn<QString>("found");
        const auto add = [](const char* name, const char* from, const char* to, const char* filter,
                            const char* sorted, const char* title, const char* found) {
            QTest::newRow(name) << from << to << filter << sorted << title << found;
        };
        add("from English", "en", "es", "Random: bin < 3 and \"Label\" > 2", "Random: rank",
            "Aleatorio: rango", "Random bin < 3 and label > 2");
        add("into English", "es", "en", "Aleatorio: tramo < 3 and Etiqueta > 2", "Aleatorio: rango",
            "Random: rank", "Random bin < 3 and label > 2");
        add("names of every language", "es", "en", "random bin < 3 and label > 2", "Aleatorio: rango",
            "Random: rank", "random bin < 3 and label > 2");
        add("no change", "es", "es", "Aleatorio: tramo < 3 and Etiqueta > 2", "Aleatorio: rango",
            "Aleatorio: rango", "Aleatorio: tramo < 3 and Etiqueta > 2");
    }

    void afterAChangeOfLanguageItIsFilteredAndSortedAsItWas()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, filter);
        QFETCH(QString, sorted);
        QFETCH(QString, title);
        QFETCH(QString, found);
        installLanguage(from);
        QStringList before;
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("study.deepmi"));
        {
            MainWindow window;
            window.resize(1280, 800);
            window.show();
            Workspace& workspace = window.workspace();
            workspace.setData(studio::test::teachingData(), "arousal");
            workspace.addScores(std::make_shared<Scores>(randomScores(workspace.samples()->names, 5)),
                                scoresTitle("random", std::numeric_limits<double>::quiet_NaN(), {}));
            window.showPanel(QStringLiteral("samplesPanel"));
            QTRY_VERIFY(!names(window).isEmpty());
            auto* field = find<QLineEdit>(&window, "samplesFilter");
            field->setText(filter);
            QTest::keyClick(field, Qt::Key_Return);
            QVERIFY2(!find<QLabel>(&window, "samplesFilterError")->isVisible(),
                     qPrintable(find<QLabel>(&window, "samplesFilterError")->text()));
            samples(window)->sortByColumn(columnOf(window, sorted), Qt::AscendingOrder);
            before = names(window);
            QVERIFY(before.size() > 5 && before.size() < 200);
            QHeaderView* header = samples(window)->horizontalHeader();
            header->moveSection(header->visualIndex(columnOf(window, sorted)), 1);
            find<QTabWidget>(&window, "comparisonTabs")->setCurrentIndex(1);
            window.showPanel(QStringLiteral("comparisonPanel"));
            auto* y = find<QComboBox>(&window, "rankMeasureY");
            QTRY_VERIFY(y->findData(QStringLiteral("file:Random")) >= 0);
            y->setCurrentIndex(y->findData(QStringLiteral("file:Random")));
            ask::setNextFileNames({file});
            find<QAction>(&window, "saveProjectAction")->trigger();
            QVERIFY(!window.isWindowModified());
        }
        installLanguage(to);
        MainWindow again;
        again.resize(1280, 800);
        again.show();
        again.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(!again.workspace().scores().empty() && again.workspace().jobs().isIdle(),
                                 20000);
        again.showPanel(QStringLiteral("samplesPanel"));
        QTRY_COMPARE(names(again), before);
        QHeaderView* header = samples(again)->horizontalHeader();
        QVERIFY(columnOf(again, title) >= 0);
        QCOMPARE(header->sortIndicatorSection(), columnOf(again, title));
        QCOMPARE(header->visualIndex(columnOf(again, title)), 1);
        QCOMPARE(find<QLineEdit>(&again, "samplesFilter")->text(), found);
        again.showPanel(QStringLiteral("comparisonPanel"));
        QTRY_COMPARE(find<QComboBox>(&again, "rankMeasureY")->currentData().toString(),
                     QStringLiteral("file:Random"));
        QVERIFY(!again.isWindowModified());
    }
};

DEEPMI_STUDIO_TEST_MAIN(ProjectLanguageTest)
#include "project_language_test.moc"
