#include "comparison_studio.h"

#include "comparison/comparison_table.h"
#include "figures/svg.h"
#include "models/comparison_table_model.h"
#include "plots/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>

#include <limits>

using namespace deepmi;
using namespace deepmi::studio;
using test::ComparisonStudio;
using test::find;
using test::madeUpComparison;

/// What came of a comparison, in the real window: its table, its tests of significance, its figures.
class ComparisonResultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOpenIsSaidAndAStoredComparisonIsShown()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        QTRY_VERIFY(find<QLabel>(panel, "comparisonEmpty")->isVisible());
        QVERIFY(!find<QPushButton>(panel, "comparisonRun")->isEnabled());
        QVERIFY(find<QLabel>(panel, "comparisonStatus")->text().contains(QStringLiteral("Open data")));
        for (const Figure& figure : panel->figures())
            QVERIFY(!figure.missing.isEmpty());
        window.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUpComparison({{.70, .71, .72}, {.74, .76, .75}})));
        QVERIFY(find<QTableView>(panel, "comparisonTable")->isVisible());
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        QCOMPARE(table->index(1, 0).data().toString(), QStringLiteral("0.750 *\nVAR 1.33 %"));
        QVERIFY(table->index(1, 0).data(Qt::FontRole).value<QFont>().bold());
    }

    /// The symbol that cells refer to stands at the end of a row's title.
    void aLongerTitleOfARowHasItsRoom()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        ComparisonResult result = madeUpComparison({{.70, .71, .72}, {.74, .76, .75}});
        const auto show = [&] {
            window.workspace().setComparison(std::make_shared<const ComparisonResult>(result));
            QCoreApplication::processEvents();
        };
        show();
        const auto* table = find<QTableView>(&window, "comparisonTable");
        const auto isWhole = [&] {
            const QString title = table->model()->headerData(1, Qt::Vertical).toString();
            int needed = 0;
            for (const QString& line : title.split(u'\n'))
                needed = std::max(needed, table->verticalHeader()->fontMetrics().horizontalAdvance(line));
            return table->verticalHeader()->width() >= needed;
        };
        QVERIFY(isWhole());
        result.plan.approaches[1].title += " (α = 0.32)";
        for (TrialRecord& trial : result.trials)
            if (trial.approach + " (α = 0.32)" == result.plan.approaches[1].title)
                trial.approach = result.plan.approaches[1].title;
        show();
        QVERIFY(table->model()->headerData(1, Qt::Vertical).toString().contains(QLatin1String("0.32")));
        QVERIFY(isWhole());
    }

    void theTestCanBeChosen()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        // SciPy's case unequal_variance: pooled p .029, Welch's .055 (tests/golden/statistics.json).
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(
            madeUpComparison({{1, 2, 3, 4, 5}, {10, 20, 11, 35, 7}})));
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        auto* test = find<QComboBox>(panel, "comparisonTest");
        test->setCurrentIndex(0);
        QVERIFY(table->index(1, 0).data().toString().startsWith(QStringLiteral("16.600\n")));
        test->setCurrentIndex(1);
        QVERIFY(table->index(1, 0).data().toString().startsWith(QStringLiteral("16.600 *\n")));
        QVERIFY(table->index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("p = 0.029")));
        QVERIFY(table->index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("; g = 1.51 (")));
        test->setCurrentIndex(0);
    }

    /// Welch's p against W/O are .0213 and .0390 (tests/core/comparison_table_test): of three contrasts none
    /// is left, of the two with W/O curriculum both.
    void theCorrectionCanBeChosen()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(
            madeUpComparison({{.70, .71, .72}, {.73, .74, .75}, {.72, .73, .75, .735}})));
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        auto* correction = find<QComboBox>(panel, "comparisonCorrection");
        const auto shown = [&](int row) {
            return table->index(row, 0).data().toString().section(u'\n', 0, 0);
        };
        const auto tip = [&] { return table->index(1, 0).data(Qt::ToolTipRole).toString(); };
        QCOMPARE(correction->count(), 4);
        correction->setCurrentIndex(0);
        QCOMPARE(shown(1), QStringLiteral("0.740 *"));
        QCOMPARE(shown(2), QStringLiteral("0.734 *"));
        QVERIFY(!tip().contains(QStringLiteral("corrected")));
        correction->setCurrentIndex(1);
        QCOMPARE(shown(1), QStringLiteral("0.740"));
        QCOMPARE(shown(2), QStringLiteral("0.734"));
        QVERIFY2(tip().contains(QStringLiteral("p = 0.021, corrected p = 0.064")), qPrintable(tip()));
        correction->setCurrentIndex(2);
        QCOMPARE(shown(2), QStringLiteral("0.734 *"));
        QVERIFY2(tip().contains(QStringLiteral("p = 0.021, corrected p = 0.043 – significantly better")),
                 qPrintable(tip()));
        const Figure tabular = panel->figures()[1];
        QVERIFY(tabular.csv().find(",holm,column-against-plain,") != std::string::npos);
        QCOMPARE(tabular.provenance["correction"], "holm");
        // What a person chooses is remembered, what a project brings is not.
        QCOMPARE(
            find<QComboBox>(std::make_unique<MainWindow>().get(), "comparisonCorrection")->currentIndex(), 0);
        QTest::keyClick(correction, Qt::Key_Up);
        QTest::keyClick(correction, Qt::Key_Down);
        QCOMPARE(correction->currentIndex(), 2);
        QCOMPARE(
            find<QComboBox>(std::make_unique<MainWindow>().get(), "comparisonCorrection")->currentIndex(), 2);
        QTest::keyClick(correction, Qt::Key_Home);
        QCOMPARE(correction->currentIndex(), 0);
    }

    /// A talk shows what came of it; what is to be compared comes back afterwards.
    void theSetUpMakesRoomInAPresentation()
    {
        ComparisonStudio studio;
        const auto* setup = find<QWidget>(studio.panel, "comparisonSetup");
        const QFont font = QApplication::font();
        const auto present = [&](double scale) {
            setPresentationScale(scale);
            QFont large = font;
            large.setPointSizeF(font.pointSizeF() * scale);
            QApplication::setFont(large);
        };
        present(1.5);
        QVERIFY(setup->isVisible()); // nothing to show yet
        present(1);
        studio.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUpComparison({{.70, .71, .72}, {.74, .76, .75}})));
        present(1.5);
        QTRY_VERIFY(!setup->isVisible());
        present(1);
        QTRY_VERIFY(setup->isVisible());
        // What the person folds stays folded.
        auto* fold = find<QToolButton>(studio.panel, "comparisonFold");
        fold->click();
        present(1.5);
        present(1);
        QVERIFY(!setup->isVisible());
        fold->click();
        QVERIFY(setup->isVisible());
    }

    /// Of a row that is cut only the mean is read, and not what it varies by.
    void theTableEndsWithAWholeRow()
    {
        Workspace workspace;
        studio::ComparisonPanel panel(workspace);
        panel.resize(1000, 400);
        panel.show();
        workspace.setComparison(std::make_shared<const ComparisonResult>(madeUpComparison(
            {{.70, .71, .72}, {.74, .76, .75}, {.70, .71, .72}, {.74, .76, .75}, {.7, .71, .72}})));
        const auto* table = find<QTableView>(&panel, "comparisonTable");
        int partly = 0;
        for (int height = 330; height < 640; height += 14) {
            panel.resize(1000, height);
            QTest::qWait(60);
            const int seen = table->viewport()->height();
            int rows = 0, end = 0;
            for (; rows < table->model()->rowCount() && end + table->rowHeight(rows) <= seen; ++rows)
                end += table->rowHeight(rows);
            if (rows == table->model()->rowCount())
                continue;
            ++partly;
            QVERIFY2(
                rows > 0 && seen - end <= 4,
                qPrintable(QStringLiteral("%1: %2 rows and %3 px").arg(height).arg(rows).arg(seen - end)));
        }
        QVERIFY(partly > 0);
    }

    void theModelKeepsItsContract()
    {
        ComparisonTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(tabulate(madeUpComparison({{}, {.5}})));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setTable(
            tabulate(madeUpComparison({{.4, std::numeric_limits<double>::quiet_NaN()}, {.5, .5, .5}})));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("0.400\nn = 1 of 3"));
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("not counted")));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("0.500\nVAR 0.00 %"));
        model.setTable(tabulate(madeUpComparison({{}, {}, {}})));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("–\nn = 0 of 3"));
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }

    void figuresAreDrawnAndHaveTheirData()
    {
        ComparisonStudio studio;
        studio.workspace().setComparison(std::make_shared<const ComparisonResult>(
            madeUpComparison({{.70, .71, .72}, {.4, .4, .4}, {.5}})));
        const std::vector<Figure> figures = studio.panel->figures();
        QCOMPARE(figures.size(), std::size_t{3});
        const QStringList ids = {figures[0].id, figures[1].id, figures[2].id};
        QCOMPARE(ids, (QStringList{QStringLiteral("comparison"), QStringLiteral("comparison-table"),
                                   QStringLiteral("ranks")}));
        for (const Figure& figure : figures) {
            QVERIFY2(figure.missing.isEmpty(), qPrintable(figure.missing));
            QVERIFY(!figure.description.isEmpty());
            Svg svg(160, figure.naturalHeightMm({}), {}, "figure");
            figure.draw(svg, {});
            QVERIFY(svg.toString().find("nan") == std::string::npos);
            QVERIFY(svg.toString().find("<image") == std::string::npos);
            QVERIFY(QString::fromStdString(figure.csv()).count(QLatin1Char('\n')) > 1);
        }
        QVERIFY(figures[0].csv().starts_with("attribute,approach,seed"));
        QVERIFY(figures[1].csv().find("W/O curriculum,none,*,3,0.71") != std::string::npos);
    }
};

DEEPMI_STUDIO_TEST_MAIN(ComparisonResultsTest)
#include "comparison_results_test.moc"
