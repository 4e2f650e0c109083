#include "comparison_studio.h"

#include "plots/rank_scatter_view.h"
#include "statistics/correlation.h"

#include <QComboBox>
#include <QTabWidget>

#include <cmath>

using namespace deepmi;
using namespace deepmi::studio;
using test::ComparisonStudio;
using test::find;

/// Two measures' ranks of the same samples against each other, in the real window.
class RankScatterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksAreLinkedWithTheSelection()
    {
        ComparisonStudio studio;
        find<QTabWidget>(studio.panel, "comparisonTabs")->setCurrentIndex(1);
        auto* view = find<RankScatterView>(studio.panel, "rankScatter");
        QTRY_VERIFY(view->comparison());
        const auto comparison = view->comparison();
        // Train samples alone have both: DeepMI against disagreement.
        QCOMPARE(comparison->scatter.size(), studio.workspace().curriculum()->size());
        std::vector<double> score, spread;
        for (const std::int32_t row : comparison->rows) {
            const auto sample = studio.workspace().curriculum()->sampleOfRow(row);
            score.push_back(
                -studio.workspace().curriculum()->ranking->score(static_cast<std::size_t>(sample)));
            spread.push_back(studio.workspace().samples()->raterSpread[static_cast<std::size_t>(row)]);
        }
        QCOMPARE(comparison->scatter.spearman, spearmanCorrelation(score, spread));

        // A lasso around everything on the left half.
        const QPointF low = view->placeOf(0);
        QVERIFY(view->rect().contains(low.toPoint()));
        std::vector<std::int32_t> expected;
        const int middle = view->width() / 2;
        for (std::size_t sample = 0; sample < comparison->scatter.size(); ++sample)
            if (view->placeOf(sample).x() < middle)
                expected.push_back(comparison->rows[sample]);
        QTest::mousePress(view, Qt::LeftButton, {}, {2, 2});
        for (const QPoint corner : {QPoint(middle, 2), QPoint(middle, view->height() - 2),
                                    QPoint(2, view->height() - 2), QPoint(2, 3)})
            QTest::mouseMove(view, corner);
        QTest::mouseRelease(view, Qt::LeftButton, {}, {2, 2});
        QCOMPARE(studio.workspace().selection().rows(), expected);
        QVERIFY(!expected.empty() && expected.size() < comparison->scatter.size());

        // The keyboard's window.
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Minus);
        QTest::keyClick(view, Qt::Key_Return);
        const std::size_t few = studio.workspace().selection().rows().size();
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(view, Qt::Key_Plus);
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(view, Qt::Key_Right);
            QTest::keyClick(view, Qt::Key_Up);
        }
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(studio.workspace().selection().rows().size() > few);

        // Another α, other ranks.
        CurriculumSettings settings = studio.workspace().settings();
        settings.alpha = 1;
        studio.workspace().changeSettings(settings, QStringLiteral("α"));
        QTRY_VERIFY(view->comparison() != comparison &&
                    view->comparison()->scatter.spearman != comparison->scatter.spearman);
        // A measure with itself.
        find<QComboBox>(studio.panel, "rankMeasureY")
            ->setCurrentIndex(find<QComboBox>(studio.panel, "rankMeasureX")->currentIndex());
        QTRY_VERIFY(std::abs(view->comparison()->scatter.spearman - 1) < 1e-12);
        QCOMPARE(view->comparison()->scatter.x, view->comparison()->scatter.y);
    }

    void manyRanksAreThinnedAndPainted()
    {
        MainWindow window;
        std::vector<std::string> names;
        for (int i = 0; i < 30000; ++i)
            names.push_back("s" + std::to_string(i));
        window.workspace().addScores(std::make_shared<Scores>(randomScores(names, 1, 10)),
                                     QStringLiteral("A"));
        window.workspace().addScores(std::make_shared<Scores>(randomScores(names, 2, 10)),
                                     QStringLiteral("B"));
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        find<QTabWidget>(&window, "comparisonTabs")->setCurrentIndex(1);
        auto* view = find<RankScatterView>(&window, "rankScatter");
        QTRY_VERIFY_WITH_TIMEOUT(view->comparison(), 20000);
        QCOMPARE(view->comparison()->scatter.size(), std::size_t{30000});
        QCOMPARE(view->comparison()->scatter.shown.size(), std::size_t{20000});
        QVERIFY(std::abs(view->comparison()->scatter.spearman) < .03); // 5 / √30000
        QVERIFY(!view->grab().isNull());
    }
};

DEEPMI_STUDIO_TEST_MAIN(RankScatterTest)
#include "rank_scatter_test.moc"
