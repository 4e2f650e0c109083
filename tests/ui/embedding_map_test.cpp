#include "studio_window.h"

#include "cluster/pca.h"
#include "figures/svg.h"
#include "job/random.h"
#include "panels/panel.h"
#include "plots/embedding_map_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <cmath>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

EmbeddingMap randomMap(std::size_t count)
{
    Random random(5);
    std::vector<float> x, y;
    std::vector<std::int32_t> rows;
    for (std::size_t point = 0; point < count; ++point) {
        x.push_back(static_cast<float>(4 * random.uniform() - 2));
        y.push_back(static_cast<float>(4 * random.uniform() - 2));
        rows.push_back(static_cast<std::int32_t>(point));
    }
    return mapOfPoints(std::move(x), std::move(y), std::move(rows));
}

MapColouring oneColour(const EmbeddingMap& map)
{
    MapColouring colouring;
    colouring.marks = {{"#000000", 0}, {"#ff0000", 0}};
    colouring.mark.assign(map.size(), 0);
    colouring.counts = {map.size(), 0};
    return colouring;
}

} // namespace

/// The map puts samples where the core's principal components are, and selects what stands inside a lasso.
class EmbeddingMapTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindow> m_window;
    Workspace& workspace() { return m_window->workspace(); }
    EmbeddingMapView& view() { return *test::find<EmbeddingMapView>(m_window.get(), "embeddingMap"); }
    void open(int rows = 400)
    {
        m_window = std::make_unique<MainWindow>();
        const auto data = test::teachingData(rows);
        workspace().setData(data, "arousal");
        workspace().addRun(test::madeUpRun(*data));
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->showPanel(QStringLiteral("embeddingPanel"));
        QTRY_VERIFY(view().map());
    }
    void drag(const std::vector<QPointF>& places, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(&view(), Qt::LeftButton, keys, places.front().toPoint());
        for (const QPointF& place : places) {
            QMouseEvent move(QEvent::MouseMove, place, view().mapToGlobal(place), Qt::NoButton,
                             Qt::LeftButton, keys);
            QCoreApplication::sendEvent(&view(), &move);
        }
        QTest::mouseRelease(&view(), Qt::LeftButton, keys, places.back().toPoint());
    }

private Q_SLOTS:
    void cleanup() { m_window.reset(); }

    void aLassoHoldsExactlyThePointsInside()
    {
        const EmbeddingMap map = randomMap(5000);
        // A disc as a polygon of many corners: a point well inside or outside is told by its distance.
        MapPolygon disc;
        for (int corner = 0; corner < 1000; ++corner)
            disc.push_back({.3 + std::cos(corner * M_PI / 500), -.2 + std::sin(corner * M_PI / 500)});
        const auto inside = pointsInside(map, disc);
        std::vector<bool> isInside(map.size());
        for (const std::uint32_t point : inside)
            isInside[point] = true;
        for (std::size_t point = 0; point < map.size(); ++point) {
            const double distance = std::hypot(map.x[point] - .3, map.y[point] + .2);
            if (distance < .999 || distance > 1.001)
                QCOMPARE(bool(isInside[point]), distance < 1);
        }
        // A polygon that is not convex, and one that crosses itself.
        const EmbeddingMap few = mapOfPoints({1, 3, 2, 2, 9}, {1, 1, 2.5F, .5F, 9}, {0, 1, 2, 3, 4});
        QCOMPARE(pointsInside(few, {{0, 0}, {4, 0}, {4, 2}, {2.5, 2}, {2, .8}, {1.5, 2}, {0, 2}}),
                 (std::vector<std::uint32_t>{0, 1, 3}));
        const EmbeddingMap bow = mapOfPoints({.5F, 3.5F, 2, 2}, {2, 2, 3, 1}, {0, 1, 2, 3});
        QCOMPARE(pointsInside(bow, {{0, 0}, {4, 4}, {4, 0}, {0, 4}}), (std::vector<std::uint32_t>{0, 1}));
        QVERIFY(pointsInside(few, {{0, 0}, {4, 4}}).empty());
        QVERIFY(pointsInside(mapOfPoints({}, {}, {}), disc).empty());
        // Points that are no numbers are nowhere.
        QVERIFY(pointsInside(mapOfPoints({NAN}, {0}, {0}), {{-9, -9}, {9, -9}, {9, 9}, {-9, 9}}).empty());
    }

    void theNearestPointIsFoundInTheGrid()
    {
        const EmbeddingMap map = randomMap(3000);
        Random random(9);
        for (int trial = 0; trial < 300; ++trial) {
            const double x = 5 * random.uniform() - 2.5, y = 5 * random.uniform() - 2.5;
            std::int64_t expected = -1;
            double best = .15;
            for (std::size_t point = 0; point < map.size(); ++point)
                if (const double distance = std::hypot(map.x[point] - x, map.y[point] - y); distance < best) {
                    best = distance;
                    expected = static_cast<std::int64_t>(point);
                }
            QCOMPARE(nearestPoint(map, x, y, .15), expected);
        }
        QCOMPARE(nearestPoint(mapOfPoints({}, {}, {}), 0, 0, 1), std::int64_t{-1});
        QCOMPARE(nearestPoint(mapOfPoints({2}, {3}, {0}), 2, 3, 0), std::int64_t{0});
    }

    void theImageSaysWhatItShows()
    {
        const auto map = std::make_shared<const EmbeddingMap>(randomMap(250000));
        MapScene scene{map, std::make_shared<const MapColouring>(oneColour(*map)), nullptr, {}, 1, {}};
        scene.plot = {0, 0, 300, 200, -2, 2, -2, 2};
        MapPicture all = drawMapImage(scene);
        QCOMPARE(all.inside, std::size_t{250000});
        QCOMPARE(all.shown, mostImagePoints);
        scene.plot.xLow = 0; // half of it: nothing is left out
        const MapPicture half = drawMapImage(scene);
        QVERIFY(half.inside < 130000);
        QCOMPARE(half.shown, half.inside);
        scene.plot.width = 0;
        QVERIFY(drawMapImage(scene).image.isNull());
        // One point in the middle, selected: its colour in the middle, an outline about it.
        const auto one = std::make_shared<const EmbeddingMap>(mapOfPoints({1}, {1}, {0}));
        auto colouring = std::make_shared<MapColouring>(oneColour(*one));
        colouring->marks[0].colour = "#00ff00";
        MapScene single{one, colouring, std::make_shared<const std::vector<std::uint8_t>>(1, 1), {}, 1, {}};
        single.plot = {0, 0, 41, 41, 0, 2, 0, 2};
        const MapPicture picture = drawMapImage(single);
        QCOMPARE(picture.shown, std::size_t{1});
        QCOMPARE(picture.image.pixelColor(20, 20), QColor(0, 255, 0));
        QVERIFY(qAlpha(picture.image.pixel(2, 2)) == 0);
        single.map = std::make_shared<const EmbeddingMap>(mapOfPoints({NAN}, {1}, {0}));
        QCOMPARE(drawMapImage(single).shown, std::size_t{0});
    }

    void pointsStandAtTheCoresComponents()
    {
        open();
        const Embedding& embedding = workspace().run()->embedding;
        const Pca pca = fitPca(embedding.h);
        const FloatMatrix places = project(pca, embedding.h);
        const EmbeddingMap& map = *view().map();
        QCOMPARE(map.size(), embedding.names.size());
        for (std::size_t point = 0; point < map.size(); ++point) {
            QCOMPARE(workspace().samples()->names[static_cast<std::size_t>(map.frameRow[point])],
                     embedding.names[point]);
            QCOMPARE(map.x[point], places.row(point)[0]);
            QCOMPARE(map.y[point], places.row(point)[1]);
        }
        QCOMPARE(map.shareX, pca.varianceRatio[0]);
        QVERIFY(
            test::find<QLabel>(m_window.get(), "mapCounts")->text().contains(QString::number(map.size())));
    }

    void coloursAreOfTheValues()
    {
        open();
        auto* box = test::find<QComboBox>(m_window.get(), "mapColourBox");
        const Curriculum& curriculum = *workspace().curriculum();
        for (int entry = 0; entry < box->count(); ++entry) {
            box->setCurrentIndex(entry);
            const MapColouring& colouring = *view().colouring();
            const auto by = static_cast<MapColour>(box->currentData().toInt());
            for (std::size_t point = 0; point < view().map()->size(); ++point) {
                const auto row = view().map()->frameRow[point];
                const auto sample = static_cast<std::size_t>(curriculum.sampleOfRow(row));
                const int mark = colouring.mark[point];
                if (by == MapColour::Cluster)
                    QCOMPARE(mark, curriculum.samples->assignments.cluster[sample]);
                else if (by == MapColour::Level)
                    QCOMPARE(mark, curriculum.deepmi->labelLevel[sample]);
                else if (by == MapColour::Bin)
                    QCOMPARE(mark, curriculum.ranking->bin(sample));
                else if (by == MapColour::Split)
                    QCOMPARE(colouring.names[mark], QStringLiteral("Train"));
                else if (by == MapColour::Score) {
                    const double share = (curriculum.ranking->score(sample) - colouring.low) /
                                         (colouring.high - colouring.low);
                    QVERIFY(std::abs(share * 63 - mark) <= .51);
                } else if (by == MapColour::Error) {
                    const double error = std::abs(curriculum.samples->assignments.predicted[sample] -
                                                  curriculum.samples->assignments.label[sample]);
                    QVERIFY(error >= colouring.low - 1e-9 && error <= colouring.high + 1e-9);
                }
            }
        }
        // 42 groups differ in colour or shape.
        std::set<std::pair<std::string, int>> marks;
        Assignments many = curriculum.samples->assignments;
        many.clusters = 42;
        workspace().setPreview(many, 42);
        box->setCurrentIndex(0);
        for (std::size_t group = 0; group < 42; ++group)
            marks.insert({view().colouring()->marks[group].colour, view().colouring()->marks[group].shape});
        QCOMPARE(marks.size(), std::size_t{42});
        QVERIFY(test::find<QLabel>(m_window.get(), "mapPreview")->isVisible());
    }

    void lassoRectangleAndClickSelect()
    {
        open();
        const EmbeddingMap& map = *view().map();
        // From the point lowest on the left to the one highest on the right.
        test::find<QToolButton>(m_window.get(), "mapRectangleButton")->click();
        std::size_t from = 0, to = 0;
        for (std::size_t point = 0; point < map.size(); ++point) {
            from = map.x[point] + map.y[point] < map.x[from] + map.y[from] ? point : from;
            to = map.x[point] + map.y[point] > map.x[to] + map.y[to] ? point : to;
        }
        drag({view().placeOf(from), view().placeOf(to)});
        const double lowX = std::min(map.x[from], map.x[to]), highX = std::max(map.x[from], map.x[to]);
        const double lowY = std::min(map.y[from], map.y[to]), highY = std::max(map.y[from], map.y[to]);
        const double pixel = view().window().unitsPerPoint; // corners are whole pixels
        for (const std::int32_t row : workspace().selection().rows()) {
            const auto point = static_cast<std::size_t>(
                std::find(map.frameRow.begin(), map.frameRow.end(), row) - map.frameRow.begin());
            QVERIFY(map.x[point] > lowX - pixel && map.x[point] < highX + pixel);
            QVERIFY(map.y[point] > lowY - pixel && map.y[point] < highY + pixel);
        }
        std::size_t inside = 0;
        for (std::size_t point = 0; point < map.size(); ++point)
            inside += map.x[point] > lowX + pixel && map.x[point] < highX - pixel &&
                      map.y[point] > lowY + pixel && map.y[point] < highY - pixel;
        QVERIFY(workspace().selection().rows().size() >= inside);
        QVERIFY(inside > 0);
        // The whole map by lasso; Ctrl toggles it all away.
        test::find<QToolButton>(m_window.get(), "mapLassoButton")->click();
        const QSizeF size = view().size();
        const std::vector<QPointF> around{
            {1, 1}, {size.width() - 1, 1}, {size.width() - 1, size.height() - 1}, {1, size.height() - 1}};
        drag(around);
        QCOMPARE(workspace().selection().rows().size(), map.size());
        drag(around, Qt::ControlModifier);
        QVERIFY(workspace().selection().isEmpty());
        // A click takes the nearest point, Shift adds another.
        QTest::mouseClick(&view(), Qt::LeftButton, {}, view().placeOf(17).toPoint());
        QCOMPARE(workspace().selection().rows().size(), std::size_t{1});
        QCOMPARE(workspace().selection().current(), workspace().selection().rows().front());
        QTest::mouseClick(&view(), Qt::LeftButton, Qt::ShiftModifier, view().placeOf(210).toPoint());
        QVERIFY(workspace().selection().rows().size() <= 2 && !workspace().selection().isEmpty());
    }

    void keysPanZoomAndGoOn()
    {
        open();
        view().setFocus();
        const MapWindow before = view().window();
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().window().x > before.x);
        QTest::keyClick(&view(), Qt::Key_Up);
        QVERIFY(view().window().y > before.y);
        QTest::keyClick(&view(), Qt::Key_Plus);
        QVERIFY(view().window().unitsPerPoint < before.unitsPerPoint);
        QVERIFY(view().picture().inside < view().map()->size());
        QTest::keyClick(&view(), Qt::Key_0);
        QCOMPARE(view().window().unitsPerPoint, before.unitsPerPoint);
        const auto xOf = [&](std::int32_t row) {
            const auto& rows = view().map()->frameRow;
            return view()
                .map()
                ->x[static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin())];
        };
        QTest::keyClick(&view(), Qt::Key_Tab);
        const auto first = workspace().selection().current();
        QCOMPARE(xOf(first), view().map()->lowX);
        QTest::keyClick(&view(), Qt::Key_Tab);
        const auto second = workspace().selection().current();
        QVERIFY(second != first && xOf(second) >= xOf(first));
        QTest::keyClick(&view(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(workspace().selection().current(), first);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(workspace().selection().rows(), (std::vector<std::int32_t>{first}));
        QTest::keyClick(&view(), Qt::Key_Escape);
        QTest::keyClick(&view(), Qt::Key_Tab);
        QVERIFY(!view().hasFocus());
    }

    void theFigureIsVectorsAndItsDataAreTheCoordinates()
    {
        open();
        for (const studio::Panel* panel : m_window->panels()) {
            if (panel->objectName() != QStringLiteral("embeddingPanel"))
                continue;
            const Figure figure = panel->figures().front();
            QCOMPARE(figure.id, QStringLiteral("embedding"));
            QVERIFY(figure.missing.isEmpty());
            FigureStyle style;
            Svg svg(style.widthMm, figure.naturalHeightMm(style), style, "embedding");
            figure.draw(svg, style);
            const std::string text = svg.toString();
            QVERIFY(text.find("<image") == std::string::npos);
            std::size_t points = 0;
            for (const std::string& name : workspace().run()->embedding.names)
                points += text.find("data-name=\"" + name + "\"") != std::string::npos;
            QCOMPARE(points, view().map()->size());
            const std::string csv = figure.csv();
            QVERIFY(csv.starts_with("name,component_1,component_2,label,predicted,cluster,score\n"));
            QCOMPARE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
                     view().map()->size() + 1);
        }
    }

    void manyPointsAreThinnedOutInAFigureThatSaysSo()
    {
        const EmbeddingMap map = randomMap(30000);
        const std::vector<std::string> names(30000, "n");
        FigureStyle style;
        Svg svg(120, 80, style, "embedding");
        drawEmbeddingFigure(svg, map, oneColour(map), names, style);
        const std::string text = svg.toString();
        QVERIFY(text.find("20000 of 30000 points") != std::string::npos);
        std::size_t circles = 0;
        for (std::size_t at = 0; (at = text.find("data-name", at)) != std::string::npos; ++at)
            ++circles;
        QCOMPARE(circles, mostFigurePoints);
    }

    void noRunAndBrokenEmbeddingsSayWhatToDo()
    {
        m_window = std::make_unique<MainWindow>();
        const auto data = test::teachingData();
        workspace().setData(data, "arousal");
        m_window->show();
        m_window->showPanel(QStringLiteral("embeddingPanel"));
        auto* message = test::find<QLabel>(m_window.get(), "mapMessage");
        QVERIFY(message->text().contains(QStringLiteral("No run")));
        OpenRun broken = test::madeUpRun(*data);
        auto run = std::make_shared<PretrainRun>();
        run->attribute = broken.run->attribute;
        run->scale = broken.run->scale;
        run->parameters = broken.run->parameters;
        run->embedding.names = {broken.run->embedding.names[0], broken.run->embedding.names[1]};
        run->embedding.label = {2, 3};
        run->embedding.predicted = {2, 3};
        run->embedding.cluster = run->embedding.kmeansCluster = {0, 1};
        run->embedding.h = FloatMatrix(2, 2);
        std::fill_n(run->embedding.h.data(), 4, 1.F);
        run->embedding.h.row(1)[1] = NAN;
        workspace().addRun({run, {}});
        QTRY_VERIFY(message->text().contains(QStringLiteral("cannot be drawn")));
        // Two samples at one and the same place are a map.
        auto flat = std::make_shared<PretrainRun>();
        flat->attribute = run->attribute;
        flat->scale = run->scale;
        flat->parameters = run->parameters;
        flat->embedding.names = {run->embedding.names[0]};
        flat->embedding.label = flat->embedding.predicted = {2};
        flat->embedding.cluster = flat->embedding.kmeansCluster = {0};
        flat->embedding.h = FloatMatrix(1, 2);
        std::fill_n(flat->embedding.h.data(), 2, 1.F);
        workspace().addRun({flat, {}});
        QTRY_VERIFY(view().map() && view().map()->size() == 1);
        QCOMPARE(view().picture().shown, std::size_t{1});
    }
};

DEEPMI_STUDIO_TEST_MAIN(EmbeddingMapTest)
#include "embedding_map_test.moc"
